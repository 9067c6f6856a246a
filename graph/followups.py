"""What became of every request and commitment, as of a date, and the links as JSON."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sagsspor.graph.identity import Identity, Proof
from sagsspor.graph.links import Link, Links
from sagsspor.graph.matters import Place
from sagsspor.graph.requests import FollowUp, add_duration
from sagsspor.graph.weighing import Answer
from sagsspor.nlp.record import Record


@dataclass(frozen=True, slots=True)
class FollowUpStatus:
    """One request or commitment as of a date.

    ``status`` is open or answered. ``partly`` tells that only a holding answer was found, or that
    the answer treats a part and leaves the rest for later; ``overdue`` that it should have come
    back and did not; ``late`` that it did, after its time. ``next_expected`` is the last day by
    which something that recurs is expected again. ``days``
    counts from the asking to the first answer found.
    """

    request: FollowUp
    status: str
    overdue: bool = False
    partly: bool = False
    late: bool = False
    answered_by: Place | None = None
    holding: tuple[Place, ...] = ()
    repeated: tuple[Place, ...] = ()
    next_expected: str | None = None
    days: int | None = None
    evidence: tuple[Proof, ...] = ()


def follow_ups(
    records: Sequence[Record], identity: Identity, links: Links, as_of: str | date | None = None
) -> tuple[FollowUpStatus, ...]:
    """Give the status of everything asked and promised up to a date.

    The default is the date of the newest meeting whose minutes are loaded. Only meetings up to
    the date count, for asking and for answering; agendas never do.
    """
    day = as_of.isoformat() if isinstance(as_of, date) else as_of or newest(identity)
    if day is None:
        return ()
    meetings = dict(links.meetings)
    given: dict[str, list[Answer]] = defaultdict(list)
    for answer in links.answers:
        if answer.item.date <= day:
            given[answer.request].append(answer)
    by_item: dict[str, list[FollowUp]] = defaultdict(list)
    for request in links.follow_ups:
        by_item[request.place.path].append(request)
    return tuple(
        _status(request, given.get(request.path, []), meetings, by_item, day)
        for request in links.follow_ups
        if request.place.date <= day
        and (request.reported_in is None or request.reported_in.date <= day)
    )


def newest(identity: Identity) -> str | None:
    """Give the date of the newest meeting whose minutes are loaded."""
    days = [row.date for row in identity.documents.values() if row.loaded and row.date]
    return max(days, default=None)


def _status(
    request: FollowUp,
    given: Sequence[Answer],
    meetings: dict[str, tuple[str, ...]],
    by_item: dict[str, list[FollowUp]],
    day: str,
) -> FollowUpStatus:
    final = sorted((a for a in given if a.answer_kind != "holding"), key=lambda a: a.item)
    held = tuple(sorted({a.item for a in given if a.answer_kind == "holding"}))
    first = final[0] if final else None
    last_day = _last_day(request, meetings)
    next_expected = _next_expected(request, final, by_item)
    if first is None:
        overdue = last_day is not None and (
            day >= last_day if request.next_meeting else day > last_day
        )
        late, days = False, None
    else:
        overdue = bool(request.recurs and request.due and next_expected and day > next_expected)
        late = last_day is not None and first.item.date > last_day
        # Of what recurs and is only reported, earlier answers may stand in minutes not loaded.
        counted = not (request.recurs and request.reported_in)
        days = (_day(first.item.date) - _day(request.place.date)).days if counted else None
    return FollowUpStatus(
        request,
        "answered" if first else "open",
        overdue,
        bool(held) if first is None else first.answer_kind == "partly",
        late,
        first.item if first else None,
        held,
        tuple(answer.item for answer in final[1:]),
        next_expected,
        days,
        first.evidence if first else (),
    )


def _day(text: str) -> date:
    return date.fromisoformat(text)


def _last_day(request: FollowUp, meetings: dict[str, tuple[str, ...]]) -> str | None:
    """Give the last day on which an answer is in time; None where there is none.

    "Næste møde" is the body's next loaded meeting; without one, it has not yet been.
    """
    if request.next_meeting:
        days = meetings.get(request.place.body, ())
        at = bisect_right(days, request.place.date)
        return days[at] if at < len(days) else None
    return request.due.end if request.due else None


def _next_expected(
    request: FollowUp, final: Sequence[Answer], by_item: dict[str, list[FollowUp]]
) -> str | None:
    """Give the day by which something that recurs comes again.

    An answer stands for the time it is nearest to, so one that comes early or late does not move
    the times after it; without a time it was due, the next is a period from the day of the answer.
    An answer that itself promises the next time takes the promise over.
    """
    if not request.recurs:
        return None
    expected = request.due.end if request.due and request.due.end else None
    if not final:
        return expected or add_duration(request.place.date, request.recurs)
    last = final[-1].item
    if any(other.recurs and set(other.asked) & set(request.asked) for other in by_item[last.path]):
        return None
    if expected is None:
        return add_duration(last.date, request.recurs)
    following = add_duration(expected, request.recurs)
    while following is not None and _nearer(last.date, expected, following):
        expected, following = following, add_duration(following, request.recurs)
    return following


def _nearer(day: str, before: str, after: str) -> bool:
    """Tell whether a day is nearer to the later of two times than to the earlier."""
    return abs(_day(after) - _day(day)) < abs(_day(day) - _day(before))


def links_json(
    links: Links, statuses: Sequence[FollowUpStatus], *, candidates: bool = False
) -> dict[str, Any]:
    """Give links and statuses as JSON; item ids are ``doc#number`` or ``doc#~ordinal``."""
    out: dict[str, Any] = {
        "links": [_link_json(link) for link in links.links],
        "requests": [_status_json(status) for status in statuses],
    }
    if candidates:
        out["candidates"] = [
            {
                "from": row.later.id,
                "to": row.earlier.id,
                "kind": row.kind,
                "basis": list(row.basis),
                "score": row.score,
                "reason": row.reason,
            }
            for row in links.candidates
        ]
    return out


def _link_json(link: Link) -> dict[str, Any]:
    out: dict[str, Any] = {
        "from": link.later.id,
        "to": link.earlier.id,
        "kind": link.kind,
        "basis": list(link.basis),
        "score": link.score,
        "explanation": list(link.explanation),
    }
    if link.answer_kind:
        out["answer_kind"] = link.answer_kind
    if link.judged:
        out["judged"] = True
    return out


def _status_json(status: FollowUpStatus) -> dict[str, Any]:
    request = status.request
    due = request.due
    return {
        "item": request.place.id,
        "kind": request.kind,
        "text": request.text,
        "asked_by": {"type": request.asked_by.type, "name": request.asked_by.name},
        "made": request.place.date,
        "due": {"expression": due.expression, "start": due.start, "end": due.end} if due else None,
        "recurs": request.recurs,
        "status": status.status,
        "answered_by": status.answered_by.id if status.answered_by else None,
        "answered": status.answered_by.date if status.answered_by else None,
        "days": status.days,
        "late": status.late,
        "overdue": status.overdue,
        "partly": status.partly,
        "holding": [place.id for place in status.holding],
        "next_expected": status.next_expected,
        "reported_in": request.reported_in.id if request.reported_in else None,
    }
