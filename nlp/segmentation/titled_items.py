"""Items by their titles: those the table of contents lists, or the headings of the format."""

from __future__ import annotations

import re

from sagsspor.nlp.layout.decision_headings import heads_decision
from sagsspor.nlp.layout.headings import Candidate, candidate, title_key
from sagsspor.nlp.layout.lines import Line
from sagsspor.nlp.mentions.outcomes import sentence_outcome
from sagsspor.nlp.segmentation.item_candidates import labels_below
from sagsspor.nlp.segmentation.item_evidence import IN_CONTENTS
from sagsspor.nlp.segmentation.item_openings import Opening, is_body, open_at_title
from sagsspor.nlp.segmentation.surroundings import Surroundings


def open_by_titles(around: Surroundings) -> list[Opening]:
    """Open items at titles without numbers: those the contents list, or the format's headings."""
    contents, words = around.contents, around.words
    listed: list[Line] = []
    seen: set[str] = set()
    for line in around.lines:
        key = title_key(line.text)
        if is_body(line.text):
            # A running header, though a title may begin with the body's name.
            continue
        if len(key) >= 5 and key not in seen and contents.lists(key):
            seen.add(key)
            listed.append(line)
    if len(listed) >= 2 or (listed and len(contents.keys) <= 2):
        return [_open(line, around) for line in listed]
    for level in (1, 2, 3, 4, 7, 5, 6):
        heads = [
            (at, line)
            for at, line in enumerate(around.lines)
            if line.level == level
            and not (words.sections.match(line.text) or words.header.match(line.text))
            and not heads_decision(line.text)
        ]
        with_labels = [line for at, line in heads if labels_below(at, around.lines, words)]
        if len(with_labels) >= 2 and len(with_labels) >= 0.6 * len(heads):
            return [_open(line, around) for line in with_labels]
    return []


_FEWEST = 3
"""So many titles in capitals, each with a decision below it, are items."""
_LONGEST = 120


def open_by_capitals(around: Surroundings) -> list[Opening]:
    """Open items at titles in capitals that stand free, where nothing else tells of items.

    Each of most must have a decision below it; what stands above the first that has is the head.
    """
    lines = around.lines
    places = [
        at
        for at, line in enumerate(lines)
        if line.blank_before and line.text.isupper() and 5 <= len(line.text) <= _LONGEST
    ]
    if len(places) < _FEWEST:
        return []
    decided = [
        any(sentence_outcome(line.text) for line in lines[at + 1 : end])
        for at, end in zip(places, [*places[1:], len(lines)], strict=True)
    ]
    first = decided.index(True) if True in decided else len(decided)
    titles = [lines[at] for at in places[first:]]
    if len(titles) < _FEWEST or sum(decided) < 0.7 * len(titles):
        return []
    return [open_at_title(line, around.place[line.index] + 1) for line in titles]


def _open(line: Line, around: Surroundings) -> Opening:
    """Open an item at a title; its number is the one the contents print, if any."""
    here = around.place[line.index]
    listed = around.contents.number_of(title_key(line.text))
    number, span = (listed[0], (listed[1], listed[1] + len(listed[0]))) if listed else (None, None)
    numbered = candidate(line)
    if numbered and numbered.title and (number is None or numbered.number == number):
        return _opening(line, numbered, numbered.title, numbered.title_start, here + 1)
    above = candidate(around.lines[here - 1]) if here else None
    if above and not above.title and number in {None, above.number}:
        # The number stands alone on the line above: the item opens there.
        return _opening(line, above, line.text, line.start, here + 1)
    title, start = line.text, line.start
    prefix = re.match(r"(?:Punkt|Pkt\.|Sag nr\.|Sagsnr\.|Nr\.)\s*:?\s+(?=[A-ZÆØÅ])", title)
    if prefix:
        title, start = title[prefix.end() :], start + prefix.end()
    return Opening(line.index, number, title, ((start, line.end),), span, here + 1, IN_CONTENTS)


def _opening(line: Line, number: Candidate, title: str, start: int, below: int) -> Opening:
    """Make the opening of a title whose number is printed on its line or above it."""
    span = (number.number_start, number.number_start + len(number.number))
    spans = ((start, line.end),)
    return Opening(number.line, number.number, title, spans, span, below, IN_CONTENTS)
