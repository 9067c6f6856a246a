"""A record as the JSON of ``record.schema.json``; ``record_from_json`` reads it back.

In JSON all evidence stands in one ``evidence`` table under absolute pointers; in a record each
object carries its own, so writing gathers the table.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from sagsspor.nlp.record import (
    AskedBy,
    Decision,
    Due,
    Item,
    Mention,
    Record,
    ReportedRequest,
    Request,
    Votes,
    Where,
)

Shape = Callable[[Any, str, "_Evidence"], dict[str, Any]]
"""Gives the JSON of a thing; takes its pointer and where its evidence goes."""


@dataclass(slots=True)
class _Evidence:
    """The table of evidence while it is gathered."""

    table: dict[str, list[list[int]]] = field(default_factory=dict)

    def keep(self, pointer: str, where: Where) -> None:
        """Take what stands under an object's own pointers to absolute ones."""
        for key, spans in where.items():
            if spans:
                self.table[pointer + key] = [list(span) for span in spans]

    def rows(self, pointer: str, things: Iterable[Any], shape: Shape) -> list[dict[str, Any]]:
        """Give the JSON of a list of things and take their evidence."""
        out: list[dict[str, Any]] = []
        for index, thing in enumerate(things):
            self.keep(f"{pointer}/{index}", thing.where)
            out.append(shape(thing, f"{pointer}/{index}", self))
        return out


def record_json(record: Record) -> dict[str, Any]:
    """Give the JSON value of ``record.schema.json`` for a record, keys in the schema's order.

    >>> record_json(Record("a"))["items"]
    []
    """
    evidence = _Evidence()
    evidence.keep("", record.where)
    evidence.keep("/meeting", record.meeting.where)
    meeting = _plain("body", "term", "date", "start_time", "place", "municipality")
    member = _plain("name", "party", "status", "substitute_for", "role")
    person = _plain("name", "role", "party")
    warning = _plain("code", "message")
    out = {
        "doc": record.doc,
        "document_type": record.document_type,
        "meeting": meeting(record.meeting, "/meeting", evidence),
        "members": evidence.rows("/members", record.members, member),
        "items": evidence.rows("/items", record.items, _item),
        "persons_mentioned": evidence.rows("/persons_mentioned", record.persons_mentioned, person),
        "committees_mentioned": list(record.committees_mentioned),
        "abbreviations": dict(sorted(record.abbreviations.items())),
        "warnings": evidence.rows("/warnings", record.warnings, warning),
        "mentions": [_mention(mention) for mention in record.mentions],
    }
    return out | {"evidence": evidence.table}


def _plain(*names: str) -> Shape:
    """Give the shape of a thing whose attributes are written as they are."""
    return lambda thing, _pointer, _evidence: {name: getattr(thing, name) for name in names}


def _mention(mention: Mention) -> dict[str, Any]:
    return {
        "label": mention.label,
        "text": mention.text,
        "span": list(mention.span),
        "by": mention.by,
        "confidence": mention.confidence,
        "value": mention.value,
    }


def _item(item: Item, pointer: str, evidence: _Evidence) -> dict[str, Any]:
    treatment = _plain("body", "role", "date")
    dissent = _plain("person", "party", "text")
    reference = _plain("date", "body", "item_number", "case_number")

    def rows(key: str, shape: Shape) -> list[dict[str, Any]]:
        return evidence.rows(f"{pointer}/{key}", getattr(item, key), shape)

    return {
        "ordinal": item.ordinal,
        "number": item.number,
        "title": item.title,
        "case_numbers": list(item.case_numbers),
        "treatment": rows("treatment", treatment),
        "recommendation": item.recommendation,
        "summary": item.summary,
        "closed": item.closed,
        "decisions": rows("decisions", _decision),
        "absent": list(item.absent),
        "votes": _votes(item.votes, f"{pointer}/votes", evidence),
        "dissents": rows("dissents", dissent),
        "attachments": list(item.attachments),
        "references": rows("references", reference),
        "requests": rows("requests", _request),
        "reported_requests": rows("reported_requests", _reported),
    }


def _decision(decision: Decision, pointer: str, evidence: _Evidence) -> dict[str, Any]:
    out: dict[str, Any] = {
        "body": decision.body,
        "date": decision.date,
        "item_number": decision.item_number,
        "outcome": decision.outcome,
        "text": decision.text,
        "absent": list(decision.absent),
    }
    if decision.votes:
        out["votes"] = _votes(decision.votes, f"{pointer}/votes", evidence)
    return out


def _votes(votes: Votes, pointer: str, evidence: _Evidence) -> dict[str, Any]:
    evidence.keep(pointer, votes.where)
    out: dict[str, Any] = {
        "for": list(votes.for_),
        "against": list(votes.against),
        "abstained": list(votes.abstained),
    }
    counts = {
        "for": votes.count_for,
        "against": votes.count_against,
        "abstained": votes.count_abstained,
    }
    stated = {side: count for side, count in counts.items() if count is not None}
    return out | ({"counts": stated} if stated else {})


def _request(request: Request, _pointer: str, _evidence: _Evidence) -> dict[str, Any]:
    return {
        "kind": request.kind,
        "text": request.text,
        "asked_by": _asked_by(request.asked_by),
        "due": _due(request.due),
        "recurs": request.recurs,
    }


def _reported(request: ReportedRequest, _pointer: str, _evidence: _Evidence) -> dict[str, Any]:
    made_at = request.made_at
    return {
        "text": request.text,
        "asked_by": _asked_by(request.asked_by),
        "made_at": {
            "date": made_at.date,
            "body": made_at.body,
            "item_number": made_at.item_number,
        },
        "due": _due(request.due),
        "recurs": request.recurs,
    }


def _asked_by(asker: AskedBy) -> dict[str, str]:
    return {"type": asker.type, "name": asker.name}


def _due(due: Due | None) -> dict[str, Any] | None:
    if due is None:
        return None
    return {"expression": due.expression, "start": due.start, "end": due.end}
