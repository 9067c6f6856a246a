"""Invents a meeting: who met, and what was decided."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any, TypeVar

from tests.nlp.generator.meeting import (
    Ballot,
    Earlier,
    Matter,
    Meeting,
    Moved,
    Person,
    Reference,
    Request,
)

T = TypeVar("T")
Choose = Callable[[Sequence[Any]], Any]
"""Takes one of several; hypothesis or a seeded random stands behind it. Plainest first."""

WORDS = tomllib.loads((Path(__file__).parent / "words.toml").read_text("utf-8"))


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
    members = _members(choose)
    year, month, day = (
        choose((2019, 2007, 2014, 2023, 2025)),
        choose(range(1, 13)),
        choose(range(1, 29)),
    )
    when = date(year, month, day)
    first = choose((1, 12, 88, 231))
    titles = some(choose, WORDS["titles"], choose((3, 4, 6)))
    families = choose(WORDS["families"]), choose(WORDS["second_families"])
    matters = tuple(
        _matter(choose, first + at, title, families, members, when, at == 0, council, body)
        for at, title in enumerate(titles)
    )
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
        matters,
        deputy,
        # The last two are in no vote and at no item by name, so that either may come and go.
        _moved(choose, members[-2], matters) if away < 2 else None,
    )


def _members(choose: Choose) -> tuple[Person, ...]:
    count = choose((5, 7, 9))
    firsts, lasts = some(choose, WORDS["first"], count), list(WORDS["last"])
    shift = choose(range(len(lasts)))
    parties = WORDS["parties"][:10] if choose((True, True, False)) else WORDS["parties"][4:]
    return tuple(
        Person(
            f"{first} {lasts[(at * 3 + shift) % len(lasts)]}", parties[(at + shift) % len(parties)]
        )
        for at, first in enumerate(firsts)
    )


def _moved(choose: Choose, who: Person, matters: tuple[Matter, ...]) -> Moved | None:
    if not choose((False, False, False, True)):
        return None
    late = choose((True, False))
    # Whoever comes late missed one item at least, whoever leaves misses one.
    candidates = [one for one in (matters[1:] if late else matters[:-1]) if not one.closed]
    return Moved(who, late, choose(candidates)) if candidates else None


def _matter(
    choose: Choose,
    number: int,
    title: str,
    families: tuple[str, str],
    members: tuple[Person, ...],
    when: date,
    first: bool,
    council: bool,
    body: str,
) -> Matter:
    year = when.year
    case_number, second_number = (
        family.format(
            y=f"{year % 100:02}",
            Y=year,
            n=1200 + number * 7,
            k=1 + number % 9,
            s=301000 + number * 13,
        )
        for family in families
    )
    if not first and choose((False,) * 9 + (True,)):
        return Matter(number, title, case_number, second_number, "", (), "", "", "", closed=True)
    spoken = {
        text: outcome
        for text, outcome in WORDS["outcomes"].items()
        if not council or outcome != "recommended"
    }
    decision = choose(tuple(spoken))
    matter = Matter(
        number,
        title,
        case_number,
        second_number,
        choose(("", *WORDS["summary"])),
        some(choose, WORDS["case"], choose((1, 2, 3))),
        choose(("", *WORDS["proposals"])),
        decision,
        spoken[decision],
        attachments=some(choose, WORDS["attachments"], choose((0, 1, 2, 3))),
    )
    matter = _said(choose, matter, members, council)
    return replace(
        matter,
        earlier=_earlier(choose, when, body, council),
        references=_references(choose, when),
    )


def _said(choose: Choose, matter: Matter, members: tuple[Person, ...], council: bool) -> Matter:
    """Add who voted how, who was away, and what else was said."""
    present = members[: len(members) - 2]
    ballot = amendment = dissent = request = None
    outcome = matter.outcome
    if outcome in {"approved", "recommended", "rejected"} and choose((False, False, True)):
        ballot = _ballot(choose, present)
        if outcome == "approved" and choose((False, False, False, True)):
            amendment = replace(ballot, for_=ballot.against, against=ballot.for_, abstained=())
    elif outcome != "none" and choose((False, False, True)):
        dissent = (choose(present), choose(WORDS["reasons"]))
    about = choose(("", "", *WORDS["subjects"]))
    if about and outcome != "none":
        request = Request(about, choose((None, None, present[0])), choose(_DUE))
    disqualified = choose((None,) * 7 + (present[-1],)) if not ballot else None
    points: tuple[tuple[str, str], ...] = ()
    if outcome != "none" and not ballot and choose((False,) * 5 + (True,)):
        wordings = WORDS["points"]["council" if council else "committee"]
        points = tuple(
            (said, WORDS["outcomes"][said]) for said in (choose(wordings), choose(wordings))
        )
    until = ""
    if outcome == "postponed" and not points:
        until = choose(("", "next", "day", "month"))
    return replace(
        matter,
        absent=some(choose, present[:-1], choose((0, 0, 0, 1, 2))),
        disqualified=disqualified,
        ballot=ballot,
        amendment=amendment,
        dissent=dissent,
        request=request,
        points=points,
        until=until,
    )


_DUE = (
    "next", "some", "month", "day", "by", "half", "none", "yearly", "half_yearly", "quarter",
    "early", "late", "named_meeting",
)  # fmt: skip


def _ballot(choose: Choose, present: tuple[Person, ...]) -> Ballot:
    by_name = choose((False, True))
    if by_name:
        sides = tuple(one.name for one in present)
    elif choose((True, False)):
        # Whoever stands outside the parties has no letter to vote under.
        sides = tuple(dict.fromkeys(one.party for one in present if not is_independent(one)))
    else:
        # Letters, lists and the names of those who stand outside, mixed.
        sides = tuple(
            dict.fromkeys(one.name if is_independent(one) else one.party for one in present)
        )
    cut = min(choose((1, 2)), len(sides) - 1)
    for_, against = sides[:-cut], sides[-cut:]
    abstained: tuple[str, ...] = ()
    if len(for_) > 2 and choose((False, False, True)):
        for_, abstained = for_[:-1], for_[-1:]
    return Ballot(for_, against, abstained, by_name)


def is_independent(person: Person) -> bool:
    """Tell whether somebody was elected and stands outside the parties."""
    return person.party in WORDS["independents"]


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
        absent = Person(WORDS["outsiders"][back - 1], "V") if choose((False, False, True)) else None
        made.append(Earlier(other, day, 20 + back, decision, spoken[decision], absent))
    return tuple(reversed(made))


def _references(choose: Choose, when: date) -> tuple[Reference, ...]:
    count = choose((0, 0, 0, 1, 2))
    made = []
    for back in range(count, 0, -1):
        body = choose((None, "Byrådet", "Økonomiudvalget"))
        number = choose((None, 35, 218))
        made.append(Reference(body, when - timedelta(days=100 * back), number))
    return tuple(made)
