"""Reads one sentence, date by date: is it that of an earlier meeting, of which body and item?"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sagsspor.nlp.mentions.bodies import BodyMention, body_name
from sagsspor.nlp.mentions.case_numbers import find_case_numbers
from sagsspor.nlp.mentions.dates import DateMention
from sagsspor.nlp.mentions.reference_merging import FoundReference
from sagsspor.nlp.mentions.reference_patterns import (
    AFTER_DATE,
    AHEAD,
    BODY_GAP,
    CHAIN,
    DECIDED_BEFORE,
    GENERIC,
    GENERIC_HEAD,
    HANDLED,
    INVERTED,
    LABEL,
    LAW_BEFORE,
    MEETING_BEFORE,
    MEETING_OF,
    MEETING_OF_BODY,
    NOT_BEFORE,
    NUMBER_AFTER,
    NUMBER_BEFORE,
    OTHER_BEFORE,
    PARTICIPLE,
    PAST,
    PREPOSITION,
    PRESENT,
    RANGE_AFTER,
    RANGE_BEFORE,
    REFERS,
    SENT_BEFORE,
    TO_COME,
)
from sagsspor.nlp.mentions.reference_years import months_shared, years_shared
from sagsspor.nlp.text.source import Span

_REACH = 400
"""How far from a date the words may stand that make it a reference."""


@dataclass(slots=True)
class SentenceReader:
    """Reads the references of one sentence."""

    text: str
    start: int
    end: int
    bodies: list[BodyMention]
    meeting_date: date

    def references(
        self, dates: Sequence[DateMention], listed: list[Span], headings: list[Span]
    ) -> Iterator[FoundReference]:
        """Give the references among the sentence's dates.

        ``listed`` are the lines of lists of earlier treatment, ``headings`` those that are headings
        with a date; both in order.
        """
        last_end = -1
        last_body: str | None = None
        dates = months_shared(self.text, years_shared(self.text, dates))
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
                chained = close and CHAIN.fullmatch(self.text[last_end:start])
                found = near._of_sentence(mention, before, bool(chained))
                if found and chained and found.body is None:
                    found = replace(found, body=last_body)
            if found:
                last_end, last_body = max(found.span[1], end), found.body
                said = (found.span[0], max(found.span[1], start + len(mention.printed)))
                yield replace(found, span=said, spans=(said,))

    def _near(self, mention: DateMention) -> SentenceReader:
        """Give a reader of the words around one date, so that its cost does not grow."""
        start = max(self.start, mention.span[0] - _REACH)
        end = min(self.end, mention.span[1] + _REACH)
        first = bisect_left(self.bodies, start, key=lambda body: body.span[0])
        last = bisect_left(self.bodies, end, key=lambda body: body.span[0])
        return SentenceReader(self.text, start, end, self.bodies[first:last], self.meeting_date)

    def _line(self, span: Span) -> Span:
        """Give the line of a date, as far as the reader sees."""
        first = self.text.rfind("\n", self.start, span[0]) + 1
        last = self.text.find("\n", span[1], self.end)
        return first or self.start, last if last >= 0 else self.end

    def _make(
        self, mention: DateMention, body: str | None, reach: int = 0
    ) -> FoundReference | None:
        """Give the reference a date stands for, with the number printed beside it.

        ``reach`` is where the body ends that stands between the date and the number.
        """
        if mention.value is None:
            return None
        # "Nordby Byråd vedtog": the body that other minutes call Byrådet.
        body = body_name(body) if body else None
        start, end = mention.span
        beyond = max(end, reach)
        number = None
        after = self.text[beyond : min(self.end, beyond + 160)]
        match = NUMBER_AFTER.match(after)
        if match:
            number = match["number"]
            end = beyond + match.end("number")
        else:
            match = NUMBER_BEFORE.search(self.text[max(self.start, start - 120) : start])
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
        return self._make(mention, body.printed, body.span[1])

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
        # "KFU 2. maj 2025 pkt. 8, ØU 9. maj 2025 pkt. 24": several on one line.
        right_before = [
            body
            for body in near
            if body.span[1] <= mention.span[0] <= body.span[1] + 4
            and not self.text[body.span[1] : mention.span[0]].strip(" ,:")
        ]
        if right_before:
            return self._make(mention, right_before[-1].printed)
        if near:
            return self._make(mention, near[0].printed, near[0].span[1])
        # "19.11.2018 Udvalget, sag 35": this body, by no name of its own.
        own = GENERIC.search(self.text, mention.span[1], line_end)
        beside = own is not None and not self.text[mention.span[1] : own.start()].strip(" ,:")
        return self._make(mention, None, own.end() if own and beside else 0)

    def _of_sentence(
        self, mention: DateMention, before: str, chained: bool
    ) -> FoundReference | None:
        start, end = mention.span
        text = self.text
        number = NUMBER_AFTER.match(text[end : min(self.end, end + 160)])
        numbered = number is not None or NUMBER_BEFORE.search(before) is not None
        if RANGE_AFTER.match(text[end : end + 30]) or RANGE_BEFORE.search(before):
            return None
        if LAW_BEFORE.search(before):
            return None
        meeting = MEETING_BEFORE.search(before)
        if not numbered and not meeting:
            held = self._body_beside(start, end) or self._handled(start)
            if NOT_BEFORE.search(before) and not held:
                return None
            decided = SENT_BEFORE.search(before) or DECIDED_BEFORE.search(before)
            if OTHER_BEFORE.search(before) and not decided:
                return None
        if meeting and re.match(r"\s*(?:,\s*)?(?:med(?!\shenblik)|mellem)\s", text[end : end + 14]):
            return None
        if self._is_heading_line(mention):
            return None
        sentence = text[self.start : self.end]
        if not mention.complete and TO_COME.search(sentence):
            return None
        past = PAST.search(sentence) or PARTICIPLE.search(sentence)
        if not mention.complete and not past and AHEAD.search(sentence):
            return None
        if not mention.complete and meeting and meeting["lead"].casefold() == "til":
            return None
        beside = self._body_beside(start, end)
        actor, acts = self._actor(start, end, bool(past))
        if not (numbered or meeting or chained or acts):
            adjacent_cue = beside is not None and (past or PRESENT.search(sentence))
            if not adjacent_cue and not self._handled(start):
                return None
        named = MEETING_OF_BODY.search(meeting.group()) if meeting and not beside else None
        body = MEETING_OF[named["word"].casefold()] if named else beside or actor
        return self._make(mention, body)

    def _is_heading_line(self, mention: DateMention) -> bool:
        """Tell whether a line is a body, its role and a date: a plan or a heading."""
        text = self.text
        line_start, line_end = self._line(mention.span)
        if REFERS.match(text, line_start):
            return False
        if text[line_start] == "(" and text[line_end - 1] == ")":
            # "(Byrådet 18/2 2008, sag nr. 44)" below a title: where the case was before.
            return NUMBER_AFTER.match(text, mention.span[1], line_end) is None
        first = [body for body in self.bodies if line_start <= body.span[0] < mention.span[0]]
        if len(first) != 1 or first[0].span[0] - line_start > 8:
            return False
        between = text[first[0].span[1] : mention.span[0]]
        rest = text[mention.span[1] : line_end]
        bare = re.sub(r"\([^)]{0,40}\)|\b(?:den|d)\b", "", between)
        if rest.rstrip().endswith("."):
            return False  # "Skoleudvalget den 1. juni 2016, pkt. 4.": an entry of a list
        tail = re.sub(rf"{LABEL}\s*(?:nr\.?\s*)?\d+", "", rest, flags=re.IGNORECASE)
        return not re.search(r"\w", bare) and not re.search(r"\w", tail)

    def _body_beside(self, start: int, end: int) -> str | None:
        """Give the body right before a date ("i Byrådet den ...") or right after it."""
        for body in self.bodies:
            first, last = body.span
            if last <= start and start - last <= 60 and BODY_GAP.fullmatch(self.text[last:start]):
                return body.printed
            if first >= end and first - end <= 90 and AFTER_DATE.fullmatch(self.text[end:first]):
                return body.printed
        return None

    def _handled(self, start: int) -> bool:
        """Tell whether what a body did stands right before a date: "Byrådets beslutning af"."""
        handled = HANDLED.search(self.text[max(self.start, start - 60) : start])
        if handled is None:
            return False
        at = max(self.start, start - 60) + handled.start()
        named = handled[0][0] != "s" or any(body.span[1] == at for body in self.bodies)
        return named or any(
            one.end() == at for one in GENERIC_HEAD.finditer(self.text, self.start, at)
        )

    def _actor(self, start: int, end: int, past: bool) -> tuple[str | None, bool]:
        """Give the named body that acted on a date, and whether any body did, named or not."""
        text = self.text
        subject: tuple[int, str | None] | None = None
        acted: str | None = None
        for body in self.bodies:
            if body.span[1] > start:
                break
            lead = PREPOSITION.search(text[max(self.start, body.span[0] - 30) : body.span[0]])
            genitive = text[body.span[1] : body.span[1] + 2] in {"s ", "s\n"}
            if (lead and lead["word"] not in {"i", "af"}) or (genitive and lead):
                continue
            if genitive and not re.match(r"s\s+møde", text[body.span[1] : start]):
                continue
            subject = (body.span[0], body.printed)
            if INVERTED.search(text[max(self.start, body.span[0] - 30) : body.span[0]]):
                acted = body.printed
                continue
            acted = None
            if lead and lead["word"] == "af" and past:
                return body.printed, True
        if acted:
            return acted, True
        for match in GENERIC.finditer(text, self.start, start):
            lead = PREPOSITION.search(text[max(self.start, match.start() - 30) : match.start()])
            if lead and lead["word"] not in {"i", "af"}:
                continue
            if subject is None or match.start() > subject[0]:
                subject = (match.start(), None)
        if subject is not None:
            clause = text[subject[0] : self.end]
            acts = bool(
                PAST.search(clause)
                or (past and PARTICIPLE.search(clause))
                or PRESENT.search(clause)
            )
            if acts:
                return subject[1], True
            if subject[1] and re.match(r"\s+\w+te\s|\s+\w+ede\s", clause[len(subject[1]) :]):
                return subject[1], False  # some other verb: the meeting needs a cue of its own
        window = text[end : min(self.end, end + 160)]
        verb = PAST.search(window) or PARTICIPLE.search(window)
        if verb is None:
            return None, False
        for body in self.bodies:
            at = body.span[0] - end
            if verb.end() <= at <= verb.end() + 3:
                return body.printed, True
        generic = GENERIC.search(window, verb.end())
        return None, bool(generic and generic.start() - verb.end() <= 3)


def _within(spans: list[Span], place: int) -> bool:
    at = bisect_left(spans, (place + 1, 0)) - 1
    return at >= 0 and spans[at][0] <= place < spans[at][1]
