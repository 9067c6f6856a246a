"""The members of the body: the printed list, the absentees, and who acts at the meeting."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sagsspor.nlp.layout.lines import Line
from sagsspor.nlp.meeting.header import Head
from sagsspor.nlp.meeting.roll_sentences import deputy_lines, moving_lines, without
from sagsspor.nlp.people.absence import read_absence
from sagsspor.nlp.people.absence_sentences import sentence_absence
from sagsspor.nlp.people.away_items import items_away
from sagsspor.nlp.people.name_lists import looks_like_person
from sagsspor.nlp.people.names import NAME, is_staff_role
from sagsspor.nlp.people.person_lists import people_in_list
from sagsspor.nlp.people.persons import Person
from sagsspor.nlp.people.persons_in_text import people_with_roles
from sagsspor.nlp.people.presence import Absence, Substitute
from sagsspor.nlp.people.similar_names import SimilarNames
from sagsspor.nlp.record import Member, PersonMentioned
from sagsspor.nlp.text.folding import folded
from sagsspor.nlp.text.sentences import split_sentences
from sagsspor.nlp.text.source import Span
from sagsspor.nlp.text.views import View, view_of

_AWAY_NOTE = re.compile(r"afbud|fravær|orlov|ikke\s(?:mødt|til\s?stede)|forfald", re.IGNORECASE)
_PART_NOTE = re.compile(r"\b(?:pkt|punkt|sag|kl|delvis\w?)\b|ankom|forlod|gik", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Roll:
    """Who belongs to the meeting, as the head says: members, staff, absentees, deputies."""

    members: tuple[Person, ...] = ()
    absences: tuple[Absence, ...] = ()
    substitutes: tuple[Substitute, ...] = ()
    staff: tuple[Person, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Give all names of the roll, each once."""
        people = (
            *self.members,
            *(one.person for one in self.absences),
            *(one.person for one in self.substitutes),
        )
        return tuple(dict.fromkeys(person.name for person in people))


def read_roll(text: str, head: Head, lines: Sequence[Line]) -> Roll:
    """Read the roll from the fields of the head, and from the sentences beside them."""
    members: list[Person] = []
    absences: list[Absence] = []
    substitutes: list[Substitute] = []
    staff: list[Person] = []
    beside = False  # whether the members stand in one run with the absentees
    for one in head.fields:
        view = view_of(text, one.spans)

        def placed(person: Person, view: View = view) -> Person:
            return replace(person, span=view.source_span(*person.span))

        if one.kind == "members":
            if (
                re.match(r"\W*(?:var\s)?alle\b", view.text, re.IGNORECASE)
                or "undtagelse" in view.text
            ):
                presence = sentence_absence(view.text, ()) or read_absence(view.text)
                absences += [replace(a, person=placed(a.person)) for a in presence.absences]
                continue
            beside = beside or _BESIDE_ABSENTEES.match(view.text) is not None
            if beside:
                twice = _named_twice(without(view.text, deputy_lines(view.text)))
                absences += [replace(a, person=placed(a.person)) for a in twice]
            for start, end in (*deputy_lines(view.text), *moving_lines(view.text)):
                told = sentence_absence(view.text[start:end], (), start)
                if told:
                    absences += [replace(a, person=placed(a.person)) for a in told.absences]
                    substitutes += [replace(s, person=placed(s.person)) for s in told.substitutes]
            for person in people_in_list(without(view.text, deputy_lines(view.text))):
                person = placed(person)
                if person.note and person.note.startswith("for "):
                    substitutes.append(Substitute(person, person.note[4:], person.span))
                    continue
                if person.role and person.party is None and is_staff_role(person.role):
                    staff.append(person)
                    continue
                members.append(person)
                away, deputies = _noted(person, text)
                absences += away
                substitutes += deputies
        elif one.kind == "absence":
            presence = read_absence(view.text)
            absences += [
                replace(a, person=placed(a.person), span=view.source_span(*a.span))
                for a in presence.absences
            ]
            substitutes += [
                replace(s, person=placed(s.person), span=view.source_span(*s.span))
                for s in presence.substitutes
            ]
        elif one.kind == "staff":
            listed = _SURNAME_BELOW.sub(lambda match: match[0].replace("\n", " "), view.text)
            found = people_with_roles(listed) or people_in_list(listed)
            staff += [placed(person) for person in found]
    read = [span for one in head.fields for span in one.spans if one.kind != "remarks"]
    loose = [
        (line.start, line.end)
        for line in lines
        if not line.text.endswith(":") and not any(a < line.end and line.start < b for a, b in read)
    ]
    view = view_of(text, loose)
    names = tuple(person.name for person in members)
    for sentence in split_sentences(view.text):
        part = view.text[sentence.start : sentence.end]
        said = sentence_absence(part, names, sentence.start)
        if said is None:
            continue
        absences += [
            replace(
                a,
                person=replace(a.person, span=view.source_span(*a.person.span)),
                span=view.source_span(*a.span),
            )
            for a in said.absences
        ]
        substitutes += [
            replace(
                s,
                person=replace(s.person, span=view.source_span(*s.person.span)),
                span=view.source_span(*s.span),
            )
            for s in said.substitutes
        ]
    if not members:
        members += _lone_list(lines, read)
        for person in members:
            away, deputies = _noted(person, text)
            absences += away
            substitutes += deputies
    return Roll(_once(members), tuple(absences), tuple(substitutes), _once(staff))


