"""The command line. Each command is thin: it calls one function and prints what that gave.

Exit codes: 0 all well, 1 some documents failed or violations were found, 2 wrong usage, 3 nothing
could be read. Results go to stdout; progress, summaries and errors to stderr.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

import click

from sagsspor import __version__
from sagsspor.errors import QueryError, SagssporError, StoreError, UsageError

if TYPE_CHECKING:
    from rich.console import Console

    from sagsspor.graph.build import BuildReport, Failure, Progress
    from sagsspor.graph.dataset import CaseTrail
    from sagsspor.graph.query import Results

SOME_FAILED = 1
WRONG_USAGE = 2
NOTHING_READ = 3

_EXAMPLE = "bregnholt-"
"""How the names of the example minutes begin."""

F = TypeVar("F", bound=Callable[..., Any])

_INPUTS = click.argument(
    "inputs", nargs=-1, required=True, metavar="FILE|DIR...", type=click.Path(path_type=Path)
)
_STORE = click.option(
    "--store", required=True, metavar="DIR", type=click.Path(path_type=Path), help="The store."
)


class _Date(click.ParamType[str]):
    """A date in ISO form."""

    name = "YYYY-MM-DD"

    def convert(self, value: Any, param: Any, ctx: Any) -> str:
        try:
            return date.fromisoformat(str(value)).isoformat()
        except ValueError:
            self.fail(f"{value} is no date. Write it as YYYY-MM-DD, as 2025-05-13.", param, ctx)


_AS_OF = click.option(
    "--as-of",
    metavar="DATE",
    type=_Date(),
    help="Count only meetings up to this date. Default: the newest meeting loaded.",
)


def _reading_options(command: F) -> F:
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


def _bytes(megabytes: int | None) -> int | None:
    return None if megabytes is None else megabytes * 1_000_000


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="sagsspor")
def cli() -> None:
    """Danish council minutes as a knowledge graph, and what became of every request."""


def main(args: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and exit with its code; never show a traceback for our own errors."""
    try:
        code = cli.main(
            args=None if args is None else list(args),
            prog_name="sagsspor",
            standalone_mode=False,
        )
    except click.exceptions.Exit as stop:
        code = stop.exit_code
    except click.Abort:
        code = _complain("Stopped.", 130)
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        code = WRONG_USAGE
    except click.UsageError as error:
        context = error.ctx.command_path if error.ctx else "sagsspor"
        code = _complain(f"{error.format_message()} See `{context} --help`.", WRONG_USAGE)
    except click.ClickException as error:
        code = _complain(error.format_message(), WRONG_USAGE)
    except (UsageError, QueryError) as error:
        code = _complain(str(error), WRONG_USAGE)
    except StoreError as error:
        code = _complain(str(error), NOTHING_READ)
    except SagssporError as error:
        code = _complain(str(error), SOME_FAILED)
    except BrokenPipeError:  # `sagsspor ... | head`
        sys.stderr.close()
        code = 0
    sys.exit(code if isinstance(code, int) else 0)


@cli.command()
@_INPUTS
@click.option(
    "--out",
    required=True,
    metavar="DIR",
    type=click.Path(path_type=Path, file_okay=False),
    help="Where the records go, as DIR/{stem}.json.",
)
@_reading_options
def extract(
    inputs: tuple[Path, ...],
    out: Path,
    municipality: str | None,
    vocabulary: Path | None,
    model: str | None,
    max_size: int | None,
) -> int:
    """Write the record of every document as JSON."""
    from sagsspor.graph.build import Failure, Options, extract_file, find_inputs, reason_of
    from sagsspor.nlp.record_json import record_json

    found = find_inputs(inputs)
    options = Options(municipality, vocabulary, model, _bytes(max_size))
    files, failed = found.files, list(found.missing)
    with _progress() as progress:
        for done, path in enumerate(files):
            progress(path.name, done, len(files))
            try:
                _, record = extract_file(path, options)
            except Exception as error:
                failed.append(Failure(path.name, reason_of(error, path)))
            else:
                _write_json(out / f"{path.stem}.json", record_json(record))
        progress("", len(files), len(files))
    read = len(files) + len(found.missing) - len(failed)
    _say(f"{_count(read, 'document')} read, written to {out}{_skipped(found.skipped)}.")
    _say_failures(failed)
    return _code(read=read, failed=len(failed))


