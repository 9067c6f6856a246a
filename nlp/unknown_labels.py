"""Lines that read like a label over a part of an item and are none that the vocabulary knows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sagsspor.nlp.dissection import Dissection
from sagsspor.nlp.layout.lines import Line
from sagsspor.nlp.mentions.outcomes import sentence_outcome
from sagsspor.nlp.people.person_lists import people_in_list
from sagsspor.nlp.vocabulary import Vocabulary

_LONGEST = 45
"""Characters; the labels of minutes are a few words."""

_FILE = re.compile(r"\.(?:pdf|docx?|xlsx?|pptx?)$", re.IGNORECASE)
_PROPOSES = re.compile(r"\b(?:indstiller|indstilles|foreslår|foreslås|anbefaler),?\s+at\b|^\s*at\s")


@dataclass(frozen=True, slots=True)
class UnknownLabel:
    """A line taken for a label: its index, its words, and the kind that what follows suggests."""

    line: int
    word: str
    kind: str


def unknown_labels(cut: Dissection, words: Vocabulary) -> tuple[UnknownLabel, ...]:
    """Give the lines of the items that look like labels and are not known as such, in order.

    A label is short, begins with a capital, and ends in a colon, stands free above its text, or
    stands over several items of the document.
    """
    found: list[tuple[Line, str, str, bool]] = []
    for part in cut.parts:
        titles = {span[0] for span in part.block.title_spans}
        lines = part.block.body
        for at, line in enumerate(lines):
            if line.start not in titles and _short(line.text):
                label = words.sections.match(line.text)
                if label is None and at + 1 < len(lines):
                    word = line.text.strip(" :.")
                    free = line.text.endswith(":") or bool(line.level)
                    found.append((line, word, _kind(lines, at), free))
    times = Counter(word.casefold() for _, word, _, _ in found)
    return tuple(_chosen(found, times))


def _chosen(
    found: Sequence[tuple[Line, str, str, bool]], times: Counter[str]
) -> Iterator[UnknownLabel]:
    for line, word, kind, free in found:
        several = times[word.casefold()] >= 2
        if not people_in_list(word) and (
            free or several or (line.blank_before > 0 and kind == "decision")
        ):
            yield UnknownLabel(line.index, word, kind)


def _short(text: str) -> bool:
    if not 3 <= len(text) <= _LONGEST or not text[0].isupper():
        return False
    if text.endswith((".", ",", ";", "?", "!", ")")) or re.search(r"[\d%/]|,?\sat:?$", text):
        return False
    return len(text.split()) <= 6


def _kind(lines: Sequence[Line], at: int) -> str:
    """Guess what a label announces by the line below it."""
    below = lines[at + 1].text
    if _FILE.search(below):
        return "attachments"
    if _PROPOSES.search(below):
        return "recommendation"
    outcome = sentence_outcome(below[:200])
    if outcome and outcome[1] < 30:
        return "decision"
    return "case"
