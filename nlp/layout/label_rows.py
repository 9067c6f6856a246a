"""Lines that hold several labels, parted so that each label begins a line of its own.

Tables and converters print "Dato: 3. maj 2019   Tid: kl. 13:00   Sted: Byrådssalen", a row of
labels above a row of their values, or one part of an item behind another.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from sagsspor.nlp.layout.lines import Line
from sagsspor.nlp.layout.printed_line import numbered
from sagsspor.nlp.vocabulary import Label, Vocabulary

_GAP = re.compile(r"\s{2,}|\t")
_FIELDS = frozenset(("body", "date", "time", "end", "place", "members", "absence", "staff"))
_PARTS = frozenset(
    ("decision", "recommendation", "case", "summary", "consequence", "competence", "attachments")
)
_WHEN_AND_WHERE = frozenset(("date", "time", "end", "place"))
_NAMES = frozenset(("members", "absence", "staff"))
_TITLE = 250
"""Characters of a line that may be a title with a case number behind it, or only labels."""
_LABEL = 80
"""Characters within which a label ends."""
_FEWEST = 3
"""So many labels on a line, each without a value, are the head of a table."""
# A label that no vocabulary holds, or that lost a letter: "Mødedo:".
_UNKNOWN = re.compile(r"[A-ZÆØÅ][a-zæøå]{2,20}(?:\s[a-zæøå]{2,20})?:(?=\s)")


def part_rows(lines: Sequence[Line], words: Vocabulary) -> tuple[Line, ...]:
    """Part each line before the labels within it; lines are numbered anew."""
    out: list[Line] = []
    columns = 0
    for line in lines:
        parts = [line]
        if line.end - line.start == len(line.text) and not line.noise:
            starts = _label_row(line.text, words)
            values = _values(line.text) if columns else []
            if starts:
                parts, columns = _cut(line, starts), len(starts)
            elif len(values) == columns > 0:
                parts, columns = _cut(line, values), 0
            else:
                within = (
                    _case_number_behind_number(line.text, words)
                    or _labels_within(line.text, words)
                    or _case_number_within(line.text, words)
                )
                parts, columns = _cut(line, within), 0
        out += parts
    return numbered(out)


def _cut(line: Line, starts: Sequence[int]) -> list[Line]:
    """Cut a line at the offsets given; the first piece keeps what stands before the line."""
    if len(starts) < 2:
        return [line]
    pieces: list[Line] = []
    for start, end in zip(starts, [*starts[1:], len(line.text)], strict=True):
        text = line.text[start:end].rstrip()
        begin = line.start + start
        blank = 0 if pieces else line.blank_before
        pieces.append(
            replace(line, start=begin, end=begin + len(text), text=text, blank_before=blank)
        )
    return pieces


def _heads_columns(text: str, words: Vocabulary) -> bool:
    """Tell whether a line holds two labels of people and nothing else: names stand below both."""
    columns = _GAP.split(text.strip())
    labels = [words.header.match(one) for one in columns] if len(columns) == 2 else []
    return bool(labels) and all(one and one.alone and one.kind in _NAMES for one in labels)


_SENTENCE = re.compile(r"\.\s(?=[A-ZÆØÅ])")


def _people_within(text: str, words: Vocabulary) -> list[int]:
    """Give where labels of people begin that sentences part: "Afbud: N. Fraværende: M."."""
    if len(text) > _TITLE or not _named(words.header.match(text), _NAMES):
        return []
    inner = [
        stop.end()
        for stop in _SENTENCE.finditer(text)
        if _named(words.header.match(text[stop.end() : stop.end() + _LABEL]), _NAMES)
    ]
    return [0, *inner] if inner else []


_WORD = re.compile(r"\s(?=[A-ZÆØÅ])")
_RUN = 4
"""So many fields of the head behind each other on a line, of as many kinds, are no sentence."""


def _run_of_fields(text: str, words: Vocabulary) -> list[int]:
    """Give where fields of the head begin that one space parts: "Dato 26. marts Tid 15:30 Sted ..".

    The first is the date or the body.
    """
    first = words.header.match(text) if len(text) <= _TITLE else None
    if first is None or first.kind not in {"date", "body"}:
        return []
    starts, kinds, value = [0], [first.kind], first.value
    for space in _WORD.finditer(text, first.value + 1):
        at = space.end()
        label = words.header.match(text[at : at + _LABEL])
        valued = text[value:at].strip(" :")
        # "Sted Mødelokale 2": the second label is the first one's value.
        if label and label.kind in _FIELDS | {"remarks"} and (valued or label.kind != kinds[-1]):
            starts.append(at)
            kinds.append(label.kind)
            value = at + label.value
    told = set(kinds)
    return starts if len(told) >= _RUN and {"date", "place"} <= told else []


def _label_row(text: str, words: Vocabulary) -> list[int]:
    """Give where the labels of a row begin that holds nothing else: "Dato: Tid: Sted:".

    One of them may be unknown.
    """
    starts: list[int] = []
    kinds: list[str] = []
    at = 0
    if len(text) > _TITLE:
        return []
    while at < len(text):
        label = words.header.match(text[at:])
        unknown = _UNKNOWN.match(text, at) if label is None and "" not in kinds else None
        if unknown is None and (label is None or not label.colon):
            return []
        starts.append(at)
        kinds.append(label.kind if label else "")
        if unknown:
            at = unknown.end()
        elif label:
            at += label.value if not label.alone else text.find(":", at) + 1 - at
        at += len(text[at:]) - len(text[at:].lstrip())
    # "Medlemmer: Fraværende:" heads two columns of names, which are told apart elsewhere.
    of_names = _NAMES.issuperset(kind for kind in kinds if kind)
    return starts if len(starts) >= _FEWEST and not of_names else []


def _values(text: str) -> list[int]:
    return [0, *(gap.end() for gap in _GAP.finditer(text))]


def _labels_within(text: str, words: Vocabulary) -> list[int]:
    """Give where a line holds labels, each behind a wide gap after a value or a sentence."""
    people = _people_within(text, words) or _run_of_fields(text, words)
    if people:
        return people
    if ":" not in text or not _GAP.search(text):
        return []
    if _heads_columns(text, words):
        return []
    fields = _named(words.header.match(text), _FIELDS)
    group, kinds = (words.header, _FIELDS) if fields else (words.sections, _PARTS)
    begins = fields or _named(group.match(text), kinds)
    inner = [
        gap.end()
        for gap in _GAP.finditer(text)
        if (begins or text[gap.start() - 1 : gap.start()] == ".")
        and _named(group.match(text[gap.end() : gap.end() + _LABEL]), kinds)
    ]
    inner = inner or ([] if begins else _fields_within(text, words))
    return [0, *inner] if inner else []


# "kl. 10:15   Sted: Byrådssalen": a value whose own label is on the line above.
_CLOCK = re.compile(r"(?:kl\.?\s?)?\d{1,2}[.:]\d{2}\b|kl\.", re.IGNORECASE)


def _fields_within(text: str, words: Vocabulary) -> list[int]:
    """Give where fields of the head stand behind wide gaps, if two do, or one after the hour."""
    found = [
        gap.end()
        for gap in _GAP.finditer(text)
        if (label := words.header.match(text[gap.end() : gap.end() + _LABEL]))
        and label.colon
        and label.kind in _WHEN_AND_WHERE
    ]
    return found if len(found) > 1 or _CLOCK.match(text) else []


# Digits, or nothing that can be read before the line's end or its next label.
_CASE_VALUE = re.compile(r"\W*(?:$|\S*\d|[A-ZÆØÅ][\w.]*:)|\s*\.\S{1,20}(?:$|\s)")


# "Åbent punkt 12 Ny cykelsti", "Sag 12: Ny cykelsti": a heading that begins with a label's words.
_ITEM_HEADING = re.compile(
    r"[A-ZÆØÅ][a-zæøå]+\s(?:punkt\s|nr\.\s)?\d{1,3}\s?[:.–-]?\s(?=[A-ZÆØÅ]|\d-)"
)


# "12 - Ny cykelsti Punkttype: Åben sag", the case number on the line below.
_NUMBERED = re.compile(
    r"(?:[A-ZÆØÅ][a-zæøå.]{0,12}\s(?:nr\.\s|punkt\s)?)?\d{1,4}(?:/\d{1,3})?(?:[.:)]\s|\s[-–]?\s?)(?=\D)"
)
_FORM = 25
"""Characters of the longest value of a form's field: "Åben sag"."""


