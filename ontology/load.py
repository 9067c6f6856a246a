"""The ontology and the shapes as rdflib graphs, read once from the files of this package."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from rdflib import Graph


@cache
def ontology() -> Graph:
    """Give the ontology with its concept schemes; do not change it."""
    return _read("sagsspor.ttl")


@cache
def shapes() -> Graph:
    """Give the SHACL shapes; do not change them."""
    return _read("shapes.ttl")


def _read(name: str) -> Graph:
    text = files("sagsspor.ontology").joinpath(name).read_text("utf-8")
    return Graph().parse(data=text, format="turtle")
