"""Cost of the extraction: stage by stage beside spaCy's tokeniser, by length, on hostile inputs.

    python -m tests.benchmarks.extraction [stages] [length] [hostile] [--write]

Without names of tables all three are made. With --write they go into docs/benchmarks.md, each
between its marks.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import spacy

from sagsspor.errors import SagssporError
from sagsspor.nlp.decisions.decisions import read_decisions
from sagsspor.nlp.dissection import dissect
from sagsspor.nlp.extract import extract
from sagsspor.nlp.mentions.names_left import load_once
from sagsspor.nlp.pipeline import NO_MODEL, annotate
from sagsspor.nlp.reading import read_bytes
from sagsspor.nlp.text.memory import forget
from sagsspor.nlp.text.source import Source
from sagsspor.nlp.vocabulary import vocabulary
from tests.nlp.hostile import HEAD, HOSTILE

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "benchmarks.md"


def _sources() -> list[Source]:
    paths = sorted((ROOT / "tests/nlp/minutes").glob("*.txt"))
    return [read_bytes(path.read_bytes(), path.name) for path in paths]


def _seconds(run: Callable[[], object], times: int = 3) -> float:
    """Give the least of a few measurements, in seconds of the processor."""
    found = []
    for _ in range(times):
        start = time.process_time()
        run()
        found.append(time.process_time() - start)
    return min(found)


ROUNDS = 5


def stages() -> list[str]:
    """Measure all rows in turn, some rounds of them, and keep the least of each.

    Extraction keeps nothing from one document to the next, so a second round finds it as the
    first. The tokeniser keeps the words it has seen: warm it has seen these very documents, new it
    has seen nothing.
    """
    sources = _sources()
    words = sum(len(source.text.split()) for source in sources)
    labels = vocabulary()
    warm = spacy.blank("da")
    new = [spacy.blank("da") for _ in range(ROUNDS + 1)]
    names = load_once(None).nlp
    cuts = [dissect(source, labels) for source in sources]
    rows: dict[str, Callable[[], object]] = {
        TOKENISER: lambda: [warm(source.text) for source in sources],
        NEW: lambda: [nlp(source.text) for nlp in (new.pop(),) for source in sources],
        "segmentation": lambda: _each(sources, lambda source: dissect(source, labels)),
        "mentions of the rules": lambda: _each(
            sources, lambda source: annotate(source, model=NO_MODEL)
        ),
        "decisions": lambda: [
            read_decisions(part.sections, cut.setting) for cut in cuts for part in cut.parts
        ],
        WITHOUT: lambda: [extract(source, model=NO_MODEL) for source in sources],
        MODEL: lambda: list(names.pipe(source.text for source in sources)),
        WITH: lambda: [extract(source) for source in sources],
    }
    least = dict.fromkeys(rows, float("inf"))
    for run in rows.values():
        run()
    for _ in range(ROUNDS):
        for name, run in rows.items():
            least[name] = min(least[name], _seconds(run, 1))
    table = ["| stage | words per second | beside the tokeniser |", "|---|---:|---:|"]
    table += [
        f"| {name} | {words / seconds:,.0f} | {least[TOKENISER] / seconds:.2f} |"
        for name, seconds in least.items()
    ]
    return [
        *table,
        "",
        f"{len(sources)} documents, {words:,} words; the least of {ROUNDS} rounds.",
        f"Without the model extraction is {least[NEW] / least[WITHOUT]:.2f} times as fast as",
        f"a new tokeniser; with it, it takes {least[WITH] / least[MODEL]:.2f} times the time of",
        "the model alone.",
        "",
        f"One file in a process of its own: {_start_up(NO_MODEL):.2f} s without the model, "
        f"{_start_up(None):.2f} s with it; `import spacy` alone {_process('import spacy'):.2f} s.",
    ]


TOKENISER = 'spacy.blank("da"), warm'
NEW = "the same, new"
WITHOUT = "extraction, whole, without the model"
MODEL = "the name model alone, whole documents"
WITH = "extraction, whole, with the model"


def _each(sources: list[Source], read: Callable[[Source], object]) -> None:
    for source in sources:
        read(source)
        forget()


def _start_up(model: str | None) -> float:
    path = sorted((ROOT / "tests/nlp/minutes").glob("*.txt"))[0]
    return _process(
        "from pathlib import Path\nfrom sagsspor.nlp.extract import extract\n"
        "from sagsspor.nlp.reading import read_source\n"
        f"extract(read_source(Path({str(path)!r})), model={model!r})"
    )


def _process(code: str) -> float:
    """Give the seconds of the processor that a new Python takes, the least of three."""
    took = []
    for _ in range(3):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        took.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(took)


_GIVE_UP = 40.0


SIZES = (12_500, 25_000, 50_000, 100_000)


def hostile() -> list[str]:
    """Measure hostile texts of some sizes; the last column tells how the largest two differ."""
    table = [
        "| input | " + " | ".join(f"{size // 1000:,} kB" for size in SIZES) + " | last doubling |",
        "|---|" + "---:|" * (len(SIZES) + 1),
    ]
    _extract(HEAD)
    for name, make in HOSTILE.items():
        taken: list[float] = []
        for size in SIZES:
            if taken and taken[-1] > _GIVE_UP:
                break
            text = HEAD + make(size)
            taken.append(_seconds(lambda text=text: _extract(text), 1))  # type: ignore[misc]
        growth = f"{taken[-1] / taken[-2]:.1f}" if len(taken) > 1 else "-"
        cells = [f"{seconds:.2f} s" for seconds in taken] + ["-"] * (len(SIZES) - len(taken))
        table.append(f"| {name} | " + " | ".join(cells) + f" | x {growth} |")
    return table


def _extract(text: str) -> None:
    source = read_bytes(text.encode(), "hostile.md")
    if not _extracts(source):
        dissect(source, vocabulary())


def _extracts(source: Source) -> bool:
    try:
        extract(source)
    except SagssporError:
        return False
    return True


def lengths() -> list[str]:
    """Measure one text of ever greater length."""
    texts = [source.text for source in _sources()[:12]]
    whole = "\n".join(texts)
    table = ["| length | words | seconds | per 1,000 words |", "|---:|---:|---:|---:|"]
    for times in (1, 2, 4, 8):
        source = read_bytes((whole * times).encode(), "long.txt")
        words = len(source.text.split())
        seconds = _seconds(lambda source=source: extract(source), 1)  # type: ignore[misc]
        table.append(f"| {times} | {words:,} | {seconds:.2f} | {1000 * seconds / words:.3f} |")
    return table


TABLES: dict[str, Callable[[], list[str]]] = {
    "stages": stages,
    "length": lengths,
    "hostile": hostile,
}


def main() -> None:
    """Make the tables asked for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("tables", nargs="*", metavar="TABLE", help=", ".join(TABLES))
    parser.add_argument("--write", action="store_true", help="put them into docs/benchmarks.md")
    wanted = parser.parse_args()
    if unknown := set(wanted.tables) - set(TABLES):
        parser.error(f"no such table: {', '.join(sorted(unknown))}")
    for name in wanted.tables or TABLES:
        text = "\n".join(TABLES[name]())
        print(f"\n{text}\n", flush=True)
        if wanted.write:
            _write(name, text)


def _write(name: str, text: str) -> None:
    page = PAGE.read_text("utf-8")
    begin, end = f"<!-- extraction: {name} -->", f"<!-- end of {name} -->"
    before, found, rest = page.partition(begin)
    if not found or end not in rest:
        raise SystemExit(f"{PAGE.name} has no place for the table of {name}.")
    PAGE.write_text(f"{before}{begin}\n\n{text}\n\n{end}{rest.partition(end)[2]}", "utf-8")


if __name__ == "__main__":
    main()
