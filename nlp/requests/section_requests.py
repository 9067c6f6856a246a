"""The requests of one section of an item, sentence by sentence.

Each sentence is judged by the rules of its section. One that grants or dates the request before it
is joined to that, a list under a sentence that asks gives a request a line, and what an earlier
meeting asked, and the text only reports, is set apart.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from sagsspor.nlp.mentions.references import FoundReference
from sagsspor.nlp.record import AskedBy
from sagsspor.nlp.requests.askers import ADMINISTRATION
from sagsspor.nlp.requests.due import find_recurrence
from sagsspor.nlp.requests.earlier_asks import LONGEST, earlier_meetings, judged, report
from sagsspor.nlp.requests.found_requests import (
    FoundReport,
    FoundRequest,
    FoundRequests,
    RequestSection,
)
from sagsspor.nlp.requests.request_rules import (
    COMMITMENT,
    Context,
    Verdict,
    answered_later,
    dates,
    grants,
    in_case,
    in_decision,
    in_head,
    in_list,
    in_proposal,
    in_recommendation,
    leads_list,
    reports_ask,
    starts,
)
from sagsspor.nlp.requests.request_verdicts import LOOKED_INTO, REQUEST
from sagsspor.nlp.text.sentences import Sentence, clean_text, split_sentences
from sagsspor.nlp.text.source import Span

_AT_POINT = re.compile(r"(?:^|,\s+)(?P<at>at\s)")
_QUESTION_CLAUSE = re.compile(r"(?:om|hvad|hvor\w*|hvilke\w*|hvem|hvornår)\s")
_STANDING = Verdict(COMMITMENT, ADMINISTRATION, "standing")
_RULES = {
    "decision": in_decision,
    "case": in_case,
    "head": in_head,
    "summary": in_case,
    "consequence": in_case,
    "recommendation": in_recommendation,
    "proposal": in_proposal,
}
# A line under a list that is no point of it: its own subject, or what was decided.
_OPENS_ANEW = re.compile(
    r"\W*(?:[A-ZÆØÅa-zæøå-]*(?:udvalget|byrådet|rådet|bestyrelsen|forvaltningen|administrationen|"
    r"formanden|borgmesteren|sagen|punktet|orienteringen|indstillingen)|der|det|dette|herefter|godkendt|"
    r"drøftet|taget|til\sefterretning|anbefal\w+|udsat|fravær\w*|afbud)\b",
    re.IGNORECASE,
)


def read_section(
    text: str, section: RequestSection, context: Context, proposer: AskedBy | None = None
) -> FoundRequests:
    """Find what one section asks and promises; ``proposer`` is who put it forward, where known.

    ``text`` is the section's own; the places that are found count from where ``section`` starts.
    """
    if section.kind not in _RULES:
        return FoundRequests()
    proposed = proposer is not None and section.kind == "recommendation"
    reading = _Reading(
        text,
        section,
        context,
        proposer,
        in_proposal if proposed else _RULES[section.kind],
        split_sentences(text, section.start),
        earlier_meetings(text, section.start, context),
    )
    for number in range(len(reading.sentences)):
        reading.read(number)
    return FoundRequests(tuple(reading.requests), tuple(reading.reports))


@dataclass(slots=True)
class _Reading:
    """One section while it is read; sentences are told by their numbers."""

    text: str
    section: RequestSection
    context: Context
    proposer: AskedBy | None
    rule: Callable[[str, Context], Verdict | None]
    sentences: Sequence[Sentence]
    meetings: Sequence[tuple[int, FoundReference]]
    requests: list[FoundRequest] = field(default_factory=list)
    reports: list[FoundReport] = field(default_factory=list)
    last: int | None = None
    """The sentence that ends the request found last."""
    answer: int | None = None
    """The sentence that puts off the question before it."""
    lead: Sentence | None = None
    """The sentence that asks for what the list under it names."""

    def read(self, number: int) -> None:
        """Read one sentence, after all those before it."""
        sentence = self.sentences[number]
        if self._belongs_to_last(number):
            self.requests[-1] = _joined(self.requests[-1], sentence, self.context)
            self.last = number
        elif self.section.kind == "decision" and leads_list(judged(sentence)):
            self.lead = sentence
        elif self.lead and self._is_point(number):
            verdict = in_list(self.lead.text, judged(sentence), self.context)
            if verdict:
                self.requests.append(_of_list(self.lead, sentence, verdict, self.context))
        else:
            self.lead = None
            self._read_alone(number)

    def _belongs_to_last(self, number: int) -> bool:
        if not self.requests or self.last != number - 1:
            return False
        if self.answer == number or self._names_more(number):
            return True
        return _joins(
            self.sentences[number - 1], self.sentences[number], self.requests[-1], self.context
        )

    def _names_more(self, number: int) -> bool:
        """Tell whether a point tells what the request above it, ending in a colon, is about."""
        return (
            self.requests[-1].text.rstrip().endswith(":")
            or self.sentences[number - 1].text[:1].islower()
        ) and bool(
            self.sentences[number].marker and _QUESTION_CLAUSE.match(self.sentences[number].text)
        )

    def _is_point(self, number: int) -> bool:
        sentence = self.sentences[number]
        if sentence.marker:
            return True
        before = self.sentences[number - 1].end if number else self.section.start
        gap = self.text[before - self.section.start : sentence.start - self.section.start]
        return number > 0 and "\n" in gap and not _OPENS_ANEW.match(judged(sentence))

    def _read_alone(self, number: int) -> None:
        sentence = self.sentences[number]
        more = number + 1 < len(self.sentences)
        following = judged(self.sentences[number + 1]) if more else ""
        meeting = self._meeting_named(sentence)
        if meeting is None:
            verdict = self._verdict(number, following)
        elif self._is_dated_by(following):
            verdict = _STANDING
        else:
            if reports_ask(judged(sentence)):
                self.reports.append(report(sentence, meeting, self.context))
            return
        if verdict is None:
            return
        if verdict.rule == LOOKED_INTO and dates(following, self.context):
            # "Udsat, så forvaltningen undersøger prisen. Sagen genoptages i maj.": that is asked.
            return
        if verdict.rule == "evidence" and self._dates_last(number):
            self.requests[-1] = _joined(self.requests[-1], sentence, self.context)
        else:
            self.requests.append(self._request(sentence, verdict))
        self.last = number

    def _dates_last(self, number: int) -> bool:
        """Tell whether a sentence follows a request that has no days, in the same paragraph."""
        if not self.requests or self.last != number - 1:
            return False
        before, sentence = self.sentences[number - 1], self.sentences[number]
        due = self.requests[-1].due
        dated = due is not None and (due.start is not None or due.end is not None)
        return sentence.block == before.block and not sentence.marker and not dated

    def _meeting_named(self, sentence: Sentence) -> FoundReference | None:
        at = bisect_left(self.meetings, sentence.start, key=lambda meeting: meeting[0])
        if at < len(self.meetings) and self.meetings[at][0] < sentence.end:
            return self.meetings[at][1]
        return None

    def _is_dated_by(self, following: str) -> bool:
        return starts("join", "dates").match(following) is not None and dates(
            following, self.context
        )

    def _verdict(self, number: int, following: str) -> Verdict | None:
        here = judged(self.sentences[number])
        verdict = self.rule(here, self.context)
        if verdict:
            return verdict
        if self.section.kind == "decision" and answered_later(here, following):
            self.answer = number + 1
            return Verdict(REQUEST, self.context.asker(here) or self.context.body, "question")
        if find_recurrence(here) and self._is_dated_by(following):
            return _STANDING
        return None

    def _request(self, sentence: Sentence, verdict: Verdict) -> FoundRequest:
        here = judged(sentence)
        span, said = (sentence.start, sentence.end), sentence.text
        if self.section.kind == "recommendation":
            span, said = self._point(sentence)
        proposed = self.proposer if verdict.rule == "proposal" else None
        return FoundRequest(
            (span,),
            said,
            verdict.kind,
            proposed or verdict.asked_by,
            self.context.due(here),
            find_recurrence(here),
            verdict.rule,
        )

    def _point(self, sentence: Sentence) -> tuple[Span, str]:
        """Give the at-clause of a proposal that promises, with its place; else all of it."""
        offset = self.section.start
        printed = self.text[sentence.start - offset : sentence.end - offset]
        cuts = [match.start("at") for match in _AT_POINT.finditer(printed)]
        found: list[tuple[Span, str]] = []
        for first, last in pairwise([*cuts, len(printed)]):
            clause = printed[first:last].rstrip(" ,\n")
            said = clean_text(clause)
            if self.rule(said[:LONGEST], self.context):
                start = sentence.start + first
                found.append(((start, start + len(clause)), said))
        return found[0] if len(found) == 1 else ((sentence.start, sentence.end), sentence.text)


def _of_list(
    lead: Sentence, sentence: Sentence, verdict: Verdict, context: Context
) -> FoundRequest:
    return FoundRequest(
        ((lead.start, lead.end), (sentence.start, sentence.end)),
        f"{lead.text} {sentence.text}",
        verdict.kind,
        verdict.asked_by,
        context.due(judged(sentence)),
        find_recurrence(judged(sentence)),
        verdict.rule,
    )


def _joins(before: Sentence, sentence: Sentence, request: FoundRequest, context: Context) -> bool:
    """Tell whether a sentence grants or dates the request that ends right before it."""
    if len(sentence.text) > LONGEST:
        return False
    if sentence.marker or sentence.block - before.block > 1:
        return False
    if grants(sentence.text):
        return True
    if sentence.block != before.block:
        return False
    answers = re.match(r"\w+ (?:svarer|sørger for)", sentence.text) is not None
    dated = (
        request.due is not None
        and not answers
        and (request.due.start is not None or request.due.end is not None)
    )
    return not dated and dates(sentence.text, context)


def _joined(request: FoundRequest, sentence: Sentence, context: Context) -> FoundRequest:
    text = f"{request.text} {sentence.text}"
    return replace(
        request,
        spans=(*request.spans, (sentence.start, sentence.end)),
        text=text,
        due=context.due(text),
        recurs=find_recurrence(text),
    )
