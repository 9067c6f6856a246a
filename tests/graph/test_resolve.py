"""Who is who across documents: authorities, bodies, parties over time; and no order matters."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from sagsspor.graph.describe_derived import describe_identity, describe_links
from sagsspor.graph.followups import follow_ups, links_json
from sagsspor.graph.links import link
from sagsspor.graph.resolve import resolve
from sagsspor.nlp.record import Decision, Member, Mention, Record, Reference
from tests.benchmarks.link_growth import corpus
from tests.graph.records import ids, item, minutes, resolved

SEATS = ["Anton Brask", "Bodil Krogh", "Carl Ejby", "Dagny Holm"]


def _authorities(*records: Record) -> dict[str, str]:
    identity = resolved(*records)
    return {row.id.stem: row.authority for row in identity.documents.values()}


def test_three_members_of_one_body_join_an_unknown_authority() -> None:
    known = minutes("2023-03-07", doc="a", members=SEATS)
    unknown = minutes("2023-05-09", doc="b", town=None, members=[*SEATS[:3], "Ebba Frost"])
    assert _authorities(known, unknown)["b"] == "lillerup"


def test_two_members_do_not() -> None:
    known = minutes("2023-03-07", doc="a", members=SEATS)
    unknown = minutes("2023-05-09", doc="b", town=None, members=SEATS[:2])
    assert _authorities(known, unknown)["b"].startswith("~")


def test_two_members_and_numbers_that_run_on_do() -> None:
    known = minutes("2023-03-07", item("11", "A"), doc="a", members=SEATS)
    unknown = minutes("2023-05-09", item("19", "B"), doc="b", town=None, members=SEATS[:2])
    assert _authorities(known, unknown)["b"] == "lillerup"


def test_the_same_body_and_running_numbers_alone_prove_nothing() -> None:
    known = minutes("2023-03-07", item("11", "A"), doc="a", members=SEATS)
    unknown = minutes("2023-05-09", item("12", "B"), doc="b", town=None, members=["Ebba Frost"])
    assert _authorities(known, unknown)["b"].startswith("~")


def test_a_document_that_fits_two_authorities_stays_unknown() -> None:
    one = minutes("2023-03-07", doc="a", members=SEATS)
    two = minutes("2023-04-04", doc="b", town="Storby Kommune", members=SEATS)
    unknown = minutes("2023-05-09", doc="c", town=None, members=SEATS)
    found = _authorities(one, two, unknown)
    assert (found["a"], found["b"]) == ("lillerup", "storby")
    assert found["c"].startswith("~")
    assert any(row.kind == "authority" for row in resolved(one, two, unknown).candidates)


def test_a_reference_that_comes_true_joins() -> None:
    first = minutes("2023-03-07", item("11", "Sti ved Lilleåen"), doc="a")
    true = item(
        "7", "Sti ved Lilleåen - igen", refers=[Reference("2023-03-07", "Kulturudvalget", "11")]
    )
    later = minutes("2023-05-09", true, body="Byrådet", town=None, doc="b")
    assert _authorities(first, later)["b"] == "lillerup"
    chance = item(
        "7", "Nyt tag på hallen", refers=[Reference("2023-03-07", "Kulturudvalget", "11")]
    )
    other = minutes("2023-05-09", chance, body="Byrådet", town=None, doc="b")
    assert _authorities(first, other)["b"].startswith("~")


def test_a_decision_repeated_word_for_word_joins() -> None:
    text = "Et flertal anbefaler indstillingen, og et mindretal tager forbehold."
    first = minutes("2023-03-07", item("11", "Sti", text=text), doc="a", town=None)
    decided = Decision("Kulturudvalget", "2023-03-07", "recommended", text, "11")
    row = item("7", "Noget andet")
    later = minutes(
        "2023-05-09",
        type(row)(ordinal=7, number="7", title="Sti", decisions=(decided,)),
        body="Byrådet",
        town=None,
        doc="b",
    )
    found = _authorities(first, later)
    assert found["a"] == found["b"]


def test_an_override_goes_before_what_is_printed() -> None:
    record = minutes("2023-03-07", doc="a")
    identity = resolve([record], ids([record]), municipality="Storby Kommune")
    assert [row.path for row in identity.authorities] == ["storby"]


def test_parties_become_dated_intervals() -> None:
    records = [
        minutes(day, doc=day, members=[Member("Tora Vindum", party)])
        for day, party in (
            ("2022-02-01", "UFP"),
            ("2023-02-01", "UFP"),
            ("2024-02-01", "O"),
            ("2025-02-01", "Dansk Folkeparti"),
        )
    ]
    (person,) = resolved(*records).persons
    assert [(p.start, p.end) for p in person.parties] == [
        ("2022-02-01", "2023-02-01"),
        ("2024-02-01", "2025-02-01"),
    ]
    assert person.parties[1].party == "party/o"
    assert person.parties[1].printed == ("Dansk Folkeparti", "O")
    assert person.parties[0].first.document != person.parties[0].last.document


def test_a_name_in_running_text_is_one_of_the_list() -> None:
    record = minutes(
        "2023-03-07",
        doc="a",
        members=[Member("Githa Nordby"), Member("Anette Skovlyst")],
        mentions=(
            Mention("person", "Gittha Nordby (O)", (3, 20), "x"),
            Mention("person", "Anette SKOVLYST", (30, 45), "x"),
            Mention("person", "En Helt Anden", (50, 60), "x"),
        ),
    )
    persons = {row.name: row for row in resolved(record).persons}
    assert set(persons) == {"Githa Nordby", "Anette Skovlyst"}
    assert persons["Githa Nordby"].variants == ("Gittha Nordby",)
    assert [p.party for p in persons["Githa Nordby"].parties] == ["party/o"]


def _everything(records: list[Record]) -> tuple[str, str, str]:
    identity = resolve(records, ids(records))
    links = link(records, identity)
    value = links_json(links, follow_ups(records, identity, links), candidates=True)
    return describe_identity(identity), describe_links(links), repr(value)


@settings(max_examples=20, deadline=None, derandomize=True)
@given(st.randoms(use_true_random=False), st.integers(0, 5))
def test_the_order_of_the_records_changes_nothing(rng: random.Random, seed: int) -> None:
    records = corpus(120, one_town=False, seed=seed)[0]
    records += [
        minutes("2003-01-07", doc="x", town=None, members=[f"{n} Krogh" for n in ("Ana", "Bo")]),
        minutes("2003-02-04", doc="y", town=None, members=["Anna Krogh", "Bo Krogh", "Carl Holm"]),
    ]
    want = _everything(records)
    rng.shuffle(records)
    assert _everything(records) == want


def test_one_authority_is_linked_by_itself() -> None:
    records = corpus(4000, one_town=False)[0]
    both = {row.later.path for row in link(records, resolved(*records)).links}
    alone: set[str] = set()
    for town in ("By0 Kommune", "By1 Kommune"):
        mine = [row for row in records if row.meeting.municipality == town]
        alone |= {row.later.path for row in link(mine, resolved(*mine)).links}
    assert both == alone