@cli.command()
@click.argument(
    "file", metavar="FILE", type=click.Path(path_type=Path, exists=True, dir_okay=False)
)
@click.option(
    "--out",
    metavar="FILE.html",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The page. Default: {stem}-explained.html in this folder.",
)
@click.option("--lang", type=click.Choice(["da", "en"]), default="da", show_default=True)
@_reading_options
def explain(
    file: Path,
    out: Path | None,
    lang: str,
    municipality: str | None,
    vocabulary: Path | None,
    model: str | None,
    max_size: int | None,
) -> int:
    """Write one page on a document: what was found where and by what, and what was not."""
    from sagsspor.nlp.reading import DEFAULT_MAX_BYTES, read_source
    from sagsspor.reports.explain import explain as explain_source

    out = out or Path(f"{file.stem}-explained.html")
    page = explain_source(
        read_source(file, max_bytes=_bytes(max_size) or DEFAULT_MAX_BYTES),
        lang=lang,
        municipality=municipality,
        vocabulary_file=vocabulary,
        model=model,
    )
    _write(out, page)
    _say(f"Written to {out}.")
    return 0


@cli.command()
@_INPUTS
@_STORE
@_reading_options
@click.option("--base", metavar="IRI", help="The base of all IRIs. Default: the store's own.")
@click.option(
    "--kle",
    metavar="FILE",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="KL's list of subjects (KLE-Emneplan) as XML; the store keeps its titles.",
)
def build(
    inputs: tuple[Path, ...],
    store: Path,
    municipality: str | None,
    vocabulary: Path | None,
    model: str | None,
    max_size: int | None,
    base: str | None,
    kle: Path | None,
) -> int:
    """Build or extend a store; only what changed is done again."""
    from sagsspor.graph.build import build as build_store

    with _progress() as progress:
        report = build_store(
            inputs,
            store,
            municipality=municipality,
            vocabulary=vocabulary,
            model=model,
            max_bytes=_bytes(max_size),
            base=base,
            kle=kle,
            progress=progress,
        )
    return _summary(report, store)


@cli.command()
@click.argument("document", metavar="DOC")
@_STORE
def remove(document: str, store: Path) -> int:
    """Take a document out of a store, by its stem or the start of its sha256."""
    from sagsspor.graph.build import remove as remove_document

    with _progress() as progress:
        report = remove_document(document, store, progress=progress)
    _say(f"{document} removed; {_count(report.documents, 'document')} left in {store}.")
    return 0


