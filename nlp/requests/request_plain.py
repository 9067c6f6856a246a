"""A sentence without its times: "vil til mødet i maj gerne have" as "vil gerne have".

Danish puts times and sentence adverbs between a verb and what belongs to it. The rules for requests
are told in the plain word order; they are tried on the sentence as it stands, and on this form.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from sagsspor.nlp.requests.due_times import find_times
from sagsspor.nlp.requests.recurrence import recurrence_spans
from sagsspor.nlp.requests.request_verdicts import Context
from sagsspor.nlp.requests.request_words import words


def forms(text: str, context: Context) -> tuple[str, ...]:
    """Give a sentence as it stands, and where it differs also without times and adverbs."""
    plain = _plain(text, context.meeting_date)
    return (text,) if plain == text else (text, plain)


@lru_cache(maxsize=64)
def _plain(text: str, meeting_date: date) -> str:
    cuts = [(time.start, time.end) for time in find_times(text, meeting_date)]
    cuts += recurrence_spans(text)
    cuts += [found.span() for found in words("ask", "adverbs").finditer(text)]
    kept: list[str] = []
    at = 0
    for start, end in sorted(cuts):
        if start > at:
            kept.append(text[at:start].rstrip())
        at = max(at, end)
    kept.append(text[at:])
    return re.sub(r"(?<=\w)\s+(?=[.,;])", "", "".join(kept)) if at else text
