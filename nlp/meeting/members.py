"""The members of the body: the printed list, the absentees, and who acts at the meeting."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sagsspor.nlp.meeting.roll import Roll
from sagsspor.nlp.people.persons import Person
from sagsspor.nlp.people.presence import Substitute
from sagsspor.nlp.people.similar_names import SimilarNames
from sagsspor.nlp.record import Member, PersonMentioned
from sagsspor.nlp.text.source import Span


@dataclass(frozen=True, slots=True)
class ItemAbsence:
    """Who an item says was away, for the status of the members.

    ``told`` are those whose excuses the first item tells: where no later item says who is away,
    that is said of the meeting. ``missed`` are those of whom it is said in words.
    """

    names: tuple[str, ...]
    counts: bool
    told: tuple[str, ...] = ()
    missed: tuple[str, ...] = ()


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
    # "Lone Holm (A), sag 139-146" of a meeting with just these.
    missed = {
        known(one.person.name)
        for one in roll.absences
        if one.why == "absent" and len(one.items) > 1 and len(one.items) >= len(items)
    }
    for person in (*acting, *away_somewhere):
        add(person)
    whole |= {known(name) for item in items for name in item.missed}
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
        missed_all = away and away == len(marked) and (name not in part or name in missed)
        if name in whole or missed_all:
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
