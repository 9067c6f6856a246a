"""Sentences that say who was away, disqualified, or came instead."""

from __future__ import annotations

import re
from dataclasses import replace

from sagsspor.nlp.people.away_items import came_or_left, items_away
from sagsspor.nlp.people.names import NAME, looks_like_name, without_post
from sagsspor.nlp.people.persons import Person, comma_party
from sagsspor.nlp.people.persons_in_text import names_known, people_with_party
from sagsspor.nlp.people.presence import Absence, Presence, Substitute
from sagsspor.nlp.people.substitutes import AWAY, SUBSTITUTE, tell_substitutes
from sagsspor.nlp.text.anchors import anchored

_DISQUALIFIED = anchored(
    r"\binhabil\w*|\bdeltog\s(?:\w+\s){0,2}?ikke\b|\bforlod\s(?:mødet|lokalet|salen)\b|"
    r"\bhabilitetsgrunde\b|\bdeltog\s[^.,;]{3,50}\sikke\si\sbehandlingen\b|\berklær\w+\ssig\b|\bgik\sfra\smødet\b|\budtrådte\saf\s(?:mødet|lokalet|salen)\b|"
    r"\b(?:havde|har|var)\s(?:forladt\s(?:mødet|lokalet|salen)|gået)\b|\btrådte\s(?:ud|tilbage)\b|\bvar\sikke\smed\stil\sat\b|"
    r"\bfratrådte\s(?:under\s|ved\s)?(?:sagen|behandlingen|punktet|mødet)\b|\bikke\s(?:deltaget|"
    r"deltage)\si\b|\bdeltager\sikke\b",
    re.IGNORECASE,
)
# "Udvalget fandt, at Lone Holm ikke er inhabil.": she takes part.
_NOT_DISQUALIFIED = re.compile(
    r"\bikke\s(?:(?:er|var|blev|bliver|anses?|anset|ansås|fundet|kendt|findes|fandtes|at\svære|erklæres|for)\s){0,3}"
    r"inhabile?\b|"
    r"\b(?:fandt|finder|vurderede|vurderer|mente|mener|anså|anser)\sikke\b[^.]{0,80}\binhabile?\b",
    re.IGNORECASE,
)
# "Afbud fra Lone Holm til budgetmødet den 9. april", "var indkaldt, men mødte ikke frem"
_OTHER_MEETING = re.compile(
    r"\bafbud\b[^.]{0,80}\stil\s(?!dagens|mødet\b|dette|nærværende|punkt|pkt|sag)\w*møde[tr]?\b|"
    r"\bmødte\sikke\s(?:frem|op)\b",
    re.IGNORECASE,
)
_WHOLE_MEETING = re.compile(
    r"\bdeltog\s(?:\w+\s){0,2}?ikke\s(?:i|på)\s(?:mødet|dagens\smøde|dette\smøde)\s*\.?\s*$",
    re.IGNORECASE,
)
# "Lone Holm (A) valgt som suppleant", "valgt i stedet for Jens Ask": a post, and nobody's place at
# the meeting.
_ELECTED = re.compile(
    r"\b(?:valgt|udpeget|vælges|udpeges|indstilles)\s(?:\w+\s){0,2}?"
    r"(?:som|stedfortræder|suppleant|i\sstedet\sfor)\b|"
    r"\bsom\s(?:stedfortræder|suppleant)\w*\s(?:for\s[^.]{3,60}?\s)?(?:valgtes?|vælges|udpeg\w+)\b|"
    r"^\W*(?:udpeget|valgt|indstillet)\s(?:blev|er|bliver)\s[^.]{3,120}?\ssom\s(?:\w+\s)?(?:stedfortræder|suppleant)",
    re.IGNORECASE,
)
# A line that says who was away and nothing else: "Lone Holm (A) var fraværende."
ONLY_AWAY = re.compile(
    r"^.{3,150}\b(?:(?:var|er)\s(?:fraværende|ikke\stil\s?stede)|(?:havde\s)?meldt\safbud|"
    r"udeblev(?:\sfra\s(?:mødet|punktet))?|havde\slovligt\sforfald|"
    r"(?:deltog\sikke(?:\s(?:i|under)\s[^.]{3,40})?|forlod\s(?:mødet|lokalet|salen))\s(?:på\sgrund\saf|grundet)\s"
    r"inhabilitet|(?:var|er)\sinhabile?(?:\sog\sdeltog\sikke(?:\s(?:i|under)\s[^.]{3,40})?)?)\.?$",
    re.IGNORECASE,
)


# "Lone Holm er inhabil, og Jens Ask var fraværende"
_JOINT = re.compile(
    r",?\s(?:og|mens|medens|samt)\s(?=[A-ZÆØÅ][^,.]{3,60}?\s(?:var|er)\s(?:fraværende|ikke\stil\s?stede))"
)
_TELLS = re.compile(r"\b(?:meddelte|oplyste|orienterede\som),?\sat\s")
_VOTES = re.compile(r"\bstemte\b|\bstemmer\b|\bønsker\b|\bforeslå", re.IGNORECASE)
_CAME_BECAUSE = re.compile(
    r"\b(?:deltog|deltager|mødte|møder|tiltrådte|indtrådte)\b(?!\s(?:\w+\s)?ikke\b)[^,.]{3,80},\s"
    r"(?:da|idet|fordi|eftersom)\s(?=[A-ZÆØÅ])"
)
_BECAUSE = re.compile(r",?\s(?:da|idet|fordi|eftersom)\s(?=[A-ZÆØÅ])")
# "I Lone Holms sted mødte Jens Ask", "For Lone Holm mødte Jens Ask": neither the first word nor
# the genitive is of the name.
_IN_PLACE_OF = re.compile(
    r"\bI\s(?P<who>[A-ZÆØÅ][^.,\n]{2,50}?)s(?=\s(?:sted|fravær)\b)|"
    r"\bFor(?=\s[A-ZÆØÅ][^.,\n]{2,60}?\s(?:mødte|møder|deltog|deltager)\s[A-ZÆØÅ])"
)
_DECIDES = re.compile(r"\W*(?:stemte|godkendt)", re.IGNORECASE)
_NAME = re.compile(rf"(?<![\w-]){NAME}")


