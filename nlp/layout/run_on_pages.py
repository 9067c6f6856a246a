"""The pages of a text that has lost its line ends, and what on them is only of the paper."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from sagsspor.nlp.mentions.bodies import find_bodies
from sagsspor.nlp.mentions.dates import find_dates
from sagsspor.nlp.text.source import Span

_RUN_ON = 300
"""Signs of an average line where line ends were lost; other minutes have 30 to 150."""

_LONG = 40
"""Signs of a line that may hold more than one; shorter ones are left as they are."""

_OFTEN = 3
_MOST = 0.6
"""How many pages, and what part of all, show the words that run over them."""

_DRIFT = 2
"""How far the printed numbers of pages may come to be from a count of the pages."""

_LEFT_OUT = 3
"""Pages that may be missing between two."""

_RUNNING_WORDS = 6

# What an archive prints above the words of a file that it shows page by page.
_TRANSCRIPT = re.compile(r"^Transkript[ \t]*$", re.MULTILINE)
_BLOCK = re.compile(r"\S[^\n]*(?:\n[^\S\n]*\S[^\n]*)*")
_PAGE_START = re.compile(
    r"(?P<number>\d{1,4}\s{1,3})(?P<side>[Ss]ide\s\d{1,4}(?:\saf\s\d{1,4})?\s)?(?=\S)"
)
_PAGE_FOOT = re.compile(
    r"(?<=\s)(?:Side|side|SIDE)\s{1,2}(?:\d{1,4}|[ivxl]{1,6})"
    r"(?:\s{1,2}(?:af|ud af)\s{1,2}\d{1,4})?(?=\s{0,3}$)"
)
_LAST_NUMBER = re.compile(r"(?<=\s)\d{1,4}(?=\s{0,3}$)")
_OF_PAPER = re.compile(r"\b(?:kommune|region|referat|protokol|dagsorden)", re.IGNORECASE)
_WORD = re.compile(r"\S+")


def pages_of(text: str) -> tuple[Span, ...]:
    """Give the spans in which lines may have begun: the long lines, or the pages of a transcript.

    None where the text has its line ends: its lines are short on average.
    """
    transcript = _TRANSCRIPT.search(text)
    if transcript:
        return tuple(block.span() for block in _BLOCK.finditer(text, transcript.end()))
    spans = []
    full = 0
    start = 0
    for line in text.split("\n"):
        full += bool(line.strip())
        if len(line) >= _LONG:
            spans.append((start, start + len(line)))
        start += len(line) + 1
    return tuple(spans) if len(text) >= _RUN_ON * full else ()


def soft_breaks(text: str, pages: Sequence[Span]) -> frozenset[int]:
    """Give the line ends within pages that only a width made: the next word did not fit."""
    lines = [line for start, end in pages for line in _lines(text, start, end)]
    width = max((end - start for start, end in lines), default=0)
    soft = set()
    for (start, end), (below, _) in pairwise(lines):
        word = _WORD.match(text, below)
        if below == end + 1 and word and end - start + 1 + len(word.group()) > width:
            soft.add(end)
    return frozenset(soft)


def _lines(text: str, start: int, end: int) -> Iterator[Span]:
    for line in text[start:end].split("\n"):
        yield start, start + len(line)
        start += len(line) + 1


def furniture_of(text: str, pages: Sequence[Span]) -> Iterator[Span]:
    """Find the pages' own numbers, heads and feet, in no order."""
    numbers = _last_numbers(text, pages)
    inner: list[Span] = []
    count: int | None = None
    for page, last in zip(pages, numbers, strict=True):
        start, end = page
        first = _PAGE_START.match(text, start, end)
        if first and (count is None or 0 < int(first["number"]) - count <= _LEFT_OUT):
            count = int(first["number"])
            yield start, first.end("number")
            if first["side"]:
                yield first.span("side")
            start = first.end()
        foot = _PAGE_FOOT.search(text, start, end)
        if foot:
            yield foot.span()
            end = foot.start()
        elif last is not None:
            yield last, end
            end = last
        if start > page[0] or end < page[1]:
            inner.append((start, end))
    yield from _running(text, inner)


def _last_numbers(text: str, pages: Sequence[Span]) -> tuple[int | None, ...]:
    """Give where the numbers stand that end the pages and count them one by one."""
    found = [_LAST_NUMBER.search(text, *page) for page in pages]
    steps = Counter(int(one.group()) - at for at, one in enumerate(found) if one)
    step = steps.most_common(1)[0][0] if steps else 0
    counted = tuple(
        one.start() if one and abs(int(one.group()) - at - step) <= _DRIFT else None
        for at, one in enumerate(found)
    )
    often = sum(place is not None for place in counted) >= _OFTEN
    return counted if often else (None,) * len(pages)


def _running(text: str, pages: Sequence[Span]) -> Iterator[Span]:
    """Find the words that most pages begin with, and those that most end with."""
    wanted = max(_OFTEN, _MOST * len(pages))
    heads = [list(_WORD.finditer(text, start, end))[:_RUNNING_WORDS] for start, end in pages]
    feet = [list(_WORD.finditer(text, max(start, end - 120), end)) for start, end in pages]
    yield from _alike(heads, lambda words, count: words[:count], 0, wanted)
    # A page that holds nothing but its foot does not tell that it is one.
    yield from _alike(feet, lambda words, count: words[-count:], 1, wanted)


_Words = Sequence[re.Match[str]]


def _alike(
    pages: Sequence[_Words], end: Callable[[_Words, int], _Words], beside: int, wanted: float
) -> Iterator[Span]:
    """Give the most words of the paper that so many pages have at one end.

    Only pages count that have ``beside`` words more.
    """
    for count in range(_RUNNING_WORDS, 0, -1):
        times = Counter(_said(end(words, count)) for words in pages if len(words) >= count + beside)
        said, most = next(iter(times.most_common(1)), ("", 0))
        if most >= wanted and _names_paper(said):
            ends = (end(words, count) for words in pages)
            yield from ((one[0].start(), one[-1].end()) for one in ends if _said(one) == said)
            return


def _names_paper(said: str) -> bool:
    """Tell whether words name the body, the municipality, the meeting's day or the paper."""
    if ":" in said or said.endswith(".") or not said[:1].isupper():
        return False
    return bool(_OF_PAPER.search(said) or find_bodies(said) or find_dates(said))


def _said(words: _Words) -> str:
    return " ".join(word.group() for word in words)
