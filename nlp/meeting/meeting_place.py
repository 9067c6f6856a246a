"""Where the meeting was held, by its label or by the words of a place."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sagsspor.nlp.layout.head_words import DOCUMENT_TYPE, place_cue
from sagsspor.nlp.layout.lines import Line
from sagsspor.nlp.meeting.header_fields import Field
from sagsspor.nlp.mentions.bodies import find_bodies
from sagsspor.nlp.mentions.dates import find_dates, find_times
from sagsspor.nlp.people.persons_in_text import people_with_party
from sagsspor.nlp.text.folding import folded
from sagsspor.nlp.text.hyphens import joint
from sagsspor.nlp.text.source import Span
from sagsspor.nlp.vocabulary import vocabulary


def find_place(
    text: str, by_kind: dict[str, list[Field]], lines: Sequence[Line]
) -> tuple[str | None, tuple[Span, ...]]:
    """Give the place of the meeting, and where it is printed."""
    parts: list[tuple[str, Span]] = []
    for one in by_kind.get("place", ()):
        for printed in one.spans[:1]:
            span = _with_rest(text, printed, lines)
            span = _without_times(text, span)
            value = folded(text[span[0] : span[1]]).strip(" ,;")
            if value and not re.fullmatch(r"[\W\d]*", value):
                parts.append((value, span))
    for one in by_kind.get("date", ()):
        # "Tid og sted: kl. 16.15-18.00, Ungdomshuset"
        span = _without_times(text, one.spans[0]) if "sted" in one.word else one.spans[0]
        if span[0] > one.spans[0][0]:
            parts.append((folded(text[slice(*span)]).strip(" ,;"), span))
    if parts:
        return parts[0][0], (parts[0][1],)
    place, spans = _unlabelled_place(text, lines)
    # A line that has run together with the list of members: "Rådssalen, Søvej 5 Lone Holm (A)".
    people = people_with_party(text[spans[0][0] : spans[0][1]], spans[0][0]) if spans else []
    if people and people[0].span[0] > spans[0][0]:
        span = (spans[0][0], people[0].span[0])
        place = folded(text[slice(*span)]).rstrip(" ,;")
        return place, ((span[0], span[0] + len(text[slice(*span)].rstrip(" ,;"))),)
    return place, spans


def _without_times(text: str, span: Span) -> Span:
    """Cut off the day and the hours before a place: "den 3. maj kl. 18 i Byrådssalen".

    What looks like a day right behind the word for a room is its number: "lokale 4.1.15".
    """
    raw = text[slice(*span)]
    times = [one.span for one in find_dates(raw)] + [one.span for one in find_times(raw)]
    rest = max((end for start, end in times if not _ROOM.search(raw[:start])), default=0)
    lead = re.match(
        r"(?:[\s,.;]*(?:i|på)|\s?[,–-])\s(?=\S)|.*?\b(?:Sted|Mødested)\s?:\s*(?=\S)", raw[rest:]
    )
    return (span[0] + rest + lead.end(), span[1]) if rest and lead else span


_ROOM = re.compile(r"(?:lokale|sal|rum|stue|nr\.)\s$", re.IGNORECASE)


def _unlabelled_place(text: str, lines: Sequence[Line]) -> tuple[str | None, tuple[Span, ...]]:
    """Find the place after the time on the line of the date, or on a line of its own below it."""
    for at, line in enumerate(lines[:14]):
        raw = text[line.start : line.end]
        if len(raw) > 220 or not (find_dates(raw) or re.search(r"\bkl\.?\s?\d", raw)):
            continue
        if re.search(r"afbud|fravær|deltog|forlod|\bslut|hævet|afsluttet", raw, re.IGNORECASE):
            continue
        ends = [one.span[1] for one in find_dates(raw)] + [one.span[1] for one in find_times(raw)]
        rest = raw[max(ends) :] if ends else ""
        lead = re.match(r"[\s,.;:–-]*(?:til\s\S+)?[\s,]*(?:(?:i|på)\s)?", rest)
        tail = rest[lead.end() :] if lead else rest
        tail = tail.rstrip(" .,")
        part = _part_of_line(raw)
        if part:
            return folded(raw[slice(*part)]), ((line.start + part[0], line.start + part[1]),)
        held = re.match(r"\s*(?:af)?holdt\s.{5,80}?\smøde\s(?:i|på)\s(?P<place>.{4,60}?)\.?$", rest)
        if held and place_cue().search(held.group("place")):
            start = line.start + len(raw) - len(rest) + held.start("place")
            end = start + len(held.group("place"))
            return folded(held.group("place")), ((start, end),)
        between = _BEFORE_TIME.search(raw)
        if between and (
            place_cue().search(between.group("place"))
            or (_SAYS_MEETING.search(raw) and _NAMED_PLACE.fullmatch(between.group("place")))
        ):
            start = line.start + between.start("place")
            return folded(between.group("place")), ((start, start + len(between.group("place"))),)
        if lead and _AT_HEADING.search(lead.group()) and _ADDRESS.search(tail) and len(tail) < 90:
            start = line.start + len(raw) - len(rest) + lead.end()
            end = _end_of_place(start + len(tail), tail, rest, raw, lines, at)
            return folded(text[start:end]), ((start, end),)
        if lead and _AT_HEADING.search(lead.group()) and _NAMED_PLACE.fullmatch(tail):
            # "... møde den 5. marts kl. 14:00 i Nordby 214": the words before say that it is one.
            start = line.start + len(raw) - len(rest) + lead.end()
            if _SAYS_MEETING.search(raw) and not find_bodies(tail):
                end = _end_of_place(start + len(tail), tail, rest, raw, lines, at)
                return folded(text[start:end]), ((start, end),)
        if tail and place_cue().search(tail) and len(tail) < 90:
            start = line.start + len(raw) - len(rest) + (lead.end() if lead else 0)
            end = _end_of_place(start + len(tail), tail, rest, raw, lines, at)
            return folded(text[start:end]), ((start, end),)
        for below in lines[at + 1 : at + 3]:
            start = _without_times(text, (below.start, below.end))[0]
            line_text = text[start : below.end] if start > below.start else below.text
            lead = re.match(
                r"(?:kl\.?\s?\d{1,2}[.:]\d{2}\s*,?\s*)?(?:(?:i|på)\s)?", line_text, re.IGNORECASE
            )
            value = line_text[lead.end() :] if lead else line_text
            if (
                len(value) < 90
                and (
                    place_cue().search(value)
                    or (lead and _ADDRESS.search(value))
                    or (lead and _AT_HEADING.search(lead.group()) and _NAMED_PLACE.fullmatch(value))
                )
                and not value.endswith(":")
                and not re.search(r"[\"»”“]", value)
                and not find_bodies(re.sub(r"\b\w+s\smødesal", "", value))
                and not re.match(r"\d{1,3}[.:)\s]|punkt|sag", value, re.IGNORECASE)
            ):
                start += lead.end() if lead else 0
                end = below.end - len(value) + len(value.rstrip(" ."))
                return folded(value).rstrip(" ."), ((start, end),)
        above = lines[at - 1] if at else None
        if (
            above
            and re.search(r"(?i:lokale|sal|salen)\s?\w{0,4}$", above.text)
            and (len(above.text) < 90 and not find_bodies(above.text) and find_times(raw))
        ):
            return folded(above.text), ((above.start, above.end),)
    return None, ()


_PART = re.compile(r"[^·|•]+")
_FEWEST_PARTS = 3


def _part_of_line(raw: str) -> Span | None:
    """Give the part that is a place, of a head on one line: "X · Referat 3.5.2022 · Lokale 2"."""
    parts = list(_PART.finditer(raw))
    for part in parts if len(parts) >= _FEWEST_PARTS else ():
        said = part.group().strip()
        if place_cue().search(said) and not (
            find_dates(said) or find_times(said) or find_bodies(said)
        ):
            start = part.start() + len(part.group()) - len(part.group().lstrip())
            return start, start + len(said)
    return None


# "den 22. februar 2016 i Den Røde Stue, Rådhuset kl. 10.00"
_BEFORE_TIME = re.compile(
    r"\d{4}\s*,?\s(?:i|på)\s(?P<place>[A-ZÆØÅ][^\d:;]{3,80}?),?\s(?:fra\s)?kl\.?\s?\d",
    re.IGNORECASE,
)
# "Byrådets møde den 5. marts", or nothing but the date: "Den 05.03.2020 kl. 16:00 i Laden".
_SAYS_MEETING = re.compile(
    r"\bmøde|^\W*(?:\w{3,4}dag\s)?(?:den\s)?\d{1,2}\.\s?(?:\d|\w+\s\d{4})", re.IGNORECASE
)
_AT_HEADING = re.compile(r"(?:^|\s)(?:i|på)\s$")
_NAMED_PLACE = re.compile(r"[A-ZÆØÅ][\wæøåÆØÅ., -]{2,60}")
# A postal code and its town, or a street and its number.
_ADDRESS = re.compile(
    r"\b\d{4}\s[A-ZÆØÅ][a-zæøå]|"
    r"\b[A-ZÆØÅ]\w*(?:gade|vej|vejen|allé|alle|torv|torvet|plads|stræde|boulevard|stien)\s\d"
)


def _with_rest(text: str, span: Span, lines: Sequence[Line]) -> Span:
    """Give a labelled place with what stands of it on the line below, where the line was full."""
    raw = text[text.rfind("\n", 0, span[0]) + 1 : span[1]]
    below = next((line for line in lines if line.start >= span[1]), None)
    if below is None or len(raw) <= _FULL or text[span[1] : below.start].count("\n") != 1:
        return span
    value = text[slice(*span)]
    if joint(value, below.text) is not None or _goes_on(value, value, below):
        return span[0], below.start + len(below.text.rstrip(" .,"))
    return span


_FULL = 60
"""Signs of a line that the page's width broke, at least."""


