"""What follows from all documents together: identity and links, as quads of their own graphs."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

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
    """The derived graphs as N-Quads, and how many links they hold."""

    nquads: str
    links: int


def derive(
    documents: tuple[Document, ...], *, base: str, judgements: Path | None = None
) -> Derived:
    """Resolve who is who, link what answers what, and describe both."""
    raise NotImplementedError
