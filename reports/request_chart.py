"""The front page's picture: how many requests each quarter or year had, by what became of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sagsspor.reports.facts import grouped
from sagsspor.reports.pictures import Bar, BarPart, Chart
from sagsspor.reports.pieces import FollowUp
from sagsspor.reports.status import ORDER

# Narrow, so that the letters can still be read when a phone draws the picture small.
_WIDTH, _HEIGHT, _BASELINE, _TOP, _LEFT = 380, 210, 168.0, 12.0, 26.0
_MOST_QUARTERS = 20
_MOST_TICKS = 8
_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 10**6)


def request_chart(rows: Sequence[FollowUp]) -> Chart:
    """Draw the requests of each quarter, or of each year where quarters are many."""
    dated = [(view.asked, view) for view in rows if view.asked]
    days = [day for day, _ in dated]
    periods = _quarters(days)
    yearly = len(periods) > _MOST_QUARTERS
    if yearly:
        periods = list(dict.fromkeys(period[:4] for period in periods))
    groups = grouped(dated, lambda pair: _quarter(pair[0])[: 4 if yearly else None])
    most = max((len(found) for found in groups.values()), default=0)
    step = next(size for size in _STEPS if most <= 5 * size)
    ceiling = max(step, -(-most // step) * step)
    scale = (_BASELINE - _TOP) / ceiling
    room = (_WIDTH - _LEFT) / max(1, len(periods))
    width = min(40.0, room * 0.7)
    statuses = tuple(status for status in ORDER if any(view.status == status for _, view in dated))
    bars = []
    for index, period in enumerate(periods):
        found = [view.status for _, view in groups.get(period, ())]
        parts, y = [], _BASELINE
        for status in reversed(statuses):
            count = found.count(status)
            y -= count * scale
            if count:
                parts.append(BarPart(status, count, round(y, 1), round(count * scale, 1)))
        x = _LEFT + index * room + (room - width) / 2
        shown = None if yearly or len(periods) > _MOST_TICKS else period[-1]
        bars.append(Bar(period, round(x, 1), round(width, 1), tuple(parts), len(found), shown))
    ticks = tuple(
        (round(_BASELINE - value * scale, 1), value) for value in range(0, ceiling + 1, step)
    )
    return Chart(
        _WIDTH, _HEIGHT, _LEFT, _BASELINE, tuple(bars), statuses, ticks, _years(bars), yearly
    )


def _years(bars: Sequence[Bar]) -> tuple[tuple[float, str], ...]:
    """Give where the years are written: each under the middle of its bars, some of many."""
    places = {
        year: (found[0].x + found[-1].x + found[-1].width) / 2
        for year, found in grouped(bars, lambda bar: bar.label[:4]).items()
    }
    every = max(1, -(-len(places) // _MOST_TICKS))
    return tuple((round(x, 1), year) for year, x in list(places.items())[::every])


def _quarter(day: date) -> str:
    return f"{day.year:04}-{(day.month - 1) // 3 + 1}"


def _quarters(days: Sequence[date]) -> list[str]:
    if not days:
        return []
    first, last = min(days), max(days)
    start = first.year * 4 + (first.month - 1) // 3
    end = last.year * 4 + (last.month - 1) // 3
    return [f"{number // 4:04}-{number % 4 + 1}" for number in range(start, end + 1)]
