"""Words that tell what a line of the head is: the kind of the document, a place."""

from __future__ import annotations

import re
from functools import cache

from sagsspor.nlp.vocabulary import table

OF_PEOPLE = frozenset({"members", "absence", "staff"})
"""The kinds of field whose value is a list of people."""


def _cue(name: str) -> str:
    return "|".join(map(re.escape, table("labels")["cues"][name]))


DOCUMENT_TYPE = re.compile(rf"\b(?:{_cue('document_type')})\b", re.IGNORECASE)


@cache
def place_cue() -> re.Pattern[str]:
    """Give the pattern of the words that tell a place."""
    return re.compile(rf"(?i:{_cue('place')})\b")
