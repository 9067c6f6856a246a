"""One document's text to its record: segmentation, reading of the parts, and joining them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date as Date
from pathlib import Path

from sagsspor.errors import NotMinutesError
from sagsspor.nlp.absence import Substitute
from sagsspor.nlp.attachments import find_attachments, icon_attachments, is_icon_line
from sagsspor.nlp.bodies import (
    BodyMention,
    body_name,
    find_bodies,
)
from sagsspor.nlp.case_numbers import find_case_numbers, labelled_case_numbers, parse_case_number
from sagsspor.nlp.decisions import Decided, DecidedPart, Setting, read_decisions, same_body
from sagsspor.nlp.dissection import dissect
from sagsspor.nlp.follow_ups import read_requests
from sagsspor.nlp.header import Head, find_municipality
from sagsspor.nlp.items import ItemBlock
from sagsspor.nlp.lines import folded, joined
from sagsspor.nlp.members import (
    ItemAbsence,
    Roll,
    make_members,
    make_mentioned,
    similar_name,
)
from sagsspor.nlp.model_people import model_people
from sagsspor.nlp.persons import Person, party_of, people_with_party, people_with_roles
from sagsspor.nlp.pipeline import annotate
from sagsspor.nlp.record import (
    Item,
    Meeting,
    Mention,
    Record,
    Reference,
    SourceWarning,
    Treatment,
    Votes,
)
from sagsspor.nlp.references import find_references
from sagsspor.nlp.sections import Section
from sagsspor.nlp.sentences import Sentence, split_sentences
from sagsspor.nlp.source import Source, Span
from sagsspor.nlp.treatment import read_treatment
from sagsspor.nlp.views import view_of
from sagsspor.nlp.vocabulary import Vocabulary, vocabulary

EXTRACTOR = "sagsspor.nlp/0.1.0"
"""Names the extraction in every fact's evidence; raised with every change to what it finds."""

