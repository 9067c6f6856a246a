"""The engine of ``check``: SHACL, evidence, the closed vocabulary, and the source's own slips.

A violation is a fault of sagsspor, a warning one of the source. Each document's graph is
validated by itself. Evidence is most of a graph and nearly always well-formed, so evidence that
has the one form ``describe`` gives it, which fits the shapes, is compared with its source here and
kept away from the far slower SHACL engine.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Store
from rdflib import BNode, Dataset, Graph, URIRef
from rdflib import Literal as RdflibLiteral
from rdflib.namespace import DCTERMS, RDF, RDFS, SH, XSD

from sagsspor.graph.terms import term_of
from sagsspor.nlp.text.source import Source
from sagsspor.ontology.load import SHAPE, derived_shapes, shapes
from sagsspor.ontology.namespaces import BASE, OA, SAG, closed_vocabulary

_DERIVED = re.compile(r"/graph/[^/]+$")
_TYPE = str(RDF.type)
_INTEGER = str(XSD.integer)

Term = NamedNode | BlankNode | Literal
Properties = Mapping[str, list[Term]]


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """Something that does not conform.

    ``code`` is stable, ``document`` the stem of the document's file or the IRI of a derived graph,
    ``place`` a page, a line or the node that is wrong.
    """

    document: str
    place: str
    code: str
    message: str


@dataclass(frozen=True, slots=True)
class CheckReport:
    """All findings, sorted; ``documents`` and ``evidence`` count what was checked."""

    violations: tuple[Finding, ...] = ()
    warnings: tuple[Finding, ...] = ()
    documents: int = 0
    evidence: int = 0

    @property
    def conforms(self) -> bool:
        """Tell whether nothing is violated."""
        return not self.violations


def check(dataset: Store | Dataset, sources: Iterable[Source]) -> CheckReport:
    """Check a whole store: every document's graph and the derived graphs.

    ``sources`` are the documents the graphs were described from.
    """
    store = _as_store(dataset)
    known = {source.sha256[:16]: source for source in sources}
    graphs = sorted((name for name in store.named_graphs()), key=str)
    checks = [_GraphCheck(store, graph, known) for graph in graphs if isinstance(graph, NamedNode)]
    for one in checks:
        one.run()
    violations = {finding for one in checks for finding in one.violations}
    warnings = {finding for one in checks for finding in one.warnings}
    # A built store's default graph is the union of the named ones, and holds nothing else.
    named = {quad.triple for one in checks for quad in one.quads}
    union = store.quads_for_pattern(None, None, None, DefaultGraph())
    if any(quad.triple not in named for quad in union):
        violations.add(Finding("", "", "graph-unnamed", "There are triples in no named graph."))
    return CheckReport(
        tuple(sorted(violations)),
        tuple(sorted(warnings)),
        sum(not one.derived for one in checks),
        sum(one.quotes for one in checks),
    )


class _GraphCheck:
    """The check of one named graph."""

    def __init__(self, store: Store, graph: NamedNode, sources: Mapping[str, Source]) -> None:
        self.graph = graph.value
        self.derived = bool(_DERIVED.search(self.graph))
        self.quads = list(store.quads_for_pattern(None, None, None, graph))
        self.nodes: dict[str, dict[str, list[Term]]] = defaultdict(lambda: defaultdict(list))
        for quad in self.quads:
            if isinstance(quad.subject, NamedNode):
                self.nodes[quad.subject.value][quad.predicate.value].append(_term(quad))
        self.source = sources.get(self.graph.rsplit("/", 1)[-1])
        self.name = _first(self.nodes[self.graph], DCTERMS.identifier) or self.graph
        self.violations: list[Finding] = []
        self.warnings: list[Finding] = []
        self.quotes = 0

    def run(self) -> None:
        """Make all checks."""
        self._vocabulary()
        if not self.derived and not self._is(self.graph, SAG.Document):
            self._violation("document-missing", self.graph, "The graph describes no document.")
        elif not self.derived and self.source is None:
            self._violation("source-missing", self.graph, "The store lacks the document's text.")
        well_formed = self._evidence()
        self._shacl(well_formed)
        self._source_warnings()

    def _violation(self, code: str, place: str, message: str) -> None:
        self.violations.append(Finding(self.name, place, code, message))

    def _is(self, node: str, kind: str) -> bool:
        types = self.nodes[node].get(_TYPE, []) if node in self.nodes else []
        return any(isinstance(term, NamedNode) and term.value == str(kind) for term in types)

    def _vocabulary(self) -> None:
        """Every predicate, every class and every IRI of our namespace is one we defined."""
        closed = _closed()
        strange: dict[str, str] = {}
        for quad in self.quads:
            names = [quad.predicate.value]
            target = quad.object
            if isinstance(target, NamedNode) and (
                names[0] == _TYPE or target.value.startswith(BASE)
            ):
                names.append(target.value)
            for name in names:
                if name not in closed:
                    strange.setdefault(name, _place(quad))
            if isinstance(quad.subject, BlankNode) or isinstance(target, BlankNode):
                strange.setdefault("a blank node", _place(quad))
        for name, place in strange.items():
            self._violation("vocabulary-closed", place, f"The vocabulary has no {name}.")

    def _evidence(self) -> frozenset[str]:
        """Compare every quote with the text; give the nodes that need no look at their form."""
        fine: set[str] = set()
        for node in [node for node in self.nodes if self._is(node, SAG.Evidence)]:
            about = self.nodes[node]
            selectors = [str(term.value) for term in about.get(str(OA.hasSelector), [])]
            start = end = quote = None
            for selector in selectors:
                start = _first(self.nodes.get(selector, {}), OA.start) or start
                end = _first(self.nodes.get(selector, {}), OA.end) or end
                quote = _first(self.nodes.get(selector, {}), OA.exact) or quote
            if start is None or end is None or quote is None:
                continue  # the shapes tell
            if not (start.isdecimal() and end.isdecimal()) or self.source is None:
                continue
            span = (int(start), int(end))
            self.quotes += 1
            if span[1] > len(self.source.text) or self.source.quote(span) != quote:
                place = place_of(self.source, span[0])
                message = f"The quote is not what stands at {start} to {end}: {_short(quote)}"
                self._violation("evidence-quote", place, message)
            elif span[0] < span[1] and self._well_formed(node):
                fine |= {node, *selectors}
        return frozenset(fine)

    def _well_formed(self, node: str) -> bool:
        about = self.nodes[node]
        position = self.nodes.get(f"{node}/position", {})
        quote = self.nodes.get(f"{node}/quote", {})
        return (
            _keys(about, _EVIDENCE_KEYS, _EVIDENCE_MAY)
            and _only(about, OA.hasSource, self.graph)
            and {term.value for term in about[str(OA.hasSelector)]}
            == {f"{node}/position", f"{node}/quote"}
            and all(term.value for term in about[str(SAG.foundBy)])
            and all(_integer(term, 1) for term in about.get(str(SAG.page), []))
            and len(about.get(str(SAG.page), [])) <= 1
            and _keys(position, _POSITION_KEYS)
            and all(len(terms) == 1 for terms in position.values())
            and all(_integer(position[str(key)][0], 0) for key in (OA.start, OA.end))
            and _only(position, RDF.type, str(OA.TextPositionSelector))
            and _keys(quote, _QUOTE_KEYS)
            and all(len(terms) == 1 for terms in quote.values())
            and _only(quote, RDF.type, str(OA.TextQuoteSelector))
        )

    def _shacl(self, left_out: frozenset[str]) -> None:
        import pyshacl

        data = Graph()
        for quad in self.quads:
            subject = quad.subject
            if not (isinstance(subject, NamedNode) and subject.value in left_out):
                data.add((_rdflib(subject), _rdflib(quad.predicate), _rdflib(_term(quad))))
        held_to = derived_shapes() if self.derived else shapes()
        _conforms, results, _text = pyshacl.validate(
            data, shacl_graph=held_to, advanced=False, inplace=True
        )
        if not isinstance(results, Graph):
            raise TypeError(f"pySHACL gave no report but {results!r}")
        for result in results.subjects(RDF.type, SH.ValidationResult):
            code = str(results.value(result, SH.sourceShape)).removeprefix(str(SHAPE))
            node = str(results.value(result, SH.focusNode))
            value = results.value(result, SH.value)
            message = str(results.value(result, SH.resultMessage))
            if value is not None:
                message = f"{message} Here: {_short(str(value))}"
            finding = Finding(self.name, node, code, message)
            warning = results.value(result, SH.resultSeverity) == SH.Warning
            (self.warnings if warning else self.violations).append(finding)

    def _source_warnings(self) -> None:
        for node in [node for node in self.nodes if self._is(node, SAG.SourceWarning)]:
            about = self.nodes[node]
            code = _first(about, SAG.code) or "source"
            message = _first(about, RDFS.comment) or ""
            starts = [
                int(found)
                for evidence in about.get(str(SAG.evidence), [])
                if (found := _first(self.nodes.get(f"{evidence.value}/position", {}), OA.start))
            ]
            place = place_of(self.source, min(starts)) if self.source and starts else ""
            self.warnings.append(Finding(self.name, place, code, message))


_EVIDENCE_KEYS = frozenset(map(str, (RDF.type, OA.hasSource, OA.hasSelector, SAG.foundBy)))
_EVIDENCE_MAY = frozenset(map(str, (SAG.page, SAG.field)))
_POSITION_KEYS = frozenset(map(str, (RDF.type, OA.start, OA.end)))
_QUOTE_KEYS = frozenset(map(str, (RDF.type, OA.exact)))


def place_of(source: Source, offset: int) -> str:
    """Give the page of an offset, or its line where the format has no pages.

    >>> place_of(Source("a", "a.txt", "one\\ntwo", "text/plain", ""), 4)
    'line 2'
    """
    page = source.page_of(offset)
    if page is not None:
        return f"page {page}"
    return f"line {source.text.count(chr(10), 0, offset) + 1}"


@cache
def _closed() -> frozenset[str]:
    return frozenset(map(str, closed_vocabulary()))


def _as_store(dataset: Store | Dataset) -> Store:
    if isinstance(dataset, Store):
        return dataset
    store = Store()
    store.extend(
        Quad(_node(s), _node(p), _node(o), _node(g) if g else DefaultGraph())  # type: ignore[arg-type]
        for s, p, o, g in dataset.quads()
    )
    return store


def _node(value: object) -> NamedNode | BlankNode | Literal:
    return BlankNode(str(value)) if isinstance(value, BNode) else term_of(value)


def _term(quad: Quad) -> Term:
    if isinstance(quad.object, NamedNode | BlankNode | Literal):
        return quad.object
    raise TypeError(f"a graph of sagsspor holds no triple terms, this one does: {quad}")


def _rdflib(term: object) -> URIRef | BNode | RdflibLiteral:
    if isinstance(term, NamedNode):
        return URIRef(term.value)
    if isinstance(term, BlankNode):
        return BNode(term.value)
    if isinstance(term, Literal):
        if term.language:
            return RdflibLiteral(term.value, lang=term.language)
        datatype = None if term.datatype.value == str(XSD.string) else URIRef(term.datatype.value)
        return RdflibLiteral(term.value, datatype=datatype)
    raise TypeError(f"no term of RDF: {term!r}")


def _place(quad: Quad) -> str:
    return str(getattr(quad.subject, "value", quad.subject))


def _first(about: Properties, predicate: str) -> str | None:
    terms = about.get(str(predicate))
    return str(terms[0].value) if terms else None


def _keys(
    about: Properties, required: frozenset[str], optional: frozenset[str] = frozenset()
) -> bool:
    return required <= about.keys() <= required | optional


def _only(about: Properties, predicate: str, value: str) -> bool:
    terms = about[str(predicate)]
    return len(terms) == 1 and isinstance(terms[0], NamedNode) and terms[0].value == value


def _integer(term: Term, least: int) -> bool:
    return (
        isinstance(term, Literal)
        and term.datatype.value == _INTEGER
        and term.value.isdecimal()
        and int(term.value) >= least
    )


def _short(text: str) -> str:
    return text if len(text) <= 80 else f"{text[:79]}…"