@cli.command()
@_STORE
@_AS_OF
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table")
def links(store: Path, as_of: str | None, form: str) -> int:
    """Show the links between items, and the status of every request."""
    with _open(store) as trail:
        as_of = as_of or trail.as_of
        found = trail.links(as_of=as_of)
    if form == "json":
        _print_json(found)
        return 0
    _table(
        f"Links ({len(found['links'])})",
        ("later", "earlier", "kind", "basis", "score"),
        [
            (at["from"], at["to"], at["kind"], ", ".join(at["basis"]), at["score"])
            for at in found["links"]
        ],
    )
    _table(
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
@_STORE
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

    with _progress() as progress:
        done = judge_store(
            store, kind, left, right, verdict, by=by, note=note, apply=not later, progress=progress
        )
    at = done.judgement
    instead = f", instead of {done.before.verdict}" if done.before else ""
    _say(f"Judged {at.verdict}{instead}: {at.kind} {at.left} and {at.right}.")
    _say(f"Kept in {store / 'judgements.csv'}.")
    if done.build is None:
        _say("The next `sagsspor build` applies it.")
    else:
        _say(f"Applied: the store now has {_count(done.build.links, 'link')}.")
    return 0


@cli.command()
@click.argument("query", metavar="[NAME|FILE|-]", required=False)
@click.option("--store", metavar="DIR", type=click.Path(path_type=Path), help="The store.")
@click.option("--param", "params", multiple=True, metavar="KEY=VALUE", help="A parameter.")
@_AS_OF
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
    with _open(store) as trail:
        results = trail.query(_query_text(query), **values)
    if form == "csv":
        click.echo(results.as_csv(), nl=False)
    elif form == "json":
        click.echo(results.as_json(), nl=False)
    elif form == "ttl":
        click.echo(results.as_turtle(), nl=False)
    else:
        _results_table(results)
    return 0


@cli.command()
@_STORE
@click.option(
    "--out",
    required=True,
    metavar="DIR",
    type=click.Path(path_type=Path, file_okay=False),
    help="Where the site goes.",
)
@click.option("--lang", type=click.Choice(["da", "en"]), default="da", show_default=True)
@_AS_OF
def report(store: Path, out: Path, lang: str, as_of: str | None) -> int:
    """Write the follow-up site; it opens from disk by a double click."""
    from sagsspor.reports.site import write_site

    site = write_site(store, out, lang=lang, as_of=as_of)
    _say(f"{_count(site.pages, 'page')} written. Open {site.index}")
    return 0


@cli.command()
@_STORE
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table")
def check(store: Path, form: str) -> int:
    """Check shapes, evidence and vocabulary; violations fail, slips in the sources warn."""
    from dataclasses import asdict

    from sagsspor.graph.conformance import check as check_graphs

    with _open(store) as trail:
        found = check_graphs(trail.oxigraph, trail.sources())
    if form == "json":
        _print_json(asdict(found) | {"conforms": found.conforms})
        return 0 if found.conforms else SOME_FAILED
    for name, findings in (("violation", found.violations), ("warning", found.warnings)):
        if findings:
            _table(
                _count(len(findings), name),
                ("document", "place", "code", "message"),
                [(at.document, at.place, at.code, at.message) for at in findings],
            )
    _say(
        f"{_count(found.documents, 'document')} and {_count(found.evidence, 'quote')} checked: "
        f"{_count(len(found.violations), 'violation')}, {_count(len(found.warnings), 'warning')}."
    )
    return 0 if found.conforms else SOME_FAILED


@cli.command()
@_STORE
@click.option(
    "--format",
    "form",
    required=True,
    type=click.Choice(["nquads", "turtle", "jsonld", "graphml", "gexf", "csv", "dcat"]),
    help="dcat describes the store as a dataset, in Turtle with DCAT and VoID.",
)
@click.option(
    "--out",
    metavar="FILE|DIR",
    type=click.Path(path_type=Path),
    help="A file; for csv a folder, which gets one table per kind of fact. Default: stdout.",
)
def export(store: Path, form: str, out: Path | None) -> int:
    """Write the whole store in another format; csv to stdout has one row per quad."""
    from sagsspor.graph.describe_dataset import describe_dataset
    from sagsspor.graph.export import export as export_store
    from sagsspor.graph.export import export_tables
    from sagsspor.reports.queries import named_queries

    with _open(store) as trail:
        if form == "csv" and out is not None:
            tables = {at.name: at.text for at in named_queries() if at.name.startswith("all-")}
            written = export_tables(trail.oxigraph, out, tables)
            _say(f"{_count(len(written), 'table')} written to {out}.")
            return 0
        if form == "dcat":
            text = describe_dataset(trail.oxigraph, base=trail.base)
        else:
            text = export_store(trail.oxigraph, form)
    if out is None:
        click.echo(text, nl=False)
    else:
        _write(out, text)
        _say(f"Written to {out}.")
    return 0


@cli.command()
@click.option(
    "--out",
    default="demo",
    show_default=True,
    metavar="DIR",
    type=click.Path(path_type=Path, file_okay=False),
    help="Where the store and the report go.",
)
@click.option("--lang", type=click.Choice(["da", "en"]), default="da", show_default=True)
def demo(out: Path, lang: str) -> int:
    """Build the example minutes of an invented municipality into a store and a report."""
    from importlib.resources import as_file, files

    from sagsspor.graph.build import build as build_store
    from sagsspor.reports.site import write_site

    store = out / "store"
    with as_file(files("sagsspor.examples")) as examples, _progress() as progress:
        minutes = [path for path in Path(examples).iterdir() if path.name.startswith(_EXAMPLE)]
        report = build_store(minutes, store, progress=progress)
    code = _summary(report, store)
    if code == NOTHING_READ:
        return code
    site = write_site(store, out / "report", lang=lang)
    _say(
        f"\nOpen the report: {site.index}\n"
        "Then ask, for example:\n"
        f"  sagsspor query open-requests --store {store}\n"
        f"  sagsspor query party-over-time --store {store}"
    )
    return code


@contextmanager
def _open(store: Path) -> Iterator[CaseTrail]:
    import sagsspor

    with sagsspor.open(store) as trail:
        yield trail


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

    _table(
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


def _summary(report: BuildReport, store: Path) -> int:
    """Say what a build did; give the exit code."""
    parts = [f"{_count(len(report.read), 'document')} read"]
    if report.unchanged:
        parts.append(f"{len(report.unchanged)} skipped unchanged")
    if report.duplicates:
        parts.append(f"{len(report.duplicates)} skipped as copies of another")
    if report.failed:
        parts.append(f"{len(report.failed)} failed")
    _say(", ".join(parts) + _skipped(report.skipped) + ".")
    _say_failures(report.failed)
    if report.documents:
        _say(
            f"{store} holds {_count(report.documents, 'document')}, "
            f"{_count(report.facts, 'fact')}, {_count(report.requests, 'request')} "
            f"and {_count(report.links, 'link')}."
        )
    return _code(read=len(report.read) + len(report.unchanged), failed=len(report.failed))


def _code(*, read: int, failed: int) -> int:
    if not read:
        _complain("Nothing could be read. Name files or folders with minutes.", NOTHING_READ)
        return NOTHING_READ
    return SOME_FAILED if failed else 0


def _skipped(number: int) -> str:
    return f"; {_count(number, 'other file')} skipped" if number else ""


def _count(number: int, word: str) -> str:
    return f"{number:,} {word}{'' if number == 1 else 's'}"


def _say_failures(failed: Sequence[Failure]) -> None:
    for failure in failed:
        _say(f"  {failure.file}: {failure.reason}")


def _say(text: str) -> None:
    click.echo(text, err=True)


def _complain(text: str, code: int) -> int:
    """Print an error in one line."""
    click.echo(f"sagsspor: {' '.join(text.split())}", err=True)
    return code


def _console(*, err: bool = False) -> Console:
    from rich.console import Console

    return Console(stderr=err, highlight=False, soft_wrap=False)


@contextmanager
def _progress() -> Iterator[Progress]:
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


def _table(title: str, columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
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


def _results_table(results: Results) -> None:
    if results.kind == "ask":
        click.echo("yes" if results.rows[0][0] else "no")
        return
    _table("", results.columns, results.rows)
    _say(_count(len(results), "row"))


def _print_json(value: Mapping[str, Any]) -> None:
    import json

    click.echo(json.dumps(value, ensure_ascii=False, indent=1))


def _write_json(path: Path, value: Any) -> None:
    import json

    _write(path, json.dumps(value, ensure_ascii=False, indent=1) + "\n")


def _write(path: Path, text: str) -> None:
    """Write a file whole or not at all."""
    from sagsspor.graph.store import write_whole

    try:
        write_whole(path, text)
    except OSError as error:
        raise UsageError(
            f"{path} cannot be written: {error.strerror}. Name another place with --out."
        ) from error
