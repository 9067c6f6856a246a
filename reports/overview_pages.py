"""The front page, the follow-up list, the lists of things, and the page about the site."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from sagsspor.graph.weighing import ALONE, GROUNDED
from sagsspor.reports import addresses as at
from sagsspor.reports.facts import grouped
from sagsspor.reports.follow_ups import WAITING, status_counts
from sagsspor.reports.list_pages import (
    BodiesPage,
    BodyRow,
    CaseRow,
    CasesPage,
    MeetingsPage,
    MembersPage,
    PersonRow,
)
from sagsspor.reports.pages import AboutPage, DocumentRow, FrontPage, PartPagers
from sagsspor.reports.pagination import by_date, in_order
from sagsspor.reports.people_pages import attendance_rows, members, periods
from sagsspor.reports.pieces import (
    FollowUp,
)
from sagsspor.reports.request_chart import request_chart
from sagsspor.reports.views import Views, newest_first

_FEW = 5


def front_page(views: Views) -> FrontPage:
    """Compose the front page."""
    rows = tuple(views.follow_ups.values())
    by_status = grouped(rows, lambda view: view.status)
    expected = sorted(
        (view for view in rows if view.expected and view.expected >= views.as_of),
        key=lambda view: (view.expected or date.max, view.anchor),
    )
    dated = {view.anchor for view in expected}
    waiting = [
        view
        for status in ("open", "partly")
        for view in by_status.get(status, ())
        if view.anchor not in dated
    ]
    loaded = [meeting for meeting in views.facts.meetings.values() if meeting.loaded]
    return FrontPage(
        views.frame(at.FRONT, "front", ""),
        tuple(sorted({body.authority for body in views.facts.bodies.values() if body.authority})),
        status_counts(rows),
        _requests_first(by_status.get("overdue", ()))[:_FEW],
        _requests_first(waiting)[:_FEW],
        answered_since_last_meeting(views)[:_FEW],
        tuple(expected[:_FEW]),
        request_chart(rows),
        tuple(map(views.meeting_row, newest_first(loaded)[:_FEW])),
        len(views.facts.documents),
    )


def answered_since_last_meeting(views: Views) -> tuple[FollowUp, ...]:
    """Give what was answered after the asking body's last meeting but one, the newest first.

    The newest meeting is the one a reader comes from, so its answers are the news. Of a body with
    one meeting, every answer is.
    """
    found = []
    for request in views.facts.requests:
        view = views.follow_ups.get(request.iri)
        days = [one.item.date for one in view.answers if one.item.date] if view else []
        if view is None or view.status not in ("answered", "standing") or not days:
            continue
        body = views.facts.meetings[request.meeting].body
        held = sorted(
            (one.date for one in views.meetings_of.get(body or "", ()) if one.loaded and one.date),
        )
        if max(days) > (held[-2] if len(held) > 1 else date.min):
            found.append((max(days), view))
    found.sort(key=lambda pair: pair[1].anchor)
    found.sort(key=lambda pair: pair[0], reverse=True)
    return tuple(view for _, view in found)


def _requests_first(rows: Iterable[FollowUp]) -> tuple[FollowUp, ...]:
    """Put what bodies and members asked for before what was promised."""
    return tuple(sorted(rows, key=lambda view: view.kind != "request"))


def cases_pages(views: Views) -> Iterator[tuple[str, CasesPage]]:
    """Compose the pages of the list of cases, those with the newest meeting first."""
    rows = []
    for case in views.facts.cases.values():
        items = [views.facts.items[item] for item in case.items]
        days = [day for one in items if (day := views.facts.meetings[one.meeting].date)]
        asked = views.follow_ups_of(
            request for item in case.items for request in views.requests_of.get(item, ())
        )
        rows.append(
            CaseRow(
                views.case(case.iri),
                views.case_title(case.iri),
                len(items),
                min(days, default=None),
                max(days, default=None),
                len(asked),
                sum(view.status in WAITING for view in asked),
            )
        )
    rows.sort(key=lambda row: row.case.text)
    rows.sort(key=lambda row: row.last or date.min, reverse=True)
    for path, some, pager in by_date(rows, at.CASES):
        lasting = pager.newest and not any(row.waiting for row in some)
        yield path, CasesPage(views.frame(path, "cases", "", () if lasting else None), some, pager)


def meetings_pages(views: Views) -> Iterator[tuple[str, MeetingsPage]]:
    """Compose the pages of the list of meetings, the newest first."""
    meetings = newest_first(views.facts.meetings.values())
    for path, some, pager in by_date(meetings, at.MEETINGS):
        frame = views.frame(path, "meetings", "", () if pager.newest else None)
        yield path, MeetingsPage(frame, tuple(map(views.meeting_row, some)), pager)


def members_pages(views: Views) -> Iterator[tuple[str, MembersPage]]:
    """Compose the pages of the list of members."""
    rows = []
    for person in members(views.facts):
        attended = attendance_rows(views, person)
        parties = periods(views, person)
        rows.append(
            PersonRow(
                views.person(person),
                parties[-1].party if parties else None,
                sum(row.status != "absent" for row in attended),
                len(attended),
                len(views.dissents_by.get(person, ())),
                len(views.follow_ups_of(views.requests_by.get(person, ()))),
            )
        )
    rows.sort(key=lambda row: (row.person.text.casefold(), row.person.href or ""))
    for path, some, pager in in_order(rows, at.MEMBERS):
        yield path, MembersPage(views.frame(path, "members", ""), some, pager)


def bodies_page(views: Views) -> BodiesPage:
    """Compose the list of bodies, those with most minutes first."""
    decided = grouped(views.facts.decisions, lambda decision: decision.body)
    rows = []
    for body in views.facts.bodies.values():
        meetings = views.meetings_of.get(body.iri, ())
        asked = views.follow_ups_of(
            request for meeting in meetings for request in views.requests_at.get(meeting.iri, ())
        )
        loaded = sum(meeting.loaded for meeting in meetings)
        rows.append(
            BodyRow(
                views.body(body.iri),
                body.authority,
                loaded,
                len(meetings) - loaded,
                len(decided.get(body.iri, ())),
                sum(view.status in WAITING for view in asked),
            )
        )
    rows.sort(key=lambda row: (-row.meetings, -row.decisions, row.body.text, row.body.href or ""))
    return BodiesPage(views.frame(at.BODIES, "bodies", ""), tuple(rows))


def about_pages(
    views: Views, failed: Iterable[tuple[str, str]], version: str
) -> Iterator[tuple[str, AboutPage]]:
    """Compose the page about the site, and further pages of its lists of files and slips."""
    whole = about_page(views, failed, version)
    documents = in_order(whole.documents, at.ABOUT, name="dokumenter-")
    warnings = in_order(whole.warnings, at.ABOUT, name="kilder-")
    pagers = PartPagers(documents=documents[0][2], warnings=warnings[0][2])
    yield (
        at.ABOUT,
        replace(whole, documents=documents[0][1], warnings=warnings[0][1], pagers=pagers),
    )
    empty = replace(whole, documents=(), warnings=(), failed=(), counts=())
    for path, rows, pager in documents[1:]:
        frame, pagers = views.frame(path, "about", "", ()), PartPagers(documents=pager)
        yield path, replace(empty, frame=frame, part="documents", documents=rows, pagers=pagers)
    for path, slips, pager in warnings[1:]:
        frame, pagers = views.frame(path, "about", "", ()), PartPagers(warnings=pager)
        yield path, replace(empty, frame=frame, part="warnings", warnings=slips, pagers=pagers)


def about_page(views: Views, failed: Iterable[tuple[str, str]], version: str) -> AboutPage:
    """Compose the page about the site."""
    facts = views.facts
    loaded = sum(meeting.loaded for meeting in facts.meetings.values())
    counts = (
        ("documents", len(facts.documents)),
        ("meetings", loaded),
        ("by_reference", len(facts.meetings) - loaded),
        ("items", sum(item.ordinal is not None for item in facts.items.values())),
        ("decisions", len(facts.decisions)),
        ("requests", len(views.follow_ups)),
        ("links", len(facts.links)),
        ("facts", len(facts.evidence)),
    )
    return AboutPage(
        views.frame(at.ABOUT, "about", ""),
        tuple(
            DocumentRow(
                document.file,
                document.kind,
                views.meeting_link(document.meeting),
                facts.meetings[document.meeting].date if document.meeting else None,
            )
            for document in sorted(facts.documents.values(), key=lambda one: (one.stem, one.iri))
        ),
        tuple(map(views.slip, facts.warnings)),
        tuple(failed),
        counts,
        GROUNDED,
        ALONE,
        version,
    )
