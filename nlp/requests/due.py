"""When a request is due.

A sentence may hold several times: that of the request, that of its topic, and past ones. All are
found; those that lie before the meeting or inside a condition are dropped, and of the rest the one
that is most surely the request's is taken: a meeting before a deadline, a deadline before a month,
a month before a bare year, and one beside a verb of coming back before the same kind elsewhere.
"""

from __future__ import annotations

import re
from datetime import date

from sagsspor.nlp.record import Due
from sagsspor.nlp.requests.due_patterns import OPEN, STOP, WORDS
from sagsspor.nlp.requests.due_times import Time, find_times
from sagsspor.nlp.requests.recurrence import find_recurrence
from sagsspor.nlp.text.anchors import anchored
from sagsspor.nlp.text.patterns import either

__all__ = ["find_due", "find_recurrence"]

_CONDITION = re.compile(rf"\s*{either(WORDS['conditions'])}{STOP}[^.!?]*?,", re.IGNORECASE)
_CLAUSE = re.compile(r",\s+(?:der|som|hvor|hvordan|hvad|hvilke|hvem)\s", re.IGNORECASE)
# A reason tells of other times: "idet udvalget afventer mødet i maj".
_REASON = re.compile(r",\s+(?:idet|fordi|da|eftersom)\s", re.IGNORECASE)
_RETURN = anchored(rf"{OPEN}{either(WORDS['returns'])}{STOP}", re.IGNORECASE)
_REACH = 40


def find_due(text: str, meeting_date: date) -> Due | None:
    """Give when the request in a text is due, counted from the meeting; None where nothing tells.

    >>> find_due("Sagen kommer igen på mødet i april.", date(2024, 2, 6))
    Due(expression='på mødet i april', start='2024-04-01', end='2024-04-30')
    """
    text = text[:4000]
    condition = _CONDITION.match(text)
    begin = condition.end() if condition else 0
    best: tuple[int, int, int] | None = None
    chosen: Time | None = None
    for time in find_times(text, meeting_date):
        if time.start < begin or _past(time, meeting_date):
            continue
        rank = (time.weight + _nearness(text, time), time.end - time.start, -time.start)
        if best is None or rank > best:
            best, chosen = rank, time
    if chosen is None:
        return None
    return Due(
        " ".join(text[chosen.start : chosen.end].split()),
        chosen.first.isoformat() if chosen.first else None,
        chosen.last.isoformat() if chosen.last else None,
    )


def _past(time: Time, meeting_date: date) -> bool:
    latest = time.last or time.first
    if latest is None:
        return False
    if time.last is None:
        return latest < meeting_date  # "fra oktober 2021": begun before the meeting
    return latest < meeting_date or (time.first == time.last == meeting_date)


def _nearness(text: str, time: Time) -> int:
    """Give what the words around a time add to its weight."""
    before = text[max(0, time.start - _REACH) : time.start]
    after = text[time.end : time.end + _REACH // 2]
    near = 8 if _RETURN.search(before) or _RETURN.match(after.lstrip()) else 0
    comma = text.rfind(",", 0, time.start)
    inside = comma >= 0 and _CLAUSE.match(text, comma) is not None
    reason = _REASON.search(text, 0, time.start)
    return near - (12 if inside else 0) - (60 if reason else 0)
