"""The head of the minutes: which body met, when, where, and who was there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sagsspor.nlp.layout.head_words import DOCUMENT_TYPE, OTHER_DAY
from sagsspor.nlp.layout.lines import Line
from sagsspor.nlp.meeting.header_fields import Field, read_fields
from sagsspor.nlp.meeting.meeting_body import find_body
from sagsspor.nlp.meeting.meeting_place import find_place
from sagsspor.nlp.mentions.bodies import election_period
from sagsspor.nlp.mentions.dates import DateMention, find_dates, find_times
from sagsspor.nlp.text.anchors import anchored
from sagsspor.nlp.text.source import Span
from sagsspor.nlp.vocabulary import Vocabulary

_AGENDA = anchored(r"\b(?:tillægs)?dagsorden\b(?!er)", re.IGNORECASE)

# "Mødet i Kulturudvalget begyndte kl. 14.30 og sluttede kl. 17.00", wherever it is said.
_BEGAN = re.compile(
    r"\bMødet\s(?:i\s[\w ,-]{3,60}\s)?(?:blev\s)?(?:begyndte|startede|starter|begynder|"
    r"åbnede|åbnet|påbegyndt|indledtes)\s(?:kl(?:okken|\.)?\s?)\d{1,2}(?:[.:]\d{2})?"
)

_LETTER_DATE = re.compile(r"[A-ZÆØÅ][a-zæøå]+,\s(?:den|d\.)\s\d{1,2}\.\s?\w+\.?\s\d{4}$")

_MINUTES = re.compile(
    r"\b(?:tillægs|beslutnings|mødereferat|åbent )?referat\b|protokol\b|\bbeslutninger\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Head:
    """What the head says of the meeting; each value has its spans, () where it is inferred."""

    body: str | None = None
    body_spans: tuple[Span, ...] = ()
    term: str | None = None
    term_spans: tuple[Span, ...] = ()
    date: str | None = None
    date_spans: tuple[Span, ...] = ()
    start_time: str | None = None
    time_spans: tuple[Span, ...] = ()
    place: str | None = None
    place_spans: tuple[Span, ...] = ()
    document_type: str = "minutes"
    fields: tuple[Field, ...] = ()


def read_head(
    text: str,
    lines: Sequence[Line],
    words: Vocabulary,
    *,
    decision_bodies: Sequence[tuple[str, str | None]] = (),
) -> Head:
    """Read the head of the minutes.

    ``decision_bodies`` are body and date of the headings over the items' decisions, for minutes
    whose head lacks them: the most frequent pair is taken.
    """
    fields = read_fields(lines, words)
    by_kind: dict[str, list[Field]] = {}
    for one in fields:
        if one.spans:
            by_kind.setdefault(one.kind, []).append(one)
    labelled = {span for one in fields for span in one.spans}
    aside = [span for one in fields for span in one.spans if one.kind == "ignored"]
    plain = [
        line
        for line in lines
        if (line.start, line.end) not in labelled
        and not any(line.start <= span[0] and span[1] <= line.end for span in aside)
    ]
    body, body_spans, body_printed = find_body(text, plain, by_kind, words)
    date, date_spans = _date(text, plain, lines, by_kind, body)
    counted: dict[tuple[str, str | None], int] = {}
    for pair in decision_bodies:
        counted[pair] = counted.get(pair, 0) + 1
    likely = max(counted, key=lambda pair: (counted[pair], str(pair[1] or "")), default=None)
    if body is None and likely:
        same_day = [pair for pair in counted if date and pair[1] == date]
        chosen = max(same_day, key=lambda pair: (counted[pair], pair[0]), default=likely)
        body = chosen[0]
    if date is None and likely:
        own = [pair for pair in counted if pair[0] == body and pair[1]]
        fallback = likely if not body_spans else (None, None)
        date = max(own, key=lambda pair: (counted[pair], str(pair[1])), default=fallback)[1]
    time, time_spans = _time(text, by_kind, lines)
    place, place_spans = find_place(text, by_kind, lines)
    term = election_period(body_printed) if body_printed else None
    return Head(
        body,
        body_spans,
        term,
        _term_spans(text, body_spans, term),
        date,
        date_spans,
        time,
        time_spans,
        place,
        place_spans,
        _document_type(lines),
        fields,
    )


def _document_type(lines: Sequence[Line]) -> str:
    """Tell minutes from an agenda by the words of the head; minutes if it says neither."""
    head = [line.text for line in lines[:25]]
    if any(_MINUTES.search(text) for text in head):
        return "minutes"
    first = next((text for text in head if _AGENDA.search(text) and len(text) < 120), None)
    return "agenda" if first and not re.match(r"Godkendelse", first) else "minutes"


def _date(
    text: str,
    plain: Sequence[Line],
    lines: Sequence[Line],
    by_kind: dict[str, list[Field]],
    body: str | None,
) -> tuple[str | None, tuple[Span, ...]]:
    for one in by_kind.get("date", ()):
        found = _first_date(text, one.spans[0])
        if found:
            return found
    candidates: list[tuple[float, int, str, Span]] = []
    for order, line in enumerate(plain[:60]):
        if len(line.text) > 250:
            continue
        for mention in find_dates(text[line.start : line.end], offset=line.start):
            if not mention.complete or mention.value is None:
                continue
            weight = 2.0 - 0.02 * order
            weight += 1.5 if DOCUMENT_TYPE.search(line.text) else 0.0
            weight += 1.0 if body and body.casefold() in line.text.casefold() else 0.0
            weight += 0.5 if mention.weekday is not None else 0.0
            # "Nordby, den 15. november 2007": where and when the letter was written.
            weight -= 1.5 if _LETTER_DATE.match(line.text) else 0.0
            # "Udskrift dannet 26-09-2019"
            weight -= 1.5 if OTHER_DAY.search(line.text) else 0.0
            candidates.append((weight, -order, mention.value.isoformat(), mention.span))
    best = max(candidates, default=None)
    del lines
    return (best[2], (best[3],)) if best else (None, ())


def _first_date(text: str, span: Span) -> tuple[str, tuple[Span, ...]] | None:
    for mention in find_dates(text[span[0] : span[1]], offset=span[0]):
        if _usable(mention):
            return mention.value.isoformat(), (mention.span,)  # type: ignore[union-attr]
    return None


def _usable(mention: DateMention) -> bool:
    return mention.complete and mention.value is not None


def _time(
    text: str, by_kind: dict[str, list[Field]], lines: Sequence[Line]
) -> tuple[str | None, tuple[Span, ...]]:
    for kind in ("time", "date"):
        for one in by_kind.get(kind, ()):
            for span in one.spans:
                found = find_times(text[span[0] : span[1]], offset=span[0])
                if found:
                    return found[0].value, (found[0].span,)
                hours = re.match(r"\s*(\d{1,2})\s?[-–]\s?\d{1,2}\.?\s*$", text[span[0] : span[1]])
                if kind == "time" and hours and int(hours[1]) < 24:
                    # "Kl.: 16-18"
                    at = (span[0] + hours.start(1), span[0] + hours.end(1))
                    return f"{int(hours[1]):02d}:00", (at,)
                bare = re.match(r"\s*(\d{1,2})[.:](\d{2})\b(?!\.?\d)", text[span[0] : span[1]])
                if bare and int(bare.group(1)) < 24 and int(bare.group(2)) < 60:
                    at = (span[0] + bare.start(1), span[0] + bare.end(2))
                    return f"{int(bare.group(1)):02d}:{bare.group(2)}", (at,)
    for order, line in enumerate(lines[:20]):
        # "Kl. 16.00" or "Kl. 16.00 i Borgmesterens kontor".
        if order and re.match(
            r"kl\.?\s?\d{1,2}[.:]\d{2}(?:\.?$|,?\s(?:i|på|til|[-–])\s)", line.text, re.IGNORECASE
        ):
            found = find_times(text[line.start : line.end], offset=line.start)
            if found:
                return found[0].value, (found[0].span,)
    for line in lines[1:14]:
        # "08:00-09:56" on a line of its own.
        if re.fullmatch(r"\d{1,2}[.:]\d{2}\s?[-–]\s?\d{1,2}[.:]\d{2}", line.text):
            begin = re.match(r"(\d{1,2})[.:](\d{2})", line.text)
            if begin and int(begin.group(1)) < 24 and int(begin.group(2)) < 60:
                span = (line.start, line.start + begin.end())
                return f"{int(begin.group(1)):02d}:{begin.group(2)}", (span,)
    for line in lines[:30]:
        if (
            len(line.text) < 200
            and (DOCUMENT_TYPE.search(line.text) or find_dates(line.text))
            and not re.search(r"\bslut|hævet|deltager|afbud", line.text, re.IGNORECASE)
        ):
            found = find_times(text[line.start : line.end], offset=line.start)
            if found:
                return found[0].value, (found[0].span,)
    for line in lines[:20]:
        bare = re.search(r"(?:19|20)\d{2}\s{1,4}(\d{1,2})\.(\d{2})$", line.text)
        if bare and int(bare.group(1)) < 24 and int(bare.group(2)) < 60:
            at = line.start + bare.start(1), line.start + bare.end(2)
            return f"{int(bare.group(1)):02d}:{bare.group(2)}", (at,)
    for line in lines[:40]:
        match = re.match(
            r"(?:Mødet?\s)?(?:start(?:ede|er)?|begyndte|åbnet|sat)\b.{0,20}",
            line.text,
            re.IGNORECASE,
        )
        if match:
            found = find_times(text[line.start : line.end], offset=line.start)
            if found:
                return found[0].value, (found[0].span,)
    said = _BEGAN.search(text)
    if said:
        found = find_times(text[said.start() : said.end()], offset=said.start())
        if found:
            return found[0].value, (found[0].span,)
    return None, ()


def _term_spans(text: str, spans: tuple[Span, ...], term: str | None) -> tuple[Span, ...]:
    if not term or not spans:
        return ()
    area = text[spans[0][0] : spans[0][1] + 40]
    match = re.search(re.escape(term).replace("-", r"\s?[-–]\s?"), area)
    return ((spans[0][0] + match.start(), spans[0][0] + match.end()),) if match else ()
