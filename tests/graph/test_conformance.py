"""For every shape, a graph that is fine but for one thing, which the shape finds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Store
from rdflib import RDF, RDFS, SH, XSD, Dataset, URIRef
from rdflib.namespace import DCTERMS, FOAF

from sagsspor.graph.conformance import CheckReport, check
from sagsspor.graph.describe import describe
from sagsspor.graph.sheet import Sheet
from sagsspor.ontology.load import shapes
from sagsspor.ontology.namespaces import LINK, OA, OUTCOME, SAG, STATUS
from tests.graph.klitby import AT, BASE, RECORD, SOURCE, at

SHAPE = "https://w3id.org/sagsspor/shapes#"
QUADS = describe(RECORD, SOURCE)
DOC = f"{BASE}doc/{SOURCE.sha256[:16]}"
ITEM = f"{BASE}{AT}/12"
MEETING = f"{BASE}{AT}"
BODY = f"{BASE}klitby/oekonomiudvalget"
LINKS = f"{BASE}graph/links"
IDENTITY = f"{BASE}graph/identity"
EVIDENCE = "{}/evidence/{}-{}".format(DOC, *at("Mia Bech")[0])

LINKED = f"{LINKS}/1"
PERIOD = f"{BASE}klitby/person/asta-bro/period/1"
CANDIDATE = f"{IDENTITY}/candidate/1"
JUDGEMENTS = f"{BASE}graph/judgements"
JUDGED = f"{JUDGEMENTS}/1"


def derived() -> str:
    """Write a link, a period and a candidate as the derived graphs hold them."""
    links, identity = Sheet(LINKS), Sheet(IDENTITY)
    links.types(LINKED, SAG.Link)
    links.link(LINKED, SAG.later, ITEM)
    links.link(LINKED, SAG.earlier, f"{BODY}/2024-04-09/8")
    links.link(LINKED, SAG.linkKind, LINK.answers)
    links.plain(LINKED, SAG.basis, "topic")
    identity.types(PERIOD, SAG.AffiliationPeriod)
    identity.link(PERIOD, SAG.person, f"{BASE}klitby/person/asta-bro")
    identity.link(PERIOD, SAG.party, f"{BASE}party/a")
    identity.date(PERIOD, SAG.start, "2024-05-14")
    identity.date(PERIOD, SAG.end, "2024-05-14")
    identity.types(CANDIDATE, SAG.IdentityCandidate)
    identity.link(CANDIDATE, SAG.left, f"{BASE}klitby/person/asta-bro")
    identity.link(CANDIDATE, SAG.right, f"{BASE}klitby/person/asta-broe")
    judged = Sheet(JUDGEMENTS)
    judged.types(JUDGED, SAG.Judgement)
    judged.link(JUDGED, SAG.left, f"{BASE}klitby/person/asta-bro")
    judged.link(JUDGED, SAG.right, f"{BASE}klitby/person/asta-broe")
    judged.plain(JUDGED, SAG.verdict, "same")
    score = f'<{LINKED}> <{SAG.score}> "1.5"^^<{XSD.decimal}> <{LINKS}> .\n'
    return links.nquads() + identity.nquads() + judged.nquads() + score


DERIVED = derived()


@pytest.fixture
def store() -> Store:
    store = Store()
    store.bulk_load((QUADS + DERIVED).encode(), format=RdfFormat.N_QUADS)
    return store


def term(value: object) -> NamedNode | Literal:
    """Give the term of a value: an IRI is a URIRef, a date is (text, datatype)."""
    if isinstance(value, URIRef):
        return NamedNode(str(value))
    if isinstance(value, tuple):
        return Literal(value[0], datatype=NamedNode(str(value[1])))
    return Literal(value)  # type: ignore[arg-type]


Change = Callable[[Store], None]


def graph_of(store: Store, subject: str) -> NamedNode:
    graphs = {quad.graph_name for quad in store.quads_for_pattern(NamedNode(subject), None, None)}
    for name in (NamedNode(DOC), NamedNode(LINKS), NamedNode(IDENTITY), NamedNode(JUDGEMENTS)):
        if name in graphs:
            return name
    raise AssertionError(f"{subject} is in no graph")


def drop(subject: str, predicate: str) -> Change:
    def change(store: Store) -> None:
        quads = list(store.quads_for_pattern(NamedNode(subject), NamedNode(str(predicate)), None))
        assert quads, "nothing to drop"
        for quad in quads:
            store.remove(quad)

    return change


def add(subject: str, predicate: str, *values: object) -> Change:
    def change(store: Store) -> None:
        graph = graph_of(store, subject)
        for value in values:
            predicate_term = NamedNode(str(predicate))
            store.add(Quad(NamedNode(subject), predicate_term, term(value), graph))

    return change


def swap(subject: str, predicate: str, *values: object) -> Change:
    def change(store: Store) -> None:
        graph = graph_of(store, subject)
        drop(subject, predicate)(store)
        for value in values:
            predicate_term = NamedNode(str(predicate))
            store.add(Quad(NamedNode(subject), predicate_term, term(value), graph))

    return change


def both(*changes: Change) -> Change:
    def change(store: Store) -> None:
        for one in changes:
            one(store)

    return change


def iri(text: str) -> URIRef:
    return URIRef(text)


DECISION = f"{ITEM}/decision/1"
VOTE = f"{ITEM}/vote/against/liv-aas"
COUNT = f"{ITEM}/vote-count/for"
DISSENT = f"{ITEM}/dissent/1"
ATTACHMENT = f"{ITEM}/attachment/1"
REFERENCE = f"{ITEM}/reference/2"
TREATMENT = f"{ITEM}/treatment/1"
REQUEST = f"{ITEM}/request/1"
PROMISE = f"{ITEM}/request/3"
ATTENDANCE = f"{MEETING}/attendance/ove-krog"
AFFILIATION = f"{MEETING}/affiliation/asta-bro"
SEAT = f"{MEETING}/seat/asta-bro"
STAFF = f"{MEETING}/participation/mia-bech"
PERSON = f"{BASE}klitby/person/asta-bro"
CASE = f"{BASE}klitby/sag/04.08.00-P20-3-23"
POSITION, QUOTE = f"{EVIDENCE}/position", f"{EVIDENCE}/quote"
DAY, MONTH = ("2024-05-14", XSD.date), ("2024-05", XSD.gYearMonth)

# Every property shape, and what makes it speak.
MUTATIONS: dict[str, Change] = {
    "Document-identifier": drop(DOC, DCTERMS.identifier),
    "Document-fileName": swap(DOC, SAG.fileName, "folder/a.pdf"),
    "Document-sha256": swap(DOC, SAG.sha256, "abc"),
    "Document-type": swap(DOC, SAG.documentType, "letter"),
    "Document-about": drop(DOC, SAG.about),
    "Document-format": drop(DOC, DCTERMS.format),
    "SourceWarning-code": drop(f"{DOC}/warning/1", SAG.code),
    "SourceWarning-comment": drop(f"{DOC}/warning/1", RDFS.comment),
    "Authority-label": drop(f"{BASE}klitby", RDFS.label),
    "Body-authority": drop(BODY, SAG.authority),
    "Body-label": drop(BODY, RDFS.label),
    "Meeting-body": drop(MEETING, SAG.body),
    "Meeting-date": swap(MEETING, SAG.date, "2024-02-30"),
    "Meeting-startTime": swap(MEETING, SAG.startTime, "13.00"),
    "Meeting-minutesLoaded": swap(MEETING, SAG.minutesLoaded, False),
    "Meeting-label": drop(MEETING, RDFS.label),
    "AgendaItem-meeting": drop(ITEM, SAG.meeting),
    "AgendaItem-ordinal": swap(ITEM, SAG.ordinal, 0),
    "AgendaItem-number": add(ITEM, SAG.number, "13"),
    "AgendaItem-title": add(ITEM, DCTERMS.title, "Another"),
    "AgendaItem-closed": swap(ITEM, SAG.closed, "no"),
    "AgendaItem-case": swap(ITEM, SAG.case, iri(BODY)),
    "AgendaItem-label": drop(ITEM, RDFS.label),
    "Case-identifier": drop(CASE, DCTERMS.identifier),
    "Case-authority": drop(CASE, SAG.authority),
    "Case-kleSubject": add(CASE, SAG.kleSubject, iri(f"{BASE}kle/00")),
    "Treatment-item": drop(TREATMENT, SAG.item),
    "Treatment-body": drop(TREATMENT, SAG.body),
    "Treatment-role": swap(TREATMENT, SAG.treatmentRole, iri(str(OUTCOME.approved))),
    "Treatment-date": swap(TREATMENT, SAG.date, "31.06.2024"),
    "Attachment-item": drop(ATTACHMENT, SAG.item),
    "Attachment-title": drop(ATTACHMENT, DCTERMS.title),
    "Attachment-ordinal": drop(ATTACHMENT, SAG.ordinal),
    "Reference-item": drop(REFERENCE, SAG.item),
    "Reference-meeting": add(REFERENCE, SAG.refersToMeeting, iri(MEETING)),
    "Reference-there": add(REFERENCE, SAG.refersToItem, iri(ITEM)),
    "Reference-case": add(REFERENCE, SAG.refersToCase, iri(ITEM)),
    "Reference-date": swap(REFERENCE, SAG.date, "9.4"),
    "Reference-target": both(
        drop(REFERENCE, SAG.refersToMeeting), drop(REFERENCE, SAG.refersToItem)
    ),
    "Decision-item": drop(DECISION, SAG.item),
    "Decision-outcome": swap(DECISION, SAG.outcome, iri(str(STATUS.absent))),
    "Decision-text": drop(DECISION, SAG.text),
    "Decision-ordinal": drop(DECISION, SAG.ordinal),
    "Decision-decidedBy": add(DECISION, SAG.decidedBy, iri(BODY)),
    "Decision-decidedAt": add(DECISION, SAG.decidedAt, iri(MEETING)),
    "Decision-decidedAtItem": add(DECISION, SAG.decidedAtItem, iri(ITEM)),
    "Decision-date": add(DECISION, SAG.date, DAY),
    "Vote-item": drop(VOTE, SAG.item),
    "Vote-choice": drop(VOTE, SAG.choice),
    "Vote-decision": add(VOTE, SAG.decision, iri(DECISION)),
    "Vote-partyAtMeeting": add(VOTE, SAG.partyAtMeeting, iri(f"{BASE}party/a")),
    "Vote-voter": add(VOTE, SAG.party, iri(f"{BASE}party/a")),
    "VoteCount-item": drop(COUNT, SAG.item),
    "VoteCount-choice": drop(COUNT, SAG.choice),
    "VoteCount-count": swap(COUNT, SAG.count, -1),
    "Dissent-item": drop(DISSENT, SAG.item),
    "Dissent-text": swap(DISSENT, SAG.text, ""),
    "Dissent-person": swap(DISSENT, SAG.person, iri(BODY)),
    "Dissent-party": swap(DISSENT, SAG.party, iri(BODY)),
    "Person-name": drop(PERSON, FOAF.name),
    "Person-authority": drop(PERSON, SAG.authority),
    "Party-label": drop(f"{BASE}party/a", RDFS.label),
    "Party-letter": swap(f"{BASE}party/a", SAG.partyLetter, "AB"),
    "Attendance-person": drop(ATTENDANCE, SAG.person),
    "Attendance-meeting": drop(ATTENDANCE, SAG.meeting),
    "Attendance-status": add(ATTENDANCE, SAG.status, iri(str(STATUS.absent))),
    "Attendance-item": add(ATTENDANCE, SAG.item, iri(BODY)),
    "Attendance-substituteFor": swap(ATTENDANCE, SAG.substituteFor, iri(BODY)),
    "Affiliation-person": drop(AFFILIATION, SAG.person),
    "Affiliation-party": drop(AFFILIATION, SAG.party),
    "Affiliation-meeting": drop(AFFILIATION, SAG.meeting),
    "Affiliation-printed": drop(AFFILIATION, SAG.partyAsPrinted),
    "Affiliation-date": swap(AFFILIATION, SAG.date, "in May"),
    "Seat-person": drop(SEAT, SAG.person),
    "Seat-body": drop(SEAT, SAG.body),
    "Seat-meeting": drop(SEAT, SAG.meeting),
    "Participation-person": drop(STAFF, SAG.person),
    "Participation-meeting": drop(STAFF, SAG.meeting),
    "FollowUp-type": add(REQUEST, RDF.type, iri(str(SAG.Commitment))),
    "FollowUp-text": drop(REQUEST, SAG.text),
    "FollowUp-askerType": drop(REQUEST, SAG.askerType),
    "FollowUp-askerName": swap(REQUEST, SAG.askerName, ""),
    "FollowUp-askedBy": swap(REQUEST, SAG.askedBy, iri(ITEM)),
    "FollowUp-madeAt": drop(REQUEST, SAG.madeAt),
    "FollowUp-where": drop(REQUEST, SAG.item),
    "FollowUp-item": add(REQUEST, SAG.item, iri(f"{MEETING}/~2")),
    "FollowUp-dueStart": swap(REQUEST, SAG.dueStart, MONTH),
    "FollowUp-dueEnd": swap(REQUEST, SAG.dueEnd, "June"),
    "FollowUp-due": swap(REQUEST, SAG.dueStart, ("2024-07-01", XSD.date)),
    "FollowUp-recurrence": swap(PROMISE, SAG.recurrence, "P6M"),
    "Evidence-source": drop(EVIDENCE, OA.hasSource),
    "Evidence-selectors": drop(EVIDENCE, OA.hasSelector),
    "Evidence-position": drop(POSITION, RDF.type),
    "Evidence-quote": drop(QUOTE, RDF.type),
    "Evidence-foundBy": drop(EVIDENCE, SAG.foundBy),
    "Evidence-page": swap(EVIDENCE, SAG.page, 0),
    "Position-start": swap(POSITION, OA.start, -1),
    "Position-end": drop(POSITION, OA.end),
    "Position-order": swap(POSITION, OA.end, 0),
    "Quote-exact": swap(QUOTE, OA.exact, ""),
    "Fact-evidence": drop(DISSENT, SAG.evidence),
    "AffiliationPeriod-person": drop(PERIOD, SAG.person),
    "AffiliationPeriod-party": drop(PERIOD, SAG.party),
    "AffiliationPeriod-start": swap(PERIOD, SAG.start, MONTH),
    "AffiliationPeriod-end": drop(PERIOD, SAG.end),
    "AffiliationPeriod-order": swap(PERIOD, SAG.end, ("2024-05-13", XSD.date)),
    "IdentityCandidate-left": drop(CANDIDATE, SAG.left),
    "IdentityCandidate-right": drop(CANDIDATE, SAG.right),
    "Judgement-left": drop(JUDGED, SAG.left),
    "Judgement-right": drop(JUDGED, SAG.right),
    "Judgement-verdict": swap(JUDGED, SAG.verdict, "perhaps"),
    "Link-later": drop(LINKED, SAG.later),
    "Link-earlier": drop(LINKED, SAG.earlier),
    "Link-kind": swap(LINKED, SAG.linkKind, iri(str(SAG.continues))),
    "Link-basis": drop(LINKED, SAG.basis),
    "Link-score": swap(LINKED, SAG.score, "high"),
    "Link-answerKind": add(LINKED, SAG.answerKind, iri(str(LINK.answers))),
}
WARNINGS = {str(shape).removeprefix(SHAPE) for shape in shapes().subjects(SH.severity, SH.Warning)}


def codes(report: CheckReport) -> set[str]:
    return {finding.code for finding in report.violations}


def test_the_graph_is_fine_as_it_is(store: Store) -> None:
    report = check(store, [SOURCE])
    assert report.violations == ()
    assert report.conforms
    assert (report.documents, report.evidence) == (1, len(set(evidence_of(store))))


def evidence_of(store: Store) -> list[str]:
    kind = NamedNode(str(SAG.Evidence))
    quads = store.quads_for_pattern(None, NamedNode(str(RDF.type)), kind)
    return [str(quad.subject) for quad in quads]


def test_every_shape_has_a_mutation() -> None:
    properties = {str(shape) for shape in shapes().objects(None, SH.property)}
    assert {shape.removeprefix(SHAPE) for shape in properties} == MUTATIONS.keys()


@pytest.mark.parametrize("code", MUTATIONS)
def test_a_shape_finds_its_mutation(store: Store, code: str) -> None:
    MUTATIONS[code](store)
    report = check(store, [SOURCE])
    found = report.warnings if code in WARNINGS else report.violations
    assert code in {finding.code for finding in found}, report
    assert all(finding.place and finding.message for finding in found)


def test_what_the_source_slipped_in_is_a_warning(store: Store) -> None:
    report = check(store, [SOURCE])
    assert [(finding.code, finding.place) for finding in report.warnings] == [
        ("Treatment-date", TREATMENT),
        ("date_impossible", "page 2"),
    ]
    assert {finding.document for finding in report.warnings} == {"klitby_oeu_2024-05-14"}


@pytest.mark.parametrize("quote", ["Mia Beck", "mia bech", "Mia Bech "])
def test_a_quote_that_is_not_in_its_place_is_found(store: Store, quote: str) -> None:
    swap(QUOTE, OA.exact, quote)(store)
    found = [f for f in check(store, [SOURCE]).violations if f.code == "evidence-quote"]
    assert [finding.place for finding in found] == ["page 1"]


def test_a_span_behind_the_end_of_the_text_is_found(store: Store) -> None:
    swap(POSITION, OA.end, 10**6)(store)
    assert "evidence-quote" in codes(check(store, [SOURCE]))


def test_a_source_that_is_another_text_is_found(store: Store) -> None:
    other = replace(SOURCE, text=f"!{SOURCE.text}")
    report = check(store, [other])
    assert sum(finding.code == "evidence-quote" for finding in report.violations) == report.evidence


def test_a_missing_source_is_found(store: Store) -> None:
    assert codes(check(store, [])) == {"source-missing"}


@pytest.mark.parametrize(
    "change",
    [
        add(ITEM, f"{SAG}titel", "x"),
        add(ITEM, "https://schema.org/name", "x"),
        add(ITEM, RDF.type, iri("https://schema.org/Event")),
        add(ITEM, SAG.case, iri(f"{SAG}outcome/maybe")),
        add(LINKED, SAG.linkKind, iri(f"{SAG}link/maybe")),
    ],
)
def test_a_term_outside_the_vocabulary_is_found(store: Store, change: Change) -> None:
    change(store)
    assert "vocabulary-closed" in codes(check(store, [SOURCE]))


def test_blank_nodes_and_triples_in_no_graph_are_found(store: Store) -> None:
    predicate = NamedNode(str(SAG.text))
    store.add(Quad(BlankNode("x"), predicate, Literal("x"), NamedNode(DOC)))
    assert "vocabulary-closed" in codes(check(store, [SOURCE]))
    store.add(Quad(NamedNode(ITEM), predicate, Literal("x"), DefaultGraph()))
    assert "graph-unnamed" in codes(check(store, [SOURCE]))


def test_a_document_s_graph_without_its_document_is_found(store: Store) -> None:
    drop(DOC, RDF.type)(store)
    assert "document-missing" in codes(check(store, [SOURCE]))


def test_rdflib_s_datasets_are_checked_too() -> None:
    dataset = Dataset()
    dataset.parse(data=QUADS, format="nquads")
    assert check(dataset, [SOURCE]).conforms


def test_the_empty_store_conforms() -> None:
    assert check(Store(), []) == CheckReport()
