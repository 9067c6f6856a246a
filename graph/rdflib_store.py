"""rdflib over a store that is open for reading only."""

from __future__ import annotations

from typing import Any, NoReturn

from oxrdflib import OxigraphStore

from sagsspor.errors import StoreError


class ReadOnlyStore(OxigraphStore):
    """An Oxigraph store for rdflib that says so when somebody writes to it."""

    def add(self, *_: Any, **__: Any) -> NoReturn:
        """Refuse."""
        raise StoreError(
            "The store is open for reading only. Copy what you need into a graph of your own: "
            "`rdflib.Graph() + ...`, and change the store with `sagsspor build`."
        )

    addN = add
    remove = add
    update = add
    remove_graph = add

    def add_graph(self, graph: Any) -> None:
        """Do nothing: rdflib announces its default graph this way."""
