"""Mutation fuzzing of reading and extraction for a given time.

    python -m tests.benchmarks.fuzz [MINUTES] [SEED]

Every case is told by its seed, so a failure can be had again: it prints the seed and the error.
A case that takes over 20 seconds of the processor counts as a hang.
"""

from __future__ import annotations

import argparse
import signal
import sys
import time
import traceback
from pathlib import Path
from random import Random

from tests.nlp.mutations import damaged_bytes, mutated
from tests.nlp.sound import extract_soundly

_ROOT = Path(__file__).parents[2]
_HANG = 20


def _case(paths: list[Path], seed: int) -> tuple[bytes, str]:
    chance = Random(seed)
    path = chance.choice(paths)
    text = path.read_text("utf-8")
    name = chance.choice((path.name, path.stem + ".md", path.stem + ".html"))
    return damaged_bytes(mutated(text, chance).encode(), chance), name


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("minutes", nargs="?", type=float, default=1.0)
    parser.add_argument("seed", nargs="?", type=int, default=0)
    wanted = parser.parse_args()
    minutes, seed = wanted.minutes, wanted.seed
    paths = sorted((_ROOT / "tests/nlp/minutes").glob("*.txt"))
    paths += sorted((_ROOT / "../shared/minutes").glob("*/*.txt"))
    cases = records = failures = 0
    slowest = (0.0, 0)
    begun = time.monotonic()

    def hang(*_: object) -> None:
        raise TimeoutError(f"over {_HANG} seconds")

    signal.signal(signal.SIGPROF, hang)
    while time.monotonic() - begun < minutes * 60:
        data, name = _case(paths, seed)
        start = time.process_time()
        signal.setitimer(signal.ITIMER_PROF, _HANG)
        try:
            records += extract_soundly(data, name)
        except Exception:
            failures += 1
            print(f"seed {seed}, {name}:\n{traceback.format_exc(limit=-4)}", flush=True)
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
        slowest = max(slowest, (time.process_time() - start, seed))
        cases += 1
        seed += 1
    print(
        f"{cases:,} cases in {minutes:g} minutes: {records:,} records, "
        f"{cases - records - failures:,} clear errors, {failures:,} failures; "
        f"the slowest took {slowest[0]:.2f} s (seed {slowest[1]})"
    )
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
