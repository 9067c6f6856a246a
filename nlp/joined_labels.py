"""Labels that a converter joined to what stood on the line below: "Beslutning Godkendt.".

A label's word before a space may as well begin a title or a sentence, so it counts only in a text
that prints its labels in this way throughout.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from sagsspor.nlp.lines import Line
from sagsspor.nlp.vocabulary import Vocabulary

_KINDS = frozenset(
    (
        "decision", "recommendation", "case", "summary", "attachments", "consequence", "history",
        "competence",
    )
)  # fmt: skip
_FEWEST = 2
"""So many decisions, and labels of so many other kinds, must be joined."""

_TEXT = re.compile(r"\s[A-ZÆØÅ\d•\"]")
# "Beslutning om ...": a noun with what belongs to it.
_NOUN_GOES_ON = re.compile(
    r"\s(?:om|i|fra|til|af|ved\w*|på|for|og|eller|med|er|blev|den|d\.|under|at)\s"
)


def part_joined(lines: Sequence[Line], words: Vocabulary) -> tuple[Line, ...]:
    """Part labels from what was joined to them, where the text has them so; numbers lines anew."""
    joined = Counter(
        kind for kind, end, line in _labels(lines, words) if _TEXT.match(line.text[end:])
    )
    apart = any(
        kind == "decision" and not line.text[end:].strip(" :.")
        for kind, end, line in _labels(lines, words)
    )
    if apart or joined["decision"] < _FEWEST or len(joined) <= _FEWEST:
        return tuple(lines)
    cut = {line.index: end for _, end, line in _labels(lines, words)}
    out: list[Line] = []
    for line in lines:
        end = cut.get(line.index)
        rest = line.text[end:].lstrip() if end else ""
        if end is None or not rest or _NOUN_GOES_ON.match(line.text[end:]):
            out.append(line)
            continue
        out.append(replace(line, end=line.start + end, text=line.text[:end]))
        start = line.end - len(rest)
        out.append(replace(line, start=start, text=rest, blank_before=0, bullet=False))
    return tuple(replace(line, index=index) for index, line in enumerate(out))


def _labels(lines: Sequence[Line], words: Vocabulary) -> list[tuple[str, int, Line]]:
    """Give the lines that begin with a section's label as written at its head, with its end."""
    found: list[tuple[str, int, Line]] = []
    for line in lines:
        label = words.sections.word_at(line.text, 0, len(line.text))
        whole = line.end - line.start == len(line.text)
        if label and label[2] in _KINDS and whole and not line.noise and line.text[0].isupper():
            found.append((label[2], label[1], line))
    return found
