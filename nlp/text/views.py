"""A part of a source as one text to read, with the way back to the source's offsets."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from sagsspor.nlp.text.source import Span


@dataclass(frozen=True, slots=True)
class View:
    """Some spans of a text joined to one: page furniture between them is left out.

    ``text`` is what to read. ``starts`` are the offsets in it at which each piece begins,
    ``origins`` the offsets in the source that these stand for, ``lengths`` the pieces' lengths.
    """

    text: str
    starts: tuple[int, ...]
    origins: tuple[int, ...]
    lengths: tuple[int, ...]

    def source_spans(self, start: int, end: int) -> tuple[Span, ...]:
        """Give where a range of the view stands in the source: one span for each unbroken run."""
        spans: list[Span] = []
        first = max(0, bisect_right(self.starts, start) - 1)
        for piece in range(first, len(self.starts)):
            begin = self.starts[piece]
            if begin >= end:
                break
            low = max(start, begin)
            high = min(end, begin + self.lengths[piece])
            if low >= high:
                continue
            span = (self.origins[piece] + low - begin, self.origins[piece] + high - begin)
            if spans and piece > first and self._adjacent(piece):
                spans[-1] = (spans[-1][0], span[1])
            else:
                spans.append(span)
        return tuple(spans)

    def source_span(self, start: int, end: int) -> Span:
        """Give the one span of the source from the first to the last point of a range."""
        spans = self.source_spans(start, end)
        return (spans[0][0], spans[-1][1]) if spans else (0, 0)

    def _adjacent(self, piece: int) -> bool:
        """Tell whether only white space parts a piece from the one before it in the source."""
        gap = self.origins[piece] - (self.origins[piece - 1] + self.lengths[piece - 1])
        return gap == self.starts[piece] - (self.starts[piece - 1] + self.lengths[piece - 1])


_HYPHEN_BREAK = re.compile(r"-[ \t]*\n\s*")


def view_of(text: str, spans: Iterable[Span], *, of_lines: bool = True) -> View:
    """Join spans of a text; what parts two of them is kept where it is only white space.

    A span of one line may hold breaks where the page was full; they are read as spaces. Where the
    spans are no lines (``of_lines`` false) breaks stay.
    """
    parts: list[str] = []
    starts: list[int] = []
    origins: list[int] = []
    lengths: list[int] = []
    length = 0
    previous: int | None = None
    for start, end in spans:
        if previous is not None and _broken_word(text, previous, start):
            # A word broken at a line's end is one word to read.
            parts[-1] = parts[-1][:-1]
            lengths[-1] -= 1
            length -= 1
        elif previous is not None:
            between = text[previous:start] if previous <= start else "\n"
            if _HYPHEN_BREAK.fullmatch(between) and text[start : start + 1].islower():
                # Two parts of a word whose hyphen was left out.
                between = ""
            elif between.strip() or not between or len(between) > 400:
                # What stands on the lines between (a page's foot) parts paragraphs only with
                # empty lines of its own.
                apart = re.search(r"\n\s*\n", between) and not _goes_on(text, previous, start)
                between = "\n\n" if apart else "\n"
            elif of_lines and "\n" not in between:
                # Two lines of a text that has lost its line ends.
                between = between[:-1] + "\n"
            parts.append(between)
            length += len(between)
        starts.append(length)
        origins.append(start)
        lengths.append(end - start)
        parts.append(text[start:end].replace("\n", " ") if of_lines else text[start:end])
        length += end - start
        previous = end
    return View("".join(parts), tuple(starts), tuple(origins), tuple(lengths))


def _goes_on(text: str, previous: int, start: int) -> bool:
    """Tell whether a sentence goes on behind a page's foot: none ends, a small letter follows."""
    before = text[previous - 1 : previous]
    return (before.isalnum() or before == ",") and text[start : start + 1].islower()


def _broken_word(text: str, previous: int, start: int) -> bool:
    """Tell whether a line ends within a word: "Fritids-" and "udvalget", not "Børne-" and "og"."""
    return (
        previous >= 2
        and text[previous - 1] == "-"
        and text[previous - 2].isalpha()
        and text[start : start + 1].islower()
        and "\n" in text[previous:start]
        and not text.startswith(("og ", "eller ", "samt "), start)
    )
