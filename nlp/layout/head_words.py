"""Words that tell what a line of the head is: the kind of the document, a place, a day."""

from __future__ import annotations

import re
from functools import cache

from sagsspor.nlp.vocabulary import table

OF_PEOPLE = frozenset({"members", "absence", "staff"})
"""The kinds of field whose value is a list of people."""


def _cue(name: str) -> str:
    return "|".join(map(re.escape, table("labels")["cues"][name]))


DOCUMENT_TYPE = re.compile(rf"\b(?:{_cue('document_type')})\b", re.IGNORECASE)


OTHER_DAY = re.compile(
    r"opdateret|udsendt|udskrevet|offentliggjort|publiceret|frist|godkendt|næste møde|"
    r"\b(?:dannet|genereret|printet|trykt|hentet|downloadet|arkiveret)\b",
    re.IGNORECASE,
)
"""Words of the day of the paper, or of something else than this meeting."""


@cache
def place_cue() -> re.Pattern[str]:
    """Give the pattern of the words that tell a place."""
    return re.compile(rf"(?i:{_cue('place')})\b")