_CLOSED = re.compile(r"\blukket\b|\blukkede?\s(?:punkt|sag)", re.IGNORECASE)
_TEXT_KINDS = {"head", "summary", "case", "consequence", "recommendation", "history", "decision"}
_ELECTS = re.compile(
    r"\bvalgt|\budpeg|\bvælges|\bvalgtes|\bsom\s(?:medlem|formand|stedfortræder)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Read:
    """An item as cut and read, before it is joined to the rest of the document."""

    block: ItemBlock
    sections: tuple[Section, ...]
    decided: Decided


def extract(
    source: Source,
    *,
    municipality: str | None = None,
    vocabulary_file: Path | None = None,
    model: str | None = None,
) -> Record:
    """Read the minutes of one meeting into a record.

    ``municipality`` overrides what the text says, ``vocabulary_file`` is read beside our labels,
    ``model`` names an installed spaCy pipeline for names. Raises NotMinutesError where neither
    items nor a body and date can be found, VocabularyError for a broken vocabulary file.
    """
    words = vocabulary(vocabulary_file)
    cut = dissect(source, words)
    if not cut.reads_as_minutes:
        raise NotMinutesError(
            "The text does not read as the minutes of a meeting: no agenda item was found under a "
            "body and a date.",
            file=source.file,
            next_step="Check that the file is a referat; `sagsspor explain` shows what was found.",
        )
    read = tuple(
        _Read(part.block, part.sections, read_decisions(part.sections, cut.setting))
        for part in cut.parts
    )
    return _record(source, cut.head, cut.roll, cut.setting, read, municipality, words, model)


def _record(
    source: Source,
    head: Head,
    roll: Roll,
    setting: Setting,
    read: tuple[_Read, ...],
    municipality: str | None,
    words: Vocabulary,
    model: str | None,
) -> Record:
    text = source.text
    parties = _parties(text, roll)
    warnings: list[SourceWarning] = []
    by_number = _absent_by_number(roll, read)
    items: list[Item] = []
    absences: list[ItemAbsence] = []
    acting: list[Person] = []
    deputies: list[Substitute] = []
    mentioned: list[Person] = [*roll.staff]
    meeting_date = _as_date(head.date)
    for one in read:
        item, away, acts, others = _item(
            one, setting, roll, by_number, meeting_date, warnings, parties
        )
        items.append(item)
        own = any(part.own for part in one.decided.parts)
        absences.append(ItemAbsence(away, own))
        acting += acts
        mentioned += others
        deputies += one.decided.substitutes
    item_deputies = [
        sub
        for sub in deputies
        if not any(similar_name(sub.person.name, name.person.name) for name in roll.absences)
    ]
    disqualified = [
        absence for one in read for absence in one.decided.absences if absence.why != "absent"
    ]
    roll = replace(
        roll,
        absences=(
            *roll.absences,
            *(replace(absence, items=absence.items or ("?",)) for absence in disqualified),
        ),
    )
    for one in read:
        acting += [
            absence.person
            for absence in one.decided.absences
            if not any(similar_name(absence.person.name, have.name) for have in acting)
        ]
    members = make_members(roll, absences, acting, item_deputies, parties)
    mentioned += people_with_roles(text)
    annotated = annotate(
        source,
        bodies=setting.bodies,
        abbreviations=tuple(setting.abbreviations),
        names=tuple(member.name for member in members),
        near=meeting_date,
        model=model,
    )
    mentioned += model_people(
        text,
        annotated,
        [*(member.name for member in members), *(person.name for person in mentioned)],
        after=items[0].where[""][0][0] if items else 0,
    )
    persons = make_mentioned(sorted(mentioned, key=lambda person: person.span), members)
    committees, committee_where = _committees(text, setting, head)
    found = find_municipality(text)
    place = municipality or (found[0] if found else None)
    meeting = Meeting(
        head.body,
        head.term,
        head.date,
        head.start_time,
        head.place,
        place,
        _meeting_where(head, found[1] if found and not municipality else None),
    )
    del words
    return Record(
        doc=source.name,
        meeting=meeting,
        members=members,
        items=tuple(items),
        persons_mentioned=persons,
        committees_mentioned=committees,
        mentions=annotated,
        warnings=tuple(warnings),
        document_type=head.document_type,
        abbreviations=dict(setting.abbreviations),
        where=committee_where,
    )


def _as_date(value: str | None) -> Date | None:
    return Date.fromisoformat(value) if value else None


def _meeting_where(head: Head, municipality: Span | None) -> Mapping[str, tuple[Span, ...]]:
    where: dict[str, tuple[Span, ...]] = {}
    for key, spans in (
        ("/body", head.body_spans),
        ("/term", head.term_spans),
        ("/date", head.date_spans),
        ("/start_time", head.time_spans),
        ("/place", head.place_spans),
        ("/municipality", (municipality,) if municipality else ()),
    ):
        if spans:
            where[key] = spans
    return where


def _parties(text: str, roll: Roll) -> dict[str, tuple[str, Span]]:
    """Give the party printed beside each name, the first time one is."""
    parties: dict[str, tuple[str, Span]] = {}
    for person in (
        *roll.members,
        *(one.person for one in roll.absences),
        *(one.person for one in roll.substitutes),
        *people_with_party(text),
    ):
        if person.party and person.name not in parties:
            parties[person.name] = (person.party, person.span)
    return parties


def _absent_by_number(roll: Roll, read: Sequence[_Read]) -> dict[str, list[Person]]:
    """Give who was away from which item by a number said in the head or at another item."""
    away: dict[str, list[Person]] = {}
    said = [*roll.absences]
    for item in read:
        at = (item.block.number or "").split("/")[-1]
        for one in item.decided.absences:
            if at.isdigit() and one.items in ((">",), ("<",)):
                mark = f"{int(at) + 1}+" if one.items == (">",) else f"{int(at) - 1}-"
                said.append(replace(one, items=(mark,)))
            else:
                said.append(one)
    for item in read:
        own = (item.block.number or "").split("/")[-1]
        number = int(own) if own.isdigit() else None
        for absence in said:
            if number is not None and any(_covers(mark, number) for mark in absence.items):
                if _closed_block(item) and any(mark[-1] in "+-" for mark in absence.items):
                    continue
                away.setdefault(own, []).append(absence.person)
    return away


def _covers(mark: str, number: int) -> bool:
    """Tell whether "7", "5+" or "3-" means an item's number."""
    if mark.endswith("+"):
        return number >= int(mark[:-1])
    if mark.endswith("-"):
        return number <= int(mark[:-1])
    return mark.isdigit() and number == int(mark)


def _closed_block(item: _Read) -> bool:
    return bool(item.block.title and _CLOSED.search(item.block.title)) or not item.sections


def _item(
    one: _Read,
    setting: Setting,
    roll: Roll,
    by_number: Mapping[str, list[Person]],
    meeting_date: Date | None,
    warnings: list[SourceWarning],
    parties: dict[str, tuple[str, Span]],
) -> tuple[Item, tuple[str, ...], list[Person], list[Person]]:
    """Read one item; gives it, who was away, who acted, and who else is named."""
    text = setting.text
    block, sections, decided = one.block, one.sections, one.decided
    where: dict[str, tuple[Span, ...]] = {}
    title, title_spans, title_case = _title(block, text)
    if block.number and block.number_span:
        where["/number"] = (block.number_span,)
    if title_spans:
        where["/title"] = title_spans
    cases = _case_numbers(sections, text, title_case)
    for n, (_, span) in enumerate(cases):
        where[f"/case_numbers/{n}"] = (span,)
    attachments = _attachments(sections, text)
    for n, (_, span) in enumerate(attachments):
        where[f"/attachments/{n}"] = (span,)
    away: dict[str, Span] = {}
    for absence in decided.absences:
        if not absence.items:
            away.setdefault(_roll_name(absence.person.name, roll), absence.person.span)
    for person in by_number.get((block.number or "").split("/")[-1], ()):
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
    references = _references(sections, parts, setting, meeting_date, block)
    found = read_requests(sections, parts, setting, meeting_date, parties) if meeting_date else None
    if recommendation:
        where["/recommendation"] = recommendation[1]
    if summary:
        where["/summary"] = summary[1]
    start = min((span[0] for spans in where.values() for span in spans), default=0)
    end = max(
        [section.span[1] for section in sections]
        + [span[1] for spans in where.values() for span in spans],
        default=start,
    )
    where[""] = ((start, end),)
    closed = bool(title and _CLOSED.search(title)) or any(
        section.kind == "ignored" and section.label.startswith("lukket") for section in sections
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
        requests=found.requests if found else (),
        reported_requests=found.reported if found else (),
        summary=summary[0] if summary else None,
        closed=closed,
        where=where,
    )
    acts: list[Person] = []
    others: list[Person] = [*decided.others]
    for part in parts:
        for person in _people_of(part.view.text[part.start : part.end], part):
            if part.own and not person.note:
                acts.append(person)
            else:
                others.append(replace(person, note=None))
    return item, absent, acts, others


def _people_of(text: str, part: DecidedPart) -> list[Person]:
    """Give the elected persons a decision names; who is elected to a post is marked by a note."""
    people = []
    for person in people_with_party(text):
        before = text[max(0, person.span[0] - 160) : person.span[0]]
        sentence = re.split(r"[.\n](?=\s|$)", before)[-1]
        chosen = bool(_ELECTS.search(sentence)) or bool(_ELECTS.search(before.split("\n")[-1]))
        view = part.view
        base = part.start
        span = view.source_span(person.span[0] + base, person.span[1] + base)
        if party_of(person.name):
            continue
        people.append(replace(person, span=span, note="elected" if chosen else None))
    return people


def _roll_name(name: str, roll: Roll) -> str:
    """Give the name as the member list prints it, for one printed with a slip elsewhere."""
    return next((one.name for one in roll.members if similar_name(one.name, name)), name)


_TITLE_CASE = re.compile(r"^(?P<number>[A-ZÆØÅ]{2,4}\s\d{1,4}/\d{2,4})\.?\s+")
_CASE_AFTER = re.compile(r"\s*[-–]?\s*\((?P<number>[^()\s]{5,24})\)\s*$")


def _title(
    block: ItemBlock, text: str
) -> tuple[str | None, tuple[Span, ...], tuple[str, Span] | None]:
    """Give an item's title without a case number printed in front of it."""
    title = block.title
    spans = block.title_spans
    if not title or not spans:
        return title, spans, None
    first = text[spans[0][0] : spans[0][1]]
    is_open = re.match(r"\(åbent?(?:\spunkt)?\)\s*", first, re.IGNORECASE)
    if is_open:
        spans = ((spans[0][0] + is_open.end(), spans[0][1]), *spans[1:])
        title = joined(text, spans)
        first = text[spans[0][0] : spans[0][1]]
    match = _TITLE_CASE.match(first)
    last = text[spans[-1][0] : spans[-1][1]]
    after = _CASE_AFTER.search(last)
    if after and parse_case_number(after.group("number")).family in _SURE_FAMILIES:
        start = spans[-1][0]
        number = (
            after.group("number"),
            (start + after.start("number"), start + after.end("number")),
        )
        rest = (*spans[:-1], (start, start + after.start()))
        return joined(text, rest), rest, number
    if not match:
        return title, spans, None
    cut = spans[0][0] + match.end()
    number = (match.group("number"), (spans[0][0], spans[0][0] + match.end("number")))
    rest = ((cut, spans[0][1]), *spans[1:])
    return joined(text, rest), rest, number


def _case_numbers(
    sections: Sequence[Section], text: str, in_title: tuple[str, Span] | None
) -> list[tuple[str, Span]]:
    """Give the case numbers of an item: behind labels, under the heading, in the title."""
    found: list[tuple[str, Span]] = [in_title] if in_title else []
    for section in sections:
        if section.kind == "case_number":
            start = section.label_span[0] if section.label_span else section.span[0]
            labelled = labelled_case_numbers(text[start : section.span[1]], start)
            found += [(folded(one.printed), one.span) for one in labelled]
            if not labelled:
                found += _tokens(text, section.span, sure=True)
        elif section.kind == "head":
            for span in section.spans[:8]:
                line = text[span[0] : span[1]]
                named = [one for one in find_case_numbers(line, span[0]) if one.label]
                found += [(folded(one.printed), one.span) for one in named]
                if not named and len(re.findall(r"[a-zæøå]{3,}", line)) <= 5:
                    found += _tokens(text, span, sure=False)
    unique: dict[str, tuple[str, Span]] = {}
    for number, span in found:
        unique.setdefault(re.sub(r"\s", "", number).casefold(), (number, span))
    return list(unique.values())


_OTHER_SHAPES = re.compile(
    r"[A-ZÆØÅ]{2,5}-\d{4}-\d{3,7}|\d{2}\.\d{2}(?:\.\d{2})?[.-]?[A-ZÆØÅ]\d{2}(?:[-.]\S*)?"
)
_SURE_FAMILIES = {"kle", "kle_old", "municipality_serial", "year_serial", "region"}


def _tokens(text: str, span: Span, *, sure: bool) -> list[tuple[str, Span]]:
    """Read a line that is case numbers and little else, word by word.

    ``sure`` tells that a label stands before it, so that any number counts; then words of a
    number that is printed with spaces are kept together.
    """
    line = text[span[0] : span[1]]
    if sure:
        mentions = find_case_numbers(line, span[0])
        if mentions:
            return [(folded(one.printed), one.span) for one in mentions]
    found: list[tuple[str, Span]] = []
    for match in re.finditer(r"\S*\d\S*", line):
        word = match.group().strip(",;:.()")
        family = parse_case_number(word).family
        if (
            family in _SURE_FAMILIES
            or _OTHER_SHAPES.fullmatch(word)
            or (sure and re.fullmatch(r"[\d./-]{4,}", word))
        ):
            at = span[0] + match.start() + match.group().find(word)
            found.append((word, (at, at + len(word))))
            if sure and family not in _SURE_FAMILIES:
                break
    return found


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


def _references(
    sections: Sequence[Section],
    parts: Sequence[DecidedPart],
    setting: Setting,
    meeting_date: Date | None,
    block: ItemBlock,
) -> tuple[Reference, ...]:
    if meeting_date is None:
        return ()
    merged: dict[tuple[str | None, str | None], Reference] = {}
    own_decisions = {(part.decision.body, part.decision.date) for part in parts if not part.own}
    known = (*setting.bodies, *setting.abbreviations)
    for section in sections:
        if section.kind not in _TEXT_KINDS:
            continue
        view = view_of(setting.text, section.spans)
        sentences = split_sentences(view.text)
        starts = [sentence.start for sentence in sentences]
        for one in find_references(
            view.text,
            meeting_date=meeting_date,
            own_body=setting.body,
            bodies=known,
            history=section.kind == "history",
        ):
            spans = tuple(
                span
                for a, b in one.spans
                for span in view.source_spans(*_sentence_around(sentences, starts, a, b))
            )
            value = one.date.isoformat() if isinstance(one.date, Date) else one.date
            body = one.body
            key = (value, one.item_number)
            known_key = (
                key
                if key in merged
                else next(
                    (
                        other
                        for other in merged
                        if other[0] == value
                        and (other[1] is None or one.item_number is None)
                        and _may_be_one(merged[other].body, body, setting)
                    ),
                    None,
                )
            )
            if known_key is None:
                merged[key] = Reference(value, body, one.item_number, one.case_number, {"": spans})
                continue
            have = merged.pop(known_key)
            joined_one = Reference(
                value,
                have.body or body,
                have.item_number or one.item_number,
                have.case_number or one.case_number,
                {"": (*have.where[""], *spans)},
            )
            merged[(value, joined_one.item_number)] = joined_one
    del block
    return tuple(
        one
        for one in merged.values()
        if not any(
            date == one.date and same_body(body, one.body, setting) for body, date in own_decisions
        )
    )


def _sentence_around(
    sentences: Sequence[Sentence], starts: Sequence[int], start: int, end: int
) -> Span:
    """Give the sentence a range stands in: what proves a reference is the sentence that makes it."""
    at = bisect_right(starts, start) - 1
    if at < 0:
        return start, end
    return min(start, sentences[at].start), max(end, sentences[at].end)


def _may_be_one(left: str | None, right: str | None, setting: Setting) -> bool:
    return left is None or right is None or same_body(left, right, setting)


def _slips(
    block: ItemBlock, treatment: Sequence[Treatment], setting: Setting, meeting_date: Date | None
) -> list[SourceWarning]:
    """Notice dates of planned treatment that cannot be meant: this body, day right, year wrong."""
    slips: list[SourceWarning] = []
    if meeting_date is None:
        return slips
    for entry in treatment:
        date = _as_date(entry.date)
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
                    f"Item {number}: the planned date {date.isoformat()} is printed for the meeting of "
                    f"{meeting_date.isoformat()}; the year looks like a slip and makes no meeting.",
                    {"": entry.where.get("/date", ())},
                )
            )
    return slips