def _end_of_place(end: int, tail: str, rest: str, raw: str, lines: Sequence[Line], at: int) -> int:
    """Give where a place ends that reaches the end of its line: there, or on the line below."""
    below = lines[at + 1] if at + 1 < len(lines) else None
    parted = below is not None and joint(tail, below.text) is not None
    if below and len(raw) > _FULL and (parted or _goes_on(tail, rest, below)):
        return below.start + len(below.text.rstrip(" .,"))
    return end


def _goes_on(tail: str, rest: str, below: Line) -> bool:
    """Tell whether a long line was broken within the place: after a comma, or before a number."""
    if below.blank_before or len(below.text) > 40 or find_bodies(below.text):
        return False
    after_comma = rest.rstrip().endswith(",") and not re.search(r"[:;]|\d\d", below.text)
    number = re.search(
        r"\b(?:lokale|mødelokale|sal|mødesal|\w+(?:gade|vej|allé|torv|plads))$", tail, re.IGNORECASE
    )
    # "... i Kulturhuset | Møllen": the name of the house.
    name = re.search(r"(?:huset|hallen|gården|salen|borgen|centret|skolen|kroen)$", tail)
    return (
        after_comma
        or bool(number and re.fullmatch(r"\d{1,4}[a-zA-Z]?(?:,\s[^.:;]+)?\.?", below.text))
        or bool(name and re.fullmatch(r"[A-ZÆØÅ][\w-]+", below.text) and _apart(below))
    )


def _apart(line: Line) -> bool:
    """Tell whether a word is none that the head of minutes prints on a line of its own."""
    return not DOCUMENT_TYPE.search(line.text) and not vocabulary().header.match(line.text)
