"""spaCy components: each lays what one plain finder finds on the document.

``doc.spans["sagsspor"]`` holds the spans, widened to whole tokens: ``label_`` says what it is,
``id_`` who found it, ``kb_id_`` what it means. ``doc._.sagsspor`` holds the same things in the
same order as plain tuples (``Found``) with the exact offsets and the confidence. What is known of
a document before goes in as ``doc._.sagsspor_known`` (``Known``).
"""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date as Date
from weakref import WeakKeyDictionary

from spacy.language import Language
from spacy.tokens import Doc

from sagsspor.errors import UsageError
from sagsspor.nlp.bodies import find_bodies
from sagsspor.nlp.case_numbers import find_case_numbers
from sagsspor.nlp.dates import find_dates
from sagsspor.nlp.findings import GROUP, LISTS, RULES, Found, Known
from sagsspor.nlp.laws import find_laws
from sagsspor.nlp.money import find_money
from sagsspor.nlp.names_model import NamesModel, load_model, model_mentions
from sagsspor.nlp.parties import find_parties
from sagsspor.nlp.persons import Person, names_known, people_with_party, people_with_roles
from sagsspor.nlp.places import find_places
from sagsspor.nlp.references import find_references
from sagsspor.nlp.source import Span

# Judged, not measured: how sure a finding is that rests on a guess.
_YEAR_GUESSED = 0.9
_NO_SUCH_DAY = 0.5
_ABBREVIATED = 0.9
_ROLE_BESIDE = 0.9
_PLACE = 0.9

_LEAST = 0.4
"""What the model is less sure of is left out: 2 of 57 were right in minutes (docs/model.md)."""

_LONGEST_WORD = 60
"""spaCy's tokeniser takes quadratic time for a word of many brackets; longer ones are cut."""

_LONG_WORD = re.compile(rf"\S{{{_LONGEST_WORD},}}")
_PIECE = re.compile(rf"\S{{1,{_LONGEST_WORD}}}|\s{{1,{_LONGEST_WORD}}}")
_PARAGRAPH_END = re.compile(rf"\n[^\S\n]*(?:\n[^\S\n]*)+|\S{{{_LONGEST_WORD},}}")

# A capital inside a sentence, or two words with capitals: without one no name is looked for.
_MAY_NAME = re.compile(
    r"(?<![.:!?\n\s])[ \t]+[A-ZÆØÅ]|[A-ZÆØÅ][\w.-]{0,40}\s{1,3}[A-ZÆØÅ]|[a-zæøå]\n\s{0,9}[A-ZÆØÅ]"
)

Find = Callable[[Doc, Known], Iterable[Found]]

for _name, _default in ((GROUP, ()), (f"{GROUP}_known", Known())):
    if not Doc.has_extension(_name):
        Doc.set_extension(_name, default=_default)


def make_doc(nlp: Language, text: str, known: Known) -> Doc:
    """Tokenise a text of any size and kind, and put beside it what is known of it."""
    if _LONG_WORD.search(text):
        words = _PIECE.findall(text)
        doc = Doc(nlp.vocab, words=words, spaces=[False] * len(words))
    else:
        # The tokeniser stops caching after a token like "1.": word by word it caches them all.
        seen = _WARMED.setdefault(nlp, set())
        for word in set(text.split()) - seen:
            nlp.tokenizer(word)
            seen.add(word)
        doc = nlp.tokenizer(text)
    setattr(doc._, f"{GROUP}_known", known)
    return doc


_WARMED: WeakKeyDictionary[Language, set[str]] = WeakKeyDictionary()


def things_found(doc: Doc) -> tuple[Found, ...]:
    """Give what the components so far have found, in the order of finding."""
    return tuple(Found(*one) for one in getattr(doc._, GROUP))


