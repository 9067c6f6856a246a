"""A record read back from its JSON, the value of ``record.schema.json``.

The table of evidence is handed out again: each object gets what stands under its own pointer.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from sagsspor.errors import RecordError
from sagsspor.nlp.record import (
    AskedBy,
    Decision,
    Dissent,
    Due,
    Item,
    MadeAt,
    Meeting,
    Member,
    Mention,
    PersonMentioned,
    Record,
    Reference,
    ReportedRequest,
    Request,
    SourceWarning,
    Spans,
    Treatment,
    Votes,
    Where,
)

_Made = TypeVar("_Made")


@dataclass(frozen=True, slots=True)
class _Node:
    """An object of the JSON value: its data, its pointer, and the evidence of all objects."""

    data: Mapping[str, Any]
    pointer: str
    owners: Mapping[str, Mapping[str, Spans]]

    @property
    def where(self) -> Where:
        """Give the evidence of this object."""
        return self.owners.get(self.pointer, {})

    def child(self, key: str) -> _Node:
        """Give an object inside this one, empty where it lacks it."""
        return _Node(self.data.get(key) or {}, f"{self.pointer}/{key}", self.owners)

    def rows(self, key: str, make: Callable[[_Node], _Made]) -> tuple[_Made, ...]:
        """Make the things of a list, none where it lacks it."""
        return tuple(
            make(_Node(row, f"{self.pointer}/{key}/{n}", self.owners))
            for n, row in enumerate(self.data.get(key, ()))
        )


def record_from_json(value: Mapping[str, Any]) -> Record:
    """Read a record from its JSON value; raise RecordError where a required key is missing.

    Gold records, which have no evidence, are read too.
    """
    owners: dict[str, dict[str, Spans]] = {}
    for pointer, spans in value.get("evidence", {}).items():
        owner, key = _owner(pointer)
        owners.setdefault(owner, {})[key] = tuple((int(start), int(end)) for start, end in spans)
    try:
        return _record(_Node(value, "", owners))
    except (KeyError, TypeError, AttributeError) as error:
        raise RecordError(
            f"The record lacks {error}.",
            file=str(value.get("doc", "")) if isinstance(value, Mapping) else "",
            next_step="Write it again with `sagsspor extract`.",
        ) from error


_REQUIRED = ("meeting", "members", "items", "persons_mentioned")


def _record(node: _Node) -> Record:
    data = node.data
    for key in _REQUIRED:
        if key not in data:
            raise KeyError(key)
    return Record(
        doc=data["doc"],
        meeting=_meeting(node.child("meeting")),
        members=node.rows("members", _member),
        items=node.rows("items", _item),
        persons_mentioned=node.rows("persons_mentioned", _person),
        committees_mentioned=tuple(data["committees_mentioned"]),
        mentions=node.rows("mentions", _mention),
        warnings=node.rows(
            "warnings", lambda one: SourceWarning(one.data["code"], one.data["message"], one.where)
        ),
        document_type=data.get("document_type", "minutes"),
        abbreviations=dict(data.get("abbreviations", {})),
        where=node.where,
    )


def _meeting(node: _Node) -> Meeting:
    data = node.data
    return Meeting(
        data["body"],
        data.get("term"),
        data["date"],
        data["start_time"],
        data["place"],
        data["municipality"],
        node.where,
    )


def _member(node: _Node) -> Member:
    data = node.data
    return Member(
        data["name"],
        data["party"],
        data["status"],
        data.get("substitute_for"),
        data.get("role"),
        node.where,
    )


def _person(node: _Node) -> PersonMentioned:
    data = node.data
    return PersonMentioned(data["name"], data.get("role"), data.get("party"), node.where)


def _mention(node: _Node) -> Mention:
    data = node.data
    start, end = data["span"]
    return Mention(
        data["label"], data["text"], (start, end), data["by"], data["confidence"], data.get("value")
    )


def _item(node: _Node) -> Item:
    data = node.data
    return Item(
        ordinal=data.get("ordinal", int(node.pointer.rpartition("/")[2]) + 1),
        number=data.get("number"),
        title=data.get("title"),
        case_numbers=tuple(data.get("case_numbers", ())),
        treatment=node.rows("treatment", _treatment),
        recommendation=data.get("recommendation"),
        decisions=node.rows("decisions", _decision),
        absent=tuple(data.get("absent", ())),
        votes=_votes(node.child("votes")),
        dissents=node.rows("dissents", _dissent),
        attachments=tuple(data.get("attachments", ())),
        references=node.rows("references", _reference),
        requests=node.rows("requests", _request),
        reported_requests=node.rows("reported_requests", _reported),
        summary=data.get("summary"),
        closed=bool(data.get("closed", False)),
        where=node.where,
    )


def _treatment(node: _Node) -> Treatment:
    data = node.data
    return Treatment(data["body"], data.get("role"), data.get("date"), node.where)


def _decision(node: _Node) -> Decision:
    data = node.data
    return Decision(
        data["body"],
        data["date"],
        data["outcome"],
        data["text"],
        data.get("item_number"),
        tuple(data.get("absent", ())),
        _votes(node.child("votes")),
        node.where,
    )


def _votes(node: _Node) -> Votes:
    data = node.data
    counts = data.get("counts") or {}
    return Votes(
        tuple(data.get("for", ())),
        tuple(data.get("against", ())),
        tuple(data.get("abstained", ())),
        counts.get("for"),
        counts.get("against"),
        counts.get("abstained"),
        node.where,
    )


def _dissent(node: _Node) -> Dissent:
    data = node.data
    return Dissent(data.get("person"), data.get("party"), data["text"], node.where)


def _reference(node: _Node) -> Reference:
    data = node.data
    return Reference(
        data["date"],
        data["body"],
        data.get("item_number"),
        data.get("case_number"),
        node.where,
    )


def _request(node: _Node) -> Request:
    data = node.data
    return Request(
        data.get("kind", "request"),
        data["text"],
        _asker(data["asked_by"]),
        _due(data.get("due")),
        data.get("recurs"),
        node.where,
    )


def _reported(node: _Node) -> ReportedRequest:
    data = node.data
    made_at = data["made_at"]
    return ReportedRequest(
        data["text"],
        _asker(data["asked_by"]),
        MadeAt(made_at.get("date"), made_at.get("body"), made_at.get("item_number")),
        _due(data.get("due")),
        data.get("recurs"),
        node.where,
    )


def _due(data: Mapping[str, Any] | None) -> Due | None:
    return Due(data["expression"], data["start"], data["end"]) if data else None


def _asker(data: Mapping[str, Any]) -> AskedBy:
    return AskedBy(data.get("type", "body"), data.get("name", ""))


_LISTS = {
    "members",
    "items",
    "persons_mentioned",
    "warnings",
    "treatment",
    "decisions",
    "dissents",
    "references",
    "requests",
    "reported_requests",
}


def _owner(pointer: str) -> tuple[str, str]:
    """Split an absolute pointer into that of the object that owns the fact, and the rest."""
    parts = pointer.split("/")[1:]
    owned = 0
    at = 0
    while at < len(parts):
        if parts[at] in _LISTS and at + 1 < len(parts) and parts[at + 1].isdigit():
            at += 2
            owned = at
        elif parts[at] in {"meeting", "votes"}:
            at += 1
            owned = at
        else:
            break
    owner = "".join(f"/{part}" for part in parts[:owned])
    return owner, pointer[len(owner) :]
