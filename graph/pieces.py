"""The pieces a store is resolved and linked in: documents that can touch each other.

Identity and links live within one authority. Three things reach further, and each is settled
before the pieces are cut:

* a document of an unknown authority may belong to a known one: ``join`` looks at those documents
  and at the few that can prove something of them;
* a judgement may name two people of two authorities: these are one piece;
* a judgement by a bare name means all who bear it: it is part of every piece.

A piece depends on nothing else, so that what it gives can be kept under ``Piece.key``.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sagsspor.graph.authorities import Joined, join_authorities
from sagsspor.graph.bodies import body_key
from sagsspor.graph.judgements import Judgement, is_bare
from sagsspor.graph.paths import authority_path
from sagsspor.nlp.record import Record

RecordOf = Callable[[str], Record]
"""Gives a document's record by the first 16 digits of its sha256."""


@dataclass(frozen=True, slots=True)
class Card:
    """What tells where a document belongs, without its record.

    ``key`` stands for the record: as long as it is the same, so is the record. ``authority`` is
    the printed path, ``body`` the words of ``bodies.body_key``, ``named`` the days whose items the
    document names. An agenda of an unknown authority is joined to none.
    """

    sha16: str
    stem: str
    key: str
    municipality: str | None
    authority: str
    body: str
    date: str
    named: tuple[str, ...]
    agenda: bool

    @property
    def unknown(self) -> bool:
        """Whether it does not say whose minutes it is."""
        return self.authority.startswith("~")


def card_of(record: Record, sha16: str, stem: str, key: str, municipality: str | None) -> Card:
    """Give the card of a record; ``municipality`` overrides what it says."""
    days = {row.date for item in record.items for row in item.references if row.item_number}
    days |= {row.date for item in record.items for row in item.decisions if row.item_number}
    return Card(
        sha16,
        stem,
        key,
        municipality,
        authority_path(municipality or record.meeting.municipality, sha16),
        " ".join(body_key(record.meeting.body)) if record.meeting.body else "",
        record.meeting.date or "",
        tuple(sorted(day for day in days if day)),
        record.document_type == "agenda",
    )


@dataclass(frozen=True, slots=True)
class Piece:
    """Documents to be resolved and linked together, and all else that this depends on."""

    name: str
    cards: tuple[Card, ...]
    joined: Joined
    judgements: tuple[Judgement, ...]

    def key(self, *versions: str) -> str:
        """Give the key of what the piece gives, under versions of the code and of the base."""
        parts = [
            versions,
            [(card.sha16, card.stem, card.key, card.municipality) for card in self.cards],
            sorted(self.joined.path_of.items()),
            sorted(self.joined.proof.items()),
            [repr(row) for row in self.joined.candidates],
            [repr(row) for row in self.judgements],
        ]
        return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:32]


def pieces_of(
    cards: Iterable[Card], record_of: RecordOf, judgements: Sequence[Judgement] = ()
) -> tuple[Piece, ...]:
    """Cut documents into pieces, in order of their names.

    Only the records that may settle an unknown authority are asked for.
    """
    cards = sorted(cards, key=lambda card: card.sha16)
    joined = join(cards, record_of)
    authority = {card.sha16: joined.path_of.get(card.sha16, card.authority) for card in cards}
    ends = _Ends(cards, authority)
    first = {path: path for path in authority.values()}

    def root(path: str) -> str:
        while first[path] != path:
            path = first[path]
        return path

    for row in judgements:
        if row.kind == "person":
            left, right = ends.of(row.kind, row.left), ends.of(row.kind, row.right)
            if left and right and len(left) == len(right) == 1:
                one, two = sorted((root(min(left)), root(min(right))))
                first[two] = one
    groups: dict[str, list[Card]] = defaultdict(list)
    for card in cards:
        groups[root(authority[card.sha16])].append(card)
    concerned: dict[str, list[Judgement]] = defaultdict(list)
    for row in judgements:
        places = [ends.of(row.kind, row.left), ends.of(row.kind, row.right)]
        if None in places:
            names = set(groups)
        else:
            names = {root(path) for found in places if found for path in found}
        for name in names:
            concerned[name].append(row)
    return tuple(
        Piece(name, tuple(rows), _part(joined, rows, authority), tuple(concerned[name]))
        for name, rows in sorted(groups.items())
    )


def join(cards: Sequence[Card], record_of: RecordOf) -> Joined:
    """Join the unknown authorities; only documents that can prove something are looked at.

    Members prove something within one body, references and numbers between a document and the
    day it names: of the known documents, those that share neither with an unknown one prove
    nothing (``authorities``).
    """
    unknown = [card for card in cards if card.unknown and not card.agenda]
    bodies = {card.body for card in unknown} - {""}
    days = {card.date for card in unknown} - {""}
    named = {day for card in unknown for day in card.named}
    rows = [
        card
        for card in cards
        if (card.unknown and not card.agenda)
        or (
            not card.unknown
            and (card.body in bodies or card.date in named or not days.isdisjoint(card.named))
        )
    ]
    if not unknown:
        return Joined({}, {}, ())
    return join_authorities([(card.sha16, card.authority, record_of(card.sha16)) for card in rows])


def _part(joined: Joined, cards: Sequence[Card], authority: Mapping[str, str]) -> Joined:
    """Give what was joined of some documents; a doubt belongs to the one that is in doubt."""
    places = {authority[card.sha16] for card in cards}
    return Joined(
        {card.sha16: authority[card.sha16] for card in cards},
        {card.sha16: joined.proof[card.sha16] for card in cards if card.sha16 in joined.proof},
        tuple(row for row in joined.candidates if row.left in places),
    )


class _Ends:
    """The authorities in which the ends of a judgement can lie."""

    def __init__(self, cards: Sequence[Card], authority: Mapping[str, str]) -> None:
        self._by_name: dict[str, set[str]] = defaultdict(set)
        self._by_path: dict[str, set[str]] = defaultdict(set)
        for card in cards:
            place = authority[card.sha16]
            for name in (card.stem, card.sha16):
                self._by_name[name].add(place)
            for path in (card.authority, place):
                self._by_path[path].add(place)

    def of(self, kind: str, end: str) -> set[str] | None:
        """Give the authorities of one end; None where it can lie in any."""
        if kind == "link":
            stems = [end[:at] for at, char in enumerate(end) if char == "#"]
            found = {place for stem in stems for place in self._by_name.get(stem, ())}
            return found | self._by_path.get(end.partition("/")[0], set())
        path, _, stem = end.partition("@")
        if stem:
            return self._by_name.get(stem, set())
        return None if is_bare(end) else self._by_path.get(path.partition("/")[0], set())
