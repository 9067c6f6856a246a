"""A record as the JSON of ``record.schema.json``, and back.

In JSON all evidence stands in one ``evidence`` table under absolute pointers; here each object
carries its own, so writing gathers the table and reading hands it out again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

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


def record_json(record: Record) -> dict[str, Any]:
    """Give the JSON value of ``record.schema.json`` for a record, keys in the schema's order.

    >>> record_json(Record("a"))["items"]
    []
    """
    evidence: dict[str, list[list[int]]] = {}

    def keep(pointer: str, where: Where) -> None:
        for key, spans in where.items():
            if spans:
                evidence[pointer + key] = [list(span) for span in spans]

    def rows(pointer: str, things: Iterable[Any], shape: Any) -> list[dict[str, Any]]:
        out = []
        for index, thing in enumerate(things):
            keep(f"{pointer}/{index}", thing.where)
            out.append(shape(thing, f"{pointer}/{index}"))
        return out

    def plain(*names: str) -> Any:
        return lambda thing, _pointer: {name: getattr(thing, name) for name in names}

    def votes(thing: Votes, pointer: str) -> dict[str, Any]:
        keep(pointer, thing.where)
        counts = {
            key: value
            for key, value in (
                ("for", thing.count_for),
                ("against", thing.count_against),
                ("abstained", thing.count_abstained),
            )
            if value is not None
        }
        out: dict[str, Any] = {
            "for": list(thing.for_),
            "against": list(thing.against),
            "abstained": list(thing.abstained),
        }
        return out | ({"counts": counts} if counts else {})

    def decision(thing: Decision, pointer: str) -> dict[str, Any]:
        out: dict[str, Any] = {
            "body": thing.body,
            "date": thing.date,
            "item_number": thing.item_number,
            "outcome": thing.outcome,
            "text": thing.text,
            "absent": list(thing.absent),
        }
        return out | ({"votes": votes(thing.votes, f"{pointer}/votes")} if thing.votes else {})

    def due(value: Due | None) -> dict[str, Any] | None:
        if value is None:
            return None
        return {"expression": value.expression, "start": value.start, "end": value.end}

    def asked_by(value: AskedBy) -> dict[str, str]:
        return {"type": value.type, "name": value.name}

    def request(thing: Request, _pointer: str) -> dict[str, Any]:
        return {
            "kind": thing.kind,
            "text": thing.text,
            "asked_by": asked_by(thing.asked_by),
            "due": due(thing.due),
            "recurs": thing.recurs,
        }

    def reported(thing: ReportedRequest, _pointer: str) -> dict[str, Any]:
        made_at = thing.made_at
        return {
            "text": thing.text,
            "asked_by": asked_by(thing.asked_by),
            "made_at": {
                "date": made_at.date,
                "body": made_at.body,
                "item_number": made_at.item_number,
            },
            "due": due(thing.due),
            "recurs": thing.recurs,
        }

    def item(thing: Item, pointer: str) -> dict[str, Any]:
        return {
            "ordinal": thing.ordinal,
            "number": thing.number,
            "title": thing.title,
            "case_numbers": list(thing.case_numbers),
            "treatment": rows(
                f"{pointer}/treatment", thing.treatment, plain("body", "role", "date")
            ),
            "recommendation": thing.recommendation,
            "summary": thing.summary,
            "closed": thing.closed,
            "decisions": rows(f"{pointer}/decisions", thing.decisions, decision),
            "absent": list(thing.absent),
            "votes": votes(thing.votes, f"{pointer}/votes"),
            "dissents": rows(
                f"{pointer}/dissents", thing.dissents, plain("person", "party", "text")
            ),
            "attachments": list(thing.attachments),
            "references": rows(
                f"{pointer}/references",
                thing.references,
                plain("date", "body", "item_number", "case_number"),
            ),
            "requests": rows(f"{pointer}/requests", thing.requests, request),
            "reported_requests": rows(
                f"{pointer}/reported_requests", thing.reported_requests, reported
            ),
        }

    keep("", record.where)
    keep("/meeting", record.meeting.where)
    out = {
        "doc": record.doc,
        "document_type": record.document_type,
        "meeting": plain("body", "term", "date", "start_time", "place", "municipality")(
            record.meeting, ""
        ),
        "members": rows(
            "/members", record.members, plain("name", "party", "status", "substitute_for", "role")
        ),
        "items": rows("/items", record.items, item),
        "persons_mentioned": rows(
            "/persons_mentioned", record.persons_mentioned, plain("name", "role", "party")
        ),
        "committees_mentioned": list(record.committees_mentioned),
        "abbreviations": dict(sorted(record.abbreviations.items())),
        "warnings": rows("/warnings", record.warnings, plain("code", "message")),
        "mentions": [
            {
                "label": mention.label,
                "text": mention.text,
                "span": list(mention.span),
                "by": mention.by,
                "confidence": mention.confidence,
                "value": mention.value,
            }
            for mention in record.mentions
        ],
    }
    return out | {"evidence": evidence}


def record_from_json(value: Mapping[str, Any]) -> Record:
    """Read a record from its JSON value; raise RecordError where a required key is missing.

    Gold records, which have no evidence, are read too.
    """
    table: dict[str, Spans] = {
        pointer: tuple((int(start), int(end)) for start, end in spans)
        for pointer, spans in value.get("evidence", {}).items()
    }
    owners: dict[str, dict[str, Spans]] = {}
    for pointer, spans in table.items():
        owner, key = _owner(pointer)
        owners.setdefault(owner, {})[key] = spans

    def where(pointer: str) -> Where:
        return owners.get(pointer, {})

    def votes(data: Mapping[str, Any] | None, pointer: str) -> Votes:
        data = data or {}
        counts = data.get("counts") or {}
        return Votes(
            tuple(data.get("for", ())),
            tuple(data.get("against", ())),
            tuple(data.get("abstained", ())),
            counts.get("for"),
            counts.get("against"),
            counts.get("abstained"),
            where(pointer),
        )

    def decision(data: Mapping[str, Any], pointer: str) -> Decision:
        return Decision(
            data["body"],
            data["date"],
            data["outcome"],
            data["text"],
            data.get("item_number"),
            tuple(data.get("absent", ())),
            votes(data.get("votes"), f"{pointer}/votes"),
            where(pointer),
        )

    def due(data: Mapping[str, Any] | None) -> Due | None:
        return Due(data["expression"], data["start"], data["end"]) if data else None

    def asker(data: Mapping[str, Any]) -> AskedBy:
        return AskedBy(data.get("type", "body"), data.get("name", ""))

    def item(data: Mapping[str, Any], ordinal: int, pointer: str) -> Item:
        def rows(key: str, make: Any) -> tuple[Any, ...]:
            return tuple(
                make(row, f"{pointer}/{key}/{n}") for n, row in enumerate(data.get(key, ()))
            )

        return Item(
            ordinal=data.get("ordinal", ordinal),
            number=data.get("number"),
            title=data.get("title"),
            case_numbers=tuple(data.get("case_numbers", ())),
            treatment=rows(
                "treatment",
                lambda row, at: Treatment(row["body"], row.get("role"), row.get("date"), where(at)),
            ),
            recommendation=data.get("recommendation"),
            decisions=rows("decisions", decision),
            absent=tuple(data.get("absent", ())),
            votes=votes(data.get("votes"), f"{pointer}/votes"),
            dissents=rows(
                "dissents",
                lambda row, at: Dissent(
                    row.get("person"), row.get("party"), row["text"], where(at)
                ),
            ),
            attachments=tuple(data.get("attachments", ())),
            references=rows(
                "references",
                lambda row, at: Reference(
                    row["date"],
                    row["body"],
                    row.get("item_number"),
                    row.get("case_number"),
                    where(at),
                ),
            ),
            requests=rows(
                "requests",
                lambda row, at: Request(
                    row.get("kind", "request"),
                    row["text"],
                    asker(row["asked_by"]),
                    due(row.get("due")),
                    row.get("recurs"),
                    where(at),
                ),
            ),
            reported_requests=rows(
                "reported_requests",
                lambda row, at: ReportedRequest(
                    row["text"],
                    asker(row["asked_by"]),
                    MadeAt(
                        row["made_at"].get("date"),
                        row["made_at"].get("body"),
                        row["made_at"].get("item_number"),
                    ),
                    due(row.get("due")),
                    row.get("recurs"),
                    where(at),
                ),
            ),
            summary=data.get("summary"),
            closed=bool(data.get("closed", False)),
            where=where(pointer),
        )

    try:
        meeting = value["meeting"]
        return Record(
            doc=value["doc"],
            meeting=Meeting(
                meeting["body"],
                meeting.get("term"),
                meeting["date"],
                meeting["start_time"],
                meeting["place"],
                meeting["municipality"],
                where("/meeting"),
            ),
            members=tuple(
                Member(
                    row["name"],
                    row["party"],
                    row["status"],
                    row.get("substitute_for"),
                    row.get("role"),
                    where(f"/members/{n}"),
                )
                for n, row in enumerate(value["members"])
            ),
            items=tuple(item(row, n + 1, f"/items/{n}") for n, row in enumerate(value["items"])),
            persons_mentioned=tuple(
                PersonMentioned(
                    row["name"],
                    row.get("role"),
                    row.get("party"),
                    where(f"/persons_mentioned/{n}"),
                )
                for n, row in enumerate(value["persons_mentioned"])
            ),
            committees_mentioned=tuple(value["committees_mentioned"]),
            mentions=tuple(
                Mention(
                    row["label"],
                    row["text"],
                    (row["span"][0], row["span"][1]),
                    row["by"],
                    row["confidence"],
                    row.get("value"),
                )
                for row in value.get("mentions", ())
            ),
            warnings=tuple(
                SourceWarning(row["code"], row["message"], where(f"/warnings/{n}"))
                for n, row in enumerate(value.get("warnings", ()))
            ),
            document_type=value.get("document_type", "minutes"),
            abbreviations=dict(value.get("abbreviations", {})),
            where=where(""),
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise RecordError(
            f"The record lacks {error}.",
            file=str(value.get("doc", "")) if isinstance(value, Mapping) else "",
            next_step="Write it again with `sagsspor extract`.",
        ) from error


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
