"""Write ``nlp/names_da.toml`` from the name statistics; the licence at its head is kept.

python -m sagsspor.nlp.training.name_list ../shared/ner
"""

from __future__ import annotations

import argparse
import json
import textwrap
from pathlib import Path

LEAST = {"first": 70, "last": 110}
TARGET = Path(__file__).parents[1] / "names_da.toml"


def name_list(data: Path) -> str:
    """Give the two tables: the names with at least ``LEAST`` bearers, sorted.

    Only the lists of genda-lens (MIT) are read; ``mfirst`` and ``mlast`` have another licence.
    """
    counts = json.loads((data / "names.json").read_text(encoding="utf-8"))
    lines: list[str] = []
    for key, least in LEAST.items():
        names = sorted(
            name
            for name, count in counts[key]
            if count >= least and " " not in name and "-" not in name
        )
        wrapped = textwrap.wrap(" ".join(names), 100, break_long_words=False)
        lines += [f'{key} = """', *wrapped, '"""']
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    options = parser.parse_args()
    head = TARGET.read_text(encoding="utf-8").partition("first = ")[0]
    TARGET.write_text(head + name_list(options.data), encoding="utf-8")
