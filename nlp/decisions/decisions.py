"""The decisions of an item: one for each deciding body and date, with votes, absences, dissents."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from sagsspor.nlp.decisions.amendments import kept_text, split_amendments
from sagsspor.nlp.decisions.decision_absences import place_presence, without_absences
from sagsspor.nlp.decisions.dissents import find_dissents
from sagsspor.nlp.decisions.free_decisions import free_decision
from sagsspor.nlp.decisions.votes import read_votes
from sagsspor.nlp.mentions.outcomes import (
    COUNCILS,
    decision_outcome,
    names_higher_body,
    sentence_outcome,
    voted_outcome,
)
from sagsspor.nlp.people.absence import read_absence
from sagsspor.nlp.people.absence_sentences import ONLY_AWAY, sentence_absence
from sagsspor.nlp.people.persons import Person
from sagsspor.nlp.people.presence import Absence, Presence, Substitute
from sagsspor.nlp.record import Decision, Dissent, Votes
from sagsspor.nlp.segmentation.sections import Section
from sagsspor.nlp.setting import Setting, same_body
from sagsspor.nlp.text.folding import folded
from sagsspor.nlp.text.sentences import split_sentences
from sagsspor.nlp.text.source import Span
from sagsspor.nlp.text.views import View, view_of


@dataclass(frozen=True, slots=True)
class DecidedPart:
    """A decision with what hangs on it; ``own`` tells that this meeting took it."""

    decision: Decision
    own: bool
    view: View
    start: int
    end: int
    dissents: tuple[Dissent, ...] = ()
    elected: tuple[Person, ...] = ()


@dataclass(frozen=True, slots=True)
class Decided:
    """All that an item says of decisions and of who was there for them."""

    parts: tuple[DecidedPart, ...] = ()
    absences: tuple[Absence, ...] = ()
    substitutes: tuple[Substitute, ...] = ()
    others: tuple[Person, ...] = ()


def read_decisions(sections: Sequence[Section], setting: Setting) -> Decided:
    """Read the decision sections of an item; free text is searched where no label announces one."""
    competence = " ".join(
        folded(setting.text[a:b])
        for one in sections
        if one.kind == "competence"
        for a, b in one.spans
    )
    proposal = " ".join(
        folded(setting.text[a:b])
        for one in sections
        if one.kind == "recommendation"
        for a, b in one.spans
    )
    higher = (
        names_higher_body(competence, setting.body)
        if competence
        else _proposes_higher(proposal, setting)
    )
    parts: list[DecidedPart] = []
    absences: list[Absence] = []
    substitutes: list[Substitute] = []
    others: list[Person] = []
    by_owner: dict[tuple[str | None, str | None], list[Person]] = {}
    for section in sections:
        if section.kind != "absence" or (section.label.startswith("inhabil") and not section.spans):
            continue
        view = view_of(setting.text, section.spans)
        presence = place_presence(read_absence(view.text), view)
        heading = section.owner_heading
        if heading and heading.body and not _is_own(heading.body, heading.date, setting):
            key = (_name(heading.body, setting), heading.date)
            by_owner.setdefault(key, []).extend(one.person for one in presence.absences)
            others.extend(one.person for one in presence.absences)
            continue
        if section.label.startswith(("inhabil",)):
            presence = Presence(
                tuple(
                    Absence(one.person, "disqualified", one.items, one.span)
                    for one in presence.absences
                ),
                presence.substitutes,
            )
        absences.extend(presence.absences)
        substitutes.extend(presence.substitutes)
    under_title = _absent_under_title(sections, setting)
    absences.extend(under_title.absences)
    substitutes.extend(under_title.substitutes)
    decision_sections = [one for one in sections if one.kind == "decision"]
    if not any(one.spans for one in decision_sections):
        decision_sections = free_decision(sections, setting)
    for section in decision_sections:
        if not section.spans:
            continue
        heading = section.heading
        printed_body = heading.body if heading else None
        own = printed_body is None or _is_own(
            printed_body, heading.date if heading else None, setting
        )
        body = setting.body if own else _name(printed_body, setting)
        date = heading.date if heading and heading.date else (setting.date if own else None)
        view = view_of(setting.text, section.spans)
        presence, kept = without_absences(view, setting)
        if own:
            absences.extend(presence.absences)
            substitutes.extend(presence.substitutes)
        else:
            others.extend(one.person for one in presence.absences)
        away = {one.person.name: one.person.span for one in presence.absences}
        for person in by_owner.get((body, date), []) if not own else []:
            away.setdefault(person.name, person.span)
        for start, end, text in split_amendments(view, kept):
            if not text:
                continue
            number = heading.number if heading else None
            votes = _moved_votes(read_votes(view.text[start:end], known=setting.names), view, start)
            outcome = decision_outcome(
                kept_text(view, kept, start, end, folded_text=False),
                own_body=body,
                higher=higher if own else _is_council(setting.body) and not _is_council(body),
            )
            if outcome == "resolved_other":
                outcome = voted_outcome(votes, higher=own and higher) or outcome
            spans = _kept_spans(view, kept, start, end)
            where: dict[str, tuple[Span, ...]] = {"": spans, "/text": spans}
            if heading and heading.body_span:
                at = section.heading_start
                where["/body"] = ((at + heading.body_span[0], at + heading.body_span[1]),)
            if heading and heading.date_span:
                at = section.heading_start
                where["/date"] = ((at + heading.date_span[0], at + heading.date_span[1]),)
            if not own:
                where |= {f"/absent/{n}": (away[name],) for n, name in enumerate(away)}
            where["/outcome"] = (_outcome_span(view, start, end) or spans[0],)
            decision = Decision(
                body,
                date,
                outcome,
                text,
                number,
                tuple(away) if not own else (),
                votes,
                where,
            )
            dissents = tuple(
                _moved_dissent(one, view, start)
                for one in find_dissents(view.text[start:end], known=setting.names)
            )
            parts.append(DecidedPart(decision, own, view, start, end, dissents))
    parts = _once(parts)
    if parts and setting.body:
        parts = _with_own_absences(parts, absences)
    return Decided(tuple(parts), tuple(absences), tuple(substitutes), tuple(others))


def _once(parts: Sequence[DecidedPart]) -> list[DecidedPart]:
    """Drop a decision printed twice, and remarks under a label before the label that decides.

    Of two printings the longer stays: a list of what became of the case may quote the beginning.
    """
    without_earlier = _not_told_before(reversed(parts), remarks=True)
    return _not_told_before(reversed(without_earlier))


def _not_told_before(parts: Iterable[DecidedPart], *, remarks: bool = False) -> list[DecidedPart]:
    """Give the parts that do not begin one under another label before them.

    With ``remarks`` those that say nothing go too where another label of the body decides.
    """
    kept: list[DecidedPart] = []
    told: dict[tuple[str | None, str | None], list[str]] = {}
    for _, under_one_label in groupby(parts, key=lambda part: id(part.view)):
        fresh: list[Decision] = []
        for part in under_one_label:
            one = part.decision
            texts = told.get((one.body, one.date), [])
            at = bisect_left(texts, one.text)
            again = at < len(texts) and texts[at].startswith(one.text)
            if not again and not (remarks and texts and _says_nothing(one)):
                fresh.append(one)
                kept.append(part)
        for one in fresh:
            insort(told.setdefault((one.body, one.date), []), one.text)
    return kept


def _says_nothing(one: Decision) -> bool:
    """Tell whether a decision has no outcome and is no point of a list."""
    return one.outcome in {"resolved_other", "none"} and not re.match(
        r"\s*(?:\d+[.)]|ad\b)", one.text, re.IGNORECASE
    )


_AWAY_FROM_ITEMS = re.compile(
    r"\bdeltog\sikke\s(?:i|under|ved)\s(?:behandlingen\saf\s)?(?:dagsordens?)?(?:pkt|punkt|sag)\w*\.?\s"
    r"(?:nr\.?\s)?\d",
    re.IGNORECASE,
)


def _absent_under_title(sections: Sequence[Section], setting: Setting) -> Presence:
    """Read lines under no label that only say who is away: "Lone Holm var fraværende.".

    So are those under a label for remarks. Further down than right under the heading only those
    that name items, as the first item of a meeting does: "Lone Holm deltog ikke i punkt 7-8.".
    """
    absences: list[Absence] = []
    substitutes: list[Substitute] = []
    for section in sections:
        remarks = not section.label or section.label.startswith("bemærkning")
        for at, span in enumerate(section.spans if remarks else ()):
            if span[1] - span[0] > 160 or section.kind == "decision":
                continue
            view = view_of(setting.text, (span,))
            under = section.kind == "head" and at < 4 and ONLY_AWAY.search(view.text)
            if not under and not _AWAY_FROM_ITEMS.search(view.text):
                continue
            presence = sentence_absence(view.text, setting.names)
            if presence:
                placed = place_presence(presence, view)
                absences.extend(placed.absences)
                substitutes.extend(placed.substitutes)
    return Presence(tuple(absences), tuple(substitutes))


def _is_council(body: str | None) -> bool:
    return bool(body) and any(word in (body or "").casefold() for word in COUNCILS)


def _proposes_higher(proposal: str, setting: Setting) -> bool:
    found = re.search(
        r"\bindstil\w*\s(?:til|over\sfor)\s[^,.]{2,60}|\banbefaler?\s(?:over\sfor\s)?[^,.]{2,40}|"
        r"\bat\s(?:byrådet|kommunalbestyrelsen|regionsrådet|økonomiudvalget)\s(?:godkender|"
        r"vedtager|tiltræder|beslutter|bevilger)|"
        r"\b(?:over|frem|videre)sendes\stil\s[^,.]{2,40}\smed\s(?:udvalgets\s)?anbefaling",
        proposal,
        re.IGNORECASE,
    )
    return bool(found) and names_higher_body(found.group(), setting.body) if found else False


def _is_own(body: str, date: str | None, setting: Setting) -> bool:
    """Tell whether a heading names this meeting: its body, at its date or none, slips allowed."""
    if not same_body(body, setting.body, setting):
        return False
    if date is None or setting.date is None or date == setting.date:
        return True
    # Day and month right and the year wrong is a slip of the print; another day is another meeting.
    return (
        date[5:] == setting.date[5:]
        and abs(int(date[:4]) - int(setting.date[:4])) <= 1
        and date > setting.date
    )


def _name(body: str | None, setting: Setting) -> str | None:
    if body is None:
        return None
    return setting.abbreviations.get(body, body)


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


def _moved_votes(votes: Votes, view: View, base: int) -> Votes:
    where = {
        key: tuple(view.source_span(a + base, b + base) for a, b in spans)
        for key, spans in votes.where.items()
    }
    return Votes(
        votes.for_,
        votes.against,
        votes.abstained,
        votes.count_for,
        votes.count_against,
        votes.count_abstained,
        where,
    )


def _moved_dissent(one: Dissent, view: View, base: int) -> Dissent:
    where = {
        key: tuple(view.source_span(a + base, b + base) for a, b in spans)
        for key, spans in one.where.items()
    }
    return Dissent(one.person, one.party, one.text, where)


def _with_own_absences(parts: list[DecidedPart], absences: list[Absence]) -> list[DecidedPart]:
    away = {one.person.name: one.person.span for one in absences if one.here}
    out: list[DecidedPart] = []
    for part in parts:
        if part.own:
            one = part.decision
            decision = Decision(
                one.body,
                one.date,
                one.outcome,
                one.text,
                one.item_number,
                tuple(away),
                one.votes,
                {**one.where, **{f"/absent/{n}": (away[name],) for n, name in enumerate(away)}},
            )
            part = DecidedPart(
                decision, True, part.view, part.start, part.end, part.dissents, part.elected
            )
        out.append(part)
    return out