def sentence_absence(text: str, known: tuple[str, ...], offset: int = 0) -> Presence | None:
    """Read a sentence that says who was away, disqualified or came instead; None if it is no such.

    ``known`` are the names the document is known to hold; others count by their form.
    """
    # Who tells of it is neither away nor a deputy.
    told = max((match.end() for match in _TELLS.finditer(text)), default=0)
    text, offset = text[told:], offset + told
    away, disqualified = AWAY.search(text), _DISQUALIFIED.search(text)
    joint = _JOINT.search(text) if away and disqualified else None
    if joint and disqualified and disqualified.start() < joint.start():
        # Two things said of two persons.
        said = [
            one
            for a, b in ((0, joint.start()), (joint.end(), len(text)))
            if (one := sentence_absence(text[a:b], known, offset + a))
        ]
        return Presence(
            tuple(absence for one in said for absence in one.absences),
            tuple(substitute for one in said for substitute in one.substitutes),
        )
    substitute, moved = SUBSTITUTE.search(text), came_or_left(text)
    if not (away or disqualified or substitute or moved) or _ELECTED.search(text):
        return None
    if _NOT_DISQUALIFIED.search(text) or _OTHER_MEETING.search(text):
        return None
    if _VOTES.search(text) and not disqualified:
        return None
    came = _CAME_BECAUSE.search(text)
    # "Under punkt 5 deltog Jens Ask, da Lone Holm var inhabil": he is not away.
    people = _people(text[came.end() :], known, offset + came.end()) if came else []
    named = _IN_PLACE_OF.sub(lambda match: f"i {match['who']} " if match["who"] else "for", text)
    people = people or _people(named, known, offset)
    if came and substitute and substitute.start() < came.end():
        # "Under punkt 5 deltog stedfortræder Bo Lind, da Lone Holm var inhabil."
        deputy = _people(text[: came.end()], known, offset)
        reason_given = sentence_absence(text[came.end() :], known, offset + came.end())
        if reason_given is None or len(deputy) != 1 or len(reason_given.absences) != 1:
            return reason_given
        member = reason_given.absences[0].person.name
        whole = (offset, offset + len(text))
        items = items_away(text[: came.start()]) or reason_given.absences[0].items
        away_then = replace(reason_given.absences[0], items=items)
        return Presence((away_then,), (Substitute(deputy[0], member, whole),))
    verb = min(one.start() for one in (away, disqualified, substitute, moved) if one)
    reason = max((one.end() for one in _BECAUSE.finditer(text, 0, verb)), default=0)
    if reason and any(reason <= one.span[0] - offset < verb for one in people):
        # "Lone Holm ledte mødet, da Jens Ask var gået": she is there.
        people = [one for one in people if one.span[0] - offset >= reason]
    if not people:
        return None
    items = items_away(text)
    if substitute:
        marks = [match.start() + offset for match in SUBSTITUTE.finditer(text)]
        return tell_substitutes(text, offset, people, marks)
    if moved and not (disqualified and items):
        side = (">",) if moved["left"] else ("<",)
        return _absent(text, offset, people, moved.start(), items or side)
    if disqualified:
        if _DECIDES.match(text):
            return None
        # "deltog ikke i mødet" is said of who was away, "deltog ikke i behandlingen" of one item.
        why = "absent" if _WHOLE_MEETING.search(text) else "disqualified"
        return _absent(text, offset, people, disqualified.start(), items, why)
    return _absent(text, offset, people, away.start() if away else 0, items)


def _absent(
    text: str,
    offset: int,
    people: list[Person],
    verb: int,
    items: tuple[str, ...],
    why: str = "absent",
) -> Presence:
    """Say it of the persons before the verb, of all where none is."""
    subjects = [person for person in people if person.span[0] - offset < verb] or people
    span = (offset, offset + len(text))
    return Presence(tuple(Absence(person, why, items, span) for person in subjects))


def _people(text: str, known: tuple[str, ...], offset: int) -> list[Person]:
    """Give the persons a sentence names: with a party, known to the document, or by their form."""
    people = list(people_with_party(text, offset))
    for person in names_known(text, known, offset):
        if _is_free(person, people):
            people.append(person)
    for match in _NAME.finditer(text):
        lead, name = without_post(match.group()) or (0, match.group())
        if name.endswith("s") and name[:-1] in known:
            name = name[:-1]  # "Lone Holms stedfortræder"
        start = match.start() + lead + offset
        span = (start, start + len(name))
        person = Person(" ".join(name.split()), span)
        if looks_like_name(name) and _is_free(person, people):
            people.append(person)
    people = [_with_party(person, text, offset) for person in people]
    return sorted(people, key=lambda person: person.span)


def _is_free(person: Person, people: list[Person]) -> bool:
    start, end = person.span
    return not any(one.span[0] < end and start < one.span[1] for one in people)


def _with_party(person: Person, text: str, offset: int) -> Person:
    """Add the party that a comma parts from a name."""
    found = None if person.party else comma_party(text, person.span[1] - offset)
    return replace(person, party=found.group("party")) if found else person
