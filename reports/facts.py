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


def read_facts(answer: Ask, as_of: date) -> Facts:
    """Ask for everything that had happened by a date."""

    def ask(name: str) -> list[Row]:
        """Answer a query; an empty text is no value."""
        rows = answer(name)
        return [{key: None if cell == "" else cell for key, cell in row.items()} for row in rows]

    meetings = {
        row["meeting"]: Meeting(
            row["meeting"],
            _date(row["date"]),
            row["body"],
            row["loaded"] == "true",
            row["start"],
            row["place"],
            row["term"],
        )
        for row in ask("all-meetings")
    }
    meetings = {iri: one for iri, one in meetings.items() if one.date is None or one.date <= as_of}
    items = {
        row["item"]: Item(
            row["item"],
            row["meeting"],
            row["ordinal"] or None,
            row["number"] or (None if row["ordinal"] else _last_part(row["item"])),
            row["title"],
            row["recommendation"],
            row["summary"],
            row["closed"] == "true",
        )
        for row in ask("all-items")
        if row["meeting"] in meetings
    }

    def known(row: Row) -> bool:
        """Tell whether the row's item and meeting had been by the date."""
        item, meeting = row.get("item"), row.get("meeting")
        return (item is None or item in items) and (meeting is None or meeting in meetings)

    def rows(name: str) -> list[Row]:
        return [row for row in ask(name) if known(row)]

    evidence = [
        (
            row["fact"],
            Evidence(
                row["evidence"],
                row["document"],
                row["start"],
                row["end"],
                row["quote"],
                row["page"],
                row["field"],
                row["found_by"],
            ),
        )
        for row in ask("all-evidence")
    ]
    documents = (
        Document(
            row["document"],
            row["id"],
            row["file"] or row["id"],
            row["type"] or "minutes",
            row["format"] or "",
            row["meeting"],
        )
        for row in rows("all-documents")
    )
    kept = {document.iri: document for document in documents}
    return Facts(
        documents=kept,
        warnings=tuple(
            Warning(row["warning"], row["document"], row["code"], row["message"] or "")
            for row in ask("all-warnings")
            if row["document"] in kept
        ),
        meetings=meetings,
        bodies=_bodies(ask("all-bodies")),
        persons=_persons(ask("all-persons")),
        parties={
            row["party"]: Party(
                row["party"],
                row["name"] or row["letter"] or _last_part(row["party"]),
                row["letter"],
            )
            for row in ask("all-parties")
        },
        items=items,
        cases=_cases(rows("all-cases"), items, meetings),
        treatments=tuple(
            Treatment(row["treatment"], row["item"], row["body"], row["role"], _date(row["date"]))
            for row in rows("all-treatments")
        ),
        decisions=tuple(
            Decision(
                row["decision"],
                row["item"],
                row["body"],
                _date(row["date"]),
                row["meeting"],
                row["outcome"],
                row["text"] or "",
            )
            for row in rows("all-decisions")
        ),
        attendance=tuple(
            Attendance(
                row["attendance"],
                row["meeting"],
                row["item"],
                row["person"],
                row["status"],
                row["substitute_for"],
                row["role"],
            )
            for row in rows("all-attendance")
        ),
        participations=tuple(
            Participation(row["participation"], row["meeting"], row["person"], row["role"])
            for row in rows("all-participations")
        ),
        affiliations=tuple(
            Affiliation(
                row["affiliation"],
                row["person"],
                row["party"],
                row["meeting"],
                _date(row["date"]),
                row["printed"],
            )
            for row in rows("all-affiliations")
        ),
        votes=tuple(
            Vote(
                row["vote"],
                row["item"],
                row["decision"],
                row["choice"],
                row["person"],
                row["party"],
                row["party_at_meeting"],
                row["count"],
            )
            for row in rows("all-votes")
        ),
        dissents=tuple(
            Dissent(row["dissent"], row["item"], row["person"], row["party"], row["text"])
            for row in rows("all-dissents")
        ),
        attachments=tuple(
            Attachment(row["attachment"], row["item"], row["title"])
            for row in rows("all-attachments")
        ),
        references=tuple(
            Reference(
                row["reference"],
                row["item"],
                row["to_meeting"] if row["to_meeting"] in meetings else None,
                row["to_item"] if row["to_item"] in items else None,
                _date(row["date"]),
            )
            for row in rows("all-references")
        ),
        requests=tuple(
            Request(
                row["request"],
                request_key(row["request"], row["reported_in"] or row["item"]),
                row["kind"],
                row["item"],
                row["meeting"],
                row["text"],
                row["asker_type"],
                row["asker"],
                row["asker_name"],
                row["due"],
                _date(row["due_start"]),
                _date(row["due_end"]),
                row["recurrence"],
                row["reported_in"],
            )
            for row in rows("all-requests")
            if row["reported_in"] is None or row["reported_in"] in items
        ),
        links=tuple(
            Link(
                row["link"],
                row["kind"],
                row["later"],
                row["earlier"],
                _split(row["basis"], ", "),
                None if row["score"] is None else float(row["score"]),
                _split(row["explanation"], "; "),
                row["later_evidence"],
                row["earlier_evidence"],
            )
            for row in ask("links")
            if row["later"] in items
        ),
        evidence=grouped_evidence(
            (fact, proof) for fact, proof in evidence if proof.document in kept
        ),
    )


