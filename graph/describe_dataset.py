"""The store as a dataset: DCAT for catalogues, VoID for those who ask SPARQL, in Turtle."""

from __future__ import annotations

from pyoxigraph import NamedNode, Store
from rdflib import RDF, RDFS, XSD, Graph, Literal, URIRef
from rdflib.namespace import DCAT, DCTERMS, FOAF, VOID

from sagsspor.graph.query import run_query
from sagsspor.ontology.namespaces import BASE, PREFIXES, SAG

CLASSES = (
    SAG.Document,
    SAG.Meeting,
    SAG.AgendaItem,
    SAG.Decision,
    SAG.Case,
    SAG.Person,
    SAG.Request,
    SAG.Commitment,
    SAG.Link,
    SAG.Evidence,
)
"""The classes whose members the description counts."""

DANISH = "http://publications.europa.eu/resource/authority/language/DAN"
MEDIA = "https://www.iana.org/assignments/media-types/"
FORMATS = {
    "nquads": "application/n-quads",
    "turtle": "text/turtle",
    "jsonld": "application/ld+json",
}
"""The RDF formats of ``export``, each a distribution."""

_FACTS = """
SELECT (MIN(?date) AS ?first) (MAX(?date) AS ?last) (COUNT(DISTINCT ?meeting) AS ?meetings) WHERE {
  ?meeting sag:minutesLoaded true ; sag:date ?date
}"""
_AUTHORITIES = """
SELECT DISTINCT ?authority (MAX(STR(?label)) AS ?name) WHERE {
  ?printed a sag:Authority ; rdfs:label ?label .
  OPTIONAL { ?printed sag:canonical ?other }
  BIND(COALESCE(?other, ?printed) AS ?authority)
} GROUP BY ?authority ORDER BY ?authority"""


def describe_dataset(store: Store, *, base: str) -> str:
    """Give the description of a store as Turtle; the same store gives the same bytes.

    It tells what is counted, whose meetings from when to when, and in which formats ``export``
    gives it. Titles, licence and publisher of a published copy are the publisher's to add.
    """
    graph = Graph()
    for prefix, iri in PREFIXES.items():
        graph.bind(prefix, iri)
    graph.bind("dcat", DCAT)
    graph.bind("void", VOID)
    dataset = URIRef(f"{base}dataset")
    for kind in (DCAT.Dataset, VOID.Dataset):
        graph.add((dataset, RDF.type, kind))
    named = [quad for quad in store if isinstance(quad.graph_name, NamedNode)]
    _count(graph, dataset, VOID.triples, len({quad.triple for quad in named}))
    _count(graph, dataset, VOID.properties, len({quad.predicate for quad in named}))
    subjects = {quad.subject for quad in named}
    _count(graph, dataset, VOID.distinctSubjects, len(subjects))
    graph.add((dataset, VOID.uriSpace, Literal(base)))
    for vocabulary in (BASE, PREFIXES["oa"], PREFIXES["skos"], str(DCTERMS), str(FOAF)):
        graph.add((dataset, VOID.vocabulary, URIRef(vocabulary)))
    _about(graph, dataset, store, base)
    for term in CLASSES:
        members = {
            quad.subject
            for quad in store.quads_for_pattern(
                None, NamedNode(str(RDF.type)), NamedNode(str(term))
            )
        }
        part = URIRef(f"{base}dataset/{str(term).removeprefix(BASE)}")
        graph.add((dataset, VOID.classPartition, part))
        graph.add((part, RDF.type, VOID.Dataset))
        graph.add((part, VOID["class"], term))
        _count(graph, part, VOID.entities, len(members))
    for form, media in FORMATS.items():
        copy = URIRef(f"{base}dataset/{form}")
        graph.add((dataset, DCAT.distribution, copy))
        graph.add((copy, RDF.type, DCAT.Distribution))
        graph.add((copy, DCTERMS.title, Literal(form)))
        graph.add((copy, DCAT.mediaType, URIRef(MEDIA + media)))
    return graph.serialize(format="longturtle")


def _about(graph: Graph, dataset: URIRef, store: Store, base: str) -> None:
    names: list[str] = []
    for authority, name in run_query(store, _AUTHORITIES).rows:
        names.append(str(name))
        graph.add((dataset, DCTERMS.subject, URIRef(str(authority))))
        graph.add((URIRef(str(authority)), RDFS.label, Literal(str(name), lang="da")))
    ((first, last, meetings),) = run_query(store, _FACTS).rows
    of = ", ".join(names)
    graph.add((dataset, DCTERMS.title, Literal(f"Referater: {of}", lang="da")))
    graph.add((dataset, DCTERMS.title, Literal(f"Minutes: {of}", lang="en")))
    text = f"The minutes of {meetings} meetings as a graph: members, cases, decisions, requests."
    graph.add((dataset, DCTERMS.description, Literal(text, lang="en")))
    danish = f"Referater af {meetings} møder som graf: medlemmer, sager, beslutninger, anmodninger."
    graph.add((dataset, DCTERMS.description, Literal(danish, lang="da")))
    graph.add((dataset, DCTERMS.language, URIRef(DANISH)))
    if first is not None:
        period = URIRef(f"{base}dataset/period")
        graph.add((dataset, DCTERMS.temporal, period))
        graph.add((period, RDF.type, DCTERMS.PeriodOfTime))
        graph.add((period, DCAT.startDate, Literal(str(first), datatype=XSD.date)))
        graph.add((period, DCAT.endDate, Literal(str(last), datatype=XSD.date)))


def _count(graph: Graph, node: URIRef, predicate: URIRef, number: int) -> None:
    graph.add((node, predicate, Literal(number)))
