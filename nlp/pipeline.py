"""The mentions of a document, and the same rules and model as a spaCy pipeline.

``annotate`` runs the rules on the text itself; spaCy is imported only for a model or a pipeline,
which costs half a second. What is known of one document (``Known``) goes with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date as Date
from functools import cache
from typing import TYPE_CHECKING

from sagsspor.nlp.findings import Found, Known
from sagsspor.nlp.mentions.mention_rules import RULES_IN_ORDER, by_rules
from sagsspor.nlp.mentions.names_left import by_model, find_model
from sagsspor.nlp.record import Mention
from sagsspor.nlp.text.source import Source

if TYPE_CHECKING:
    from spacy.language import Language

NO_MODEL = "none"
"""As the name of a model: rules and lists alone."""

COMPONENTS = tuple(RULES_IN_ORDER)
"""The factories of the rules, in the order of the pipeline; ``sagsspor_names`` follows them."""


@cache
def build_pipeline(model: str | None = None) -> Language:
    """Build blank Danish with our components, and with the model for names behind them.

    ``model`` is an installed spaCy pipeline; None is the shipped one, or rules alone where it is
    not installed; ``NO_MODEL`` is rules alone. Raises UsageError for one that cannot be used.
    """
    import spacy

    # Registers the factories also where the package's entry points are not installed.
    import sagsspor.nlp.components  # noqa: F401

    nlp = spacy.blank("da")
    for name in COMPONENTS:
        nlp.add_pipe(name)
    if model != NO_MODEL and find_model(model):
        nlp.add_pipe("sagsspor_names", config={"model": model})
    return nlp


def annotate(
    source: Source,
    *,
    bodies: Sequence[str] = (),
    abbreviations: Sequence[str] = (),
    names: Sequence[str] = (),
    near: Date | None = None,
    model: str | None = None,
) -> tuple[Mention, ...]:
    """Give the mentions of a whole text, in order, each once.

    Labels are case_number, date, money, law, body, person, party, reference, organisation and
    place; the model adds to the persons, organisations and places. ``value`` is what a mention
    means where that is not its text: an ISO date, kroner, a KLE subject, a body's base form, a
    party's letter, date#item. ``model`` as for ``build_pipeline``.
    """
    known = Known(
        tuple(bodies), tuple(abbreviations), tuple(names), near.isoformat() if near else None
    )
    found = by_rules(source.text, known)
    loaded = None if model == NO_MODEL else find_model(model)
    if loaded:
        found += list(by_model(loaded, source.text, found))
    return tuple(
        Mention(
            one.label,
            source.text[one.start : one.end],
            (one.start, one.end),
            one.by,
            one.confidence,
            one.value,
        )
        for one in sorted(set(found), key=_place)
    )


def _place(one: Found) -> tuple[int, int, str, str, str]:
    return one.start, one.end, one.label, one.by, one.value or ""
