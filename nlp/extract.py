"""One document's text to its record: segmentation, reading of the parts, and joining them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from sagsspor.errors import NotMinutesError
from sagsspor.nlp.agenda.absence_by_number import absent_by_number
from sagsspor.nlp.agenda.item_reading import ItemRead, as_date, read_item
from sagsspor.nlp.collector import collector_paused
from sagsspor.nlp.decisions.decisions import read_decisions
from sagsspor.nlp.dissection import dissect
from sagsspor.nlp.meeting.committees import find_committees
from sagsspor.nlp.meeting.header import Head
from sagsspor.nlp.meeting.members import ItemAbsence, make_members, make_mentioned
from sagsspor.nlp.meeting.roll import Roll
from sagsspor.nlp.mentions.model_people import model_people
from sagsspor.nlp.mentions.municipality import find_municipality
from sagsspor.nlp.people.persons import Person
from sagsspor.nlp.people.persons_in_text import (
    people_beside_letter,
    people_with_party,
    people_with_roles,
)
from sagsspor.nlp.people.presence import Substitute
from sagsspor.nlp.people.similar_names import SimilarNames
from sagsspor.nlp.pipeline import annotate
from sagsspor.nlp.record import Item, Meeting, Record, SourceWarning
from sagsspor.nlp.setting import Setting
from sagsspor.nlp.text.memory import forget
from sagsspor.nlp.text.source import Source, Span
from sagsspor.nlp.vocabulary import Vocabulary, vocabulary

EXTRACTOR = "sagsspor.nlp/0.1.0"
"""Names the extraction in every fact's evidence; raised with every change to what it finds."""


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
    with collector_paused():
        try:
            return _extract(source, municipality, vocabulary(vocabulary_file), model)
        finally:
            forget()


def _extract(
    source: Source, municipality: str | None, words: Vocabulary, model: str | None
) -> Record:
    cut = dissect(source, words)
    if not cut.reads_as_minutes:
        raise NotMinutesError(
            "The text does not read as the minutes of a meeting: no agenda item was found under a "
            "body and a date.",
            file=source.file,
            next_step="Check that the file is a referat; `sagsspor explain` shows what was found.",
        )
    read = tuple(
        ItemRead(part.block, part.sections, read_decisions(part.sections, cut.setting))
        for part in cut.parts
    )
    return _record(source, cut.head, cut.roll, cut.setting, read, municipality, words, model)


# The word, or the reason that a list prints after a name: "(sygdom)", ", tjenesterejse".
_EXCUSED = re.compile(
    r"\bafbud\b|[,(]\s?(?:sygdom|syg|ferie|tjenesterejse|arbejde|barsel|"
    r"(?:personlige|private|andre)\s(?:årsager|grunde)|anden\sårsag)\b",
    re.IGNORECASE,
)


_LAST_WORDS = 100
"""Characters at the end of a sentence in which it says that somebody was not there."""
_NOT_AT_MEETING = re.compile(
    r"\bdeltog\s(?:dog\s|derfor\s)?ikke\s(?:i|på)\s(?:dagens\s|hele\s)?mødet\W*$|"
    r"\b(?:deltog|deltager)\s(?:i|på)\s(?:dagens\s|hele\s)?mødet\s(?:i\sstedet\sfor|som\s"
    r"(?:stedfortræder|suppleant)\sfor)\b",
    re.IGNORECASE,
)
_BESIDE = 30
"""Characters before and after an absence in which its reason stands."""


def _excused(one: ItemRead, text: str) -> tuple[str, ...]:
    """Give whose excuses the first item tells: "afbud" is from a meeting, not from an item."""
    away = [absence for absence in one.decided.absences if absence.whole]
    if one.block.ordinal != 1 or not away:
        return ()
    first = max(0, min(absence.span[0] for absence in away) - _BESIDE)
    last = max(absence.person.span[1] for absence in away) + _BESIDE
    reasons = [found.span() for found in _EXCUSED.finditer(text, first, last)]
    return tuple(
        absence.person.name
        for absence in away
        if any(
            end <= absence.person.span[1] + _BESIDE
            for _, end in reasons[bisect_left(reasons, (absence.span[0] - _BESIDE, 0)) :][:1]
        )
    )


def _not_there(one: ItemRead, text: str) -> tuple[str, ...]:
    """Give who "deltog ikke i mødet": away from all of it, wherever that is told."""
    return tuple(
        absence.person.name
        for absence in one.decided.absences
        if absence.whole
        and _NOT_AT_MEETING.search(
            text, max(absence.span[0], absence.span[1] - _LAST_WORDS), absence.span[1]
        )
    )


def _record(
    source: Source,
    head: Head,
    roll: Roll,
    setting: Setting,
    read: tuple[ItemRead, ...],
    municipality: str | None,
    words: Vocabulary,
    model: str | None,
) -> Record:
    text = source.text
    parties = _parties(text, roll)
    warnings: list[SourceWarning] = []
    by_number = absent_by_number(roll, read)
    items: list[Item] = []
    absences: list[ItemAbsence] = []
    acting: list[Person] = []
    deputies: list[Substitute] = []
    mentioned: list[Person] = [*roll.staff]
    meeting_date = as_date(head.date)
    for one in read:
        item, gone, acts, others = read_item(
            one, setting, roll, by_number, meeting_date, warnings, parties
        )
        items.append(item)
        own = any(part.own for part in one.decided.parts)
        absences.append(ItemAbsence(gone, own, _excused(one, text), _not_there(one, text)))
        acting += acts
        mentioned += others
        deputies += one.decided.substitutes
    away_by_head = SimilarNames(absence.person.name for absence in roll.absences)
    item_deputies = [sub for sub in deputies if sub.person.name not in away_by_head]
    disqualified = [
        absence
        for one in read
        for absence in one.decided.absences
        if absence.why != "absent" or absence.items
    ]
    roll = replace(
        roll,
        absences=(
            *roll.absences,
            *(replace(absence, items=absence.items or ("?",)) for absence in disqualified),
        ),
    )
    away = [absence.person for one in read for absence in one.decided.absences]
    members = make_members(roll, absences, acting, item_deputies, parties, away)
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
    committees, committee_where = find_committees(text, setting, head)
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
        *people_beside_letter(text, roll.names),
    ):
        if person.party and person.name not in parties:
            parties[person.name] = (person.party, person.span)
    return parties
