"""Where the lines of a run-on text began: transcripts that print a page as one line.

Some archives show only the words of a page, one after another: every line end is lost but those
between pages. The labels, headings and numbers that stood on lines of their own are looked for in
the middle of the line, by the same vocabulary, and the text is cut before and after them. Where a
label's own line ended cannot be told from its value's, so a title or an absence may take a word
more than it should; without the cuts nothing is found at all.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sagsspor.nlp.layout.run_on_headings import (
    after_space,
    case_number_edges,
    find_case_spans,
    find_headings,
    numbers_above_titles,
    title_ends,
)
from sagsspor.nlp.layout.run_on_labels import (
    REACH,
    Mark,
    find_marks,
    sentence_ends,
    sentence_goes_on,
)
from sagsspor.nlp.layout.run_on_names import names_in_a_row
from sagsspor.nlp.layout.run_on_pages import furniture_of, pages_of, soft_breaks
from sagsspor.nlp.mentions.bodies import find_bodies
from sagsspor.nlp.mentions.dates import find_dates
from sagsspor.nlp.text.capitals import without_capitals
from sagsspor.nlp.text.patterns import either
from sagsspor.nlp.text.source import Span
from sagsspor.nlp.vocabulary import Vocabulary, table

_OFTEN = 3
"""How often a label stands in a text that has it as a label, where nothing else tells it."""

_OF_PEOPLE = ("members", "absence", "staff")
_BULLET = re.compile(r"(?<=\s)[•·▪●■\uf0b7](?=\s)")
_LEADER = re.compile(r"(?:\.\s?){4,60}\s{0,3}(?:\d{1,4}(?=\s)|[ivxl]{1,6}(?=\s))?")
_VERDICT = re.compile(rf"(?<=[\w)] )(?:{either(table('run_on')['verdicts'])})(?=[.,:;]| [a-zæøå])")
_LABEL_BEFORE = re.compile(
    rf"(?<!\w){either(table('run_on')['decides'])}\s(?:(?:i|fra|for|af)\s)?$"
)
_BEFORE_DATE = re.compile(r",?\s{0,2}(?:den|d\.|på mødet(?: den)?|mødet den)?\s{0,2}")
# Archives drop the digits of dates: "Byrådet : Godkendt.", "Beslutning i Byrådet den Godkendt."
_UNDATED = re.compile(r"\s?:\s{1,3}(?=[A-ZÆØÅ])")
_UNDATED_LABEL = re.compile(r"\s{1,3}(?:den|d\.)\s{1,3}(?=[A-ZÆØÅ])")
# "Beslutning den : Godkendt.": the body was a field of the page, and is lost too.
_NAMELESS = re.compile(
    rf"(?<!\w){either(table('run_on')['decides'])}\s{{1,3}}(?:den|d\.)\s{{0,3}}:(?=\s)"
)
_AFTER_DATE = re.compile(r",?\s{0,2}(?:pkt|punkt|sag|sagsnr|nr)\.?\s{0,2}(?:nr\.?\s{0,2})?\d{1,4}")
_DECIDED = re.compile(r"(?P<colon>\s{0,3}:)|\s{1,3}(?=[A-ZÆØÅ0-9•·»\"“-])|\s{0,3}$")


@dataclass(frozen=True, slots=True)
class LostLines:
    """The offsets, in order, at which lines began whose ends are lost.

    ``furniture`` are those of the page's own lines, ``free`` those of lines that open an item.
    ``soft`` are the line ends that a transcript has where only a width made them.
    """

    starts: tuple[int, ...] = ()
    furniture: frozenset[int] = frozenset()
    free: frozenset[int] = frozenset()
    soft: frozenset[int] = frozenset()


def lost_lines(text: str, words: Vocabulary) -> LostLines:
    """Find the lines of a text that has lost its line ends; none in all other text."""
    lines = pages_of(text)
    if not lines:
        return LostLines()
    marks = tuple(_labels(text, lines, words))
    cuts = {mark.start for mark in marks}
    cuts.update(mark.end for mark in marks if not mark.colon)
    furniture = set()
    of_paper: set[int] = set()
    for first, last in furniture_of(text, lines):
        furniture.add(first)
        of_paper.update(range(first, last))
        cuts.add(last)
    cuts -= of_paper
    for start, end in lines:
        cuts.update(_ended(text, start, end))
        for first, last in _decision_headings(text, start, end):
            # The label that begins it does not end before its last sign.
            cuts -= set(range(first, last))
            cuts |= {first, last}
    cuts |= furniture
    cuts.update(_names(text, marks, sorted({*cuts, *(end for _, end in lines)})))
    headings = [
        heading
        for heading in find_headings(text, lines, sorted(cuts))
        if heading.start not in of_paper
    ]
    cuts.update(heading.start for heading in headings)
    cuts.update(title_ends(text, headings))
    cuts = {after_space(text, cut) for cut in cuts}
    numbers = find_case_spans(text, lines)
    cuts.update(case_number_edges(text, numbers, sorted(cuts), headings))
    opening = numbers_above_titles(text, numbers, cuts)
    cuts.update(place for number in opening for place in number)
    free = {heading.start for heading in headings} | {first for first, _ in opening}
    soft = soft_breaks(text, lines)
    return LostLines(tuple(sorted(cuts)), frozenset(furniture), frozenset(free), soft)


def _labels(text: str, lines: Iterable[Span], words: Vocabulary) -> Iterator[Mark]:
    """Give the labels that are sure, and those that the text repeats."""
    marks = [mark for start, end in lines for mark in find_marks(text, start, end, words)]
    times = Counter(mark.word for mark in marks)
    yield from (mark for mark in marks if mark.sure or times[mark.word] >= _OFTEN)


def _names(text: str, marks: Iterable[Mark], edges: Sequence[int]) -> Iterator[int]:
    """Give where names begin in the lists of who met and who did not."""
    for mark in marks:
        if mark.kind in _OF_PEOPLE:
            after = bisect_right(edges, mark.end)
            if after < len(edges):
                yield from names_in_a_row(text, mark.end, edges[after])


def _ended(text: str, start: int, end: int) -> Iterator[int]:
    """Give where list marks and verdicts begin a line, and where leaders end one."""
    yield from (found.start() for found in _BULLET.finditer(text, start, end))
    yield from (found.end() for found in _LEADER.finditer(text, start, end))
    for found in _VERDICT.finditer(text, start, end):
        if not sentence_goes_on(text, found.start(), start):
            yield found.start()


def _decision_headings(text: str, start: int, end: int) -> Iterator[Span]:
    """Find "Teknisk Udvalg, den 3. maj 2011, pkt. 4:", with the word for decision before it."""
    line = without_capitals(text[start:end])
    yield from ((start + one.start(), start + one.end()) for one in _NAMELESS.finditer(line))
    dates = {found.span[0]: found.span[1] for found in find_dates(line) if found.complete}
    for body in find_bodies(line):
        first, last = body.span
        label = _LABEL_BEFORE.search(line, max(0, first - REACH), first)
        joint = _BEFORE_DATE.match(line, last)
        ends = dates.get(joint.end() if joint else last)
        undated = _UNDATED.match(line, last)
        if undated and sentence_ends(line, first):
            yield start + first, start + undated.end()
            continue
        undated = _UNDATED_LABEL.match(line, last) if label else None
        first = label.start() if label else first
        if undated:
            yield start + first, start + undated.end()
            continue
        if ends is None or sentence_goes_on(line, first):
            continue
        tail = _AFTER_DATE.match(line, ends)
        ends = tail.end() if tail else ends
        decided = _DECIDED.match(line, ends)
        if decided:
            yield start + first, start + (decided.end() if decided.group("colon") else ends)
