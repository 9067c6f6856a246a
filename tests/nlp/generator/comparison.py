"""Compares the record that extraction gives with the meeting that was written."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sagsspor.nlp.record import Item, Record
from tests.nlp.generator.invention import Matter, Meeting
from tests.nlp.generator.layout import Layout
from tests.nlp.generator.writing import (
    attachment_lines,
    decision_lines,
    number_of,
    request_sentence,
    title_of,
)


def differences(record: Record, meeting: Meeting, layout: Layout) -> Iterator[str]:
    """Tell, fact by fact, where the record is not what was written."""
    said = record.meeting
    yield from _differ("body", said.body, meeting.body)
    yield from _differ("date", said.date, meeting.date.isoformat())
    yield from _differ("start_time", said.start_time, meeting.time)
    yield from _differ("place", said.place, meeting.place)
    owner = meeting.municipality if layout.owner == "line" else None
    yield from _differ("municipality", said.municipality, owner)
    if layout.members != "none":
        found = {(one.name, one.party) for one in record.members}
        yield from _differ("members", found, {(one.name, one.party) for one in meeting.members})
    away = {one.name for one in record.members if one.status == "absent"}
    open_ones = [matter for matter in meeting.matters if not matter.closed]
    throughout = set.intersection(*({one.name for one in matter.absent} for matter in open_ones))
    yield from _differ("absent", away, {one.name for one in meeting.absent} | throughout)
    numbers = [item.number for item in record.items]
    wanted = [number_of(matter, meeting, layout) for matter in meeting.matters]
    if layout.heading == "T":
        # The contents may number what the headings do not.
        numbers = [None for _ in numbers]
    yield from _differ("numbers", numbers, wanted)
    if numbers == wanted:
        for item, matter in zip(record.items, meeting.matters, strict=True):
            for field, problem in _item(item, matter, meeting, layout):
                yield f"{field} of {item.number or item.ordinal}: {problem}"


def _item(
    item: Item, matter: Matter, meeting: Meeting, layout: Layout
) -> Iterator[tuple[str, str]]:
    yield from _field("title", _plain(item.title), _plain(title_of(matter, layout)))
    cases = () if layout.case_number == "none" else (matter.case_number,)
    yield from _field("case_numbers", item.case_numbers, cases)
    yield from _field("absent", set(item.absent), {one.name for one in matter.absent})
    titles = [_plain(line.removeprefix("• ")) for line in attachment_lines(matter, layout)]
    yield from _field("attachments", [_plain(title) for title in item.attachments], titles)
    yield from _field("decisions", len(item.decisions), 0 if matter.closed else 1)
    if matter.closed or len(item.decisions) != 1:
        return
    decision = item.decisions[0]
    yield from _field("decision body", decision.body, meeting.body)
    yield from _field("decision date", decision.date, meeting.date.isoformat())
    yield from _field("outcome", decision.outcome, matter.outcome)
    text = " ".join(decision_lines(matter, layout, meeting.body))
    yield from _field("decision text", _plain(decision.text), _plain(text))
    ballot = matter.ballot
    votes = (set(item.votes.for_), set(item.votes.against), set(item.votes.abstained))
    wanted = (
        (set(ballot.for_), set(ballot.against), set(ballot.abstained)) if ballot else (set(),) * 3
    )
    yield from _field("votes", votes, wanted)
    names = [(one.person, one.party) for one in item.dissents]
    who = [(matter.dissent[0].name, matter.dissent[0].party)] if matter.dissent else []
    yield from _field("dissents", names, who)
    asked = [_plain(request.text) for request in item.requests]
    sentence = _plain(request_sentence(matter, layout, meeting.body))
    wanted_requests = [sentence] if matter.request else []
    if matter.outcome != "postponed" or matter.request:
        yield from _field("requests", asked, wanted_requests)


def _plain(text: str | None) -> str:
    return re.sub(r"\s+", " ", text or "").strip(" .:;,").casefold()


def _field(name: str, found: object, wanted: object) -> Iterator[tuple[str, str]]:
    if found != wanted:
        yield name, f"{found!r}, not {wanted!r}"


def _differ(name: str, found: object, wanted: object) -> Iterator[str]:
    if found != wanted:
        yield f"{name}: {found!r}, not {wanted!r}"
