"""Mentions of earlier meetings: "På mødet den 16. maj 2023 (sag 35) godkendte udvalget".

A date alone is no reference. It needs a cue: the number of an item, a meeting before it, a body
beside it, or a body that did something on it. Dates of other events, later meetings, this meeting
and the headings of earlier decisions are none.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date

from sagsspor.nlp.anchors import anchored
from sagsspor.nlp.bodies import BodyMention, find_bodies
from sagsspor.nlp.case_numbers import find_case_numbers
from sagsspor.nlp.dates import MONTHS, DateMention, find_dates
from sagsspor.nlp.mending import Mended, mended
from sagsspor.nlp.patterns import either
from sagsspor.nlp.sentences import split_sentences
from sagsspor.nlp.source import Span
from sagsspor.nlp.vocabulary import table

_DATA = table("references")
_STOP = r"(?![\w-])"
_OPEN = r"(?<![\w-])"
_DEN = r"(?:(?:den|d\.)\s*)?"
_LABEL = rf"{either(_DATA['item_labels'])}\.?"
_NUMBER = r"(?P<number>\d{1,4}[a-zA-Z]?(?:[./]\d{1,3})?)(?![\w-])(?!\.\d)"
_WEEKDAY = r"(?:(?:mandag|tirsdag|onsdag|torsdag|fredag|lørdag|søndag)\s+)?"

_PAST = anchored(rf"{_OPEN}{either(_DATA['past'])}{_STOP}", re.IGNORECASE)
_INVERTED = re.compile(rf"{_OPEN}{either(_DATA['past'])}\s+$", re.IGNORECASE)
_PARTICIPLE = anchored(rf"{_OPEN}{either(_DATA['participles'])}{_STOP}", re.IGNORECASE)
_PRESENT = anchored(rf"{_OPEN}{either(_DATA['present'])}{_STOP}", re.IGNORECASE)
_AHEAD = anchored(rf"{_OPEN}{either(_DATA['ahead'])}{_STOP}", re.IGNORECASE)
_NUMBER_AFTER = re.compile(
    rf"(?:\s*,?\s*(?:i|af)\s+[^.,;()]{{3,60}}?)?\s*[,;]?\s*[(\[]?\s*(?:som\s+|under\s+)?"
    rf"{_LABEL}\s*(?:nr\.?\s*)?{_NUMBER}",
    re.IGNORECASE,
)
_NUMBER_BEFORE = anchored(
    rf"{_OPEN}{_LABEL}\s*(?:nr\.?\s*)?{_NUMBER},?\s+(?:(?:på|i|fra|ved)\s+[^.;()]{{0,70}}?)?"
    rf"{_WEEKDAY}{_DEN}$",
    re.IGNORECASE,
)
_MEETING_BEFORE = anchored(
    rf"{_OPEN}(?P<lead>{either(_DATA['meeting_prepositions'])})\s+"
    rf"(?:[^.;:()]{{0,80}}?s\s+)??(?:{either(_DATA['meeting_words'])}\s+){{0,3}}"
    rf"{either(_DATA['meetings'])}(?:\s+i\s+[^.;:(),]{{2,80}}?)?,?\s+{_WEEKDAY}{_DEN}$",
    re.IGNORECASE,
)
_OTHER_BEFORE = re.compile(
    rf"(?:{_OPEN}|-){either(_DATA['others'])}\s+(?:\w+\s+){{0,3}}?(?:[^.;:()]{{0,40}}?\s)??"
    rf"{_WEEKDAY}{_DEN}$",
    re.IGNORECASE,
)
_NOT_BEFORE = anchored(rf"{_OPEN}{either(_DATA['not_before'])}\s*$", re.IGNORECASE)
_RANGE_AFTER = re.compile(r"\s*(?:\u2013|-|til(?:\s+og\s+med)?)\s+(?:den\s+|d\.\s*)?\d{1,2}[./ ]")
_RANGE_BEFORE = re.compile(
    rf"\d\.?\s{{0,2}}(?:{either(MONTHS)}\.?\s{{1,2}})?(?:\d{{4}}\s{{0,2}})?"
    r"(?:\u2013|-|til(?:\s+og\s+med)?)\s+(?:den\s+|d\.\s*)?$"
)
_CHAIN = re.compile(
    rf"[\s)\],]*(?:og|samt|og\s+igen|,)?\s*(?:(?:på|i)\s+(?:mødet|møde)\s+)?{_WEEKDAY}{_DEN}$",
    re.IGNORECASE,
)
_GENERIC = anchored(rf"{_OPEN}{either(_DATA['generic'])}{_STOP}", re.IGNORECASE)
_GENERIC_HEAD = re.compile(rf"{_OPEN}{either(_DATA['generic'])}", re.IGNORECASE)
_CAPITALS = anchored(
    rf"{_OPEN}(?P<body>[A-ZÆØÅ]{{2,5}})(?=\s(?i:{either(_DATA['past'])}){_STOP}|\sden\s\d|\sd\.\s?\d)"
)
# "bliver behandlet på mødet den 19. april": the participle is of what is to come.
_TO_COME = re.compile(
    rf"{_OPEN}(?:bliver|vil\s+blive|skal|forventes|ventes)\s+(?:\w+\s+){{0,2}}?"
    rf"{either(_DATA['participles'])}{_STOP}",
    re.IGNORECASE,
)
_HISTORY = re.compile(rf"\W{{0,8}}{either(_DATA['histories'])}\W*$", re.IGNORECASE)
_HISTORIES = anchored(rf"\b{either(_DATA['histories'])}", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_HEADING = re.compile(rf"\W{{0,8}}{either(_DATA['headings'])}{_STOP}", re.IGNORECASE)
_HANDLING = "behandling|beslutning|vedtagelse|godkendelse|drøftelse|afgørelse"
# "Byrådets behandling den 30. august", "udvalgets beslutning af 3. maj": what was done, and when.
_HANDLED = re.compile(
    rf"s\s+(?:møde|{_HANDLING})\s+(?:af\s+|fra\s+)?{_WEEKDAY}{_DEN}$", re.IGNORECASE
)
_BODY_GAP = re.compile(
    rf"(?:s\s+møde\s+|s\s+(?:{_HANDLING})\s+(?:af\s+|fra\s+)?|"
    rf"\s*[,:]?\s*|\s*\([^)]{{0,40}}\),?\s*){_WEEKDAY}{_DEN}$"
)
_PREPOSITION = re.compile(
    r"(?:^|\s)(?P<word>i|af|hos|fra|til|for|om|med|via|under|over for)\s+"
    r"(?:det\s+|den\s+)?(?:daværende\s+|tidligere\s+)?$"
)
_AFTER_DATE = re.compile(
    r"\s*,?\s*(?:[(\[][^)\]]{0,40}[)\]]\s*)?,?\s*(?:i|af)\s+(?:det\s+|den\s+)?(?:daværende\s+|tidligere\s+)?$"
)


_REACH = 400
"""How far from a date the words may stand that make it a reference."""


@dataclass(frozen=True, slots=True)
class FoundReference:
    """A reference to an earlier meeting; ``date`` is ISO.

    ``body`` is as printed, or None for "udvalget" and where none is named. ``spans`` are all
    mentions that were merged, the first of them ``span``.
    """

    span: Span
    date: str
    body: str | None
    item_number: str | None = None
    case_number: str | None = None
    spans: tuple[Span, ...] = ()


def find_references(
    text: str,
    *,
    meeting_date: date,
    own_body: str | None = None,
    bodies: Sequence[str] = (),
    history: bool = False,
    offset: int = 0,
) -> tuple[FoundReference, ...]:
    """Find the earlier meetings that a text refers to, one for each meeting and item.

    ``bodies`` are the names the document is known to use, ``history`` tells that the text is a list
    of earlier treatment ("Tidligere behandling"), whose heading need not be in the text.
    """
    whole = mended(text)
    text = whole.text
    dates = find_dates(text, near=meeting_date)
    if not dates:
        return ()
    known = tuple(bodies) + ((own_body,) if own_body else ())
    mentions = _bodies(text, known)
    starts = [mention.span[0] for mention in mentions]
    begins = [mention.span[0] for mention in dates]
    listed, headings = _lines(text, history)
    found: list[FoundReference] = []
    for sentence in split_sentences(text):
        inside = dates[bisect_left(begins, sentence.start) : bisect_left(begins, sentence.end)]
        if not inside:
            continue
        here = mentions[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        reader = _Reader(text, sentence.start, sentence.end, here, meeting_date)
        found += reader.references(inside, listed, headings)
    merged = _merge(found)
    return tuple(_moved(reference, whole, offset) for reference in merged)


def _moved(reference: FoundReference, whole: Mended, offset: int) -> FoundReference:
    printed = map(whole.printed, reference.spans)
    spans = tuple((start + offset, end + offset) for start, end in printed)
    return replace(reference, span=spans[0], spans=spans)


def _bodies(text: str, known: Sequence[str]) -> list[BodyMention]:
    """Give the bodies of a text in order, also abbreviations the document does not declare."""
    mentions = list(find_bodies(text, known=known))
    starts = sorted(mention.span for mention in mentions)
    for match in _CAPITALS.finditer(text):
        at = bisect_left(starts, (match.end("body"), 0))
        if at and starts[at - 1][1] > match.start("body"):
            continue
        if match["body"] not in _DATA["not_bodies"]:
            mentions.append(BodyMention(match.span("body"), match["body"], match["body"], True))
    return sorted(mentions, key=lambda mention: mention.span)


def _lines(text: str, history: bool) -> tuple[list[Span], list[Span]]:
    """Give the lines of lists of earlier treatment, and those that are headings with a date."""
    listed: list[Span] = []
    headings: list[Span] = []
    in_list = history
    at = 0
    may_list = history or _HISTORIES.search(text) is not None
    for line in text.split("\n"):
        span = (at, at + len(line))
        at += len(line) + 1
        bare = line.strip(" \t*#-•")
        if not bare:
            continue
        if may_list and _HISTORY.match(line):
            in_list = True
        elif in_list and len(bare) < 200 and any(sign.isdigit() for sign in bare):
            listed.append(span)
        elif in_list and not history:
            in_list = False
        if (
            len(bare) < 160
            and _DIGIT.search(line)
            and _HEADING.match(line)
            and span not in listed[-1:]
        ):
            headings.append(span)
    return listed, headings


@dataclass(slots=True)
class _Reader:
    """Reads the references of one sentence."""

    text: str
    start: int
    end: int
    bodies: list[BodyMention]
    meeting_date: date

    def references(
        self, dates: Sequence[DateMention], listed: list[Span], headings: list[Span]
    ) -> Iterator[FoundReference]:
        last_end = -1
        last_body: str | None = None
        dates = _years_shared(self.text, dates)
        for number, mention in enumerate(dates):
            if mention.value is None or mention.value >= self.meeting_date:
                continue
            start, end = mention.span
            if _within(headings, start):
                continue
            near = self._near(mention)
            if _within(listed, start):
                following = dates[number + 1].span[0] if number + 1 < len(dates) else self.end
                found = near._of_list(mention, min(following, self.end))
            elif near._is_line(mention):
                # Without a year it is a line of a time table, which looks ahead.
                found = near._dated_line(mention) if mention.complete else None
            else:
                before = self.text[max(self.start, start - 200) : start]
                close = last_end >= 0 and start - last_end < 80
                chained = close and _CHAIN.fullmatch(self.text[last_end:start])
                found = near._of_sentence(mention, before, bool(chained))
                if found and chained and found.body is None:
                    found = replace(found, body=last_body)
            if found:
                last_end, last_body = max(found.span[1], end), found.body
                yield found

    def _near(self, mention: DateMention) -> _Reader:
        """Give a reader of the words around one date, so that its cost does not grow."""
        start = max(self.start, mention.span[0] - _REACH)
        end = min(self.end, mention.span[1] + _REACH)
        first = bisect_left(self.bodies, start, key=lambda body: body.span[0])
        last = bisect_left(self.bodies, end, key=lambda body: body.span[0])
        return _Reader(self.text, start, end, self.bodies[first:last], self.meeting_date)

    def _line(self, span: Span) -> Span:
        """Give the line of a date, as far as the reader sees."""
        first = self.text.rfind("\n", self.start, span[0]) + 1
        last = self.text.find("\n", span[1], self.end)
        return first or self.start, last if last >= 0 else self.end

    def _make(self, mention: DateMention, body: str | None) -> FoundReference | None:
        """Give the reference a date stands for, with the number printed beside it."""
        if mention.value is None:
            return None
        start, end = mention.span
        number = None
        after = self.text[end : min(self.end, end + 160)]
        match = _NUMBER_AFTER.match(after)
        if match:
            number = match["number"]
            end += match.end("number")
        else:
            match = _NUMBER_BEFORE.search(self.text[max(self.start, start - 120) : start])
            if match:
                number = match["number"]
        bracket = re.match(r"\s*\(([^)]{0,60})\)", self.text[mention.span[1] : self.end])
        cases = find_case_numbers(bracket[1]) if bracket else ()
        case_number = cases[0].printed if cases else None
        if case_number and number and case_number.startswith(number):
            number = None
        span = (start, end)
        return FoundReference(span, mention.value.isoformat(), body, number, case_number, (span,))

    def _is_line(self, mention: DateMention) -> bool:
        """Tell whether date and body are a whole line, the date first: an entry of a list."""
        line_start, _ = self._line(mention.span)
        if self.text[line_start : mention.span[0]].strip(" \t*-•"):
            return False
        return any(0 <= body.span[0] - mention.span[1] <= 6 for body in self.bodies)

    def _dated_line(self, mention: DateMention) -> FoundReference | None:
        body = next(body for body in self.bodies if body.span[0] >= mention.span[1])
        _, line_end = self._line(body.span)
        rest = self.text[body.span[1] : line_end]
        if rest.strip(" .;,*") and not re.match(r"\s*[,(:.]", rest):
            return None
        return self._make(mention, body.printed)

    def _of_list(self, mention: DateMention, until: int) -> FoundReference | None:
        """Read an entry of a list of earlier treatment: the body stands on the date's line."""
        line_start, line_end = self._line(mention.span)
        first = self.text[line_start : mention.span[0]].strip(" \t*-•")
        near = [
            body
            for body in self.bodies
            if (line_start <= body.span[0] < mention.span[0] if first else False)
            or mention.span[1] <= body.span[0] < min(until, line_end)
        ]
        return self._make(mention, near[0].printed if near else None)

    def _of_sentence(
        self, mention: DateMention, before: str, chained: bool
    ) -> FoundReference | None:
        start, end = mention.span
        text = self.text
        number = _NUMBER_AFTER.match(text[end : min(self.end, end + 160)])
        numbered = number is not None or _NUMBER_BEFORE.search(before) is not None
        if _RANGE_AFTER.match(text[end : end + 30]) or _RANGE_BEFORE.search(before):
            return None
        meeting = _MEETING_BEFORE.search(before)
        if not numbered and not meeting:
            held = self._body_beside(start, end) or self._handled(start)
            if _NOT_BEFORE.search(before) and not held:
                return None
            if _OTHER_BEFORE.search(before):
                return None
        if meeting and re.match(r"\s*(?:,\s*)?(?:med|mellem)\s", text[end : end + 12]):
            return None
        if self._is_heading_line(mention):
            return None
        sentence = text[self.start : self.end]
        if not mention.complete and _TO_COME.search(sentence):
            return None
        past = _PAST.search(sentence) or _PARTICIPLE.search(sentence)
        if not mention.complete and not past and _AHEAD.search(sentence):
            return None
        if not mention.complete and meeting and meeting["lead"].casefold() == "til":
            return None
        beside = self._body_beside(start, end)
        actor, acts = self._actor(start, end, bool(past))
        if not (numbered or meeting or chained or acts):
            adjacent_cue = beside is not None and (past or _PRESENT.search(sentence))
            if not adjacent_cue and not self._handled(start):
                return None
        return self._make(mention, beside or actor)

    def _is_heading_line(self, mention: DateMention) -> bool:
        """Tell whether a line is a body, its role and a date: a plan or a heading."""
        text = self.text
        line_start, line_end = self._line(mention.span)
        first = [body for body in self.bodies if line_start <= body.span[0] < mention.span[0]]
        if len(first) != 1 or first[0].span[0] - line_start > 8:
            return False
        between = text[first[0].span[1] : mention.span[0]]
        rest = text[mention.span[1] : line_end]
        bare = re.sub(r"\([^)]{0,40}\)|\b(?:den|d)\b", "", between)
        if rest.rstrip().endswith("."):
            return False  # "Skoleudvalget den 1. juni 2016, pkt. 4.": an entry of a list
        tail = re.sub(rf"{_LABEL}\s*(?:nr\.?\s*)?\d+", "", rest, flags=re.IGNORECASE)
        return not re.search(r"\w", bare) and not re.search(r"\w", tail)

    def _body_beside(self, start: int, end: int) -> str | None:
        """Give the body right before a date ("i Byrådet den ...") or right after it."""
        for body in self.bodies:
            first, last = body.span
            if last <= start and start - last <= 60 and _BODY_GAP.fullmatch(self.text[last:start]):
                return body.printed
            if first >= end and first - end <= 90 and _AFTER_DATE.fullmatch(self.text[end:first]):
                return body.printed
        return None

    def _handled(self, start: int) -> bool:
        """Tell whether what a body did stands right before a date: "Byrådets beslutning af"."""
        handled = _HANDLED.search(self.text[max(self.start, start - 60) : start])
        if handled is None:
            return False
        at = max(self.start, start - 60) + handled.start()
        named = any(body.span[1] == at for body in self.bodies)
        return named or any(
            one.end() == at for one in _GENERIC_HEAD.finditer(self.text, self.start, at)
        )

    def _actor(self, start: int, end: int, past: bool) -> tuple[str | None, bool]:
        """Give the named body that acted on a date, and whether any body did, named or not."""
        text = self.text
        subject: tuple[int, str | None] | None = None
        for body in self.bodies:
            if body.span[1] > start:
                break
            lead = _PREPOSITION.search(text[max(self.start, body.span[0] - 30) : body.span[0]])
            genitive = text[body.span[1] : body.span[1] + 2] in {"s ", "s\n"}
            if (lead and lead["word"] not in {"i", "af"}) or (genitive and lead):
                continue
            if genitive and not re.match(r"s\s+møde", text[body.span[1] : start]):
                continue
            subject = (body.span[0], body.printed)
            if _INVERTED.search(text[max(self.start, body.span[0] - 30) : body.span[0]]):
                return body.printed, True
            if lead and lead["word"] == "af" and past:
                return body.printed, True
        for match in _GENERIC.finditer(text, self.start, start):
            lead = _PREPOSITION.search(text[max(self.start, match.start() - 30) : match.start()])
            if lead and lead["word"] not in {"i", "af"}:
                continue
            if subject is None or match.start() > subject[0]:
                subject = (match.start(), None)
        if subject is not None:
            clause = text[subject[0] : self.end]
            acts = bool(
                _PAST.search(clause)
                or (past and _PARTICIPLE.search(clause))
                or _PRESENT.search(clause)
            )
            if acts:
                return subject[1], True
            if subject[1] and re.match(r"\s+\w+te\s|\s+\w+ede\s", clause[len(subject[1]) :]):
                return subject[1], False  # some other verb: the meeting needs a cue of its own
        window = text[end : min(self.end, end + 160)]
        verb = _PAST.search(window) or _PARTICIPLE.search(window)
        if verb is None:
            return None, False
        for body in self.bodies:
            at = body.span[0] - end
            if verb.end() <= at <= verb.end() + 3:
                return body.printed, True
        generic = _GENERIC.search(window, verb.end())
        return None, bool(generic and generic.start() - verb.end() <= 3)


