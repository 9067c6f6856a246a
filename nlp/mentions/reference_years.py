"""The year that is printed once, after a list of dates, and holds for all of them."""

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
