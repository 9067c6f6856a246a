"""Requests and commitments of a meeting: what should come back to a body.

Sentences are judged one by one by the rules of the section they stand in; then a sentence that
grants or dates a request is joined to it, so that one matter is one request. What an earlier
meeting asked, and the text only reports, is set apart.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import TypeVar

from sagsspor.nlp.mentions.references import FoundReference, find_references
from sagsspor.nlp.record import AskedBy, Due, MadeAt
from sagsspor.nlp.requests.askers import ADMINISTRATION, KnownPerson
from sagsspor.nlp.requests.due import find_due, find_recurrence
from sagsspor.nlp.requests.request_rules import (
    COMMITMENT,
    Context,
    Verdict,
    answered_later,
    dates,
    grants,
    in_case,
    in_decision,
    in_list,
    in_proposal,
    in_recommendation,
    leads_list,
    reports_ask,
    starts,
)
from sagsspor.nlp.requests.request_verdicts import REQUEST
from sagsspor.nlp.text.sentences import Sentence, clean_text, split_sentences
from sagsspor.nlp.text.source import Span

__all__ = [
    "FoundReport",
    "FoundRequest",
    "FoundRequests",
    "KnownPerson",
    "RequestSection",
    "find_requests",
]

_STATED_BY = re.compile(r"(?:Stillet|Fremsat|Rejst)\s+af\s+(?P<who>[^)\n.:]{2,80})")
_AT_POINT = re.compile(r"(?:^|,\s+)(?P<at>at\s)")
_LONGEST = 1500
"""How much of one sentence is judged; longer ones are tables without full stops."""
_RULES = {
    "decision": in_decision,
    "case": in_case,
    "summary": in_case,
    "consequence": in_case,
    "recommendation": in_recommendation,
    "proposal": in_proposal,
}


@dataclass(frozen=True, slots=True)
class RequestSection:
    """A part of an item: ``kind`` is decision (this meeting's own), case, summary, consequence,
    recommendation or proposal (a member's); others give nothing.
    """

    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class FoundRequest:
    """A request or commitment; ``spans`` are its sentences, ``rule`` what found it."""

    spans: tuple[Span, ...]
    text: str
    kind: str
    asked_by: AskedBy
    due: Due | None
    recurs: str | None
    rule: str


@dataclass(frozen=True, slots=True)
class FoundReport:
    """What an earlier meeting asked, as this item reports it."""

    spans: tuple[Span, ...]
    text: str
    asked_by: AskedBy
    made_at: MadeAt
    due: Due | None
    recurs: str | None


@dataclass(frozen=True, slots=True)
class FoundRequests:
    """All requests of some sections, in text order."""

    requests: tuple[FoundRequest, ...] = ()
    reported: tuple[FoundReport, ...] = ()


# A line under a list that is no point of it: its own subject, or what was decided.
_OPENS_ANEW = re.compile(
    r"\W*(?:[A-ZÆØÅa-zæøå-]*(?:udvalget|byrådet|rådet|bestyrelsen|forvaltningen|administrationen|"
    r"formanden|borgmesteren|sagen|punktet|orienteringen|indstillingen)|der|det|dette|herefter|godkendt|"
    r"drøftet|taget|til\sefterretning|anbefal\w+|udsat|fravær\w*|afbud)\b",
    re.IGNORECASE,
)
_Found = TypeVar("_Found", FoundRequest, FoundReport)


def find_requests(
    text: str,
    sections: Sequence[RequestSection],
    *,
    meeting_date: date,
    own_body: str | None = None,
    persons: Sequence[KnownPerson] = (),
    bodies: Sequence[str] = (),
    offset: int = 0,
) -> FoundRequests:
    """Find the requests and commitments in the sections of one item.

    ``text`` is any text the sections' places count in; ``bodies`` are names the document uses.
    """
    context = Context(meeting_date, own_body, tuple(persons), tuple(bodies))
    requests: list[FoundRequest] = []
    reports: list[FoundReport] = []
    for section in sorted(sections, key=lambda section: section.start):
        if section.kind not in _RULES:
            continue
        proposer = _proposer(text, section, context)
        found = _in_section(text[section.start : section.end], section, context, proposer)
        requests += found.requests
        reports += found.reported
    return FoundRequests(
        tuple(_moved(_once(requests), offset)), tuple(_reports_moved(_once(reports), offset))
    )


def _moved(found: Iterable[FoundRequest], offset: int) -> Iterable[FoundRequest]:
    for one in found:
        spans = tuple((start + offset, end + offset) for start, end in one.spans)
        yield FoundRequest(spans, one.text, one.kind, one.asked_by, one.due, one.recurs, one.rule)


def _reports_moved(found: Iterable[FoundReport], offset: int) -> Iterable[FoundReport]:
    for one in found:
        spans = tuple((start + offset, end + offset) for start, end in one.spans)
        yield FoundReport(spans, one.text, one.asked_by, one.made_at, one.due, one.recurs)


def _once(found: list[_Found]) -> list[_Found]:
    seen: set[str] = set()
    out: list[_Found] = []
    for one in sorted(found, key=lambda one: one.spans):
        key = re.sub(r"\W+", " ", one.text).casefold().strip()
        if key not in seen:
            seen.add(key)
            out.append(one)
    return out


def _proposer(text: str, section: RequestSection, context: Context) -> AskedBy | None:
    """Give who put a proposal forward, printed as "(Stillet af ...)" before or in it."""
    if section.kind not in {"proposal", "recommendation"}:
        return None
    head = text[max(0, section.start - 300) : section.end]
    match = None
    for match in _STATED_BY.finditer(head):  # noqa: B007 - the last one is wanted
        pass
    if match is None:
        return None
    who = match["who"].strip()
    return context.asker(who) or AskedBy("party", who)


def _in_section(
    text: str, section: RequestSection, context: Context, proposer: AskedBy | None
) -> FoundRequests:
    proposed = proposer is not None and section.kind == "recommendation"
    rule = in_proposal if proposed else _RULES[section.kind]
    sentences = split_sentences(text, section.start)
    meetings = _earlier_meetings(text, section.start, context)
    places = [place for place, _ in meetings]
    requests: list[FoundRequest] = []
    reports: list[FoundReport] = []
    last: int | None = None  # the sentence that ends the request found last
    answer: int | None = None  # the sentence that puts off a question before it
    lead: Sentence | None = None  # a sentence that asks for what the list under it names
    for number, sentence in enumerate(sentences):
        here = sentence.text[:_LONGEST]
        joins = (
            last == number - 1
            and requests
            and (answer == number or _joins(sentences, number, requests[-1], context))
        )
        if joins:
            requests[-1] = _joined(requests[-1], sentence, context)
            last = number
            continue
        if section.kind == "decision" and leads_list(here):
            lead = sentence
            continue
        before = sentences[number - 1].end - section.start if number else 0
        below = number > 0 and "\n" in text[before : sentence.start - section.start]
        if lead and (sentence.marker or (below and not _OPENS_ANEW.match(here))):
            asked = in_list(lead.text, here, context)
            if asked:
                requests.append(_of_list(lead, sentence, asked, context))
            continue
        lead = None
        at = bisect_left(places, sentence.start)
        named = at < len(places) and places[at] < sentence.end
        reference = meetings[at][1] if named else None
        following = ""
        if number + 1 < len(sentences):
            following = sentences[number + 1].text[:_LONGEST]
        if reference:
            if starts("join", "dates").match(following) and dates(following, context):
                verdict: Verdict | None = Verdict(COMMITMENT, ADMINISTRATION, "standing")
            else:
                if reports_ask(here):
                    reports.append(_report(sentence, reference, context))
                continue
        else:
            verdict = rule(here, context)
            if verdict is None and section.kind == "decision" and answered_later(here, following):
                verdict = Verdict(REQUEST, context.asker(here) or context.body, "question")
                answer = number + 1
            if verdict is None and starts("join", "dates").match(following):
                rhythm = find_recurrence(here) and dates(following, context)
                if rhythm:
                    verdict = Verdict(COMMITMENT, ADMINISTRATION, "standing")
        if verdict is None:
            continue
        span, said = (sentence.start, sentence.end), sentence.text
        if section.kind == "recommendation":
            span, said = _point(text, section.start, sentence, rule, context)
        asked_by = proposer if proposer and verdict.rule == "proposal" else verdict.asked_by
        requests.append(
            FoundRequest(
                (span,),
                said,
                verdict.kind,
                asked_by,
                context.due(here),
                find_recurrence(here),
                verdict.rule,
            )
        )
        last = number
    return FoundRequests(tuple(requests), tuple(reports))


def _point(
    text: str,
    offset: int,
    sentence: Sentence,
    rule: Callable[[str, Context], Verdict | None],
    context: Context,
) -> tuple[Span, str]:
    """Give the at-clause of a proposal that promises, with its place; else the whole sentence."""
    printed = text[sentence.start - offset : sentence.end - offset]
    cuts = [match.start("at") for match in _AT_POINT.finditer(printed)]
    found: list[tuple[Span, str]] = []
    for first, last in pairwise([*cuts, len(printed)]):
        clause = printed[first:last].rstrip(" ,\n")
        said = clean_text(clause)
        if rule(said[:_LONGEST], context):
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
        context.due(sentence.text[:_LONGEST]),
        find_recurrence(sentence.text[:_LONGEST]),
        verdict.rule,
    )


def _joins(
    sentences: Sequence[Sentence], number: int, request: FoundRequest, context: Context
) -> bool:
    """Tell whether a sentence grants or dates the request that ends right before it."""
    sentence = sentences[number]
    if len(sentence.text) > _LONGEST:
        return False
    if sentence.marker or sentence.block - sentences[number - 1].block > 1:
        return False
    if sentence.block != sentences[number - 1].block and not grants(sentence.text):
        return False
    if grants(sentence.text):
        return True
    answers = re.match(r"\w+ (?:svarer|sørger for)", sentence.text) is not None
    dated = (
        request.due is not None
        and not answers
        and (request.due.start is not None or request.due.end is not None)
    )
    return not dated and dates(sentence.text, context)


def _joined(request: FoundRequest, sentence: Sentence, context: Context) -> FoundRequest:
    text = f"{request.text} {sentence.text}"
    return FoundRequest(
        (*request.spans, (sentence.start, sentence.end)),
        text,
        request.kind,
        request.asked_by,
        context.due(text),
        find_recurrence(text),
        request.rule,
    )


def _earlier_meetings(text: str, offset: int, context: Context) -> list[tuple[int, FoundReference]]:
    """Give the earlier meetings a text names, each with its place, in order."""
    found = find_references(
        text,
        meeting_date=context.meeting_date,
        own_body=context.own_body,
        bodies=context.bodies,
        offset=offset,
    )
    places = [(start, reference) for reference in found for start, _ in reference.spans]
    return sorted(places, key=lambda place: place[0])


def _report(sentence: Sentence, reference: FoundReference, context: Context) -> FoundReport:
    body = reference.body or context.own_body
    made = date.fromisoformat(reference.date)
    person = context.asker(sentence.text[:_LONGEST])
    named = person if person and person.type in {"person", "party"} else None
    return FoundReport(
        ((sentence.start, sentence.end),),
        sentence.text,
        named or AskedBy("body", body or ""),
        MadeAt(reference.date, reference.body, reference.item_number),
        find_due(sentence.text, made),
        find_recurrence(sentence.text),
    )