class Finder:
    """A component that lays on a document what a function finds in it."""

    def __init__(self, find: Find) -> None:
        self._find = find

    def __call__(self, doc: Doc) -> Doc:
        """Lay what the function finds on the document, and give the document."""
        known = Known(*getattr(doc._, f"{GROUP}_known"))
        new = tuple(self._find(doc, known))
        spans = [
            doc.char_span(
                one.start,
                one.end,
                label=one.label,
                kb_id=one.value or "",
                span_id=one.by,
                alignment_mode="expand",
            )
            for one in new
        ]
        laid = [(one, span) for one, span in zip(new, spans, strict=True) if span is not None]
        group = doc.spans.get(GROUP, [])
        doc.spans[GROUP] = [*group, *(span for _, span in laid)]
        setattr(doc._, GROUP, (*getattr(doc._, GROUP), *(tuple(one) for one, _ in laid)))
        return doc


def _rule(span: Span, label: str, confidence: float = 1.0, value: str | None = None) -> Found:
    return Found(*span, label, RULES, confidence, value)


_WRITES = ["doc.spans", f"doc._.{GROUP}"]


@Language.factory("sagsspor_case_numbers", assigns=_WRITES)
def case_numbers(nlp: Language, name: str) -> Finder:
    """Make the component for case numbers; their value is the KLE subject."""

    def find(doc: Doc, _known: Known) -> Iterator[Found]:
        for one in find_case_numbers(doc.text):
            yield _rule(one.span, "case_number", value=one.number.kle_subject)

    return Finder(find)


@Language.factory("sagsspor_dates", assigns=_WRITES)
def dates(nlp: Language, name: str) -> Finder:
    """Make the component for dates; their value is ISO."""

    def find(doc: Doc, known: Known) -> Iterator[Found]:
        for one in find_dates(doc.text, near=_near(known)):
            sure = 1.0 if one.complete else _YEAR_GUESSED
            value = one.value.isoformat() if one.value else None
            yield _rule(one.span, "date", sure if one.possible else _NO_SUCH_DAY, value)

    return Finder(find)


@Language.factory("sagsspor_money", assigns=_WRITES)
def money(nlp: Language, name: str) -> Finder:
    """Make the component for amounts; their value is in kroner."""

    def find(doc: Doc, _known: Known) -> Iterator[Found]:
        for one in find_money(doc.text):
            yield _rule(one.span, "money", value=f"{one.value:f}")

    return Finder(find)


@Language.factory("sagsspor_laws", assigns=_WRITES)
def laws(nlp: Language, name: str) -> Finder:
    """Make the component for laws; their value is the law with its section."""

    def find(doc: Doc, _known: Known) -> Iterator[Found]:
        for one in find_laws(doc.text):
            section = f"§ {one.section}" if one.section else ""
            part = f", stk. {one.part}" if one.part else ""
            yield _rule(one.span, "law", value=f"{one.law or ''} {section}{part}".strip() or None)

    return Finder(find)


@Language.factory("sagsspor_bodies", assigns=_WRITES)
def bodies(nlp: Language, name: str) -> Finder:
    """Make the component for councils, committees and boards; their value is the base form."""

    def find(doc: Doc, known: Known) -> Iterator[Found]:
        found = find_bodies(doc.text, known=known.bodies, abbreviations=known.abbreviations)
        for one in found:
            yield _rule(one.span, "body", _ABBREVIATED if one.abbreviation else 1.0, one.name)

    return Finder(find)


@Language.factory("sagsspor_persons", assigns=_WRITES)
def persons(nlp: Language, name: str) -> Finder:
    """Make the component for persons: by party, by role, and by names that stand elsewhere.

    A name told once by a party or a role is found wherever it stands, whatever its case.
    """

    def find(doc: Doc, known: Known) -> Iterator[Found]:
        text = doc.text
        taken = _Taken()
        told: list[Person] = []
        for people, sure in (
            (people_with_party(text), 1.0),
            (people_with_roles(text), _ROLE_BESIDE),
        ):
            for one in people:
                if taken.add(one.span):
                    told.append(one)
                    yield _rule(one.span, "person", sure, one.name)
        names = {name.lower(): name for name in (*(one.name for one in told), *known.names)}
        # Offsets hold in lower case only where no letter grows in it ("İ").
        lower = text.lower()
        same = len(lower) == len(text)
        for one in names_known(lower if same else text, names if same else names.values()):
            printed = text[slice(*one.span)]
            if printed[:1].isupper() and taken.add(one.span):
                value = names.get(" ".join(printed.split()).lower(), one.name)
                yield Found(*one.span, "person", LISTS, 1.0, value)

    return Finder(find)


