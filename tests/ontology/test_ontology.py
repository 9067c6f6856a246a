from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import pyshacl
import pytest
from rdflib import OWL, RDF, RDFS, SH, SKOS, BNode, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from sagsspor.graph.parties import FIRST
from sagsspor.nlp import record
from sagsspor.nlp.vocabulary import table
from sagsspor.ontology.load import SHAPE, derived_shapes, ontology, shapes
from sagsspor.ontology.namespaces import (
    ASKER,
    BASE,
    CHOICE,
    ELI_DL,
    OUTCOME,
    PARTY,
    SAG,
    SCHEMES,
    STATUS,
    TREATMENT,
    closed_vocabulary,
    concept,
    concepts,
)
from sagsspor.ontology.page import ontology_page

ROOT = Path(__file__).parents[2]
GRAPH = ontology()
CLASSES = sorted(term for term in GRAPH.subjects(RDF.type, OWL.Class) if isinstance(term, URIRef))
OBJECTS = {
    *GRAPH.subjects(RDF.type, OWL.ObjectProperty),
    *GRAPH.subjects(RDF.type, OWL.DatatypeProperty),
}
PROPERTIES = sorted(term for term in OBJECTS if isinstance(term, URIRef))
CONCEPTS = sorted(concepts())


def ours(terms: Iterable[Node]) -> set[URIRef]:
    return {term for term in terms if isinstance(term, URIRef) and term.startswith(BASE)}


def languages(term: URIRef, predicate: URIRef) -> list[str]:
    texts = (text for text in GRAPH.objects(term, predicate) if isinstance(text, Literal))
    assert all(str(text).strip() for text in GRAPH.objects(term, predicate))
    return sorted(str(text.language) for text in texts)


def test_the_python_names_are_those_of_the_ontology() -> None:
    assert ours(closed_vocabulary()) == ours(GRAPH.subjects(RDF.type))


def test_the_ontology_uses_no_term_of_ours_it_does_not_define() -> None:
    used = {node for triple in GRAPH for node in triple}
    assert ours(used) <= ours(GRAPH.subjects(RDF.type))


@pytest.mark.parametrize("name", ["titel", "Møde", "outcome/maybe"])
def test_an_unknown_name_is_refused(name: str) -> None:
    with pytest.raises(AttributeError):
        SAG[name]


@pytest.mark.parametrize("term", [*CLASSES, *PROPERTIES])
def test_terms_have_labels_and_definitions_in_both_languages(term: URIRef) -> None:
    assert languages(term, RDFS.label) == ["da", "en"]
    assert languages(term, SKOS.definition) == ["da", "en"]


@pytest.mark.parametrize("term", CONCEPTS)
def test_concepts_have_labels_definitions_and_one_scheme(term: URIRef) -> None:
    assert languages(term, SKOS.prefLabel) == ["da", "en"]
    assert languages(term, SKOS.definition) == ["da", "en"]
    assert len(list(GRAPH.objects(term, SKOS.inScheme))) == 1
    code = term.rsplit("/", 1)[1]
    assert list(GRAPH.objects(term, SKOS.notation)) == [Literal(code)]


@pytest.mark.parametrize("term", PROPERTIES)
def test_properties_have_a_domain_and_a_range(term: URIRef) -> None:
    for predicate in (RDFS.domain, RDFS.range):
        (found,) = GRAPH.objects(term, predicate)
        if isinstance(found, BNode):
            union = GRAPH.value(found, OWL.unionOf)
            assert union is not None
            members = list(Collection(GRAPH, union))
            assert len(members) > 1
            assert set(members) <= set(CLASSES)
        elif str(found).startswith(BASE):
            assert found in CLASSES


def test_the_codes_of_the_record_are_concepts() -> None:
    pairs = [
        (OUTCOME, record.OUTCOMES),
        (STATUS, record.STATUSES),
        (TREATMENT, record.TREATMENT_ROLES),
        (ASKER, record.ASKER_TYPES),
        (CHOICE, ("for", "against", "abstained")),
    ]
    for namespace, codes in pairs:
        assert {concept(namespace, code) for code in codes} == {
            term for term in CONCEPTS if term.startswith(str(namespace))
        }


def test_every_scheme_is_described() -> None:
    schemes = ours(GRAPH.subjects(RDF.type, SKOS.ConceptScheme))
    assert schemes == {SAG[name] for name in SCHEMES}
    for name, namespace in SCHEMES.items():
        members = ours(GRAPH.subjects(SKOS.inScheme, SAG[name]))
        assert members == {term for term in CONCEPTS if term.startswith(str(namespace))}


