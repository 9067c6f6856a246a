"""The parts of a text that something was found in already, so that nothing is found there twice."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from sagsspor.nlp.text.source import Span


class Taken:
    """Spans that do not overlap, in order; asking and taking cost the logarithm of their number."""

    def __init__(self, spans: Iterable[Span] = ()) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for span in spans:
            self.cover(span)

    def is_free(self, span: Span) -> bool:
        """Tell whether a span overlaps nothing taken."""
        before = bisect_left(self._starts, span[1])
        return not before or self._ends[before - 1] <= span[0]

    def add(self, span: Span) -> bool:
        """Take a span if it is free, and tell whether it was."""
        free = self.is_free(span)
        if free:
            self.cover(span)
        return free

    def cover(self, span: Span) -> None:
        """Take a span together with what it overlaps."""
        start, end = span
        first = bisect_right(self._ends, start)
        last = max(first, bisect_left(self._starts, end))
        if first < last:
            start, end = min(start, self._starts[first]), max(end, self._ends[last - 1])
        self._starts[first:last] = [start]
        self._ends[first:last] = [end]
