"""The marks that some minutes set before each decision instead of a label: "B:", "R:", an arrow."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from sagsspor.nlp.vocabulary import Vocabulary, table

_FEWEST = 2
"""So many lines must begin with a mark before it is taken for one."""
_MARKS: tuple[str, ...] = tuple(table("labels")["marks"]["decision"])
_ARROWS = "|".join(re.escape(mark) for mark in _MARKS if not mark[0].isalpha())
_MARKED = re.compile(
    rf"^[ \t*_]{{0,40}}(?P<mark>[A-ZÆØÅ]:|{_ARROWS})[*_]{{0,4}}[ \t]+(?P<said>\S[^\n]*)",
    re.MULTILINE,
)


def with_marks(words: Vocabulary, text: str) -> Vocabulary:
    """Give the vocabulary with the marks that a document sets before its decisions.

    A letter is none where others are used as it is ("A:", "B:" before two proposals), an arrow
    where what follows it is no sentence (a link to another page).
    """
    found = list(_MARKED.finditer(text))
    counts = Counter(one["mark"] for one in found)
    said = Counter(one["mark"] for one in found if one["said"].rstrip(" *_").endswith("."))
    letters = [mark for mark in counts if mark[0].isalpha()]
    used = [
        mark
        for mark in _MARKS
        if counts[mark] >= _FEWEST
        and (letters == [mark] if mark[0].isalpha() else 2 * said[mark] > counts[mark])
    ]
    if not used:
        return words
    read = {mark.rstrip(":").casefold(): _pattern(mark) for mark in used}
    return replace(words, sections=words.sections.marked(read, "decision"))


def is_mark(label: str) -> bool:
    """Tell whether the label of a decision is a mark and no word."""
    return bool(label) and (len(label) == 1 or not label[0].isalpha())


def _pattern(mark: str) -> re.Pattern[str]:
    """Give the pattern of a mark; its colon is left to be read as that of any label."""
    if mark.endswith(":"):
        return re.compile(rf"({re.escape(mark[:-1])})(?=\s?:)")
    return re.compile(rf"({re.escape(mark)})(?=\s)")
