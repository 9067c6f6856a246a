"""What follows of a store's documents, brought into a new generation: the old, or made anew."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass, replace
from typing import Any

from sagsspor.errors import StoreError
from sagsspor.graph.build_report import Progress
from sagsspor.graph.derive import derive_piece
from sagsspor.graph.judgements import read_judgements
from sagsspor.graph.manifest import Entry, entries_of
from sagsspor.graph.pieces import pieces_of
from sagsspor.graph.store import ANEW, Generation
from sagsspor.nlp.record import Record


@dataclass(frozen=True, slots=True)
class Renewal:
    """The way from one generation to the next.

    ``manifest`` is that of the older one, empty where there is none. The methods' ``kept`` are the
    keys of the documents that are still as the older one holds them.
    """

    older: Generation | None
    manifest: Mapping[str, Any]
    generation: Generation
    base: str
    progress: Progress

    def take_over(self, kept: Set[str]) -> None:
        """Bring the sources and records of all kept documents into the new generation."""
        for sha16 in sorted(kept if self.older is not None else ()):
            for kind in ("sources", "records"):
                if self.older and not self.generation.take_over(self.older, kind, sha16):
                    raise StoreError(
                        f"{self.older.file(kind, sha16)} is missing: the store is damaged. {ANEW}"
                    )

    def derive_all(
        self, entries: Mapping[str, Entry], describing: str
    ) -> tuple[dict[str, dict[str, Any]], dict[str, Entry]]:
        """Bring what follows of each piece into the new generation: the old or made anew.

        Give the manifest's lines of the pieces, and the entries with ``apart`` and ``nth``.
        """
        records: dict[str, Record] = {}

        def record_of(sha16: str) -> Record:
            if sha16 not in records:
                records[sha16] = self.generation.record(sha16)
            return records[sha16]

        known: dict[str, dict[str, Any]] = self.manifest.get("pieces", {})
        before = entries_of(self.older) if self.older else {}
        cards = [entry.card(sha16) for sha16, entry in sorted(entries.items())]
        pieces = pieces_of(cards, record_of, read_judgements(self.generation.judgements))
        lines: dict[str, dict[str, Any]] = {}
        out: dict[str, Entry] = {}
        for done, piece in enumerate(pieces):
            self.progress("linking", done, len(pieces))
            key = piece.key(describing, self.base)
            old = known.get(piece.name, {})
            if (
                self.older is not None
                and old.get("key") == key
                and self.generation.take_derived(self.older, piece.name)
            ):
                lines[piece.name] = old
                for sha16 in (card.sha16 for card in piece.cards):
                    was = before[sha16]
                    out[sha16] = replace(entries[sha16], apart=was.apart, nth=was.nth)
                continue
            found = derive_piece(piece, record_of, base=self.base)
            self.generation.write_derived(piece.name, found.nquads)
            lines[piece.name] = {"key": key, "links": found.links, "requests": found.requests}
            for sha16 in (card.sha16 for card in piece.cards):
                apart = " ".join(sorted(found.apart.get(sha16, ())))
                out[sha16] = replace(entries[sha16], apart=apart, nth=found.nth.get(sha16, 1))
            records.clear()
        self.progress("linking", len(pieces), len(pieces))
        return lines, out

    def describe_all(self, entries: Mapping[str, Entry], kept: Set[str]) -> None:
        """Bring every document's quads into the new generation: the old ones or new ones."""
        known = entries_of(self.older) if self.older else {}
        for done, (sha16, entry) in enumerate(sorted(entries.items())):
            self.progress("describing", done, len(entries))
            old = known.get(sha16)
            same = (
                sha16 in kept
                and old is not None
                and (old.described, old.apart, old.nth) == (entry.described, entry.apart, entry.nth)
            )
            if not (same and self.older and self.generation.take_over(self.older, "quads", sha16)):
                self._describe(sha16, entry)
        self.progress("describing", len(entries), len(entries))

    def _describe(self, sha16: str, entry: Entry) -> None:
        from sagsspor.graph.describe import describe

        record = self.generation.record(sha16)
        source = self.generation.source(sha16)
        path = self.generation.file("quads", sha16)
        path.parent.mkdir(exist_ok=True)
        quads = describe(
            record,
            source,
            base=self.base,
            municipality=entry.municipality,
            apart=entry.apart.split(),
            nth=entry.nth,
        )
        path.write_text(quads, "utf-8", newline="\n")
