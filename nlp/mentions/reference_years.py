"""The month and year that are printed once, after a list of dates, and hold for all of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace

from sagsspor.nlp.mentions.dates import DateMention
from sagsspor.nlp.mentions.reference_patterns import PAST

_LISTED = re.compile(r"[^.;:\n]{0,80}?(?:,|\bog\b|\bsamt\b)[^.;:\n]{0,80}")


def years_shared(text: str, dates: Sequence[DateMention]) -> Sequence[DateMention]:
    """Give dates of a list the year at its end: "den 2. juni, ... og den 23. juni 2021"."""
    shared = list(dates)
    for at in range(len(shared) - 2, -1, -1):
        one, following = shared[at], shared[at + 1]
        if one.complete or one.value is None or following.value is None:
            continue
        between = text[one.span[1] : following.span[0]]
        if not following.complete or not _LISTED.fullmatch(between) or PAST.search(between):
            continue
        year = following.value.year
        if (one.value.month, one.value.day) > (following.value.month, following.value.day):
            year -= 1
        with suppress(ValueError):
            shared[at] = replace(one, value=one.value.replace(year=year), complete=True)
    return shared


_DAYS = re.compile(r"(?<!\d)(?P<day>\d{1,2})\.(?:\s(?:og|samt)|,)\s(?:den\s)?$")
_LONGEST = 12


def months_shared(text: str, dates: Sequence[DateMention]) -> Sequence[DateMention]:
    """Add the days before a date that have its month: "den 6. og 20. marts 2018".

    The span of such a day is its own; printed is all that tells it, to the end of the date.
    """
    found: list[DateMention] = []
    for one in dates:
        earlier: list[DateMention] = []
        start = one.span[0]
        while one.value and (day := _DAYS.search(text[max(0, start - _LONGEST) : start])):
            start = max(0, start - _LONGEST) + day.start()
            span = (start, start + len(day["day"]) + 1)
            with suppress(ValueError):
                value = one.value.replace(day=int(day["day"]))
                said = text[start : one.span[1]]
                earlier.insert(0, replace(one, span=span, value=value, printed=said))
        found += [*earlier, one]
    return found
