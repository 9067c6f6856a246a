"""Record to quads: what one document says, as one named graph."""

from __future__ import annotations

from collections.abc import Iterable

from rdflib import RDFS
from rdflib.namespace import DCTERMS

from sagsspor.graph.describe_items import describe_item
from sagsspor.graph.describe_predecessors import describe_predecessors
from sagsspor.graph.iris import DEFAULT_BASE, Minter, base_iri
from sagsspor.graph.posts import is_political, post_of
from sagsspor.graph.scribe import Scribe
from sagsspor.nlp.record import Member, PersonMentioned, Record, Where
from sagsspor.nlp.text.source import Source
from sagsspor.ontology.namespaces import SAG, STATUS, concept


def describe(
    record: Record,
    source: Source,
    *,
    base: str = DEFAULT_BASE,
    municipality: str | None = None,
    apart: Iterable[str] = (),
    nth: int = 1,
) -> str:
    """Give the graph of one document as N-Quads, sorted; ``docs/graph-model.md`` is its contract.

    ``municipality`` takes the place of the one printed; ``apart`` are the paths of people whose
    name here is that of another person elsewhere (``Identity.apart``); ``nth`` tells that the
    meeting is its body's second (third, ...) of the day (``Identity.nth``).
    Raise UsageError if ``base`` is no IRI.
    """
    authority = municipality or record.meeting.municipality
    mint = Minter(base_iri(base), source.sha256, authority, frozenset(apart), nth)
    scribe = Scribe(record, source, mint)
    _introduce(scribe)
    _document(scribe)
    _meeting(scribe)
    seen: set[str] = set()
    for member in record.members:
        person = scribe.introduce(member.name, member.party)
        if person not in seen:  # a name printed twice attends once
            seen.add(person)
            _member(scribe, member, person)
    for mentioned in record.persons_mentioned:
        _mentioned(scribe, mentioned, seen)
    for index, name in enumerate(record.committees_mentioned):
        body = scribe.body(name)
        scribe.cite(body, record.where.get(f"/committees_mentioned/{index}", ()))
    taken: set[str] = set()
    for item in record.items:
        describe_item(scribe, item, taken)
    scribe.abbreviations()
    describe_predecessors(scribe)
    return scribe.sheet.nquads()


def _introduce(scribe: Scribe) -> None:
    """Let every listed person be known before anything names them."""
    for member in scribe.record.members:
        scribe.introduce(member.name, member.party)
    for mentioned in scribe.record.persons_mentioned:
        scribe.introduce(mentioned.name, mentioned.party, staff=_is_staff(mentioned))


def _is_staff(person: PersonMentioned) -> bool:
    return person.party is None and person.role is not None and not is_political(person.role)


def _document(scribe: Scribe) -> None:
    sheet, record, source = scribe.sheet, scribe.record, scribe.source
    document = scribe.mint.document
    sheet.types(document, SAG.Document)
    sheet.plain(document, DCTERMS.identifier, record.doc)
    sheet.plain(document, DCTERMS.format, source.media_type)
    sheet.plain(document, SAG.fileName, source.file)
    sheet.plain(document, SAG.sha256, source.sha256)
    sheet.plain(document, SAG.documentType, record.document_type)
    sheet.plain(document, SAG.authorityName, record.meeting.municipality)
    sheet.link(document, SAG.about, scribe.own_meeting)
    for number, warning in enumerate(record.warnings, 1):
        iri = f"{document}/warning/{number}"
        sheet.link(document, SAG.hasWarning, iri)
        sheet.types(iri, SAG.SourceWarning)
        sheet.plain(iri, SAG.code, warning.code)
        sheet.plain(iri, RDFS.comment, warning.message)
        scribe.cite_all(iri, warning.where)


def _meeting(scribe: Scribe) -> None:
    sheet, meeting, mint = scribe.sheet, scribe.record.meeting, scribe.mint
    sheet.types(mint.authority, SAG.Authority)
    sheet.text(mint.authority, RDFS.label, mint.municipality or "Ukendt myndighed")
    scribe.cite(mint.authority, meeting.where.get("/municipality", ()))
    iri = scribe.meeting(None, None)
    scribe.cite(scribe.own_body, meeting.where.get("/body", ()))
    sheet.plain(iri, SAG.startTime, meeting.start_time)
    sheet.text(iri, SAG.place, meeting.place)
    sheet.plain(iri, SAG.term, meeting.term)
    sheet.link(iri, SAG.recordedIn, mint.document)
    if scribe.record.document_type == "minutes":
        sheet.boolean(iri, SAG.minutesLoaded, True)
    scribe.cite_all(iri, meeting.where)


def _member(scribe: Scribe, member: Member, person: str) -> None:
    sheet, meeting, where = scribe.sheet, scribe.own_meeting, member.where
    key = _key(person)
    scribe.write_person(person, member.name)
    scribe.cite(person, (*where.get("", ()), *where.get("/name", ())))
    attendance = f"{meeting}/attendance/{key}"
    sheet.types(attendance, SAG.Attendance)
    sheet.link(attendance, SAG.meeting, meeting)
    sheet.link(attendance, SAG.person, person)
    sheet.link(attendance, SAG.status, concept(STATUS, member.status))
    sheet.text(attendance, SAG.role, member.role)
    sheet.link(attendance, SAG.personRole, post_of(member.role))
    scribe.cite_all(attendance, where, "party", "name")
    if member.substitute_for:
        other = scribe.person(member.substitute_for, where.get("/substitute_for", ()))
        sheet.link(attendance, SAG.substituteFor, other)
    else:
        seat = f"{meeting}/seat/{key}"
        sheet.types(seat, SAG.Seat)
        sheet.link(seat, SAG.person, person)
        sheet.link(seat, SAG.body, scribe.own_body)
        sheet.link(seat, SAG.meeting, meeting)
        scribe.cite(seat, where.get("", ()))
    if member.party:
        _affiliation(scribe, member.party, person, where)


def _mentioned(scribe: Scribe, mentioned: PersonMentioned, members: set[str]) -> None:
    sheet, where = scribe.sheet, mentioned.where
    staff = _is_staff(mentioned)
    person = scribe.introduce(mentioned.name, mentioned.party, staff=staff)
    staff = staff and person not in members
    scribe.write_person(person, mentioned.name, staff=staff)
    scribe.cite_all(person, where, "party")
    sheet.text(person, SAG.role, mentioned.role)
    sheet.link(person, SAG.personRole, post_of(mentioned.role))
    if mentioned.party:
        _affiliation(scribe, mentioned.party, person, where)
    if staff:
        iri = f"{scribe.own_meeting}/participation/{_key(person)}"
        sheet.types(iri, SAG.Participation)
        sheet.link(iri, SAG.person, person)
        sheet.link(iri, SAG.meeting, scribe.own_meeting)
        sheet.text(iri, SAG.role, mentioned.role)
        scribe.cite_all(iri, where, "name")


def _affiliation(scribe: Scribe, printed: str, person: str, where: Where) -> None:
    sheet, meeting = scribe.sheet, scribe.own_meeting
    iri = f"{meeting}/affiliation/{_key(person)}"
    sheet.types(iri, SAG.Affiliation)
    sheet.link(iri, SAG.person, person)
    sheet.link(iri, SAG.party, scribe.party(printed))
    sheet.link(iri, SAG.meeting, meeting)
    sheet.date(iri, SAG.date, scribe.record.meeting.date)
    sheet.plain(iri, SAG.partyAsPrinted, printed)
    scribe.cite(iri, where.get("/party", ()) or where.get("", ()))


def _key(person: str) -> str:
    return person.rsplit("/", 1)[1]
