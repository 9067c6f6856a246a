"""The spaCy pipeline: blank Danish with our finders as components, spans in ``doc.spans``.

Each finder is a plain function over text (see its module); the component lays what it finds on
the document as spans of the group ``sagsspor`` and leaves what stands there already.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date as Date
from functools import cache
from typing import TYPE_CHECKING

from sagsspor.nlp.bodies import find_bodies
from sagsspor.nlp.case_numbers import find_case_numbers
from sagsspor.nlp.dates import find_dates
from sagsspor.nlp.persons import names_known, people_with_party, people_with_roles
from sagsspor.nlp.record import Mention
from sagsspor.nlp.source import Source, Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

GROUP = "sagsspor"
RULES = "rules:sagsspor/0.1.0"
"""Written on every mention that a rule found."""


def annotate(
    source: Source,
    *,
    bodies: Sequence[str] = (),
    abbreviations: Sequence[str] = (),
    names: Sequence[str] = (),
    near: Date | None = None,
    model: str | None = None,
) -> tuple[Mention, ...]:
    """Give the mentions of a whole text, in order."""
    text = source.text
    found: list[Mention] = []

    def add(
        label: str, span: Span, by: str = RULES, value: str | None = None, confidence: float = 1.0
    ) -> None:
        found.append(Mention(label, text[span[0] : span[1]], span, by, confidence, value))

    for case in find_case_numbers(text):
        add("CASE", case.span, value=case.number.kle_subject)
    for when in find_dates(text, near=near):
        add("DATE", when.span, value=when.value.isoformat() if when.value else None)
    for body in find_bodies(text, known=bodies, abbreviations=abbreviations):
        add("BODY", body.span, value=body.name)
    del model
    for person in (*people_with_roles(text), *people_with_party(text), *names_known(text, names)):
        add("PERSON", person.span, value=person.name)
    return tuple(sorted(set(found), key=lambda one: (one.span, one.label, one.by)))
