"""The days of a period that is named: a month, a quarter, a week, a season or a part of a year.

Where no year is printed the period is the meeting's year's, or the next year's if it is past then.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from sagsspor.nlp.mentions.dates import MONTHS
from sagsspor.nlp.requests.due_patterns import NUMBERS, PARTS, SEASONS


def days_of(match: re.Match[str], meeting_date: date) -> tuple[date, date] | None:
    """Give the first and last day of the period a match names."""
    part = match["part"]
    if match["month"]:
        first, last = month_of(match["month"], match["month_year"], meeting_date)
        if match["month2"]:
            _, last = month_of(match["month2"], match["month_year"] or str(first.year), first)
            if last < first:
                first = first.replace(year=first.year - 1)
        return _part_of_month(part, first, last) if part else (first, last)
    if match["quarter"]:
        last_one = match["quarter"].casefold() == "sidste"
        number = 4 if last_one else _ordinal(match["quarter"])
        return _months(number * 3 - 2, number * 3, match["quarter_year"], meeting_date)
    if match["opening"]:
        return _months(1, 3, match["opening_year"], meeting_date)
    if match["half"]:
        number = _ordinal(match["half"])
        year = match["half_year"]
        if year and not year.isdigit():
            ahead = 0 if year.casefold() == "året" else 1
            year = str(meeting_date.year + ahead)
        return _months(number * 6 - 5, number * 6, year, meeting_date)
    season = match["season"] or match["turn"]
    if season:
        first_month, last_month = SEASONS[season.casefold()]
        year = match["season_year"] or match["turn_year"]
        return _months(first_month, last_month, year, meeting_date)
    if match["week"]:
        return _weeks(match, meeting_date)
    year_number = meeting_date.year + (1 if match["next_year"] else 0)
    if match["year"]:
        year_number = int(match["year"])
    return _part_of_year(part, year_number)


def _ordinal(word: str) -> int:
    return int(word[0]) if word[0].isdigit() else NUMBERS[word.casefold()]


def month_of(word: str, year: str | None, meeting_date: date) -> tuple[date, date]:
    """Give the first and last day of a month that is named."""
    number = MONTHS[word.casefold()]
    return _months(number, number, year, meeting_date)


def _months(
    first_month: int, last_month: int, printed_year: str | None, meeting_date: date
) -> tuple[date, date]:
    """Give some months of a year; unprinted, it is the meeting's, or the next if they are past."""
    year = int(printed_year) if printed_year else meeting_date.year
    over = 1 if last_month < first_month else 0
    last = end_of_month(year + over, last_month)
    if not printed_year and last < meeting_date:
        year += 1
        last = end_of_month(year + over, last_month)
    return date(year, first_month, 1), last


def end_of_month(year: int, month: int) -> date:
    """Give the last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def _part_of_month(part: str, first: date, last: date) -> tuple[date, date]:
    kind = PARTS[" ".join(part.casefold().split())]
    return {
        "first": (first, first.replace(day=10)),
        "middle": (first.replace(day=11), first.replace(day=20)),
        "last": (last.replace(day=21), last),
    }[kind]


def _part_of_year(part: str | None, year: int) -> tuple[date, date]:
    if not part:
        return date(year, 1, 1), date(year, 12, 31)
    month = {"first": 1, "middle": 6, "last": 12}[PARTS[" ".join(part.casefold().split())]]
    return date(year, month, 1), end_of_month(year, month)


def _weeks(match: re.Match[str], meeting_date: date) -> tuple[date, date] | None:
    year = int(match["week_year"] or meeting_date.year)
    try:
        first = date.fromisocalendar(year, int(match["week"]), 1)
        last = date.fromisocalendar(year, int(match["week2"] or match["week"]), 7)
        if not match["week_year"] and last < meeting_date:
            first = date.fromisocalendar(year + 1, int(match["week"]), 1)
            last = date.fromisocalendar(year + 1, int(match["week2"] or match["week"]), 7)
    except ValueError:
        return None
    return first, last


def add_months(day: date, months: int) -> date:
    """Give the day some months later, in a shorter month its last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
