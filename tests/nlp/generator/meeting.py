"""What an invented meeting consists of; nothing of how it is printed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with a party's letter, a local list's name, or a word for standing outside."""

    name: str
    party: str


@dataclass(frozen=True, slots=True)
class Ballot:
    """A vote: letters, lists or names on each side; the layout says it in words."""

    for_: tuple[str, ...]
    against: tuple[str, ...]
    abstained: tuple[str, ...] = ()
    by_name: bool = False


@dataclass(frozen=True, slots=True)
class Earlier:
    """What another body decided before, at its meeting and under its number."""

    body: str
    date: date
    number: int
    decision: str
    outcome: str
    absent: Person | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """An earlier meeting that the case names; ``body`` None for this committee."""

    body: str | None
    date: date
    number: int | None


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked for: its matter, by whom (None: the body), and the key of when it is due."""

    about: str
    by: Person | None
    due: str


@dataclass(frozen=True, slots=True)
class Matter:
    """One item of the agenda as meant.

    ``points`` are what is said of each point of the proposal and its normal form, instead of one
    ``decision``; ``until`` is the key of the time the item is put off to.
    """

    number: int
    title: str
    case_number: str
    second_number: str
    summary: str
    case: tuple[str, ...]
    proposal: str
    decision: str
    outcome: str
    absent: tuple[Person, ...] = ()
    disqualified: Person | None = None
    ballot: Ballot | None = None
    amendment: Ballot | None = None
    dissent: tuple[Person, str] | None = None
    request: Request | None = None
    attachments: tuple[str, ...] = ()
    closed: bool = False
    earlier: tuple[Earlier, ...] = ()
    references: tuple[Reference, ...] = ()
    points: tuple[tuple[str, str], ...] = ()
    until: str = ""


@dataclass(frozen=True, slots=True)
class Moved:
    """Somebody who came late or left early; ``at`` is the first or the last item attended."""

    who: Person
    late: bool
    at: Matter


@dataclass(frozen=True, slots=True)
class Meeting:
    """Who met, when and where; ``deputy`` sits for one of the absent."""

    municipality: str
    body: str
    date: date
    time: str
    place: str
    members: tuple[Person, ...]
    absent: tuple[Person, ...]
    matters: tuple[Matter, ...]
    deputy: Person | None = None
    moved: Moved | None = None
