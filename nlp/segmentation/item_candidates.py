"""Lines that may head an item, with what is around them."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sagsspor.nlp.layout.case_lines import CASE_LINE, is_case_line
from sagsspor.nlp.layout.decision_headings import heads_decision, is_of_body, read_heading
from sagsspor.nlp.layout.headings import Candidate, candidate, same_title, title_key
from sagsspor.nlp.layout.lines import Line
from sagsspor.nlp.segmentation.surroundings import Surroundings
from sagsspor.nlp.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Seen:
    """A line that may be a heading, and what around it the signs go by.

    ``place`` is its place among the lines, ``beside`` the candidates before and after it.
    ``repeated`` tells that the heading is printed twice, ``listed`` that the contents hold its
    title, ``below`` (0 to 1) how surely labels stand under it, ``unlabelled`` that the document is
    read as one without labels.
    """

    heading: Candidate
    line: Line
    place: int
    around: Surroundings
    beside: tuple[Candidate, ...]
    repeated: bool
    listed: bool
    below: float
    unlabelled: bool


def look(
    found: Sequence[Candidate],
    around: Surroundings,
    repeated: Collection[int],
    *,
    unlabelled: bool = False,
) -> list[Seen]:
    """Gather around each candidate what the signs go by; ``repeated`` are lines printed twice."""
    seen: list[Seen] = []
    for at, one in enumerate(found):
        place = around.place[one.line]
        seen.append(
            Seen(
                one,
                around.lines[place],
                place,
                around,
                (*found[max(0, at - 1) : at], *found[at + 1 : at + 2]),
                one.line in repeated,
                _is_listed(one, place, around),
                labels_below(place, around.lines, around.words, one.value),
                unlabelled,
            )
        )
    return seen


def _is_listed(one: Candidate, place: int, around: Surroundings) -> bool:
    """Tell whether the contents list a heading by its title."""
    lists = around.contents.lists
    if one.title:
        key = title_key(one.title)
        return lists(key) if len(key) >= 4 else key in around.contents.keys
    # The title of a lone number stands above or below it, or below its case number.
    beside = (*around.lines[max(0, place - 1) : place], *around.lines[place + 1 : place + 3])
    return any(lists(title_key(other.text)) for other in beside)


_ROW = re.compile(r"\d{1,3}\t")
_TABLE_HEAD = re.compile(r"(?:^|\s)(?:Nr|Bilagsnr|Bilag)\.?\t\s*(?:Titel|Navn|Dokumentnavn)$")


def is_table_row(at: int, lines: Sequence[Line]) -> bool:
    """Tell whether a line is a row of a table of files: "Nr.<tab>Titel", "1<tab>Oversigtskort"."""
    while at and _ROW.match(lines[at].text):
        at -= 1
        if _TABLE_HEAD.search(lines[at].text):
            return True
    return False


def labels_below(
    place: int, lines: Sequence[Line], words: Vocabulary, value: int | None = None
) -> float:
    """Tell how surely (0, 0.5 or 1) labels or case numbers stand right under a line.

    ``value`` is the number of a numbered heading: what stands under another numbered line, free
    from the text around it, is that line's.
    """
    share = 0.0
    own = candidate(lines[place]) if value is not None else None
    in_list = value is not None and _goes_on_with(lines, place, value)
    for distance, line in enumerate(lines[place + 1 : place + 5]):
        if in_list and line.blank_before:
            # What stands free below a list of points is not of its last one.
            break
        if value is not None and (line.blank_before or not distance):
            other = candidate(line)
            if other and other.title and (other.value != value or _is_another(own, other)):
                break
        label = words.sections.match(line.text)
        if label and not label.open_ended and label.kind not in {"absence"}:
            share = max(share, 1.0 if distance < 3 else 0.5)
        elif label and label.kind == "decision" and distance < 3:
            share = max(share, 0.5)
        elif _is_of_item(line, distance, words):
            share = 1.0
        elif len(line.text) > 200:
            break
    return share


def _is_another(own: Candidate | None, other: Candidate) -> bool:
    """Tell whether a numbered line is no second printing of the one above it."""
    if own is None or not own.title:
        return False
    return not same_title(title_key(own.title), title_key(other.title))


def _goes_on_with(lines: Sequence[Line], place: int, value: int) -> bool:
    """Tell whether the line right above is the point before: a number less, nothing between."""
    if not place or lines[place].blank_before:
        return False
    above = candidate(lines[place - 1])
    return above is not None and bool(above.title) and above.value == value - 1


_OPEN_OR_CLOSED = re.compile(r"(?:åbent?|lukket)(?:\s(?:punkt|sag))?\b", re.IGNORECASE)


def _is_of_item(line: Line, distance: int, words: Vocabulary) -> bool:
    """Tell whether a line without label is one that stands under headings only."""
    return (
        (
            distance < 2
            and len(line.text) < 60
            and (CASE_LINE.match(line.text) is not None or is_case_line(line, words))
        )
        or (len(line.text) < 30 and _OPEN_OR_CLOSED.match(line.text) is not None)
        or (distance < 3 and heads_decision(line.text))
        or (is_of_body(line.text) and read_heading(line.text, labelled=True) is not None)
    )
