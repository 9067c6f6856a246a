"""The whole store in other formats; the same store gives the same bytes."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store, serialize

from sagsspor.errors import UsageError
from sagsspor.graph.query import run_query, turtle

if TYPE_CHECKING:
    from networkx import MultiDiGraph

FORMATS = ("nquads", "turtle", "jsonld", "graphml", "gexf", "csv")


def export(store: Store, form: str) -> str:
    """Give the store in a format of ``FORMATS``.

    nquads and jsonld keep the named graphs; turtle is their union; graphml and gexf are the graph
    of ``sagsspor.graph.network``; csv has one row per quad.
    """
    if form == "nquads":
        return "".join(f"{quad}\n" for quad in sorted(f"{quad} ." for quad in _named(store)))
    if form == "turtle":
        return turtle({quad.triple for quad in _named(store)})
    if form == "jsonld":
        quads = sorted(_named(store), key=str)
        return (serialize(quads, format=RdfFormat.JSON_LD) or b"").decode("utf-8") + "\n"
    if form in {"graphml", "gexf"}:
        from sagsspor.graph.network import network

        return _network(network(store), form)
    if form == "csv":
        return _quads_csv(store)
    raise UsageError(f"There is no format {form}. Choose one of {', '.join(FORMATS)}.")


def export_tables(store: Store, folder: Path, tables: Mapping[str, str]) -> tuple[Path, ...]:
    """Write one CSV file per table into a folder; ``tables`` maps a name to its SPARQL.

    The tables of an earlier export are replaced, once all are made. Raise UsageError where the
    folder holds anything else or cannot be written; then it stays as it was.
    """
    names = {f"{name}.csv": sparql for name, sparql in sorted(tables.items())}
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        if foreign := sorted({path.name for path in _inside(folder)} - names.keys()):
            raise UsageError(
                f"{folder}: The folder holds something else than exported tables: {foreign[0]}. "
                "Name an empty or a new folder with --out."
            )
        with TemporaryDirectory(prefix=".sagsspor-", dir=folder.parent) as made:
            for name, sparql in names.items():
                text = run_query(store, sparql).as_csv()
                Path(made, name).write_text(text, "utf-8", newline="")
            folder.mkdir(exist_ok=True)
            return tuple(Path(made, name).replace(folder / name) for name in names)
    except OSError as error:
        raise UsageError(
            f"{folder}: The tables cannot be written: {error.strerror}. "
            "Name another folder with --out."
        ) from error


def _inside(folder: Path) -> tuple[Path, ...]:
    return tuple(folder.iterdir()) if folder.exists() else ()


def _named(store: Store) -> Iterator[Quad]:
    """Give what stands in named graphs; the default graph is only their union."""
    return (quad for quad in store if isinstance(quad.graph_name, NamedNode))


def _network(graph: MultiDiGraph[str], form: str) -> str:
    import networkx as nx

    if form == "graphml":
        return "\n".join(nx.generate_graphml(graph)) + "\n"
    lines = nx.generate_gexf(graph, version="1.2draft")
    # networkx stamps the day; a store has no times.
    return re.sub(r' lastmodifieddate="[^"]*"', "", "\n".join(lines)) + "\n"


def _quads_csv(store: Store) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("subject", "predicate", "object", "datatype", "language", "graph"))
    rows = [_quad_row(quad) for quad in _named(store)]
    writer.writerows(sorted(rows))
    return out.getvalue()


def _quad_row(quad: Quad) -> tuple[str, ...]:
    obj = quad.object
    kind = obj.datatype.value if isinstance(obj, Literal) else ""
    language = (obj.language or "") if isinstance(obj, Literal) else ""
    graph = quad.graph_name
    return (
        _text(quad.subject),
        _text(quad.predicate),
        _text(obj),
        kind,
        language,
        graph.value if isinstance(graph, NamedNode) else "",
    )


def _text(term: object) -> str:
    if isinstance(term, NamedNode | Literal):
        return term.value
    return str(term)
