"""The closed vocabulary: every class, property and concept the graph may hold, by name.

``SAG`` and the namespaces of the concept schemes refuse a name that ``sagsspor.ttl`` does not
define, so that a slip is an error where it is written. Concepts are codes of the record under
their scheme: ``OUTCOME.approved`` is ``https://w3id.org/sagsspor#outcome/approved``.
"""

from __future__ import annotations

from functools import cache

from rdflib import URIRef
from rdflib.namespace import (
    DCTERMS,
    FOAF,
    ORG,
    OWL,
    PROV,
    RDF,
    RDFS,
    SH,
    SKOS,
    XSD,
    DefinedNamespace,
    Namespace,
)

BASE = "https://w3id.org/sagsspor#"

OA = Namespace("http://www.w3.org/ns/oa#")
SCHEMA = Namespace("https://schema.org/")
ELI_DL = Namespace("http://data.europa.eu/eli/eli-draft-legislation-ontology#")
BESLUIT = Namespace("http://data.vlaanderen.be/ns/besluit#")
MANDAAT = Namespace("http://data.vlaanderen.be/ns/mandaat#")
DOSSIER = Namespace("https://data.vlaanderen.be/ns/dossier#")


class SAG(DefinedNamespace):
    """The terms of sagsspor's own ontology."""

    _NS = Namespace(BASE)
    _fail = True

    # Classes
    Affiliation: URIRef
    AffiliationPeriod: URIRef
    AgendaItem: URIRef
    AnswerKind: URIRef
    AskerType: URIRef
    Attachment: URIRef
    Attendance: URIRef
    AttendanceStatus: URIRef
    Authority: URIRef
    Body: URIRef
    Case: URIRef
    Choice: URIRef
    Commitment: URIRef
    Decision: URIRef
    Dissent: URIRef
    Document: URIRef
    Evidence: URIRef
    FollowUp: URIRef
    IdentityCandidate: URIRef
    Judgement: URIRef
    Link: URIRef
    LinkCandidate: URIRef
    LinkKind: URIRef
    Meeting: URIRef
    NationalParty: URIRef
    Outcome: URIRef
    OutsideParties: URIRef
    Participation: URIRef
    Party: URIRef
    Person: URIRef
    PersonRole: URIRef
    Reference: URIRef
    Request: URIRef
    RequestStatus: URIRef
    Seat: URIRef
    SourceWarning: URIRef
    StaffMember: URIRef
    Treatment: URIRef
    TreatmentRole: URIRef
    Vote: URIRef
    VoteCount: URIRef

    # Properties
    abbreviation: URIRef
    about: URIRef
    affiliationPeriod: URIRef
    answerKind: URIRef
    answeredBy: URIRef
    askedBy: URIRef
    askerName: URIRef
    askerType: URIRef
    authority: URIRef
    authorityName: URIRef
    basis: URIRef
    body: URIRef
    canonical: URIRef
    case: URIRef
    choice: URIRef
    closed: URIRef
    code: URIRef
    continues: URIRef
    count: URIRef
    date: URIRef
    decidedAt: URIRef
    decidedAtItem: URIRef
    decidedBy: URIRef
    decision: URIRef
    documentType: URIRef
    dueEnd: URIRef
    dueExpression: URIRef
    dueStart: URIRef
    earlier: URIRef
    earlierEvidence: URIRef
    end: URIRef
    evidence: URIRef
    explanation: URIRef
    field: URIRef
    fileName: URIRef
    foundBy: URIRef
    hasWarning: URIRef
    item: URIRef
    judgedBy: URIRef
    kleSubject: URIRef
    later: URIRef
    laterEvidence: URIRef
    left: URIRef
    letterSince: URIRef
    linkKind: URIRef
    madeAt: URIRef
    meeting: URIRef
    minutesLoaded: URIRef
    nationalParty: URIRef
    number: URIRef
    observedFirst: URIRef
    observedLast: URIRef
    ordinal: URIRef
    outcome: URIRef
    page: URIRef
    party: URIRef
    partyAsPrinted: URIRef
    partyAtMeeting: URIRef
    partyLetter: URIRef
    person: URIRef
    personRole: URIRef
    place: URIRef
    predecessor: URIRef
    recommendation: URIRef
    recommendationOf: URIRef
    recordedIn: URIRef
    recurrence: URIRef
    refersToCase: URIRef
    refersToItem: URIRef
    refersToMeeting: URIRef
    reportedIn: URIRef
    requestStatus: URIRef
    right: URIRef
    role: URIRef
    sameCandidate: URIRef
    score: URIRef
    sha256: URIRef
    start: URIRef
    startTime: URIRef
    status: URIRef
    substituteFor: URIRef
    summary: URIRef
    term: URIRef
    text: URIRef
    treatmentRole: URIRef
    verdict: URIRef

    # Concept schemes
    answerKinds: URIRef
    askerTypes: URIRef
    attendanceStatuses: URIRef
    choices: URIRef
    linkKinds: URIRef
    nationalParties: URIRef
    outcomes: URIRef
    personRoles: URIRef
    requestStatuses: URIRef
    treatmentRoles: URIRef


class OUTCOME(DefinedNamespace):
    """What a decision came to."""

    _NS = Namespace(f"{BASE}outcome/")
    _fail = True

    approved: URIRef
    recommended: URIRef
    noted: URIRef
    discussed: URIRef
    postponed: URIRef
    returned: URIRef
    rejected: URIRef
    referred: URIRef
    resolved_other: URIRef
    none: URIRef


class TREATMENT(DefinedNamespace):
    """What a body does with an item it treats."""

    _NS = Namespace(f"{BASE}treatment/")
    _fail = True

    approves: URIRef
    recommends: URIRef
    informed: URIRef
    discusses: URIRef


