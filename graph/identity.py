"""Who is who, as data: what ``resolve`` finds and every later station reads.

Things are named by *paths*: their IRIs without the base, as ``docs/graph-model.md`` mints them, say
``naestved/beskaeftigelses-og-rekrutteringsudvalget/2024-06-11/47``. A path *as printed* is the one
a document's own graph uses; a *canonical* path is the one all documents share.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sagsspor.nlp.text.source import Span


@dataclass(frozen=True, slots=True, order=True)
class DocumentId:
    """A document: the first 16 digits of its sha256, and the stem of its file."""

    sha16: str
    stem: str


@dataclass(frozen=True, slots=True, order=True)
class Proof:
    """A place in a document that shows something; ``span`` is None where none was kept."""

    document: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """One named part of a score: what was seen, and what it adds."""

    name: str
    value: float
    note: str = ""


@dataclass(frozen=True, slots=True)
class CanonicalAuthority:
    """One municipality or region; ``label`` is None where no document names it."""

    path: str
    label: str | None
    documents: tuple[str, ...]
    proof: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CanonicalBody:
    """One committee or council; ``variants`` are all its printed forms, abbreviations too."""

    path: str
    label: str
    variants: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PartyPeriod:
    """A membership of a party as observed: the first and the last meeting that shows it.

    ``party`` is a path. The affiliations are the paths of what those two meetings' documents say,
    None where only the running text shows it.
    """

    party: str
    start: str
    end: str
    first: Proof
    last: Proof
    printed: tuple[str, ...] = ()
    first_affiliation: str | None = None
    last_affiliation: str | None = None


@dataclass(frozen=True, slots=True)
class CanonicalPerson:
    """One person. ``kind`` is member (elected) or staff; ``seats`` are (body path, first, last)."""

    path: str
    name: str
    kind: str
    variants: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    parties: tuple[PartyPeriod, ...] = ()
    seats: tuple[tuple[str, str, str], ...] = ()
    substitutes_for: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class IdentityCandidate:
    """Two things that may be one: kept apart, and said so. ``kind`` is person, body, authority."""

    kind: str
    left: str
    right: str
    score: float
    reason: str
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class ResolvedDocument:
    """Where one document stands: printed and canonical authority, body and meeting."""

    id: DocumentId
    printed_authority: str
    authority: str
    body: str | None
    meeting: str | None
    date: str | None
    loaded: bool
    printed_meeting: str | None = None


@dataclass(frozen=True, slots=True)
class Identity:
    """The result of ``resolve``.

    ``ids`` stand in the order the records were given in and pair each record with its document;
    everything else is sorted and does not depend on that order. ``body_paths`` maps a printed
    body path to the canonical one, ``person_paths`` (document, printed person path), and
    ``person_names`` (document, folded name). ``forms`` holds every printed path that differs from
    its canonical one: persons, bodies, authorities, meetings, items, cases, local parties.
    ``apart`` holds, per document, the printed person paths that stand for another person in other
    documents: describing such a document adds ``~`` and the document to them. ``nth`` holds the
    documents of a body's second (third, ...) meeting of a day, and its number.
    """

    ids: tuple[DocumentId, ...] = field(compare=False)
    documents: Mapping[str, ResolvedDocument]
    authorities: tuple[CanonicalAuthority, ...]
    bodies: tuple[CanonicalBody, ...]
    persons: tuple[CanonicalPerson, ...]
    candidates: tuple[IdentityCandidate, ...]
    body_paths: Mapping[str, str]
    person_paths: Mapping[tuple[str, str], str]
    person_names: Mapping[tuple[str, str], str]
    forms: Mapping[str, str] = field(default_factory=dict)
    apart: Mapping[str, frozenset[str]] = field(default_factory=dict)
    nth: Mapping[str, int] = field(default_factory=dict)

    def canonical(self, path: str) -> str:
        """Give the canonical path of a printed one; what is canonical already is its own."""
        return self.forms.get(path, path)

    def body_path(self, sha16: str, name: str | None) -> str | None:
        """Give the canonical body that a name stands for in a document.

        A missing name is the body whose minutes the document holds.
        """
        from sagsspor.graph.paths import body_path

        document = self.documents[sha16]
        if not name:
            return document.body
        return self.body_paths.get(
            body_path(document.printed_authority, name), body_path(document.authority, name)
        )

    def person_path(self, sha16: str, name: str) -> str | None:
        """Give the canonical person a name stands for in a document, None where unknown."""
        from sagsspor.graph.names import fold_name

        return self.person_names.get((sha16, fold_name(name)))
