"""The labelled fields of the head: label and value on one line, below it, or in blocks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from sagsspor.nlp.bodies import find_bodies
from sagsspor.nlp.dates import find_dates, find_times
from sagsspor.nlp.lines import Line
from sagsspor.nlp.names import is_role_word, party_of
from sagsspor.nlp.persons import people_in_list
from sagsspor.nlp.source import Span
from sagsspor.nlp.vocabulary import Label, Vocabulary, table

DOCUMENT_TYPE = re.compile(
    r"\b(?:referat|beslutningsprotokol|protokol|dagsorden|beslutninger|beslutningsreferat|"
    r"tillægsdagsorden|tillægsreferat|åbent referat|udskrift)\b",
    re.IGNORECASE,
)

# What stands after the last name of a line: a post, an organisation in parentheses.
_BESIDE_LAST = re.compile(r"(?:,\s[a-zæøå][\w .-]{2,40})?(?:\s\([^()]{3,60}\))?$")

_NAME_VALUES = {"members", "absence", "staff"}


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the head: its kind, its value as printed, and where it stands."""

    kind: str
    value: str
    spans: tuple[Span, ...]
    word: str = ""


def read_fields(lines: Sequence[Line], words: Vocabulary) -> tuple[Field, ...]:
    """Read the labelled fields of the head: label and value on one line, under it, or in blocks."""
    fields: list[Field] = []
    at = 0
    while at < len(lines):
        block = _label_block(lines, at, words)
        if block:
            at = _pair_block(lines, at, block, fields, words)
            continue
        line = lines[at]
        columns = _two_columns(line, words)
        if columns:
            at = _read_columns(lines, at, columns, fields)
            continue
        label = _field_label(line, words)
        if label is None or label.kind == "contents":
            at += 1
            continue
        start = line.start + label.value
        rest = line.text[label.value :]
        spans: list[Span] = []
        if rest.strip(" .:;-"):
            start += len(rest) - len(rest.lstrip(" \t:.-–"))
            spans.append((start, line.end))
        at += 1
        several = label.kind in _NAME_VALUES
        while at < len(lines) and _goes_on(lines, at, label, words, bool(spans), several):
            spans.append((lines[at].start, lines[at].end))
            at += 1
            if not several:
                break
        fields.append(Field(label.kind, "", tuple(spans), label.word))
    return tuple(fields)


def _two_columns(line: Line, words: Vocabulary) -> tuple[Label, Label] | None:
    """Read "Medlemmer Tilforordnede": the heads of two columns of people on one line."""
    left = words.header.match(line.text)
    if left is None or left.kind != "members" or not left.open_ended:
        return None
    right = words.header.match(line.text[left.value :].lstrip())
    return (left, right) if right and right.alone and right.kind == "staff" else None


def _read_columns(
    lines: Sequence[Line], at: int, columns: tuple[Label, Label], fields: list[Field]
) -> int:
    """Take the first name of each line below for the left column, the second for the right."""
    sides: tuple[list[Span], list[Span]] = ([], [])
    at += 1
    while at < len(lines):
        people = people_in_list(lines[at].text, lines[at].start)
        covered = sum(person.span[1] - person.span[0] for person in people)
        if not 1 <= len(people) <= 2 or covered < 0.8 * len(lines[at].text):
            break
        for side, person in zip(sides, people, strict=False):
            side.append(person.span)
        at += 1
    for label, side in zip(columns, sides, strict=True):
        fields.append(Field(label.kind, "", tuple(side), label.word))
    return at


def _field_label(line: Line, words: Vocabulary) -> Label | None:
    label = words.header.match(line.text)
    if label is None:
        return None
    if label.glued and label.kind not in {"date", "place", "absence", "members", "time"}:
        return None
    if label.open_ended:
        rest = line.text[label.value :].strip()
        if label.kind == "date":
            if find_dates(rest):
                return label
            # "Tid 15:30"
            return (
                label
                if "tid" in label.word
                and re.match(r"(?:kl\.?\s?)?\d{1,2}[.:]\d{2}\b", rest, re.IGNORECASE)
                else None
            )
        if label.kind in {"time", "end"}:
            return label if find_times(rest) else None
        if label.kind == "place":
            # "Mødelokale 2" is a place's name, "Mødelokale Rådssalen" a label and its value.
            named = label.word not in {"mødelokale", "lokale"} or place_cue().search(rest)
            return label if rest[:1].isupper() and named else None
        if label.kind in _NAME_VALUES:
            return label if people_in_list(rest) else None
        if label.kind == "body":
            return label if find_bodies(rest) and not find_dates(rest) else None
        return None
    return label


