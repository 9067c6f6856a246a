"""The group that every command joins, and the exit codes they share.

Exit codes: 0 all well, 1 some documents failed or violations were found, 2 wrong usage, 3 nothing
could be read. Results go to stdout; progress, summaries and errors to stderr.
"""

from __future__ import annotations

import click

from sagsspor import __version__

SOME_FAILED = 1
WRONG_USAGE = 2
NOTHING_READ = 3


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="sagsspor")
def cli() -> None:
    """Danish council minutes as a knowledge graph, and what became of every request."""
