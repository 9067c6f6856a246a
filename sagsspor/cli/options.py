"""The arguments and options that several commands take."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])

INPUTS = click.argument(
    "inputs", nargs=-1, required=True, metavar="FILE|DIR...", type=click.Path(path_type=Path)
)
STORE = click.option(
    "--store", required=True, metavar="DIR", type=click.Path(path_type=Path), help="The store."
)
LANG = click.option("--lang", type=click.Choice(["da", "en"]), default="da", show_default=True)


class _Date(click.ParamType[str]):
    """A date in ISO form."""

    name = "YYYY-MM-DD"

    def convert(self, value: Any, param: Any, ctx: Any) -> str:
        try:
            return date.fromisoformat(str(value)).isoformat()
        except ValueError:
            self.fail(f"{value} is no date. Write it as YYYY-MM-DD, as 2025-05-13.", param, ctx)


AS_OF = click.option(
    "--as-of",
    metavar="DATE",
    type=_Date(),
    help="Count only meetings up to this date. Default: the newest meeting loaded.",
)


def reading_options(command: F) -> F:
    """Add the options that extract and build share."""
    for option in (
        click.option("--model", metavar="NAME", help="An installed spaCy pipeline for names."),
        click.option(
            "--vocabulary",
            metavar="FILE",
            type=click.Path(path_type=Path, exists=True, dir_okay=False),
            help="Your own vocabulary (*.toml), read beside ours.",
        ),
        click.option("--municipality", metavar="NAME", help="Whose minutes they are."),
        click.option(
            "--max-size",
            metavar="MB",
            type=click.IntRange(min=1),
            help="The largest file to read, also after unpacking. Default: 50.",
        ),
    ):
        command = option(command)
    return command


def in_bytes(megabytes: int | None) -> int | None:
    """Give a size in bytes, of 1,000,000 to the megabyte."""
    return None if megabytes is None else megabytes * 1_000_000
