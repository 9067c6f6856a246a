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
    rows: Sequence[T], path: str, size: int | None = None, name: str = ""
) -> tuple[tuple[str, tuple[T, ...], Pager], ...]:
    """Cut rows, the newest first, into pages: path, rows and pager, the newest page first.

    The newest page has the list's own path and ``size`` to ``2 * size - 1`` rows, or all of fewer.
    ``name`` stands before the number in the paths of the others.
    """
    size = size or ROWS
    older = max(0, len(rows) // size - 1)
    first = len(rows) - older * size
    pages = [(path, tuple(rows[:first]), _pager(path, name, older + 1, older))]
    for number in range(older, 0, -1):
        start = first + (older - number) * size
        pager = _pager(path, name, number, older)
        pages.append((part(path, f"{name}{number}"), tuple(rows[start : start + size]), pager))
    return tuple(pages)


def in_order(
    rows: Sequence[T], path: str, size: int | None = None, name: str = ""
) -> tuple[tuple[str, tuple[T, ...], Pager], ...]:
    """Cut rows from their beginning into pages: path, rows and pager; see ``by_date``."""
    size = size or ROWS
    count = max(1, -(-len(rows) // size))
    paths = [path, *(part(path, f"{name}{number}") for number in range(2, count + 1))]
    return tuple(
        (here, tuple(rows[index * size : (index + 1) * size]), chain_pager(paths, index + 1))
        for index, here in enumerate(paths)
    )


def chain_pager(paths: Sequence[str], number: int) -> Pager:
    """Give the way from the page of a number to all others of a list in order."""
    before = paths[number - 2] if number > 1 else None
    after = paths[number] if number < len(paths) else None
    pages = tuple(enumerate(paths, 1)) if len(paths) > 1 else ()
    return Pager("order", number, before, after, None, pages)


def part(path: str, name: int | str) -> str:
    """Give the path of a part of a page; no page of a thing has a plus in its name.

    >>> part("moede/by.udvalg.html", "tekst-2")
    'moede/by.udvalg+tekst-2.html'
    """
    return f"{path.removesuffix('.html')}+{name}.html"


def _pager(path: str, name: str, number: int, count: int) -> Pager:
    """Give the way from a page of a list by date; page ``count + 1`` is the list's own.

    An older page names its neighbours and the newest only, so that it stays as it is when the list
    grows.
    """
    newest = number > count
    newer = None if newest else path if number == count else part(path, f"{name}{number + 1}")
    older = part(path, f"{name}{number - 1}") if number > 1 else None
    pages = [(at, part(path, f"{name}{at}")) for at in range(count, 0, -1)] if newest else []
    return Pager("time", number, newer, older, None if newest else path, tuple(pages))
