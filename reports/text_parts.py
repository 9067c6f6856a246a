"""Where a very long text is cut into pages: between lines, and never inside a mark."""

from __future__ import annotations

from collections.abc import Iterable

LONGEST = 120_000
"""A text of more characters is cut; the first cut lies behind this many."""


def cuts(text: str, spans: Iterable[tuple[int, int]], size: int | None = None) -> tuple[int, ...]:
    """Give the places where a text is cut: each part has ``size`` characters or a little more.

    >>> cuts("ab\\ncd\\nef\\n", [(0, 4)], 3)
    (6,)
    """
    size = LONGEST if size is None else size
    if len(text) <= size:
        return ()
    found: list[int] = []
    after = size
    for start, end in [*sorted(spans), (len(text), len(text))]:
        while after <= start:
            place = text.find("\n", after - 1, start) + 1
            if not place:
                after = max(after, start + 1)
                break
            if place >= len(text):
                return tuple(found)
            found.append(place)
            after = place + size
        after = max(after, end)
    return tuple(found)
