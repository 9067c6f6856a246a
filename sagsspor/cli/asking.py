"""The commands that ask a store, and judge what it says: links, judge, withdraw, query."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

import sagsspor
from sagsspor.cli.group import cli
from sagsspor.cli.options import AS_OF, STORE
from sagsspor.cli.printing import count, print_json, print_results, print_table, progress_bar, say
from sagsspor.errors import QueryError, UsageError

if TYPE_CHECKING:
    from sagsspor.graph.build_report import BuildReport


@cli.command()
@STORE
@AS_OF
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table")
def links(store: Path, as_of: str | None, form: str) -> int:
    """Show the links between items, and the status of every request."""
    with sagsspor.open(store) as trail:
        as_of = as_of or trail.as_of
        found = trail.links(as_of=as_of)
    if form == "json":
        print_json(found)
        return 0
    print_table(
        f"Links ({len(found['links'])})",
        ("later", "earlier", "kind", "basis", "score"),
        [
            (at["from"], at["to"], at["kind"], ", ".join(at["basis"]), at["score"])
            for at in found["links"]
        ],
    )
    print_table(
        f"Requests as of {as_of} ({len(found['requests'])})",
        ("asked", "item", "request", "status", "answered by"),
        [
            (
                at["made"],
                at["item"],
                at["text"],
                at["status"] + (", overdue" if at["overdue"] else ""),
                at["answered_by"],
            )
            for at in found["requests"]
        ],
    )
    return 0


@cli.command()
@click.argument("kind", type=click.Choice(["person", "link"]))
@click.argument("left", metavar="LEFT")
@click.argument("right", metavar="RIGHT")
@click.argument("verdict", type=click.Choice(["same", "not-same", "different", "right", "wrong"]))
@STORE
@click.option("--by", default="", metavar="NAME", help="Who judges.")
@click.option("--note", default="", metavar="TEXT", help="Why.")
@click.option("--later", is_flag=True, help="Only note it; the next build applies it.")
def judge(
    kind: str, left: str, right: str, verdict: str, store: Path, by: str, note: str, later: bool
) -> int:
    """Judge whether two persons are the same, or whether a link is right.

    Persons are named by their path, as by/person/tora-vindum, and @document for the person of one
    document; links by the later and the earlier item, as document#12. Judgements are kept in
    STORE/judgements.csv, which no build overwrites.
    """
    from sagsspor.graph.judge import judge as judge_store

    with progress_bar() as progress:
        done = judge_store(
            store, kind, left, right, verdict, by=by, note=note, apply=not later, progress=progress
        )
    at = done.judgement
    before = done.before.verdict if done.before else at.verdict
    instead = "" if before == at.verdict else f", instead of {before}"
    say(f"Judged {at.verdict}{instead}: {at.kind} {at.left} and {at.right}.")
    say(f"Kept in {store / 'judgements.csv'}.")
    _say_applied(done.build)
    return 0


@cli.command()
@click.argument("kind", type=click.Choice(["person", "link"]))
@click.argument("left", metavar="LEFT")
@click.argument("right", metavar="RIGHT")
@STORE
@click.option("--later", is_flag=True, help="Only take it out; the next build applies it.")
def withdraw(kind: str, left: str, right: str, store: Path, later: bool) -> int:
    """Withdraw a judgement, as if it had not been given.

    LEFT and RIGHT are the ids that `sagsspor judge` was given.
    """
    from sagsspor.graph.judge import withdraw as withdraw_from_store

    with progress_bar() as progress:
        done = withdraw_from_store(store, kind, left, right, apply=not later, progress=progress)
    at = done.judgement
    by = f" by {at.by}" if at.by else ""
    say(f"Withdrawn: {at.kind} {at.left} and {at.right}, judged {at.verdict}{by}.")
    _say_applied(done.build)
    return 0


def _say_applied(build: BuildReport | None) -> None:
    if build is None:
        say("The next `sagsspor build` applies it.")
    else:
        say(f"Applied: the store now has {count(build.links, 'link')}.")


@cli.command()
@click.argument("query", metavar="[NAME|FILE|-]", required=False)
@click.option("--store", metavar="DIR", type=click.Path(path_type=Path), help="The store.")
@click.option("--param", "params", multiple=True, metavar="KEY=VALUE", help="A parameter.")
@AS_OF
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "csv", "json", "ttl"]),
    default="table",
    show_default=True,
)
def query(
    query: str | None, store: Path | None, params: tuple[str, ...], as_of: str | None, form: str
) -> int:
    """Ask a named query, a SPARQL file, or SPARQL from stdin (-); without a name, list them."""
    if query is None:
        _list_queries()
        return 0
    if store is None:
        raise UsageError("Missing option --store. Name the store that `sagsspor build` made.")
    values = _params(params)
    if as_of is not None:
        values["as_of"] = as_of
    with sagsspor.open(store) as trail:
        results = trail.query(_query_text(query), **values)
    if form == "csv":
        click.echo(results.as_csv(), nl=False)
    elif form == "json":
        click.echo(results.as_json(), nl=False)
    elif form == "ttl":
        click.echo(results.as_turtle(), nl=False)
    else:
        print_results(results)
    return 0


def _query_text(query: str) -> str:
    """Give a named query's name, or the SPARQL of a file or of stdin."""
    from sagsspor.reports.queries import query_names

    if query == "-":
        return _decode(sys.stdin.buffer.read(), "stdin")
    if query in query_names():
        return query
    path = Path(query)
    if path.is_file():
        return _decode(path.read_bytes(), query)
    from difflib import get_close_matches

    close = get_close_matches(query, query_names(), n=1)
    hint = f"Did you mean {close[0]}? " if close else ""
    raise UsageError(
        f"There is no named query and no file {query}. {hint}"
        "`sagsspor query` without a name lists the named ones."
    )


def _decode(data: bytes, name: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise QueryError(f"{name}: The query is not UTF-8. Save it as UTF-8.") from error


def _list_queries() -> None:
    from sagsspor.reports.queries import named_queries

    print_table(
        "",
        ("name", "question", "parameters"),
        [
            (at.name, at.question_en, ", ".join(param.name for param in at.params))
            for at in named_queries()
            if not at.name.startswith("all-")
        ],
    )


def _params(params: tuple[str, ...]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for param in params:
        key, equals, value = param.partition("=")
        if not equals or not key.isidentifier():
            raise UsageError(f"--param {param} is not KEY=VALUE. Write --param case=00.01.00-K07.")
        values[key] = value
    return values
