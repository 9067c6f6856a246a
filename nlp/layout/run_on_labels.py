"""The labels that stand in the middle of a run-on line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sagsspor.nlp.text.patterns import either
from sagsspor.nlp.vocabulary import Labels, Vocabulary, table

_HEAD = 1200
"""Signs at the beginning of a transcript that may hold its head, where a label stands once."""

REACH = 40
"""Signs before a place that tell whether a sentence ends or goes on there."""

_SHORTEST_CAPITALS = 8
"""Signs of a label in capitals, in the least, that tell it wherever it stands: "LUKKEDE SAGER"."""

_CAPITAL = re.compile(r"(?<![^\s(])[A-ZÆØÅ]")
_VALUE = re.compile(
    r"\s{0,3}:|\.:|\.?\s{1,3}(?=(?:kl\.?\s)?\d{1,2}[.:]\d{2})|"
    r"\s{1,3}(?=[a-z][.)]\s)|\s{1,3}(?=[A-ZÆØÅ0-9•·»\"“-])|\s{0,3}$"
)
_GLUED = re.compile(r"(?<=[a-zæøå])(?=[A-ZÆØÅ])")
# These stand between a title and what is said of it, so no sentence ends before them.
_BETWEEN = ("ignored", "case_number")
# "45. Lukket sag: Køb af areal": what stands after an item's number is its title.
_OF_HEADING = re.compile(r"(?:^|[^\d.,/-])\d{1,3}[.:]\s{1,3}$")
_SENTENCE_END = re.compile(r"[.:;!?)\]•]\s{0,3}$|^\s{0,3}\d{0,4}\s{0,3}$")
_GOES_ON = re.compile(
    rf"(?:^|\s)(?i:{either(table('run_on')['goes_on'])})\s{{1,3}}$|[(/,-]\s{{0,3}}$"
)


@dataclass(frozen=True, slots=True)
class Mark:
    """A label in the middle of a line: where it begins and ends.

    ``colon`` tells that one ends it, so that its value may stay on its line; ``sure`` that it is a
    label wherever it stands, not only where the text repeats it.
    """

    start: int
    end: int
    word: str
    kind: str
    colon: bool
    sure: bool


def sentence_ends(text: str, at: int, start: int = 0) -> bool:
    """Tell whether what stands before a place ends a sentence, or is a page's number.

    ``start`` is where the line of the place begins.
    """
    return bool(_SENTENCE_END.search(before(text, at, start)))


def sentence_goes_on(text: str, at: int, start: int = 0) -> bool:
    """Tell whether what stands before a place cannot end a line."""
    return bool(_GOES_ON.search(before(text, at, start)))


def before(text: str, at: int, start: int = 0) -> str:
    """Give the signs before a place that tell what ends or goes on there."""
    return text[max(start, at - REACH) : at]


def find_marks(text: str, start: int, end: int, words: Vocabulary) -> Iterator[Mark]:
    """Find the labels of items and of the head in one line, in order, without overlaps."""
    last = -1
    for capital in _CAPITAL.finditer(text, start, end):
        at = capital.start()
        if at < last:
            continue
        after_label = last >= 0 and at - last <= 3
        mark = _mark_at(text, at, start, end, words.sections)
        if mark is None:
            mark = _mark_at(text, at, start, end, words.header, field=True)
            if mark and not mark.colon and after_label:
                # "Mødested Mødelokale 4": what stands right after a label is its value.
                continue
        if mark:
            yield mark
            last = mark.end


def _mark_at(
    text: str, at: int, start: int, end: int, labels: Labels, *, field: bool = False
) -> Mark | None:
    found = labels.word_at(text, at, end)
    if found is None:
        return None
    word, stop, kind = found
    strong = kind in labels.strong
    value = _VALUE.match(text, stop, end) or (_GLUED.match(text, stop, end) if strong else None)
    if not value or _OF_HEADING.search(before(text, at, start)):
        return None
    if ":" in value.group():
        return Mark(at, value.end(), word, kind, True, True)
    if sentence_goes_on(text, at, start):
        return None
    if kind == "attachments" and text[value.end() : value.end() + 1].isdigit():
        # "som det fremgår af Bilag 3"
        return None
    words = field and (" " in word or kind == "contents")
    capitals = text[at:stop].isupper() and stop - at >= _SHORTEST_CAPITALS
    if not (strong or words or kind in _BETWEEN or sentence_ends(text, at, start)):
        return None
    sure = words or at < _HEAD if field else strong or capitals
    return Mark(at, stop, word, kind, False, sure)
