"""What can be searched for: one entry per thing, in parts that a browser loads by script tags.

A page opened from disk may not fetch a file, but it may load a script. So each part is a script
that hands its entries to ``static/search.js``, which indexes them. Parts are cut by the year of
their entries and by size, the oldest first, so that new minutes change the newest part only.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain

from sagsspor.reports import addresses as at
from sagsspor.reports.facts import Decision, Item, grouped
from sagsspor.reports.list_pages import SearchPage
from sagsspor.reports.people_pages import members, periods
from sagsspor.reports.views import Views

KINDS = ("case", "item", "decision", "request", "commitment", "member", "body", "meeting")
"""What an entry can be, in the order that the search page offers them."""

SNIPPET = 480
"""An entry's text is cut at this many characters; what lies behind is not searched."""

PART = 200_000
"""A part is closed when it has this many characters."""

_UNDATED = "navne"


@dataclass(frozen=True, slots=True)
class Entry:
    """A thing to find; ``place`` is the body it belongs to, ``href`` a path from the root."""

    kind: str
    title: str
    text: str
    place: str
    date: date | None
    href: str


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the index: its path from the site's root, and its entries."""

    path: str
    entries: tuple[Entry, ...]


def search_page(views: Views, parts: Sequence[Part]) -> SearchPage:
    """Compose the search page, which loads the parts in their order."""
    found = {entry.kind for part in parts for entry in part.entries}
    return SearchPage(
        views.frame(at.SEARCH, "search", "", ()),
        tuple(part.path for part in parts),
        sum(len(part.entries) for part in parts),
        tuple(kind for kind in KINDS if kind in found),
    )


def search_parts(views: Views) -> tuple[Part, ...]:
    """Give the parts of the index: names first, then the newest year's."""
    years = grouped(entries(views), lambda entry: entry.date.year if entry.date else 0)
    parts: list[Part] = []
    for year in sorted(years):
        ordered = sorted(years[year], key=_order)
        for number, cut in enumerate(_cut(ordered), 1):
            parts.append(Part(f"{at.SEARCH_FOLDER}/{year or _UNDATED}-{number}.js", cut))
    names = [part for part in parts if part.path.startswith(f"{at.SEARCH_FOLDER}/{_UNDATED}")]
    return (*names, *reversed(parts[len(names) :]))


def part_script(part: Part) -> bytes:
    """Write a part as a script.

    JSON is JavaScript but for two line separators, and the file stands alone, so nothing in a
    title can end it.
    """
    rows = ",\n".join(_row(entry) for entry in part.entries)
    return f"sagssporSearch.add([\n{rows}\n]);\n".encode()


def entries(views: Views) -> Iterator[Entry]:
    """Give an entry for everything that has a place in the site."""
    return chain(_names(views), _cases(views), _meetings(views), _items(views), _requests(views))


def _names(views: Views) -> Iterator[Entry]:
    facts = views.facts
    for body in facts.bodies.values():
        also = (*body.also, body.abbreviation or "")
        yield _entry("body", body.name, also, body.authority, None, views.addresses[body.iri])
    for person in members(facts):
        known = facts.persons[person]
        also = (*known.also, *(period.party for period in periods(views, person)))
        yield _entry("member", known.name, also, None, None, views.addresses[person])


def _cases(views: Views) -> Iterator[Entry]:
    facts = views.facts
    for case in facts.cases.values():
        items = [facts.items[item] for item in case.items]
        name = views.case_title(case.iri)
        titles = dict.fromkeys(item.title for item in reversed(items) if item.title)
        days = [day for item in items if (day := facts.meetings[item.meeting].date)]
        title = f"{case.number} {name or ''}".strip()
        yield _entry(
            "case",
            title,
            [other for other in titles if other != name],
            None,
            min(days, default=None),
            views.addresses[case.iri],
        )


def _meetings(views: Views) -> Iterator[Entry]:
    for meeting in views.facts.meetings.values():
        body = views.body(meeting.body).text
        page = views.addresses[meeting.iri]
        yield _entry("meeting", body, (meeting.place or "",), None, meeting.date, page)


def _items(views: Views) -> Iterator[Entry]:
    for item in views.facts.items.values():
        place = views.item(item.iri)
        if item.ordinal is None or place is None or place.href is None:
            continue
        cases = [views.case(case).text for case in views.cases_of.get(item.iri, ())]
        words = (*cases, item.summary or item.recommendation or "")
        yield _entry("item", _title(item), words, place.body, place.date, place.href)
        for decision in views.decisions_of.get(item.iri, ()):
            yield from _decision(views, decision, item, place.href)


def _decision(views: Views, decision: Decision, item: Item, href: str) -> Iterator[Entry]:
    if decision.text:
        meeting = views.facts.meetings[item.meeting]
        body = views.body(decision.body or meeting.body).text
        quote = views.quote(decision.iri, decision.text)
        yield _entry(
            "decision",
            _title(item),
            (decision.text,),
            body,
            decision.date or meeting.date,
            (quote.href if quote else None) or href,
        )


def _requests(views: Views) -> Iterator[Entry]:
    for view in views.follow_ups.values():
        title = (view.item.title if view.item else None) or ""
        yield _entry(view.kind, title, (view.text,), view.body.text, view.asked, view.href)


def _title(item: Item) -> str:
    return " ".join(part for part in (item.number, item.title) if part)


def _entry(
    kind: str,
    title: str,
    texts: Iterable[str],
    place: str | None,
    day: date | None,
    href: str,
) -> Entry:
    text = " ".join(" ".join(text.split()) for text in texts if text)
    return Entry(kind, " ".join(title.split()), _cut_text(text), place or "", day, href)


def _cut_text(text: str) -> str:
    if len(text) <= SNIPPET:
        return text
    return text[: max(text.rfind(" ", 0, SNIPPET), SNIPPET // 2)] + " …"


def _order(entry: Entry) -> tuple[date, str, int, str, str]:
    return entry.date or date.min, entry.href, KINDS.index(entry.kind), entry.title, entry.text


def _cut(ordered: Iterable[Entry]) -> Iterator[tuple[Entry, ...]]:
    part: list[Entry] = []
    size = 0
    for entry in ordered:
        part.append(entry)
        size += len(_row(entry))
        if size >= PART:
            yield tuple(part)
            part, size = [], 0
    if part:
        yield tuple(part)


def _row(entry: Entry) -> str:
    day = entry.date.isoformat() if entry.date else ""
    row = (entry.kind, entry.title, entry.text, entry.place, day, entry.href)
    text = json.dumps(row, ensure_ascii=False, separators=(",", ":"))
    return text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
