"""What the commands print and write: results to stdout, the rest to stderr."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sagsspor.errors import UsageError

if TYPE_CHECKING:
    from rich.console import Console

    from sagsspor.graph.build_report import Progress
    from sagsspor.graph.query import Results


def say(text: str) -> None:
    """Print a line to stderr."""
    click.echo(text, err=True)


def complain(text: str, code: int) -> int:
    """Print an error in one line."""
    click.echo(f"sagsspor: {' '.join(text.split())}", err=True)
    return code


def count(number: int, word: str) -> str:
    """Count things in English: "1 page", "1,200 pages"."""
    return f"{number:,} {word}{'' if number == 1 else 's'}"


@contextmanager
def progress_bar() -> Iterator[Progress]:
    """Show a bar on a terminal; nothing elsewhere."""
    if not sys.stderr.isatty():
        yield lambda what, done, of: None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
    from rich.progress import Progress as Bar

    with Bar(
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.description}", markup=False),
        console=_console(err=True),
        transient=True,
    ) as bar:
        task = bar.add_task("")

        def show(what: str, done: int, of: int) -> None:
            bar.update(task, description=what, completed=done, total=of)

        yield show


def _console(*, err: bool = False) -> Console:
    from rich.console import Console

    return Console(stderr=err, highlight=False, soft_wrap=False)


def print_table(title: str, columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """Print a table; where stdout is no terminal, as wide as its widest row."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, title=Text(title) if title else None, title_justify="left")
    for column in columns:
        table.add_column(Text(column), overflow="fold")
    for row in rows:
        table.add_row(*(Text("" if value is None else str(value)) for value in row))
    console = _console()
    if not console.is_terminal:
        wide = console.options.update(max_width=100_000)
        console.width = max(80, console.measure(table, options=wide).maximum)
    console.print(table)


def print_results(results: Results) -> None:
    """Print the rows of a query, or yes or no."""
    if results.kind == "ask":
        click.echo("yes" if results.rows[0][0] else "no")
        return
    print_table("", results.columns, results.rows)
    say(count(len(results), "row"))


def print_json(value: Mapping[str, Any]) -> None:
    """Print a value as JSON."""
    import json

    click.echo(json.dumps(value, ensure_ascii=False, indent=1))


def write_json(path: Path, value: Any) -> None:
    """Write a value as a JSON file, whole or not at all."""
    import json

    write(path, json.dumps(value, ensure_ascii=False, indent=1) + "\n")


def write(path: Path, text: str) -> None:
    """Write a file whole or not at all."""
    from sagsspor.graph.store import write_whole

    try:
        write_whole(path, text)
    except OSError as error:
        raise UsageError(
            f"{path} cannot be written: {error.strerror}. Name another place with --out."
        ) from error
