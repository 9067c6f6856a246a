"""What a store's manifest keeps of each document, and which of them a name means."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from sagsspor.errors import UsageError
from sagsspor.graph.pieces import Card
from sagsspor.graph.store import Generation


@dataclass(frozen=True, slots=True)
class Entry:
    """What the manifest keeps of one document.

    ``apart`` are the person paths that it shares with namesakes (``Identity.apart``), by spaces;
    ``nth`` tells which meeting of its day it is (``Identity.nth``).
    ``authority``, ``body``, ``date``, ``named`` and ``agenda`` are those of its ``Card``.
    """

    stem: str
    file: str
    key: str
    municipality: str | None
    described: str
    authority: str
    body: str
    date: str
    named: str
    agenda: bool
    apart: str = ""
    nth: int = 1

    def card(self, sha16: str) -> Card:
        """Give the card of the document."""
        return Card(
            sha16,
            self.stem,
            self.key,
            self.municipality,
            self.authority,
            self.body,
            self.date,
            tuple(self.named.split()),
            self.agenda,
        )

    @classmethod
    def of(cls, value: Mapping[str, Any]) -> Entry:
        """Read an entry from the manifest."""
        return cls(**value)


def entries_of(generation: Generation) -> dict[str, Entry]:
    """Give what a generation's manifest keeps of each document, by the sha256's 16 digits."""
    documents = generation.manifest()["documents"]
    return {sha16: Entry.of(value) for sha16, value in sorted(documents.items())}


def entry_values(entries: Mapping[str, Entry]) -> dict[str, dict[str, Any]]:
    """Give the entries as the manifest holds them, in the order of their keys."""
    return {sha16: asdict(entry) for sha16, entry in sorted(entries.items())}


def find_document(entries: Mapping[str, Entry], name: str) -> str:
    """Give the key of the document that a stem or the start of a sha256 names.

    Raise UsageError where there is none or more than one.
    """
    found = {sha16 for sha16, entry in entries.items() if entry.stem == name}
    if not found and len(name) >= 4:
        found = {sha16 for sha16 in entries if sha16.startswith(name[:16].lower())}
    if len(found) == 1:
        return found.pop()
    if found:
        names = ", ".join(f"{sha16} ({entries[sha16].stem})" for sha16 in sorted(found))
        raise UsageError(f"{name} names several documents: {names}. Name one by its 16 digits.")
    known = sorted(entry.stem for entry in entries.values())
    some = ", ".join(known[:8]) + (", …" if len(known) > 8 else "")
    raise UsageError(
        f"The store has no document {name}. " + (f"It has: {some}." if known else "It is empty.")
    )
