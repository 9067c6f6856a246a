"""The list of who came where minutes print it inside their first item, and not in the head."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from sagsspor.nlp.layout.lines import Line
from sagsspor.nlp.meeting.header_fields import Field
from sagsspor.nlp.people.person_lists import people_in_list
from sagsspor.nlp.segmentation.items import ItemBlock
from sagsspor.nlp.segmentation.sections import Section
from sagsspor.nlp.vocabulary import Vocabulary

_AWAY_TITLE = re.compile(
    r"(?:Fraværende|Afbud|Fravær|Afbud og fravær)(?:\s(?:medlemmer|m\.v\.|mv\.))?"
    r"(?:\s(?:og|samt)\s(?:bemærkninger\stil|godkendelse\saf)\s(?:dagsorden(?:en)?|mødet))?$",
    re.IGNORECASE,
)
_KINDS = {"members", "absence", "staff"}
_FIRST_ITEMS = 2
"""The roll stands where the agenda is approved; that is the first item, or the one after it."""
_FEWEST = 3
"""So many persons under a label are a roll; fewer may be those who spoke."""


def lift_roll(
    blocks: Sequence[ItemBlock], words: Vocabulary
) -> tuple[tuple[ItemBlock, ...], tuple[Line, ...]]:
    """Take the lines of a roll out of the first items; gives the items without them, and them.

    A roll is a label for members with persons beside it, or under it one a line; the absentees
    and deputies around it go with it. Absentees next to a roll beside its label stay in the item
    too: they are marked for it. Items without a roll stay as they are.
    """
    for at, block in enumerate(blocks[:_FIRST_ITEMS]):
        taken = _roll_lines(block.body, words)
        if taken:
            beside = any(_beside_label(line, words) for line in block.body if line.index in taken)
            body = tuple(
                line
                for line in block.body
                if line.index not in taken or (beside and _label_kind(line, words) == "absence")
            )
            rest = (*blocks[:at], replace(block, body=body), *blocks[at + 1 :])
            return rest, tuple(line for line in block.body if line.index in taken)
    return tuple(blocks), ()


def absences_by_title(
    text: str, blocks: Sequence[ItemBlock], cut: Sequence[Sequence[Section]]
) -> tuple[Field, ...]:
    """Give the decisions of items that are about nothing but who is away, as fields of the head.

    "1. Fraværende", and under it the names: they are away from the whole meeting.
    """
    return tuple(
        Field("absence", "", section.spans, "fraværende")
        for block, sections in zip(blocks, cut, strict=True)
        if block.title and _AWAY_TITLE.match(block.title)
        for section in sections
        if section.kind in {"decision", "absence"}
        and section.spans
        and _lists_people(text, section)
    )


def as_absences(text: str, block: ItemBlock, sections: Sequence[Section]) -> tuple[Section, ...]:
    """Give the sections of an item, a decision that only lists who is away as their absence."""
    if not block.title or not _AWAY_TITLE.match(block.title):
        return tuple(sections)
    return tuple(
        replace(one, kind="absence", heading=None)
        if one.kind == "decision" and one.spans and _lists_people(text, one)
        else one
        for one in sections
    )


# "Lone Holm og Jens Ask. Bo Lind deltog under pkt. 1-2.": a list, and what else is said of it.
_SAID_BEHIND = re.compile(
    r"(?<=[a-zæøå)])\.\s(?=[A-ZÆØÅ][^.]{3,60}\s(?:deltog|deltager|mødte|ankom|forlod)\b)"
)


def _lists_people(text: str, section: Section) -> bool:
    said = _SAID_BEHIND.split(text[section.span[0] : section.span[1]], maxsplit=1)[0]
    people = people_in_list(said)
    covered = sum(person.span[1] - person.span[0] for person in people)
    return covered >= 0.5 * len(said) or bool(
        people and re.match(r"\W*(?:Der\s(?:er|var)\s)?(?:afbud|fravær)", said, re.IGNORECASE)
    )


def _roll_lines(body: Sequence[Line], words: Vocabulary) -> set[int]:
    start = next((at for at, line in enumerate(body) if _opens_roll(body, at, words)), None)
    if start is None:
        return set()
    first = start
    while first and (_label_kind(body[first - 1], words) == "absence" or _deputy(body[first - 1])):
        first -= 1
    end = start + 1
    while end < len(body) and (
        _lists_person(body[end])
        or _lists_several(body[end])
        or _label_kind(body[end], words) in _KINDS
        or _deputy(body[end])
        or _OF_GROUP.match(body[end].text)
        or _hangs_under_label(body, end, words)
    ):
        end += 1
    return {line.index for line in body[first:end]}


def _opens_roll(body: Sequence[Line], at: int, words: Vocabulary) -> bool:
    """Tell whether a line is a label for members with enough persons beside or under it."""
    label = words.header.match(body[at].text)
    if label is None or label.kind != "members":
        return False
    if not label.alone:
        return _beside_label(body[at], words)
    below = [one for one in body[at + 1 : at + 3] if not _label_kind(one, words)]
    if below and _lists_several(below[0]):
        return True
    under = body[at + 1 : at + 1 + _FEWEST]
    return len(under) == _FEWEST and all(map(_lists_person, under))


def _beside_label(line: Line, words: Vocabulary) -> bool:
    """Tell whether a label for members has enough persons on its own line."""
    label = words.header.match(line.text)
    if label is None or label.kind != "members" or not label.colon:
        return False
    return len(people_in_list(line.text[label.value :])) >= _FEWEST


def _label_kind(line: Line, words: Vocabulary) -> str:
    label = words.header.match(line.text)
    return label.kind if label and (label.alone or label.colon) else ""


def _lists_person(line: Line) -> bool:
    """Tell whether a line is one person of a list, with a number, a post or a party at most."""
    people = people_in_list(line.text) if len(line.text) < 90 else ()
    if len(people) != 1:
        return False
    start, end = people[0].span
    titled = start > 0 and end == len(line.text) and _TITLED.match(line.text[:start])
    said = line.text.endswith(".")
    return not said and (end - start >= 0.4 * len(line.text) or titled is not None)


# "Vicepolitidirektør ", "Observatør ": one word before a name.
_TITLED = re.compile(r"[A-ZÆØÅ][a-zæøå-]{3,30}\s$")


def _hangs_under_label(body: Sequence[Line], at: int, words: Vocabulary) -> bool:
    """Tell whether a line is somebody under a label, with the reason why he was away at most."""
    people = people_in_list(body[at].text) if len(body[at].text) < _LONG_REASON else ()
    if not people or people[0].span[0] > _POST:
        return False
    under = _label_kind(body[at - 1], words) in _KINDS or _OF_GROUP.match(body[at - 1].text)
    reason = _REASON.search(body[at].text, people[-1].span[1])
    start, end = people[0].span[0], people[-1].span[1]
    return bool(reason or (under and end - start >= 0.6 * len(body[at].text)))


_LONG_REASON = 140
_POST = 45
"""Signs that a post may take before a name."""
_REASON = re.compile(r"\s(?:grundet|på\sgrund\saf|pga\.?|på\sferie|syg)\b", re.IGNORECASE)


def _lists_several(line: Line) -> bool:
    """Tell whether a line is a list of three or more persons, with notes beside them."""
    people = people_in_list(line.text) if len(line.text) < 600 else ()
    covered = sum(person.span[1] - person.span[0] for person in people)
    noted = sum(len(person.note or "") for person in people)
    return len(people) >= _FEWEST and covered + noted >= 0.6 * len(line.text)


# "Fra Kultur- og Fritidsforvaltningen:", "Tilforordnet fra handicaporganisationerne:"
_OF_GROUP = re.compile(r"(?:Fra|Tilforordnet fra|Observatører|Repræsentanter for)\b[^.]{0,70}:$")


def _deputy(line: Line) -> bool:
    return len(line.text) < 160 and bool(
        re.search(r"\b(?:stedfortræder|suppleant)\b", line.text, re.IGNORECASE)
        or re.match(
            r"(?:I\sstedet\sfor|For)\s.{3,60}\s(?:mødte|møder|deltog|deltager)\s", line.text
        )
    )
