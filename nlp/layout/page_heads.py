"""Heads of pages in plain text: what stands around a page's number, or around the municipality."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence

_FEW_PAGES = 3
_SHARE = 0.8  # of the pages that print the line at one place
_LINES = 5  # how far from the page's number a head reaches
_LONGEST = 80
_ENDS = (".", ":", ";", ",", ".pdf", ".docx", ".xlsx", ".doc")
# "BAKKEBY KOMMUNE", "Region Nordland": nothing else on the line.
_MUNICIPALITY = re.compile(
    r"(?:[A-ZÆØÅ][\wæøåÆØÅ-]+\s){1,2}(?:Kommune|KOMMUNE|Regionskommune)$"
    r"|(?:Region|REGION)\s[A-ZÆØÅ][\wæøåÆØÅ-]+$"
)


def around_numbers(
    texts: Sequence[str], blanks: Sequence[int], marks: Collection[int], head: int
) -> set[int]:
    """Give the lines that stand at one place around nearly all marks, with no empty line between.

    ``marks`` are the lines that number a page, ``blanks`` the count of empty lines above each
    line; the first ``head`` lines stay, for they may be all that says who meets when. Such a line
    runs even if its text stands in the minutes too, as the name of the body does.
    """
    found: set[int] = set()
    if len(marks) < _FEW_PAGES:
        return found
    for step in (-1, 1):
        beside = sorted(marks)
        for _ in range(_LINES):
            beside = [
                at + step
                for at in beside
                if 0 <= at + step < len(texts) and not blanks[max(at, at + step)]
            ]
            times = Counter(texts[at].casefold() for at in beside if _may_run(texts, at))
            runs = {
                text
                for text, count in times.items()
                if count >= max(_FEW_PAGES, _SHARE * len(marks))
            }
            beside = [at for at in beside if texts[at].casefold() in runs]
            found |= {at for at in beside if at >= head}
    return found


def around_municipality(texts: Sequence[str], blanks: Sequence[int], head: int) -> set[int]:
    """Give the lines of heads that print the municipality alone on a line, a number or none."""
    named = [
        at
        for at, text in enumerate(texts)
        if len(text) <= _LONGEST and (blanks[at] or not at) and _MUNICIPALITY.match(text)
    ]
    times = Counter(texts[at].casefold() for at in named)
    marks = [at for at in named if times[texts[at].casefold()] >= _FEW_PAGES]
    inside = {at for at in marks if at >= head}
    return inside | around_numbers(texts, blanks, marks, head)


def under_label(texts: Sequence[str], at: int) -> bool:
    """Tell whether a line is the value of an empty label: "Afbud:" and a name at a page's foot."""
    return at > 0 and texts[at - 1].endswith(":")


def _may_run(texts: Sequence[str], at: int) -> bool:
    """Tell whether a line may be part of a head: short, no sentence, no label, no label's value."""
    return is_short_phrase(texts[at]) and not under_label(texts, at)


def is_short_phrase(text: str) -> bool:
    """Tell whether a line is short, and neither a sentence, nor a label, nor a file."""
    return len(text) <= _LONGEST and not text.endswith(_ENDS)