_LISTED = re.compile(r"[^.;:\n]{0,80}?(?:,|\bog\b|\bsamt\b)[^.;:\n]{0,80}")


def _years_shared(text: str, dates: Sequence[DateMention]) -> Sequence[DateMention]:
    """Give dates of a list the year at its end: "den 2. juni, ... og den 23. juni 2021"."""
    shared = list(dates)
    for at in range(len(shared) - 2, -1, -1):
        one, following = shared[at], shared[at + 1]
        if one.complete or one.value is None or following.value is None:
            continue
        between = text[one.span[1] : following.span[0]]
        if not following.complete or not _LISTED.fullmatch(between) or _PAST.search(between):
            continue
        year = following.value.year
        if (one.value.month, one.value.day) > (following.value.month, following.value.day):
            year -= 1
        with suppress(ValueError):
            shared[at] = replace(one, value=one.value.replace(year=year), complete=True)
    return shared


def _within(spans: list[Span], place: int) -> bool:
    at = bisect_left(spans, (place + 1, 0)) - 1
    return at >= 0 and spans[at][0] <= place < spans[at][1]


def _merge(found: list[FoundReference]) -> list[FoundReference]:
    """Make one reference of all mentions of a meeting and item; a number wins over none."""
    by_date: dict[str, list[FoundReference]] = {}
    order: list[str] = []
    for reference in found:
        rows = by_date.setdefault(reference.date, [])
        if not rows:
            order.append(reference.date)
        for index, other in enumerate(rows):
            if _same(other, reference):
                rows[index] = replace(
                    other,
                    body=other.body or reference.body,
                    item_number=other.item_number or reference.item_number,
                    case_number=other.case_number or reference.case_number,
                    spans=other.spans + reference.spans,
                )
                break
        else:
            rows.append(reference)
    return sorted((row for key in order for row in by_date[key]), key=lambda row: row.span)


def _same(one: FoundReference, other: FoundReference) -> bool:
    def agree(a: str | None, b: str | None) -> bool:
        return a is None or b is None or a.casefold() == b.casefold()

    return agree(one.body, other.body) and agree(one.item_number, other.item_number)
