"""The value of an absence label: who was away, from what, and who came instead."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from sagsspor.nlp.people.absence_sentences import sentence_absence
from sagsspor.nlp.people.away_items import came_or_left, items_away
from sagsspor.nlp.people.broken_names import joined_in_run
from sagsspor.nlp.people.names import party_of
from sagsspor.nlp.people.person_lists import people_in_list
from sagsspor.nlp.people.persons import Person
from sagsspor.nlp.people.presence import Absence, Presence
from sagsspor.nlp.people.substitutes import SUBSTITUTE, tell_substitutes

_NOBODY = re.compile(r"\W*(?:ingen|alle\s(?:mødt|var)|-|intet)\b", re.IGNORECASE)
_DEPUTY_BRACKET = re.compile(
    r"\((?P<deputy>(?:stedfortræder|suppleant|afløser)\b[^()\n]{3,60})\)", re.IGNORECASE
)
_TAKES_PART = re.compile(r"\b(?:deltog|deltager|mødte)\s(?:kun\s|alene\s)?(?:i|under|ved)\s")
# "Lone Holm (§§ 1-4), Jens Ask 12": numbers right behind a name, or behind its party.
_BARE_NUMBERS = re.compile(
    r"\)?\s*(?:\([A-ZÆØÅ]{1,3}\))?\s*(?:\(?§{1,2}\s?|\(?(?:nr\.?\s?)?)(?P<first>\d{1,3})"
    r"(?:\s?[-–]\s?(?P<last>\d{1,3}))?\)?\s*(?:[,;.]|\bog\b|$)"
)
_HOURS = re.compile(r"\(\s?(?:fra\s|til\s)?kl\.|,\s(?:fra|til|indtil)\skl\.")
_LEFT_LAST = re.compile(r",\s(?:som|der)\s(?:gik|forlod)\b", re.IGNORECASE)
# "Ved sag 4: Lone Holm. Ved sag 7: Jens Ask."
_NEXT_ITEM = re.compile(r"[.;]\s+(?=(?:[Vv]ed|[Uu]nder|[Pp]kt|[Pp]unkt|[Ss]ag|[Aa]fbud\sfra)\b)")
_SENTENCE_AFTER = re.compile(
    r"(?<=[)\w])\.\s(?=(?:\d\.\s\w+\s)?[A-ZÆØÅ][^.\n]{3,120}\b(?:deltog|deltager|mødte?|møder|var|er|forlod|erklærede|havde)\b)"
)


def read_absence(text: str, offset: int = 0) -> Presence:
    """Read the value of an absence label: persons, their items, their deputies."""
    if _NOBODY.match(text) and not people_in_list(text):
        return Presence()
    text = _without_counts(joined_in_run(text))
    read = [_read_entry(chunk, start + offset) for start, chunk in _entries(text)]
    return Presence(
        tuple(absence for one in read for absence in one.absences),
        tuple(substitute for one in read for substitute in one.substitutes),
    )


# "1. Lone Holm, A": the first of a list, with parted by line ends.
_COUNT = re.compile(r"^\s{0,4}(?P<n>\d{1,2})\.\s{1,4}(?=[A-ZÆØÅ])", re.MULTILINE)


def _without_counts(text: str) -> str:
    """Blank the numbers that count the lines of a list from 1; offsets stay.

    "12. Lone Holm" names an item: she was away from that one.
    """
    counts = [int(count["n"]) for count in _COUNT.finditer(text)]
    if counts != list(range(1, text.count("\n") + 2)):
        return text
    return _COUNT.sub(lambda count: " " * len(count[0]), text)


def _read_entry(text: str, offset: int) -> Presence:
    told = _SENTENCE_AFTER.search(text)
    said = sentence_absence(text[told.end() :], (), offset + told.end()) if told else None
    if told and said:
        # "Lone Holm (A). Mødt for Lone Holm var Jens Ask (A).": a list, and then a sentence.
        listed = _read_list(text[: told.start() + 1], offset)
        came = said.substitutes
        if len(came) == len(listed.absences) == 1 and came[0].instead_of is None:
            # "Lone Holm (A). I stedet mødte Jens Ask (A)."
            came = (replace(came[0], instead_of=listed.absences[0].person.name),)
        return Presence((*said.absences, *listed.absences), (*came, *listed.substitutes))
    if told and items_away(text[told.end() :]):
        # "Lone Holm. Jens Ask deltog under pkt. 1-2.": what the sentence says is of him alone.
        listed = _read_list(text[: told.start() + 1], offset)
        partly = _read_list(text[told.end() :], offset + told.end())
        return Presence(
            (*listed.absences, *partly.absences), (*listed.substitutes, *partly.substitutes)
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
        # "Lone Holm (A) gik kl. 18.40": among the absentees, and away for a part. Who came late
        # is told at the item that she missed.
        late = (
            replace(one, items=("<=",)) if one.items == ("<",) else one for one in moved.absences
        )
        return replace(moved, absences=tuple(late))
    # The brackets around a deputy are as good as a dash.
    text = _DEPUTY_BRACKET.sub(lambda bracket: f"-{bracket['deputy']} ", text)
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
    span = (offset, offset + len(text))
    return Presence(
        tuple(
            Absence(person, "absent", items, span)
            for person, items in zip(people, _items_of_each(text, offset, people), strict=True)
        )
    )


def _items_of_each(text: str, offset: int, people: Sequence[Person]) -> list[tuple[str, ...]]:
    """Give the items each person of a list is away from: those beside the name, or of them all."""
    starts = [person.span[0] - offset for person in people]
    ends = [person.span[1] - offset for person in people]
    behind = [text[a:b] for a, b in zip(ends, [*starts[1:], len(text)], strict=True)]
    before = _items_beside(text[: starts[0]])
    if before:
        # "Punkt 4: Lone Holm, punkt 7: Jens Ask"
        each = [before]
        for part in behind[:-1]:
            each.append(_items_beside(part) or each[-1])
        return each
    each = [_items_beside(part) for part in behind]
    apart = ";" in text[ends[0] : starts[-1]]
    if apart or "sidstnævnte" in text.casefold() or any(each[:-1]):
        return each
    # "Lone Holm og Jens Ask (punkt 3)"
    return [each[-1]] * len(people)


def _items_beside(text: str) -> tuple[str, ...]:
    items = items_away(text)
    if items:
        return _others(text, items) if _TAKES_PART.search(text) else items
    bare = _BARE_NUMBERS.match(text)
    if bare:
        first, last = int(bare["first"]), int(bare["last"] or bare["first"])
        return tuple(str(number) for number in range(first, min(last, first + 80) + 1))
    # Away for some hours, not from items that are named.
    return ("?",) if _HOURS.search(text) else ()


def _others(text: str, items: Sequence[str]) -> tuple[str, ...]:
    """Give the items before and after those somebody took part in: "deltog i punkt 2-6"."""
    numbers = [int(item) for item in items if item.isdigit()]
    if not numbers or "ikke" in text:
        return tuple(items)
    first, last = min(numbers), max(numbers)
    return (*((f"{first - 1}-",) if first > 1 else ()), f"{last + 1}+")


def _entries(text: str) -> list[tuple[int, str]]:
    """Part a list where each line is an entry of its own; else it is one entry."""
    lines = text.split("\n")
    if len(lines) == 1:
        cuts = [0, *(match.end() for match in _NEXT_ITEM.finditer(text)), len(text)]
        return [(a, text[a:b]) for a, b in pairwise(cuts)]
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
