"""The pages of a member and of a body."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from math import ceil
from statistics import median
from typing import Any

from sagsspor.reports.facts import (
    Affiliation,
    Attendance,
    Body,
    Facts,
    Person,
    grouped,
)
from sagsspor.reports.follow_ups import status_counts
from sagsspor.reports.meeting_page import item_numbers
from sagsspor.reports.pages import (
    AttendanceRow,
    BodyPage,
    MemberPage,
    MemberVote,
    OutcomeRow,
    PartPagers,
    Period,
    SeatRow,
)
from sagsspor.reports.pagination import by_date, in_order
from sagsspor.reports.views import Views, newest_first

CARDS = 30
"""How many requests or dissents a page of a member or body has."""


def members(facts: Facts) -> tuple[str, ...]:
    """Give the persons with a page: those who sit, vote, dissent or ask."""
    found = {one.person for one in facts.attendance}
    found |= {one.person for one in facts.votes if one.person}
    found |= {one.person for one in facts.dissents if one.person}
    found |= {one.asker for one in facts.requests if one.asker and one.asker in facts.persons}
    return tuple(sorted(person for person in found if person in facts.persons))


def member_page(views: Views, person: Person) -> MemberPage:
    """Compose the page of a member."""
    facts = views.facts
    attendance = attendance_rows(views, person.iri)
    held = [row for row in attendance if row.status in {"present", "partly", "absent"}]
    votes = sorted(
        views.votes_by.get(person.iri, ()),
        key=lambda at: (-(_day(facts, at.item).toordinal()), at.iri),
    )
    follow_ups = views.follow_ups_of(views.requests_by.get(person.iri, ()))
    return MemberPage(
        views.frame(views.addresses[person.iri], "members", person.name, follow_ups),
        person.name,
        person.also,
        periods(views, person.iri),
        sum(row.status != "absent" for row in held),
        len(held),
        seats(views, person.iri),
        attendance,
        tuple(
            MemberVote(
                item,
                at.choice,
                views.party_at.get((person.iri, meeting)) or views.party(at.party_at_meeting),
                views.quote(at.iri),
            )
            for at in votes
            if (item := views.item(at.item)) and (meeting := facts.items[at.item].meeting)
        ),
        tuple(
            sorted(
                map(views.dissent, views.dissents_by.get(person.iri, ())),
                key=lambda at: (at.item and at.item.date) or date.min,
                reverse=True,
            )
        ),
        follow_ups,
        len(views.dissents_by.get(person.iri, ())),
        len(follow_ups),
        views.addresses[person.iri],
        "",
        PartPagers(),
    )


def attendance_rows(views: Views, person: str) -> tuple[AttendanceRow, ...]:
    """Give a member's meetings, the newest first."""
    rows = grouped(views.attendance_by.get(person, ()), lambda at: at.meeting)
    return tuple(
        _attendance(views, meeting.iri, rows[meeting.iri])
        for meeting in newest_first(views.facts.meetings[iri] for iri in rows)
    )


def _attendance(views: Views, meeting: str, rows: Iterable[Attendance]) -> AttendanceRow:
    found = tuple(rows)
    whole = next((at for at in found if at.item is None), None)
    status = whole.status if whole else "partly"
    known = views.facts.meetings[meeting]
    return AttendanceRow(
        views.meeting(meeting),
        known.date,
        views.body(known.body),
        status,
        whole.role if whole else None,
        views.person(whole.substitute_for) if whole and whole.substitute_for else None,
        item_numbers(views, [at.item for at in found if at.item]) if status != "absent" else (),
        views.where((whole or found[0]).iri),
    )


def seats(views: Views, person: str) -> tuple[SeatRow, ...]:
    """Give a member's seats, the newest first; who stands in for another has none."""
    held = [
        (meeting, at)
        for at in views.attendance_by.get(person, ())
        if at.item is None and at.substitute_for is None
        if (meeting := views.facts.meetings[at.meeting]).body
    ]
    held.sort(key=lambda pair: (pair[0].date or date.min, pair[1].iri))
    rows = [
        SeatRow(
            views.body(body),
            tuple(dict.fromkeys(at.role for _, at in found if at.role)),
            found[0][0].date,
            found[-1][0].date,
            len({meeting.iri for meeting, _ in found}),
            views.where(found[0][1].iri),
            views.where(found[-1][1].iri),
        )
        for body, found in grouped(held, lambda pair: pair[0].body).items()
    ]
    rows.sort(key=lambda row: row.body.text)
    rows.sort(key=lambda row: row.end or date.min, reverse=True)
    return tuple(rows)


