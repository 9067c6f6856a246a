"""Patterns that are tried only at the words they can begin with.

The words of a text are indexed once by their first letters (``words_of``), and all patterns share
that scan. An ``Anchored`` pattern knows from its own form how a match can begin (``beginnings``),
asks the index for the words that begin so, and is matched there alone. It finds what the plain
pattern finds; where its form does not tell how it begins, it is searched for in the plain way.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_left
from collections.abc import Iterator, KeysView, Mapping, Sequence, Set
from functools import cached_property
from itertools import chain

from sagsspor.nlp.text.beginnings import LONGEST, Beginnings, beginnings_of
from sagsspor.nlp.text.memory import remembered
from sagsspor.nlp.text.openers import openers, sign_of

_WORD = re.compile(r"\w+")

_SHORT = 60
"""Beginnings up to this many are gone through one by one."""


class Words:
    """The words of a text by the characters they begin with, as printed."""

    __slots__ = ("_asked", "_by_beginning", "_openers", "_opens", "_shorter")

    def __init__(self, text: str) -> None:
        by_beginning: dict[str, list[int]] = {}
        for word in _WORD.finditer(text):
            at = word.start()
            key = text[at : at + LONGEST]
            if key in by_beginning:
                by_beginning[key].append(at)
            else:
                by_beginning[key] = [at]
        self._by_beginning = by_beginning
        self._asked: dict[Anchored, list[int]] = {}
        self._shorter: dict[int, dict[str, list[list[int]]]] = {}
        self._openers = openers()
        self._opens = self._openers.of_any(by_beginning)

    @property
    def beginnings(self) -> KeysView[str]:
        """Give the first characters of all words, as many of each as are indexed."""
        return self._by_beginning.keys()

    def starts(self, pattern: Anchored, beginnings: Beginnings) -> list[int]:
        """Give where the words stand that a pattern can begin with, in order."""
        asked = self._asked.get(pattern)
        if asked is None:
            sign = pattern.sign
            if sign >> self._openers.known:
                # The pattern is tried for the first time and was not known when this was read.
                self._openers = openers()
                self._opens = self._openers.of_any(self._by_beginning)
            at_start = not beginnings[0][0]
            if sign and not sign & self._opens:
                return [0] if at_start else []
            short = sign and len(self._by_beginning) <= _SHORT
            found = self._find_by_sign(sign, at_start) if short else self._find(beginnings)
            asked = self._asked[pattern] = found
        return asked

    def _find_by_sign(self, sign: int, at_start: bool) -> list[int]:
        """Give the places by going through the words, which takes no time where they are few."""
        opened_by = self._openers.by_beginning
        index = self._by_beginning
        found = [index[key] for key in index if opened_by[key] & sign]
        starts = found[0] if len(found) == 1 else sorted(chain.from_iterable(found))
        return [0, *starts] if at_start and (not starts or starts[0]) else starts

    def _find(self, beginnings: Beginnings) -> list[int]:
        found: list[list[int]] = []
        for length, keys in beginnings:
            if not length:
                found.append([0])
                continue
            if length == LONGEST:
                index = self._by_beginning
                found += [index[key] for key in _in_both(keys, index)]
                continue
            shorter = self._shorter.get(length) or self._shorten(length)
            for key in _in_both(keys, shorter):
                found += shorter[key]
        if len(found) == 1:
            return found[0]
        return sorted(set(chain.from_iterable(found))) if found else []

    def _shorten(self, length: int) -> dict[str, list[list[int]]]:
        shorter: dict[str, list[list[int]]] = {}
        for key, starts in self._by_beginning.items():
            head = key[:length]
            if head in shorter:
                shorter[head].append(starts)
            else:
                shorter[head] = [starts]
        self._shorter[length] = shorter
        return shorter


def _in_both(keys: frozenset[str], index: Mapping[str, object]) -> Set[str]:
    """Give the keys that an index holds, by walking the fewer of both."""
    return keys.intersection(index) if len(index) < len(keys) else keys & index.keys()


@remembered
def words_of(text: str) -> Words:
    """Index the words of a text."""
    return Words(text)


class Anchored:
    """A compiled pattern with the searches of ``re.Pattern`` that go over a text."""

    def __init__(self, pattern: re.Pattern[str], *, lasting: bool = True) -> None:
        self.pattern = pattern
        self._lasting = lasting
        self.match = pattern.match
        self.fullmatch = pattern.fullmatch

    @cached_property
    def _beginnings(self) -> Beginnings | None:
        return beginnings_of(self.pattern)

    @cached_property
    def sign(self) -> int:
        """The bit that stands for this pattern among those that words open; 0 for none."""
        return sign_of(self._beginnings) if self._beginnings and self._lasting else 0

    def starts(self, text: str) -> list[int]:
        """Give the places of a text where a match can begin, in order."""
        if self._beginnings is None:
            return list(range(len(text) + 1))
        return words_of(text).starts(self, self._beginnings)

    def finditer(
        self,
        text: str,
        first: int = 0,
        last: int = sys.maxsize,
        near: tuple[Sequence[int], int] | None = None,
    ) -> Iterator[re.Match[str]]:
        """Give the matches between two offsets of a text in order, without overlaps.

        ``near`` are the places, in order, of the words of which every match holds one, and how
        many characters before it a match begins at most: no other is looked for.
        """
        if self._beginnings is None:
            return self.pattern.finditer(text, first, last)
        starts = words_of(text).starts(self, self._beginnings)
        if near is not None:
            starts = _near(starts[bisect_left(starts, first) : bisect_left(starts, last)], *near)
        return matches_at(self.pattern, text, starts, first, last) if starts else iter(())

    def search(self, text: str, first: int = 0, last: int = sys.maxsize) -> re.Match[str] | None:
        """Give the first match between two offsets of a text."""
        if self._beginnings is None:
            return self.pattern.search(text, first, last)
        starts = words_of(text).starts(self, self._beginnings)
        return next(matches_at(self.pattern, text, starts, first, last), None) if starts else None

    def sub(self, new: str, text: str) -> str:
        """Give the text with ``new``, taken as it stands, for each match."""
        kept: list[str] = []
        end = 0
        for found in self.finditer(text):
            kept += (text[end : found.start()], new)
            end = found.end()
        return "".join((*kept, text[end:])) if kept else text


def matches_at(
    pattern: re.Pattern[str],
    text: str,
    starts: Sequence[int],
    first: int = 0,
    last: int = sys.maxsize,
) -> Iterator[re.Match[str]]:
    """Give the matches that begin at some places of a text, in order, without overlaps."""
    match = pattern.match
    end = first
    for at in starts if not first else starts[bisect_left(starts, first) :]:
        if at >= end:
            if at >= last:
                return
            found = match(text, at, last)
            if found:
                end = found.end()
                yield found


def _near(starts: Sequence[int], places: Sequence[int], reach: int) -> list[int]:
    kept: list[int] = []
    for start in starts:
        at = bisect_left(places, start)
        if at < len(places) and places[at] - start <= reach:
            kept.append(start)
    return kept


def anchored(form: str, flags: int = 0, *, lasting: bool = True) -> Anchored:
    """Compile a pattern whose matches begin where a word does.

    ``lasting`` is not for patterns that are made anew for every document.
    """
    return Anchored(re.compile(form, flags), lasting=lasting)
