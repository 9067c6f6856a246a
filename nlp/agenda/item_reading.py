"""One item's sections read to the item of the record, with who acted and who was away."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date as Date

from sagsspor.nlp.agenda.attachments import find_attachments, icon_attachments, is_icon_line
from sagsspor.nlp.agenda.follow_ups import ItemRequests, read_requests
from sagsspor.nlp.agenda.item_people import people_of, proposers
from sagsspor.nlp.agenda.item_references import join_references
from sagsspor.nlp.agenda.undated_meeting import references_of_any_day, requests_of_any_day
from sagsspor.nlp.decisions.decided import Decided, DecidedPart
from sagsspor.nlp.meeting.roll import Roll
from sagsspor.nlp.mentions.treatment import read_treatment
from sagsspor.nlp.people.persons import Person
from sagsspor.nlp.people.similar_names import similar_name
from sagsspor.nlp.record import Item, Reference, SourceWarning, Treatment, Votes
from sagsspor.nlp.segmentation.item_cases import item_case_numbers, read_title
from sagsspor.nlp.segmentation.items import ItemBlock
from sagsspor.nlp.segmentation.sections import Section
from sagsspor.nlp.setting import Setting, same_body
from sagsspor.nlp.text.anchors import anchored
from sagsspor.nlp.text.folding import joined
from sagsspor.nlp.text.source import Span

CLOSED_WORDS = anchored(r"\blukket\b|\blukkede?\s(?:punkt|sag)", re.IGNORECASE)

# "Lukket sag", "Lukket" on a line of its own right under the heading.
_CLOSED_LINE = re.compile(r"Lukket(?:\s(?:sag|punkt|dagsordenspunkt|møde))?\W*$", re.IGNORECASE)
_UNDER_HEADING = 4


@dataclass(frozen=True, slots=True)
class ItemRead:
    """An item as cut and read, before it is joined to the rest of the document."""

    block: ItemBlock
    sections: tuple[Section, ...]
    decided: Decided


def as_date(value: str | None) -> Date | None:
    """Give an ISO date as a date; None for None."""
    return Date.fromisoformat(value) if value else None


def read_item(
    one: ItemRead,
    setting: Setting,
    roll: Roll,
    by_number: Mapping[int, list[Person]],
    meeting_date: Date | None,
    warnings: list[SourceWarning],
    parties: dict[str, tuple[str, Span]],
) -> tuple[Item, tuple[str, ...], list[Person], list[Person]]:
    """Read one item; gives it, who was away, who acted, and who else is named."""
    text = setting.text
    block, sections, decided = one.block, one.sections, one.decided
    where: dict[str, tuple[Span, ...]] = {}
    title, title_spans, title_case = read_title(block, text)
    if block.number and block.number_span:
        where["/number"] = (block.number_span,)
    if title_spans:
        where["/title"] = title_spans
    cases = item_case_numbers(sections, text, title_case)
    for n, (_, span) in enumerate(cases):
        where[f"/case_numbers/{n}"] = (span,)
    attachments = _attachments(sections, text)
    for n, (_, span) in enumerate(attachments):
        where[f"/attachments/{n}"] = (span,)
    away: dict[str, Span] = {}
    for absence in decided.absences:
        if absence.here:
            away.setdefault(_roll_name(absence.person.name, roll), absence.person.span)
    for person in by_number.get(block.ordinal, ()):
        away.setdefault(_roll_name(person.name, roll), person.span)
    absent = tuple(away)
    for n, name in enumerate(absent):
        where[f"/absent/{n}"] = (away[name],)
    parts = decided.parts
    own = [part for part in parts if part.own]
    votes = own[-1].decision.votes if own else Votes()
    dissents = tuple(dissent for part in parts for dissent in part.dissents)
    recommendation = _joined(sections, "recommendation", text, parts)
    summary = _joined(sections, "summary", text, ())
    treatment = tuple(
        entry
        for section in sections
        if section.kind == "treatment"
        for entry in read_treatment(
            text, section.spans, known=setting.bodies, abbreviations=tuple(setting.abbreviations)
        )
    )
    warnings += _slips(block, treatment, setting, meeting_date)

    def referred(day: Date) -> tuple[Reference, ...]:
        return join_references(sections, parts, setting, day, block)

    def asked(day: Date) -> ItemRequests:
        return read_requests(sections, parts, setting, day, parties)

    found = asked(meeting_date) if meeting_date else requests_of_any_day(asked)
    references = referred(meeting_date) if meeting_date else references_of_any_day(referred, found)
    if recommendation:
        where["/recommendation"] = recommendation[1]
    if summary:
        where["/summary"] = summary[1]
    extent = [span for spans in where.values() for span in spans]
    extent += [section.span for section in sections if section.spans or section.label_span]
    extent += [(line.start, line.end) for line in (*block.body[:1], *block.body[-1:])]
    if extent:
        where[""] = ((min(span[0] for span in extent), max(span[1] for span in extent)),)
    # "Sag nr. 22 (lukket)", the title on the line below, says so beside the number.
    heading = (title or "", *(line.text for line in block.lead))
    closed = any(map(CLOSED_WORDS.search, heading)) or any(
        _CLOSED_LINE.match(line.text) for line in block.body[:_UNDER_HEADING]
    )
    item = Item(
        ordinal=block.ordinal,
        number=block.number,
        title=title,
        case_numbers=tuple(number for number, _ in cases),
        treatment=treatment,
        recommendation=recommendation[0] if recommendation else None,
        decisions=tuple(part.decision for part in parts),
        absent=absent,
        votes=votes,
        dissents=dissents,
        attachments=tuple(name for name, _ in attachments),
        references=references,
        requests=found.requests,
        reported_requests=found.reported,
        summary=summary[0] if summary else None,
        closed=closed,
        where=where,
    )
    acts: list[Person] = proposers(sections, setting)
    others: list[Person] = [*decided.others]
    for before, part in zip((None, *parts), parts, strict=False):
        # Who moves an amendment is named before what became of it.
        begin = before.end if before and before.view is part.view else 0
        for person in people_of(part, begin if part.own else part.start, parties):
            if part.own and not person.note:
                acts.append(person)
            else:
                others.append(replace(person, note=None))
    return item, absent, acts, others


def _roll_name(name: str, roll: Roll) -> str:
    """Give the name as the member list prints it, for one printed with a slip elsewhere."""
    return next((one.name for one in roll.members if similar_name(one.name, name)), name)


def _attachments(sections: Sequence[Section], text: str) -> list[tuple[str, Span]]:
    spans = [
        span for section in sections if section.kind == "attachments" for span in section.spans
    ]
    listed = find_attachments(text, spans)
    icons = icon_attachments(
        text,
        (
            span
            for section in sections
            if section.kind != "attachments"
            for span in section.spans
            if is_icon_line(text[span[0] : span[1]])
        ),
    )
    seen = {title.casefold() for title, _ in listed}
    return [*listed, *((title, span) for title, span in icons if title.casefold() not in seen)]


def _joined(
    sections: Sequence[Section], kind: str, text: str, parts: Sequence[DecidedPart]
) -> tuple[str, tuple[Span, ...]] | None:
    spans = [span for section in sections if section.kind == kind for span in section.spans]
    if parts and kind == "recommendation":
        first = min(
            (span[0] for part in parts for span in part.decision.where.get("", ())), default=None
        )
        labelled = any(section.kind == "decision" for section in sections)
        if first is not None and not labelled:
            spans = [span for span in spans if span[1] <= first]
    value = joined(text, spans)
    return (value, tuple(spans)) if value else None


def _slips(
    block: ItemBlock, treatment: Sequence[Treatment], setting: Setting, meeting_date: Date | None
) -> list[SourceWarning]:
    """Notice dates of planned treatment that cannot be meant: this body, day right, year wrong."""
    slips: list[SourceWarning] = []
    if meeting_date is None:
        return slips
    for entry in treatment:
        date = as_date(entry.date)
        if date is None or not same_body(entry.body, setting.body, setting):
            continue
        if date != meeting_date and (date.month, date.day) == (
            meeting_date.month,
            meeting_date.day,
        ):
            number = block.number or f"~{block.ordinal}"
            slips.append(
                SourceWarning(
                    "planned-date-slip",
                    f"Item {number}: the planned date {date.isoformat()} is printed for the "
                    "meeting of "
                    f"{meeting_date.isoformat()}; the year looks like a slip and makes no meeting.",
                    {"": entry.where.get("/date", ())},
                )
            )
    return slips
