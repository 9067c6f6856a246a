"""The text of one document, and where each part of it came from."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

Span = tuple[int, int]
"""A range of code points in ``Source.text``: start, and end exclusive."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A line the source format itself marks as a heading (h1 to h6, a Word heading style)."""

    start: int
    end: int
    level: int


@dataclass(frozen=True, slots=True)
class Source:
    """One document as text, the only text that offsets mean.

    ``name`` is the file's stem and ``file`` its name without folder. ``text`` has LF line ends and
    CPR numbers masked one character for one. ``sha256`` is of the file's bytes, in hexadecimal.
    ``pages`` holds the offset at which each page begins, in order, and is empty where the format
    has no pages. ``headings`` are in text order and empty where the format has none.
    ``soft_breaks`` are the offsets of the line ends that only the width of the page made, None
    where the format does not tell.
    """

    name: str
    file: str
    text: str
    media_type: str
    sha256: str
    pages: tuple[int, ...] = ()
    headings: tuple[Heading, ...] = ()
    soft_breaks: frozenset[int] | None = None

    def page_of(self, offset: int) -> int | None:
        """Give the page, counted from 1, that holds an offset; None where there are no pages."""
        if not self.pages:
            return None
        return max(1, bisect_right(self.pages, offset))

    def quote(self, span: Span) -> str:
        """Give the text of a span."""
        return self.text[span[0] : span[1]]