def request_key(iri: str, item: str | None) -> str:
    """Give the name of a request under its canonical item.

    >>> request_key("x/~1a/udvalg/2024-06-11/47/request/1", "x/by/udvalg/2024-06-11/47")
    'x/by/udvalg/2024-06-11/47/request/1'
    """
    return iri if item is None else "/".join([item, *iri.rsplit("/", 2)[-2:]])


def grouped_evidence(
    pairs: Iterable[tuple[str, Evidence]],
) -> Mapping[str, tuple[Evidence, ...]]:
    """Give the evidence of each fact."""
    groups: dict[str, list[Evidence]] = defaultdict(list)
    for fact, proof in pairs:
        groups[fact].append(proof)
    return {fact: tuple(proofs) for fact, proofs in groups.items()}


def _bodies(rows: Iterable[Row]) -> Mapping[str, Body]:
    bodies: dict[str, Body] = {}
    for iri, forms in grouped(rows, lambda row: row["body"]).items():
        name, also = _names(iri, forms)
        bodies[iri] = Body(
            iri, name, also, _first(forms, "abbreviation"), _first(forms, "authority")
        )
    return bodies


def _persons(rows: Iterable[Row]) -> Mapping[str, Person]:
    persons: dict[str, Person] = {}
    for iri, forms in grouped(rows, lambda row: row["person"]).items():
        name, also = _names(iri, forms)
        persons[iri] = Person(
            iri, name, also, all(row["staff"] for row in forms), _first(forms, "role")
        )
    return persons


def _cases(
    rows: Iterable[Row], items: Mapping[str, Item], meetings: Mapping[str, Meeting]
) -> Mapping[str, Case]:
    def place(item: str) -> tuple[date, int, str]:
        return (
            meetings[items[item].meeting].date or date.min,
            items[item].ordinal or 0,
            item,
        )

    cases: dict[str, Case] = {}
    for iri, places in grouped(rows, lambda row: row["case"]).items():
        standing = sorted({row["item"] for row in places if row["item"]}, key=place)
        number = _first(places, "number") or _last_part(iri)
        cases[iri] = Case(iri, number, _first(places, "kle"), tuple(standing))
    return cases


def _names(iri: str, forms: Iterable[Row]) -> tuple[str, tuple[str, ...]]:
    """Give a node's name and its others: the one chosen, else the fullest of its own form."""
    rows = [row for row in forms if row["name"]]
    ordered = sorted(rows, key=lambda row: (row["printed"] != iri, -len(row["name"]), row["name"]))
    names = [str(row["name"]) for row in ordered]
    chosen = _first(rows, "preferred") if rows and "preferred" in rows[0] else None
    name = chosen or (names[0] if names else _last_part(iri))
    return name, tuple(sorted({other for other in names if other != name}))


def _first(rows: Iterable[Row], column: str) -> str | None:
    return next((str(row[column]) for row in rows if row[column]), None)


def _last_part(iri: str) -> str:
    from urllib.parse import unquote

    return unquote(iri.rstrip("/").rsplit("/", 1)[-1])


def _split(text: str | None, separator: str) -> tuple[str, ...]:
    return tuple(sorted(part for part in (text or "").split(separator) if part))


def _date(value: Any) -> date | None:
    return value if isinstance(value, date) else None
