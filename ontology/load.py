"""The ontology and the shapes as rdflib graphs, read once from the files of this package."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from rdflib import Graph, Namespace
from rdflib.term import Node

SHAPE = Namespace("https://w3id.org/sagsspor/shapes#")


@cache
def ontology() -> Graph:
    """Give the ontology with its concept schemes; do not change it."""
    return _read("sagsspor.ttl")


@cache
def shapes() -> Graph:
    """Give the SHACL shapes; do not change them."""
    return _read("shapes.ttl")


@cache
def derived_shapes() -> Graph:
    """Give the shapes of what the derived graphs define; all else there stands in other graphs."""
    out = Graph()
    todo: list[Node] = [
        SHAPE.AffiliationPeriod,
        SHAPE.IdentityCandidate,
        SHAPE.Judgement,
        SHAPE.Link,
    ]
    while todo:
        node = todo.pop()
        for triple in shapes().triples((node, None, None)):
            if triple not in out:
                out.add(triple)
                todo.append(triple[2])
    return out


def _read(name: str) -> Graph:
    text = files("sagsspor.ontology").joinpath(name).read_text("utf-8")
    return Graph().parse(data=text, format="turtle")
