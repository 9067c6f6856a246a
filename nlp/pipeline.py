"""The mentions of a document: a spaCy pipeline of our finders, and the trained model behind them.

spaCy is imported when the first pipeline is built, which costs half a second; importing this
module does not. One pipeline serves all documents of a process: what is known of one document
(``Known``) goes with it, not into the pipeline.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date as Date
from functools import cache
from typing import TYPE_CHECKING

from sagsspor.nlp.findings import Found, Known
from sagsspor.nlp.record import Mention
from sagsspor.nlp.source import Source

if TYPE_CHECKING:
    from spacy.language import Language

NO_MODEL = "none"
"""As the name of a model: rules and lists alone."""

COMPONENTS = (
    "sagsspor_case_numbers",
    "sagsspor_dates",
    "sagsspor_money",
    "sagsspor_laws",
    "sagsspor_bodies",
    "sagsspor_persons",
    "sagsspor_parties",
    "sagsspor_references",
    "sagsspor_places",
)
"""The factories of the rules, in the order of the pipeline; ``sagsspor_names`` follows them."""


@cache
def build_pipeline(model: str | None = None) -> Language:
    """Build blank Danish with our components, and with the model for names behind them.

    ``model`` is an installed spaCy pipeline; None is the shipped one, or rules alone where it is
    not installed; ``NO_MODEL`` is rules alone. Raises UsageError for one that cannot be used.
    """
    import spacy

    # Registers the factories also where the package's entry points are not installed.
    from sagsspor.nlp import components

    nlp = spacy.blank("da")
    for name in COMPONENTS:
        nlp.add_pipe(name)
    if model != NO_MODEL and components.has_model(model):
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
    party's letter, date#item.
    """
    from sagsspor.nlp.components import make_doc, things_found

    nlp = build_pipeline(model)
    known = Known(
        tuple(bodies), tuple(abbreviations), tuple(names), near.isoformat() if near else None
    )
    doc = nlp(make_doc(nlp, source.text, known))
    return tuple(
        Mention(
            one.label,
            source.text[one.start : one.end],
            (one.start, one.end),
            one.by,
            one.confidence,
            one.value,
        )
        for one in sorted(set(things_found(doc)), key=_place)
    )


def _place(one: Found) -> tuple[int, int, str, str, str]:
    return one.start, one.end, one.label, one.by, one.value or ""
