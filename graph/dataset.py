"""A built store, open for reading: what ``sagsspor.open`` gives."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from pyoxigraph import Literal, Store

from sagsspor.errors import StoreError
from sagsspor.graph.manifest import entries_of, find_document
from sagsspor.graph.query import Results, run_query
from sagsspor.graph.query_text import PREFIXES
from sagsspor.graph.store import ANEW, Generation, StoreFolder
from sagsspor.nlp.record import Record
from sagsspor.nlp.text.source import Source

if TYPE_CHECKING:
    from networkx import MultiDiGraph
    from rdflib import Dataset

NamedQueries = Callable[[str, Mapping[str, str]], tuple[str, Mapping[str, str]]]
"""Gives the text and the bindings of a query by its name and the parameters a user gave."""


class CaseTrail:
    """A store of minutes: ask it, walk it, read its documents. It never changes the store.

    It keeps the generation it opened, also while another process builds a newer one. Close it, or
    use it in a ``with`` statement, so that the generation can be removed later.
    """

    def __init__(self, store: str | Path, named_queries: NamedQueries | None = None) -> None:
        self.path = Path(store)
        self._named = named_queries
        self._open = ExitStack()
        self.generation: Generation = self._open.enter_context(StoreFolder(self.path).reading())
        try:
            self._entries = entries_of(self.generation)
            self.base: str = self.generation.manifest()["base"]
            self.oxigraph: Store = Store.read_only(str(self.generation.oxigraph))
        except OSError as error:
            self._open.close()
            raise StoreError(
                f"{self.path}: The database cannot be opened: {error}. {ANEW}"
            ) from error
        except BaseException:
            self._open.close()
            raise

    def __enter__(self) -> CaseTrail:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the store."""
        self._open.close()

    @property
    def documents(self) -> tuple[str, ...]:
        """Give the stems of the documents, in order."""
        return tuple(sorted(entry.stem for entry in self._entries.values()))

    @cached_property
    def as_of(self) -> str | None:
        """Give the date of the newest meeting whose minutes are loaded, None without one."""
        found = self.query(
            "SELECT (MAX(?date) AS ?newest) { ?m sag:minutesLoaded true ; sag:date ?date }"
        )
        newest = found.rows[0][0] if found.rows else None
        return None if newest is None else str(newest)

    def query(self, query: str, /, **params: Any) -> Results:
        """Answer a named query (``"open-requests"``) or a SPARQL text.

        Parameters of a named query are texts; in a SPARQL text each keyword gives its value to the
        variable of that name, see ``sagsspor.graph.terms.term_of``.
        """
        text = query.strip()
        if self._named is not None and re.fullmatch(r"[\w-]+", text):
            texts = {name: str(value) for name, value in params.items()}
            text, bindings = self._named(text, texts)
            params = {name: Literal(value) for name, value in bindings.items()}
            return run_query(self.oxigraph, text, params)
        return run_query(self.oxigraph, query, params)

    @cached_property
    def graph(self) -> Dataset:
        """Give the store as a read-only rdflib Dataset whose default graph is the union of all.

        Its named graphs are those of the documents and of what was derived from them.
        """
        from rdflib import Dataset

        from sagsspor.graph.rdflib_store import ReadOnlyStore

        dataset = Dataset(store=ReadOnlyStore(store=self.oxigraph))
        for name, iri in PREFIXES.items():
            dataset.bind(name, iri)
        return dataset

    def network(self) -> MultiDiGraph[str]:
        """Give persons, bodies, meetings, items, cases and requests as a networkx graph."""
        from sagsspor.graph.network import network

        return network(self.oxigraph)

    def records(self) -> Iterator[Record]:
        """Give the record of every document, in the order of ``documents``."""
        for sha16 in self._in_order():
            yield self.generation.record(sha16)

    def sources(self) -> Iterator[Source]:
        """Give the text of every document, in the order of ``documents``."""
        for sha16 in self._in_order():
            yield self.generation.source(sha16)

    def links(self, *, as_of: str | None = None) -> dict[str, Any]:
        """Give the links between items, and what became of every request, as JSON values.

        Only meetings up to ``as_of`` count, for asking and for answering; the default is the
        property ``as_of``.
        """
        from sagsspor.graph.derive import Document, links_as_of

        documents = [
            Document(sha16, entry.stem, self.generation.record(sha16), entry.municipality)
            for sha16, entry in self._entries.items()
        ]
        return links_as_of(documents, self.generation.judgements, as_of or self.as_of)

    def record(self, document: str) -> Record:
        """Give the record of a document, named by its stem or the start of its sha256."""
        return self.generation.record(find_document(self._entries, document))

    def source(self, document: str) -> Source:
        """Give the text of a document, named by its stem or the start of its sha256."""
        return self.generation.source(find_document(self._entries, document))

    def _in_order(self) -> list[str]:
        return sorted(self._entries, key=lambda sha16: (self._entries[sha16].stem, sha16))
