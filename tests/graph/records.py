"""Small records to test identity and links with, written as plain values."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from typing import Any

from sagsspor.graph.followups import FollowUpStatus, follow_ups
from sagsspor.graph.identity import DocumentId, Identity
from sagsspor.graph.judgements import Judgement
from sagsspor.graph.links import Links, link
from sagsspor.graph.resolve import resolve
from sagsspor.nlp.record import (
    AskedBy,
    Decision,
    Due,
    Item,
    Meeting,
    Member,
    Record,
    Reference,
    Request,
)

TOWN = "Lillerup Kommune"
BODY = "Kulturudvalget"


def minutes(
    date: str,
    *items: Item,
    body: str | None = BODY,
    town: str | None = TOWN,
    doc: str | None = None,
    members: Sequence[Member | str] = (),
    **more: Any,
) -> Record:
    """Give the record of one meeting; items are numbered on from what they say."""
    return Record(
        doc=doc or f"{(body or 'x')[:4].lower()}-{date}",
        meeting=Meeting(body=body, date=date, municipality=town),
        members=tuple(Member(row) if isinstance(row, str) else row for row in members),
        items=items,
        **more,
    )


def item(
    number: str,
    title: str,
    *,
    cases: Sequence[str] = (),
    asks: Sequence[Request] = (),
    refers: Sequence[Reference] = (),
    outcome: str = "noted",
    text: str = "Til efterretning.",
    **more: Any,
) -> Item:
    """Give an item with one decision of its own meeting."""
    return Item(
        ordinal=int(number),
        number=number,
        title=title,
        case_numbers=tuple(cases),
        requests=tuple(asks),
        references=tuple(refers),
        decisions=(Decision(None, None, outcome, text),),
        **more,
    )


def ask(
    text: str,
    due: str | None = None,
    start: str | None = None,
    end: str | None = None,
    *,
    kind: str = "request",
    recurs: str | None = None,
    by: str = "body",
) -> Request:
    """Give a request or commitment."""
    when = Due(due, start, end) if due else None
    return Request(kind, text, AskedBy(by, BODY), when, recurs)


def ids(records: Sequence[Record]) -> list[DocumentId]:
    """Give each record a document of its own, named by its stem."""
    return [DocumentId(sha256(r.doc.encode()).hexdigest()[:16], r.doc) for r in records]


def resolved(*records: Record, judgements: Sequence[Judgement] = ()) -> Identity:
    """Resolve records."""
    return resolve(records, ids(records), judgements=judgements)


def linked(*records: Record, judgements: Sequence[Judgement] = ()) -> Links:
    """Resolve and link records."""
    identity = resolved(*records, judgements=judgements)
    return link(records, identity, judgements=judgements)


def triples(links: Links) -> set[tuple[str, str, str]]:
    """Give (later, kind, earlier) of links, by ids."""
    return {(row.later.id, row.kind, row.earlier.id) for row in links.links}


def statuses(
    *records: Record, as_of: str | None = None, judgements: Sequence[Judgement] = ()
) -> list[FollowUpStatus]:
    """Give the status of every request."""
    identity = resolved(*records, judgements=judgements)
    links = link(records, identity, judgements=judgements)
    return list(follow_ups(records, identity, links, as_of))
