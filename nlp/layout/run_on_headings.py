"""The numbered headings that stand in the middle of a run-on line, and where their titles end."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sagsspor.nlp.layout.run_on_labels import before, sentence_ends
from sagsspor.nlp.mentions.case_numbers import find_case_numbers
from sagsspor.nlp.text.patterns import either
from sagsspor.nlp.text.source import Span
from sagsspor.nlp.vocabulary import table

_DATA = table("run_on")
_LONGEST_TITLE = 250
_SHORTEST_TITLE = 8
_NUMBERED = re.compile(
    rf"(?<![^\s])(?:(?P<prefix>{'|'.join(_DATA['before_numbers'])})\s{{0,2}})?(?P<number>\d{{1,4}})"
    r"(?P<mark>[.:)]\s{0,4}|[ \t]{1,4}(?:-\s)?)(?=[A-ZÆØÅ\"»“]|\((?:Å|L|B\)|O\)))"
)
_COUNTED = re.compile(rf"(?:^|\s)(?i:{either(_DATA['counted'])})\.?:?\s{{1,3}}$")
# "den 3. maj 2011: Godkendt."
_YEAR = re.compile(r"(?:19|20)\d\d$")
_CHAIN = 3
"""Numbers that run on, one by one, tell headings where nothing ends before them."""
_LEADER_BEFORE = re.compile(r"(?:\.\s?){3,}\s{0,3}(?:\d{1,4}|[ivxl]{1,6})?\s{0,3}$")
# "Ændring af vedtægter" in the contents, "Ændring af vedtægter for Havnen" below: it goes on.
_TITLE_ENDED = re.compile(r"\s{0,3}(?:[A-ZÆØÅ(•]|$)", re.MULTILINE)
_HALF_WORD = re.compile(r"\s*[\w(.-]*$")


@dataclass(frozen=True, slots=True)
class RunOnHeading:
    """A numbered heading in the middle of a line, and where its title begins."""

    start: int
    value: int
    title: int


def find_headings(
    text: str, lines: Sequence[Span], edges: Sequence[int]
) -> tuple[RunOnHeading, ...]:
    """Find the numbers that open items: after a sentence, a label or a leader, or in a run.

    ``edges`` are the places, in order, at which lines are known to begin. A number in the middle of
    a sentence counts where the same number, or those beside it, stand before titles too.
    """
    found: list[tuple[RunOnHeading, bool, bool]] = []
    for start, end in lines:
        for match in _NUMBERED.finditer(text, start, end):
            at = match.start()
            told_before = before(text, at, start)
            if _COUNTED.search(told_before) or _YEAR.match(match.group("number")):
                continue
            near = bisect_left(edges, at - 2)
            edge = near < len(edges) and edges[near] <= at
            dotted = not match.group("mark").isspace()
            listed = bool(match.group("prefix") or _LEADER_BEFORE.search(told_before))
            told = listed or (dotted and (edge or sentence_ends(text, at, start)))
            heading = RunOnHeading(at, int(match.group("number")), match.end())
            found.append((heading, told, dotted))
    sure = {heading.value for heading, told, _ in found if told}
    run = _running([heading for heading, told, dotted in found if told or dotted])
    return tuple(
        heading
        for heading, told, _ in found
        if told
        or heading.value in sure
        or heading.start in run
        or {heading.value - 1, heading.value + 1} <= sure
    )


def _running(headings: Sequence[RunOnHeading]) -> set[int]:
    """Give where the headings stand whose numbers run on in the order of the text."""
    places: set[int] = set()
    chains: dict[int, list[int]] = {}
    for heading in headings:
        chain = [*chains.pop(heading.value - 1, []), heading.start]
        chains[heading.value] = chain
        if len(chain) >= _CHAIN:
            places.update(chain)
    return places


def title_ends(text: str, headings: Iterable[RunOnHeading]) -> Iterator[int]:
    """Give where the titles end that stand twice under one number, once in the contents."""
    printed: dict[int, list[int]] = {}
    for heading in headings:
        printed.setdefault(heading.value, []).append(heading.title)
    for places in printed.values():
        for first, second in pairwise(places):
            same = _in_common(text, first, second)
            if same >= _SHORTEST_TITLE:
                yield first + same
                if _TITLE_ENDED.match(text, second + same):
                    yield second + same


def _in_common(text: str, first: int, second: int) -> int:
    """Count the signs that two places begin with alike, as far as whole words go."""
    length = 0
    limit = min(_LONGEST_TITLE, len(text) - max(first, second))
    while length < limit and _alike(text[first + length], text[second + length]):
        length += 1
    after = text[first + length : first + length + 1] + text[second + length : second + length + 1]
    half = _HALF_WORD.search(text[first : first + length])
    if half is None or not any(sign.isalnum() for sign in after):
        return length
    return half.start()


def _alike(one: str, other: str) -> bool:
    return one == other or (one.isspace() and other.isspace())


def find_case_spans(text: str, lines: Iterable[Span]) -> tuple[Span, ...]:
    """Find the case numbers without a colon before them: where each begins, and what follows it."""
    return tuple(
        (found.span[0], after_space(text, found.span[1]))
        for start, end in lines
        for found in find_case_numbers(text[start:end], start)
        if not text[max(start, found.span[0] - 3) : found.span[0]].rstrip().endswith(":")
    )


def case_number_edges(
    text: str, numbers: Iterable[Span], edges: Sequence[int], headings: Iterable[RunOnHeading]
) -> Iterator[int]:
    """Give where case numbers begin and end that stand after a title or beside another line."""
    begun = {heading.start for heading in headings}
    known = set(edges)
    for first, last in numbers:
        at = bisect_right(edges, first) - 1
        of_title = at >= 0 and edges[at] in begun and first - edges[at] <= _LONGEST_TITLE
        if last in known or text[last : last + 1] in {"", "\n"} or of_title:
            yield first
        if first in known or of_title:
            yield last


def numbers_above_titles(
    text: str, numbers: Iterable[Span], edges: Collection[int]
) -> tuple[Span, ...]:
    """Give the case numbers that begin a line and have a title after them: each opens an item."""
    return tuple(
        (first, last)
        for first, last in numbers
        if text[last : last + 1].isupper() and (first in edges or sentence_ends(text, first))
    )


def after_space(text: str, place: int) -> int:
    """Move a place over the space that stands there: a line begins with its first sign."""
    while place < len(text) and text[place] in " \t":
        place += 1
    return place
