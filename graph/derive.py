"""What follows from all documents together: identity and links, as quads of their own graphs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from sagsspor.graph.followups import follow_ups, links_json
from sagsspor.graph.identity import DocumentId, Identity
from sagsspor.graph.judgements import read_judgements
from sagsspor.graph.links import Links, link
from sagsspor.graph.pieces import Piece, RecordOf, card_of, pieces_of
from sagsspor.graph.resolve import resolve
from sagsspor.nlp.collector import collector_paused
from sagsspor.nlp.record import Record


@dataclass(frozen=True, slots=True)
class Document:
    """One document of the store: the first 16 digits of its sha256, its stem, what it says."""

    sha16: str
    stem: str
    record: Record
    municipality: str | None = None


@dataclass(frozen=True, slots=True)
class Derived:
    """The derived graphs as N-Quads, ``Identity.apart`` and ``nth``.

    ``links`` and ``requests`` are how many links there are, and how many requests and commitments
    are followed: what a later item only tells again of a meeting that is loaded is none.
    """

    nquads: str
    links: int
    requests: int
    apart: Mapping[str, frozenset[str]]
    nth: Mapping[str, int]


def derive(documents: Sequence[Document], *, base: str, judgements: Path) -> Derived:
    """Resolve who is who, link what answers what, and describe both as quads."""
    records = {document.sha16: document.record for document in documents}
    cards = [card_of(at.record, at.sha16, at.stem, "", at.municipality) for at in documents]
    lines: set[str] = set()
    links = requests = 0
    apart: dict[str, frozenset[str]] = {}
    nth: dict[str, int] = {}
    for piece in pieces_of(cards, records.__getitem__, read_judgements(judgements)):
        found = derive_piece(piece, records.__getitem__, base=base)
        lines.update(found.nquads.splitlines(keepends=True))
        links += found.links
        requests += found.requests
        apart.update(found.apart)
        nth.update(found.nth)
    return Derived("".join(sorted(lines)), links, requests, apart, nth)


def derive_piece(piece: Piece, record_of: RecordOf, *, base: str) -> Derived:
    """Derive one piece, which depends on nothing outside it."""
    from sagsspor.graph.describe_derived import describe_identity, describe_links
    from sagsspor.graph.describe_judgements import describe_judgements

    with collector_paused():
        records = [record_of(card.sha16) for card in piece.cards]
        identity = resolve(
            records,
            [DocumentId(card.sha16, card.stem) for card in piece.cards],
            municipality={card.sha16: card.municipality for card in piece.cards},
            judgements=piece.judgements,
            joined=piece.joined,
        )
        links = link(records, identity, judgements=piece.judgements)
    quads = (
        describe_identity(identity, base=base)
        + describe_links(links, base=base)
        + describe_judgements(piece.judgements, identity, records, base=base)
    )
    return Derived(quads, len(links.links), len(links.follow_ups), identity.apart, identity.nth)


def relate(documents: Sequence[Document], judgements: Path) -> tuple[Identity, Links]:
    """Resolve who is who in documents, and link what answers what."""
    records = [document.record for document in documents]
    judged = read_judgements(judgements)
    with collector_paused():
        identity = resolve(
            records,
            [DocumentId(document.sha16, document.stem) for document in documents],
            municipality={document.sha16: document.municipality for document in documents},
            judgements=judged,
        )
        return identity, link(records, identity, judgements=judged)


def links_as_of(
    documents: Sequence[Document], judgements: Path, as_of: str | None
) -> dict[str, Any]:
    """Give the links and the status of every request as of a date, as JSON values."""
    identity, links = relate(documents, judgements)
    known = tuple(at for at in links.links if as_of is None or at.later.date <= as_of)
    records = [document.record for document in documents]
    return links_json(replace(links, links=known), follow_ups(records, identity, links, as_of))
