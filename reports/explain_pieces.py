"""What the page that explains a document is made of."""

from __future__ import annotations

from dataclasses import dataclass

from sagsspor.reports.highlight import Token


@dataclass(frozen=True, slots=True)
class TextLine:
    """A printed line: its number, the part it was taken for, and its text with marks.

    ``first`` tells that the line above was taken for another part. ``suggestion`` is the line of
    a vocabulary file that would make it a label.
    """

    number: int
    role: str
    name: str
    first: bool
    tokens: tuple[Token, ...]
    suggestion: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """A field of the record: what it is called, its value, and what it belongs to."""

    name: str
    value: str
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Find:
    """A span of the text: what it is, its words, what found it, and how sure that is."""

    css: str
    name: str
    text: str
    by: str
    confidence: str


@dataclass(frozen=True, slots=True)
class Block:
    """The head, the table of contents or an item: its text, and beside it what was read there."""

    title: str
    lines: tuple[TextLine, ...]
    facts: tuple[Fact, ...]
    missing: tuple[str, ...]
    finds: tuple[Find, ...]


@dataclass(frozen=True, slots=True)
class ExplainPage:
    """The whole page; ``problem`` says why there is no record."""

    lang: str
    file: str
    problem: str
    counts: tuple[tuple[str, int], ...]
    legend: tuple[tuple[str, str], ...]
    suggestions: tuple[str, ...]
    blocks: tuple[Block, ...]
