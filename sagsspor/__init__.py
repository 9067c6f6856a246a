"""sagsspor: Danish council minutes as a knowledge graph, and what became of every request.

``sagsspor.open(store)`` opens a store that ``sagsspor build`` made.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from sagsspor.graph.dataset import CaseTrail

__version__ = "0.1.0"


def open(store: str | Path) -> CaseTrail:
    """Open a built store for reading; raise StoreError where there is none.

    import sagsspor

    with sagsspor.open("demo/store") as trail:
        for row in trail.query("open-requests").dicts():
            print(row["text"])
        trail.graph        # rdflib
        trail.network()    # networkx
    """
    from sagsspor.graph.dataset import CaseTrail
    from sagsspor.reports.queries import named_query

    def find(name: str, params: Mapping[str, str]) -> tuple[str, Mapping[str, str]]:
        query = named_query(name)
        return query.text, query.bindings(params)

    return CaseTrail(store, find)
