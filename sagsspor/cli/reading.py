"""The commands that read minutes, and take them out again: extract, explain, build, remove."""

from __future__ import annotations

from pathlib import Path

import click

from sagsspor.cli.group import cli
from sagsspor.cli.options import INPUTS, LANG, STORE, in_bytes, reading_options
from sagsspor.cli.printing import count, progress_bar, say, write, write_json
from sagsspor.cli.summary import exit_code, say_failures, say_skipped, skipped_files, summary


@cli.command()
@INPUTS
@click.option(
    "--out",
    required=True,
    metavar="DIR",
    type=click.Path(path_type=Path, file_okay=False),
    help="Where the records go, as DIR/{stem}.json.",
)
@reading_options
def extract(
    inputs: tuple[Path, ...],
    out: Path,
    municipality: str | None,
    vocabulary: Path | None,
    model: str | None,
    max_size: int | None,
) -> int:
    """Write the record of every document as JSON."""
    from sagsspor.graph.build_report import Failure
    from sagsspor.graph.inputs import Options, extract_file, find_inputs, reason_of
    from sagsspor.nlp.record_json import record_json

    found = find_inputs(inputs)
    options = Options(municipality, vocabulary, model, in_bytes(max_size))
    options.check()
    files, failed = found.files, list(found.missing)
    with progress_bar() as progress:
        for done, path in enumerate(files):
            progress(path.name, done, len(files))
            try:
                _, record = extract_file(path, options)
            except Exception as error:
                failed.append(Failure(path.name, reason_of(error, path)))
            else:
                write_json(out / f"{path.stem}.json", record_json(record))
        progress("", len(files), len(files))
    read = len(files) + len(found.missing) - len(failed)
    say(f"{count(read, 'document')} read, written to {out}{skipped_files(found.skipped)}.")
    say_failures(failed)
    say_skipped(found.skipped)
    return exit_code(read=read, failed=len(failed))


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
@LANG
@reading_options
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
        read_source(file, max_bytes=in_bytes(max_size) or DEFAULT_MAX_BYTES),
        lang=lang,
        municipality=municipality,
        vocabulary_file=vocabulary,
        model=model,
    )
    write(out, page)
    say(f"Written to {out}.")
    return 0


@cli.command()
@INPUTS
@STORE
@reading_options
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

    with progress_bar() as progress:
        report = build_store(
            inputs,
            store,
            municipality=municipality,
            vocabulary=vocabulary,
            model=model,
            max_bytes=in_bytes(max_size),
            base=base,
            kle=kle,
            progress=progress,
        )
    return summary(report, store)


@cli.command()
@click.argument("document", metavar="DOC")
@STORE
def remove(document: str, store: Path) -> int:
    """Take a document out of a store, by its stem or the start of its sha256."""
    from sagsspor.graph.build import remove as remove_document

    with progress_bar() as progress:
        report = remove_document(document, store, progress=progress)
    say(f"{document} removed; {count(report.documents, 'document')} left in {store}.")
    return 0
