"""The SPARQL 1.1 service description: what the endpoint can, and which graphs it has."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import NamedNode, RdfFormat, Store, Triple, serialize

from sagsspor.graph.query_text import PREFIXES
from sagsspor.reports.serve.negotiation import Form

SD = "http://www.w3.org/ns/sparql-service-description#"
FORMATS = "http://www.w3.org/ns/formats/"

_WRITTEN = (
    *("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV"),
    *("Turtle", "N-Triples", "RDF_XML", "JSON-LD", "TriG", "N-Quads"),
)
"""The formats by the W3C's names for them."""

_TYPE = NamedNode(PREFIXES["rdf"] + "type")


def describe_service(store: Store, endpoint: str, form: Form) -> bytes:
    """Write the description of an endpoint at an address; the graphs are those of the store."""
    rdf = RdfFormat.from_media_type(form.known_as)
    assert rdf is not None
    prefixes = {"sd": SD, "formats": FORMATS}
    triples = list(_triples(store, endpoint))
    return serialize(triples, format=rdf, prefixes=prefixes) or b""


def _triples(store: Store, endpoint: str) -> Iterator[Triple]:
    service, dataset = NamedNode(f"{endpoint}#service"), NamedNode(f"{endpoint}#dataset")
    union = NamedNode(f"{endpoint}#default-graph")
    yield Triple(service, _TYPE, _sd("Service"))
    yield Triple(service, _sd("endpoint"), NamedNode(endpoint))
    yield Triple(service, _sd("supportedLanguage"), _sd("SPARQL11Query"))
    for name in _WRITTEN:
        yield Triple(service, _sd("resultFormat"), NamedNode(FORMATS + name))
    yield Triple(service, _sd("feature"), _sd("UnionDefaultGraph"))
    yield Triple(service, _sd("defaultDataset"), dataset)
    yield Triple(dataset, _TYPE, _sd("Dataset"))
    yield Triple(dataset, _sd("defaultGraph"), union)
    yield Triple(union, _TYPE, _sd("Graph"))
    graphs = (graph for graph in store.named_graphs() if isinstance(graph, NamedNode))
    for number, graph in enumerate(sorted(graphs, key=str), 1):
        node = NamedNode(f"{endpoint}#graph-{number}")
        yield Triple(dataset, _sd("namedGraph"), node)
        yield Triple(node, _TYPE, _sd("NamedGraph"))
        yield Triple(node, _sd("name"), graph)


def _sd(name: str) -> NamedNode:
    return NamedNode(SD + name)
