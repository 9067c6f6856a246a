"""The command that serves a store: serve."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import click

from sagsspor.cli.group import cli
from sagsspor.cli.options import AS_OF, LANG, STORE, in_bytes
from sagsspor.cli.printing import say
from sagsspor.errors import UsageError


@cli.command()
@STORE
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8765,
    show_default=True,
    help="The port on this machine; 0 takes a free one.",
)
@LANG
@AS_OF
@click.option(
    "--time-limit",
    metavar="SECONDS",
    type=click.FloatRange(min=0.1),
    default=30,
    show_default=True,
    help="How long a query may take.",
)
@click.option(
    "--max-answer",
    metavar="MB",
    type=click.IntRange(min=1),
    default=50,
    show_default=True,
    help="How large an answer may be.",
)
@click.option(
    "--workers",
    metavar="N",
    type=click.IntRange(1, 64),
    default=4,
    show_default=True,
    help="How many queries may run at once.",
)
def serve(
    store: Path,
    port: int,
    lang: str,
    as_of: str | None,
    time_limit: float,
    max_answer: int,
    workers: int,
) -> int:
    """Serve the follow-up site and a read-only SPARQL endpoint to this machine."""
    for module in ("starlette", "uvicorn"):
        if find_spec(module) is None:
            raise UsageError(
                f"`sagsspor serve` needs {module}, which is not installed. "
                "Install the extra: pip install 'sagsspor[serve]'"
            )
    from sagsspor.reports.serve.limits import Limits
    from sagsspor.reports.serve.server import serve as serve_store

    def ready(address: str) -> None:
        say(f"The site: {address}\nSPARQL:   {address}sparql\nCtrl-C stops the server.")

    size = in_bytes(max_answer)
    assert size is not None
    limits = Limits(seconds=time_limit, answer=size, workers=workers)
    say(f"Reading {store} ...")
    serve_store(store, port=port, lang=lang, as_of=as_of, limits=limits, say=say, ready=ready)
    say("Stopped.")
    return 0
