"""One invented town's minutes of any length: texts with records that point into them.

Every meeting has a dozen items with a page of text, decisions, now and then a vote, a dissent, a
request and, some meetings later, its answer. One case runs through every committee for ever, and
the council sits in all years, so that the longest lists grow with the corpus.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date, timedelta
from hashlib import sha256

from sagsspor.nlp.record import (
    AskedBy,
    Decision,
    Dissent,
    Due,
    Item,
    Meeting,
    Member,
    Record,
    Request,
    Votes,
    Where,
)
from sagsspor.nlp.text.source import Source

TOWN = "Storlund Kommune"
ITEMS = 12
BODIES = 20
PARTS = "hav skov vej bro torv kloster mark strand mose bakke dal sund vig lund eng kær".split()  # noqa: SIM905
HEADS = "hus gård skole hal kilde mølle plads have sti værk bane park havn tårn stue lade".split()  # noqa: SIM905
FIRST = "Anna Bo Carl Dina Erik Fie Gert Hanne Ivan Jytte Karl Lise Mads Nina Otto Pia".split()  # noqa: SIM905
PARTIES = ("A", "B", "C", "F", "O", "V")
WORDS = (
    *("forvaltningen", "udvalget", "kommunen", "borgerne", "indsatsen", "økonomien", "budgettet"),
    *("sagen", "området", "planen", "følger", "vurderer", "orienterer", "indstiller", "omfatter"),
    *("og", "i", "på", "for", "med", "om", "der", "til", "fra", "som", "over", "efter", "ved"),
    *("årets", "nye", "samlede", "fælles", "lokale", "muligheder", "resultater", "udgifter"),
    *("opgaver", "ventetider", "medarbejdere", "erfaringer", "konsekvenser", "forventer"),
)
EVERYWHERE = "00.00.00-A00-1-10"
"""The number of the case that never ends."""


class _Text:
    """A text under way: adds lines and gives the spans of the words in them."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0

    def add(self, line: str, words: str | None = None) -> Where:
        words = line if words is None else words
        start = self.length + line.index(words)
        self.parts.append(line + "\n")
        self.length += len(line) + 1
        return {"": ((start, start + len(words)),)}


def town(meetings: int, seed: int = 1) -> list[tuple[Record, Source]]:
    """Give so many meetings of the town's bodies, each body's a fortnight apart."""
    rng = random.Random(seed)
    waiting: list[tuple[int, str, int]] = []
    made = []
    for index in range(meetings):
        turn, body = divmod(index, BODIES)
        due = [topic for at, topic, who in waiting if at <= turn and who == body]
        waiting = [row for row in waiting if not (row[0] <= turn and row[2] == body)]
        made.append(_meeting(rng, index, turn, body, due, waiting))
    return made


def _meeting(
    rng: random.Random,
    index: int,
    turn: int,
    body: int,
    due: Sequence[str],
    waiting: list[tuple[int, str, int]],
) -> tuple[Record, Source]:
    name = "Byrådet" if body == 0 else f"{PARTS[body % 16]}{HEADS[body // 2 % 16]}udvalget".title()
    day = (date(2010, 1, 4) + timedelta(days=14 * turn + body % 5)).isoformat()
    text = _Text()
    text.add(TOWN)
    text.add(f"Referat af møde i {name}, {day}")
    members = _members(rng, text, turn, body)
    topics = list(due)
    items = [
        _item(rng, text, number, name, turn, body, topics, members, waiting)
        for number in range(1, ITEMS + 1)
    ]
    doc = f"{name.lower()}-{day}"
    whole = "".join(text.parts)
    digest = sha256(f"{index} {whole}".encode()).hexdigest()
    record = Record(
        doc=doc,
        meeting=Meeting(name, None, day, "17:00", "Rådhuset", TOWN),
        members=tuple(members),
        items=tuple(items),
    )
    return record, Source(doc, f"{doc}.txt", whole, "text/plain", digest)


def _members(rng: random.Random, text: _Text, turn: int, body: int) -> list[Member]:
    """Give the seats: 31 in the council, 7 in a committee; a new council every hundred turns."""
    seats = range(31) if body == 0 else range(7)
    members = []
    for seat in seats:
        person = (body * 5 + seat) % 31 + 31 * (turn // 100)
        name = f"{FIRST[person % 16]} {PARTS[person // 16 % 16].title()}{HEADS[person % 15]}"
        party = PARTIES[person % 6]
        status = "absent" if rng.random() < 0.05 else "present"
        members.append(Member(name, party, status, where=text.add(f"{name} ({party})")))
    return members


def _item(
    rng: random.Random,
    text: _Text,
    number: int,
    body_name: str,
    turn: int,
    body: int,
    due: list[str],
    members: Sequence[Member],
    waiting: list[tuple[int, str, int]],
) -> Item:
    topic = due.pop() if due else _topic(rng)
    case = f"{turn // 3:02}.{body:02}.{number:02}-P20-{turn // 3}-{10 + turn // 26}"
    cases = (EVERYWHERE,) if number == 2 else (case,)
    title = f"Orientering om {topic}"
    where = text.add(f"{number}. {title}", title)
    summary = " ".join(rng.choice(WORDS) for _ in range(150)).capitalize() + "."
    text.add(summary)
    ask = f"Udvalget ønsker en sag om {_topic(rng)}." if number == 5 and turn % 2 == 0 else ""
    decided = f"Til efterretning. {ask}".strip()
    requests = []
    if ask:
        waiting.append((turn + rng.randint(2, 12), ask[26:-1], body))
        expression = "på et kommende møde"
        requests.append(Request("request", ask, AskedBy("body", body_name), Due(expression)))
    at = text.add(decided)
    who = rng.choice(members).name
    against = number == 7 and turn % 4 == 0
    votes = f"{who} stemte imod."
    dissent = f"{who} tager forbehold for {_topic(rng)}."
    return Item(
        number,
        str(number),
        title,
        cases,
        summary=summary,
        decisions=(Decision(None, None, "noted", decided, where=at),),
        votes=Votes(against=(who,), where=text.add(votes)) if against else Votes(),
        dissents=(Dissent(who, None, dissent, text.add(dissent)),) if number == 9 else (),
        requests=tuple(_placed(request, at, ask) for request in requests),
        where=where,
    )


def _placed(request: Request, decision: Where, ask: str) -> Request:
    ((_, end),) = decision[""]
    where = {"": ((end - len(ask), end),)}
    return Request(request.kind, request.text, request.asked_by, request.due, where=where)


def _topic(rng: random.Random) -> str:
    words = [rng.choice(PARTS) + rng.choice(PARTS) + rng.choice(HEADS) for _ in range(2)]
    return f"{words[0]} og {words[1]}"
