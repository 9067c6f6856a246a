"""Earlier meetings named in a section, and what they asked for as the section tells it."""

from __future__ import annotations

import re
from datetime import date

from sagsspor.nlp.mentions.references import FoundReference, find_references
from sagsspor.nlp.record import AskedBy, MadeAt
from sagsspor.nlp.requests.due import find_due, find_recurrence
from sagsspor.nlp.requests.found_requests import FoundReport
from sagsspor.nlp.requests.request_verdicts import Context
from sagsspor.nlp.text.sentences import Sentence

LONGEST = 1500
"""How much of one sentence is judged; longer ones are tables without full stops."""


def judged(sentence: Sentence) -> str:
    """Give what of a sentence is judged."""
    return sentence.text[:LONGEST]


def earlier_meetings(text: str, offset: int, context: Context) -> list[tuple[int, FoundReference]]:
    """Give the earlier meetings a text names, each with its place, in order."""
    found = find_references(
        text,
        meeting_date=context.meeting_date,
        own_body=context.own_body,
        bodies=context.bodies,
        offset=offset,
    )
    places = [
        (start, reference)
        for reference in found
        for start, _ in reference.spans
        if not _COMPARES.search(text[max(0, start - offset - _COMPARED) : start - offset])
    ]
    return sorted(places, key=lambda place: place[0])


# "efterlyste en status, jf. mødet den 12. januar": asked now, of what was dealt with then.
_COMPARES = re.compile(r"[\w)],\s(?:jf\.?|jævnfør|se)\s[^.,;:]{0,40}$", re.IGNORECASE)
_COMPARED = 60
"""Signs before a meeting's date in which a word says that it is only compared with."""


def report(sentence: Sentence, reference: FoundReference, context: Context) -> FoundReport:
    """Give what the sentence says that the meeting asked for."""
    body = reference.body or context.own_body
    made = date.fromisoformat(reference.date)
    person = context.asker(judged(sentence))
    named = person if person and person.type in {"person", "party"} else None
    return FoundReport(
        ((sentence.start, sentence.end),),
        sentence.text,
        named or AskedBy("body", body or ""),
        MadeAt(reference.date, reference.body, reference.item_number),
        find_due(sentence.text, made),
        find_recurrence(sentence.text),
    )