class ROLE(DefinedNamespace):
    """Political posts of persons."""

    _NS = Namespace(f"{BASE}role/")
    _fail = True

    chair: URIRef
    vice_chair: URIRef
    mayor: URIRef
    deputy_mayor: URIRef
    committee_mayor: URIRef
    alderman: URIRef


class STATUS(DefinedNamespace):
    """Whether someone was there."""

    _NS = Namespace(f"{BASE}status/")
    _fail = True

    present: URIRef
    absent: URIRef
    partly: URIRef


class CHOICE(DefinedNamespace):
    """How someone voted; write ``CHOICE["for"]``."""

    _NS = Namespace(f"{BASE}choice/")
    _fail = True
    _extras = ["for"]  # noqa: RUF012 - rdflib's own form

    against: URIRef
    abstained: URIRef


class LINK(DefinedNamespace):
    """How a later item is linked to an earlier one."""

    _NS = Namespace(f"{BASE}link/")
    _fail = True

    answers: URIRef
    continues: URIRef
    refers: URIRef


class ANSWER(DefinedNamespace):
    """How far an answer goes."""

    _NS = Namespace(f"{BASE}answer/")
    _fail = True

    final: URIRef
    holding: URIRef
    partly: URIRef


class ASKER(DefinedNamespace):
    """What kind of asker a request has."""

    _NS = Namespace(f"{BASE}asker/")
    _fail = True

    body: URIRef
    person: URIRef
    party: URIRef
    administration: URIRef


class PARTY(DefinedNamespace):
    """National parties by their letter."""

    _NS = Namespace(f"{BASE}party/")
    _fail = True

    A: URIRef
    B: URIRef
    C: URIRef
    D: URIRef
    F: URIRef
    I: URIRef  # noqa: E741 - the letter of Liberal Alliance
    K: URIRef
    M: URIRef
    O: URIRef  # noqa: E741 - the letter of Dansk Folkeparti
    V: URIRef
    Æ: URIRef
    Ø: URIRef
    Å: URIRef


class REQUEST_STATUS(DefinedNamespace):
    """What became of a request, as of a date."""

    _NS = Namespace(f"{BASE}request/")
    _fail = True

    answered: URIRef
    open: URIRef
    overdue: URIRef
    partly: URIRef


SCHEMES: dict[str, type[DefinedNamespace]] = {
    "outcomes": OUTCOME,
    "treatmentRoles": TREATMENT,
    "personRoles": ROLE,
    "attendanceStatuses": STATUS,
    "choices": CHOICE,
    "linkKinds": LINK,
    "answerKinds": ANSWER,
    "askerTypes": ASKER,
    "nationalParties": PARTY,
    "requestStatuses": REQUEST_STATUS,
}
"""The concept schemes of ``SAG`` and the namespaces of their concepts."""

PREFIXES: dict[str, str] = {
    "sag": BASE,
    "outcome": str(OUTCOME),
    "treatment": str(TREATMENT),
    "role": str(ROLE),
    "status": str(STATUS),
    "choice": str(CHOICE),
    "link": str(LINK),
    "answer": str(ANSWER),
    "asker": str(ASKER),
    "party": str(PARTY),
    "request": str(REQUEST_STATUS),
    "besluit": str(BESLUIT),
    "dcterms": str(DCTERMS),
    "dossier": str(DOSSIER),
    "eli-dl": str(ELI_DL),
    "foaf": str(FOAF),
    "mandaat": str(MANDAAT),
    "oa": str(OA),
    "org": str(ORG),
    "owl": str(OWL),
    "prov": str(PROV),
    "rdf": str(RDF),
    "rdfs": str(RDFS),
    "schema": str(SCHEMA),
    "sh": str(SH),
    "skos": str(SKOS),
    "xsd": str(XSD),
}
"""Every prefix the ontology, the shapes and the exports write."""

BORROWED: frozenset[URIRef] = frozenset(
    {
        RDF.type,
        RDFS.label,
        RDFS.comment,
        DCTERMS.format,
        DCTERMS.identifier,
        DCTERMS.references,
        DCTERMS.title,
        FOAF.name,
        SKOS.Concept,
        SKOS.ConceptScheme,
        SKOS.altLabel,
        SKOS.broader,
        SKOS.inScheme,
        SKOS.notation,
        SKOS.prefLabel,
        OA.TextPositionSelector,
        OA.TextQuoteSelector,
        OA.end,
        OA.exact,
        OA.hasSelector,
        OA.hasSource,
        OA.start,
    }
)
"""The classes and properties of other vocabularies that the graph itself holds."""


def concept(namespace: type[DefinedNamespace], code: str) -> URIRef:
    """Give the concept of a record's code; a code outside the scheme is an AttributeError.

    >>> concept(CHOICE, "for")
    rdflib.term.URIRef('https://w3id.org/sagsspor#choice/for')
    """
    return namespace[code]


@cache
def concepts() -> frozenset[URIRef]:
    """Give the concepts of all schemes."""
    return frozenset(term for namespace in SCHEMES.values() for term in _terms(namespace))


@cache
def closed_vocabulary() -> frozenset[URIRef]:
    """Give every IRI that may stand in the graph as a predicate, a class or a concept."""
    return frozenset(_terms(SAG)) | concepts() | BORROWED


def _terms(namespace: type[DefinedNamespace]) -> frozenset[URIRef]:
    # rdflib's dir() leaves the extras out.
    names = [name for name in namespace.__annotations__ if not name.startswith("_")]
    return frozenset(namespace[name] for name in (*names, *namespace._extras))