def periods(views: Views, person: str) -> tuple[Period, ...]:
    """Join what was observed meeting by meeting to a member's parties over time."""
    seen = sorted(
        views.affiliations_by.get(person, ()), key=lambda at: (at.date or date.min, at.iri)
    )
    runs: list[list[Affiliation]] = []
    for at in seen:
        if runs and runs[-1][-1].party == at.party:
            runs[-1].append(at)
        else:
            runs.append([at])
    return tuple(
        Period(
            views.party_name(run[0]),
            run[0].date,
            run[-1].date,
            len({at.meeting for at in run}),
            views.where(run[0].iri),
            views.where(run[-1].iri),
        )
        for run in runs
    )


def body_page(views: Views, body: Body) -> BodyPage:
    """Compose the page of a body."""
    meetings = views.meetings_of.get(body.iri, ())
    requests = [at for meeting in meetings for at in views.requests_at.get(meeting.iri, ())]
    follow_ups = views.follow_ups_of(requests)
    days = [
        answer.days for view in follow_ups for answer in view.answers[:1] if answer.days is not None
    ]
    return BodyPage(
        views.frame(views.addresses[body.iri], "bodies", body.name, follow_ups),
        body.name,
        body.also,
        body.abbreviation,
        body.authority,
        tuple(map(views.meeting_row, newest_first(meetings))),
        _outcomes(at.outcome for at in views.decided_by.get(body.iri, ())),
        status_counts(follow_ups),
        ceil(median(days)) if days else None,
        len(days),
        follow_ups,
        views.addresses[body.iri],
        "",
        PartPagers(),
    )


def member_pages(views: Views, person: Person) -> Iterator[tuple[str, MemberPage]]:
    """Compose the page of a member, and further pages of its long lists."""
    whole, path = member_page(views, person), views.addresses[person.iri]
    attendance = by_date(whole.attendance, path, name="fremmoede-")
    votes = by_date(whole.votes, path, name="stemmer-")
    dissents = by_date(whole.dissents, path, CARDS, "forbehold-")
    asked = in_order(whole.follow_ups, path, CARDS, "anmodninger-")
    pagers = PartPagers(attendance[0][2], votes[0][2], dissents[0][2], asked[0][2])
    yield (
        path,
        replace(
            whole,
            attendance=attendance[0][1],
            votes=votes[0][1],
            dissents=dissents[0][1],
            follow_ups=asked[0][1],
            pagers=pagers,
        ),
    )
    empty = replace(
        whole, periods=(), seats=(), attendance=(), votes=(), dissents=(), follow_ups=()
    )

    def further(path: str, pagers: PartPagers, **some: Any) -> tuple[str, MemberPage]:
        frame = views.frame(path, "members", person.name, some.get("follow_ups", ()))
        (part,) = some
        return path, replace(empty, frame=frame, part=part, pagers=pagers, **some)

    for path, met, pager in attendance[1:]:
        yield further(path, PartPagers(attendance=pager), attendance=met)
    for path, cast, pager in votes[1:]:
        yield further(path, PartPagers(votes=pager), votes=cast)
    for path, said, pager in dissents[1:]:
        yield further(path, PartPagers(dissents=pager), dissents=said)
    for path, wanted, pager in asked[1:]:
        yield further(path, PartPagers(follow_ups=pager), follow_ups=wanted)


def body_pages(views: Views, body: Body) -> Iterator[tuple[str, BodyPage]]:
    """Compose the page of a body, and further pages of its long lists."""
    whole, path = body_page(views, body), views.addresses[body.iri]
    meetings = by_date(whole.meetings, path, name="moeder-")
    asked = in_order(whole.follow_ups, path, CARDS, "anmodninger-")
    pagers = PartPagers(meetings=meetings[0][2], follow_ups=asked[0][2])
    yield path, replace(whole, meetings=meetings[0][1], follow_ups=asked[0][1], pagers=pagers)
    empty = replace(whole, outcomes=(), meetings=(), follow_ups=(), counts=(), median_days=None)
    for path, rows, pager in meetings[1:]:
        frame = views.frame(path, "bodies", body.name, ())
        pagers = PartPagers(meetings=pager)
        yield path, replace(empty, frame=frame, part="meetings", meetings=rows, pagers=pagers)
    for path, some, pager in asked[1:]:
        frame = views.frame(path, "bodies", body.name, some)
        pagers = PartPagers(follow_ups=pager)
        yield path, replace(empty, frame=frame, part="follow_ups", follow_ups=some, pagers=pagers)


def _outcomes(codes: Iterable[str]) -> tuple[OutcomeRow, ...]:
    counts = Counter(codes)
    total = sum(counts.values())
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple(OutcomeRow(code, count, count / total) for code, count in ranked)


def _day(facts: Facts, item: str) -> date:
    meeting = facts.meeting_of(item)
    return (meeting.date if meeting else None) or date.min
