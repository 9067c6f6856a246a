"""spaCy components: each lays what one plain finder finds on the document.

``doc.spans["sagsspor"]`` holds the spans, widened to whole tokens: ``label_`` says what it is,
``id_`` who found it, ``kb_id_`` what it means. ``doc._.sagsspor`` holds the same things in the
same order as plain tuples (``Found``) with the exact offsets and the confidence. What is known of
a document before goes in as ``doc._.sagsspor_known`` (``Known``).

They are the public way to our finders in a pipeline of the user's own; the extraction runs the
same finders without spaCy (``pipeline.annotate``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.language import Language
from spacy.tokens import Doc

from sagsspor.nlp.findings import GROUP, Found, Known
from sagsspor.nlp.mentions import mention_rules
from sagsspor.nlp.mentions.mention_rules import Rule
from sagsspor.nlp.mentions.names_left import by_model, load_once

for _name, _default in ((GROUP, ()), (f"{GROUP}_known", Known())):
    if not Doc.has_extension(_name):
        Doc.set_extension(_name, default=_default)


class Finder:
    """A component that lays on a document what a rule finds in it."""

    def __init__(self, rule: Rule) -> None:
        self._rule = rule

    def __call__(self, doc: Doc) -> Doc:
        """Lay what the rule finds on the document, and give the document."""
        known = Known(*getattr(doc._, f"{GROUP}_known"))
        before = tuple(Found(*one) for one in getattr(doc._, GROUP))
        new = tuple(self._rule(doc.text, known, before))
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


_WRITES = ["doc.spans", f"doc._.{GROUP}"]


@Language.factory("sagsspor_case_numbers", assigns=_WRITES)
def case_numbers(nlp: Language, name: str) -> Finder:
    """Make the component for case numbers; their value is the KLE subject."""
    return Finder(mention_rules.case_numbers)


@Language.factory("sagsspor_dates", assigns=_WRITES)
def dates(nlp: Language, name: str) -> Finder:
    """Make the component for dates; their value is ISO."""
    return Finder(mention_rules.dates)


@Language.factory("sagsspor_money", assigns=_WRITES)
def money(nlp: Language, name: str) -> Finder:
    """Make the component for amounts of money; their value is in kroner."""
    return Finder(mention_rules.money)


@Language.factory("sagsspor_laws", assigns=_WRITES)
def laws(nlp: Language, name: str) -> Finder:
    """Make the component for laws; their value is the law with its section."""
    return Finder(mention_rules.laws)


@Language.factory("sagsspor_bodies", assigns=_WRITES)
def bodies(nlp: Language, name: str) -> Finder:
    """Make the component for councils, committees and boards; their value is the base form."""
    return Finder(mention_rules.bodies)


@Language.factory("sagsspor_persons", assigns=_WRITES)
def persons(nlp: Language, name: str) -> Finder:
    """Make the component for persons: by party, by role, and by names that stand elsewhere."""
    return Finder(mention_rules.persons)


@Language.factory("sagsspor_parties", requires=_WRITES, assigns=_WRITES)
def parties(nlp: Language, name: str) -> Finder:
    """Make the component for parties; their value is the letter. Persons are found before."""
    return Finder(mention_rules.parties)


@Language.factory("sagsspor_references", assigns=_WRITES)
def references(nlp: Language, name: str) -> Finder:
    """Make the component for earlier meetings; their value is the date, with #item if printed."""
    return Finder(mention_rules.references)


@Language.factory("sagsspor_places", requires=_WRITES, assigns=_WRITES)
def places(nlp: Language, name: str) -> Finder:
    """Make the component for municipalities and regions; persons are found before."""
    return Finder(mention_rules.places)


@Language.factory(
    "sagsspor_names", requires=_WRITES, assigns=_WRITES, default_config={"model": None}
)
def names(nlp: Language, name: str, model: str | None) -> Finder:
    """Make the component for the names that rules and lists leave, found by a trained model."""
    loaded = load_once(model)

    def rule(text: str, _known: Known, before: Sequence[Found]) -> Iterator[Found]:
        return by_model(loaded, text, before)

    return Finder(rule)
