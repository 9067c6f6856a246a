"""The Oxigraph database of a generation: filled whole, or the older one with what changed.

Each triple of a named graph stands in the default graph too, which is so the union of all, each
triple once (docs/decisions/0001). What a change takes out stays there while another graph has it.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from pyoxigraph import DefaultGraph, Quad, RdfFormat, Store, parse

from sagsspor.graph.query import run_query

CHANGED = 0.2
"""The share of its quads from which on a store is filled anew: one by one they cost more."""
LOOSE = 0.05
"""The share of its quads that may be changed before the tables are put in order again.

After the first few changes a join takes up to twice the time, and no longer after more of them;
putting in order costs a quarter of filling (docs/benchmarks.md).
"""
_BATCH = 20_000
_FIXED = ".sst"
"""RocksDB's tables: written once and never changed, so that two databases can share one."""


def fill(folder: Path, files: Iterable[Path]) -> int:
    """Fill a new database with files of N-Quads, all of named graphs; give the number of quads."""
    # One load: each takes a good tenth of a second, however little it loads.
    together = folder.with_name("together.nq")
    count = 0
    with open(together, "w", encoding="utf-8", newline="\n") as out:
        for path in files:
            for line in lines_of(path):
                out.write(f"{line}\n{line[: line.rindex(' <')]} .\n")
                count += 1
    store = Store(str(folder))
    store.bulk_load(path=str(together), format=RdfFormat.N_QUADS, lenient=True)
    together.unlink()
    store.optimize()
    store.flush()
    return count


def count_facts(folder: Path) -> int:
    """Count what has evidence, each thing once in however many forms it is printed."""
    found = run_query(
        Store.read_only(str(folder)),
        """SELECT (COUNT(DISTINCT ?fact) AS ?facts) {
             ?printed sag:evidence ?evidence
             OPTIONAL { ?printed sag:canonical ?one } BIND(COALESCE(?one, ?printed) AS ?fact)
           }""",
    )
    return int(str(found.rows[0][0]))


def lines_of(path: Path) -> Iterator[str]:
    """Give the lines of a file of N-Quads, which hold no other ends of lines."""
    return filter(None, path.read_text("utf-8").split("\n"))


def take_over(older: Path, folder: Path) -> None:
    """Make a database with what a closed one holds, which stays as it is.

    Its tables are shared by hard links, as in RocksDB's own checkpoints; the rest is small.
    """
    folder.mkdir()
    for path in sorted(older.iterdir()):
        if path.name == "LOCK" or path.name.startswith("LOG"):
            continue
        if path.suffix == _FIXED:
            link_or_copy(path, folder / path.name)
        else:
            shutil.copyfile(path, folder / path.name)


def link_or_copy(source: Path, target: Path) -> None:
    """Make a hard link to a file, or a copy on a file system without; raise FileNotFoundError."""
    try:
        os.link(source, target)
    except FileNotFoundError:
        raise
    except OSError:
        shutil.copyfile(source, target)


def change(folder: Path, gone: Sequence[str], come: Sequence[str], *, order: bool = False) -> None:
    """Take quads out of a database and put others in, both as lines of N-Quads.

    ``order`` puts its tables in order afterwards.
    """
    store = Store(str(folder))
    default = DefaultGraph()
    for quad in _parsed(gone):
        store.remove(quad)
    for quad in _parsed(gone):
        triple = (quad.subject, quad.predicate, quad.object)
        if all(at.graph_name == default for at in store.quads_for_pattern(*triple, None)):
            store.remove(Quad(*triple, default))
    quads = _parsed(come)
    while batch := list(islice(quads, _BATCH)):
        store.extend(
            [*batch, *(Quad(at.subject, at.predicate, at.object, default) for at in batch)]
        )
    for graph in {quad.graph_name for quad in _parsed(gone)}:
        # The database keeps the name of a graph that has lost all it held.
        if next(store.quads_for_pattern(None, None, None, graph), None) is None:
            store.remove_graph(graph)
    if order:
        store.optimize()
    store.flush()


def _parsed(lines: Sequence[str]) -> Iterator[Quad]:
    for at in range(0, len(lines), _BATCH):
        text = "\n".join(lines[at : at + _BATCH])
        yield from parse(text.encode(), format=RdfFormat.N_QUADS, lenient=True)


def changes(
    older: Iterable[Path], newer: Iterable[Path], *, limit: int
) -> tuple[list[str], list[str]] | None:
    """Give the lines that files no longer have and those they have anew; None if over ``limit``.

    No two files of one generation share a line; one may move from file to file.
    """
    before = {path.name: path for path in older}
    after = {path.name: path for path in newer}
    gone: set[str] = set()
    come: set[str] = set()
    for name in sorted(before.keys() | after.keys()):
        old, new = before.get(name), after.get(name)
        if old and new and old.samefile(new):
            continue
        was = set(lines_of(old)) if old else set()
        now = set(lines_of(new)) if new else set()
        gone |= was - now
        come |= now - was
        if len(gone) + len(come) > limit:
            return None
    return sorted(gone - come), sorted(come - gone)
