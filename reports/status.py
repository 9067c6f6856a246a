"""What became of each request by the report's date, in the few words a reader needs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sagsspor.graph.followups import FollowUpStatus

ORDER = ("overdue", "open", "partly", "standing", "answered")
"""The statuses, the most pressing first."""


@dataclass(frozen=True, slots=True)
class Status:
    """A request's status; ``answers`` are items in date order.

    ``partly`` are those of them that only hold, ``in_part`` those that treat a part.
    """

    code: str
    next_expected: date | None = None
    answers: tuple[str, ...] = ()
    partly: frozenset[str] = frozenset()
    in_part: frozenset[str] = frozenset()
    late: bool = False


def statuses_of(base: str, follow_ups: Iterable[FollowUpStatus]) -> Mapping[str, Status]:
    """Give the status of every request by its IRI."""
    return {base + found.request.path: _status(base, found) for found in follow_ups}


def _status(base: str, found: FollowUpStatus) -> Status:
    final = (found.answered_by, *found.repeated) if found.answered_by else ()
    places = sorted({*final, *found.holding}, key=lambda place: (place.date, place.path))
    return Status(
        _code(found),
        date.fromisoformat(found.next_expected) if found.next_expected else None,
        tuple(base + place.path for place in places),
        frozenset(base + place.path for place in found.holding),
        frozenset(base + place.path for place in final[:1] if found.partly),
        found.late,
    )


def _code(found: FollowUpStatus) -> str:
    if found.overdue:
        return "overdue"
    if found.next_expected:
        return "standing"
    if found.partly:
        return "partly"
    return found.status
