"""Coverage-guided fuzzing of reading and extraction, with atheris where it is installed.

    python -m tests.benchmarks.fuzz_coverage CORPUS_DIR -max_total_time=1800 -rss_limit_mb=4096

libFuzzer's options follow the folder. Bytes are read as a text file; an error that is not
sagsspor's own, or evidence that does not stand, is a crash and is written beside the folder.
"""

from __future__ import annotations

import importlib
import sys
from typing import Any


def main() -> None:
    # Only where it is installed: it builds from source on most machines.
    atheris: Any = importlib.import_module("atheris")
    with atheris.instrument_imports(include=["sagsspor"]):
        sound: Any = importlib.import_module("tests.nlp.sound")

    def one(data: bytes) -> None:
        sound.extract_soundly(data, "fuzz.txt")

    atheris.Setup(sys.argv, one)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
