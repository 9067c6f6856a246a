"""What query_bounds.toml says is refused, and nobody is called meanwhile."""

from __future__ import annotations

import socket
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store

from sagsspor.errors import QueryError, RefusedQueryError
from sagsspor.graph.query import Scope
from sagsspor.graph.query_bounds import graphs_named, refuse_service, refuse_what_leaves

DATA = Path(__file__).parent / "data" / "query_bounds.toml"
CASES: dict[str, list[dict[str, Any]]] = tomllib.loads(DATA.read_text("utf-8"))


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    """A port that notes who calls: a call waits in its queue, though nobody answers."""
    with socket.create_server(("127.0.0.1", 0)) as door:
        door.settimeout(0.05)
        yield door


@pytest.fixture
def store() -> Store:
    store = Store()
    store.add(Quad(NamedNode("e:s"), NamedNode("e:p"), Literal("o"), NamedNode("http://e.x/a")))
    return store


def _query(case: dict[str, Any], listener: socket.socket) -> str:
    return str(case["query"]).replace("PORT", str(listener.getsockname()[1]))


@pytest.mark.parametrize("case", CASES["service"], ids=lambda case: case["query"])
def test_another_server_is_never_asked(case: dict[str, Any], listener: socket.socket) -> None:
    with pytest.raises(RefusedQueryError, match="SERVICE"):
        refuse_service(_query(case, listener))
    with pytest.raises(TimeoutError):
        listener.accept()


@pytest.mark.parametrize("case", CASES["fine"], ids=lambda case: case["query"])
def test_the_word_alone_harms_nobody(
    case: dict[str, Any], listener: socket.socket, store: Store
) -> None:
    refuse_what_leaves(store, _query(case, listener))


@pytest.mark.parametrize("case", CASES["malformed"], ids=lambda case: case["query"])
def test_a_slip_is_told_as_what_it_is(case: dict[str, Any]) -> None:
    with pytest.raises(QueryError, match="Line 1, column") as caught:
        refuse_service(case["query"])
    assert not isinstance(caught.value, RefusedQueryError)
    assert "serwice" not in str(caught.value)


@pytest.mark.parametrize("case", CASES["graphs"], ids=lambda case: case["query"])
def test_the_graphs_of_a_query(case: dict[str, Any]) -> None:
    assert list(graphs_named(case["query"])) == case["named"]


@pytest.mark.parametrize(
    ("query", "scope"),
    [
        ("SELECT * FROM <http://e.x/b> { ?s ?p ?o }", None),
        ("SELECT * { ?s ?p ?o }", Scope(default=("http://e.x/b",))),
        ("SELECT * { ?s ?p ?o }", Scope(named=("http://e.x/b",))),
        ("SELECT * { ?s ?p ?o }", Scope(default=("no iri",))),
        ("SELECT * { ?s ?p ?o }", Scope(default=("http://e.x/a",), named=("file:///etc/passwd",))),
    ],
)
def test_a_graph_that_is_not_here_is_refused(query: str, scope: Scope | None, store: Store) -> None:
    with pytest.raises(RefusedQueryError, match="is not in this store"):
        refuse_what_leaves(store, query, scope)


def test_a_graph_that_is_here_may_be_named(store: Store) -> None:
    refuse_what_leaves(store, "SELECT * FROM <http://e.x/a> { ?s ?p ?o }")
    refuse_what_leaves(store, "SELECT * { ?s ?p ?o }", Scope(named=("http://e.x/a",)))


def test_an_update_is_refused(store: Store) -> None:
    with pytest.raises(RefusedQueryError, match="DELETE"):
        refuse_what_leaves(store, "DELETE WHERE { ?s ?p ?o }")
