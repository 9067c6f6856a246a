"""The title of an item that a label opens: the short line that stands free above or below it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sagsspor.nlp.layout.case_lines import is_case_line
from sagsspor.nlp.layout.head_words import DOCUMENT_TYPE, place_cue
from sagsspor.nlp.layout.lines import Line
from sagsspor.nlp.mentions.bodies import find_bodies
from sagsspor.nlp.mentions.dates import find_dates
from sagsspor.nlp.mentions.outcomes import sentence_outcome
from sagsspor.nlp.people.absence_sentences import ONLY_AWAY
from sagsspor.nlp.people.person_lists import people_in_list
from sagsspor.nlp.segmentation.item_openings import Opening, open_at_title, reads_as_title
from sagsspor.nlp.segmentation.label_rounds import is_case_field, titled_by_kind
from sagsspor.nlp.segmentation.surroundings import Surroundings
from sagsspor.nlp.vocabulary import Vocabulary


def titled_above(at: int, around: Surroundings) -> bool:
    """Tell whether the title of an item stands free right above a decision's label."""
    line, up = around.lines[at], at - 1
    while up > 0 and is_case_field(around.lines[up], around.words):
        up -= 1
    above = around.lines[up]
    label = around.words.sections.match(line.text)
    close = line.blank_before == 0  # "Beslutning i Byrådet den 3. maj 2022", right below
    heads = label is not None and (label.alone or label.colon or (label.open_ended and close))
    return (
        heads
        and line.blank_before <= 1
        and above.blank_before > 0
        and len(above.text) < _SHORT_TITLE
        and not above.text.endswith((".", ":"))
        and reads_as_title(above, around.words)
        and sentence_outcome(above.text) is None
    )


_SHORT_TITLE = 100


def titled_alone(opening: Opening, around: Surroundings) -> Opening:
    """Give the only item of a document its title: a line that stands free between head and text.

    A published item has its title above an introduction, not right above its first label.
    """
    after, words = around.lines, around.words
    first = around.place[opening.line]
    for at in range(max(0, first - 5), first):
        line = after[at]
        if (
            line.blank_before
            and reads_as_title(line, words)
            and not line.text.endswith(".")
            and len(line.text) < 160
            and not _is_field(line, words)
            and not find_dates(line.text)
            and not DOCUMENT_TYPE.search(line.text)
            and not find_bodies(line.text)
            and not place_cue().search(line.text)
            and at + 1 < len(after)
            and after[at + 1].blank_before
        ):
            return open_at_title(line, at + 1, opening.score)
    return opening


def _in_attachments(
    at: int, after: Sequence[Line], words: Vocabulary, *, empty_lists: bool
) -> bool:
    """Tell whether a line is one of the files listed above, and no title."""
    if re.match(r"Bilag\s\d|.*\.\w{3,4}$", after[at].text):
        return True
    if empty_lists:
        return False
    label = words.sections.match(after[at - 1].text) if at else None
    return bool(label and label.kind == "attachments" and label.alone)


def _ends_in_date(text: str, *, later: bool) -> bool:
    """Tell whether a line ends in a date, or in a bare year above the first item.

    "Affaldstakster 2018" may be the title of a later item, "Regnskab pr. 31. marts 2023" of any.
    """
    if _AS_OF.search(text):
        return False
    if not later:
        return bool(re.search(r"\d{4}$", text))
    return any(one.span[1] == len(text) for one in find_dates(text))


_AS_OF = re.compile(r"\b(?:pr\.?|per)\s(?:den\s)?\d[\w. -]{3,20}$", re.IGNORECASE)


def _in_absentees(at: int, after: Sequence[Line], words: Vocabulary) -> bool:
    """Tell whether a line is one of the names under a label that says who is away."""
    while at and people_in_list(after[at].text):
        label = words.sections.match(after[at - 1].text)
        if label and label.kind == "absence":
            return True
        at -= 1
    return False


def _said_under_label(at: int, after: Sequence[Line], words: Vocabulary) -> bool:
    """Tell whether a sentence is all that stands under a label: "Økonomi | Ikke relevant."."""
    label = words.sections.match(after[at - 1].text) if at else None
    return bool(label and label.alone) and after[at].text.endswith(".")


def open_at_label(
    at: int, around: Surroundings, *, later: bool, empty_lists: bool = False
) -> Opening:
    """Open an item at a label; a short line that stands free above it is its title.

    ``later`` tells that it is not the first item, ``empty_lists`` that a line right under the label
    of attachments may be a title.
    """
    after, words = around.lines, around.words
    below = _below_case(at, after, words)
    if below and (_freer(at, after) or (not later and _later_titles_below(at, around))):
        return open_at_title(below, at + 2)
    up = at
    while up and at - up < 4 and _below_title(after[up - 1], words):
        up -= 1
    if up:
        above = after[up - 1]
        lone = above.blank_before >= 1 or above.level > 0
        if (
            lone
            and (reads_as_title(above, words) or titled_by_kind(up - 1, around))
            and len(above.text) < 160
            and not _is_field(above, words)
            and (later or after[up].blank_before <= 1)
            and not _ends_in_date(above.text, later=later)
            and (later or not place_cue().search(above.text) or _place_told(up - 1, after, words))
            and not _in_attachments(up - 1, after, words, empty_lists=empty_lists)
            and not _in_absentees(up - 1, after, words)
            and not _said_under_label(up - 1, after, words)
        ):
            return open_at_title(above, up)
    if below and not below.blank_before:
        return open_at_title(below, at + 2)
    return Opening(after[at].index, None, "", (), None, at, 1.0)


def _place_told(at: int, after: Sequence[Line], words: Vocabulary) -> bool:
    """Tell whether a label of the head says where the meeting was: a title may name a house."""
    labels = (words.header.match(line.text) for line in after[:at])
    return any(label is not None and label.kind == "place" for label in labels)


def _freer(at: int, after: Sequence[Line]) -> bool:
    """Tell whether all lines stand free, but a case number freer than the line below it."""
    return 0 < after[at + 1].blank_before < after[at].blank_before


def _later_titles_below(first: int, around: Surroundings) -> bool:
    """Tell whether the titles of most later items stand below their case numbers."""
    after, words = around.lines, around.words
    later = [
        at
        for at in range(first + 1, len(after) - 1)
        if is_case_line(after[at], words) and after[at].blank_before
    ]
    below = sum(_freer(at, after) and _below_case(at, after, words) is not None for at in later)
    return below * 2 > len(later)


def _below_case(at: int, after: Sequence[Line], words: Vocabulary) -> Line | None:
    """Give the title that stands below a case number, if one does."""
    if at + 1 >= len(after) or not is_case_line(after[at], words):
        return None
    title = after[at + 1]
    return title if reads_as_title(title, words) else None


def _below_title(line: Line, words: Vocabulary) -> bool:
    """Tell whether a line between title and first label says who is away, or the case number."""
    label = words.sections.match(line.text)
    return (
        bool(label and label.kind == "absence")
        or bool(ONLY_AWAY.search(line.text))
        or is_case_line(line, words)
    )


def _is_field(line: Line, words: Vocabulary) -> bool:
    """Tell whether a line is a field of the head, not a title that begins with its word."""
    label = words.header.match(line.text)
    if label is None or label.open_ended:
        return False
    # "Godkendelse af dagsorden" right above the labels of an item is its title.
    return not (label.kind == "remarks" and label.alone and not label.colon)
