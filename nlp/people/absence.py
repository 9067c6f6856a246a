"""The value of an absence label: who was away, from what, and who came instead."""

from __future__ import annotations

import re

from sagsspor.nlp.people.absence_sentences import sentence_absence
from sagsspor.nlp.people.away_items import came_or_left, items_away
from sagsspor.nlp.people.names import party_of
from sagsspor.nlp.people.person_lists import people_in_list
from sagsspor.nlp.people.presence import Absence, Presence
from sagsspor.nlp.people.substitutes import SUBSTITUTE, tell_substitutes

_NOBODY = re.compile(r"\W*(?:ingen|alle\s(?:mødt|var)|-|intet)\b", re.IGNORECASE)
_LEFT_LAST = re.compile(r",\s(?:som|der)\s(?:gik|forlod)\b", re.IGNORECASE)
_SENTENCE_AFTER = re.compile(
    r"(?<=[)\w])\.\s(?=[A-ZÆØÅ][^.\n]{3,120}\b(?:deltog|deltager|mødte?|møder|var|er)\b)"
)


def read_absence(text: str, offset: int = 0) -> Presence:
    """Read the value of an absence label: persons, their items, their deputies."""
    if _NOBODY.match(text) and not people_in_list(text):
        return Presence()
    read = [_read_entry(chunk, start + offset) for start, chunk in _entries(text)]
    return Presence(
        tuple(absence for one in read for absence in one.absences),
        tuple(substitute for one in read for substitute in one.substitutes),
    )


def _read_entry(text: str, offset: int) -> Presence:
    told = _SENTENCE_AFTER.search(text)
    said = sentence_absence(text[told.end() :], (), offset + told.end()) if told else None
    if told and said:
        # "Lone Holm (A). Mødt for Lone Holm var Jens Ask (A).": a list, and then a sentence.
        listed = _read_list(text[: told.start() + 1], offset)
        return Presence(
            (*said.absences, *listed.absences), (*said.substitutes, *listed.substitutes)
        )
    return _read_list(text, offset)


def _read_list(text: str, offset: int) -> Presence:
    beside = _LEFT_LAST.search(text)
    if beside and came_or_left(text[beside.start() :]) and "\n" not in text:
        # "Lone Holm og Jens Ask, som forlod mødet kl. 20.15": he alone left, and misses this too.
        people = people_in_list(text[: beside.start()], offset)
        span = (offset, offset + len(text))
        return Presence(
            tuple(
                Absence(person, "absent", (">=",) if person is people[-1] else (), span)
                for person in people
            )
        )
    moved = sentence_absence(text, (), offset) if came_or_left(text) else None
    if moved:
        # "Lone Holm (A) gik kl. 18.40": among the absentees, and away for a part.
        return moved
    people = people_in_list(text, offset)
    if not people:
        return Presence()
    marks = [match.start() + offset for match in SUBSTITUTE.finditer(text)]
    came = re.search(r",\s[^,]{3,60}\sdeltog\W*$", text)
    if came:
        # "Lone Holm, Jens Ask deltog": he came for her.
        marks.append(came.end() + offset)
    if marks:
        return tell_substitutes(text, offset, people, marks)
    items = items_away(text)
    if not items and re.search(r"\(\s?(?:fra\s|til\s)?kl\.", text):
        # Away for some hours, not from items that are named.
        items = ("?",)
    span = (offset, offset + len(text))
    last_only = "sidstnævnte" in text.casefold()
    return Presence(
        tuple(
            Absence(person, "absent", () if last_only and person is not people[-1] else items, span)
            for person in people
        )
    )


def _entries(text: str) -> list[tuple[int, str]]:
    """Part a list where each line is an entry of its own; else it is one entry."""
    lines = text.split("\n")
    if len(lines) == 1:
        return [(0, text)]
    entries: list[tuple[int, str]] = []
    position = 0
    for line in lines:
        if entries and (
            re.search(r"(?:,|\bog)\s*$", entries[-1][1])
            or line.lstrip()[:1].islower()
            or line.lstrip()[:1] == "("
            or _continues_name(entries[-1][1], line)
        ):
            begin, before = entries[-1]
            entries[-1] = (begin, before + "\n" + line)
        else:
            entries.append((position, line))
        position += len(line) + 1
    return entries


def _continues_name(before: str, line: str) -> bool:
    last = re.split(r",|\bog\b", before)[-1].strip()
    return (
        len(last) > 1
        and " " not in last
        and party_of(last) is None
        and not re.search(r"[.:)]$", last)
        and bool(re.match(r"\s*[A-ZÆØÅ]", line))
        and "," in before
    )
