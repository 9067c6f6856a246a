"""Labels and their values apart: columns of a table, or the labels first and then the values.

Text of a PDF prints the two columns of such a table one after the other: "Sagsnr.: | Sagen afgøres
i: | Bilag: | 15/24042 | Byrådet | Kort.pdf".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sagsspor.nlp.layout.decision_headings import heads_decision
from sagsspor.nlp.layout.head_values import (
    UNKNOWN,
    head_values,
    with_day,
    worth_in_head,
)
from sagsspor.nlp.layout.lines import Line
from sagsspor.nlp.mentions.bodies import find_bodies
from sagsspor.nlp.people.person_lists import people_in_list
from sagsspor.nlp.text.source import Span
from sagsspor.nlp.vocabulary import Label, Vocabulary


@dataclass(frozen=True, slots=True)
class Paired:
    """A label that stands apart from its value, and the spans of the value."""

    label: Label
    label_span: Span
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """Labels with their values, of those that have one; ``end`` is the line below the values."""

    pairs: tuple[Paired, ...]
    end: int


def read_people_columns(lines: Sequence[Line], at: int, words: Vocabulary) -> Block | None:
    """Read "Medlemmer Tilforordnede": the heads of two columns of people on one line.

    The first name of each line below is of the left column, the second of the right, each with
    what stands behind it.
    """
    head = lines[at]
    left = words.header.match(head.text)
    if left is None or left.kind != "members" or not left.open_ended:
        return None
    right = words.header.match(head.text[left.value :].lstrip())
    if not (right and right.alone and right.kind in {"staff", "absence"}):
        return None
    sides: tuple[list[Span], list[Span]] = ([], [])
    end = at + 1
    while end < len(lines) and (entries := _entries(lines[end])):
        for side, entry in zip(sides, entries, strict=False):
            side.append(entry)
        end += 1
    pairs = zip((left, right), sides, strict=True)
    whole = (head.start, head.end)
    return Block(tuple(Paired(label, whole, tuple(side)) for label, side in pairs), end)


_PARTY_BEHIND = re.compile(r"\s?\([^()]{1,30}\)")


def _entries(line: Line) -> list[Span]:
    """Give the one or two names a line consists of, each with the party behind it."""
    people = people_in_list(line.text)
    spans: list[Span] = []
    for person in people:
        party = _PARTY_BEHIND.match(line.text, person.span[1])
        spans.append((person.span[0], party.end() if party else person.span[1]))
    covered = sum(end - start for start, end in spans)
    if not 1 <= len(spans) <= 2 or covered < 0.8 * len(line.text):
        return []
    return [(line.start + start, line.start + end) for start, end in spans]


_OF_ROLL = {"members", "absence", "staff"}


def read_people_groups(lines: Sequence[Line], at: int, words: Vocabulary) -> Block | None:
    """Read empty labels of people, and below them a group of names for each, parted by white space.

    "Deltagere: | Fraværende: | (blank) | Lone Holm | Jens Ask | (blank) | Eva Rask".
    """
    labels: list[Label] = []
    for line in lines[at : at + len(_OF_ROLL)]:
        label = words.header.match(line.text)
        if label is None or not label.alone or label.kind not in _OF_ROLL:
            break
        labels.append(label)
    end = first = at + len(labels)
    if len({label.kind for label in labels}) < max(2, len(labels)) or first >= len(lines):
        return None
    groups: list[list[Span]] = []
    while end < len(lines) and (entries := _entries(lines[end])):
        if lines[end].blank_before or not groups:
            groups.append([])
        groups[-1] += entries
        end += 1
    if len(groups) != len(labels) or not lines[first].blank_before or len(groups[0]) < 2:
        return None
    return Block(
        tuple(
            Paired(label, (line.start, line.end), tuple(group))
            for label, line, group in zip(labels, lines[at:first], groups, strict=True)
        ),
        end,
    )


def read_head_block(lines: Sequence[Line], at: int, words: Vocabulary) -> Block | None:
    """Read three or more labels of the head without values, and the values below them all."""
    labels = _head_labels(lines, at, words)
    if not labels:
        return None
    first = at + len(labels)
    values = head_values(lines[first : first + len(labels) + 12], len(labels) + 3, words)
    chosen = _pair_in_order(
        labels, len(values), lambda value, label: worth_in_head(values[value][0].text, label)
    )
    labels = with_day(labels, [(values[value][0].text, n) for value, n in chosen])
    taken = values[: chosen[-1][0] + 1] if chosen else []
    return Block(
        tuple(_paired(lines, at, labels, n, values[value]) for value, n in chosen),
        first + sum(map(len, taken)),
    )


_IN_ITEM = {"case_number", "competence", "attachments", "ignored", "treatment"}
_MOST_IN_ITEM = 8


def read_item_block(lines: Sequence[Line], at: int, words: Vocabulary) -> Block | None:
    """Read labels of an item without values, attachments the last, and the values below them."""
    labels: list[Label] = []
    for line in lines[at : at + _MOST_IN_ITEM]:
        label = words.sections.match(line.text) if ":" in line.text else None
        if not label or not label.alone or not label.colon or label.kind not in _IN_ITEM:
            break
        labels.append(label)
    while labels and labels[-1].kind != "attachments":
        labels.pop()
    if len(labels) < 2:
        return None
    first = end = at + len(labels)
    kinds = {label.kind for label in labels}
    while (
        end < len(lines)
        and not _opens_part(lines[end].text, words)
        and any(_fits_in_item(kind, lines, end) for kind in kinds)
    ):
        end += 1
    chosen = _pair_in_order(
        labels, end - first, lambda value, label: _fits_in_item(label.kind, lines, first + value)
    )
    pairs: list[Paired] = []
    below = first
    for value, n in chosen:
        below = first + value + 1
        while labels[n].kind == "attachments" and below < end:
            # The last label takes all that is left: each line is an attachment.
            if not _fits_in_item("attachments", lines, below):
                break
            below += 1
        pairs.append(_paired(lines, at, labels, n, lines[first + value : below]))
    return Block(tuple(pairs), below)


def _paired(
    lines: Sequence[Line], at: int, labels: Sequence[Label], n: int, value: Sequence[Line]
) -> Paired:
    spot = lines[at + n]
    spans = tuple((line.start, line.end) for line in value)
    return Paired(labels[n], (spot.start, spot.end), spans)


def _pair_in_order(
    labels: Sequence[Label], values: int, worth: Callable[[int, Label], float]
) -> list[tuple[int, int]]:
    """Pair values with labels in order, for the best sum of worths; of equal ones the earliest.

    A pair is the place of a value and that of its label; a worth of 0 tells that they do not fit.
    """
    best: list[list[tuple[float, list[tuple[int, int]]]]] = [
        [(0.0, []) for _ in range(len(labels) + 1)] for _ in range(values + 1)
    ]
    for value in range(values - 1, -1, -1):
        for n in range(len(labels) - 1, -1, -1):
            options = [best[value][n + 1], best[value + 1][n]]
            gain = worth(value, labels[n])
            if gain:
                score, rest = best[value + 1][n + 1]
                options.insert(0, (score + gain, [(value, n), *rest]))
            best[value][n] = max(options, key=lambda option: option[0])
    return best[0][0][1]


def _head_labels(lines: Sequence[Line], at: int, words: Vocabulary) -> list[Label]:
    """Give the run of three or more labels without values that starts here, else nothing."""
    labels: list[Label] = []
    while at + len(labels) < len(lines):
        line = lines[at + len(labels)]
        label = words.header.match(line.text) or _unknown_label(line.text)
        if label is None or not label.alone or label.kind == "contents":
            break
        labels.append(label)
    if len(labels) >= 3:
        return labels
    if len(labels) == 2 and labels[0].kind == "place" and labels[1].kind in {"absence", "members"}:
        # Two labels and then their two values: the second value must be people.
        values = lines[at + 2 : at + 4]
        found = [words.header.match(line.text) for line in values]
        if len(values) == 2 and not any(one and (one.alone or one.colon) for one in found):
            alone = not people_in_list(values[0].text) and people_in_list(values[1].text)
            return labels if alone else []
    return []


def _unknown_label(text: str) -> Label | None:
    """Take an unknown short text that ends in a colon for a label, inside a run of labels."""
    if len(text) < 45 and text.endswith(":") and text[:1].isupper():
        return Label(UNKNOWN, text.rstrip(":").casefold(), len(text), True, True)
    return None


def _opens_part(text: str, words: Vocabulary) -> bool:
    """Tell whether a line is a label; "Indstilling fra styregruppen" may be an attachment."""
    label = words.sections.match(text)
    return label is not None and (not label.open_ended or heads_decision(text))


def _fits_in_item(kind: str, lines: Sequence[Line], at: int) -> bool:
    """Tell whether a line below a run of labels can be the value of one of them."""
    text = lines[at].text
    if kind == "case_number":
        return bool(re.search(r"\d", text)) and not re.search(r"[a-zæøå]{4}", text)
    if kind in {"competence", "treatment"}:
        return len(text) < 90 and bool(find_bodies(text))
    if kind == "ignored" or len(text) > 120 or text.endswith((".", ":")):
        return False
    # A short line right above a long one heads the text that follows.
    below = lines[at + 1].text if at + 1 < len(lines) else ""
    return bool(re.search(r"\.\w{3,4}$", text)) or len(below) <= 100
