"""Long lists in pages: nothing lost, addresses that stay, and the way from page to page."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sagsspor.reports.pagination import by_date, in_order

COUNTS = st.integers(0, 60)
SIZES = st.integers(1, 7)


@given(COUNTS, SIZES)
def test_every_row_stands_once_and_in_order(count: int, size: int) -> None:
    rows = list(range(count, 0, -1))
    for cut in (by_date, in_order):
        pages = cut(rows, "liste.html", size)
        assert [row for _, some, _ in pages for row in some] == rows
        assert pages[0][0] == "liste.html"
        assert len({path for path, _, _ in pages}) == len(pages)
        assert all(len(some) < 2 * size for _, some, _ in pages)


@given(COUNTS, SIZES)
def test_neighbours_name_each_other_and_exist(count: int, size: int) -> None:
    for cut in (by_date, in_order):
        pages = cut(list(range(count)), "liste.html", size)
        paths = [path for path, _, _ in pages]
        befores = [pager.before for _, _, pager in pages]
        afters = [pager.after for _, _, pager in pages]
        assert befores == [None, *paths[:-1]]
        assert afters == [*paths[1:], None]
        named = {path for _, _, pager in pages for _, path in pager.pages}
        assert named <= set(paths)


@given(COUNTS, SIZES)
def test_an_older_page_by_date_stays_as_it_is_when_the_list_grows(count: int, size: int) -> None:
    """All of it but the way to the next newer page, where that has just become one of its own."""
    now = {path: rest for path, *rest in by_date(list(range(count, 0, -1)), "l.html", size)[2:]}
    more = {path: rest for path, *rest in by_date(list(range(count + 1, 0, -1)), "l.html", size)}
    assert all(more[path] == rest for path, rest in now.items())


def test_the_newest_page_names_all_others() -> None:
    pages = by_date(list(range(10, 0, -1)), "moeder.html", 3)
    assert [(path, some) for path, some, _ in pages] == [
        ("moeder.html", (10, 9, 8, 7)),
        ("moeder+2.html", (6, 5, 4)),
        ("moeder+1.html", (3, 2, 1)),
    ]
    assert pages[0][2].pages == ((2, "moeder+2.html"), (1, "moeder+1.html"))
    assert pages[1][2].newest == "moeder.html"
