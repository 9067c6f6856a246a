"""Adding a human judgement to a store, checked against it, and withdrawing one."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sagsspor.errors import InputError, UsageError
from sagsspor.graph.build import relink
from sagsspor.graph.build_report import BuildReport, Progress
from sagsspor.graph.derive import Document, relate
from sagsspor.graph.describe_judgements import item_paths_by_id, people_named
from sagsspor.graph.identity import Identity
from sagsspor.graph.judgements import COLUMNS, Judgement, parse_judgements, read_judgements, without
from sagsspor.graph.manifest import entries_of
from sagsspor.graph.store import StoreFolder, write_whole
from sagsspor.nlp.record import Record

_DAY = re.compile(r"/(\d{4}-\d\d-\d\d)(?:[/~]|$)")
"""The day of the meeting in an item's or a meeting's path."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What was added; ``before`` is the judgement it replaces, ``build`` what relinking did."""

    judgement: Judgement
    before: Judgement | None
    build: BuildReport | None


def judge(
    store: Path,
    kind: str,
    left: str,
    right: str,
    verdict: str,
    *,
    by: str = "",
    note: str = "",
    apply: bool = True,
    progress: Progress | None = None,
) -> Judged:
    """Add a judgement to STORE/judgements.csv and, unless ``apply`` is False, link anew.

    Ids are those of ``sagsspor.graph.judgements``. Raise UsageError where the store has no such
    person or item or the judgement is none, InputError where the file cannot be read.
    """
    folder = StoreFolder(store)
    row = {"kind": kind, "left": left, "right": right, "verdict": verdict, "by": by, "note": note}
    try:
        (judgement,) = parse_judgements([",".join(COLUMNS), _line(COLUMNS, row)])
    except InputError as error:  # its file and line are none that the caller wrote
        raise UsageError(f"{error.problem} {error.next_step}") from error
    with folder.reading() as generation:
        base: str = generation.manifest()["base"]
        documents = [
            Document(sha16, entry.stem, generation.record(sha16), entry.municipality)
            for sha16, entry in entries_of(generation).items()
        ]
        identity, _ = relate(documents, generation.judgements)
    row["left"], row["right"] = (end.removeprefix(base) for end in (left, right))
    records = [document.record for document in documents]
    for end in (row["left"], row["right"]):
        _check(judgement.kind, end, identity, records)
    if judgement.kind == "link" and not _one_authority(
        row["left"], row["right"], identity, records
    ):
        raise UsageError(
            f"{left} and {right} are items of two authorities, between which there is no link."
        )
    if judgement.kind == "link" and _turned_round(row["left"], row["right"], identity, records):
        raise UsageError(
            f"{left} is earlier than {right}, so it links to nothing there. "
            f"Write the later item first: {right} {left}."
        )
    (judgement,) = parse_judgements([",".join(COLUMNS), _line(COLUMNS, row)])
    with folder.writing():
        known = read_judgements(folder.judgements)
        before = next((at for at in known if at.pair == judgement.pair), None)
        old = folder.judgements.read_text("utf-8") if folder.judgements.exists() else ""
        write_whole(folder.judgements, _added(old, row))
    return Judged(judgement, before, relink(store, progress=progress) if apply else None)


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """The judgement that held until it was withdrawn, and what relinking did."""

    judgement: Judgement
    build: BuildReport | None


def withdraw(
    store: Path,
    kind: str,
    left: str,
    right: str,
    *,
    apply: bool = True,
    progress: Progress | None = None,
) -> Withdrawn:
    """Take the judgements of a pair out of STORE/judgements.csv, and link anew as ``judge`` does.

    The store is then as if they had not been given. The ids are as they stand in the file; of
    persons in either order. Raise UsageError where there is no such judgement, InputError where the
    file cannot be read.
    """
    folder = StoreFolder(store)
    with folder.reading() as generation:
        base: str = generation.manifest()["base"]
    ends = [end.removeprefix(base) for end in (left, right)]
    one, other = sorted(ends) if kind == "person" else ends
    with folder.writing():
        known = read_judgements(folder.judgements)
        judgement = next((at for at in known if at.pair == (kind, one, other)), None)
        if judgement is None:
            said = "; ".join(f"{at.kind} {at.left} {at.right}" for at in known[:5])
            more = f", and {len(known) - 5} more" if len(known) > 5 else ""
            raise UsageError(
                f"{folder.judgements} has no judgement of {kind} {left} {right}. "
                + (f"Name one that it has: {said}{more}." if known else "It has none.")
            )
        rest = without(folder.judgements.read_bytes().decode("utf-8-sig"), judgement.pair)
        if rest:
            write_whole(folder.judgements, rest)
        else:
            folder.judgements.unlink()
    return Withdrawn(judgement, relink(store, progress=progress) if apply else None)


def _check(kind: str, end: str, identity: Identity, records: Sequence[Record]) -> None:
    if kind == "person":
        if not people_named(end, identity):
            raise UsageError(
                f"The store has no person {end}. Copy the id from the report's address, as "
                "by/person/tora-vindum, with @document for the person of one document."
            )
        return
    if end not in item_paths_by_id(identity, records):
        raise UsageError(
            f"The store has no item {end}. Copy the id from `sagsspor links --format json`, as "
            "document#12, or document#~3 where no number is printed."
        )


def _one_authority(left: str, right: str, identity: Identity, records: Sequence[Record]) -> bool:
    paths = item_paths_by_id(identity, records)
    return paths[left].partition("/")[0] == paths[right].partition("/")[0]


def _turned_round(left: str, right: str, identity: Identity, records: Sequence[Record]) -> bool:
    """Tell whether the first item is of an earlier day than the second, by their paths."""
    paths = item_paths_by_id(identity, records)
    days = [_DAY.search(paths[end]) for end in (left, right)]
    return bool(days[0] and days[1] and days[0][1] < days[1][1])


def _line(columns: Sequence[str], row: dict[str, str]) -> str:
    out = io.StringIO()
    values = (" ".join(row.get(name, "").split()) for name in columns)
    csv.writer(out, lineterminator="").writerow(values)
    return out.getvalue()


def _added(old: str, row: dict[str, str]) -> str:
    """Add a line to the file's text, in the order of its own columns."""
    lines = old.removeprefix("\ufeff").splitlines()
    header = next((line for line in lines if line.strip(" ,") and not line.startswith("#")), None)
    if header is None:
        old, columns = f"{old}{','.join(COLUMNS)}\n", list(COLUMNS)
    else:
        columns = [cell.strip().casefold() for cell in next(csv.reader([header]))]
    end = "" if not old or old.endswith("\n") else "\n"
    return f"{old}{end}{_line(columns, row)}\n"
