"""Two meetings of one body on one day, and documents of one meeting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from sagsspor.nlp.record import Record, Reference
from tests.graph.records import item, linked, minutes, resolved, triples

DAY = "2023-05-09"
BUDGET = ("Budget for havnen", "Takster i svømmehallen")
CLOSED = ("Køb af jord ved åen", "Salg af brandstationen")


def _minutes(doc: str, titles: Sequence[str], start: str | None = None, first: int = 1) -> Record:
    rows = [item(str(number), title) for number, title in enumerate(titles, first)]
    record = minutes(DAY, item("90", "Godkendelse af dagsorden"), *rows, doc=doc)
    return replace(record, meeting=replace(record.meeting, start_time=start))


def _meetings(*records: Record) -> set[str]:
    return {str(row.meeting) for row in resolved(*records).documents.values()}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # An extraordinary meeting in the evening.
        ({"titles": BUDGET, "start": "08:00"}, {"titles": CLOSED, "start": "19:00", "first": 3}),
        # No times, but both have a point 1, of different matters.
        ({"titles": BUDGET}, {"titles": CLOSED}),
    ],
)
def test_a_second_meeting_of_a_day_is_told_apart(
    one: dict[str, Any], other: dict[str, Any]
) -> None:
    records = [_minutes("a", **one), _minutes("b", **other)]
    there = f"lillerup/kulturudvalget/{DAY}"
    assert _meetings(*records) == _meetings(*records[::-1]) == {there, f"{there}~2"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # The same minutes in two files, of which one was cut.
        ({"titles": BUDGET}, {"titles": BUDGET[:1], "start": "16:00"}),
        # The closed part, counted on.
        ({"titles": BUDGET}, {"titles": CLOSED, "first": 3}),
        ({"titles": BUDGET, "start": "16:00"}, {"titles": CLOSED, "start": "16:00"}),
        # Nothing but what stands on every agenda.
        ({"titles": BUDGET}, {"titles": ["Eventuelt"]}),
    ],
)
def test_what_may_be_one_meeting_is_one(one: dict[str, Any], other: dict[str, Any]) -> None:
    assert len(_meetings(_minutes("a", **one), _minutes("b", **other))) == 1


def test_a_reference_to_the_day_is_to_the_meeting_that_has_the_number() -> None:
    refers = [Reference(DAY, None, "7")]
    later = minutes("2023-08-01", item("1", "Sejlklub", refers=refers), doc="later")
    morning, evening = _minutes("a", BUDGET, "08:00"), _minutes("b", CLOSED, "19:00", first=7)
    assert triples(linked(morning, evening, later)) == {("later#1", "refers", "b#7")}
    both = _minutes("b", CLOSED, "19:00", first=1)
    late = minutes("2023-08-01", item("1", "Sejlklub", refers=[Reference(DAY, None, "1")]), doc="c")
    assert linked(morning, both, late).links == ()


def test_items_of_one_number_of_two_meetings_keep_their_own_place() -> None:
    identity = resolved(_minutes("a", BUDGET), _minutes("b", CLOSED))
    (sha,) = identity.nth
    assert identity.nth[sha] == 2
    assert str(identity.documents[sha].printed_meeting).endswith(f"{DAY}~2")
