"""The picture of requests over time, as numbers."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from sagsspor.reports.pieces import FollowUp, Quote, Ref
from sagsspor.reports.request_chart import request_chart


def _asked(day: str, status: str = "open") -> FollowUp:
    return FollowUp(
        anchor=f"a{day}",
        kind="request",
        text="Udvalget ønsker en sag.",
        status=status,
        asked=date.fromisoformat(day),
        asker=Ref("Havneudvalget"),
        asker_type="body",
        body=Ref("Havneudvalget"),
        meeting=Ref("Havneudvalget"),
        item=None,
        cases=(),
        due=None,
        due_start=None,
        due_end=None,
        overdue_since=None,
        overdue_days=None,
        late=False,
        recurrence=None,
        next_expected=None,
        quote=Quote("Udvalget ønsker en sag."),
        reported_in=None,
        answers=(),
    )


def test_quarters_without_requests_are_there_and_bars_are_as_high_as_their_numbers() -> None:
    chart = request_chart(
        [_asked("2024-01-09"), _asked("2024-03-31", "answered"), _asked("2024-10-01")]
    )
    assert [(bar.label, bar.total) for bar in chart.bars] == [
        ("2024-1", 2),
        ("2024-2", 0),
        ("2024-3", 0),
        ("2024-4", 1),
    ]
    first = chart.bars[0]
    assert [(part.status, part.count) for part in first.parts] == [("answered", 1), ("open", 1)]
    lower, upper = first.parts
    assert lower.y + lower.height == chart.baseline
    assert upper.y + upper.height == pytest.approx(lower.y)
    assert dict((value, y) for y, value in chart.ticks)[2] == pytest.approx(upper.y)


@pytest.mark.parametrize(
    ("last", "bars", "yearly"), [("2028-10-01", 20, False), ("2029-01-01", 6, True)]
)
def test_many_quarters_become_years(last: str, bars: int, yearly: bool) -> None:
    chart = request_chart([_asked("2024-01-09"), _asked(last)])
    assert (len(chart.bars), chart.yearly) == (bars, yearly)
    assert [year for _, year in chart.years][:2] == ["2024", "2025"]


def test_a_century_is_labelled_here_and_there() -> None:
    chart = request_chart([_asked("1925-01-09"), _asked("2024-01-01")])
    places = [x for x, _ in chart.years]
    assert len(places) <= 8
    assert min(b - a for a, b in pairwise(places)) > 30
    assert max(bar.x + bar.width for bar in chart.bars) <= chart.width


def test_nothing_asked_has_no_bars() -> None:
    assert request_chart([]).bars == ()
