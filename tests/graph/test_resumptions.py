"""An item that was put off is answered when it is taken up again, whatever its title then says."""

from __future__ import annotations

import pytest

from sagsspor.graph.links import Link
from sagsspor.nlp.record import Item, Record
from tests.graph.records import ask, item, linked, minutes, statuses, triples

NEXT = "Udsat til næste møde, da økonomien ikke er belyst."
CASE = "Ny parkeringsstrategi"


def _put_off(title: str, *, text: str = NEXT, outcome: str = "postponed", doc: str = "a") -> Item:
    asked = ask(text, "til næste møde" if "næste møde" in text else None)
    return item("11", title, asks=[asked], outcome=outcome, text=text)


def _a(title: str, day: str = "2024-03-05") -> Record:
    return minutes(day, _put_off(title), doc="a")


def _b(*items: Item, day: str = "2024-04-09", **more: str) -> Record:
    return minutes(day, *items, doc="b", **more)


def _resumed(*records: Record) -> list[Link]:
    return [row for row in linked(*records).links if "resumption" in row.basis]


@pytest.mark.parametrize(
    "title",
    [
        CASE,
        f"{CASE} - udsat sag",
        f"{CASE} (udsat fra sidste møde)",
        f"Genoptagelse: {CASE}",
        f"2. behandling: {CASE}",
        f"Udsat sag: {CASE}",
    ],
)
def test_what_was_put_off_and_comes_back_is_not_overdue(title: str) -> None:
    a, b = _a(CASE), _b(item("21", title))
    (status,) = statuses(a, b)
    assert (status.status, status.overdue) == ("answered", False)
    (link,) = _resumed(a, b)
    assert (link.later.id, link.kind, link.earlier.id) == ("b#21", "answers", "a#11")


def test_without_a_time_it_is_answered_too() -> None:
    text = "Sagen genoptages, når ejerforholdene er belyst."
    a = minutes("2024-03-05", _put_off("Cykelsti på Strandvejen", text=text), doc="a")
    b = _b(item("21", "Cykelsti på Strandvejen - udsat sag"))
    (status,) = statuses(a, b)
    assert status.status == "answered"


def test_put_off_again_and_again_the_last_answers() -> None:
    a = _a(CASE)
    b = _b(item("21", f"{CASE} - udsat sag", outcome="postponed", text="Udsat."))
    c = minutes("2024-05-07", item("31", f"{CASE} - udsat sag", outcome="approved"), doc="c")
    (status,) = statuses(a, b, c)
    assert status.answered_by is not None
    assert status.answered_by.id == "c#31"
    assert [place.id for place in status.holding] == ["b#21"]


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("Orientering", "Orientering"),
        ("Orientering", "Orientering (udsat fra sidste møde)"),
        ("Meddelelser", "Meddelelser - fortsat"),
        ("Eventuelt", "Eventuelt"),
        ("Budgetopfølgning", "Budgetopfølgning"),
        (CASE, "Ny parkeringsstrategi i Havnebyen - udsat sag"),
        (CASE, "Udsat sag: Ny lokalplan"),
    ],
)
def test_a_standing_item_or_another_title_is_no_resumption(first: str, then: str) -> None:
    assert _resumed(_a(first), _b(item("21", then))) == []


def test_a_title_that_is_settled_at_every_meeting_is_no_resumption_without_a_mark() -> None:
    others = [
        minutes(f"2023-{month:02}-07", item("1", "Status på anlæg"), doc=f"d{month}")
        for month in (8, 9, 10)
    ]
    a = _a("Status på anlæg")
    assert _resumed(*others, a, _b(item("21", "Status på anlæg"))) == []
    assert _resumed(*others, a, _b(item("21", "Status på anlæg - udsat sag"))) != []


def test_another_bodys_item_is_no_resumption() -> None:
    b = minutes("2024-04-09", item("21", f"{CASE} - udsat sag"), body="Byrådet", doc="b")
    assert _resumed(_a(CASE), b) == []


def test_what_was_settled_is_not_taken_up_again() -> None:
    a = minutes("2024-03-05", item("11", CASE, outcome="approved"), doc="a")
    assert _resumed(a, _b(item("21", f"{CASE} - udsat sag"))) == []


def test_two_items_of_one_title_are_no_resumption() -> None:
    assert _resumed(_a(CASE), _b(item("21", CASE), item("22", CASE))) == []


def test_after_the_next_few_meetings_it_is_another_matter() -> None:
    between = [
        minutes(f"2024-04-0{n}", item("1", "Regnskab for havnen"), doc=f"d{n}") for n in (1, 2, 3)
    ]
    b = _b(item("21", f"{CASE} - udsat sag"))
    assert _resumed(_a(CASE), *between[:2], b) != []
    assert _resumed(_a(CASE), *between, b) == []
    assert _resumed(_a(CASE, day="2023-03-07"), b) == []


def test_case_numbers_that_differ_are_two_matters() -> None:
    first = item("11", CASE, cases=["23-1"], outcome="postponed", asks=[ask(NEXT)])
    a = minutes("2024-03-05", first, doc="a")
    assert _resumed(a, _b(item("21", f"{CASE} - udsat sag", cases=["24-9"]))) == []
    assert _resumed(a, _b(item("21", f"{CASE} - udsat sag"))) != []


def test_only_the_putting_off_is_answered_by_coming_back() -> None:
    """What else was asked for at the item must be told of."""
    figures = ask("Udvalget ønsker en opgørelse over betalte afgifter i havnebyen.")
    first = item("11", CASE, asks=[figures, ask(NEXT, "til næste møde")], outcome="postponed")
    a = minutes("2024-03-05", first, doc="a")
    one, two = statuses(a, _b(item("21", f"{CASE} - udsat sag")))
    assert (one.status, two.status) == ("open", "answered")


@pytest.mark.parametrize(
    ("title", "before", "after", "same"),
    [
        ("Støj fra værftet ved Fjordstien", "18.20.00-K08-7-21", "18.20.00-K08-1-22", True),
        ("Støj fra værftet ved Fjordstien", "18.20.00-K08-7-99", "18.20.00-K08-1-00", True),
        # Of the same year, two years on, of another subject: two cases.
        ("Støj fra værftet ved Fjordstien", "18.20.00-K08-7-21", "18.20.00-K08-9-21", False),
        ("Støj fra værftet ved Fjordstien", "18.20.00-K08-7-20", "18.20.00-K08-1-22", False),
        ("Støj fra værftet ved Fjordstien", "18.20.00-K08-7-21", "18.20.00-G01-1-22", False),
        # A title that many cases have.
        ("Dispensation til opførelse af udestue", "01.03.03-P19-7-21", "01.03.03-P19-1-22", False),
        ("Støj ved Fjordstien", "18.20.00-K08-7-21", "18.20.00-K08-1-22", False),
    ],
)
def test_a_case_put_off_may_come_back_under_a_number_of_the_new_year(
    title: str, before: str, after: str, same: bool
) -> None:
    first = item("29", title, cases=[before], outcome="postponed")
    links = linked(
        minutes("2021-11-02", first, doc="gammel"),
        minutes("2022-01-12", item("3", title, cases=[after]), doc="ny"),
    )
    assert triples(links) == ({("ny#3", "continues", "gammel#29")} if same else set())
