"""The decisions of an item: one for each deciding body and date, with votes, absences, dissents."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sagsspor.nlp.decisions.amendments import kept_text, split_amendments
from sagsspor.nlp.decisions.decided import Decided, DecidedPart, printed_once
from sagsspor.nlp.decisions.deciding_bodies import decided_higher, full_name, is_council, is_own
from sagsspor.nlp.decisions.decision_absences import without_absences
from sagsspor.nlp.decisions.dissents import find_dissents
from sagsspor.nlp.decisions.free_decisions import free_decision
from sagsspor.nlp.decisions.item_absences import ItemAbsences, read_item_absences
from sagsspor.nlp.decisions.votes import read_votes
from sagsspor.nlp.mentions.outcomes import decision_outcome, sentence_outcome, voted_outcome
from sagsspor.nlp.people.presence import Absence, Presence
from sagsspor.nlp.record import Decision, Where
from sagsspor.nlp.segmentation.sections import Section
from sagsspor.nlp.setting import Setting
from sagsspor.nlp.text.sentences import split_sentences
from sagsspor.nlp.text.source import Span
from sagsspor.nlp.text.views import View, view_of

_Where = dict[str, tuple[Span, ...]]


def read_decisions(sections: Sequence[Section], setting: Setting) -> Decided:
    """Read the decision sections of an item; free text is searched where no label announces one."""
    higher = decided_higher(sections, setting)
    away = read_item_absences(sections, setting)
    announced = [one for one in sections if one.kind == "decision"]
    if not any(one.spans for one in announced):
        announced = free_decision(sections, setting)
    parts = [
        part
        for section in announced
        if section.spans
        for part in _section_decisions(section, setting, away, higher=higher)
    ]
    parts = printed_once(parts)
    if setting.body:
        parts = [_with_absences(part, away.absences) if part.own else part for part in parts]
    return Decided(tuple(parts), tuple(away.absences), tuple(away.substitutes), tuple(away.others))


def _section_decisions(
    section: Section, setting: Setting, away: ItemAbsences, *, higher: bool
) -> Iterator[DecidedPart]:
    """Give the decisions under one label: mostly one, more where amendments were voted on."""
    heading = section.heading
    printed, day = (heading.body, heading.date) if heading else (None, None)
    own = printed is None or is_own(printed, day, setting)
    body = setting.body if own else full_name(printed, setting)
    date = day or (setting.date if own else None)
    last_word_elsewhere = higher if own else is_council(setting.body) and not is_council(body)
    view = view_of(setting.text, section.spans)
    presence, kept = without_absences(view, setting)
    absent = _absent(presence, (body, date), away, own=own)
    for start, end, text in split_amendments(view, kept):
        if not text:
            continue
        votes = read_votes(view.text[start:end], known=setting.names)
        outcome = decision_outcome(
            kept_text(view, kept, start, end, folded_text=False),
            own_body=body,
            higher=last_word_elsewhere,
        )
        if outcome == "resolved_other":
            outcome = voted_outcome(votes, higher=own and higher) or outcome
        spans = _kept_spans(view, kept, start, end)
        where: _Where = {"": spans, "/text": spans, **_heading_places(section)}
        where |= {f"/absent/{number}": (span,) for number, span in enumerate(absent.values())}
        where["/outcome"] = (_outcome_span(view, start, end) or spans[0],)
        decision = Decision(
            body,
            date,
            outcome,
            text,
            heading.number if heading else None,
            tuple(absent),
            replace(votes, where=_moved(votes.where, view, start)),
            where,
        )
        dissents = tuple(
            replace(one, where=_moved(one.where, view, start))
            for one in find_dissents(view.text[start:end], known=setting.names)
        )
        yield DecidedPart(decision, own, view, start, end, dissents)


def _absent(
    presence: Presence, owner: tuple[str | None, str | None], away: ItemAbsences, *, own: bool
) -> dict[str, Span]:
    """Note who the decision itself says was away; give those whom an earlier body lacked."""
    if own:
        away.add(presence)
        return {}
    here = [one.person for one in presence.absences]
    away.others += here
    absent = {person.name: person.span for person in here}
    for person in away.by_owner.get(owner, []):
        absent.setdefault(person.name, person.span)
    return absent


def _heading_places(section: Section) -> _Where:
    heading, at = section.heading, section.heading_start
    if heading is None:
        return {}
    places = {"/body": heading.body_span, "/date": heading.date_span}
    return {key: ((at + span[0], at + span[1]),) for key, span in places.items() if span}


def _kept_spans(view: View, kept: tuple[Span, ...], start: int, end: int) -> tuple[Span, ...]:
    spans: list[Span] = []
    for a, b in kept:
        low, high = max(a, start), min(b, end)
        while low < high and view.text[low].isspace():
            low += 1
        while high > low and view.text[high - 1].isspace():
            high -= 1
        if low < high:
            spans += view.source_spans(low, high)
    return tuple(spans) or (view.source_span(start, end),)


def _outcome_span(view: View, start: int, end: int) -> Span | None:
    for sentence in split_sentences(view.text[start:end]):
        if sentence_outcome(sentence.text):
            return view.source_span(start + sentence.start, start + sentence.end)
    return None


def _moved(where: Where, view: View, base: int) -> _Where:
    return {
        key: tuple(view.source_span(start + base, end + base) for start, end in spans)
        for key, spans in where.items()
    }


def _with_absences(part: DecidedPart, absences: Sequence[Absence]) -> DecidedPart:
    """Give this meeting's decision with who was away when it was taken."""
    away = {one.person.name: one.person.span for one in absences if one.here}
    where: _Where = dict(part.decision.where)
    where |= {f"/absent/{number}": (span,) for number, span in enumerate(away.values())}
    return replace(part, decision=replace(part.decision, absent=tuple(away), where=where))
