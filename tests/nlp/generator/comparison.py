"""Compares the record that extraction gives with the meeting that was written."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sagsspor.nlp.record import Item, Record
from tests.nlp.generator.head_writing import in_order, number_of, title_of
from tests.nlp.generator.invention import Matter, Meeting
from tests.nlp.generator.layout import Layout
from tests.nlp.generator.said import decision_lines, due_of, request_sentence
from tests.nlp.generator.writing import attachment_lines, signs, stacked


def differences(record: Record, meeting: Meeting, layout: Layout) -> Iterator[str]:
    """Tell, fact by fact, where the record is not what was written."""
    said = record.meeting
    yield from _differ("body", _plain(said.body), _plain(meeting.body))
    yield from _differ("date", said.date, meeting.date.isoformat())
    yield from _differ("start_time", said.start_time, meeting.time)
    yield from _differ("place", said.place, meeting.place)
    owner = meeting.municipality if layout.owner == "line" else None
    yield from _differ("municipality", said.municipality, owner)
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
    yield from _differ("absent", away - always, wanted_away - always)
    if layout.members != "none":
        found = {(one.name, one.party) for one in record.members}
        wanted_members = {(one.name, one.party) for one in meeting.members}
        if meeting.deputy:
            wanted_members.add((meeting.deputy.name, meeting.deputy.party))
        yield from _differ("members", found, wanted_members)
    numbers = [item.number for item in record.items]
    matters = in_order(meeting, layout)
    wanted = [number_of(matter, meeting, layout) for matter in matters]
    if signs(meeting, layout):
        wanted.append(str(meeting.matters[-1].number + 1))
    if layout.heading == "T":
        # The contents may number what the headings do not.
        numbers = [None for _ in numbers]
    yield from _differ("numbers", numbers, wanted)
    if numbers == wanted:
        for item, matter in zip(record.items, matters, strict=False):
            for field, problem in _item(item, matter, meeting, layout):
                yield f"{field} of {item.number or item.ordinal}: {problem}"


def _item(
    item: Item, matter: Matter, meeting: Meeting, layout: Layout
) -> Iterator[tuple[str, str]]:
    title = title_of(matter, layout)
    if title or layout.contents == "none":
        yield from _field("title", _plain(item.title), _plain(title))
    cases = () if layout.case_number in {"none", "empty"} else (matter.case_number,)
    yield from _field("case_numbers", item.case_numbers, cases)
    absent = {one.name for one in matter.absent}
    if matter.disqualified:
        absent.add(matter.disqualified.name)
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
    own = [one for one in item.decisions if one.date == meeting.date.isoformat()]
    yield from _field("own decisions", len(own), 1 + amended)
    others = [(_plain(one.body), one.date, one.outcome) for one in item.decisions if one not in own]
    wanted_others = [(_plain(one.body), one.date.isoformat(), one.outcome) for one in earlier]
    if layout.earlier == "newest_first":
        wanted_others.reverse()
    yield from _field("earlier decisions", others, wanted_others)
    if len(own) != 1 + amended:
        return
    if amended:
        yield from _field("amendment", own[0].outcome, "rejected")
    decision = own[-1]
    yield from _field("decision body", _plain(decision.body), _plain(meeting.body))
    yield from _field("outcome", decision.outcome, matter.outcome)
    text = " ".join(decision_lines(matter, layout, meeting))
    yield from _field("decision text", _plain(decision.text), _plain(text))
    ballot = matter.ballot
    votes = (set(item.votes.for_), set(item.votes.against), set(item.votes.abstained))
    wanted = (
        (set(ballot.for_), set(ballot.against), set(ballot.abstained)) if ballot else (set(),) * 3
    )
    if not ballot and matter.dissent and layout.dissent == "against":
        wanted = (set(), {matter.dissent[0].name}, set())
    yield from _field("votes", votes, wanted)
    names = [(one.person, one.party) for one in item.dissents]
    who = [(matter.dissent[0].name, matter.dissent[0].party)] if matter.dissent else []
    yield from _field("dissents", names, who)
    yield from _said(item, matter, meeting, layout)


def _said(
    item: Item, matter: Matter, meeting: Meeting, layout: Layout
) -> Iterator[tuple[str, str]]:
    found = {(one.date, one.item_number) for one in item.references}
    wanted = {
        (one.date.isoformat(), str(one.number) if one.number else None) for one in matter.references
    }
    yield from _field("references", found, wanted)
    if matter.outcome == "postponed" and not matter.request:
        return
    asked = [_plain(request.text) for request in item.requests]
    request = matter.request
    sentences = [_plain(request_sentence(request, layout, meeting))] if request else []
    yield from _field("requests", asked, sentences)
    if request and asked == sentences:
        due = item.requests[0].due
        said = (due.start, due.end) if due else None
        yield from _field("due", said, due_of(request, layout, meeting))


def _plain(text: str | None) -> str:
    # A word parted at a line's end is one word.
    text = re.sub(r"\s+", " ", text or "")
    return text.strip(" .:;,").casefold()


def _attachment(text: str) -> str:
    """Give the title without the mark of its list: gold does not settle if a number is of it."""
    return _plain(re.sub(r"^(?:[•-]\s|\d{1,2}(?:\.\s|\t))", "", text))


def _field(name: str, found: object, wanted: object) -> Iterator[tuple[str, str]]:
    if found != wanted:
        yield name, f"{found!r}, not {wanted!r}"


def _differ(name: str, found: object, wanted: object) -> Iterator[str]:
    if found != wanted:
        yield f"{name}: {found!r}, not {wanted!r}"
