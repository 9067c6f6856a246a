"""The decisions of an item: one for each deciding body and date, with votes, absences, dissents."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from sagsspor.nlp.absence import Absence, Presence, Substitute, read_absence, sentence_absence
from sagsspor.nlp.dissents import find_dissents
from sagsspor.nlp.lines import folded
from sagsspor.nlp.outcomes import (
    COUNCILS,
    decision_outcome,
    is_amendment,
    names_higher_body,
    sentence_outcome,
)
from sagsspor.nlp.persons import Person
from sagsspor.nlp.record import Decision, Dissent, Votes
from sagsspor.nlp.sections import Section
from sagsspor.nlp.sentences import split_sentences
from sagsspor.nlp.source import Span
from sagsspor.nlp.views import View, view_of
from sagsspor.nlp.votes import read_votes


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known of the document while its items are read.

    ``names`` are the persons the document is sure to hold, ``bodies`` the names it uses for
    bodies, ``abbreviations`` those it declares or uses, each with the body it stands for.
    """

    text: str
    body: str | None = None
    date: str | None = None
    names: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    abbreviations: dict[str, str] = field(default_factory=dict)


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


def same_body(left: str | None, right: str | None, setting: Setting) -> bool:
    """Tell whether two printed names mean one body: equal letters, or an abbreviation of it."""
    if not left or not right:
        return False
    return _key(left, setting) == _key(right, setting)


def _key(name: str, setting: Setting) -> str:
    name = setting.abbreviations.get(name, name)
    key = re.sub(r"\bog\b|[^a-zæøåü0-9]+", "", name.casefold())
    return re.sub(r"udvalget$", "udvalg", key)


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
        presence = _placed(read_absence(view.text), view)
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
    decision_sections = [one for one in sections if one.kind == "decision"]
    if not any(one.spans for one in decision_sections):
        decision_sections = _unlabelled(sections, setting)
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
        presence, kept = _without_absences(view, setting)
        if own:
            absences.extend(presence.absences)
            substitutes.extend(presence.substitutes)
        else:
            others.extend(one.person for one in presence.absences)
        away = {one.person.name: one.person.span for one in presence.absences}
        for person in by_owner.get((body, date), []) if not own else []:
            away.setdefault(person.name, person.span)
        for start, end, text in _split(view, kept):
            if not text:
                continue
            number = heading.number if heading else None
            votes = _moved_votes(read_votes(view.text[start:end], known=setting.names), view, start)
            outcome = decision_outcome(
                _kept_text(view, kept, start, end, folded_text=False),
                own_body=body,
                higher=higher if own else _is_council(setting.body) and not _is_council(body),
            )
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
    if parts and setting.body:
        parts = _with_own_absences(parts, absences)
    return Decided(tuple(parts), tuple(absences), tuple(substitutes), tuple(others))


def _is_council(body: str | None) -> bool:
    return bool(body) and any(word in (body or "").casefold() for word in COUNCILS)


