"""Thirty questions a secretary, a journalist and a researcher ask, on the examples.

``data/competency.json`` holds each question with the named query that answers it, its parameters,
the columns compared, and the rows expected. Oxigraph and rdflib's own engine must both give them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import rdflib
from pyoxigraph import Literal, RdfFormat, serialize

import sagsspor
from sagsspor.graph.build import build
from sagsspor.graph.dataset import CaseTrail
from sagsspor.graph.query_text import bind
from sagsspor.reports.queries import named_query, query_names

ROOT = Path(__file__).parents[1]
QUESTIONS: list[dict[str, Any]] = json.loads(
    (ROOT / "tests" / "data" / "competency.json").read_text("utf-8")
)


@pytest.fixture(scope="module")
def trail(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CaseTrail]:
    store = tmp_path_factory.mktemp("competency") / "store"
    build(sorted((ROOT / "examples").glob("bregnholt-*")), store)
    with sagsspor.open(store) as opened:
        yield opened


@pytest.fixture(scope="module")
def graph(trail: CaseTrail) -> rdflib.Graph:
    """Give the union of all graphs in rdflib's own store."""
    triples = {quad.triple for quad in trail.oxigraph}
    text = serialize(triples, format=RdfFormat.N_TRIPLES) or b""
    return rdflib.Graph().parse(data=text, format="nt")


def test_there_are_thirty_for_three_kinds_of_askers() -> None:
    assert len(QUESTIONS) >= 30
    assert {row["asker"] for row in QUESTIONS} == {"secretary", "journalist", "researcher"}
    assert {row["query"] for row in QUESTIONS} <= set(query_names())
    assert all(row["rows"] for row in QUESTIONS)


@pytest.mark.parametrize("row", QUESTIONS, ids=lambda row: row["question"][:60])
def test_oxigraph_answers(row: dict[str, Any], trail: CaseTrail) -> None:
    found = trail.query(row["query"], **row["params"])
    assert _cut(row["columns"], found.dicts()) == sorted(row["rows"])


@pytest.mark.parametrize("row", QUESTIONS, ids=lambda row: row["question"][:60])
def test_rdflib_answers_the_same(row: dict[str, Any], graph: rdflib.Graph) -> None:
    query = named_query(row["query"])
    values = {name: Literal(value) for name, value in query.bindings(row["params"]).items()}
    found = graph.query(bind(query.text, values))
    rows = ({str(name): at[name] for name in found.vars or ()} for at in _rows(found))
    assert _cut(row["columns"], rows) == sorted(row["rows"])


def _rows(found: rdflib.query.Result) -> Iterator[rdflib.query.ResultRow]:
    for row in found:
        assert isinstance(row, rdflib.query.ResultRow)
        yield row


def _cut(columns: list[str], rows: Iterator[dict[str, Any]]) -> list[list[str]]:
    """Give the columns compared of every row as texts, sorted, each row once."""
    found = {tuple("" if row[name] is None else str(row[name]) for name in columns) for row in rows}
    return sorted([list(row) for row in found])
