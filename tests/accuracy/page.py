"""Writes docs/accuracy.md: how much of what minutes say the extraction finds, field by field.

    python -m tests.accuracy.page [--check]

Extracts the minutes that have gold records, has ../shared/score/score.py compare them, and puts
the figures between the marks of the page; what stands around them is written by hand. With
--check nothing is written, and the exit code is 1 where the page is out of date.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from sagsspor.errors import SagssporError
from sagsspor.nlp.extract import extract
from sagsspor.nlp.reading import read_source
from sagsspor.nlp.record_json import record_json

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
SCORE = SHARED / "score" / "score.py"
PAGE = ROOT / "docs" / "accuracy.md"
SETS = {
    "naestved": SHARED / "minutes" / "naestved",
    "layouts": SHARED / "minutes" / "layouts",
    "development": ROOT / "tests" / "nlp" / "minutes",
    "transcripts": ROOT / "tests" / "nlp" / "transcripts",
}
"""The columns of the table, each with the folder of its minutes and gold records."""

BEGIN, END = "<!-- figures: make accuracy -->", "<!-- end of figures -->"


def extract_all(folder: Path, out: Path) -> None:
    """Write the records of a folder's minutes; one that fails is left out and scored as empty."""
    for path in sorted(folder.glob("*.txt")):
        try:
            record = extract(read_source(path))
        except SagssporError as error:
            print(f"{path.name}: {error}", file=sys.stderr)
            continue
        value = json.dumps(record_json(record), ensure_ascii=False)
        (out / f"{path.stem}.json").write_text(value, "utf-8")


def score(folder: Path) -> dict[str, dict[str, float]]:
    """Give the figures of one set by field, MEAN and the number of documents among them."""
    with TemporaryDirectory() as temporary:
        extract_all(folder, Path(temporary))
        done = subprocess.run(
            [sys.executable, str(SCORE), str(folder), temporary],
            check=True,
            capture_output=True,
            text=True,
        )
    figures: dict[str, dict[str, float]] = {}
    for line in done.stdout.splitlines()[1:]:
        words = line.replace("*", "").split()
        if words[0] == "MEAN":
            figures["MEAN"] = {"f1": float(words[1]), "documents": float(words[2])}
        else:
            precision, recall, f1, gold = map(float, words[1:5])
            figures[words[0]] = {"p": precision, "r": recall, "f1": f1, "gold": gold}
    return figures


def table(scores: dict[str, dict[str, dict[str, float]]]) -> str:
    """Write the figures as a table of markdown, one row a field, a column a set."""
    names = list(scores)
    heads = [
        f"{name} ({scores[name]['MEAN']['documents']:.0f} documents): P / R / F1 (facts)"
        for name in names
    ]
    rows = ["| field | " + " | ".join(heads) + " |", "|---|" + "---:|" * len(names)]
    fields = [field for field in scores[names[0]] if field != "MEAN"]
    for field in fields:
        cells = []
        for name in names:
            one = scores[name][field]
            figures = f"{one['p']:.2f} / {one['r']:.2f} / {one['f1']:.2f} ({one['gold']:.0f})"
            cells.append(figures if one["gold"] else "-")
        rows.append(f"| {field} | " + " | ".join(cells) + " |")
    means = [f"**{scores[name]['MEAN']['f1']:.3f}**" for name in names]
    rows.append("| **MEAN** | " + " | ".join(means) + " |")
    return "\n".join(rows)


def main() -> int:
    if not SCORE.is_file():
        print(f"{SCORE} is not here, so nothing can be scored.", file=sys.stderr)
        return 1
    scores = {name: score(folder) for name, folder in SETS.items()}
    old = PAGE.read_text("utf-8")
    before, _, rest = old.partition(BEGIN)
    _, _, after = rest.partition(END)
    new = f"{before}{BEGIN}\n\n{table(scores)}\n\n{END}{after}"
    if "--check" in sys.argv:
        return 0 if new == old else 1
    PAGE.write_text(new, "utf-8")
    for name, figures in scores.items():
        print(f"{name}: MEAN {figures['MEAN']['f1']:.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
