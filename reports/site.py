"""The follow-up site: a store in, a folder of static files out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import sagsspor
from sagsspor.errors import StoreError
from sagsspor.graph.dataset import CaseTrail
from sagsspor.graph.derive import Document, relate
from sagsspor.graph.followups import follow_ups
from sagsspor.graph.manifest import entries_of
from sagsspor.reports import addresses as at
from sagsspor.reports.case_page import case_pages
from sagsspor.reports.facts import (
    Ask,
    Facts,
    Row,
)
from sagsspor.reports.folder import SiteFile, SiteReport, site_file, write_files
from sagsspor.reports.follow_up_pages import (
    follow_up_index,
    follow_up_pages,
    index_script,
    whole_list,
)
from sagsspor.reports.meeting_page import meeting_page
from sagsspor.reports.meeting_text import text_pages
from sagsspor.reports.network_page import network_page
from sagsspor.reports.overview_pages import (
    about_pages,
    bodies_page,
    cases_pages,
    front_page,
    meetings_pages,
    members_pages,
)
from sagsspor.reports.pages import (
    Page,
)
from sagsspor.reports.people_pages import body_pages, member_pages, members
from sagsspor.reports.refs import Texts
from sagsspor.reports.render import STATIC, follow_up_csv, render, static_file
from sagsspor.reports.rows import (
    read_facts,
)
from sagsspor.reports.search_index import part_script, search_page, search_parts
from sagsspor.reports.status import Status, statuses_of
from sagsspor.reports.views import Views
from sagsspor.reports.words import words


def write_site(
    store: Path, out: Path, *, lang: str = "da", as_of: date | str | None = None
) -> SiteReport:
    """Write the site of a store; only files whose rows changed are made and written.

    ``as_of`` is the date the report is of; the default is that of the newest meeting whose minutes
    are loaded. Raise UsageError if ``out`` holds something else, StoreError if there is no store.
    """
    with sagsspor.open(store) as trail:
        views = store_views(trail, lang=lang, as_of=as_of)
        return write_files(view_files(views, failures(trail)), out)


def store_views(
    trail: CaseTrail, *, lang: str = "da", as_of: date | str | None = None, served: bool = False
) -> Views:
    """Read everything the pages of a store are made from; see ``write_site``.

    ``served`` says that a server answers queries beside the pages, so that they link to it.
    """
    words(lang)
    day = _day(as_of or trail.as_of)
    if day is None:
        raise StoreError(
            f"{trail.path}: No minutes with a date are loaded, so there is nothing to report. "
            "Add some with `sagsspor build`."
        )
    return site_views(
        asker(trail),
        trail.source,
        statuses(trail, day),
        base=trail.base,
        lang=lang,
        as_of=day,
        served=served,
    )


def site_files(
    ask: Ask,
    texts: Texts,
    statuses: Mapping[str, Status],
    *,
    base: str,
    lang: str,
    as_of: date,
    failed: Iterable[tuple[str, str]] = (),
) -> Iterator[SiteFile]:
    """Give every file of the site, each yet to be made."""
    views = site_views(ask, texts, statuses, base=base, lang=lang, as_of=as_of)
    yield from view_files(views, failed)


def site_views(
    ask: Ask,
    texts: Texts,
    statuses: Mapping[str, Status],
    *,
    base: str,
    lang: str,
    as_of: date,
    served: bool = False,
) -> Views:
    """Ask for everything the pages are made from, and give each thing its page."""
    facts = read_facts(ask, as_of)
    return Views(facts, statuses, _addresses(base, facts), texts, lang, as_of, served)


def view_files(views: Views, failed: Iterable[tuple[str, str]] = ()) -> Iterator[SiteFile]:
    """Give every file of the site, each yet to be made."""
    for path, page in site_pages(views, failed):
        yield site_file(path, page, partial(render, page))
    parts = search_parts(views)
    search = search_page(views, parts)
    yield site_file(at.SEARCH, search, partial(render, search))
    for part in parts:
        yield site_file(part.path, part, partial(part_script, part))
    for name, rows in follow_up_index(views):
        yield site_file(name, rows, partial(index_script, rows))
    follow_ups = whole_list(views)
    yield site_file(at.FOLLOW_UP_CSV, follow_ups, partial(follow_up_csv, follow_ups))
    for name in STATIC:
        yield site_file(f"static/{name}", name, partial(static_file, name))


def site_pages(views: Views, failed: Iterable[tuple[str, str]] = ()) -> Iterator[tuple[str, Page]]:
    """Compose every page."""
    facts = views.facts
    yield at.FRONT, front_page(views)
    yield from follow_up_pages(views)
    yield from cases_pages(views)
    yield from meetings_pages(views)
    yield from members_pages(views)
    yield at.BODIES, bodies_page(views)
    yield at.NETWORK, network_page(views)
    yield from about_pages(views, failed, sagsspor.__version__)
    for case in facts.cases.values():
        yield from case_pages(views, case)
    for meeting in facts.meetings.values():
        yield views.addresses[meeting.iri], meeting_page(views, meeting)
        yield from text_pages(views, meeting)
    for person in members(facts):
        yield from member_pages(views, facts.persons[person])
    for body in facts.bodies.values():
        yield from body_pages(views, body)


def asker(trail: CaseTrail) -> Ask:
    """Give what answers named queries from a store."""

    def ask(name: str, **params: Any) -> Iterable[Row]:
        return trail.query(name, **params).dicts()

    return ask


def statuses(trail: CaseTrail, as_of: date) -> Mapping[str, Status]:
    """Give what became of every request of a store by a date."""
    entries = entries_of(trail.generation)
    documents = [
        Document(sha16, entry.stem, trail.generation.record(sha16), entry.municipality)
        for sha16, entry in entries.items()
    ]
    identity, links = relate(documents, trail.generation.judgements)
    records = [document.record for document in documents]
    return statuses_of(trail.base, follow_ups(records, identity, links, as_of))


def _addresses(base: str, facts: Facts) -> at.Addresses:
    return at.addresses(
        base,
        {
            "case": facts.cases,
            "meeting": facts.meetings,
            "member": members(facts),
            "body": facts.bodies,
        },
    )


def failures(trail: CaseTrail) -> tuple[tuple[str, str], ...]:
    """Give the files that could not be read, each with the reason."""
    failed = trail.generation.manifest().get("failed", [])
    return tuple((str(one["file"]), str(one["reason"])) for one in failed)


def _day(value: date | str | None) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) else value
