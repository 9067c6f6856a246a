"""The page of a meeting: agenda, decisions, attendance, and the minutes with their evidence."""

from __future__ import annotations

from collections.abc import Iterator

from sagsspor.reports.facts import (
    Item,
    Meeting,
    grouped,
)
from sagsspor.reports.meeting_text import source_views
from sagsspor.reports.pages import (
    ItemView,
    MeetingPage,
    MemberRow,
    TreatmentView,
    VoteView,
)
from sagsspor.reports.pieces import (
    Mention,
    Ref,
)
from sagsspor.reports.refs import item_anchor
from sagsspor.reports.views import Views


def meeting_page(views: Views, meeting: Meeting) -> MeetingPage:
    """Compose the page of a meeting."""
    facts = views.facts
    body = views.body(meeting.body)
    known = facts.bodies.get(meeting.body or "")
    documents = views.documents_of.get(meeting.iri, ())
    warnings = [at for one in documents for at in views.warnings_of.get(one.iri, ())]
    asked = views.follow_ups_of(views.requests_at.get(meeting.iri, ()))
    answered = [
        views.follow_ups[iri]
        for item in views.items_of.get(meeting.iri, ())
        for iri in views.answered_by.get(item.iri, ())
    ]
    return MeetingPage(
        views.frame(views.addresses[meeting.iri], "meetings", body.text, (*asked, *answered)),
        body,
        meeting.date,
        _told(views, meeting, meeting.start, "start_time"),
        _told(views, meeting, meeting.place, "place"),
        known.authority if known else None,
        meeting.loaded,
        _members(views, meeting),
        _participants(views, meeting),
        tuple(
            _item(views, item)
            for item in views.items_of.get(meeting.iri, ())
            if item.ordinal is not None
        ),
        _mentions(views, meeting),
        asked,
        tuple(map(views.slip, warnings)),
        source_views(views, meeting),
    )


def _told(views: Views, meeting: Meeting, text: str | None, field: str) -> Ref | None:
    """Give what the head of the minutes says in a field, with its place."""
    return Ref(text, views.where(meeting.iri, field)) if text else None


def _members(views: Views, meeting: Meeting) -> tuple[MemberRow, ...]:
    rows = views.attendance_of.get(meeting.iri, ())
    absences = grouped((at for at in rows if at.item), lambda at: at.person)
    whole = {at.person: at for at in reversed(rows) if at.item is None}
    members = []
    for person in dict.fromkeys(at.person for at in rows):
        at = whole.get(person)
        members.append(
            MemberRow(
                views.person(person),
                views.party_at.get((person, meeting.iri)),
                at.status if at else "partly",
                at.role if at else None,
                views.person(at.substitute_for) if at and at.substitute_for else None,
                item_numbers(views, [one.item for one in absences.get(person, ()) if one.item])
                if at is None or at.status != "absent"
                else (),
                views.where((at or absences[person][0]).iri),
            )
        )
    return tuple(sorted(members, key=lambda at: (at.status == "absent", at.person.text)))


def item_numbers(views: Views, items: list[str]) -> tuple[str, ...]:
    """Give the numbers of items in the order of the agenda."""
    found = [views.facts.items[item] for item in items]
    found.sort(key=lambda at: at.ordinal or 0)
    return tuple(dict.fromkeys(at.number or f"~{at.ordinal}" for at in found))


def _participants(views: Views, meeting: Meeting) -> tuple[Ref, ...]:
    names: dict[str, str] = {}
    for at in views.participations_at.get(meeting.iri, ()):
        person = views.facts.persons.get(at.person)
        names[views.person(at.person).text] = at.role or (person.role if person else None) or ""
    return tuple(Ref(f"{name} ({role})" if role else name) for name, role in sorted(names.items()))


def _item(views: Views, item: Item) -> ItemView:
    votes = grouped(views.votes_of.get(item.iri, ()), lambda at: at.choice)
    rows = views.attendance_of.get(item.meeting, ())
    away = {at.person for at in rows if at.item is None and at.status == "absent"}
    absent = [
        at.person
        for at in rows
        if at.item == item.iri and at.status == "absent" and at.person not in away
    ]
    return ItemView(
        item_anchor(item),
        item.number,
        item.title,
        item.closed,
        tuple(views.case(case) for case in views.cases_of.get(item.iri, ())),
        item.recommendation,
        item.summary,
        tuple(map(views.decision, views.decisions_of.get(item.iri, ()))),
        tuple(
            VoteView(
                choice,
                tuple(
                    views.person(at.person) if at.person else Ref(views.party(at.party) or "")
                    for at in votes[choice]
                    if at.person or at.party
                ),
                next((at.count for at in votes[choice] if at.count is not None), None),
                next(filter(None, (views.where(at.iri) for at in votes[choice])), None),
            )
            for choice in ("for", "against", "abstained")
            if choice in votes
        ),
        tuple(map(views.dissent, views.dissents_of.get(item.iri, ()))),
        views.follow_ups_of(views.requests_of.get(item.iri, ())),
        tuple(views.follow_ups[iri] for iri in views.answered_by.get(item.iri, ())),
        views.attachments(item.iri),
        tuple(_references(views, item)),
        tuple(
            TreatmentView(views.body(at.body), at.role, at.date, views.where(at.iri))
            for at in views.treatments_of.get(item.iri, ())
        ),
        tuple(map(views.person, dict.fromkeys(absent))),
        views.where(item.iri),
    )


def _references(views: Views, item: Item) -> Iterator[Mention]:
    for reference in views.references_of.get(item.iri, ()):
        target = views.item(reference.to_item)
        meeting = views.facts.meetings.get(reference.to_meeting or "")
        if target is None and meeting is not None:
            target = views.meeting_as_item(meeting)
        if target is not None:
            yield Mention(target, views.quote(reference.iri))


def _mentions(views: Views, meeting: Meeting) -> tuple[Mention, ...]:
    """Give where other meetings' items tell of this one."""
    found = (views.mention(item, fact) for item, fact in views.told_of.get(meeting.iri, ()))
    return tuple(mention for mention in found if mention)
