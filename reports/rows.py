"""The rows of the ``all-`` queries to facts, as of a date."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from urllib.parse import unquote

from sagsspor.reports.facts import (
    Affiliation,
    Ask,
    Attachment,
    Attendance,
    Body,
    Case,
    Decision,
    Dissent,
    Document,
    Evidence,
    Facts,
    Item,
    Link,
    Meeting,
    Participation,
    Party,
    Person,
    Reference,
    Request,
    Row,
    Treatment,
    Vote,
    Warning,
    grouped,
)


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
    return unquote(iri.rstrip("/").rsplit("/", 1)[-1])


def _split(text: str | None, separator: str) -> tuple[str, ...]:
    return tuple(sorted(part for part in (text or "").split(separator) if part))


def _date(value: Any) -> date | None:
    return value if isinstance(value, date) else None
