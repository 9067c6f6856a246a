"""Which of the persons named together was away, and which came instead."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sagsspor.nlp.people.away_items import items_away
from sagsspor.nlp.people.persons import Person
from sagsspor.nlp.people.presence import Absence, Presence, Substitute
from sagsspor.nlp.text.anchors import anchored
from sagsspor.nlp.text.source import Span

AWAY = re.compile(
    r"\b(?:var|er|havde|har)\s(?:\w+\s){0,3}?(?:fraværende|(?:meldt\s)?afbud|ikke\s(?:mødt|"
    r"til\s?stede|i\s(?:salen|lokalet))|uden\s?for\s(?:salen|lokalet)|forfald)\b|\bmeldte?\safbud\b|\bafbud\sfra\b|\bved\safbud\b|\bmed\safbud\b|"
    r"\bfraværende\b|\bfølgende\safbud\b|\b(?:alle|samtlige)\b[^.]{0,60}\b(?:undtagen|med\sundtagelse\saf|bortset\sfra|på\snær)\b|\bforsinket\b|\bforhindret\b|\bej\stil\s?stede\b|\bej\smødt\b|\bikke\s(?:mødt|til\s?stede)\b|\blovligt\sforfald\b|\budeblev\b|^afbud\b",
    re.IGNORECASE,
)
SUBSTITUTE = anchored(
    r"\bstedfortræder\w*|\bsuppleant\w*|\bi\sstedet\s(?:for|deltog|deltager|mødte)\b|"
    r"\b(?:deltog|deltager|mødte|møder)\si\sstedet\b|"
    r"\bi\s(?:hans|hendes|deres|hvis)\ssted\b|\bi\s[A-ZÆØÅ][^.,\n]{2,50}?s\s(?:sted|fravær)\b|\berstattet\saf\b|\bindkaldt\b|\b(?:mødte?|møder|deltog|deltager)\sfor\b|\bsom\safløser\b|"
    # "For Lone Holm (A) mødte Jens Ask (A)"
    r"(?-i:\bFor\s(?=[A-ZÆØÅ][^.,\n]{2,60}?\s(?:mødte|møder|deltog|deltager)\s[A-ZÆØÅ]))",
    re.IGNORECASE,
)
_INSTEAD_OF = re.compile(
    r"\bi\sstedet\sfor\b|\bstedfortræder\sfor\b|\bsuppleant\sfor\b|"
    r"\b(?:mødte?|møder|deltog|deltager)\sfor\b|"
    r"\bafløser\sfor\b|(?-i:\b[Ii]\s(?=[A-ZÆØÅ][^.,\n]{2,50}?s\s(?:sted|fravær)\b))|"
    r"(?-i:\bFor\s(?=[A-ZÆØÅ][^.,\n]{2,60}?\s(?:mødte|møder|deltog|deltager)\s[A-ZÆØÅ]))",
    re.IGNORECASE,
)
# "I stedet deltog Jens Ask", "I hendes sted er indkaldt Jens Ask", "Jens Ask deltog i stedet": a
# deputy whose member is named elsewhere.
_CAME_INSTEAD = re.compile(
    r"\W*i\s(?:stedet|(?:hans|hendes|deres)\ssted)\s(?:deltog|deltager|mødte|møder|"
    r"(?:er|var|blev)\sindkaldt|indkaldtes)|"
    r"(?![^.]{3,80}\b(?:afbud|fraværende|forfald)\b)[^.]{3,80}\s(?:deltog|deltager|mødte|møder)\s"
    r"i\sstedet\W*$",
    re.IGNORECASE,
)
# "Lone Holm havde meldt afbud, og Jens Ask mødte i stedet"
_INSTEAD_LAST = re.compile(r"\b(?:deltog|deltager|mødte|møder)\si\sstedet\b", re.IGNORECASE)
_FOR_OR_DASH = re.compile(r"\bfor\b|\w\)?\s[-–]\s(?=[A-ZÆØÅ])")
_CAME_AS_DEPUTY = re.compile(
    r"(?:deltog|deltager|mødte|møder|indkaldt|er|var)\s(?:\w+\s){0,3}?(?:stedfortræder|"
    r"suppleant)",
    re.IGNORECASE,
)
_CAME_AS_DEPUTIES = re.compile(
    r"\b(?:deltog|deltager|mødte)\ssom\s(?:suppleanter|stedfortrædere)\b"
)
_DEPUTY_FIRST = re.compile(r"\W*(?:\d\.\s)?(?:som\s)?(?:stedfortræder|suppleant)", re.IGNORECASE)


def tell_substitutes(
    text: str, offset: int, people: Sequence[Person], marks: Sequence[int]
) -> Presence:
    """Tell the deputies from the members: "N - M deltager som stedfortræder", "M mødte for N".

    ``people`` are those the text names, ``marks`` the places of the words for deputies; both
    count from the beginning of the whole text, in which this one stands at ``offset``.
    """
    span = (offset, offset + len(text))
    instead = _INSTEAD_OF.search(text)
    if instead and len(people) >= 2:
        return _by_words_between(text, people, instead.start() + offset, span)
    went, came = AWAY.search(text), _INSTEAD_LAST.search(text)
    if went and came and went.start() < came.start():
        return _by_words_between(text, people, went.start() + offset, span, deputies_first=False)
    if _CAME_INSTEAD.match(text) and not _FOR_OR_DASH.search(text):
        return _deputies(people, span)
    if len(people) == 1:
        # A deputy alone, or a member whose deputy is not named.
        return _deputies(people, span) if _is_deputy(text) else _away(people, text, span)
    if _CAME_AS_DEPUTIES.search(text) or _DEPUTY_FIRST.match(text):
        return _deputies(people, span)
    return _by_place(text, offset, people, marks)


def _deputies(people: Sequence[Person], span: Span) -> Presence:
    return Presence(substitutes=tuple(Substitute(person, None, span) for person in people))


def _away(people: Sequence[Person], text: str, span: Span) -> Presence:
    items = items_away(text)
    return Presence(tuple(Absence(person, "absent", items, span) for person in people))


def _is_deputy(text: str) -> bool:
    """Tell whether a text that names one person says that he came for another."""
    if _CAME_INSTEAD.match(text) or _DEPUTY_FIRST.match(text):
        return True
    return bool(_CAME_AS_DEPUTY.search(text)) and not AWAY.search(text)


def _by_words_between(
    text: str, people: Sequence[Person], cut: int, span: Span, *, deputies_first: bool = True
) -> Presence:
    """Pair deputies before "i stedet for" with the members after it, or the other way round."""
    before = [person for person in people if person.span[0] < cut]
    after = [person for person in people if person.span[0] >= cut]
    if not deputies_first:
        before, after = after, before
        if len(before) != len(after):
            return Presence(_away(after, text, span).absences, _deputies(before, span).substitutes)
    if not before and len(after) >= 2:
        # "I stedet for Lone Holm mødte Jens Ask."
        before, after = [after[1]], [after[0]]
    if not before or not after:
        return Presence()
    # Of a list the last is the deputy: "Jens Ask, Eva Rask (stedfortræder for Lone Holm)".
    before = before[-len(after) :]
    return Presence(
        _away(after, text, span).absences,
        tuple(
            Substitute(deputy, member.name, span)
            for deputy, member in zip(before, after, strict=False)
        ),
    )


def _by_place(text: str, offset: int, people: Sequence[Person], marks: Sequence[int]) -> Presence:
    """Take who stands at a word for deputies for one, of the member named before him.

    Member first, deputy second: "Afbud fra N stedfortræder M", "N, F - M stedfortræder".
    """
    span = (offset, offset + len(text))
    members = [people[0]]
    deputies: list[Substitute] = []
    for person in people[1:]:
        above = members[-1].span[1]
        mark_between = any(above <= mark <= person.span[0] for mark in marks)
        mark_after = any(person.span[1] <= mark <= person.span[1] + 60 for mark in marks)
        dash = re.search(r"\s[-–/]\s", text[above - offset : person.span[0] - offset])
        if mark_between or (mark_after and (dash or person is people[-1])):
            deputies.append(Substitute(person, members[-1].name, span))
        else:
            members.append(person)
    return Presence(_away(members, text, span).absences, tuple(deputies))
