"""Evidence with its place in the site: quotes, whole sentences, the pages of a long text."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from sagsspor.nlp.text.sentences import clean_text, split_sentences
from sagsspor.reports.facts import Evidence, Warning
from sagsspor.reports.index import rank
from sagsspor.reports.pagination import part
from sagsspor.reports.pieces import Quote, SlipView
from sagsspor.reports.refs import Refs
from sagsspor.reports.text_parts import LONGEST, cuts


@dataclass(frozen=True)
class Quotes(Refs):
    """The words that prove facts, and where they stand highlighted."""

    def proof(self, fact: str, field: str | None = None) -> Evidence | None:
        """Give the evidence of a fact or of one of its fields, the sentence before the words."""
        proofs = self.facts.evidence.get(fact, ())
        if field is not None:
            proofs = tuple(proof for proof in proofs if proof.field == field)
        return min(
            proofs,
            key=lambda at: (rank(at), at.start - at.end, at.document, at.start),
            default=None,
        )

    def place(self, proof: Evidence) -> str | None:
        """Give where in the site a piece of evidence stands highlighted."""
        return self.span(proof.document, proof.start, proof.end)

    def span(self, document: str, start: int, end: int) -> str | None:
        """Give where in the site a marked span of a document stands."""
        if self.addresses.find(self.facts.documents[document].meeting) is None:
            return None
        number = 1
        if self._reach[document] > LONGEST:
            number += bisect_right(self.text_cuts(document), start)
        return f"{self.text_path(document, number)}#{self.prefixes[document]}{start}-{end}"

    def text_path(self, document: str, number: int) -> str:
        """Give the page of a part of a document's text; that of the first is its meeting's."""
        page = self.addresses[self.facts.documents[document].meeting or ""]
        which = self.prefixes[document].rstrip("e").strip("-")
        return page if number == 1 else part(page, f"tekst{which}-{number}")

    def text_cuts(self, document: str) -> tuple[int, ...]:
        """Give the places where a document's text is cut into pages; none in most."""
        if document not in self._cuts:
            spans = ((proof.start, proof.end) for _, proof in self.evidence_of.get(document, ()))
            self._cuts[document] = cuts(self.text(document), spans)
        return self._cuts[document]

    @cached_property
    def _cuts(self) -> dict[str, tuple[int, ...]]:
        return {}

    @cached_property
    def _reach(self) -> Mapping[str, int]:
        """Give how far each document's evidence reaches, so that few texts need be read here."""
        reach: defaultdict[str, int] = defaultdict(int)
        for proofs in self.facts.evidence.values():
            for proof in proofs:
                reach[proof.document] = max(reach[proof.document], proof.end)
        return reach

    def slip(self, at: Warning) -> SlipView:
        """Give a slip in a source, with its place."""
        file = self.facts.documents[at.document].file
        return SlipView(file, at.code, at.message, self.where(at.iri))

    def where(self, fact: str, field: str | None = None) -> str | None:
        """Give where in the site the evidence of a fact, or of a field, stands highlighted."""
        proof = self.proof(fact, field)
        return self.place(proof) if proof else None

    def quote(self, fact: str, text: str | None = None, field: str | None = None) -> Quote | None:
        """Give the words that prove a fact; without evidence ``text``, if there is one."""
        proof = self.proof(fact, field)
        if proof is None:
            return Quote(text) if text else None
        return Quote(clean_text(text or proof.quote), self.place(proof), proof.page)

    def sentence(self, fact: str) -> Quote | None:
        """Give the whole sentence that a fact's evidence stands in."""
        proof = self.proof(fact)
        if proof is None:
            return None
        whole = self.sentence_at(proof.document, proof.start, proof.quote)
        return Quote(whole, self.place(proof), proof.page)

    def sentence_at(self, document: str, place: int, words: str) -> str:
        """Give the sentence that stands at a place of a document, else the words themselves."""
        text = self.text(document)
        start = text.rfind("\n\n", 0, place) + 1
        end = text.find("\n\n", place + len(words))
        around = text[start : len(text) if end < 0 else end]
        return next(
            (at.text for at in split_sentences(around, start) if at.start <= place < at.end),
            clean_text(words),
        )

    def text(self, document: str) -> str:
        """Give the text of a document."""
        if document not in self._sources:
            self._sources[document] = self.texts(self.facts.documents[document].stem).text
        return self._sources[document]

    @cached_property
    def _sources(self) -> dict[str, str]:
        return {}

    @cached_property
    def prefixes(self) -> Mapping[str, str]:
        """Give the prefix of each document's anchors; a meeting's second has its own."""
        prefixes: dict[str, str] = {}
        for documents in self.documents_of.values():
            for index, document in enumerate(documents):
                prefixes[document.iri] = "e" if index == 0 else f"d{index + 1}-e"
        return prefixes
