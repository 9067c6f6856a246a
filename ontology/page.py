"""The ontology's page, docs/ontology.md, made from the ontology itself.

``python -m sagsspor.ontology.page > docs/ontology.md`` writes it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable

from rdflib import OWL, RDF, RDFS, SKOS, BNode, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from sagsspor.ontology.load import ontology
from sagsspor.ontology.namespaces import BASE, PREFIXES, SAG, SCHEMES

_HEAD = """# The ontology

Made from `ontology/sagsspor.ttl`, by `python -m sagsspor.ontology.page > docs/ontology.md`; do not
edit it here. How the terms stand together in a store is in [graph-model.md](graph-model.md).

`sag:` is `https://w3id.org/sagsspor#`. The file has every label and definition in Danish and in
English; this page shows the English ones, and the Danish labels. An arrow leads from a property's
domain to its range, *is a* is `rdfs:subClassOf` or `rdfs:subPropertyOf`, *close to* is
`skos:closeMatch`.
"""


def ontology_page() -> str:
    """Give the page as Markdown."""
    graph = ontology()
    parts = [_HEAD, "## Classes\n"]
    for term in _sorted(graph.subjects(RDF.type, OWL.Class)):
        parts.append(_entry(graph, term, RDFS.subClassOf))
    parts.append("## Properties\n")
    properties = {
        *graph.subjects(RDF.type, OWL.ObjectProperty),
        *graph.subjects(RDF.type, OWL.DatatypeProperty),
    }
    for term in _sorted(properties):
        parts.append(_entry(graph, term, RDFS.subPropertyOf))
    parts.append("## Concepts\n")
    for name in SCHEMES:
        parts.append(_scheme(graph, SAG[name]))
    return "\n".join(parts).rstrip() + "\n"


def _entry(graph: Graph, term: URIRef, parent: URIRef) -> str:
    lines = [f"### {_curie(term)}\n", f"**{_label(graph, term, 'en')}** "]
    lines[1] += f"(*{_label(graph, term, 'da')}*): {_text(graph, term, SKOS.definition)}"
    facts = []
    domain, target = graph.value(term, RDFS.domain), graph.value(term, RDFS.range)
    if domain is not None and target is not None:
        facts.append(f"{_names(graph, domain)} → {_names(graph, target)}")
    for title, predicate in (("is a", parent), ("close to", SKOS.closeMatch)):
        found = ", ".join(_curie(node) for node in _sorted(graph.objects(term, predicate)))
        facts += [f"{title} {found}"] if found else []
    examples = sorted(str(example) for example in graph.objects(term, SKOS.example))
    facts += [f"for example “{example}”" for example in examples]
    if facts:
        lines.append(f"\n{'; '.join(facts)}.")
    return "\n".join(lines) + "\n"


def _scheme(graph: Graph, scheme: URIRef) -> str:
    lines = [f"### {_curie(scheme)}\n", _text(graph, scheme, SKOS.definition), ""]
    lines += ["| concept | label | definition |", "|---|---|---|"]
    for concept in _sorted(graph.subjects(SKOS.inScheme, scheme)):
        labels = f"{_label(graph, concept, 'en')} (*{_label(graph, concept, 'da')}*)"
        definition = _text(graph, concept, SKOS.definition)
        lines.append(f"| {_curie(concept)} | {labels} | {definition} |")
    return "\n".join(lines) + "\n"


def _sorted(terms: Iterable[Node]) -> list[URIRef]:
    return sorted({term for term in terms if isinstance(term, URIRef)}, key=str)


def _names(graph: Graph, node: Node) -> str:
    """Name a class, or the classes of a union."""
    if isinstance(node, BNode):
        union = graph.value(node, OWL.unionOf)
        return ", ".join(_curie(name) for name in Collection(graph, union)) if union else ""
    return _curie(node)


def _curie(term: Node) -> str:
    """Write an IRI with its prefix, as code."""
    text = str(term)
    for prefix, namespace in sorted(PREFIXES.items(), key=lambda pair: -len(pair[1])):
        if text.startswith(namespace) and (namespace != BASE or "/" not in text[len(BASE) :]):
            return f"`{prefix}:{text[len(namespace) :]}`"
    return f"`{text}`"


def _label(graph: Graph, term: URIRef, language: str) -> str:
    found = _text(graph, term, RDFS.label, language)
    return found or _text(graph, term, SKOS.prefLabel, language)


def _text(graph: Graph, term: URIRef, predicate: URIRef, language: str = "en") -> str:
    texts = (node for node in graph.objects(term, predicate) if isinstance(node, Literal))
    return next((str(text) for text in texts if text.language == language), "")


if __name__ == "__main__":
    sys.stdout.write(ontology_page())
