"""Who was away, from what, and who came instead."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from sagsspor.nlp.anchors import anchored
from sagsspor.nlp.names import NAME, looks_like_name, party_of
from sagsspor.nlp.person_lists import people_in_list
from sagsspor.nlp.persons import Person, comma_party
from sagsspor.nlp.persons_in_text import names_known, people_with_party
from sagsspor.nlp.source import Span

_AWAY = re.compile(
    r"\b(?:var|er|havde|har)\s(?:\w+\s){0,3}?(?:fraværende|meldt\safbud|ikke\s(?:mødt|"
    r"til\s?stede)|forfald)\b|\bmeldte?\safbud\b|\bafbud\sfra\b|\bved\safbud\b|\bmed\safbud\b|"
    r"\bfraværende\b|\bforsinket\b|\bforhindret\b|\bej\stil\s?stede\b|\bej\smødt\b|\bikke\s(?:mødt|til\s?stede)\b|\blovligt\sforfald\b|\budeblev\b|^afbud\b",
    re.IGNORECASE,
)
_DISQUALIFIED = anchored(
    r"\binhabil\w*|\bdeltog\s(?:\w+\s){0,2}?ikke\b|\bforlod\s(?:mødet|lokalet|salen)\b|"
    r"\berklær\w+\ssig\b|\bgik\sfra\smødet\b|\btrådte\s(?:ud|tilbage)\b|\bikke\s(?:deltaget|"
    r"deltage)\si\b|\bdeltager\sikke\b",
    re.IGNORECASE,
)
_WHOLE_MEETING = re.compile(
    r"\bdeltog\s(?:\w+\s){0,2}?ikke\s(?:i|på)\s(?:mødet|dagens\smøde|dette\smøde)\s*\.?\s*$",
    re.IGNORECASE,
)
# Somebody who came late or left early, by the clock: away from the items before or after.
_CLOCK = anchored(
    r"\b(?P<left>gik|forlod\s(?:mødet|salen)|forlader\smødet|"
    r"gik\sfra\smødet)\b[^.]{0,50}\bkl\.?\s?\d|\b(?P<came>ankom|mødte|kom|indtrådte|"
    r"tilsluttede\ssig)\b[^.]{0,50}\bkl\.?\s?\d",
    re.IGNORECASE,
)
_SUBSTITUTE = anchored(
    r"\bstedfortræder\w*|\bsuppleant\w*|\bi\sstedet\s(?:for|deltog|deltager|mødte)\b|"
    r"\bindkaldt\b|\b(?:mødte?|møder|deltog|deltager)\sfor\b|\bsom\safløser\b",
    re.IGNORECASE,
)
# "Lone Holm (A) valgt som suppleant": a post, and nobody's place at the meeting.
_ELECTED = re.compile(
    r"\b(?:valgt|udpeget|vælges|udpeges|indstilles)\s(?:\w+\s){0,2}?som\b", re.IGNORECASE
)
_FROM_ITEM = anchored(
    r"\bfra\s(?:og\smed\s)?(?:pkt|punkt|sag)\w*\.?\s*(?:nr\.?\s*)?(?P<n>\d{1,4})(?!\d)(?!\s*(?:-|–|til|og\s\d))",
    re.IGNORECASE,
)
_UNTIL_ITEM = anchored(
    r"\btil\sog\smed\s(?:pkt|punkt|sag)\w*\.?\s*(?:nr\.?\s*)?(?P<n>\d{1,4})(?!\d)", re.IGNORECASE
)
_ITEMS = re.compile(
    r"(?:under|ved|til|fra|i|pkt|punkt|punkterne|sag|sagerne|sagsnr|dagsordens?punkt|"
    r"sager)\.?\s*(?:behandlingen\saf\s)?(?:dagsordenens\s)?(?:pkt|punkt|punkterne|punkter|sag|"
    r"sagerne|sager|sag\snr|nr|dagsordens?punkt)?\.?\s*(?:nr\.?\s*)?(?P<first>\d{1,4})(?:\s*(?P<to"
    r">-|–|til(?:\sog\smed)?|t\.o\.m\.)\s*(?P<last>\d{1,4}))?(?P<more>(?:\s*(?:,|og)\s*\d{1,4})*)",
    re.IGNORECASE,
)
# A line that says who was away and nothing else: "Lone Holm (A) var fraværende."
ONLY_AWAY = re.compile(
    r"^.{3,150}\b(?:(?:var|er)\s(?:fraværende|ikke\stil\s?stede)|(?:havde\s)?meldt\safbud)\.?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Absence:
    """One person away: ``why`` is absent or disqualified.

    ``items`` are item numbers, "574+" for that item and all after it, "571-" for it and all
    before, ">" and "<" the items after and before the one it is said at; empty means the whole
    meeting, or the item the text stands in.
    """

    person: Person
    why: str = "absent"
    items: tuple[str, ...] = ()
    span: Span = (0, 0)

    @property
    def whole(self) -> bool:
        """Tell whether nothing limits it to some items, or to a matter the person has a part in."""
        return self.why == "absent" and not self.items


@dataclass(frozen=True, slots=True)
class Substitute:
    """A deputy who took part, and for whom where that is said."""

    person: Person
    instead_of: str | None
    span: Span = (0, 0)


@dataclass(frozen=True, slots=True)
class Presence:
    """What a text says of who was away and who came instead."""

    absences: tuple[Absence, ...] = ()
    substitutes: tuple[Substitute, ...] = ()


_SENTENCE_AFTER = re.compile(
    r"(?<=[)\w])\.\s(?=[A-ZÆØÅ][^.\n]{3,120}\b(?:deltog|deltager|mødte?|møder|var|er)\b)"
)


def read_absence(text: str, offset: int = 0) -> Presence:
    """Read the value of an absence label: persons, their items, their deputies."""
    absences: list[Absence] = []
    substitutes: list[Substitute] = []
    if re.match(
        r"\W*(?:ingen|alle\s(?:mødt|var)|-|intet)\b", text, re.IGNORECASE
    ) and not people_in_list(text):
        return Presence()
    for start, chunk in _entries(text):
        told = _SENTENCE_AFTER.search(chunk)
        said = (
            sentence_absence(chunk[told.end() :], (), start + told.end() + offset) if told else None
        )
        if told and said:
            # "Lone Holm (A). Mødt for Lone Holm var Jens Ask (A).": a list, and then a sentence.
            absences += said.absences
            substitutes += said.substitutes
            chunk = chunk[: told.start() + 1]
        people = people_in_list(chunk, start + offset)
        if not people:
            continue
        marks = [match.start() + start + offset for match in _SUBSTITUTE.finditer(chunk)]
        came = re.search(r",\s[^,]{3,60}\sdeltog\W*$", chunk)
        if came:
            # "Lone Holm, Jens Ask deltog": he came for her.
            marks.append(came.end() + start + offset)
        if marks:
            _with_substitutes(chunk, start + offset, people, marks, absences, substitutes)
            continue
        items = _items(chunk)
        if not items and re.search(r"\(\s?(?:fra\s|til\s)?kl\.", chunk):
            # Away for some hours, not from items that are named.
            items = ("?",)
        span = (start + offset, start + offset + len(chunk))
        last_only = "sidstnævnte" in chunk.casefold()
        for person in people:
            limited = items if not last_only or person is people[len(people) - 1] else ()
            absences.append(Absence(person, "absent", limited, span))
    return Presence(tuple(absences), tuple(substitutes))


def _entries(text: str) -> list[tuple[int, str]]:
    """Part a list where each line is an entry of its own; else it is one entry."""
    lines = text.split("\n")
    if len(lines) == 1:
        return [(0, text)]
    entries: list[tuple[int, str]] = []
    position = 0
    for line in lines:
        if entries and (
            re.search(r"(?:,|\bog)\s*$", entries[-1][1])
            or line.lstrip()[:1].islower()
            or line.lstrip()[:1] == "("
            or _continues_name(entries[-1][1], line)
        ):
            begin, before = entries[-1]
            entries[-1] = (begin, before + "\n" + line)
        else:
            entries.append((position, line))
        position += len(line) + 1
    return entries


def _continues_name(before: str, line: str) -> bool:
    last = re.split(r",|\bog\b", before)[-1].strip()
    return (
        len(last) > 1
        and " " not in last
        and party_of(last) is None
        and not re.search(r"[.:)]$", last)
        and bool(re.match(r"\s*[A-ZÆØÅ]", line))
        and "," in before
    )


def _with_substitutes(
    chunk: str,
    offset: int,
    people: tuple[Person, ...],
    marks: list[int],
    absences: list[Absence],
    substitutes: list[Substitute],
) -> None:
    """Tell the deputy from the member: "N - M deltager som stedfortræder", "M deltog i stedet f"
    r"or N"."""
    span = (offset, offset + len(chunk))
    instead = re.search(
        r"\bi\sstedet\sfor\b|\bstedfortræder\sfor\b|\bsuppleant\sfor\b|"
        r"\b(?:mødte?|møder|deltog|deltager)\sfor\b|"
        r"\bafløser\sfor\b",
        chunk,
        re.IGNORECASE,
    )
    if instead and len(people) >= 2:
        cut = instead.start() + offset
        before = [person for person in people if person.span[0] < cut]
        after = [person for person in people if person.span[0] >= cut]
        if not before and len(after) >= 2:
            # "I stedet for Lone Holm mødte Jens Ask."
            before, after = [after[1]], [after[0]]
        if before and after:
            # Of a list the last is the deputy: "Jens Ask, Eva Rask (stedfortræder for Lone Holm)".
            before = before[-len(after) :]
            for deputy, member in zip(before, after, strict=False):
                substitutes.append(Substitute(deputy, member.name, span))
            for member in after:
                absences.append(Absence(member, "absent", _items(chunk), span))
            return
    if re.match(r"\W*i\sstedet\s(?:deltog|deltager|mødte|møder)", chunk, re.IGNORECASE) and (
        not re.search(r"\bfor\b", chunk)
    ):
        substitutes += [Substitute(person, None, span) for person in people]
        return
    if len(people) == 1:
        # A deputy alone, or a member whose deputy is not named.
        only = people[0]
        if re.match(r"\W*i\sstedet\s(?:deltog|deltager|mødte)", chunk, re.IGNORECASE):
            substitutes.append(Substitute(only, None, span))
            return
        if re.search(
            r"^\W*(?:stedfortræder|suppleant|som\s(?:stedfortræder|suppleant))",
            chunk,
            re.IGNORECASE,
        ) or (
            re.search(
                r"(?:deltog|deltager|mødte|møder|indkaldt|er|var)\s(?:\w+\s){0,3}?(?:stedfortræder|"
                r"suppleant)",
                chunk,
                re.IGNORECASE,
            )
            and not _AWAY.search(chunk)
        ):
            substitutes.append(Substitute(only, None, span))
        else:
            absences.append(Absence(only, "absent", _items(chunk), span))
        return
    # Member first, deputy second: "Afbud fra N stedfortræder M", "N, F - M stedfortræder".
    if re.search(r"\b(?:deltog|deltager|mødte)\ssom\s(?:suppleanter|stedfortrædere)\b", chunk):
        substitutes += [Substitute(person, None, span) for person in people]
        return
    first, *rest = list(people)
    deputy_first = re.match(r"\W*(?:som\s)?(?:stedfortræder|suppleant)", chunk, re.IGNORECASE)
    if deputy_first:
        for person in people:
            substitutes.append(Substitute(person, None, span))
        return
    members = [first]
    deputies: list[Person] = []
    for person in rest:
        mark_between = any(members[-1].span[1] <= mark <= person.span[0] for mark in marks)
        mark_after = any(person.span[1] <= mark <= person.span[1] + 60 for mark in marks)
        dash = re.search(
            r"\s[-–/]\s", chunk[members[-1].span[1] - offset : person.span[0] - offset]
        )
        if mark_between or (mark_after and (dash or person is rest[-1])):
            deputies.append(person)
            substitutes.append(Substitute(person, members[-1].name, span))
        else:
            members.append(person)
    for member in members:
        absences.append(Absence(member, "absent", _items(chunk), span))


def _items(text: str) -> tuple[str, ...]:
    """Give the item numbers a text names: "sag 3-7", "punkt 2 og 4", "til og med pkt. 5"."""
    numbers: list[str] = []
    # Who is disqualified leaves for that item only.
    until = (
        None
        if re.search(r"\binhabil", text, re.IGNORECASE)
        else re.search(
            r"\bforlod\b.{0,60}?\b(?P<how>før|efter|inden|under|ved)\b.{0,40}?(?:pkt|punkt|"
            r"sag)\w*\.?\s*(?:nr\.?\s*)?(?P<n>\d{1,4})",
            text,
            re.IGNORECASE,
        )
    )
    if until:
        first = int(until.group("n")) + (1 if until.group("how").casefold() == "efter" else 0)
        return (f"{first}+",)
    since = re.search(
        r"\b(?:ankom|mødte|kom|indtrådte)\b.{0,60}?\b(?P<how>før|efter|under|ved|til|"
        r"fra)\b.{0,40}?(?:pkt|punkt|sag)\w*\.?\s*(?:nr\.?\s*)?(?P<n>\d{1,4})",
        text,
        re.IGNORECASE,
    )
    if since and "ikke" not in text:
        last = int(since.group("n")) - (0 if since.group("how").casefold() == "efter" else 1)
        return (f"{last}-",)
    present = re.search(r"\b(?:deltog|deltager|mødte|til\sstede)\b", text) and "ikke" not in text
    onward = _FROM_ITEM.search(text)
    if onward:
        number = int(onward.group("n"))
        return (f"{number - 1}-",) if present else (f"{number}+",)
    upto = _UNTIL_ITEM.search(text)
    if upto:
        number = int(upto.group("n"))
        return (f"{number + 1}+",) if present else (f"{number}-",)
    for match in _ITEMS.finditer(text):
        before = text[max(0, match.start() - 1) : match.start()]
        if before.isalnum() or not re.search(r"(?i)pkt|punkt|sag|dagsorden", match.group()):
            continue
        first = int(match.group("first"))
        last = int(match.group("last")) if match.group("last") else first
        if first <= last <= first + 80:
            numbers += [str(number) for number in range(first, last + 1)]
        numbers += re.findall(r"\d{1,4}", match.group("more") or "")
    return tuple(dict.fromkeys(numbers))


def _with_party(person: Person, text: str, offset: int) -> Person:
    """Add the party that a comma parts from a name."""
    found = None if person.party else comma_party(text, person.span[1] - offset)
    return replace(person, party=found.group("party")) if found else person


def sentence_absence(text: str, known: tuple[str, ...], offset: int = 0) -> Presence | None:
    """Read a sentence that says who was away, disqualified or came instead; None if it is no such.

    ``known`` are the names the document is known to hold; others count by their form.
    """
    told = re.search(r"\b(?:meddelte|oplyste|orienterede\som),?\sat\s", text)
    if told:
        # Who tells of it is neither away nor a deputy.
        return sentence_absence(text[told.end() :], known, offset + told.end())
    if _ELECTED.search(text):
        return None
    away = _AWAY.search(text)
    disqualified = _DISQUALIFIED.search(text)
    substitute = _SUBSTITUTE.search(text)
    clock = _CLOCK.search(text)
    if not (away or disqualified or substitute or clock):
        return None
    if (
        re.search(r"\bstemte\b|\bstemmer\b|\bønsker\b|\bforeslå", text, re.IGNORECASE)
        and not disqualified
    ):
        return None
    people = list(people_with_party(text, offset))
    for person in names_known(text, known, offset):
        if not any(one.span[0] < person.span[1] and person.span[0] < one.span[1] for one in people):
            people.append(person)
    for match in re.finditer(rf"(?<![\w-]){NAME}", text):
        span = (match.start() + offset, match.end() + offset)
        if looks_like_name(match.group()) and not any(
            one.span[0] < span[1] and span[0] < one.span[1] for one in people
        ):
            people.append(Person(re.sub(r"\s+", " ", match.group()), span))
    people = [_with_party(person, text, offset) for person in people]
    people.sort(key=lambda person: person.span)
    if not people:
        return None
    span = (offset, offset + len(text))
    if substitute:
        absences: list[Absence] = []
        substitutes: list[Substitute] = []
        marks = [match.start() + offset for match in _SUBSTITUTE.finditer(text)]
        _with_substitutes(text, offset, tuple(people), marks, absences, substitutes)
        return Presence(tuple(absences), tuple(substitutes))
    if clock and not (disqualified and _items(text)):
        away_from = _items(text) or ((">",) if clock.group("left") else ("<",))
        first = [person for person in people if person.span[0] - offset < clock.start()] or people
        return Presence(tuple(Absence(person, "absent", away_from, span) for person in first))
    if disqualified:
        first = [
            person for person in people if person.span[0] - offset < disqualified.start()
        ] or people
        if re.match(r"\W*(?:stemte|godkendt)", text, re.IGNORECASE):
            return None
        # "deltog ikke i mødet" is said of who was away, "deltog ikke i behandlingen" of one item.
        why = "absent" if _WHOLE_MEETING.search(text) else "disqualified"
        return Presence(tuple(Absence(person, why, _items(text), span) for person in first))
    head = text[: away.start()] if away else ""
    early = [person for person in people if person.span[0] - offset < len(head)]
    chosen = early or people
    return Presence(tuple(Absence(person, "absent", _items(text), span) for person in chosen))
