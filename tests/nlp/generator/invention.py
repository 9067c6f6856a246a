"""An invented meeting: who met, and what was decided; nothing of how it is printed."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
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
    ballot: Ballot | None = None
    dissent: tuple[Person, str] | None = None
    request: str = ""
    attachments: tuple[str, ...] = ()
    closed: bool = False
    earlier: tuple[str, date] | None = None


@dataclass(frozen=True, slots=True)
class Meeting:
    municipality: str
    body: str
    date: date
    time: str
    place: str
    members: tuple[Person, ...]
    absent: tuple[Person, ...]
    matters: tuple[Matter, ...]


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
    first = choose((1, 12, 88, 231))
    titles = some(choose, WORDS["titles"], choose((3, 4, 6)))
    family = choose(
        ("{y}/{n:04}", "{y}-{n:05}", "00.01.00-P35-{k}-{y}", "3{k}0-20{y}-{n:04}", "20{y}-{n:05}")
    )
    matters = [
        _matter(choose, first + at, title, family, members, year, at == 0, council)
        for at, title in enumerate(titles)
    ]
    away = choose((0, 0, 1, 2))
    return Meeting(
        choose(WORDS["municipalities"]),
        body,
        date(year, month, day),
        choose(("13:00", "19:00", "08:15", "16:30")),
        choose(WORDS["places"]),
        members,
        members[-away:] if away else (),
        tuple(matters),
    )


def _matter(
    choose: Choose,
    number: int,
    title: str,
    family: str,
    members: tuple[Person, ...],
    year: int,
    first: bool,
    council: bool,
) -> Matter:
    case_number = family.format(y=f"{year % 100:02}", n=1200 + number * 7, k=1 + number % 9)
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
    ballot = dissent = None
    if outcome in {"approved", "recommended", "rejected"} and choose((False, False, True)):
        by_name = choose((False, True))
        letters = tuple(dict.fromkeys(one.party for one in present))
        sides = tuple(one.name for one in present) if by_name else letters
        cut = choose((1, 2))
        ballot = Ballot(sides[:-cut], sides[-cut:], (), by_name)
    elif choose((False, False, True)):
        dissent = (choose(present), choose(WORDS["reasons"]))
    return Matter(
        number,
        title,
        case_number,
        choose(("", *WORDS["summary"])),
        some(choose, WORDS["case"], choose((1, 2, 3))),
        choose(("", *WORDS["proposals"])),
        decision,
        outcome,
        some(choose, present, choose((0, 0, 0, 1, 2))),
        ballot,
        dissent,
        choose(("", "", *WORDS["subjects"])),
        some(choose, WORDS["attachments"], choose((0, 1, 2, 3))),
    )
