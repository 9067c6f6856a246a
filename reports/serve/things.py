"""The IRIs of the base: which page of the site tells of the thing that one names."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from pyoxigraph import DefaultGraph, NamedNode

from sagsspor.graph.dataset import CaseTrail
from sagsspor.ontology.namespaces import SAG
from sagsspor.reports.views import Views

_FORBIDDEN = re.compile(r"[\x00-\x20<>\"{}|\\^`\x7f-\uffff]")
_CANONICAL = NamedNode(str(SAG.canonical))


@dataclass(frozen=True, slots=True)
class Things:
    """Where things have their place in the site.

    ``pages`` are paths by IRI; ``canonical`` gives the node that a printed form stands for.
    """

    base: str
    pages: Mapping[str, str]
    canonical: Callable[[str], str | None]

    def iri(self, path: str) -> str | None:
        """Give the IRI that a path of the server stands for, None if it can be none.

        The path is taken as it was sent, with its percent signs, and without the first slash.
        """
        if not path or self.base.endswith("#") or _FORBIDDEN.search(path):
            return None
        return self.base + path

    def page(self, iri: str) -> str | None:
        """Give the place in the site for a thing, or for the nearest one that it is a part of."""
        at = iri
        while len(at) > len(self.base):
            for name in (at, self.canonical(at)):
                if name is not None and name in self.pages:
                    return self.pages[name]
            at = at.rpartition("/")[0]
        return None


def things_of(trail: CaseTrail, views: Views) -> Things:
    """Find the place of each page's thing, of items, requests and documents."""
    pages = dict(views.addresses.pages)
    facts = views.facts
    for document in facts.documents.values():
        if page := views.addresses.find(document.meeting):
            pages.setdefault(document.iri, page)
    for iri in facts.items:
        item = views.item(iri)
        if item is not None and item.href:
            pages.setdefault(iri, item.href)
    for request in facts.requests:
        quote = views.quote(request.iri, request.text)
        if quote is not None and quote.href:
            pages.setdefault(request.iri, quote.href)

    def canonical(iri: str) -> str | None:
        found = trail.oxigraph.quads_for_pattern(NamedNode(iri), _CANONICAL, None, DefaultGraph())
        nodes = [quad.object.value for quad in found if isinstance(quad.object, NamedNode)]
        return min(nodes, default=None)

    return Things(trail.base, pages, canonical)
