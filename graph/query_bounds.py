"""What a query from outside may reach: the graphs of the store, and nothing else."""

from __future__ import annotations

import re
from urllib.parse import urljoin

from pyoxigraph import NamedNode, Store

from sagsspor.errors import QueryError, RefusedQueryError
from sagsspor.graph.query import Scope, explained, refuse_updates
from sagsspor.graph.query_text import PREFIXES, known_prefixes, tokens

_SERVICE = re.compile("service", re.IGNORECASE | re.ASCII)
_FROM = re.compile("from", re.IGNORECASE | re.ASCII)
_MISSPELT = "serwice"


def refuse_what_leaves(store: Store, sparql: str, scope: Scope | None = None) -> None:
    """Raise RefusedQueryError for an update, a SERVICE, or a graph that the store does not have.

    Raise QueryError, with the line, where the text is no SPARQL query because of what is looked at
    here. Nothing is asked of the store but the names of its graphs, and nothing of the network.
    """
    refuse_updates(sparql)
    refuse_service(sparql)
    named = (*scope.default, *scope.named) if scope else ()
    for iri in (*named, *graphs_named(sparql)):
        if not _has_graph(store, iri):
            raise RefusedQueryError(
                f"The graph <{iri}> is not in this store, and none is fetched from elsewhere. "
                "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } } lists those it has."
            )


def refuse_service(sparql: str) -> None:
    """Raise RefusedQueryError if the query has a SERVICE clause, which Oxigraph would call.

    The grammar decides, not a pattern: a query without the keyword is still a query when each
    "service" in it is misspelt alike (in texts, IRIs, comments, names), one with it is none.
    An empty store parses it, so that nothing is looked up and nobody is called.
    """
    if not _SERVICE.search(sparql):
        return
    misspelt = _SERVICE.sub(_MISSPELT, sparql)
    try:
        Store().query(misspelt, prefixes=known_prefixes(misspelt))
    except SyntaxError as error:
        if _stands_free(sparql):
            raise RefusedQueryError(
                "The query has a SERVICE clause, which would ask another server. "
                "This endpoint asks its own store only: leave the clause out."
            ) from error
        with explained(sparql):
            raise
    except (RuntimeError, ValueError, OSError) as error:
        raise QueryError(f"The query cannot be read: {error}. Simplify it.") from error


def graphs_named(sparql: str) -> tuple[str, ...]:
    """Give the graphs of a query's FROM and FROM NAMED clauses, as absolute IRIs."""
    if not _FROM.search(sparql):
        return ()
    cut = [(kind, text) for kind, text in tokens(sparql) if kind not in {"space", "comment"}]
    prefixes = dict(PREFIXES)
    base = ""
    found: list[str] = []
    for index, (kind, text) in enumerate(cut):
        if kind != "word":
            continue
        after = [*cut[index + 1 : index + 3], ("", ""), ("", "")]
        word = text.upper()
        if word == "BASE" and after[0][0] == "iri":
            base = urljoin(base, after[0][1][1:-1])
        elif word == "PREFIX" and after[1][0] == "iri":
            prefixes[after[0][1].removesuffix(":")] = urljoin(base, after[1][1][1:-1])
        elif word.endswith("FROM"):
            name = after[1] if after[0][1].upper() == "NAMED" else after[0]
            if name[0] == "iri":
                found.append(urljoin(base, name[1][1:-1]) if base else name[1][1:-1])
            elif name[0] == "name":
                prefix, _, local = name[1].partition(":")
                found.append(prefixes.get(prefix, "") + local)
    return tuple(found)


def _stands_free(sparql: str) -> bool:
    """Tell whether "service" is a word of the query or begins one, also after ``?a<?b)``."""
    for kind, text in tokens(sparql):
        if kind == "name":
            text = text.partition(":")[0]
        elif kind == "iri":
            text = text.partition(")")[2]
        if kind in {"word", "name", "iri"} and _SERVICE.search(text):
            return True
    return False


def _has_graph(store: Store, iri: str) -> bool:
    try:
        return store.contains_named_graph(NamedNode(iri))
    except ValueError:
        return False
