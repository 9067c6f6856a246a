"""An invented meeting: who met, and what was decided; nothing of how it is printed."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any, TypeVar

T = TypeVar("T")
Choose = Callable[[Sequence[Any]], Any]
"""Takes one of several; hypothesis or a seeded random stands behind it. Plainest first."""

WORDS = tomllib.loads((Path(__file__).parent / "words.toml").read_text("utf-8"))


@dataclass(frozen=True, slots=True)
class Person:
    name: str
    party: str


@dataclass(frozen=True, slots=True)
class Ballot:
    """A vote: party letters or names on each side; the layout says it in words."""

    for_: tuple[str, ...]
    against: tuple[str, ...]
    abstained: tuple[str, ...] = ()
    by_name: bool = False


@dataclass(frozen=True, slots=True)
class Earlier:
    """What another body decided before, at its meeting and under its number."""

    body: str
    date: date
    number: int
    decision: str
    outcome: str


@dataclass(frozen=True, slots=True)
class Reference:
    """An earlier meeting that the case names; ``body`` None for this committee."""

    body: str | None
    date: date
    number: int | None


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked for: its matter, by whom (None: the body), and the key of when it is due."""

    about: str
    by: Person | None
    due: str


@dataclass(frozen=True, slots=True)
class Matter:
    """One item of the agenda as meant."""

    number: int
    title: str
    case_number: str
    summary: str
    case: tuple[str, ...]
    proposal: str
    decision: str
    outcome: str
    absent: tuple[Person, ...] = ()
    disqualified: Person | None = None
    ballot: Ballot | None = None
    amendment: Ballot | None = None
    dissent: tuple[Person, str] | None = None
    request: Request | None = None
    attachments: tuple[str, ...] = ()
    closed: bool = False
    earlier: tuple[Earlier, ...] = ()
    references: tuple[Reference, ...] = ()


@dataclass(frozen=True, slots=True)
class Meeting:
    """Who met, when and where; ``deputy`` sits for one of the absent."""

    municipality: str
    body: str
    date: date
    time: str
    place: str
    members: tuple[Person, ...]
    absent: tuple[Person, ...]
    matters: tuple[Matter, ...]
    deputy: Person | None = None


def some(choose: Choose, pool: Sequence[T], count: int) -> tuple[T, ...]:
    """Take several different ones, in the pool's order."""
    left = list(range(len(pool)))
    taken = []
    for _ in range(min(count, len(left))):
        at = choose(left)
        left.remove(at)
        taken.append(at)
    return tuple(pool[at] for at in sorted(taken))


def invent(choose: Choose) -> Meeting:
    """Invent a meeting."""
    council = choose((False, False, False, True))
    body = choose(WORDS["councils"] if council else WORDS["committees"])
    count = choose((5, 7, 9))
    firsts, lasts = some(choose, WORDS["first"], count), list(WORDS["last"])
    shift = choose(range(len(lasts)))
    members = tuple(
        Person(
            f"{first} {lasts[(at * 3 + shift) % len(lasts)]}",
            WORDS["parties"][(at + shift) % len(WORDS["parties"])],
        )
        for at, first in enumerate(firsts)
    )
    year, month, day = (
        choose((2019, 2007, 2014, 2023, 2025)),
        choose(range(1, 13)),
        choose(range(1, 29)),
    )
    when = date(year, month, day)
    first = choose((1, 12, 88, 231))
    titles = some(choose, WORDS["titles"], choose((3, 4, 6)))
    family = choose(WORDS["families"])
    matters = [
        _matter(choose, first + at, title, family, members, when, at == 0, council, body)
        for at, title in enumerate(titles)
    ]
    away = choose((0, 0, 1, 2))
    absent = members[-away:] if away else ()
    deputy = None
    if absent and choose((False, False, True)):
        deputy = Person(choose(WORDS["deputies"]), absent[0].party)
    return Meeting(
        choose(WORDS["municipalities"]),
        body,
        when,
        choose(("13:00", "19:00", "08:15", "16:30")),
        choose(WORDS["places"]),
        members,
        absent,
        tuple(matters),
        deputy,
    )


