"""Station *describe*, for what follows from all documents: identity and links as N-Quads."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256

from rdflib import RDFS, SKOS, XSD
from rdflib.namespace import DCTERMS

from sagsspor.graph.identity import CanonicalPerson, Identity, Proof
from sagsspor.graph.iris import DEFAULT_BASE, base_iri
from sagsspor.graph.links import Link, LinkCandidate, Links
from sagsspor.graph.sheet import Sheet
from sagsspor.ontology.namespaces import ANSWER, LINK, SAG, concept


class DerivedSheet(Sheet):
    """A sheet that can write scores."""

    def score(self, subject: str, value: float) -> None:
        """Write the score of a link or a candidate."""
        self._add(subject, SAG.score, f'"{value:.4f}"^^<{XSD.decimal}>')


def describe_identity(identity: Identity, *, base: str = DEFAULT_BASE) -> str:
    """Give the identity graph as N-Quads, sorted."""
    base = base_iri(base)
    sheet = DerivedSheet(f"{base}graph/identity")
    for printed, canonical in identity.forms.items():
        sheet.link(base + printed, SAG.canonical, base + canonical)
    for authority in identity.authorities:
        if authority.label and any(
            identity.documents[sha].printed_authority != authority.path
            for sha in authority.documents
        ):
            sheet.types(base + authority.path, SAG.Authority)
            sheet.text(base + authority.path, RDFS.label, authority.label)
    for body in identity.bodies:
        iri = base + body.path
        sheet.types(iri, SAG.Body)
        sheet.text(iri, RDFS.label, body.label)
        for variant in body.variants:
            sheet.text(iri, SKOS.altLabel, variant)
        for short in body.abbreviations:
            sheet.plain(iri, SAG.abbreviation, short)
    for person in identity.persons:
        _person(sheet, base, person)
    for candidate in identity.candidates:
        left, right = (
            base + identity.canonical(end.partition("@")[0])
            for end in (candidate.left, candidate.right)
        )
        iri = f"{base}graph/identity/candidate/{_digest(candidate.left, candidate.right)}"
        sheet.types(iri, SAG.IdentityCandidate)
        sheet.link(iri, SAG.left, left)
        sheet.link(iri, SAG.right, right)
        sheet.score(iri, candidate.score)
        sheet.plain(iri, RDFS.comment, candidate.reason)
        sheet.link(left, SAG.sameCandidate, iri)
        sheet.link(right, SAG.sameCandidate, iri)
    return sheet.nquads()


def _person(sheet: Sheet, base: str, person: CanonicalPerson) -> None:
    iri = base + person.path
    for variant in person.variants:
        sheet.plain(iri, SKOS.prefLabel, person.name)
        sheet.plain(iri, SKOS.altLabel, variant)
    for n, period in enumerate(person.parties, 1):
        node = f"{iri}/period/{n}"
        sheet.link(iri, SAG.affiliationPeriod, node)
        sheet.types(node, SAG.AffiliationPeriod)
        sheet.link(node, SAG.person, iri)
        sheet.link(node, SAG.party, base + period.party)
        sheet.date(node, SAG.start, period.start)
        sheet.date(node, SAG.end, period.end)
        for printed in period.printed:
            sheet.plain(node, SAG.partyAsPrinted, printed)
        for predicate, path in (
            (SAG.observedFirst, period.first_affiliation),
            (SAG.observedLast, period.last_affiliation),
        ):
            sheet.link(node, predicate, base + path if path else None)
        _evidence(sheet, base, node, SAG.evidence, (period.first, period.last))


def describe_links(links: Links, *, base: str = DEFAULT_BASE) -> str:
    """Give the links graph as N-Quads, sorted."""
    base = base_iri(base)
    sheet = DerivedSheet(f"{base}graph/links")
    for link in links.links:
        iri = f"{base}graph/links/{_digest(link.later.path, link.earlier.path)}"
        sheet.types(iri, SAG.Link)
        _ends(sheet, base, iri, link)
        for line in link.explanation:
            sheet.plain(iri, SAG.explanation, line)
        if link.answer_kind:
            sheet.link(iri, SAG.answerKind, concept(ANSWER, link.answer_kind))
        _evidence(sheet, base, iri, SAG.laterEvidence, link.later_evidence)
        _evidence(sheet, base, iri, SAG.earlierEvidence, link.earlier_evidence)
        later, earlier = base + link.later.path, base + link.earlier.path
        if link.kind == "continues" and link.earlier.is_item:
            sheet.link(later, SAG.continues, earlier)
        elif link.kind == "refers" or not link.earlier.is_item:
            sheet.link(later, DCTERMS.references, earlier)
    for answer in links.answers:
        if answer.answer_kind != "holding":
            sheet.link(base + answer.request, SAG.answeredBy, base + answer.item.path)
    for row in links.candidates:
        key = _digest(row.later.path, row.earlier.path, row.request or "")
        iri = f"{base}graph/links/candidate/{key}"
        sheet.types(iri, SAG.LinkCandidate)
        _ends(sheet, base, iri, row)
        sheet.plain(iri, SAG.explanation, row.reason)
    return sheet.nquads()


def _ends(sheet: DerivedSheet, base: str, iri: str, row: Link | LinkCandidate) -> None:
    sheet.link(iri, SAG.later, base + row.later.path)
    sheet.link(iri, SAG.earlier, base + row.earlier.path)
    sheet.link(iri, SAG.linkKind, concept(LINK, row.kind))
    for basis in row.basis:
        sheet.plain(iri, SAG.basis, basis)
    sheet.score(iri, row.score)


def _evidence(sheet: Sheet, base: str, node: str, predicate: str, proofs: Iterable[Proof]) -> None:
    for proof in proofs:
        if proof.span is not None and proof.span[0] >= 0:
            start, end = proof.span
            sheet.link(node, predicate, f"{base}doc/{proof.document}/evidence/{start}-{end}")


def _digest(*parts: str) -> str:
    return sha256("\n".join(parts).encode()).hexdigest()[:16]
