"""Where a line is glued to the end of the one before it: "er hørt.Vedtagelse:", "Holm.72/2. Vej".

Programs that join the parts of an item leave the line end out between two of them. What follows
without a space is a line of its own if it is a label, or a heading whose number runs on; and so is
what follows the page number of an entry of the contents.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sagsspor.nlp.vocabulary import Labels, Vocabulary

_GLUED_CAPITAL = re.compile(r"(?<=[a-zæøå0-9.)!?:%])(?=[A-ZÆØÅ][a-zæøå])")
_LABEL_ENDS = re.compile(r"[ \t]*(?::|$)", re.MULTILINE)
_PARTS = ("decision", "recommendation", "case", "summary", "contents")
"""Kinds of labels that also count without a colon, at the end of a line."""

# The sign before the number is looked at behind its first digit, so that only digits are tried.
_NUMBERED = re.compile(
    r"(?P<number>\d(?<![\d/]\d)\d{0,3})(?P<second>/\d{1,4})?\.[ \t]{0,2}(?=[A-ZÆØÅ])"
)
_GLUED = re.compile(r"(?<=[a-zæøå]{3})|(?<=\))|(?<=[a-zæøå]{3}\.)|(?<=\)\.)")
# "6. Meddelelser ........ 11 1. Godkendelse af dagsorden"
_AFTER_PAGE = re.compile(r"(?:\.[ \t]?){5}[ \t]{0,3}\d{1,4}[ \t]{1,8}(?=[^\s.])(?!(?:af|/)\s)")


@dataclass(frozen=True, slots=True)
class _Numbered:
    place: int
    value: int
    double: bool
    glued: bool


def glued_starts(text: str, words: Vocabulary) -> tuple[int, ...]:
    """Give the offsets, in order, at which a line begins that is glued to the one before it."""
    after_pages = (match.end() for match in _AFTER_PAGE.finditer(text))
    return tuple(sorted({*_labels(text, words), *_headings(text), *after_pages}))


def _labels(text: str, words: Vocabulary) -> Iterator[int]:
    for capital in _GLUED_CAPITAL.finditer(text):
        at = capital.start()
        if any(_label_ends(text, at, labels) for labels in (words.sections, words.header)):
            yield at


def _label_ends(text: str, at: int, labels: Labels) -> bool:
    found = labels.word_at(text, at)
    if found is None:
        return False
    _, end, kind = found
    ends = _LABEL_ENDS.match(text, end)
    if ends is None or kind not in {*labels.strong, "contents"}:
        return False
    return ":" in ends.group() or kind in _PARTS


def _headings(text: str) -> Iterator[int]:
    """Give where glued headings begin: one before has the number before, or one after the next."""
    found = [
        _Numbered(
            match.start(),
            int(match.group("number")),
            bool(match.group("second")),
            glued,
        )
        for match in _NUMBERED.finditer(text)
        if (glued := _GLUED.match(text, match.start()) is not None)
        or text[max(0, match.start() - 1) : match.start()] in {"", "\n"}
    ]
    for double in (False, True):
        same = [one for one in found if one.double is double]
        first = {one.value: at for at, one in reversed(list(enumerate(same)))}
        last = {one.value: at for at, one in enumerate(same)}
        for at, one in enumerate(same):
            runs_on = first.get(one.value - 1, at) < at or last.get(one.value + 1, at) > at
            if one.glued and runs_on:
                yield one.place