def _proposes_higher(proposal: str, setting: Setting) -> bool:
    found = re.search(
        r"\bindstil\w*\s(?:til|over\sfor)\s[^,.]{2,60}|\banbefaler?\s(?:over\sfor\s)?[^,.]{2,40}|\bat\s(?:byrådet|kommunalbestyrelsen|regionsrådet|økonomiudvalget)\s(?:godkender|vedtager|tiltræder|beslutter|bevilger)",
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


def _placed(presence: Presence, view: View) -> Presence:
    def person(one: Person) -> Person:
        return Person(one.name, view.source_span(*one.span), one.party, one.role, one.note)

    return Presence(
        tuple(
            Absence(person(one.person), one.why, one.items, view.source_span(*one.span))
            for one in presence.absences
        ),
        tuple(
            Substitute(person(one.person), one.instead_of, view.source_span(*one.span))
            for one in presence.substitutes
        ),
    )


def _without_absences(view: View, setting: Setting) -> tuple[Presence, tuple[Span, ...]]:
    """Give who a decision's sentences say was away, and the ranges of the view that stay."""
    absences: list[Absence] = []
    substitutes: list[Substitute] = []
    removed: list[Span] = []
    for sentence in split_sentences(view.text):
        part = view.text[sentence.start : sentence.end]
        presence = sentence_absence(part, setting.names, sentence.start)
        if presence is None:
            continue
        outcome = sentence_outcome(part)
        if (
            outcome
            and outcome[0] not in {"none"}
            and not re.search(
                r"inhabil|behandling|afbud|fravær|stedfortræder|suppleant", part, re.IGNORECASE
            )
        ):
            continue
        if re.search(r"\bstem(?:te|mer)\s(?:imod|for)|\bønsker\b|forbehold|protokol", part):
            continue
        placed = _placed(presence, view)
        absences.extend(placed.absences)
        substitutes.extend(placed.substitutes)
        if not (
            outcome
            and re.match(
                r"\W*(?:godkend|vedtag|anbefal|til\sefterretning|tiltr|udsat|drøft)",
                part,
                re.IGNORECASE,
            )
        ):
            removed.append((sentence.start, sentence.end))
    kept: list[Span] = []
    at = 0
    for start, end in removed:
        if view.text[at:start].strip():
            kept.append((at, start))
        at = end
    if view.text[at:].strip(" \n.") or not kept:
        kept.append((at, len(view.text)))
    return Presence(tuple(absences), tuple(substitutes)), tuple(kept)


_PROPOSES = re.compile(
    r"\b(?:stillede|stiller|fremsatte|fremsætter|foreslog|foreslår)\b|^\W*(?:Under)?[Ææ]ndringsforslag\s(?:fra|af|nr|\d)|^\W*[Ææ]ndringsforslag\w*\s?:"
)
_VOTES = re.compile(
    r"^\W*(?:for|imod|mod)\b.{0,80}?\bstem|\bstemte\s(?:for|imod)|\bundlod\b|\bhverken\sfor\b|\bsat(?:tes)?\stil\safstemning|^\W*afstemning\b|^\W*(?:for|imod|undlod)\b[^.]{0,30}:|^\W*\d{1,2}\s\(",
    re.IGNORECASE,
)
_SETTLED = re.compile(
    r"\b(?:forkast\w*|vedtag\w*|nedstemt|faldet|faldt|bortfald\w*|godkendt|afvist)\b", re.IGNORECASE
)


def _split(view: View, kept: tuple[Span, ...]) -> list[tuple[int, int, str]]:
    """Part a decision at votes on amendments: each is a decision of its own.

    What was proposed stands before the vote and belongs to no decision's text.
    """
    text = view.text
    sentences = split_sentences(text)
    parts = [text[one.start : one.end] for one in sentences]
    settled = _amendments(parts)
    if not settled:
        return [
            piece for piece in [(0, len(text), _kept_text(view, kept, 0, len(text)))] if piece[2]
        ]
    ranges: list[tuple[int, int]] = []
    position = 0
    for at in settled:
        first = at
        while (
            first > position
            and _VOTES.search(parts[first - 1])
            and not _PROPOSES.search(parts[first - 1])
        ):
            first -= 1
        before = [
            n
            for n in range(position, first)
            if sentence_outcome(parts[n]) and not _PROPOSES.search(parts[n])
        ]
        if before:
            ranges.append((position, first))
        last = at + 1
        if first == at:
            # The lists of votes stand under the result.
            while last < len(parts) and _VOTES.search(parts[last]) and not _about_main(parts[last]):
                last += 1
        ranges.append((first, last))
        position = last
    if position < len(parts):
        rest = next(
            (
                n
                for n in range(position, len(parts))
                if _VOTES.search(parts[n]) or sentence_outcome(parts[n])
            ),
            None,
        )
        if rest is not None:
            ranges.append((position, len(parts)))
        else:
            ranges[-1] = (ranges[-1][0], len(parts))
    pieces = []
    for first, last in ranges:
        start = _line_start(text, sentences[first].start)
        end = sentences[last].start if last < len(sentences) else len(text)
        end = _line_start(text, end) if last < len(sentences) else end
        pieces.append((start, end, _kept_text(view, kept, start, end)))
    return [piece for piece in pieces if piece[2]]


def _amendments(parts: Sequence[str]) -> list[int]:
    """Give the sentences that settle an amendment: by its name, or after one was put forward."""
    settled: list[int] = []
    pending = False
    for at, part in enumerate(parts):
        if _PROPOSES.search(part):
            pending = True
            continue
        named = is_amendment(part) and not re.search(r"\bsat(?:tes)?\stil\safstemning", part)
        anonymous = pending and re.match(r"\W*(?:forslaget|det|dette)\b", part, re.IGNORECASE)
        if (named or anonymous) and _SETTLED.search(part) and not _about_main(part):
            settled.append(at)
            pending = False
    main_left = any(
        sentence_outcome(part) and not is_amendment(part)
        for at, part in enumerate(parts)
        if at not in settled
    )
    # A proposal that fell and nothing else decided is the decision itself.
    return settled if main_left else []


def _about_main(part: str) -> bool:
    return bool(
        re.match(
            r"\W*(?:afstemning\som\s)?(?:\w+s\s)?(?:indstilling|hovedforslag|oprindelig)",
            part,
            re.IGNORECASE,
        )
    )


def _line_start(text: str, at: int) -> int:
    """Give where the line or sentence of an offset begins, its list number taken along."""
    line = text.rfind("\n", 0, at) + 1
    stop = text.rfind(". ", 0, at) + 2
    return max(line, stop) if stop > 1 else line


def _kept_text(
    view: View, kept: tuple[Span, ...], start: int, end: int, *, folded_text: bool = True
) -> str:
    pieces = [
        view.text[max(a, start) : min(b, end)] for a, b in kept if max(a, start) < min(b, end)
    ]
    if not folded_text:
        return "\n".join(pieces)
    return " ".join(part for part in (folded(piece) for piece in pieces) if part)


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
    away = {one.person.name: one.person.span for one in absences if not one.items}
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


_FREE_START = re.compile(
    r"^(?:(?:Godkendt|Godkendes|Godkendtes|Vedtaget|Vedtages|Tiltrådt|Anbefales|Anbefalet|Udsat|Udsættes|"
    r"Drøftet|Udgår|Udgik|Udgået|Taget\stil\sefterretning|Til\sefterretning|Tages\stil\sefterretning|Afvist|"
    r"Forkastet|Bevilget|Orienteringen\s(?:blev\s)?taget|Indstillingen\s(?:blev|er|godkend|vedtag|tiltr|følg)\w*|"
    r"Fremsendes|Oversendes|Henvist|Ingen\sbemærkninger)\b|Valgt\sblev|Valgt\ser|Udpeget\sblev)"
)
# "Sagen blev udsat", "Forslaget henvises til ...": a noun in the definite form and what became of it.
_FREE_INSIDE = re.compile(
    r"^[A-ZÆØÅ][\wæøå-]{2,40}(?:en|et|erne|ne)\b.{0,120}?\b(?:(?:blev|bliver|er)\b.{0,60}?\b(?:godkendt|vedtaget|forkastet|udsat|drøftet|"
    r"henvist|taget|tiltrådt|anbefalet|tilbagesendt|oversendt|afvist|besvaret|behandlet|fulgt)|udsattes|henvistes|godkendtes|"
    r"vedtoges|forkastedes|tiltrådtes|henvises|oversendes|udsættes)\b|"
    r"^(?P<body>(?:[A-ZÆØÅ][\wæøå-]*(?:,?\s(?:og\s)?[A-ZÆØÅ][\wæøå-]*){0,4}?)?(?:[Uu]dvalget|[Rr]ådet|[Bb]estyrelsen|[Rr]epræsentationen))\s"
    r"(?:godkendte|tiltrådte|vedtog|anbefaler|anbefalede|indstiller|drøftede|udsatte|besluttede|tog|godkender)\b"
)


def _may_decide(body: str, setting: Setting) -> bool:
    """Tell whether a body named in running text is the one that meets."""
    return body in {"Udvalget", "Rådet", "Bestyrelsen", "Byrådet"} or same_body(
        body, setting.body, setting
    )


def _unlabelled(sections: Sequence[Section], setting: Setting) -> list[Section]:
    """Find a decision that no label announces: the first line that states an outcome, to the end.

    In the presentation of a case only a line that opens with an outcome's word counts, since it
    tells of earlier decisions too.
    """
    for at in range(len(sections) - 1, -1, -1):
        section = sections[at]
        if section.kind not in {"head", "recommendation", "case", "summary"}:
            continue
        for index, (start, end) in enumerate(section.spans):
            line = folded(setting.text[start:end])
            opens = _FREE_START.match(line) and len(line) < 220
            states = section.kind in {"head", "recommendation"} and _FREE_INSIDE.match(line)
            if states and states.group("body") and not _may_decide(states.group("body"), setting):
                states = None
            if opens or states:
                if section.kind == "recommendation" and re.match(r"at\s|\d+[.)]\s", line):
                    continue
                return [Section("decision", "", section.spans[index:], None)]
    return []
