"""How a site grows with its minutes: ``python -m tests.benchmarks.site_growth``.

Builds the graph of an invented town's meetings in memory, writes the whole site to disk, then one
meeting later writes it again. docs/benchmarks.md keeps the figures. Arguments: numbers of meetings.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pyoxigraph import Store

from sagsspor.graph.database import fill
from sagsspor.graph.derive import derive, relate
from sagsspor.graph.describe import describe
from sagsspor.graph.followups import follow_ups
from sagsspor.reports.folder import SiteReport, write_files
from sagsspor.reports.site import site_files
from sagsspor.reports.status import statuses_of
from tests.benchmarks.invented_town import town
from tests.reports.stores import BASE, NO_JUDGEMENTS, Pair, asker_of, documents_of


@dataclass(frozen=True, slots=True)
class Run:
    """Writing one site: seconds of the processor for the graph, the statuses and the site."""

    graph: float
    statuses: float
    site: float
    report: SiteReport


def run(pairs: list[Pair], out: Path) -> Run:
    """Write the site of some records and time its parts."""
    begin = time.process_time()
    store = _loaded(pairs, out.parent)
    built = time.process_time()
    documents = documents_of(pairs)
    identity, links = relate(documents, NO_JUDGEMENTS)
    day = max(record.meeting.date or "" for record, _ in pairs)
    found = follow_ups([one.record for one in documents], identity, links, day)
    statuses = statuses_of(BASE, found)
    known = time.process_time()
    sources = {record.doc: source for record, source in pairs}
    files = site_files(
        asker_of(store),
        sources.__getitem__,
        statuses,
        base=BASE,
        lang="da",
        as_of=date.fromisoformat(day),
    )
    report = write_files(files, out)
    done = time.process_time()
    return Run(built - begin, known - built, done - known, report)


def _loaded(pairs: list[Pair], folder: Path) -> Store:
    """Give the graph as a build loads it: on disk, each triple in the default graph too."""
    files = []
    for record, source in pairs:
        file = folder / f"{source.sha256[:16]}.nq"
        if not file.exists():
            file.write_text(describe(record, source, base=BASE), "utf-8")
        files.append(file)
    derived = folder / f"derived-{len(pairs)}.nq"
    nquads = derive(documents_of(pairs), base=BASE, judgements=NO_JUDGEMENTS).nquads
    derived.write_text(nquads, "utf-8")
    database = folder / f"oxigraph-{len(pairs)}"
    fill(database, [*files, derived])
    return Store.read_only(str(database))


def _largest(out: Path, pattern: str) -> tuple[int, str]:
    found = [(path.stat().st_size, path.relative_to(out).as_posix()) for path in out.glob(pattern)]
    return max(found, default=(0, ""))


def _table(sizes: list[int]) -> Iterator[str]:
    yield (
        f"{'meetings':>8} {'':<10} {'graph s':>8} {'status s':>8} {'site s':>7} {'files':>6} "
        f"{'made':>6} {'written':>7} {'pages/s':>7} {'MB':>6} {'largest page':>12} {'index MB':>8} "
        f"{'parts':>5} {'largest part':>12}"
    )
    for size in sizes:
        pairs = town(size + 1)
        with tempfile.TemporaryDirectory() as folder:
            out = Path(folder) / "site"
            for name, some in (("whole", pairs[:-1]), ("one more", pairs)):
                done = run(some, out)
                yield _line(size, name, done, out)


def _line(size: int, name: str, done: Run, out: Path) -> str:
    report = done.report
    page, path = _largest(out, "**/*.html")
    part, _ = _largest(out, "soeg/*.js")
    index = [one.stat().st_size for one in out.glob("soeg/*.js")]
    return (
        f"{size:>8} {name:<10} {done.graph:>8.1f} {done.statuses:>8.1f} {done.site:>7.1f} "
        f"{report.pages:>6} {report.made:>6} {report.written:>7} {report.pages / done.site:>7.0f} "
        f"{report.bytes / 1e6:>6.1f} {page / 1e3:>9.0f} kB {sum(index) / 1e6:>8.1f} "
        f"{len(index):>5} {part / 1e3:>9.0f} kB  {path}"
    )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("meetings", nargs="*", type=int, default=[300, 1000, 3000])
    for line in _table(parser.parse_args().meetings):
        print(line, flush=True)