def test_national_parties_are_those_of_the_vocabulary() -> None:
    letters = table("parties")["letters"]
    for term in GRAPH.subjects(SKOS.inScheme, SAG.nationalParties):
        letter = str(term).rsplit("/", 1)[1]
        assert Literal(letters[letter], lang="da") in set(GRAPH.objects(term, SKOS.prefLabel))
    since = {str(s): str(o) for s, o in GRAPH.subject_objects(SAG.letterSince)}
    assert since == {f"{PARTY}{letter}": date for letter, date in FIRST.items()}


def test_the_alignments_of_the_design() -> None:
    assert (SAG.Case, RDFS.subClassOf, ELI_DL.Process) in GRAPH
    assert (SAG.Decision, RDFS.subClassOf, ELI_DL.Decision) in GRAPH
    assert (SAG.FollowUp, RDFS.subClassOf, ELI_DL.ForeseenActivity) in GRAPH
    # OSLO is only ever close: a Danish committee is no Flemish one.
    for subject, target in GRAPH.subject_objects(RDFS.subClassOf):
        assert "vlaanderen" not in str(target), subject
    assert "http://schema.org/" not in (ROOT / "ontology/sagsspor.ttl").read_text("utf-8")


def test_the_shapes_speak_only_of_terms_we_define() -> None:
    used = {node for triple in shapes() for node in triple}
    own = {node for node in ours(used) if not node.startswith(str(SHAPE))}
    assert own <= closed_vocabulary()


def test_every_property_shape_has_a_name_and_a_message() -> None:
    graph = shapes()
    for shape in set(graph.objects(None, SH.property)):
        assert isinstance(shape, URIRef)
        assert graph.value(shape, SH.path) is not None, shape
        assert graph.value(shape, SH.message) is not None, shape


def test_the_shapes_are_well_formed() -> None:
    for graph in (shapes(), derived_shapes()):
        conforms, _, text = pyshacl.validate(Graph(), shacl_graph=graph, meta_shacl=True)
        assert conforms, text


def test_the_derived_shapes_are_a_part_of_all() -> None:
    assert set(derived_shapes()) < set(shapes())
    targets = set(derived_shapes().objects(None, SH.targetClass))
    assert targets == {
        SAG.AffiliationPeriod,
        SAG.IdentityCandidate,
        SAG.Judgement,
        SAG.Link,
        SAG.LinkCandidate,
    }


def test_the_page_is_current() -> None:
    page = (ROOT / "docs/ontology.md").read_text("utf-8")
    message = "write it again: python -m sagsspor.ontology.page > docs/ontology.md"
    assert page == ontology_page(), message


def test_the_contract_names_only_terms_we_define() -> None:
    text = (ROOT / "docs/graph-model.md").read_text("utf-8")
    named = set(re.findall(r"sag:([A-Za-z]\w*)", text))
    plural = {"affiliationPeriods"}
    assert {
        name for name in named - plural if URIRef(BASE + name) not in closed_vocabulary()
    } == set()


@pytest.mark.parametrize("term", [*CLASSES, *PROPERTIES])
def test_terms_have_an_example(term: URIRef) -> None:
    assert any(str(text).strip() for text in GRAPH.objects(term, SKOS.example))


NO_MATCH = set(
    """Commitment OutsideParties StaffMember affiliationPeriod answerKind askerType authority
    decidedAtItem decision earlier earlierEvidence hasWarning later laterEvidence left linkKind
    nationalParty observedFirst observedLast outcome partyAtMeeting recommendationOf reportedIn
    requestStatus right sameCandidate status substituteFor treatmentRole Dissent Reference
    SourceWarning VoteCount askerName authorityName basis closed code count dueEnd dueExpression
    dueStart field fileName foundBy judgedBy letterSince minutesLoaded page partyAsPrinted
    partyLetter recommendation score term verdict""".split()  # noqa: SIM905
)
"""Terms to which no term of the vocabularies we align with was found near enough."""


def test_terms_are_aligned_but_for_those_that_have_no_match() -> None:
    ways = (RDFS.subClassOf, RDFS.subPropertyOf, SKOS.closeMatch, SKOS.exactMatch)
    alone = {
        str(term).removeprefix(BASE)
        for term in (*CLASSES, *PROPERTIES)
        if not any(
            isinstance(other, URIRef) and not other.startswith(BASE)
            for way in ways
            for other in GRAPH.objects(term, way)
        )
    }
    assert alone == NO_MATCH
