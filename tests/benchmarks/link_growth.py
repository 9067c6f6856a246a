"""How the cost of resolving and linking grows: ``python -m tests.benchmarks.link_growth``.

Invented minutes of many towns, with one planted request and answer per twenty items (under
another case number, found by topic alone), so that speed and recall are seen together.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta

from sagsspor.graph.links import link
from sagsspor.graph.resolve import resolve
from sagsspor.nlp.record import Item, Member, Record
from tests.graph.records import ask, ids, item, minutes

PARTS = "hav skov vej bro torv kloster mark strand mose bakke dal sund vig lund eng kær".split()  # noqa: SIM905
HEADS = "hus gård skole hal kilde mølle plads have sti værk bane park havn tårn stue lade".split()  # noqa: SIM905
PER_MEETING, PER_TOWN = 10, 2000
NAMES = [
    f"{first} {last}" for first in ("Anna", "Bo", "Carl") for last in ("Krogh", "Ejby", "Holm")
]


def corpus(items: int, seed: int = 1) -> tuple[list[Record], int]:
    """Give records of so many items in all, and the number of planted answers."""
    rng = random.Random(seed)
    records: list[Record] = []
    planted = 0
    for town in range(max(1, items // PER_TOWN)):
        made, count = _town(rng, town, min(items, PER_TOWN) // PER_MEETING)
        records += made
        planted += count
    return records, planted


def _town(rng: random.Random, town: int, meetings: int) -> tuple[list[Record], int]:
    waiting: list[tuple[int, str]] = []
    records: list[Record] = []
    planted = 0
    for meeting in range(meetings):
        day = date(2000, 1, 4) + timedelta(days=14 * meeting)
        rows: list[Item] = [item("1", "Godkendelse af dagsorden")]
        due = [topic for at, topic in waiting if at == meeting]
        waiting = [row for row in waiting if row[0] > meeting]
        planted += len(due)
        for number in range(2, PER_MEETING + 1):
            topic = due.pop() if due else _topic(rng)
            asks = []
            if number in (5, 9) and meeting % 4 == 0:
                wanted = _topic(rng)
                waiting.append((meeting + rng.randint(2, 9), wanted))
                asks = [ask(f"Udvalget ønsker en sag om {wanted}.", "på et kommende møde")]
            case = f"{day:%y}-{meeting:04}{number:02}"
            rows.append(item(str(number), f"Orientering om {topic}", cases=[case], asks=asks))
        records.append(
            minutes(
                day.isoformat(),
                *rows,
                town=f"By{town} Kommune",
                doc=f"by{town}-{day}",
                members=[Member(name, "A") for name in NAMES],
            )
        )
    return records, planted


def _topic(rng: random.Random) -> str:
    words = [rng.choice(PARTS) + rng.choice(PARTS) + rng.choice(HEADS) for _ in range(3)]
    return f"{words[0]} og {words[1]} ved {words[2]}"


def measure(items: int) -> tuple[float, float]:
    """Give microseconds per item, and links per planted answer: 1 if all are found and no other."""
    records, planted = corpus(items)
    names = ids(records)
    begin = time.process_time()
    identity = resolve(records, names)
    links = link(records, identity)
    spent = time.process_time() - begin
    return spent / items * 1e6, len(links.links) / planted


def _table(sizes: list[int]) -> Iterator[str]:
    yield f"{'items':>8} {'us per item':>12} {'recall':>7}"
    for size in sizes:
        cost, recall = measure(size)
        yield f"{size:>8} {cost:>12.0f} {recall:>7.3f}"


if __name__ == "__main__":
    for line in _table([int(size) for size in sys.argv[1:]] or [10_000, 50_000, 200_000]):
        print(line, flush=True)
