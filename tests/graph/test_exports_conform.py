"""The graph as ELI-DL, as OSLO Besluit and as a dataset, on the examples, against shapes of ours.

``data/export_terms.toml`` lists every term with domain and range; the shapes are made of it.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pyshacl
import pytest
from rdflib import DCAT, DCTERMS, RDF, SH, VOID, BNode, Graph, Literal, Namespace, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

import sagsspor
from sagsspor.graph.build import build
from sagsspor.graph.dataset import CaseTrail
from sagsspor.graph.describe_dataset import describe_dataset
from sagsspor.ontology.namespaces import PREFIXES, SAG

ROOT = Path(__file__).parents[2]
TERMS: dict[str, Any] = tomllib.loads(
    (Path(__file__).parent / "data" / "export_terms.toml").read_text("utf-8")
)
OWN = Namespace("urn:shape:")


def iri(name: str) -> URIRef:
    prefix, _, local = name.partition(":")
    return URIRef(PREFIXES[prefix] + local)


def shapes_of(properties: dict[str, dict[str, list[str]]]) -> Graph:
    """Give a shape for the subjects and one for the objects of every property."""
    graph = Graph()
    for name, ends in properties.items():
        for target, end in ((SH.targetSubjectsOf, "domain"), (SH.targetObjectsOf, "range")):
            shape = OWN[f"{name}-{end}".replace(":", "-")]
            graph.add((shape, RDF.type, SH.NodeShape))
            graph.add((shape, target, iri(name)))
            choices: list[Node] = [_choice(graph, one) for one in ends[end]]
            head = BNode()
            Collection(graph, head, choices)
            graph.add((shape, SH["or"], head))
    return graph


def _choice(graph: Graph, what: str) -> BNode:
    node = BNode()
    if what in {"text", "iri"}:
        graph.add((node, SH.nodeKind, SH.Literal if what == "text" else SH.IRI))
    elif what.startswith("xsd:"):
        graph.add((node, SH.datatype, iri(what)))
    else:
        graph.add((node, SH["class"], iri(what)))
    return node


@pytest.fixture(scope="module")
def trail(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CaseTrail]:
    store = tmp_path_factory.mktemp("exports") / "store"
    build(sorted((ROOT / "examples").glob("bregnholt-*")), store)
    with sagsspor.open(store) as opened:
        yield opened


def constructed(trail: CaseTrail, name: str) -> Graph:
    return Graph().parse(data=trail.query(name).as_turtle(), format="turtle")


def unlisted(graph: Graph, terms: dict[str, Any]) -> set[Node]:
    classes = set(graph.objects(None, RDF.type)) - {iri(name) for name in terms["classes"]}
    known = {iri(name) for name in terms["properties"]} | {RDF.type}
    return classes | (set(graph.predicates()) - known)


@pytest.mark.parametrize("name", TERMS)
def test_every_term_is_listed_and_stands_where_it_may(name: str, trail: CaseTrail) -> None:
    graph, terms = constructed(trail, name), TERMS[name]
    assert unlisted(graph, terms) == set()
    used = set(graph.objects(None, RDF.type)) | set(graph.predicates())
    assert {one for one in terms["classes"] if iri(one) not in used} == set()
    assert {one for one in terms["properties"] if iri(one) not in used} == set()
    conforms, _, text = pyshacl.validate(graph, shacl_graph=shapes_of(terms["properties"]))
    assert conforms, text


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("construct-besluit", ("besluit:behandelt", "besluit:Stemming")),
        ("construct-eli-dl", ("eli-dl:forms_part_of", "org:Organization")),
    ],
)
def test_a_term_in_a_wrong_place_is_caught(
    name: str, wrong: Sequence[str], trail: CaseTrail
) -> None:
    graph = constructed(trail, name)
    property_, kind = (iri(one) for one in wrong)
    subject = next(graph.subjects(property_))
    graph.add((subject, property_, next(graph.subjects(RDF.type, kind))))
    shapes = shapes_of(TERMS[name]["properties"])
    assert not pyshacl.validate(graph, shacl_graph=shapes)[0]
    graph.add((subject, URIRef("urn:x"), Literal(1)))
    assert unlisted(graph, TERMS[name]) == {URIRef("urn:x")}


def test_the_dataset_describes_itself(trail: CaseTrail) -> None:
    text = describe_dataset(trail.oxigraph, base=trail.base)
    assert text == describe_dataset(trail.oxigraph, base=trail.base)
    graph = Graph().parse(data=text, format="turtle")
    dataset = URIRef(f"{trail.base}dataset")
    assert {DCAT.Dataset, VOID.Dataset} <= set(graph.objects(dataset, RDF.type))
    meetings = URIRef(f"{trail.base}dataset/AgendaItem")
    assert graph.value(meetings, VOID["class"]) == SAG.AgendaItem
    items = trail.query("SELECT (COUNT(DISTINCT ?i) AS ?n) WHERE { ?i a sag:AgendaItem }").rows
    assert int(str(graph.value(meetings, VOID.entities))) == items[0][0]
    period = graph.value(dataset, DCTERMS.temporal)
    assert [str(graph.value(period, end)) for end in (DCAT.startDate, DCAT.endDate)] == [
        "2023-03-07",
        "2024-12-17",
    ]
    assert len(set(graph.objects(dataset, DCAT.distribution))) == 3
