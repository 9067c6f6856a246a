"""The values below a run of labels in the head: what stands there, and which label each fits."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from sagsspor.nlp.layout.head_words import OF_PEOPLE, OTHER_DAY, place_cue
from sagsspor.nlp.layout.lines import Line
from sagsspor.nlp.layout.wrapped_lists import list_goes_on
from sagsspor.nlp.mentions.bodies import find_bodies
from sagsspor.nlp.mentions.dates import find_dates, find_times
from sagsspor.nlp.people.person_lists import people_in_list
from sagsspor.nlp.text.hyphens import joint
from sagsspor.nlp.vocabulary import Label, Vocabulary

UNKNOWN = "unknown"
"""The kind of a label that no vocabulary holds."""


def with_day(labels: list[Label], valued: Sequence[tuple[str, int]]) -> list[Label]:
    """Take an unknown label with a day beside it for that of the day, where no other has one."""
    of_day = None
    if not any(label.kind == "date" for label in labels):
        of_day = next((n for text, n in valued if _is_of_day(text, labels[n])), None)
    return [
        replace(label, kind="date" if n == of_day else "ignored")
        if label.kind == UNKNOWN
        else label
        for n, label in enumerate(labels)
    ]


def _is_of_day(text: str, label: Label) -> bool:
    dated = any(day.complete for day in find_dates(text))
    return dated and label.kind == UNKNOWN and not OTHER_DAY.search(label.word)


# "kl. :", "kl..", ": - :", "::": what is left of hours whose digits a converter dropped.
_LOST_HOUR = re.compile(r"(?:[Kk]l\.?\s?[:.]|:{1,2})(?:\s?[–-]\s?[:.])?\s?\.?")


def head_values(lines: Sequence[Line], most: int, words: Vocabulary) -> list[tuple[Line, ...]]:
    """Give the values that stand below a run of labels, each with the lines it goes on over."""
    values: list[tuple[Line, ...]] = []
    for line in lines:
        # An hour that is lost is no label "Kl.".
        label = None if _LOST_HOUR.fullmatch(line.text) else words.header.match(line.text)
        if (label and (label.alone or label.colon)) or len(values) >= most:
            break
        if values and (_parted(values[-1][-1], line) or list_goes_on(values[-1], line)):
            values[-1] = (*values[-1], line)
        else:
            values.append((line,))
    return values


def _parted(above: Line, line: Line) -> bool:
    """Tell whether a value is broken within a word: "Søvej 4, møde- | lokale B"."""
    return not line.blank_before and joint(above.text, line.text) is not None


# A value that shows its kind is worth more than one that could be anything.
_SHOWN, _ANYTHING, _PLACE_WORD = 1.0, 0.6, 0.3


def worth_in_head(text: str, label: Label) -> float:
    """Weigh a line as the value of a label of the head; 0 where it cannot be."""
    if not _fits_in_head(text, label):
        return 0.0
    if label.kind == "place":
        return _ANYTHING + (_PLACE_WORD if place_cue().search(text) else 0.0)
    return _SHOWN if label.kind in {"date", "time", "end", "absence", "members"} else _ANYTHING


def _fits_in_head(text: str, label: Label) -> bool:
    kind = label.kind
    if kind == "date":
        return bool(find_dates(text)) or ("tid" in label.word and bool(find_times(text)))
    if kind in {"time", "end"}:
        return bool(find_times(text)) or _LOST_HOUR.fullmatch(text) is not None
    if kind in OF_PEOPLE:
        nobody = kind == "absence" and re.fullmatch(r"Ingen\.?|Alle var mødt\.?", text)
        return bool(nobody or people_in_list(text))
    if kind == "place":
        timed = find_dates(text) or re.match(r"(?i:kl\.?)?\s*\d{1,2}[.:]\d{2}", text)
        return not timed and re.search(r"[^\W\d_]{3}", text) is not None
    if kind == "body":
        return bool(find_bodies(text))
    return "dato" not in label.word or bool(find_dates(text))
