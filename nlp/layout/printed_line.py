"""One printed line of a text, as its readers share it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line.

    ``start`` and ``end`` are the span of its content in the text, markup at the ends left out;
    ``text`` is that content without inner markup. ``blank_before`` counts the empty lines above,
    ``level`` is the heading level the format gives (0: none), ``noise`` marks page furniture.
    ``bullet`` tells whether a list mark stood before it, ``indent`` the width of the margin.
    """

    index: int
    start: int
    end: int
    text: str
    blank_before: int = 0
    level: int = 0
    bullet: bool = False
    indent: int = 0
    noise: bool = False


def numbered(lines: Iterable[Line]) -> tuple[Line, ...]:
    """Give lines with the number of their place: those that have it already are the same."""
    return tuple(
        line if line.index == index else replace(line, index=index)
        for index, line in enumerate(lines)
    )