def _labels_of_case(text: str, words: Vocabulary) -> bool:
    """Tell whether a label of a case number stands behind a wide gap."""
    labels = (words.sections.match(text[gap.end() :]) for gap in _GAP.finditer(text))
    return any(label and label.colon and label.kind == "case_number" for label in labels)


def _case_number_within(text: str, words: Vocabulary) -> list[int]:
    """Give where the label of a case number follows what reads as a title on the same line."""
    first = words.sections.match(text)
    # "Lukket - Ny cykelsti Sagsnr.: 19/1284"
    marked = first is not None and first.kind == "ignored" and first.open_ended
    if ":" not in text or len(text) > _TITLE:
        return []
    if first and not marked and not _ITEM_HEADING.match(text):
        return []
    for space in re.finditer(r"\s(?=[A-ZÆØÅ])", text):
        label = words.sections.match(text[space.end() :])
        before, value = text[: space.start()], text[space.end() :]
        if label and label.colon and label.kind == "ignored":
            # "Ny cykelsti Punkttype: Åben sag   Sagsnr.: 19/1284"
            titled = re.search(r"\d\W+\w.*[a-zæøå]{3}", before)
            alone = titled and _NUMBERED.match(text) and len(value) - label.value < _FORM
            further = bool(alone) or _labels_of_case(value, words)
        else:
            further = bool(label and label.colon and label.kind == "case_number")
        if label and further:
            # The stop of "Pkt. 12" ends no sentence.
            told = re.search(r"[a-zæøå]{2}[.,;]\s(?!\d)|[.:;,]$", before)
            read = _CASE_VALUE.match(value[label.value :]) or label.kind == "ignored"
            return [] if told or not read else [0, space.end()]
    return []


# "Sag nr. 29   J.nr.: 17.02A00", the title on the line below.
_NUMBER_ALONE = re.compile(
    r"(?:[A-ZÆØÅ][a-zæøå.]{1,8}\s(?:nr\.\s?)?)?\d{1,4}[.:)]?\s{2,}(?=[A-ZÆØÅ])"
)


def _case_number_behind_number(text: str, words: Vocabulary) -> list[int]:
    """Give where the case number begins that stands beside the lone number of an item."""
    number = _NUMBER_ALONE.match(text)
    label = words.sections.match(text[number.end() :]) if number else None
    if number and label and label.colon and label.kind == "case_number":
        return [0, number.end()]
    return []


def _named(label: Label | None, kinds: frozenset[str]) -> bool:
    return label is not None and label.colon and label.kind in kinds