# "Medlemmer: Fraværende:" and under it one run of names.
_BESIDE_ABSENTEES = re.compile(r"\W*(?:fraværende|afbud)\W*(?:\n|$)", re.IGNORECASE)


def _named_twice(text: str) -> list[Absence]:
    """Give who is away of two columns that were read as one: whose name stands in both."""
    people = people_in_list(text)
    times = Counter(person.name for person in people)
    return [Absence(one, "absent", (), one.span) for one in _once(people) if times[one.name] > 1]


# "..., centerchef Lone Holm | Ask, arkitekt Jens Rask": a surname that a line's end breaks off.
_SURNAME_BELOW = re.compile(r"(?<=\w)[ \t]*\n(?=[A-ZÆØÅ][\w-]+,)")
_NOTE_REACH = 150
"""Signs behind a member within which his note stands."""

_DEPUTY_NOTED = re.compile(rf"(?i:stedfortræder|suppleant)(?:\s(?:er|var))?:?\s(?P<name>{NAME})")


def _noted(person: Person, text: str) -> tuple[list[Absence], list[Substitute]]:
    """Read the note beside a member: "afbud", "fraværende ved sag 6-10", "Stedfortræder Bo Ask"."""
    note = person.note or ""
    items = (items_away(note) or ("?",)) if _PART_NOTE.search(note) else ()
    deputy = _DEPUTY_NOTED.search(note)
    at = text.find(deputy["name"], person.span[1], person.span[1] + _NOTE_REACH) if deputy else -1
    if deputy and at >= 0:
        came = Person(folded(deputy["name"]), (at, at + len(deputy["name"])))
        late = [Absence(came, "absent", items, came.span)] if items else []
        away = Absence(person, "absent", (), person.span)
        return [away, *late], [Substitute(came, person.name, came.span)]
    if items or _AWAY_NOTE.search(note):
        return [Absence(person, "absent", items, person.span)], []
    return [], []


_FEW_NAMES = 3


def _lone_list(lines: Sequence[Line], read: Sequence[Span]) -> list[Person]:
    """Give the members of a list that has no label: three or more lines that are one name each."""
    run: list[Person] = []
    for line in lines:
        people = people_in_list(line.text, line.start)
        alone = len(people) == 1 and (
            (people[0].span[1] - people[0].span[0]) >= 0.9 * len(line.text.rstrip(" ,.;"))
            or people[0].party is not None
        )
        free = not any(a < line.end and line.start < b for a, b in read)
        if alone and free and looks_like_person(people[0].name) >= 0.6:
            run.append(people[0])
        elif len(run) >= _FEW_NAMES:
            break
        else:
            run = []
    return run if len(run) >= _FEW_NAMES else []


def _once(people: Iterable[Person]) -> tuple[Person, ...]:
    seen: dict[str, Person] = {}
    for person in people:
        known = seen.get(person.name)
        if known is None:
            seen[person.name] = person
        elif known.party is None and person.party:
            seen[person.name] = replace(known, party=person.party)
    return tuple(seen.values())


