"""The names that rules and lists leave, found by a trained model."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sagsspor.errors import UsageError
from sagsspor.nlp.findings import Found
from sagsspor.nlp.mentions.names_model import NamesModel, load_model, model_mentions
from sagsspor.nlp.text.source import Span
from sagsspor.nlp.text.taken import Taken

_LEAST = 0.4
"""What the model is less sure of is left out: 2 of 57 were right in minutes (docs/model.md)."""

_LONGEST_WORD = 60
"""spaCy's tokeniser takes quadratic time for a word of many brackets; longer ones are left out."""

_PARAGRAPH_END = re.compile(rf"\n[^\S\n]*(?:\n[^\S\n]*)+|\S{{{_LONGEST_WORD},}}")

# A capital inside a sentence, or two words with capitals: without one no name is looked for.
_MAY_NAME = re.compile(
    r"(?<![.:!?\n\s])[ \t]+[A-ZÆØÅ]|[A-ZÆØÅ][\w.-]{0,40}\s{1,3}[A-ZÆØÅ]|[a-zæøå]\n\s{0,9}[A-ZÆØÅ]"
)


def by_model(model: NamesModel, text: str, before: Sequence[Found]) -> Iterator[Found]:
    """Give the names the model finds where no rule found anything but a reference."""
    taken = Taken((one.start, one.end) for one in before if one.label != "reference")
    for one in model_mentions(model, text, _paragraphs(text)):
        if one.confidence >= _LEAST and taken.add(one.span):
            yield Found(*one.span, one.label, one.by, one.confidence, one.value)


def find_model(model: str | None) -> NamesModel | None:
    """Load a model once; None where the shipped one is not installed.

    Raises UsageError where a named one cannot be used.
    """
    try:
        return load_once(model)
    except UsageError:
        if model is not None:
            raise
        return None


_LOADED: dict[str | None, NamesModel] = {}


def load_once(model: str | None) -> NamesModel:
    """Load a model the first time it is asked for; raise UsageError where it cannot be used."""
    if model not in _LOADED:
        _LOADED[model] = load_model(model)
    return _LOADED[model]


def _paragraphs(text: str) -> Iterator[Span]:
    """Give the parts between empty lines that may hold a name, without words too long for spaCy."""
    start = 0
    for gap in _PARAGRAPH_END.finditer(text):
        if _MAY_NAME.search(text, start, gap.start()):
            yield start, gap.start()
        start = gap.end()
    if _MAY_NAME.search(text, start):
        yield start, len(text)
