from __future__ import annotations

from pathlib import Path

import pytest
import rdflib
from pyoxigraph import Store

import sagsspor
from sagsspor.errors import QueryError, UsageError
from sagsspor.graph.query import run_query
from sagsspor.reports.queries import (
    NamedQuery,
    named_queries,
    named_query,
    parse_query,
    queries_page,
)
from sagsspor.reports.rows import (
    request_key,
)
from tests.reports import havn
from tests.reports.stores import asker_of, graph_of

ROOT = Path(__file__).parents[2]
QUERIES = named_queries()
WANTED = """open-requests answered-requests overdue case-history request-trail member-attendance
member-dissents member-votes party-over-time parties decisions-by-outcome
meetings-by-reference-only items-by-kle bodies-of-item staff-attendance links"""


@pytest.fixture(scope="module")
def havn_graph() -> Store:
    return graph_of(havn.minutes())


def _values(query: NamedQuery) -> dict[str, str]:
    return query.bindings({"case": havn.CASE} if query.name == "case-history" else {})


def test_the_promised_queries_are_there() -> None:
    assert set(WANTED.split()) <= {query.name for query in QUERIES}


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.name)
def test_the_header_tells_the_truth(query: NamedQuery, havn_graph: Store) -> None:
    found = run_query(havn_graph, query.text, _values(query))
    if found.kind == "select":
        assert found.columns == tuple(column.name for column in query.columns)
    params = {param.name for param in query.params}
    assert all(f"${param}" in query.text for param in params)
    assert not params & {column.name for column in query.columns}


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.name)
def test_rdflib_reads_it_too(query: NamedQuery) -> None:
    rdflib.Graph().query(query.text)


def test_the_page_is_current() -> None:
    page = (ROOT / "docs" / "queries.md").read_text("utf-8")
    assert page == queries_page(), (
        "Write it again: python -m sagsspor.reports.queries > docs/queries.md"
    )


def test_a_missing_parameter_is_named() -> None:
    with pytest.raises(UsageError, match="case-history needs case"):
        named_query("case-history").bindings()


def test_a_wrong_parameter_is_named() -> None:
    with pytest.raises(UsageError, match="has no parameter sag"):
        named_query("open-requests").bindings({"sag": "1"})


def test_a_query_there_is_not() -> None:
    with pytest.raises(QueryError, match="no named query"):
        named_query("../queries/overdue")


def test_a_header_without_question() -> None:
    with pytest.raises(QueryError, match="lacks en"):
        parse_query("x", "# da: Hvad?\n# column a: b\nSELECT ?a {}")


def test_case_history_in_date_order_with_the_meeting_known_by_reference(havn_graph: Store) -> None:
    rows = list(asker_of(havn_graph)("case-history", case=havn.CASE))
    assert [
        (str(row["date"]), row["item"], row["known"], row["event"], row["outcome"], row["quote"])
        for row in rows
    ] == [
        ("2024-03-12", "3", "reference", "reference", "", "12. marts 2024 (sag 3)"),
        ("2024-06-04", "7", "minutes", "request", "noted", havn.ASKED),
        (
            "2024-10-08",
            "21",
            "minutes",
            "decision",
            "approved",
            "Godkendt. Per Lund stemte imod.",
        ),
    ]


def test_what_is_open_answered_and_overdue_as_of_a_date(havn_graph: Store) -> None:
    ask = asker_of(havn_graph)

    def texts(name: str, as_of: str) -> list[str]:
        return [row["text"] for row in ask(name, as_of=as_of)]

    assert texts("open-requests", "2024-06-04") == [havn.ASKED, havn.NEVER]
    assert texts("overdue", "2024-09-30") == []
    assert texts("overdue", "2024-10-01") == [havn.NEVER]
    assert texts("answered-requests", "2024-10-07") == []
    assert texts("answered-requests", "") == [havn.ASKED]
    assert texts("open-requests", "") == texts("overdue", "") == [havn.NEVER]
    assert texts("open-requests", "2024-06-03") == []


def test_party_over_time_and_dissents(havn_graph: Store) -> None:
    ask = asker_of(havn_graph)
    periods = ask("party-over-time", member="asta BRO")
    assert [(row["printed"], str(row["start"])) for row in periods] == [
        ("UFP", "2024-06-04"),
        ("A", "2024-10-08"),
    ]
    assert [row["item"] for row in ask("member-dissents", member="Asta Bro")] == ["7"]
    assert [row["choice"] for row in ask("member-votes", member="Per Lund")] == ["against"]
    assert [
        (str(row["date"]), row["status"]) for row in ask("member-attendance", member="Per Lund")
    ] == [("2024-06-04", "absent"), ("2024-10-08", "present")]


def test_a_request_trail_step_by_step(havn_graph: Store) -> None:
    rows = asker_of(havn_graph)("request-trail", request="fortøjningspæle på mødet")
    assert [(str(row["date"]), row["step"]) for row in rows] == [
        ("2024-06-04", "asked"),
        ("2024-10-08", "same case"),
        ("2024-10-08", "answered"),
    ]


def test_sparql_and_python_agree_on_the_examples(example_store: Path) -> None:
    """What follow_ups finds open and overdue is what the queries find."""
    from datetime import date

    from sagsspor.reports.site import asker, statuses

    with sagsspor.open(example_store) as trail:
        ask = asker(trail)
        assert trail.as_of
        found = statuses(trail, date.fromisoformat(trail.as_of))
        rows = list(ask("all-requests"))
        keys = {
            row["request"]: request_key(row["request"], row["reported_in"] or row["item"])
            for row in rows
        }
        unanswered = {
            key for key, status in found.items() if not set(status.answers) - status.partly
        }
        assert {keys[row["request"]] for row in ask("open-requests")} == unanswered
        overdue = {key for key in unanswered if found[key].code == "overdue"}
        assert {keys[row["request"]] for row in ask("overdue")} == overdue
        assert overdue
