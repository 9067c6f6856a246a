"""How the cost of resolving and linking grows: ``python -m tests.benchmarks.link_growth``.

Invented minutes with one planted request and answer per twenty items (under another case number,
found by topic alone), so that speed, recall and precision are seen together: of many towns of 2,000
items each, and of one town with ever more committees, where every index grows with the corpus.
docs/benchmarks.md keeps the figures. Arguments: sizes in items.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from sagsspor.graph.derive import Document, relate
from sagsspor.nlp.record import Item, Member, Record
from tests.graph.records import ask, ids, item, minutes

PARTS = "hav skov vej bro torv kloster mark strand mose bakke dal sund vig lund eng kær".split()  # noqa: SIM905
HEADS = "hus gård skole hal kilde mølle plads have sti værk bane park havn tårn stue lade".split()  # noqa: SIM905
PER_MEETING, PER_PART = 10, 2000
NAMES = [
    f"{first} {last}" for first in ("Anna", "Bo", "Carl") for last in ("Krogh", "Ejby", "Holm")
]


Planted = set[tuple[str, str]]
"""The ids of the later and the earlier item of every planted answer."""


def corpus(items: int, *, one_town: bool, seed: int = 1) -> tuple[list[Record], Planted]:
    """Give records of so many items in all, and the planted answers."""
    rng = random.Random(seed)
    records: list[Record] = []
    planted: Planted = set()
    for part in range(max(1, items // PER_PART)):
        town, body = (0, part) if one_town else (part, 0)
        made, pairs = _committee(rng, town, body, min(items, PER_PART) // PER_MEETING)
        records += made
        planted |= pairs
    return records, planted


def _committee(
    rng: random.Random, town: int, body: int, meetings: int
) -> tuple[list[Record], Planted]:
    waiting: list[tuple[int, str, str]] = []
    records: list[Record] = []
    planted: Planted = set()
    for meeting in range(meetings):
        day = date(2000, 1, 4) + timedelta(days=14 * meeting)
        rows: list[Item] = [item("1", "Godkendelse af dagsorden")]
        doc = f"by{town}-{body}-{day}"
        due = [(topic, asked) for at, topic, asked in waiting if at == meeting]
        waiting = [row for row in waiting if row[0] > meeting]
        for number in range(2, PER_MEETING + 1):
            topic, asked = due.pop() if due else (_topic(rng), "")
            if asked:
                planted.add((f"{doc}#{number}", asked))
            asks = []
            if number in (5, 9) and meeting % 4 == 0:
                wanted = _topic(rng)
                waiting.append((meeting + rng.randint(2, 9), wanted, f"{doc}#{number}"))
                asks = [ask(f"Udvalget ønsker en sag om {wanted}.", "på et kommende møde")]
            case = f"{day:%y}-{body:03}{meeting:04}{number:02}"
            rows.append(item(str(number), f"Orientering om {topic}", cases=[case], asks=asks))
        records.append(
            minutes(
                day.isoformat(),
                *rows,
                town=f"By{town} Kommune",
                body=f"{PARTS[body % 16]}{HEADS[body // 16 % 16]}udvalget".capitalize(),
                doc=doc,
                members=[Member(f"{name}{_ending(body)}", "A") for name in NAMES],
            )
        )
    return records, planted


def _ending(body: int) -> str:
    return PARTS[body // 16 % 16] + PARTS[body % 16]


def _topic(rng: random.Random) -> str:
    words = [rng.choice(PARTS) + rng.choice(PARTS) + rng.choice(HEADS) for _ in range(3)]
    return f"{words[0]} og {words[1]} ved {words[2]}"


def measure(items: int, *, one_town: bool) -> tuple[float, float, float]:
    """Give microseconds per item, and recall and precision over the planted answers."""
    records, planted = corpus(items, one_town=one_town)
    documents = [
        Document(id_.sha16, id_.stem, record)
        for id_, record in zip(ids(records), records, strict=True)
    ]
    begin = time.process_time()
    _, links = relate(documents, Path("no-judgements.csv"))
    spent = time.process_time() - begin
    found = {(row.later.id, row.earlier.id) for row in links.links}
    right = len(found & planted)
    return spent / items * 1e6, right / len(planted), right / max(1, len(found))


def _table(sizes: list[int]) -> Iterator[str]:
    yield f"{'':<9} {'items':>8} {'us per item':>12} {'recall':>7} {'precision':>9}"
    for one_town in (False, True):
        for size in sizes:
            cost, recall, precision = measure(size, one_town=one_town)
            kind = "one town" if one_town else "towns"
            yield f"{kind:<9} {size:>8} {cost:>12.0f} {recall:>7.3f} {precision:>9.3f}"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("items", nargs="*", type=int, default=[10_000, 50_000, 200_000])
    for line in _table(parser.parse_args().items):
        print(line, flush=True)