def _label_block(lines: Sequence[Line], at: int, words: Vocabulary) -> list[Label]:
    """Give the run of three or more labels without values that starts here, else nothing."""
    block: list[Label] = []
    while at + len(block) < len(lines):
        line = lines[at + len(block)]
        label = words.header.match(line.text) or _any_label(line.text)
        if label is None or not label.alone or label.kind == "contents":
            break
        block.append(label)
    if len(block) == 2 and block[0].kind == "place" and block[1].kind in {"absence", "members"}:
        # Two labels and then their two values: the second value must be people.
        values = lines[at + 2 : at + 4]
        labels = [words.header.match(line.text) for line in values]
        if len(values) == 2 and not any(one and (one.alone or one.colon) for one in labels):
            alone = not people_in_list(values[0].text) and people_in_list(values[1].text)
            return block if alone else []
    return block if len(block) >= 3 else []


def _any_label(text: str) -> Label | None:
    """Take an unknown short text that ends in a colon for a label, inside a run of labels."""
    if len(text) < 45 and text.endswith(":") and text[:1].isupper():
        return Label("ignored", text.rstrip(":").casefold(), len(text), True, True)
    return None


def _pair_block(
    lines: Sequence[Line], at: int, block: list[Label], fields: list[Field], words: Vocabulary
) -> int:
    """Give each value of the block below to the next label it fits."""
    values: list[Line] = []
    parts: list[tuple[Line, ...]] = []
    for line in lines[at + len(block) : at + 2 * len(block) + 12]:
        label = words.header.match(line.text)
        if (label and (label.alone or label.colon)) or len(values) >= len(block) + 3:
            break
        if values and _wraps_list(parts[-1], line):
            parts[-1] = (*parts[-1], line)
        else:
            values.append(line)
            parts.append((line,))
    pairs = _longest_pairing(values, block)
    if not pairs:
        return at + len(block)
    for value, label_at in pairs:
        spans = tuple((line.start, line.end) for line in parts[value])
        fields.append(Field(block[label_at].kind, "", spans, block[label_at].word))
    return at + len(block) + sum(len(part) for part in parts[: pairs[-1][0] + 1])


_FILLED = 60
"""Characters of a line that the page's width broke, at least."""


def _wraps_list(above: Sequence[Line], line: Line) -> bool:
    """Tell whether a list of names goes on: the line above ends in a comma or was filled."""
    last = above[-1].text.rstrip()
    if last.count(",") < 2 or line.blank_before:
        return False
    # "..., Poul A. | Larsen": the last name of the list is broken.
    if re.search(r",\s[A-ZÆØÅ][\wæøå.'-]*(?:\s[A-ZÆØÅ]\.)?$", last):
        return bool(re.match(r"[A-ZÆØÅ][\wæøå'-]+(?:\s[A-ZÆØÅ][\wæøå'-]+)?(?:,|$)", line.text))
    if "," not in line.text:
        return False
    if last.endswith(","):
        return True
    named = {person.name for one in above for person in people_in_list(one.text)}
    here = {person.name for person in people_in_list(line.text)}
    # Absentees stand in the list of members too: a line that names nobody new is another value.
    return len(last) >= _FILLED and not here <= named


