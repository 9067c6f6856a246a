"""Open, answered, partly, late, overdue, expected again: as of a date."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sagsspor.graph.followups import links_json
from sagsspor.nlp.record import Record, Reference
from tests.graph.records import ask, item, linked, minutes, statuses

TITLE = "Leje af havnepakhuset til kunstnere"


def _asked(due: str | None, start: str | None = None, end: str | None = None) -> Record:
    request = ask("Udvalget ønsker en sag om leje af havnepakhuset.", due, start, end)
    return minutes("2023-03-07", item("11", "Byens atelierer", asks=[request]), doc="marts")


def _other(date: str) -> Record:
    return minutes(date, item("50", "Sejlklubbens bro"), doc=date)


def test_answered_with_the_days_between() -> None:
    (status,) = statuses(_asked(None), minutes("2023-05-09", item("21", TITLE), doc="maj"))
    assert (status.status, status.days, status.overdue) == ("answered", 63, False)
    assert status.answered_by is not None
    assert status.answered_by.id == "maj#21"


def test_only_meetings_up_to_the_date_count() -> None:
    records = _asked(None), minutes("2023-05-09", item("21", TITLE), doc="maj")
    assert statuses(*records, as_of="2023-05-08")[0].status == "open"
    assert statuses(*records, as_of="2023-05-09")[0].status == "answered"
    assert statuses(*records, as_of="2023-03-06") == []


def test_the_next_meeting_is_overdue_once_it_has_passed() -> None:
    asked, nothing = _asked("på næste møde"), _other("2023-04-04")
    assert not statuses(asked, as_of="2030-01-01")[0].overdue
    assert not statuses(asked, nothing, as_of="2023-04-03")[0].overdue
    assert statuses(asked, nothing)[0].overdue


def test_another_bodys_meeting_is_not_the_next() -> None:
    other = minutes("2023-04-04", item("5", "Veje"), body="Teknisk Udvalg", doc="t")
    assert not statuses(_asked("på næste møde"), other)[0].overdue


@pytest.mark.parametrize("due", ["på et kommende møde", "Fremover", None])
def test_without_a_date_nothing_is_ever_overdue(due: str | None) -> None:
    assert not statuses(_asked(due), _other("2029-04-04"))[0].overdue


def test_a_date_is_overdue_the_day_after() -> None:
    asked = _asked("i maj", "2023-05-01", "2023-05-31")
    assert not statuses(asked, as_of="2023-05-31")[0].overdue
    assert statuses(asked, as_of="2023-06-01")[0].overdue


def test_an_answer_after_its_time_is_late_and_not_overdue() -> None:
    asked = _asked("på næste møde")
    answer = minutes("2023-05-09", item("21", TITLE), doc="maj")
    (status,) = statuses(asked, _other("2023-04-04"), answer)
    assert (status.status, status.late, status.overdue) == ("answered", True, False)


def test_a_holding_answer_leaves_it_open_and_partly() -> None:
    put_off = minutes("2023-05-09", item("21", TITLE, outcome="postponed"), doc="maj")
    (status,) = statuses(_asked(None), put_off)
    assert (status.status, status.partly, status.days) == ("open", True, None)
    assert [place.id for place in status.holding] == ["maj#21"]


def _yearly(date: str, doc: str, due: tuple[str, str] | None) -> Record:
    promise = ask(
        "Udvalget får årligt Svømmerådets beretning om svømmehallen.",
        "næste gang i foråret" if due else None,
        *(due or ()),
        kind="commitment",
        recurs="P1Y",
    )
    return minutes(
        date, item("7", "Svømmerådets beretning om svømmehallen", asks=[promise]), doc=doc
    )


def test_what_recurs_is_answered_and_expected_again() -> None:
    first = _yearly("2023-03-07", "a", ("2024-03-01", "2024-05-31"))
    (status,) = statuses(first)
    assert (status.status, status.next_expected) == ("open", "2024-05-31")
    done = minutes("2024-04-02", item("9", "Svømmerådets beretning om svømmehallen"), doc="b")
    (status,) = statuses(first, done)
    assert (status.status, status.next_expected) == ("answered", "2025-05-31")
    assert not status.overdue
    assert statuses(first, done, as_of="2025-06-01")[0].overdue


def test_an_answer_that_promises_again_takes_the_promise_over() -> None:
    first = _yearly("2023-03-07", "a", ("2024-03-01", "2024-05-31"))
    second = _yearly("2024-04-02", "b", ("2025-03-01", "2025-05-31"))
    one, two = statuses(first, second)
    assert (one.status, one.next_expected, one.overdue) == ("answered", None, False)
    assert (two.status, two.next_expected) == ("open", "2025-05-31")


def test_the_json_names_items_by_document_and_number() -> None:
    records = (
        _asked("i maj", "2023-05-01", "2023-05-31"),
        minutes("2023-05-09", item("21", TITLE), doc="maj"),
    )
    value = links_json(linked(*records), statuses(*records))
    assert value["links"][0]["from"] == "maj#21"
    assert value["requests"][0]["answered_by"] == "maj#21"
    assert {"overdue", "partly", "next_expected"} <= value["requests"][0].keys()


@pytest.mark.parametrize(
    ("answered", "expected"),
    [
        (["2024-04-16"], "2024-10-31"),
        (["2024-04-16", "2024-10-08"], "2025-04-30"),  # before the time it stands for has passed
        (["2024-06-04"], "2024-10-31"),  # late, which moves no later time
        (["2024-06-04", "2024-11-12"], "2025-04-30"),
    ],
)
def test_what_recurs_is_expected_after_the_time_its_answer_stands_for(
    answered: list[str], expected: str
) -> None:
    wish = ask(
        "Udvalget ønsker en status på svømmehallens saunagus.",
        "i april",
        "2024-04-01",
        "2024-04-30",
    )
    asked = minutes("2023-10-10", item("5", "Svømmehallen", asks=[replace(wish, recurs="P6M")]))
    answers = [
        minutes(day, item("9", "Status på svømmehallens saunagus"), doc=day) for day in answered
    ]
    (status,) = statuses(asked, *answers, as_of="2024-12-17")
    assert status.next_expected == expected
    assert status.overdue == (expected < "2024-12-17")


def test_the_answer_to_one_of_two_requests_is_none_to_the_other() -> None:
    """Same case and title, and a printed reference, but only the one was taken up."""
    asked = [
        ask("Udvalget ønsker en sag om ventetid på plejeboliger.", "på næste møde"),
        ask("Merete Sand (F) ønsker oplyst, hvor mange ansatte der har sagt op.", by="person"),
    ]
    later = item(
        "9",
        "Plejeboliger",
        cases=["23-7"],
        summary="Ventetid på plejeboliger er 40 dage.",
        refers=[Reference("2023-03-07", None, "4")],
    )
    found = statuses(
        minutes("2023-03-07", item("4", "Plejeboliger", cases=["23-7"], asks=asked)),
        minutes("2023-04-04", later),
    )
    assert [(row.request.text[:10], row.status) for row in found] == [
        ("Udvalget ø", "answered"),
        ("Merete San", "open"),
    ]
