"""Compares the record that extraction gives with the meeting that was written."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sagsspor.nlp.record import Item, Record
from tests.nlp.generator.asking import (
    Due,
    adjourned_until,
    adjournment,
    due_of,
    recurs_of,
    request_sentence,
)
from tests.nlp.generator.conversion import without_lost_words
from tests.nlp.generator.decision_writing import decision_lines, outcomes_of, stacked
from tests.nlp.generator.layout import Layout
from tests.nlp.generator.meeting import Matter, Meeting
from tests.nlp.generator.naming import case_numbers_of, in_order, number_of, title_of
from tests.nlp.generator.parts import attachment_lines
from tests.nlp.generator.people import absent_from, party_of
from tests.nlp.generator.writing import signs

Problems = Iterator[tuple[str, str]]


def differences(record: Record, meeting: Meeting, layout: Layout) -> Iterator[str]:
    """Tell, fact by fact, where the record is not what was written."""
    for name, problem in _head(record, meeting, layout):
        yield f"{name}: {problem}"
    for name, problem in _members(record, meeting, layout):
        yield f"{name}: {problem}"
    numbers = [item.number for item in record.items]
    matters = in_order(meeting, layout)
    wanted = [number_of(matter, meeting, layout) for matter in matters]
    if signs(meeting, layout):
        wanted.append(str(meeting.matters[-1].number + 1))
    if layout.heading == "T":
        # The contents may number what the headings do not.
        numbers = [None for _ in numbers]
    if numbers != wanted:
        yield f"numbers: {numbers!r}, not {wanted!r}"
        return
    for item, matter in zip(record.items, matters, strict=False):
        for field, problem in _item(item, matter, meeting, layout):
            yield f"{field} of {item.number or item.ordinal}: {problem}"


def _head(record: Record, meeting: Meeting, layout: Layout) -> Problems:
    said = record.meeting
    yield from _field("body", _plain(said.body), _plain(meeting.body))
    yield from _field("date", said.date, _known_date(meeting, layout))
    time = None if layout.dropped == "time" else meeting.time
    yield from _field("start_time", said.start_time, time)
    yield from _field("place", said.place, meeting.place)
    owner = meeting.municipality if layout.owner == "line" else None
    yield from _field("municipality", said.municipality, owner)


def _known_date(meeting: Meeting, layout: Layout) -> str | None:
    return None if layout.dropped == "date" else meeting.date.isoformat()


def _members(record: Record, meeting: Meeting, layout: Layout) -> Problems:
    away = {one.name for one in record.members if one.status == "absent"}
    open_ones = [matter for matter in meeting.matters if not matter.closed]
    wanted_away = {one.name for one in meeting.absent}
    # Whoever is named away from every item, one by one, is away or partly so: both are said.
    always = set.intersection(*({one.name for one in matter.absent} for matter in open_ones))
    first, *later = open_ones
    if (
        layout.item_absence_words == "Afbud: N"
        and layout.item_absence != "ranges"
        and not any(matter.absent or matter.disqualified for matter in later)
    ):
        # "Afbud" is sent to a meeting: said at its first item and nowhere else it is printed as
        # minutes print it that tell there who was away from all of it, and no reader can tell.
        always |= {one.name for one in first.absent}
    yield from _field("absent", away - always, wanted_away - always)
    if meeting.moved:
        partly = {one.name for one in record.members if one.status == "partly"}
        yield from _field("partly", partly & {meeting.moved.who.name}, {meeting.moved.who.name})
    if layout.members == "none":
        return
    found = {(one.name, one.party) for one in record.members}
    wanted: set[tuple[str, str | None]]
    wanted = {(one.name, party_of(one, layout)) for one in meeting.members}
    if layout.members == "initials":
        wanted = {(one.name, one.party) for one in meeting.members}
    if meeting.deputy:
        wanted.add((meeting.deputy.name, party_of(meeting.deputy, layout)))
    yield from _field("members", found, wanted)


def _item(item: Item, matter: Matter, meeting: Meeting, layout: Layout) -> Problems:
    title = title_of(matter, layout)
    if title or layout.contents == "none":
        yield from _field("title", _plain(item.title), _plain(title))
    cases = sorted(case_numbers_of(matter, meeting, layout))
    yield from _field("case_numbers", sorted(item.case_numbers), cases)
    if not matter.closed:
        absent = absent_from(matter, meeting, layout)
        yield from _field("absent", set(item.absent), absent)
    yield from _field(
        "attachments",
        [_attachment(title) for title in item.attachments],
        [] if matter.closed else [_attachment(line) for line in attachment_lines(matter, layout)],
    )
    earlier = matter.earlier if stacked(matter, layout) else ()
    amended = bool(matter.amendment)
    count = 0 if matter.closed else 1 + len(earlier) + amended
    yield from _field("decisions", len(item.decisions), count)
    if matter.closed or len(item.decisions) != count:
        return
    day = _known_date(meeting, layout)
    own = [one for one in item.decisions if one.date == day]
    yield from _field("own decisions", len(own), 1 + amended)
    others = [
        (_plain(one.body), one.date, one.outcome, one.absent)
        for one in item.decisions
        if one not in own
    ]
    wanted_others = [
        (
            _plain(one.body),
            one.date.isoformat(),
            one.outcome,
            (one.absent.name,) if one.absent else (),
        )
        for one in earlier
    ]
    if layout.earlier == "newest_first":
        wanted_others.reverse()
    yield from _field("earlier decisions", others, wanted_others)
    if len(own) != 1 + amended:
        return
    if amended:
        yield from _field("amendment", own[0].outcome, "rejected")
    decision = own[-1]
    yield from _field("decision body", _plain(decision.body), _plain(meeting.body))
    if decision.outcome not in outcomes_of(matter):
        yield "outcome", f"{decision.outcome!r}, not {sorted(outcomes_of(matter))!r}"
    text = without_lost_words(" ".join(decision_lines(matter, layout, meeting)), layout)
    yield from _field("decision text", _plain(decision.text), _plain(text))
    yield from _sides(item, matter, layout)
    yield from _references(item, matter)
    yield from _requests(item, matter, meeting, layout)


def _sides(item: Item, matter: Matter, layout: Layout) -> Problems:
    ballot = matter.ballot
    votes = (set(item.votes.for_), set(item.votes.against), set(item.votes.abstained))
    wanted = (
        (set(ballot.for_), set(ballot.against), set(ballot.abstained)) if ballot else (set(),) * 3
    )
    if not ballot and matter.dissent and layout.dissent == "against":
        wanted = (set(), {matter.dissent[0].name}, set())
    yield from _field("votes", votes, wanted)
    names = [(one.person, one.party) for one in item.dissents]
    person = matter.dissent[0] if matter.dissent else None
    yield from _field(
        "dissents", names, [(person.name, party_of(person, layout))] if person else []
    )


def _references(item: Item, matter: Matter) -> Problems:
    found = {(one.date, one.item_number) for one in item.references}
    wanted = {
        (one.date.isoformat(), str(one.number) if one.number else None) for one in matter.references
    }
    yield from _field("references", found, wanted)


def _requests(item: Item, matter: Matter, meeting: Meeting, layout: Layout) -> Problems:
    wanted: list[tuple[str, Due, str | None]] = []
    if matter.until:
        until = adjourned_until(matter, layout, meeting)
        wanted.append((adjournment(matter, layout, meeting), until, None))
    if matter.request:
        request = matter.request
        due = due_of(request, layout, meeting)
        wanted.append((request_sentence(request, layout, meeting), due, recurs_of(request)))
    if matter.outcome == "postponed" and not wanted:
        return
    asked = [_plain(request.text) for request in item.requests]
    sentences = [_plain(without_lost_words(text, layout)) for text, _, _ in wanted]
    yield from _field("requests", asked, sentences)
    if asked != sentences:
        return
    for found, (_, due, recurs) in zip(item.requests, wanted, strict=True):
        said = (found.due.start, found.due.end) if found.due else None
        # Nothing settles whether "hvert år" is a time without dates or none.
        if not recurs or said not in {None, (None, None)}:
            yield from _field("due", said, due)
        yield from _field("recurs", found.recurs, recurs)


def _plain(text: str | None) -> str:
    # A word parted at a line's end is one word.
    text = re.sub(r"\s+", " ", text or "")
    return text.strip(" .:;,").casefold()


def _attachment(text: str) -> str:
    """Give the title without the mark of its list: gold does not settle if a number is of it."""
    text = re.sub(r"^(?:[•-]\s|\d{1,2}(?:\.\s|\t)|application/pdf icon\s|Åben\s)+", "", text)
    return _plain(re.sub(r"\s\((?:\d+ KB|åbnes i nyt vindue)\)$", "", text))


def _field(name: str, found: object, wanted: object) -> Problems:
    if found != wanted:
        yield name, f"{found!r}, not {wanted!r}"