def _longest_pairing(values: Sequence[Line], block: Sequence[Label]) -> list[tuple[int, int]]:
    """Pair values with labels in order, as many as fit; of equal ones the earliest."""
    best: list[list[tuple[float, list[tuple[int, int]]]]] = [
        [(0.0, []) for _ in range(len(block) + 1)] for _ in range(len(values) + 1)
    ]
    for v in range(len(values) - 1, -1, -1):
        for b in range(len(block) - 1, -1, -1):
            options = [best[v + 1][b], best[v][b + 1]]
            if _fits(values[v].text, block[b]):
                weight = (
                    1.0 if block[b].kind in {"date", "time", "end", "absence", "members"} else 0.6
                )
                weight += (
                    0.3 if block[b].kind == "place" and place_cue().search(values[v].text) else 0.0
                )
                score, rest = best[v + 1][b + 1]
                options.append((score + weight, [(v, b), *rest]))
            best[v][b] = max(options, key=lambda option: option[0])
    return best[0][0][1]


def _fits(text: str, label: Label) -> bool:
    kind = label.kind
    if kind == "date":
        return bool(find_dates(text)) or ("tid" in label.word and bool(find_times(text)))
    if kind in {"time", "end"}:
        return bool(find_times(text))
    if kind in _NAME_VALUES:
        nobody = kind == "absence" and re.fullmatch(r"Ingen\.?|Alle var mødt\.?", text)
        return bool(nobody or people_in_list(text))
    if kind == "place":
        return not find_dates(text) and not re.match(r"(?i:kl\.?)?\s*\d{1,2}[.:]\d{2}", text)
    if kind == "body":
        return bool(find_bodies(text))
    return "dato" not in label.word or bool(find_dates(text))


def _goes_on(
    lines: Sequence[Line], at: int, over: Label, words: Vocabulary, having: bool, several: bool
) -> bool:
    """Tell whether a line still belongs to the value of the field whose label is above it."""
    line = lines[at]
    kind = over.kind
    if several and having and _beside_name(line.text) and at + 1 < len(lines):
        return True
    label = _field_label(line, words)
    if label is not None:
        return False
    section = words.sections.match(line.text)
    if section and (not several or (section.alone and section.kind == "ignored")):
        return False
    if several:
        if DOCUMENT_TYPE.fullmatch(line.text) or (
            find_dates(line.text) and not people_in_list(line.text)
        ):
            return False
        if having and line.blank_before > 1 and not lines[at - 1].text.rstrip().endswith(","):
            return False
        people = people_in_list(line.text)
        covered = sum(person.span[1] - person.span[0] for person in people)
        previous = lines[at - 1].text.rstrip()
        wraps = having and (
            previous.endswith((",", " og", "-"))
            or line.text[:1] in "("
            or line.text[:1].islower()
            or _wraps_name(previous, line.text)
        )
        named = len(_BESIDE_LAST.sub("", line.text))
        return (bool(people) and covered >= 0.3 * named) or (
            wraps and not line.blank_before and len(line.text) < 200
        )
    if having:
        return False
    if line.blank_before > 1 or (line.level and kind != "body"):
        return False
    if kind == "date" and find_dates(line.text):
        return True
    if kind in {"time", "end"} or (kind == "date" and "tid" in over.word):
        return bool(find_times(line.text)) and len(line.text) < 40
    if kind == "place":
        return len(line.text) < 90 and not find_dates(line.text)
    if kind == "body":
        return bool(find_bodies(line.text)) and len(line.text) < 90
    return False


def _beside_name(text: str) -> bool:
    """Tell whether a line is only the role or the party of the person on the line above."""
    return len(text) < 60 and (party_of(text) is not None or all(map(is_role_word, text.split())))


def _wraps_name(previous: str, text: str) -> bool:
    """Tell whether a name broken over two lines joins them: "... Githa | Nelander, Anette ..."."""
    return bool(
        re.search(r",\s[A-ZÆØÅ][\wæøåéü'-]+(?:\s[A-ZÆØÅ][\wæøåéü'.-]+)?$", previous)
        and re.match(r"[A-ZÆØÅ][\wæøåéü'-]+\s?(?:,|\(|$)", text)
    )


@cache
def place_cue() -> re.Pattern[str]:
    """Give the pattern of the words that tell a place."""
    words = "|".join(map(re.escape, table("labels")["cues"]["place"]))
    return re.compile(rf"(?i:{words})\b")