def _matter(
    choose: Choose,
    number: int,
    title: str,
    family: str,
    members: tuple[Person, ...],
    when: date,
    first: bool,
    council: bool,
    body: str,
) -> Matter:
    year = when.year
    case_number = family.format(
        y=f"{year % 100:02}", Y=year, n=1200 + number * 7, k=1 + number % 9, s=301000 + number * 13
    )
    if not first and choose((False,) * 9 + (True,)):
        return Matter(number, title, case_number, "", (), "", "", "", closed=True)
    spoken = {
        text: outcome
        for text, outcome in WORDS["outcomes"].items()
        if not council or outcome != "recommended"
    }
    decision = choose(tuple(spoken))
    outcome = spoken[decision]
    present = members[: len(members) - 2]
    dissent = None
    ballot = amendment = None
    if outcome in {"approved", "recommended", "rejected"} and choose((False, False, True)):
        ballot = _ballot(choose, present)
        if outcome == "approved" and choose((False, False, False, True)):
            sides = ballot.against, ballot.for_
            amendment = replace(ballot, for_=sides[0], against=sides[1], abstained=())
    elif choose((False, False, True)):
        dissent = (choose(present), choose(WORDS["reasons"]))
    request = None
    about = choose(("", "", *WORDS["subjects"]))
    if about:
        by = choose((None, None, present[0]))
        request = Request(about, by, choose(("next", "some", "month", "day", "by", "half", "none")))
    disqualified = choose((None,) * 7 + (present[-1],)) if not ballot else None
    absent = some(choose, present[:-1], choose((0, 0, 0, 1, 2)))
    matter = Matter(
        number,
        title,
        case_number,
        choose(("", *WORDS["summary"])),
        some(choose, WORDS["case"], choose((1, 2, 3))),
        choose(("", *WORDS["proposals"])),
        decision,
        outcome,
        absent,
        disqualified,
        ballot,
        amendment,
        dissent,
        request,
        some(choose, WORDS["attachments"], choose((0, 1, 2, 3))),
    )
    return replace(
        matter,
        earlier=_earlier(choose, when, body, council),
        references=_references(choose, when),
    )


def _ballot(choose: Choose, present: tuple[Person, ...]) -> Ballot:
    by_name = choose((False, True))
    # Whoever stands outside the parties has no letter to vote under.
    letters = tuple(dict.fromkeys(one.party for one in present if len(one.party) == 1))
    sides = tuple(one.name for one in present) if by_name else letters
    cut = min(choose((1, 2)), len(sides) - 1)
    for_, against = sides[:-cut], sides[-cut:]
    abstained: tuple[str, ...] = ()
    if len(for_) > 2 and choose((False, False, True)):
        for_, abstained = for_[:-1], for_[-1:]
    return Ballot(for_, against, abstained, by_name)


def _earlier(choose: Choose, when: date, body: str, council: bool) -> tuple[Earlier, ...]:
    count = choose((0, 0, 0, 1, 2))
    others = [one for one in WORDS["committees"] if one != body]
    taken = some(choose, others, count)
    spoken = {"Anbefales godkendt.": "recommended", "Anbefalet.": "recommended"}
    if not council:
        spoken = {"Godkendt.": "approved", "Drøftet.": "discussed", "Udsat.": "postponed"}
    made = []
    for back, other in enumerate(reversed(taken), 1):
        decision = choose(tuple(spoken))
        day = when - timedelta(days=7 * back)
        made.append(Earlier(other, day, 20 + back, decision, spoken[decision]))
    return tuple(reversed(made))


def _references(choose: Choose, when: date) -> tuple[Reference, ...]:
    count = choose((0, 0, 0, 1, 2))
    made = []
    for back in range(count, 0, -1):
        body = choose((None, "Byrådet", "Økonomiudvalget"))
        number = choose((None, 35, 218))
        made.append(Reference(body, when - timedelta(days=100 * back), number))
    return tuple(made)