@Language.factory("sagsspor_parties", requires=_WRITES, assigns=_WRITES)
def parties(nlp: Language, name: str) -> Finder:
    """Make the component for parties; their value is the letter. Persons are found before."""

    def find(doc: Doc, _known: Known) -> Iterator[Found]:
        ends = [one.end for one in things_found(doc) if one.label == "person"]
        for one in find_parties(doc.text, ends):
            yield _rule(one.span, "party", value=one.letter)

    return Finder(find)


@Language.factory("sagsspor_references", assigns=_WRITES)
def references(nlp: Language, name: str) -> Finder:
    """Make the component for earlier meetings; their value is the date, with #item if printed.

    Without the meeting's own date none is found: what is earlier is not known.
    """

    def find(doc: Doc, known: Known) -> Iterator[Found]:
        near = _near(known)
        if near is None:
            return
        names = (*known.bodies, *known.abbreviations)
        for one in find_references(doc.text, meeting_date=near, bodies=names):
            value = f"{one.date}#{one.item_number}" if one.item_number else one.date
            for span in one.spans or (one.span,):
                yield _rule(span, "reference", value=value)

    return Finder(find)


@Language.factory("sagsspor_places", requires=_WRITES, assigns=_WRITES)
def places(nlp: Language, name: str) -> Finder:
    """Make the component for municipalities and regions; persons are found before."""

    def find(doc: Doc, _known: Known) -> Iterator[Found]:
        taken = _Taken((one.start, one.end) for one in things_found(doc))
        for one in find_places(doc.text):
            if taken.add(one.span):
                label, by = ("organisation", RULES) if one.authority else ("place", LISTS)
                yield Found(*one.span, label, by, 1.0 if one.authority else _PLACE, one.name)

    return Finder(find)


@Language.factory(
    "sagsspor_names", requires=_WRITES, assigns=_WRITES, default_config={"model": None}
)
def names(nlp: Language, name: str, model: str | None) -> Finder:
    """Make the component for the names that rules and lists leave, found by a trained model."""
    loaded = _load(model)

    def find(doc: Doc, _known: Known) -> Iterator[Found]:
        taken = _Taken(
            (one.start, one.end) for one in things_found(doc) if one.label != "reference"
        )
        for one in model_mentions(loaded, doc.text, _paragraphs(doc.text)):
            if one.confidence >= _LEAST and taken.add(one.span):
                yield Found(*one.span, one.label, one.by, one.confidence, one.value)

    return Finder(find)


def has_model(model: str | None) -> bool:
    """Tell whether a model can be used; raise UsageError where a named one cannot."""
    try:
        _load(model)
    except UsageError:
        if model is not None:
            raise
        return False
    return True


_LOADED: dict[str | None, NamesModel] = {}


def _load(model: str | None) -> NamesModel:
    if model not in _LOADED:
        _LOADED[model] = load_model(model)
    return _LOADED[model]


def _near(known: Known) -> Date | None:
    return Date.fromisoformat(known.near) if known.near else None


def _paragraphs(text: str) -> Iterator[Span]:
    """Give the parts between empty lines that may hold a name, without words too long for spaCy."""
    start = 0
    for gap in _PARAGRAPH_END.finditer(text):
        if _MAY_NAME.search(text, start, gap.start()):
            yield start, gap.start()
        start = gap.end()
    if _MAY_NAME.search(text, start):
        yield start, len(text)


class _Taken:
    """Spans that do not overlap, in order."""

    def __init__(self, spans: Iterable[Span] = ()) -> None:
        self._spans: list[Span] = []
        for span in spans:
            self.add(span)

    def add(self, span: Span) -> bool:
        """Take a span if it is free, and tell whether it was."""
        at = bisect_left(self._spans, span)
        before: Sequence[Span] = self._spans[max(0, at - 1) : at + 1]
        if any(a < span[1] and span[0] < b for a, b in before):
            return False
        insort(self._spans, span)
        return True
