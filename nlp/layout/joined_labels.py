"""Labels that a converter joined to what stood on the line below: "Beslutning Godkendt.".

A label's word before a space may as well begin a title or a sentence, so it counts only in a text
that prints its labels in this way throughout.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sagsspor.nlp.layout.head_words import DOCUMENT_TYPE
from sagsspor.nlp.layout.lines import Line
from sagsspor.nlp.layout.printed_line import numbered
from sagsspor.nlp.vocabulary import Vocabulary

_KINDS = frozenset(
    (
        "decision", "recommendation", "case", "summary", "attachments", "consequence", "history",
        "competence",
    )
)  # fmt: skip
_FEWEST = 2
"""So many decisions, and labels of so many other kinds, must be joined."""
_KINDS_ALONE = 4
"""So many kinds of labels must be joined where no label of a decision is printed anywhere."""

_TEXT = re.compile(r"\s[A-ZÆØÅ\d•\"]")
# "Beslutning om ...": a noun with what belongs to it.
_NOUN_GOES_ON = re.compile(
    r"\s(?:om|i|fra|til|af|ved\w*|på|for|og|eller|med|er|blev|den|d\.|under|at)\s"
)


@dataclass(frozen=True, slots=True)
class _Begun:
    """A line that begins with a label: its words, where they end, and its kind."""

    word: str
    end: int
    kind: str
    line: Line

    @property
    def rest(self) -> str:
        return self.line.text[self.end :]


def part_joined(lines: Sequence[Line], words: Vocabulary) -> tuple[Line, ...]:
    """Part labels from what was joined to them, where the text has them so; numbers lines anew."""
    labels = _labels(lines, words)
    joined = Counter(one.word for one in labels if _TEXT.match(one.rest))
    apart = {one.word for one in labels if not one.rest.strip(" :.")}
    throughout = {one.kind for one in labels if one.word in joined and one.word not in apart}
    decides = sum(joined[one] for one in {one.word for one in labels if one.kind == "decision"})
    enough = decides >= _FEWEST and "decision" in throughout and len(throughout) > _FEWEST
    # "Sagens forløb" above the decisions of all bodies is never joined: the other labels tell.
    undecided = not any(
        one.kind == "decision" and not DOCUMENT_TYPE.fullmatch(one.word) for one in labels
    )
    if not enough and not (undecided and len(throughout) >= _KINDS_ALONE):
        return tuple(lines)
    cut = {one.line.index: one for one in labels if one.word in joined and one.word not in apart}
    out: list[Line] = []
    for line in lines:
        label = cut.get(line.index)
        text = label.rest.lstrip() if label else ""
        if label is None or not text or _NOUN_GOES_ON.match(label.rest):
            out.append(line)
            continue
        out.append(replace(line, end=line.start + label.end, text=line.text[: label.end]))
        start = line.end - len(text)
        out.append(replace(line, start=start, text=text, blank_before=0, bullet=False))
    return numbered(out)


def _labels(lines: Sequence[Line], words: Vocabulary) -> list[_Begun]:
    """Give the lines that begin with a section's label, as written at the head of a part."""
    found: list[_Begun] = []
    for line in lines:
        label = words.sections.word_at(line.text)
        whole = line.end - line.start == len(line.text)
        if label and _NOUN_GOES_ON.search(f" {label[0]} "):
            continue  # "Beslutning fra Havnerådet"
        if label and label[2] in _KINDS and whole and not line.noise and line.text[0].isupper():
            found.append(_Begun(*label, line))
    return found
