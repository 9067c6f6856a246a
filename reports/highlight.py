"""A source text with its evidence marked: nested marks that begin and end where the facts do."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a source text: ``text``, or where a mark opens or closes.

    ``id`` is empty on the second piece of a mark that had to be cut.
    """

    kind: str
    text: str = ""
    id: str = ""
    css: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A span of the text to be marked; ``id`` is its anchor."""

    start: int
    end: int
    id: str = ""
    css: str = ""
    label: str = ""


def tokens(text: str, marks: Iterable[Mark]) -> tuple[Token, ...]:
    """Cut a text into pieces and marks.

    Marks are nested; one that crosses another's end is cut there, and only its first piece has
    the anchor. Spans outside the text are left out.

    >>> [token.kind for token in tokens("abc", [Mark(0, 2, "x")])]
    ['open', 'text', 'close', 'text']
    """
    return tuple(_walk(text, marks))


def _walk(text: str, marks: Iterable[Mark]) -> Iterator[Token]:
    queue = [
        (mark.start, -mark.end, mark) for mark in marks if 0 <= mark.start < mark.end <= len(text)
    ]
    heapq.heapify(queue)
    open_ends: list[int] = []
    at = 0
    while queue or open_ends:
        if open_ends and (not queue or open_ends[-1] <= queue[0][0]):
            end = open_ends.pop()
            if end > at:
                yield Token("text", text[at:end])
                at = end
            yield Token("close")
            continue
        start, _, mark = heapq.heappop(queue)
        end = mark.end
        if open_ends and end > open_ends[-1]:
            cut, end = end, open_ends[-1]
            rest = Mark(end, cut, "", mark.css, mark.label)
            heapq.heappush(queue, (rest.start, -rest.end, rest))
        if start > at:
            yield Token("text", text[at:start])
            at = start
        yield Token("open", id=mark.id, css=mark.css, label=mark.label)
        open_ends.append(end)
    if at < len(text):
        yield Token("text", text[at:])
