"""Which patterns a word can open: one bit for each pattern, kept for the beginnings met so far.

A sentence is asked for well over a hundred patterns, and most of them none of its words can open.
That is told for all at once by the bits of its words put together.
"""

from __future__ import annotations

from collections.abc import Iterable
from threading import Lock

from sagsspor.nlp.text.beginnings import LONGEST, Beginnings

_MOST = 50_000
"""Beginnings kept; Danish has some thousands of three letters, a hostile text any number."""


class _OpenedBy(dict[str, int]):
    """The bits of the patterns that a word can open, by the word's first characters."""

    def __missing__(self, key: str) -> int:
        if len(self) >= _MOST:
            self.clear()
        signs = 0
        for length in range(1, LONGEST + 1):
            signs |= _SIGNS.get(key[:length], 0)
        self[key] = signs
        return signs


class Openers:
    """What is kept while no pattern joins; ``known`` is how many patterns have a bit by now."""

    __slots__ = ("by_beginning", "known")

    def __init__(self, known: int) -> None:
        self.known = known
        self.by_beginning = _OpenedBy()

    def of_any(self, beginnings: Iterable[str]) -> int:
        """Give the bits of all patterns that any of some words can open."""
        signs = 0
        opened_by = self.by_beginning
        for key in beginnings:
            signs |= opened_by[key]
        return signs


# Bits are only ever added, so that a thread that still reads what was kept before finds at most
# more than it asks for.
_SIGNS: dict[str, int] = {}
_joining = Lock()
_openers = Openers(0)


def openers() -> Openers:
    """Give what is known by now of which patterns a word can open."""
    return _openers


def sign_of(beginnings: Beginnings) -> int:
    """Give the bit of a pattern that begins so; nothing kept so far is true of it."""
    global _openers
    with _joining:
        sign = 1 << _openers.known
        for length, keys in beginnings:
            for key in keys if length else ():
                _SIGNS[key] = _SIGNS.get(key, 0) | sign
        _openers = Openers(_openers.known + 1)
    return sign
