"""The front page, the follow-up list, the lists of things, and the page about the site."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from sagsspor.reports import addresses as at
from sagsspor.reports.facts import grouped
from sagsspor.reports.pages import (
    AboutPage,
    BodiesPage,
    BodyRow,
    CaseRow,
    CasesPage,
    DocumentRow,
    FollowUpPage,
    FrontPage,
    Group,
    MeetingsPage,
    MembersPage,
    PersonRow,
    WarningRow,
)
from sagsspor.reports.people_pages import attendance_rows, members, periods
from sagsspor.reports.pictures import (
    Bar,
    BarPart,
    Chart,
)
from sagsspor.reports.pieces import (
    FollowUp,
)
from sagsspor.reports.status import ORDER
from sagsspor.reports.views import WAITING, Views, newest_first, status_counts

_FEW = 6
_WIDTH, _HEIGHT, _BASELINE, _TOP, _LEFT = 720, 240, 196.0, 16.0, 34.0


def front_page(views: Views) -> FrontPage:
    """Compose the front page."""
    rows = tuple(views.follow_ups.values())
    by_status = grouped(rows, lambda view: view.status)
    answered = sorted(
        by_status.get("answered", ()),
        key=lambda view: max((one.item.date or date.min for one in view.answers), default=date.min),
        reverse=True,
    )
    expected = sorted(
        (view for view in rows if view.next_expected and view.next_expected >= views.as_of),
        key=lambda view: (view.next_expected or date.max, view.anchor),
    )
    loaded = [meeting for meeting in views.facts.meetings.values() if meeting.loaded]
    waiting = by_status.get("open", ()) + by_status.get("partly", ())
    return FrontPage(
        views.frame(at.FRONT, "front", ""),
        tuple(sorted({body.authority for body in views.facts.bodies.values() if body.authority})),
        status_counts(rows),
        _requests_first(by_status.get("overdue", ()))[:_FEW],
        _requests_first(waiting)[:_FEW],
        tuple(answered[:_FEW]),
        tuple(expected[:_FEW]),
        chart(rows),
        tuple(map(views.meeting_row, newest_first(loaded)[:_FEW])),
        len(views.facts.documents),
    )


def _requests_first(rows: Iterable[FollowUp]) -> tuple[FollowUp, ...]:
    """Put what bodies and members asked for before what was promised."""
    return tuple(sorted(rows, key=lambda view: view.kind != "request"))


def follow_up_page(views: Views) -> FollowUpPage:
    """Compose the list of every request and commitment."""
    rows = tuple(views.follow_ups.values())
    groups = grouped(rows, lambda view: view.status)
    return FollowUpPage(
        views.frame(at.FOLLOW_UP, "follow_up", ""),
        tuple(Group(status, groups[status]) for status in ORDER if status in groups),
        tuple(sorted({view.body.text for view in rows if view.body.text})),
        len(rows),
    )


def chart(rows: Sequence[FollowUp]) -> Chart:
    """Draw the requests of each quarter, stacked by status."""
    dated = [view for view in rows if view.asked]
    quarters = _quarters([view.asked for view in dated if view.asked])
    groups = grouped(dated, lambda view: _quarter(view.asked) if view.asked else None)
    most = max((len(found) for found in groups.values()), default=0)
    step = next(size for size in (1, 2, 5, 10, 20, 50, 100, 200, 500, 10**6) if most <= 5 * size)
    ceiling = max(step, -(-most // step) * step)
    scale = (_BASELINE - _TOP) / ceiling
    room = (_WIDTH - _LEFT) / max(1, len(quarters))
    statuses = tuple(status for status in ORDER if any(view.status == status for view in dated))
    bars = []
    for index, quarter in enumerate(quarters):
        found = groups.get(quarter, ())
        parts, y = [], _BASELINE
        for status in reversed(statuses):
            count = sum(view.status == status for view in found)
            y -= count * scale
            if count:
                parts.append(BarPart(status, count, round(y, 1), round(count * scale, 1)))
        width = min(48.0, room * 0.7)
        x = _LEFT + index * room + (room - width) / 2
        bars.append(
            Bar(
                quarter,
                round(x, 1),
                round(width, 1),
                tuple(parts),
                len(found),
                _shown(index, len(quarters)),
            )
        )
    ticks = tuple(
        (round(_BASELINE - value * scale, 1), value) for value in range(0, ceiling + 1, step)
    )
    return Chart(_WIDTH, _HEIGHT, _LEFT, _BASELINE, tuple(bars), statuses, ticks)


def _shown(index: int, count: int) -> bool:
    """Tell whether a bar's label is written: all of few, some of many."""
    return index % (-(-count // 10)) == 0


def _quarter(day: date) -> str:
    return f"{day.year}-{(day.month - 1) // 3 + 1}"


def _quarters(days: Sequence[date]) -> list[str]:
    if not days:
        return []
    first, last = min(days), max(days)
    start = first.year * 4 + (first.month - 1) // 3
    end = last.year * 4 + (last.month - 1) // 3
    return [f"{number // 4}-{number % 4 + 1}" for number in range(start, end + 1)]


def cases_page(views: Views) -> CasesPage:
    """Compose the list of cases, those with the newest meeting first."""
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
                next((one.title for one in reversed(items) if one.title), None),
                len(items),
                min(days, default=None),
                max(days, default=None),
                len(asked),
                sum(view.status in WAITING for view in asked),
            )
        )
    rows.sort(key=lambda row: row.case.text)
    rows.sort(key=lambda row: row.last or date.min, reverse=True)
    return CasesPage(views.frame(at.CASES, "cases", ""), tuple(rows))


def meetings_page(views: Views) -> MeetingsPage:
    """Compose the list of meetings, the newest first."""
    meetings = newest_first(views.facts.meetings.values())
    return MeetingsPage(
        views.frame(at.MEETINGS, "meetings", ""), tuple(map(views.meeting_row, meetings))
    )


def members_page(views: Views) -> MembersPage:
    """Compose the list of members."""
    asked = grouped(views.facts.requests, lambda request: request.asker)
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
                len(asked.get(person, ())),
            )
        )
    rows.sort(key=lambda row: (row.person.text.casefold(), row.person.href or ""))
    return MembersPage(views.frame(at.MEMBERS, "members", ""), tuple(rows))


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
                document.media_type,
                views.meeting_link(document.meeting),
            )
            for document in sorted(facts.documents.values(), key=lambda one: (one.stem, one.iri))
        ),
        tuple(
            WarningRow(
                facts.documents[warning.document].file,
                warning.code,
                warning.message,
                views.quote(warning.iri),
            )
            for warning in facts.warnings
        ),
        tuple(failed),
        counts,
        version,
    )
