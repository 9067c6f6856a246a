"""The labelled fields of the head: label and value on one line, below it, or in blocks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sagsspor.nlp.layout.head_words import DOCUMENT_TYPE, OF_PEOPLE, place_cue
from sagsspor.nlp.layout.label_blocks import (
    read_head_block,
    read_people_columns,
    read_people_groups,
)
from sagsspor.nlp.layout.lines import Line
from sagsspor.nlp.layout.side_by_side import read_side_by_side
from sagsspor.nlp.layout.wrapped_lists import breaks_name
from sagsspor.nlp.mentions.bodies import find_bodies
from sagsspor.nlp.mentions.dates import find_dates, find_times
from sagsspor.nlp.people.names import is_role_word, party_of
from sagsspor.nlp.people.person_lists import people_in_list
from sagsspor.nlp.text.source import Span
from sagsspor.nlp.vocabulary import Label, Vocabulary

# What stands after the last name of a line: a post, an organisation in parentheses, the time
# somebody came or left.
_BESIDE_LAST = re.compile(
    r"(?:,\s[a-zæøå][\w .-]{2,40})?(?:\s\([^()]{3,60}\))?"
    r"(?:\s(?:fra|til)\skl\.\s?[\d.:]{1,5})?[;,]?$"
)


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
        block = (
            read_side_by_side(lines, at, words)
            or read_head_block(lines, at, words)
            or read_people_columns(lines, at, words)
            or read_people_groups(lines, at, words)
        )
        if block:
            fields += [Field(one.label.kind, "", one.spans, one.label.word) for one in block.pairs]
            at = block.end
            continue
        line = lines[at]
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
        several = label.kind in OF_PEOPLE
        while at < len(lines) and _goes_on(lines, at, label, words, bool(spans), several):
            spans.append((lines[at].start, lines[at].end))
            at += 1
            if not several:
                break
        fields.append(Field(label.kind, "", tuple(spans), label.word))
    return tuple(fields)


# Why somebody was away: "Borgmester Lone Holm grundet tjenesterejse."
_REASON = re.compile(r"\s(?:grundet|på\sgrund\saf|pga\.?)\s", re.IGNORECASE)
# "14.00" below its label.
_HOUR_ALONE = re.compile(r"(?:[01]?\d|2[0-3])[.:][0-5]\d")
_MARK = 3
"""Signs that a list mark takes before a name."""
_NOTED = re.compile(r"\s?\([^()\n]{1,60}\)\s?(?:[-–,;:]|$)")
# "Start kl.   18.00"
_HOUR = re.compile(r"\d{1,2}[.:]\d{2}(?:\s|$)")


def _field_label(line: Line, words: Vocabulary) -> Label | None:
    label = words.header.match(line.text)
    if label is None:
        return None
    if label.glued and label.kind == "body":
        # "UdvalgKommunalbestyrelsen"
        bodies = find_bodies(line.text[label.value :])
        return label if bodies and bodies[0].span[0] == 0 else None
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
            return label if find_times(rest) or _HOUR.match(rest) else None
        if label.kind == "place":
            # "Mødelokale 2" is a place's name, "Mødelokale Rådssalen" a label and its value.
            # "Mødelokale Viben, Rådhuset": the cue is that of the house.
            named = label.word not in {"mødelokale", "lokale"} or place_cue().search(
                rest.split(",")[0]
            )
            return label if rest[:1].isupper() and named else None
        if label.kind in OF_PEOPLE:
            return label if people_in_list(rest) else None
        if label.kind == "body":
            return label if find_bodies(rest) and not find_dates(rest) else None
        return None
    return label


def _goes_on(
    lines: Sequence[Line], at: int, over: Label, words: Vocabulary, having: bool, several: bool
) -> bool:
    """Tell whether a line still belongs to the value of the field whose label is above it."""
    line = lines[at]
    kind = over.kind
    # "... deltager som | stedfortræder"; with a capital the last line may be a label.
    last_label = at + 1 == len(lines) and not line.text[0].islower()
    if several and having and not last_label and _beside_name(line.text):
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
            or breaks_name(previous, line.text)
        )
        named = len(_BESIDE_LAST.sub("", line.text))
        # "Lone Holm (Socialistisk Folkeparti) - afbud til punkt 1-2": the rest is said of her.
        leads = bool(people) and people[0].span[0] <= _MARK
        noted = leads and _NOTED.match(line.text, people[0].span[1]) is not None
        # "Lone Holm (loho) Havnelisten": a long party, and no more.
        ends = leads and bool(people[0].party) and line.text.endswith(people[0].party or "")
        excused = kind == "absence" and bool(people) and _REASON.search(line.text) is not None
        return (
            noted
            or ends
            or excused
            or (bool(people) and covered >= 0.3 * named)
            or (wraps and not line.blank_before and len(line.text) < 200)
        )
    if having:
        return False
    if line.blank_before > 1 or (line.level and kind != "body"):
        return False
    if kind == "date" and find_dates(line.text):
        return True
    if kind in {"time", "end"} or (kind == "date" and "tid" in over.word):
        timed = find_times(line.text) or _HOUR_ALONE.fullmatch(line.text)
        return bool(timed) and len(line.text) < 40
    if kind == "place":
        return len(line.text) < 90 and not find_dates(line.text)
    if kind == "body":
        return bool(find_bodies(line.text)) and len(line.text) < 90
    return False


def _beside_name(text: str) -> bool:
    """Tell whether a line is only the role or the party of the person on the line above."""
    post = re.sub(r"^\d\.\s", "", text)  # "2. næstformand"
    return len(text) < 60 and (party_of(text) is not None or all(map(is_role_word, post.split())))
