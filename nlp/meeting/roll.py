"""The roll of a meeting as its head gives it: members, absentees, deputies, staff."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from sagsspor.nlp.layout.lines import Line
from sagsspor.nlp.meeting.header import Head
from sagsspor.nlp.meeting.roll_sentences import (
    deputy_lines,
    moving_lines,
    moving_sentences,
    without,
)
from sagsspor.nlp.people.absence import read_absence
from sagsspor.nlp.people.absence_sentences import sentence_absence
from sagsspor.nlp.people.away_items import items_away
from sagsspor.nlp.people.name_lists import looks_like_person
from sagsspor.nlp.people.names import NAME, is_staff_role
from sagsspor.nlp.people.person_lists import people_in_list
from sagsspor.nlp.people.persons import Person, moved
from sagsspor.nlp.people.persons_in_text import people_with_party, people_with_roles
from sagsspor.nlp.people.presence import Absence, Presence, Substitute, placed
from sagsspor.nlp.text.folding import folded
from sagsspor.nlp.text.sentences import split_sentences
from sagsspor.nlp.text.source import Span
from sagsspor.nlp.text.views import View, view_of

_ALL_BUT = re.compile(r"\W*(?:var\s)?(?:alle|samtlige)\b", re.IGNORECASE)
# "Mødet lededes af borgmester Lone Holm (A)": the chairman, whom no list may name.
_LED_BY = re.compile(
    r"\bMødet\s(?:lededes|ledes|blev\sledet|åbnedes|blev\såbnet)\saf\b", re.IGNORECASE
)
# "Medlemmer: Fraværende:" and under it one run of names.
_BESIDE_ABSENTEES = re.compile(r"\W*(?:fraværende|afbud)\W*(?:\n|$)", re.IGNORECASE)
# "..., centerchef Lone Holm | Ask, arkitekt Jens Rask": a surname that a line's end breaks off.
_SURNAME_BELOW = re.compile(r"(?<=\w)[ \t]*\n(?=[A-ZÆØÅ][\w-]+,)")
_AWAY_NOTE = re.compile(r"afbud|fravær|orlov|ikke\s(?:mødt|til\s?stede)|forfald", re.IGNORECASE)
_PART_NOTE = re.compile(r"\b(?:pkt|punkt|sag|kl|delvis\w?)\b|ankom|forlod|gik", re.IGNORECASE)
_DEPUTY_NOTED = re.compile(rf"(?i:stedfortræder|suppleant)(?:\s(?:er|var))?:?\s(?P<name>{NAME})")
# "..., Lone Holm og Jens Ask. Sekretær: Eva Rask"
_STAFF_BEHIND = re.compile(
    r"\.\s(?:(?:Desuden|Endvidere|Derudover|Herudover)\s(?:deltog|deltager|mødte)\b:?\s|"
    r"(?:Sekretær|Referent|Gæster?|Fra\s(?:forvaltningen|administrationen|sekretariatet)|"
    r"Desuden\sdeltog|Endvidere\sdeltog|Øvrige\sdeltagere|Administrationen|Forvaltningen):\s)"
)
_POSTS = frozenset(("formand", "næstformand", "udvalgsformand", "forperson", "næstforperson"))
_NOTE_REACH = 150
"""Signs behind a member within which his note stands."""
_FEW_NAMES = 3


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
    found = _Found()
    beside = False  # whether the members stand in one run with the absentees
    for one in head.fields:
        view = view_of(text, one.spans)
        if one.kind == "members":
            beside = beside or _BESIDE_ABSENTEES.match(view.text) is not None
            first = len(found.members)
            _read_members(text, view, found, beside=beside)
            if one.word in _POSTS and len(found.members) == first + 1:
                # "Formand: Lone Holm (A)"
                member = found.members[first]
                found.members[first] = replace(member, role=member.role or one.word)
        elif one.kind == "absence":
            found.add(read_absence(view.text).placed(view))
        elif one.kind == "staff":
            listed = _SURNAME_BELOW.sub(lambda match: match[0].replace("\n", " "), view.text)
            staff = people_with_roles(listed) or people_in_list(listed)
            found.staff += [placed(person, view) for person in staff]
    read = [span for one in head.fields for span in one.spans if one.kind != "remarks"]
    for line, person in () if found.members else _lone_list(lines, read):
        if "\t" in line.text:
            # The cells of a row are no sentence.
            read.append((line.start, line.end))
        if person.note and person.note.startswith("for "):
            found.substitutes.append(Substitute(person, person.note[4:], person.span))
        else:
            found.add_member(person, text)
    _read_sentences(text, lines, read, found)
    return Roll(
        once(found.members), tuple(found.absences), tuple(found.substitutes), once(found.staff)
    )


@dataclass(slots=True)
class _Found:
    """What has been read of a roll so far."""

    members: list[Person] = field(default_factory=list)
    absences: list[Absence] = field(default_factory=list)
    substitutes: list[Substitute] = field(default_factory=list)
    staff: list[Person] = field(default_factory=list)

    def add(self, presence: Presence) -> None:
        """Add what a text says of who was away and who came instead."""
        self.absences += presence.absences
        self.substitutes += presence.substitutes

    def add_member(self, person: Person, text: str) -> None:
        """Add a member, and what the note beside the name says."""
        self.members.append(person)
        self.add(_noted(person, text))


def _read_members(text: str, view: View, found: _Found, *, beside: bool) -> None:
    """Read one list of members: names, and among them lines that are sentences."""
    if _ALL_BUT.match(view.text) or "undtagelse" in view.text:
        # Who was away stands in the sentence, or in a list below it.
        listed_below = view.text.partition("\n")[0].rstrip().endswith(":")
        said = [] if listed_below else _told(view.text)
        for presence in said or [read_absence(view.text)]:
            found.add(presence.placed(view))
        return
    staff = _STAFF_BEHIND.search(view.text)
    if staff:
        behind = view.text[staff.end() :]
        people = people_with_roles(behind) or people_in_list(behind, staff.end())
        found.staff += [placed(person, view) for person in people]
    whole = view.text[: staff.start()] if staff else view.text
    sentences = deputy_lines(whole)
    listed = without(whole, sentences)
    moving = [*moving_lines(whole), *moving_sentences(without(whole, sentences))]
    if beside:
        # "Lone Holm (A) gik kl. 14.40." below the two columns names her, and in neither.
        found.add(Presence(_named_twice(without(listed, moving))).placed(view))
    for start, end in (*sentences, *moving):
        told = sentence_absence(view.text[start:end].replace("\n", " "), (), start)
        if told:
            found.add(told.placed(view))
    for read in people_in_list(listed):
        person = placed(read, view)
        if person.note and person.note.startswith("for "):
            found.substitutes.append(Substitute(person, person.note[4:], person.span))
        elif person.role and person.party is None and is_staff_role(person.role):
            found.staff.append(person)
        else:
            found.add_member(person, text)


def _told(text: str) -> list[Presence]:
    """Give what each sentence says of who was away: "Samtlige, dog med afbud fra Lone Holm."."""
    said = (
        sentence_absence(text[one.start : one.end], (), one.start) for one in split_sentences(text)
    )
    return [presence for presence in said if presence]


def _read_sentences(text: str, lines: Sequence[Line], read: Sequence[Span], found: _Found) -> None:
    """Read who was away from the sentences that stand in no field."""
    loose = [
        (line.start, line.end)
        for line in lines
        if not line.text.endswith(":") and not _is_in(line, read)
    ]
    view = view_of(text, loose)
    names = tuple(person.name for person in found.members)
    for sentence in split_sentences(view.text):
        part = view.text[sentence.start : sentence.end]
        said = sentence_absence(part, names, sentence.start)
        if said:
            found.add(said.placed(view))
        led = _LED_BY.search(part)
        for person in people_with_party(part[led.end() :]) if led else ():
            at = sentence.start + led.end() if led else 0
            found.add_member(placed(moved((person,), at)[0], view), text)


def _is_in(line: Line, spans: Sequence[Span]) -> bool:
    return any(start < line.end and line.start < end for start, end in spans)


def _named_twice(text: str) -> tuple[Absence, ...]:
    """Give who is away of two columns that were read as one: whose name stands in both."""
    people = people_in_list(text)
    times = Counter(person.name for person in people)
    return tuple(
        Absence(one, "absent", (), one.span) for one in once(people) if times[one.name] > 1
    )


def _noted(person: Person, text: str) -> Presence:
    """Read the note beside a member: "afbud", "fraværende ved sag 6-10", "Stedfortræder Bo Ask"."""
    note = person.note or ""
    items = (items_away(note) or ("?",)) if _PART_NOTE.search(note) else ()
    deputy = _DEPUTY_NOTED.search(note)
    at = text.find(deputy["name"], person.span[1], person.span[1] + _NOTE_REACH) if deputy else -1
    if deputy and at >= 0:
        came = Person(folded(deputy["name"]), (at, at + len(deputy["name"])))
        late = (Absence(came, "absent", items, came.span),) if items else ()
        away = Absence(person, "absent", (), person.span)
        return Presence((away, *late), (Substitute(came, person.name, came.span),))
    if items or _AWAY_NOTE.search(note):
        return Presence((Absence(person, "absent", items, person.span),))
    return Presence()


def _lone_list(lines: Sequence[Line], read: Sequence[Span]) -> list[tuple[Line, Person]]:
    """Give the members of a list that has no label: three or more lines that are one name each."""
    run: list[tuple[Line, Person]] = []
    for line in lines:
        people = people_in_list(line.text, line.start)
        alone = len(people) == 1 and (
            (people[0].span[1] - people[0].span[0]) >= 0.9 * len(line.text.rstrip(" ,.;"))
            or people[0].party is not None
        )
        if alone and not _is_in(line, read) and looks_like_person(people[0].name) >= 0.6:
            run.append((line, people[0]))
        elif len(run) >= _FEW_NAMES:
            break
        else:
            run = []
    return run if len(run) >= _FEW_NAMES else []


def once(people: Iterable[Person]) -> tuple[Person, ...]:
    """Give each person once, with the first party that stands beside the name."""
    seen: dict[str, Person] = {}
    for person in people:
        known = seen.get(person.name)
        if known is None:
            seen[person.name] = person
        elif known.party is None and person.party:
            seen[person.name] = replace(known, party=person.party)
    return tuple(seen.values())
