"""The times a sentence names: a date, a period, a count from the meeting, a meeting or an event.

Each has its days, where it names any, and a weight: how surely it is the time something is due.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from sagsspor.nlp.mentions.dates import MONTHS, find_dates
from sagsspor.nlp.requests.due_patterns import (
    ANY_MEETING,
    BARE_PART,
    CORE,
    DATE_LEAD,
    EVENT,
    LATE,
    MONTH,
    MONTH_MEETING,
    NEXT,
    NUMBERS,
    PART_ALONE,
    PERIOD,
    PREPOSITIONS,
    RELATIVE,
    SEASONS,
    TURNS,
    VAGUE,
    WORDS,
    YEAR_END,
)
from sagsspor.nlp.requests.due_periods import add_months, days_of, end_of_month, month_of
from sagsspor.nlp.text.anchors import Anchored


@dataclass(frozen=True, slots=True)
class Time:
    """A time in a text: its place, its first and last day where it has one, and its weight."""

    start: int
    end: int
    first: date | None
    last: date | None
    weight: int


@lru_cache(maxsize=128)
def find_times(text: str, meeting_date: date) -> tuple[Time, ...]:
    """Give every time in a text, also past ones and those of its topic."""
    return tuple(_times(text, meeting_date))


def _times(text: str, meeting_date: date) -> Iterator[Time]:
    yield from _dates(text, meeting_date)
    for cue, pattern in ((CORE, PERIOD), (PART_ALONE, BARE_PART)):
        for match in pattern.finditer(text) if cue.search(text) else ():
            yield from _period(match, meeting_date)
    for match in MONTH_MEETING.finditer(text) if MONTH.search(text) else ():
        first, last = month_of(match["month"], match["year"], meeting_date)
        yield _framed(match, match["preposition"], first, last, 100)
    for match in RELATIVE.finditer(text):
        yield from _relative(match, meeting_date)
    for match in NEXT.finditer(text):
        monthly = match["unit"].casefold() == "måned"
        yield Time(*match.span(), *_next(meeting_date, monthly=monthly), 50)
    for match in YEAR_END.finditer(text):
        last = date(meeting_date.year, 12, 31)
        at_end = match["lead"].casefold() == "ved"
        yield Time(match.start(), match.end(), last if at_end else None, last, 80)
    for match in LATE.finditer(text):
        late = match[0].casefold().startswith("sidst")
        year = meeting_date.year
        yield Time(
            match.start(), match.end(), date(year, 12, 1) if late else None, date(year, 12, 31), 45
        )
    for match in ANY_MEETING.finditer(text):
        words = match["which"].casefold().split()
        if any(word in WORDS["ahead"] for word in words):
            yield Time(match.start(), match.end(), None, None, 95)
    for match in VAGUE.finditer(text):
        yield Time(match.start(), match.end(), None, None, 20)
    for match in EVENT.finditer(text):
        yield Time(match.start(), match.end(), None, None, 15)


def _dates(text: str, meeting_date: date) -> Iterator[Time]:
    for mention in find_dates(text):
        printed = _at_or_after(text, mention.span, mention.value, meeting_date)
        if printed is None:
            continue
        start, end = mention.span
        reach = max(0, start - 160)
        lead = _last_match(DATE_LEAD, text, reach, start)
        if lead is None:
            continue
        if lead["meeting"]:
            yield _framed_span(lead.start(), end, lead["lead"], printed, printed, 110)
        elif lead["body_phrase"]:
            yield Time(lead.start(), end, printed, printed, 90)
        elif re.search(r"\bfor\s+$", text[max(0, lead.start() - 6) : lead.start()]):
            continue  # "en ny tid for den 11. oktober": what is asked about
        else:
            way = _way(lead["preposition"])
            weight = 80 if way in {"by", "before"} else 60
            yield _framed_span(lead.start(), end, lead["preposition"], printed, printed, weight)


def _last_match(pattern: Anchored, text: str, start: int, end: int) -> re.Match[str] | None:
    """Give the leftmost match of a pattern that is anchored at ``end``."""
    return pattern.search(text, start, end)


def _at_or_after(
    text: str, span: tuple[int, int], value: date | None, meeting_date: date
) -> date | None:
    """Give a mentioned date; without a printed year, the first one from the meeting on."""
    if value:
        return value
    match = re.match(r"(\d{1,2})\W+(\w+)", text[span[0] : span[1]])
    month = MONTHS.get(match[2].casefold()) if match else None
    if not match:
        return None
    number = month or (int(match[2]) if match[2].isdigit() else 0)
    for year in (meeting_date.year, meeting_date.year + 1):
        try:
            day = date(year, number, int(match[1]))
        except ValueError:
            continue
        if day >= meeting_date:
            return day
    return None


def _way(preposition: str | None) -> str:
    key = " ".join((preposition or "").casefold().split())
    way = PREPOSITIONS.get(key)
    if way is None:
        way = "by" if key.startswith("senest") else "on"
    return way


def _framed(
    match: re.Match[str], preposition: str | None, first: date, last: date, weight: int
) -> Time:
    return _framed_span(match.start(), match.end(), preposition, first, last, weight)


def _framed_span(
    start: int, end: int, preposition: str | None, first: date, last: date, weight: int
) -> Time:
    """Apply a preposition to a period."""
    way = _way(preposition)
    interval: dict[str, tuple[date | None, date | None]] = {
        "on": (first, last),
        "by": (None, last),
        "before": (None, last if first == last else first - timedelta(1)),
        "end": (last, last),
        "after": (first if first == last else last + timedelta(1), None),
        "from": (first, None),
    }
    return Time(start, end, *interval[way], weight)


def _period(match: re.Match[str], meeting_date: date) -> Iterator[Time]:
    way = _way(match["preposition"])
    meeting = match["meeting"]
    preposition = match["preposition"]
    if meeting and _way(match["lead"]) in {"by", "before", "after"}:
        preposition = "senest" if _way(match["lead"]) != "after" else "efter"
    weight = 110 if meeting else (80 if way in {"by", "before", "end"} else 50)
    start, end = match.span()
    if match["turn"] and way in {"before", "after", "by"}:
        yield _turn(match, way, meeting_date)
        return
    if match["turn"] and not match["season"] and match["turn"].casefold() not in SEASONS:
        return
    if match["this_year"] and way == "on" and match["preposition"].casefold() not in {"i"}:
        return
    if match["year"] and not meeting and way == "on":
        weight = 30 if match["preposition"].casefold() == "i" else 40
        if match["preposition"].casefold() in {"på", "ved", "over", "omkring", "til", "den", "d."}:
            return
    if way == "from" and not meeting:
        weight = 25
    bounds = days_of(match, meeting_date)
    if bounds:
        yield _framed_span(start, end, preposition, *bounds, weight)


def _turn(match: re.Match[str], way: str, meeting_date: date) -> Time:
    """Give the time before or after a time of year: "inden sommerferien 2025"."""
    until, since = TURNS[match["turn"].casefold()]
    year = int(match["turn_year"] or meeting_date.year)
    last = date(year, int(until[:2]), int(until[3:]))
    if not match["turn_year"] and last < meeting_date and way != "after":
        last = last.replace(year=year + 1)
    if way != "after":
        return Time(match.start(), match.end(), None, last, 80)
    first = date(last.year + (1 if since < until else 0), int(since[:2]), int(since[3:]))
    if not match["turn_year"] and first < meeting_date:
        first = first.replace(year=first.year + 1)
    return Time(match.start(), match.end(), first, None, 80)


def _next(meeting_date: date, *, monthly: bool) -> tuple[date, date]:
    """Give the first and last day of the week or month after the meeting's."""
    if monthly:
        reached = add_months(meeting_date, 1)
        return reached.replace(day=1), end_of_month(reached.year, reached.month)
    first = meeting_date + timedelta(days=7 - meeting_date.weekday())
    return first, first + timedelta(days=6)


def _relative(match: re.Match[str], meeting_date: date) -> Iterator[Time]:
    """Give the month, week or day that a count from the meeting reaches."""
    unit = match["unit"].casefold().rstrip(".")
    word = " ".join(match["count"].casefold().split())
    lead = " ".join(match["lead"].casefold().split())
    months = weeks = days = 0
    if word == "et halvt":
        months = 6
    elif word == "halvandet":
        months = 18
    else:
        count = int(word) if word.isdigit() else NUMBERS[word]
        if unit == "år":
            months = 12 * count
        elif unit.startswith(("måned", "mdr")):
            months = count
        elif unit == "kvartal":
            months = 3 * count
        elif unit.startswith("uge"):
            weeks = count
        else:
            days = count
    reached = add_months(meeting_date, months) + timedelta(weeks=weeks, days=days)
    deadline = lead.startswith(("inden", "senest"))
    if deadline:
        yield Time(match.start(), match.end(), None, reached, 75)
        return
    first = last = reached
    if months:
        first, last = reached.replace(day=1), end_of_month(reached.year, reached.month)
    elif weeks:
        first = reached - timedelta(days=reached.weekday())
        last = first + timedelta(days=6)
    yield Time(match.start(), match.end(), first, last, 75)
