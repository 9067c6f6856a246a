"""What every part of a description shares: the sheet, the minted IRIs, evidence, and the things
that many facts name (bodies, meetings, persons, parties, cases)."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from rdflib import RDF, RDFS, SKOS
from rdflib.namespace import DCTERMS, FOAF

import sagsspor
from sagsspor.graph.iris import Minter, name_part
from sagsspor.graph.names import clean_name
from sagsspor.graph.parties import party_of
from sagsspor.graph.paths import body_name
from sagsspor.graph.sheet import Sheet
from sagsspor.nlp.mentions.case_number_forms import parse_case_number
from sagsspor.nlp.record import Record, Spans, Where
from sagsspor.nlp.text.source import Source, Span
from sagsspor.ontology.namespaces import OA, SAG

FOUND_BY = f"sagsspor.nlp/{sagsspor.__version__}"

_MONTHS = [
    "januar",
    "februar",
    "marts",
    "april",
    "maj",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "december",
]


class Scribe:
    """Writes the graph of one document; each method gives the IRI of what it wrote."""

    def __init__(self, record: Record, source: Source, mint: Minter) -> None:
        self.record = record
        self.source = source
        self.mint = mint
        self.sheet = Sheet(mint.document)
        self.own_body = mint.body(record.meeting.body)
        self.own_meeting = mint.own_meeting(self.own_body, record.meeting.date)
        self._persons: dict[str, str] = {}
        self._parties: dict[str, str] = {}
        self._bodies: set[str] = set()
        self._found_by: dict[Span, set[str]] = {}
        for mention in record.mentions:
            self._found_by.setdefault(mention.span, set()).add(mention.by)

    # Evidence

    def cite(self, node: str, spans: Iterable[Span], field: str | None = None) -> None:
        """Give the spans of the text that a thing, or one field of it, was read from."""
        for start, end in spans:
            iri = self.mint.evidence(start, end)
            self.sheet.link(node, SAG.evidence, iri)
            self.sheet.plain(iri, SAG.field, field)
            self._evidence(iri, start, end)

    def cite_all(self, node: str, where: Where, *elsewhere: str) -> None:
        """Give all evidence of an object of the record, but not that of the named fields."""
        for pointer, spans in where.items():
            field = pointer.split("/")[1] if pointer else None
            if field not in elsewhere:
                self.cite(node, spans, field)

    def _evidence(self, iri: str, start: int, end: int) -> None:
        sheet = self.sheet
        sheet.types(iri, SAG.Evidence)
        sheet.link(iri, OA.hasSource, self.mint.document)
        sheet.integer(iri, SAG.page, self.source.page_of(start))
        for by in sorted(self._found_by.get((start, end), {FOUND_BY})):
            sheet.plain(iri, SAG.foundBy, by)
        position, quote = f"{iri}/position", f"{iri}/quote"
        sheet.link(iri, OA.hasSelector, position)
        sheet.types(position, OA.TextPositionSelector)
        sheet.integer(position, OA.start, start)
        sheet.integer(position, OA.end, end)
        sheet.link(iri, OA.hasSelector, quote)
        sheet.types(quote, OA.TextQuoteSelector)
        sheet.plain(quote, OA.exact, self.source.quote((start, end)))

    # Bodies and meetings

    @cached_property
    def _declared(self) -> dict[str, str]:
        return {short.casefold(): name for short, name in self.record.abbreviations.items()}

    def full_name(self, name: str) -> str:
        """Give a body's full name where the document declares the abbreviation."""
        return self._declared.get(name.strip().casefold(), name)

    def is_own_body(self, name: str | None) -> bool:
        """Tell whether a name is that of the body whose minutes these are; None is."""
        return name is None or self.mint.body(self.full_name(name)) == self.own_body

    def body(self, name: str | None) -> str:
        """Write a body; None is the body whose minutes these are."""
        if name is None:
            name = self.record.meeting.body
        label = self.full_name(name) if name else None
        iri = self.mint.body(label)
        self.sheet.types(iri, SAG.Body)
        self.sheet.link(iri, SAG.authority, self.mint.authority)
        self.sheet.text(iri, RDFS.label, label or "Ukendt udvalg")
        if name and label != name:
            self.sheet.plain(iri, SAG.abbreviation, name.strip())
        self._bodies.add(iri)
        return iri

    def abbreviations(self) -> None:
        """Write the declared abbreviations of the bodies that were written."""
        for short, name in self.record.abbreviations.items():
            iri = self.mint.body(name)
            if iri in self._bodies:
                self.sheet.plain(iri, SAG.abbreviation, short)
                self.cite(iri, self.record.where.get(f"/abbreviations/{short}", ()))

    def meeting(self, body: str | None, date: str | None, *, undated: str | None = None) -> str:
        """Write the meeting of a body on a date, by its name and date only.

        None for both is the meeting whose minutes these are; ``undated`` is the IRI of another
        meeting whose date is unknown.
        """
        own = self.is_own_body(body)
        if own and date in {None, self.record.meeting.date} and undated is None:
            iri, date = self.own_meeting, self.record.meeting.date
        else:
            iri = undated if date is None and undated else self.mint.meeting(self.body(body), date)
        name = self.record.meeting.body if body is None else self.full_name(body)
        self.sheet.types(iri, SAG.Meeting)
        self.sheet.link(iri, SAG.body, self.body(body))
        self.sheet.date(iri, SAG.date, date)
        self.sheet.text(iri, RDFS.label, meeting_label(name, date))
        return iri

    def item(self, meeting: str, label: str, number: str | None, ordinal: int | None = None) -> str:
        """Write an item of a meeting, by its number only; ``label`` is that of the meeting."""
        iri = self.mint.item(meeting, number, ordinal)
        self.name_item(iri, meeting, label, number, ordinal)
        return iri

    def name_item(
        self, iri: str, meeting: str, label: str, number: str | None, ordinal: int | None
    ) -> None:
        """Write what every document that names an item says of it."""
        self.sheet.types(iri, SAG.AgendaItem)
        self.sheet.link(iri, SAG.meeting, meeting)
        self.sheet.plain(iri, SAG.number, number)
        place = number.strip(" .:") if number else f"uden nummer ({ordinal})"
        self.sheet.text(iri, RDFS.label, f"{label}, punkt {place}")

    def item_at(self, body: str | None, date: str, number: str) -> str:
        """Write an item of another meeting, known by body, date and number."""
        name = self.record.meeting.body if body is None else self.full_name(body)
        return self.item(self.meeting(body, date), meeting_label(name, date), number)

    # Persons and parties

    def introduce(self, name: str, party: str | None, *, staff: bool = False) -> str:
        """Give the IRI of a person listed; one of a known name and another party is another."""
        name = _bare(name)
        key = name_part(name)
        parties = self._parties
        iri = self._persons.get(key) or self.mint.person(name, staff=staff)
        known = parties.get(iri)
        if known and party and known != self._party_iri(party):
            iri = self.mint.person(name, staff=staff, second=True)
        self._persons.setdefault(key, iri)
        if party:
            parties.setdefault(iri, self._party_iri(party))
        return iri

    def person(self, name: str, spans: Spans = ()) -> str:
        """Write a person by name; one nobody introduced is taken for an elected one."""
        bare = _bare(name)
        iri = self._persons.get(name_part(bare)) or self.mint.person(bare)
        self.write_person(iri, name)
        self.cite(iri, spans)
        return iri

    def write_person(self, iri: str, name: str, *, staff: bool = False) -> None:
        """Write a person's name and authority."""
        self.sheet.types(iri, SAG.Person, *([SAG.StaffMember] if staff else []))
        self.sheet.plain(iri, FOAF.name, _bare(name))
        self.sheet.link(iri, SAG.authority, self.mint.authority)

    def party_of(self, person: str) -> str | None:
        """Give the party this document prints for a person."""
        return self._parties.get(person)

    def party(self, printed: str) -> str:
        """Write a party."""
        found = party_of(printed, self.record.meeting.date)
        iri = self._party_iri(printed)
        self.sheet.types(iri, SAG.Party, *([SAG.OutsideParties] if found.outside else []))
        self.sheet.text(iri, RDFS.label, found.name)
        self.sheet.plain(iri, SAG.partyLetter, found.letter)
        self.sheet.link(iri, SAG.nationalParty, found.national)
        return iri

    def _party_iri(self, printed: str) -> str:
        found = party_of(printed, self.record.meeting.date)
        local = found.national is None and not found.outside
        return self.mint.party(found.key, local=local)

    # Cases

    def case(self, number: str) -> str | None:
        """Write a case; None where the number is empty."""
        iri = self.mint.case(number)
        if iri is None:
            return None
        sheet = self.sheet
        sheet.types(iri, SAG.Case)
        sheet.plain(iri, DCTERMS.identifier, number)
        sheet.plain(iri, RDFS.label, number)
        sheet.link(iri, SAG.authority, self.mint.authority)
        subject = parse_case_number(number).kle_subject
        if subject:
            kle = self.mint.kle(subject)
            sheet.link(iri, SAG.kleSubject, kle)
            sheet.link(kle, RDF.type, SKOS.Concept)
            sheet.plain(kle, SKOS.notation, subject)
        return iri


def _bare(name: str) -> str:
    """Give a name without the title and party that may stand in it."""
    return clean_name(name) or name


def meeting_label(body: str | None, date: str | None) -> str:
    """Give the label of a meeting, the same for all that know its body and date.

    >>> meeting_label("Socialudvalg", "2024-06-03")
    'Socialudvalget den 3. juni 2024'
    """
    name = body_name(body) if body else "Ukendt udvalg"
    if not date:
        return f"{name}, ukendt dato"
    try:
        year, month, day = (int(part) for part in date.split("-"))
        return f"{name} den {day}. {_MONTHS[month - 1]} {year}"
    except (ValueError, IndexError):
        return f"{name} den {date}"
