"""Dates and times of day, in the forms that Danish minutes print.

A date that cannot be (31. februar) is found all the same, with no value, so that a slip in the
print can be told. Every pattern is bounded, and one pass over the text finds all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sagsspor.nlp.text.anchors import anchored, matches_at
from sagsspor.nlp.text.memory import remembered
from sagsspor.nlp.text.patterns import either
from sagsspor.nlp.text.source import Span
from sagsspor.nlp.vocabulary import table

_DATA = table("dates")
MONTHS: dict[str, int] = {
    word: int(number) for number, words in _DATA["months"].items() for word in words
}
"""Every word for a month, in lower case, and its number."""
WEEKDAYS: dict[str, int] = {
    word: int(number) for number, words in _DATA["weekdays"].items() for word in words
}
_MONTH = either(MONTHS)
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_NUMBER = r"(?:0?[1-9]|1[0-2])"
_YEAR = r"(?:19|20)\d\d"
_DASH = r"[-\u2013]"
_CLOSE = r"(?![\w]|[.,:/\u2013-]\d)"
_CLOSE_DASHED = r"(?![\w]|[.,:/]\d|[-\u2013][\w])"
_OPEN = r"(?<![\w/§-])(?<!\d[.,])"

# Each has day, month (a word or a number) and, if printed, year.
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        # 13. maj 2025, 13 . maj 2025, 06. feb 2023, 3 april, 2019, 8. april
        rf"{_OPEN}(?P<day>{_DAY})(?:\s{{0,3}}\.\s{{0,3}}|\s{{1,3}}|\.de\s)(?P<month>{_MONTH})(?![\w-])"
        rf"(?:\.?,?\s{{0,3}}(?:i\s)?(?P<year>{_YEAR})(?!\d|[-./]\d))?",
        # 22. april '13
        rf"{_OPEN}(?P<day>{_DAY})\.?\s{{1,2}}(?P<month>{_MONTH})\s?['’´](?P<year>\d\d)(?!\w)",
        # År 1996, tirsdag den 14. maj
        rf"(?<!\w)år\s(?P<year>{_YEAR}),?\s(?:{either(WEEKDAYS)},?\s)?(?:den\s|d\.\s?)?"
        rf"(?P<day>{_DAY})\.\s?(?P<month>{_MONTH})(?![\w-])(?!\.?\s{_YEAR})",
        # 15-maj-2002, 15.maj.02
        rf"{_OPEN}(?P<day>{_DAY})[-.](?P<month>{_MONTH})[-.](?P<year>{_YEAR}|\d\d){_CLOSE_DASHED}",
        # April 3, 2019
        rf"(?<![\w-])(?P<month>{_MONTH})\.?\s{{1,3}}(?P<day>{_DAY})(?:st|nd|rd|th|\.)?,?\s{{1,3}}"
        rf"(?P<year>{_YEAR})(?!\d|-\d)",
        # 2025-05-13, also before a time
        rf"{_OPEN}(?P<year>{_YEAR})-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])"
        r"(?=T\d\d:|(?![\w]|-\w))",
        # 13-05-2025, 29-06-2016 17:30:00, 13-05-25
        rf"{_OPEN}(?P<day>{_DAY}){_DASH}(?P<month>{_NUMBER}){_DASH}(?P<year>{_YEAR}|\d\d)"
        rf"{_CLOSE_DASHED}",
        # 13.05.2025, 13 . 05 . 2025
        rf"{_OPEN}(?P<day>{_DAY})\s?\.\s?(?P<month>{_NUMBER})\s?\.\s?(?P<year>{_YEAR})"
        rf"{_CLOSE_DASHED}",
        # 13.05.25
        rf"{_OPEN}(?P<day>{_DAY})\.(?P<month>{_NUMBER})\.(?P<year>\d\d){_CLOSE_DASHED}",
        # 13/5 2024, 13/5-2024, 13/05/2024, 13/5-24
        rf"{_OPEN}(?P<day>{_DAY})/(?P<month>{_NUMBER})(?:\s{{0,2}}[-/]\s{{0,2}}|\s{{1,2}})"
        rf"(?P<year>{_YEAR}){_CLOSE}",
        rf"{_OPEN}(?P<day>{_DAY})/(?P<month>{_NUMBER})[-/](?P<year>\d\d){_CLOSE}",
        # den 13/5
        rf"(?<=den\s)(?P<day>{_DAY})/(?P<month>{_NUMBER})(?![\w/-]|\.\w|\s(?:19|20)\d\d)(?P<year>)",
        rf"(?<=\bd\.\s)(?P<day>{_DAY})/(?P<month>{_NUMBER})(?![\w/-]|\s(?:19|20)\d\d)(?P<year>)",
    )
)
# Tells where any form can begin.
_ANY_FORM = anchored(
    "|".join(re.sub(r"\(\?P<\w+>", "(?:", f"(?:{form.pattern})") for form in _FORMS), re.IGNORECASE
)
# Every form has one; most sentences have none.
_DIGIT = re.compile(r"[0-9]")
_WEEKDAY = re.compile(
    rf"(?<!\w)(?P<weekday>{either(WEEKDAYS)})(?:en)?,?\s{{1,3}}(?:den\s{{1,3}}|d\.\s{{0,3}})?$",
    re.IGNORECASE,
)
_SECTION = re.compile(rf"(?<!\w){either(_DATA['numbers']['sections'])}\.?\s?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in a text; the span holds day, month and year, not "den" or the weekday.

    ``value`` is None where the date cannot be, or has no year and nothing to count from.
    ``complete`` tells that the year is printed; else it was taken as the nearest earlier one.
    ``possible`` tells that there is such a day. ``weekday`` is the printed one, Monday 0.
    """

    span: Span
    value: date | None
    printed: str
    complete: bool
    possible: bool = True
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A time of day in a text; ``value`` is HH:MM."""

    span: Span
    value: str
    printed: str


def find_dates(text: str, *, near: date | None = None, offset: int = 0) -> tuple[DateMention, ...]:
    """Find the dates of a text, in order; one without a year is the nearest up to ``near``.

    >>> [str(found.value) for found in find_dates("Onsdag, April 3, 2019 og den 13.05.25")]
    ['2019-04-03', '2025-05-13']
    """
    return tuple(_mention(text, match, near, offset) for match in _printed(text))


@remembered
def _printed(text: str) -> tuple[re.Match[str], ...]:
    """Give the matches of the dates of a text, in order, without overlaps."""
    if not _DIGIT.search(text):
        return ()
    found: list[re.Match[str]] = []
    end = -1
    for match in sorted(_candidates(text), key=lambda match: (match.start(), -match.end())):
        if match.start() >= end:
            found.append(match)
            end = match.end()
    return tuple(found)


def _candidates(text: str) -> Iterator[re.Match[str]]:
    # Most numbers are of cases, items and paragraphs: all forms are tried at once first.
    starts = [at for at in _ANY_FORM.starts(text) if _ANY_FORM.match(text, at)]
    for form in _FORMS if starts else ():
        for match in matches_at(form, text, starts):
            dotted = match["month"][0].isdigit() and match[0].count(".") == 2
            before = text[max(0, match.start() - 12) : match.start()]
            if dotted and _SECTION.search(before):
                continue
            if before.rstrip().endswith("§"):
                continue
            yield match


def _mention(text: str, match: re.Match[str], near: date | None, offset: int) -> DateMention:
    day = int(match["day"])
    word = match["month"].casefold()
    month = MONTHS.get(word) or int(word)
    printed_year = match["year"]
    weekday = _WEEKDAY.search(text[max(0, match.start() - 24) : match.start()])
    span = (match.start() + offset, match.end() + offset)
    if printed_year:
        value = _day(_full_year(printed_year), month, day)
        possible = value is not None
    else:
        possible = _day(2000, month, day) is not None
        value = nearest_earlier(month, day, near) if near and possible else None
    return DateMention(
        span,
        value,
        match[0],
        complete=bool(printed_year),
        possible=possible,
        weekday=WEEKDAYS[weekday["weekday"].casefold()] if weekday else None,
    )


def _full_year(printed: str) -> int:
    year = int(printed)
    if len(printed) == 4:
        return year
    return year + (2000 if year < 70 else 1900)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def nearest_earlier(month: int, day: int, near: date) -> date | None:
    """Give the last such day up to ``near``; None where there is no such day.

    >>> str(nearest_earlier(4, 8, date(2025, 5, 13)))
    '2025-04-08'
    """
    for year in range(near.year, near.year - 9, -1):
        value = _day(year, month, day) if year > 0 else None
        if value and value <= near:
            return value
    return None


_HOUR = r"(?:[01]?\d|2[0-4])"
_MINUTE = r"[0-5]\d"
_RANGE = rf"\s{{0,2}}(?:{_DASH}|til)\s{{0,2}}(?:kl[.:]?\s{{0,2}})?"
_CLOCK = anchored(
    rf"(?<!\w)kl[.:]{{0,2}}\s{{0,3}}(?P<hour>{_HOUR})(?:\s?[.:]\s?(?P<minute>{_MINUTE}))?"
    rf"(?::{_MINUTE})?(?![\w]|[.,]\d)"
    rf"(?:{_RANGE}(?P<hour2>{_HOUR})(?:[.:](?P<minute2>{_MINUTE}))?(?::{_MINUTE})?(?![\w/]|[.,-]\d))?",
    re.IGNORECASE,
)
_COLON = anchored(
    rf"(?<![\w:.,/-])(?P<hour>{_HOUR}):(?P<minute>{_MINUTE})(?::{_MINUTE})?(?![\w:])"
    rf"(?:{_RANGE}(?P<hour2>{_HOUR}):(?P<minute2>{_MINUTE})(?::{_MINUTE})?(?![\w:]))?"
)


# "15.30-17.30": points alone might be days; from one hour of a working day to another they are not.
_POINTS = anchored(
    r"(?<![\d.,/-])(?P<hour>0?[6-9]|1\d|2[0-3])\.(?P<minute>[0-5][05])"
    rf"{_RANGE}(?P<hour2>0?[6-9]|1\d|2[0-3])\.(?P<minute2>[0-5][05])(?![\d/]|[.,-]\d)"
)


def find_times(text: str, offset: int = 0) -> tuple[TimeMention, ...]:
    """Find the times of day of a text, in order; both ends of "18:00-20:15" are found.

    >>> [found.value for found in find_times("Kl. 19.00 - 21.30, kl. 8")]
    ['19:00', '21:30', '08:00']
    """
    found: dict[int, TimeMention] = {}
    end = -1
    for form in (_CLOCK, _COLON, _POINTS):
        for match in form.finditer(text):
            for hour, minute in (("hour", "minute"), ("hour2", "minute2")):
                if match[hour] is None or match.start(hour) in found:
                    continue
                end = match.end(minute) if match[minute] else match.end(hour)
                start = match.start(hour)
                value = f"{int(match[hour]) % 24:02}:{match[minute] or '00'}"
                found[start] = TimeMention((start + offset, end + offset), value, text[start:end])
    return tuple(found[start] for start in sorted(found))