@dataclass(frozen=True, slots=True)
class ItemAbsence:
    """Who an item says was away, for the status of the members.

    ``told`` are those whose excuses the first item tells: where no later item says who is away,
    that is said of the meeting.
    """

    names: tuple[str, ...]
    counts: bool
    told: tuple[str, ...] = ()


def make_members(
    roll: Roll,
    items: Sequence[ItemAbsence],
    acting: Sequence[Person],
    item_substitutes: Sequence[Substitute],
    parties: dict[str, tuple[str, Span]],
    away_somewhere: Sequence[Person] = (),
) -> tuple[Member, ...]:
    """Join the printed list, absentees, deputies and acting persons to the members.

    ``away_somewhere`` are those whom an item says were away.

    Absent means away from all items that say who was away, or away by the head without limit;
    partly means away from, or disqualified for, some items.
    """
    order: dict[str, Person] = {}
    similar = SimilarNames()

    def known(name: str) -> str | None:
        if name in order:
            return name
        return next(iter(similar.like(name)), None)

    def add(person: Person) -> None:
        have = known(person.name)
        if have is None:
            order[person.name] = person
            similar.add(person.name)
        elif order[have].party is None and person.party:
            order[have] = replace(order[have], party=person.party)

    for person in roll.members:
        add(person)
    for one in roll.absences:
        add(one.person)
    whole = {known(one.person.name) for one in roll.absences if one.whole}
    part = {known(one.person.name) for one in roll.absences if one.items or one.why != "absent"}
    for person in (*acting, *away_somewhere):
        add(person)
    if not any(item.names for item in items if not item.told):
        whole |= {known(name) for item in items for name in item.told}
    deputies: dict[str, str | None] = {}
    for sub in (*roll.substitutes, *item_substitutes):
        add(sub.person)
        have = known(sub.person.name)
        if have:
            deputies[have] = sub.instead_of or deputies.get(have)
    marked = [item for item in items if item.counts]
    items_away = Counter(
        name
        for item in marked
        for name in {name for other in item.names for name in similar.like(other)}
    )
    acts, away_once = (
        SimilarNames(person.name for person in people) for people in (acting, away_somewhere)
    )
    with_party = SimilarNames(parties)
    members: list[Member] = []
    for name, person in order.items():
        away = items_away[name]
        if name in whole or (away and away == len(marked) and name not in part):
            status = "absent"
        elif away or name in part:
            status = "partly"
        else:
            status = "present"
        if status == "absent" and name in deputies:
            status = "present"
        if (
            name in whole
            and name in acts
            and name not in away_once
            and name not in part
            and away < len(marked)
        ):
            status = "partly" if away else "absent"
        party = person.party
        where: dict[str, tuple[Span, ...]] = {"": (person.span,), "/name": (person.span,)}
        printed = next((parties[one] for one in with_party.like(name)), None)
        if party is None and printed:
            party = printed[0]
        if printed:
            where["/party"] = (printed[1],)
        members.append(Member(name, party, status, deputies.get(name), person.role, where))
    return tuple(members)


def make_mentioned(
    people: Iterable[Person], members: Sequence[Member]
) -> tuple[PersonMentioned, ...]:
    """Give the persons outside the member list, each once, with the first role printed."""
    spans: dict[str, list[Span]] = {}
    roles: dict[str, str] = {}
    parties: dict[str, str] = {}
    similar = SimilarNames(member.name for member in members)
    people = list(people)
    # A name that a line's end breaks off is read whole in the list it stands in.
    ends: dict[int, int] = {}
    for person in people:
        ends[person.span[0]] = max(person.span[1], ends.get(person.span[0], 0))
    people = [person for person in people if person.span[1] == ends[person.span[0]]]
    printed = {member.name for member in members} | {person.name for person in people}
    for person in people:
        if person.name not in spans:
            if person.name.endswith("s") and person.name[:-1] in printed:
                continue  # "Lone Holms stemme": the genitive of a name that stands elsewhere
            if person.name in similar:
                continue
        spans.setdefault(person.name, []).append(person.span)
        if person.role:
            roles.setdefault(person.name, person.role)
        if person.party:
            parties.setdefault(person.name, person.party)
    return tuple(
        PersonMentioned(
            name,
            roles.get(name),
            parties.get(name),
            {"": tuple(places), "/name": (places[0],)},
        )
        for name, places in spans.items()
    )
