"""The follow-up site: a store in, a folder of static files out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import sagsspor
from sagsspor.errors import StoreError, UsageError
from sagsspor.graph.build import entries_of
from sagsspor.graph.dataset import CaseTrail
from sagsspor.graph.derive import Document, relate
from sagsspor.graph.followups import follow_ups
from sagsspor.reports import addresses as at
from sagsspor.reports.case_page import case_page
from sagsspor.reports.facts import (
    Ask,
    Facts,
    Row,
)
from sagsspor.reports.meeting_page import meeting_page
from sagsspor.reports.network_page import network_page
from sagsspor.reports.overview_pages import (
    about_page,
    bodies_page,
    cases_page,
    follow_up_page,
    front_page,
    meetings_page,
    members_page,
)
from sagsspor.reports.pages import (
    Page,
)
from sagsspor.reports.people_pages import body_page, member_page, members
from sagsspor.reports.render import STATIC, follow_up_csv, render, static_file
from sagsspor.reports.rows import (
    read_facts,
)
from sagsspor.reports.search_index import part_script, search_page, search_parts
from sagsspor.reports.status import Status, statuses_of
from sagsspor.reports.views import Texts, Views
from sagsspor.reports.words import words

LISTING = ".sagsspor-site"
"""Stands in a site's folder and names its files, so that what is gone can be removed."""


@dataclass(frozen=True, slots=True)
class SiteReport:
    """What writing a site did; ``written`` and ``unchanged`` count files, ``pages`` HTML ones."""

    out: Path
    pages: int
    written: int
    unchanged: int
    removed: int
    bytes: int

    @property
    def index(self) -> Path:
        """Give the page to open."""
        return self.out / at.FRONT


def write_site(
    store: Path, out: Path, *, lang: str = "da", as_of: date | str | None = None
) -> SiteReport:
    """Write the site of a store; only files whose bytes changed are written again.

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
) -> Iterator[tuple[str, bytes]]:
    """Give every file of the site: its path from the root, and its bytes."""
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


def view_files(views: Views, failed: Iterable[tuple[str, str]] = ()) -> Iterator[tuple[str, bytes]]:
    """Give every file of the site: its path from the root, and its bytes."""
    for path, page in site_pages(views, failed):
        yield path, render(page)
    parts = search_parts(views)
    yield at.SEARCH, render(search_page(views, parts))
    for part in parts:
        yield part.path, part_script(part)
    yield at.FOLLOW_UP_CSV, follow_up_csv(follow_up_page(views))
    for name in STATIC:
        yield f"static/{name}", static_file(name)


def site_pages(views: Views, failed: Iterable[tuple[str, str]] = ()) -> Iterator[tuple[str, Page]]:
    """Compose every page."""
    facts = views.facts
    yield at.FRONT, front_page(views)
    yield at.FOLLOW_UP, follow_up_page(views)
    yield at.CASES, cases_page(views)
    yield at.MEETINGS, meetings_page(views)
    yield at.MEMBERS, members_page(views)
    yield at.BODIES, bodies_page(views)
    yield at.NETWORK, network_page(views)
    yield at.ABOUT, about_page(views, failed, sagsspor.__version__)
    for case in facts.cases.values():
        yield views.addresses[case.iri], case_page(views, case)
    for meeting in facts.meetings.values():
        yield views.addresses[meeting.iri], meeting_page(views, meeting)
    for person in members(facts):
        yield views.addresses[person], member_page(views, facts.persons[person])
    for body in facts.bodies.values():
        yield views.addresses[body.iri], body_page(views, body)


def write_files(files: Iterable[tuple[str, bytes]], out: Path) -> SiteReport:
    """Write files into a site's folder, and remove those of an earlier site that are gone."""
    listing = out / LISTING
    try:
        before = set(listing.read_text("utf-8").split("\n")) - {""}
    except FileNotFoundError:
        before = set()
        if out.is_dir() and any(out.iterdir()):
            raise UsageError(
                f"{out}: The folder is not empty and holds no report. "
                "Name an empty or a new folder with --out."
            ) from None
    names: list[str] = []
    written = size = 0
    for name, content in files:
        path = out / name
        names.append(name)
        size += len(content)
        if name in before and path.is_file() and path.read_bytes() == content:
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        written += 1
    gone = before - set(names)
    for name in gone:
        (out / name).unlink(missing_ok=True)
    listing.write_text("".join(f"{name}\n" for name in sorted(names)), "utf-8")
    pages = sum(name.endswith(".html") for name in names)
    return SiteReport(out, pages, written, len(names) - written, len(gone), size)


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
