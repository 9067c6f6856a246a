"""The signs of the rounds in which labels stand: one round is one item."""

from __future__ import annotations

import re

from sagsspor.nlp.layout.case_lines import CASE_LINE, is_case_line, is_labelled_case
from sagsspor.nlp.layout.decision_headings import heads_decision
from sagsspor.nlp.layout.head_words import DOCUMENT_TYPE
from sagsspor.nlp.layout.lines import Line
from sagsspor.nlp.mentions.outcomes import sentence_outcome
from sagsspor.nlp.segmentation.surroundings import Surroundings
from sagsspor.nlp.vocabulary import Vocabulary

Event = tuple[int, str]
"""The place of a line that is a sign of a round, and what it is."""

CLOSED_TITLE = "closed title"
_LABELLED_CASE = "labelled case"


def find_events(around: Surroundings) -> list[Event]:
    """Give the lines that stand in each round, the kind of the document left out."""
    return _without_document_type(_events(around), around)


def _events(around: Surroundings) -> list[Event]:
    """Give the lines that stand in each round: labels, case numbers, titles of closed items."""
    events: list[Event] = []
    for at, line in enumerate(around.lines):
        if not events and _heads_document(line, around.words):
            continue
        kind = _event(at, around, begun=bool(events))
        if kind is not None:
            events.append((at, kind))
    return _with_cases(events)


def _with_cases(events: list[Event]) -> list[Event]:
    """Keep the case numbers behind a label without a colon where most items have one."""
    labelled = sum(kind == _LABELLED_CASE for _, kind in events)
    decided = sum(kind == "decision" for _, kind in events)
    if labelled and labelled < max(2, 0.6 * decided):
        return [(at, kind) for at, kind in events if kind != _LABELLED_CASE]
    return [(at, "case_number" if kind == _LABELLED_CASE else kind) for at, kind in events]


def _heads_document(line: Line, words: Vocabulary) -> bool:
    """Tell whether a line of the head is a label further down: "Referat", "Indhold"."""
    label = words.header.match(line.text)
    contents = label is not None and label.kind == "contents" and label.alone
    return contents or DOCUMENT_TYPE.fullmatch(line.text) is not None


def _event(at: int, around: Surroundings, *, begun: bool) -> str | None:
    """Tell what a line is a sign of, None if of nothing; ``begun`` if one is above it."""
    line = around.lines[at]
    if _stands_closed(at, around):
        return CLOSED_TITLE
    if titled_by_kind(at, around):
        return None
    label = around.words.sections.match(line.text)
    if label and label.kind == "decision" and label.open_ended:
        heads = re.search(r"\d{4}:?$|:$", line.text) and len(line.text) < 120
        return "decision" if heads else None
    if label and label.kind != "absence" and not label.open_ended:
        return label.word if label.kind in {"case", "ignored"} else label.kind
    if line.blank_before and len(line.text) < 60 and CASE_LINE.match(line.text):
        return "case_number"
    if is_labelled_case(line.text, around.words):
        return _LABELLED_CASE
    return "decision" if begun and heads_decision(line.text) else None


def titled_by_kind(at: int, around: Surroundings) -> bool:
    """Tell whether a label begins a title: "Afgørelse: Takster", free above its case number."""
    line, words = around.lines[at], around.words
    label = words.sections.match(line.text)
    if label is None or label.kind != "decision" or label.alone or not label.colon:
        return False
    rest = line.text[label.value :].strip(" :")
    return (
        line.blank_before > 0
        and at + 1 < len(around.lines)
        and is_case_field(around.lines[at + 1], words)
        and rest[:1].isupper()
        and not rest.endswith(".")
        and sentence_outcome(rest) is None
    )


def _without_document_type(events: list[Event], around: Surroundings) -> list[Event]:
    """Leave out "Referat" where decisions stand under another label: the kind of the document."""
    texts = [around.lines[at].text for at, kind in events if kind == "decision"]
    named = map(around.words.sections.match, texts)
    if len(texts) <= 2 or sum(bool(label and label.word == "referat") for label in named) != 1:
        return events
    return [
        (at, kind)
        for at, kind in events
        if kind != "decision" or not _REFERAT.match(around.lines[at].text)
    ]


_REFERAT = re.compile(r"referat\b", re.IGNORECASE)


_CLOSED_MARK = re.compile(r"\((?:lukket|lukket (?:punkt|sag))\)$|\s-\sLUKKET$", re.IGNORECASE)


_CLOSED_GROUP = re.compile(r"lukkede (?:punkter|sager|dagsordenspunkter)$", re.IGNORECASE)


def _stands_closed(at: int, around: Surroundings) -> bool:
    """Tell whether a line is the title of a closed item: it stands free, with nothing under it.

    It says that it is closed, or stands under "Lukkede punkter".
    """
    after = around.lines
    line = after[at]
    top = at - 1 if at and CASE_LINE.match(after[at - 1].text) else at
    if len(line.text) > 160 or line.text.endswith((".", ":", ",")) or CASE_LINE.match(line.text):
        return False
    below = at + 1
    while below < min(len(after), at + 3) and is_case_field(after[below], around.words):
        below += 1
    if not after[top].blank_before or (below < len(after) and not after[below].blank_before):
        return False
    if _CLOSED_MARK.search(line.text):
        return True
    return top > 0 and bool(_CLOSED_GROUP.match(after[top - 1].text))


def is_case_field(line: Line, words: Vocabulary) -> bool:
    """Tell whether a line right below another is a case number, or its label without one."""
    label = words.sections.match(line.text)
    named = label is not None and label.kind == "case_number"
    return not line.blank_before and (named or is_case_line(line, words))
