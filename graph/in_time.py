"""Whether a meeting is the one, or in the time, that a request named."""

from __future__ import annotations

from sagsspor.graph.identity import Part
from sagsspor.graph.matters import Corpus, Matter
from sagsspor.graph.requests import FollowUp, add_duration

DUE, EARLY = 0.15, -0.15


def due_part(request: FollowUp, matter: Matter, corpus: Corpus) -> Part | None:
    """Give what the time of an item's meeting counts: for it, against it where it is early.

    None where no time was named, and after it.
    """
    day = matter.place.date
    if request.next_meeting:
        hit = corpus.next_meeting(request.place.body, request.place.date) == day
        return Part("due", DUE, "the next meeting") if hit else None
    due = request.due
    if due is None or (due.start is None and due.end is None):
        return None
    if due.start and day < due.start:
        return Part("early", EARLY, f"before {due.start}")
    if due.end is None or day <= due.end or _comes_again(due.start, due.end, request.recurs, day):
        return Part("due", DUE, f"asked for {due.expression}")
    return None


def _comes_again(start: str | None, end: str, recurs: str | None, day: str) -> bool:
    """Tell whether a day lies in a later turn of a time that recurs."""
    if start is None or recurs is None:
        return False
    while end < day:
        one, two = add_duration(start, recurs), add_duration(end, recurs)
        if one is None or two is None or two <= end:
            return False
        start, end = one, two
    return start <= day
