"""The rows of the ``all-`` queries as plain data: what a site is made of.

Every IRI here is that of a canonical node. Only what had happened by the report's date is kept:
a later meeting, and all that hangs on it, is left out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

Row = Mapping[str, Any]
Ask = Callable[..., Iterable[Row]]
"""Answers a named query: the name, then its parameters as keywords; each row by column."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Document:
    """A loaded file."""

    iri: str
    stem: str
    file: str
    kind: str
    media_type: str
    meeting: str | None


@dataclass(frozen=True, slots=True)
class Warning:
    """A slip in a source."""

    iri: str
    document: str
    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting; not ``loaded`` where it is known only by reference."""

    iri: str
    date: date | None
    body: str | None
    loaded: bool
    start: str | None = None
    place: str | None = None
    term: str | None = None


@dataclass(frozen=True, slots=True)
class Body:
    """A committee or council under its own name; ``also`` holds the other printed forms."""

    iri: str
    name: str
    also: tuple[str, ...] = ()
    abbreviation: str | None = None
    authority: str | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """A person; ``also`` holds the other printed forms of the name."""

    iri: str
    name: str
    also: tuple[str, ...] = ()
    staff: bool = False
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Party:
    """A party or list."""

    iri: str
    name: str
    letter: str | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """An item of an agenda; ``ordinal`` is None where it is known only by reference."""

    iri: str
    meeting: str
    ordinal: int | None
    number: str | None
    title: str | None
    recommendation: str | None = None
    summary: str | None = None
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Case:
    """A case and the items it stands on, in date order."""

    iri: str
    number: str
    kle: str | None
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Treatment:
    """A planned handling of an item."""

    iri: str
    item: str
    body: str
    role: str | None
    date: date | None


@dataclass(frozen=True, slots=True)
class Decision:
    """What one body decided on an item."""

    iri: str
    item: str
    body: str | None
    date: date | None
    meeting: str | None
    outcome: str
    text: str


@dataclass(frozen=True, slots=True)
class Attendance:
    """A member at a meeting, or at one item of it."""

    iri: str
    meeting: str
    item: str | None
    person: str
    status: str
    substitute_for: str | None
    role: str | None


@dataclass(frozen=True, slots=True)
class Participation:
    """Somebody at a meeting who is no member."""

    iri: str
    meeting: str
    person: str
    role: str | None


@dataclass(frozen=True, slots=True)
class Affiliation:
    """A person in a party as observed at one meeting."""

    iri: str
    person: str
    party: str
    meeting: str
    date: date | None
    printed: str | None


@dataclass(frozen=True, slots=True)
class Vote:
    """A vote of a person or party, or a printed number of votes."""

    iri: str
    item: str
    decision: str | None
    choice: str
    person: str | None
    party: str | None
    party_at_meeting: str | None
    count: int | None


@dataclass(frozen=True, slots=True)
class Dissent:
    """A reservation, minority statement or reasoned vote against."""

    iri: str
    item: str
    person: str | None
    party: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Attachment:
    """An attachment of an item."""

    iri: str
    item: str
    title: str


@dataclass(frozen=True, slots=True)
class Reference:
    """A mention of an earlier meeting or item."""

    iri: str
    item: str
    to_meeting: str | None
    to_item: str | None
    date: date | None


@dataclass(frozen=True, slots=True)
class Request:
    """A request or commitment; ``reported_in`` is the later item that tells of it.

    ``iri`` is its printed name, which its evidence has; ``key`` the name under its canonical item,
    by which links know it.
    """

    iri: str
    key: str
    kind: str
    item: str | None
    meeting: str
    text: str
    asker_type: str | None
    asker: str | None
    asker_name: str | None
    due: str | None
    due_start: date | None
    due_end: date | None
    recurrence: str | None
    reported_in: str | None


@dataclass(frozen=True, slots=True)
class Link:
    """A link between a later item and an earlier item or meeting."""

    iri: str
    kind: str
    later: str
    earlier: str
    basis: tuple[str, ...]
    score: float | None
    explanation: tuple[str, ...]
    later_evidence: str | None
    earlier_evidence: str | None


@dataclass(frozen=True, slots=True)
class Evidence:
    """The place in a document that proves a fact."""

    iri: str
    document: str
    start: int
    end: int
    quote: str
    page: int | None
    field: str | None
    found_by: str | None


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything by the report's date; mappings by IRI, tuples in the order of the queries."""

    documents: Mapping[str, Document]
    warnings: tuple[Warning, ...]
    meetings: Mapping[str, Meeting]
    bodies: Mapping[str, Body]
    persons: Mapping[str, Person]
    parties: Mapping[str, Party]
    items: Mapping[str, Item]
    cases: Mapping[str, Case]
    treatments: tuple[Treatment, ...]
    decisions: tuple[Decision, ...]
    attendance: tuple[Attendance, ...]
    participations: tuple[Participation, ...]
    affiliations: tuple[Affiliation, ...]
    votes: tuple[Vote, ...]
    dissents: tuple[Dissent, ...]
    attachments: tuple[Attachment, ...]
    references: tuple[Reference, ...]
    requests: tuple[Request, ...]
    links: tuple[Link, ...]
    evidence: Mapping[str, tuple[Evidence, ...]]

    def meeting_of(self, item: str | None) -> Meeting | None:
        """Give the meeting an item belongs to."""
        found = self.items.get(item) if item else None
        return self.meetings.get(found.meeting) if found else None


def grouped(things: Iterable[T], key: Callable[[T], Any]) -> Mapping[Any, tuple[T, ...]]:
    """Give the things under each key, in their order; things without a key are left out."""
    groups: dict[Any, list[T]] = defaultdict(list)
    for thing in things:
        if (found := key(thing)) is not None:
            groups[found].append(thing)
    return {found: tuple(members) for found, members in groups.items()}
