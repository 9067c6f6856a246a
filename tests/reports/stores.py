"""Records to a graph in memory and to the files of a site, without reading or extracting."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import RdfFormat, Store

from sagsspor.graph.derive import Document, derive, relate
from sagsspor.graph.describe import describe
from sagsspor.graph.followups import follow_ups
from sagsspor.graph.query import run_query
from sagsspor.nlp.record import Record
from sagsspor.nlp.text.source import Source
from sagsspor.reports.facts import (
    Ask,
    Row,
)
from sagsspor.reports.queries import named_query
from sagsspor.reports.site import site_files
from sagsspor.reports.status import statuses_of

BASE = "https://sagsspor.example/"
NO_JUDGEMENTS = Path("no-such-folder") / "judgements.csv"

Pair = tuple[Record, Source]


def graph_of(pairs: Sequence[Pair]) -> Store:
    """Give the whole graph of some records."""
    store = Store()
    for record, source in pairs:
        quads = describe(record, source, base=BASE)
        store.load(quads.encode(), format=RdfFormat.N_QUADS)
    derived = derive(documents_of(pairs), base=BASE, judgements=NO_JUDGEMENTS)
    store.load(derived.nquads.encode(), format=RdfFormat.N_QUADS)
    return store


def documents_of(pairs: Sequence[Pair]) -> list[Document]:
    return [Document(source.sha256[:16], record.doc, record) for record, source in pairs]


def asker_of(store: Store) -> Ask:
    def ask(name: str, **params: Any) -> Iterable[Row]:
        query = named_query(name)
        return run_query(store, query.text, query.bindings(params)).dicts()

    return ask


def files_of(pairs: Sequence[Pair], as_of: str, *, lang: str = "da") -> dict[str, str]:
    """Give the files of the site of some records, as text."""
    day = date.fromisoformat(as_of)
    documents = documents_of(pairs)
    identity, links = relate(documents, NO_JUDGEMENTS)
    found = follow_ups([document.record for document in documents], identity, links, day)
    sources = {record.doc: source for record, source in pairs}
    files = site_files(
        asker_of(graph_of(pairs)),
        sources.__getitem__,
        statuses_of(BASE, found),
        base=BASE,
        lang=lang,
        as_of=day,
    )
    return {file.path: file.make().decode("utf-8-sig") for file in files}


def written(files: Mapping[str, str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the files of a site into a new folder."""
    out = tmp_path_factory.mktemp("site")
    for name, text in files.items():
        (out / name).parent.mkdir(parents=True, exist_ok=True)
        (out / name).write_text(text, "utf-8")
    return out
