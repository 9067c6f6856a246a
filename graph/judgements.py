"""Human judgements: ``judgements.csv``, read last and never overwritten.

Columns: ``kind, left, right, verdict, by, note``; ``by`` and ``note`` may be empty.

* ``person``: ``same`` or ``different``. Left and right are a person's path (``lillerup/person/
  tora-vindum``), or only its last part, each with ``@document`` to mean one document's person.
* ``link``: ``right`` or ``wrong``. Left is the later item, right the earlier (``document#number``,
  ``document#~ordinal``, or a meeting's path where it is known only by reference).
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from sagsspor.errors import InputError

COLUMNS = ("kind", "left", "right", "verdict", "by", "note")
VERDICTS = {"person": ("same", "different"), "link": ("right", "wrong")}
_WORDS = {"not same": "different", "not-same": "different", "not": "different"}


@dataclass(frozen=True, slots=True, order=True)
class Judgement:
    """What one person decided about two persons or about one link."""

    kind: str
    left: str
    right: str
    verdict: str
    by: str = ""
    note: str = ""

    @property
    def pair(self) -> tuple[str, str, str]:
        """What is judged: of two judgements of one pair the later in the file holds."""
        return self.kind, self.left, self.right


def is_bare(person: str) -> bool:
    """Tell whether a person's id is a name alone, which means its bearers of every authority."""
    return "/" not in person and "@" not in person


def read_judgements(path: Path) -> tuple[Judgement, ...]:
    """Read judgements; a missing file is no judgement. Raise InputError with line and next step."""
    if not path.exists():
        return ()
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(
            "The judgements are not UTF-8.", file=path.name, next_step="Save the file as UTF-8."
        ) from error
    return parse_judgements(text.splitlines(), file=path.name)


def parse_judgements(
    lines: Iterable[str], *, file: str = "judgements.csv"
) -> tuple[Judgement, ...]:
    """Parse the lines of a judgements file; a later judgement of the same pair replaces an earlier.

    >>> parse_judgements(["kind,left,right,verdict,by,note", "link,b#1,a#2,wrong,eva,"])[0].verdict
    'wrong'
    """
    found = {row.pair: row for _, row in _rows(lines, file) if row is not None}
    return tuple(sorted(found.values()))


def without(text: str, pair: tuple[str, str, str], *, file: str = "judgements.csv") -> str:
    """Give a file's text without the judgements of a pair; all other lines stay as they are.

    Empty where no judgement and no comment is left, as if none had been given.
    """
    lines = text.splitlines(keepends=True)
    kept: list[str] = []
    begin = said = 0
    for end, judgement in _rows(lines, file):
        if judgement is None or judgement.pair != pair:
            kept += lines[begin:end]
            said += judgement is not None or lines[begin].startswith("#")
        begin = end
    return "".join(kept) if said else ""


def _rows(lines: Iterable[str], file: str) -> Iterator[tuple[int, Judgement | None]]:
    """Give the line that each row ends on, from 1, and its judgement where it is one."""
    header: tuple[str, ...] | None = None
    reader = csv.reader(lines)
    for row in reader:
        cells = [cell.strip() for cell in row]
        if not any(cells) or cells[0].startswith("#"):
            yield reader.line_num, None
            continue
        if header is None:
            header = tuple(cell.casefold() for cell in cells)
            missing = [name for name in COLUMNS[:4] if name not in header]
            if missing:
                raise InputError(
                    f"The first line lacks the columns {', '.join(missing)}.",
                    file=file,
                    place=f"line {reader.line_num}",
                    next_step=f"Begin the file with {','.join(COLUMNS)}.",
                )
            yield reader.line_num, None
            continue
        value = dict(zip(header, cells, strict=False))
        yield reader.line_num, _judgement(value, file, reader.line_num)


def _judgement(value: dict[str, str], file: str, line: int) -> Judgement:
    kind = value.get("kind", "").casefold()
    place = f"line {line}"
    if kind not in VERDICTS:
        raise InputError(
            f"The kind {kind!r} is unknown.",
            file=file,
            place=place,
            next_step="Write person or link in the first column.",
        )
    verdict = value.get("verdict", "").casefold()
    verdict = _WORDS.get(verdict, verdict)
    if verdict not in VERDICTS[kind]:
        raise InputError(
            f"The verdict {verdict!r} does not fit the kind {kind}.",
            file=file,
            place=place,
            next_step=f"Write {' or '.join(VERDICTS[kind])}.",
        )
    left, right = value.get("left", ""), value.get("right", "")
    if not left or not right or left == right:
        raise InputError(
            "A judgement needs two different ids.",
            file=file,
            place=place,
            next_step="Copy both ids from the report or from `sagsspor links --format json`.",
        )
    if kind == "person":
        left, right = sorted((left, right))
    return Judgement(kind, left, right, verdict, value.get("by", ""), value.get("note", ""))
