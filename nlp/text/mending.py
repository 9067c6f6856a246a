"""A text whose words were parted at line ends, mended, with the way back to the printed places."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from sagsspor.nlp.text.source import Span

# The letter is asked for behind its hyphen, so that the search goes from hyphen to hyphen.
PARTED = re.compile(r"-(?<=[^\W\d_]-)[ \t]*\n\s*(?!(?:og|eller|samt|til)\b)(?=[a-zæøåéüö])")
"""A hyphen at a line's end, with the break, where the next line begins in lower case."""


@dataclass(frozen=True, slots=True)
class Mended:
    """The mended text; ``printed`` gives the place in the text as printed."""

    text: str
    places: tuple[int, ...]
    shifts: tuple[int, ...]

    def printed(self, span: Span) -> Span:
        """Give the span as printed of a span of the mended text."""
        return self._place(span[0]), self._place(max(span[0], span[1] - 1)) + min(
            1, span[1] - span[0]
        )

    def _place(self, at: int) -> int:
        index = bisect_right(self.places, at)
        return at + (self.shifts[index - 1] if index else 0)


def mended(text: str) -> Mended:
    """Put the words together that line ends parted.

    >>> one = mended("Kultur- og Fritids-\\nudvalget den")
    >>> one.text, one.printed((10, 25))
    ('Kultur- og Fritidsudvalget den', (10, 27))
    """
    parts: list[str] = []
    places: list[int] = []
    shifts: list[int] = []
    at = length = shift = 0
    for match in PARTED.finditer(text):
        parts.append(text[at : match.start()])
        length += match.start() - at
        shift += match.end() - match.start()
        places.append(length)
        shifts.append(shift)
        at = match.end()
    parts.append(text[at:])
    return Mended("".join(parts), tuple(places), tuple(shifts))