def _committees(
    text: str, setting: Setting, head: Head
) -> tuple[tuple[str, ...], Mapping[str, tuple[Span, ...]]]:
    """Give every body the document names, once each, the meeting's own first."""
    spans: dict[str, list[Span]] = {}
    if head.body:
        spans[head.body] = [*head.body_spans]
    mentions: Sequence[BodyMention] = find_bodies(
        text, known=setting.bodies, abbreviations=tuple(setting.abbreviations)
    )
    names = {_committee_key(name): name for name in spans}
    for mention in mentions:
        name = mention.name
        if mention.abbreviation:
            name = setting.abbreviations.get(mention.printed, mention.printed)
        name = body_name(name)
        key = _committee_key(name)
        if key not in names:
            names[key] = name
            spans[name] = []
        spans[names[key]].append(mention.span)
    for section_body in setting.bodies:
        name = setting.abbreviations.get(section_body, section_body)
        if _committee_key(name) not in names and name:
            names[_committee_key(name)] = name
            spans[name] = []
    where = {
        f"/committees_mentioned/{n}": tuple(found)
        for n, found in enumerate(spans.values())
        if found
    }
    return tuple(spans), where


def _committee_key(name: str) -> str:
    key = re.sub(r"[^a-zæøåü0-9]", "", name.casefold())
    return re.sub(r"udvalget$", "udvalg", key)


__all__ = ["EXTRACTOR", "Mention", "extract"]
