"""Draws many layouts and counts what extraction does not give back, by fact and by choice.

python -m tests.nlp.generator.run [COUNT] [SEED] [--show N]
"""

from __future__ import annotations

import argparse
from collections import Counter
from dataclasses import fields
from random import Random

from sagsspor.errors import SagssporError
from sagsspor.nlp.extract import extract
from sagsspor.nlp.reading import read_bytes
from tests.nlp.generator.comparison import differences
from tests.nlp.generator.drawing import draw_layout
from tests.nlp.generator.invention import invent
from tests.nlp.generator.layout import is_open
from tests.nlp.generator.writing import write


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("count", nargs="?", type=int, default=200)
    parser.add_argument("seed", nargs="?", type=int, default=0)
    parser.add_argument("--show", type=int, default=0)
    parser.add_argument("--field", default="")
    parser.add_argument("--settled", action="store_true", help="leave out what is known as open")
    wanted = parser.parse_args()
    kinds: Counter[str] = Counter()
    drawn: Counter[tuple[str, str]] = Counter()
    blamed: Counter[tuple[str, str, str]] = Counter()
    whole = shown = total = 0
    for seed in range(wanted.seed, wanted.seed + wanted.count):
        chance = Random(seed)
        meeting, layout = invent(chance.choice), draw_layout(chance.choice)
        if wanted.settled and is_open(layout):
            continue
        total += 1
        text = write(meeting, layout)
        try:
            record = extract(read_bytes(text.encode(), f"seed{seed}.txt"))
            found = list(differences(record, meeting, layout))
        except SagssporError as error:
            found = [f"error: {error}"]
        choices = [(one.name, getattr(layout, one.name)) for one in fields(layout)]
        drawn.update(choices)
        whole += not found
        names = {line.split(":")[0].split(" of ")[0] for line in found}
        kinds.update(names)
        blamed.update((kind, *choice) for kind in names for choice in choices)
        if shown < wanted.show and any(wanted.field in name for name in names):
            shown += 1
            print(f"--- seed {seed}: {layout.unusual()}")
            print("\n".join(line for line in found if wanted.field in line))
    print(f"{whole} of {total} whole")
    for kind, count in kinds.most_common():
        worst = sorted(
            (
                (blamed[kind, name, value] / drawn[name, value], f"{name}={value}")
                for name, value in drawn
                if blamed[kind, name, value] > 1
            ),
            reverse=True,
        )[:4]
        blame = ", ".join(f"{choice} {share:.0%}" for share, choice in worst)
        print(f"{count:5} {kind:15} {blame}")


if __name__ == "__main__":
    main()
