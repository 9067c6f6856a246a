"""Long lists in pages whose addresses and contents stay as they are while the list grows.

A list with the newest first is cut from its old end: page 1 holds the oldest rows for good, and
only the list's own page, which holds the newest, grows until it gives off another. A list in any
other order is cut from its beginning.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from sagsspor.reports.pieces import Pager

T = TypeVar("T")

ROWS = 100
"""How many rows a page of a table has; the newest page of a list by date has less than twice it."""


def by_date(
    rows: Sequence[T], path: str, size: int = ROWS
) -> tuple[tuple[str, tuple[T, ...], Pager], ...]:
    """Cut rows, the newest first, into pages: path, rows and pager, the newest page first.

    The newest page has the list's own path and ``size`` to ``2 * size - 1`` rows, or all of fewer.
    """
    older = max(0, len(rows) // size - 1)
    first = len(rows) - older * size
    pages = [(path, tuple(rows[:first]), _pager(path, older + 1, older, "time"))]
    for number in range(older, 0, -1):
        start = first + (older - number) * size
        pager = _pager(path, number, older, "time")
        pages.append((part(path, number), tuple(rows[start : start + size]), pager))
    return tuple(pages)


def in_order(
    rows: Sequence[T], path: str, size: int = ROWS
) -> tuple[tuple[str, tuple[T, ...], Pager], ...]:
    """Cut rows from their beginning into pages: path, rows and pager."""
    count = max(1, -(-len(rows) // size))
    return tuple(
        (
            path if number == 1 else part(path, number),
            tuple(rows[(number - 1) * size : number * size]),
            _pager(path, number, count, "order"),
        )
        for number in range(1, count + 1)
    )


def part(path: str, name: int | str) -> str:
    """Give the path of a part of a page; no page of a thing has a plus in its name.

    >>> part("moede/by.udvalg.html", "tekst-2")
    'moede/by.udvalg+tekst-2.html'
    """
    return f"{path.removesuffix('.html')}+{name}.html"


def _pager(path: str, number: int, count: int, kind: str) -> Pager:
    """Give the way from one page to the others.

    By date, page ``count + 1`` is the list's own. An older page names its neighbours and the newest
    only, so that it stays as it is when the list grows.
    """
    if kind == "order":
        pages = [(at, path if at == 1 else part(path, at)) for at in range(1, count + 1)]
        before = pages[number - 2][1] if number > 1 else None
        after = pages[number][1] if number < count else None
        return Pager(kind, number, before, after, None, tuple(pages) if count > 1 else ())
    newest = number > count
    newer = None if newest else path if number == count else part(path, number + 1)
    older = part(path, number - 1) if number > 1 else None
    pages = [(at, part(path, at)) for at in range(count, 0, -1)] if newest else []
    return Pager(kind, number, newer, older, None if newest else path, tuple(pages))
