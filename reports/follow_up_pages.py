"""The follow-up list: one page while that is readable, then an overview over many.

Of a long list every request has its place for good on a page by the day it was asked, whatever
becomes of it. The overview shows the most pressing of each status and leads to a table of each;
its filter reads an index that comes in scripts, one for each page by date.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sagsspor.reports import addresses as at
from sagsspor.reports.facts import grouped
from sagsspor.reports.list_pages import (
    FollowUpDatesPage,
    FollowUpPage,
    FollowUpStatusPage,
    Group,
    Stretch,
)
from sagsspor.reports.pagination import in_order, part
from sagsspor.reports.pieces import FollowUp, Pager
from sagsspor.reports.status import ORDER
from sagsspor.reports.views import Views

MOST_PRESSING = 10
"""How many requests of each status the overview of a long list shows."""

TABLE = 200
"""How many rows a page of one status has."""

_WORDS = 400


def whole_list(views: Views) -> FollowUpPage:
    """Compose the list of every request and commitment as one page."""
    rows = tuple(views.follow_ups.values())
    groups = grouped(rows, lambda view: view.status)
    return FollowUpPage(
        views.frame(at.FOLLOW_UP, "follow_up", ""),
        tuple(
            Group(status, groups[status], len(groups[status]), None)
            for status in ORDER
            if status in groups
        ),
        tuple(sorted({view.body.text for view in rows if view.body.text})),
        tuple(sorted({view.asker.text for view in rows if view.asker_type in ("person", "party")})),
        len(rows),
        (),
        (),
    )


def follow_up_pages(
    views: Views,
) -> Iterator[tuple[str, FollowUpPage | FollowUpDatesPage | FollowUpStatusPage]]:
    """Compose the follow-up list's page, or of a long list the overview and all other pages."""
    whole = whole_list(views)
    dates = _by_page(views)
    if list(dates) in ([], [at.FOLLOW_UP]):
        yield at.FOLLOW_UP, whole
        return
    stretches = tuple(
        Stretch(number, path, rows[0].asked, rows[-1].asked)
        for number, (path, rows) in enumerate(dates.items(), 1)
    )
    yield (
        at.FOLLOW_UP,
        replace(
            whole,
            groups=tuple(
                replace(group, rows=group.rows[:MOST_PRESSING], href=_status_path(group.status))
                for group in whole.groups
            ),
            dates=stretches[::-1],
            index=tuple(_index_path(path) for path in reversed(dates)),
        ),
    )
    for group in whole.groups:
        for path, some, pager in in_order(group.rows, _status_path(group.status), TABLE):
            frame = views.frame(path, "follow_up", "")
            yield path, FollowUpStatusPage(frame, group.status, some, group.all, pager)
    paths = list(dates)
    for index, (path, rows) in enumerate(dates.items()):
        newer = paths[index + 1] if index + 1 < len(paths) else None
        older = paths[index - 1] if index else None
        yield (
            path,
            FollowUpDatesPage(
                views.frame(path, "follow_up", "", rows),
                rows[::-1],
                stretches[index],
                Pager("time", index + 1, newer, older, None, ()),
            ),
        )


def follow_up_index(views: Views) -> Iterator[tuple[str, tuple[FollowUp, ...]]]:
    """Give the parts of the filter's index: the path of each script, and its requests."""
    for path, rows in _by_page(views).items():
        if path != at.FOLLOW_UP:
            yield _index_path(path), rows


def index_script(rows: Sequence[FollowUp]) -> bytes:
    """Write a part of the index as a script."""
    made = ",\n".join(_row(view) for view in rows)
    return f"sagssporFollowUps.add([\n{made}\n]);\n".encode()


def _row(view: FollowUp) -> str:
    """Give what the filter knows of a request, in the order that follow_up.js reads."""
    row = (
        view.status,
        view.kind,
        view.asked.isoformat() if view.asked else "",
        view.due_end.isoformat() if view.due_end else "",
        view.body.text,
        view.asker_type,
        view.asker.text,
        view.text[:_WORDS],
        " ".join(case.text for case in view.cases),
        view.href,
    )
    text = json.dumps(row, ensure_ascii=False, separators=(",", ":"))
    return text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _by_page(views: Views) -> dict[str, tuple[FollowUp, ...]]:
    """Give the requests of each page by date, the oldest first."""
    groups = grouped(views.follow_ups_by_date, lambda view: view.page)
    return dict(groups)


def _status_path(status: str) -> str:
    return part(at.FOLLOW_UP, status)


def _index_path(page: str) -> str:
    return f"{at.FOLLOW_UP_FOLDER}/{page.removesuffix('.html').rpartition('+')[2]}.js"
