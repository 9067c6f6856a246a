"""The commands that give a store to others: report, check, export, demo."""

from __future__ import annotations

from pathlib import Path

import click

import sagsspor
from sagsspor.cli.group import NOTHING_READ, SOME_FAILED, cli
from sagsspor.cli.options import AS_OF, LANG, STORE
from sagsspor.cli.printing import count, print_json, print_table, progress_bar, say, write
from sagsspor.cli.summary import summary

_EXAMPLE = "bregnholt-"
"""How the names of the example minutes begin."""


@cli.command()
@STORE
@click.option(
    "--out",
    required=True,
    metavar="DIR",
    type=click.Path(path_type=Path, file_okay=False),
    help="Where the site goes.",
)
@LANG
@AS_OF
def report(store: Path, out: Path, lang: str, as_of: str | None) -> int:
    """Write the follow-up site; it opens from disk by a double click."""
    from sagsspor.reports.site import write_site

    site = write_site(store, out, lang=lang, as_of=as_of)
    say(f"{count(site.pages, 'page')} written. Open {site.index}")
    return 0


@cli.command()
@STORE
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table")
def check(store: Path, form: str) -> int:
    """Check shapes, evidence and vocabulary; violations fail, slips in the sources warn."""
    from dataclasses import asdict

    from sagsspor.graph.conformance import check as check_graphs

    with sagsspor.open(store) as trail:
        found = check_graphs(trail.oxigraph, trail.sources())
    if form == "json":
        print_json(asdict(found) | {"conforms": found.conforms})
        return 0 if found.conforms else SOME_FAILED
    for name, findings in (("violation", found.violations), ("warning", found.warnings)):
        if findings:
            print_table(
                count(len(findings), name),
                ("document", "place", "code", "message"),
                [(at.document, at.place, at.code, at.message) for at in findings],
            )
    say(
        f"{count(found.documents, 'document')} and {count(found.evidence, 'quote')} checked: "
        f"{count(len(found.violations), 'violation')}, {count(len(found.warnings), 'warning')}."
    )
    return 0 if found.conforms else SOME_FAILED


@cli.command()
@STORE
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

    with sagsspor.open(store) as trail:
        if form == "csv" and out is not None:
            tables = {at.name: at.text for at in named_queries() if at.name.startswith("all-")}
            written = export_tables(trail.oxigraph, out, tables)
            say(f"{count(len(written), 'table')} written to {out}.")
            return 0
        if form == "dcat":
            text = describe_dataset(trail.oxigraph, base=trail.base)
        else:
            text = export_store(trail.oxigraph, form)
    if out is None:
        click.echo(text, nl=False)
    else:
        write(out, text)
        say(f"Written to {out}.")
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
@LANG
def demo(out: Path, lang: str) -> int:
    """Build the example minutes of an invented municipality into a store and a report."""
    from importlib.resources import as_file, files

    from sagsspor.graph.build import build as build_store
    from sagsspor.reports.site import write_site

    store = out / "store"
    with as_file(files("sagsspor.examples")) as examples, progress_bar() as progress:
        minutes = [path for path in Path(examples).iterdir() if path.name.startswith(_EXAMPLE)]
        report = build_store(minutes, store, progress=progress)
    code = summary(report, store)
    if code == NOTHING_READ:
        return code
    site = write_site(store, out / "report", lang=lang)
    say(
        f"\nOpen the report: {site.index}\n"
        "Then ask, for example:\n"
        f"  sagsspor query open-requests --store {store}\n"
        f"  sagsspor query party-over-time --store {store}"
    )
    return code
