"""SPARQL over a store: text with bindings in, rows out.

The default graph is the union of all graphs, each triple once: a built store keeps it as its own
default graph. (For a store that does not, Oxigraph makes a union that counts a triple once for each
of its graphs, oxigraph/oxigraph#1919.) Nothing here can write: a SPARQL update is refused.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from pyoxigraph import (
    BlankNode,
    DefaultGraph,
    Literal,
    NamedNode,
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
    Triple,
    serialize,
)

from sagsspor.errors import QueryError, RefusedQueryError
from sagsspor.graph.query_text import PREFIXES, bind, first_word, known_prefixes
from sagsspor.graph.terms import Term, value_of

_UPDATES = frozenset(
    "INSERT DELETE LOAD CLEAR DROP CREATE ADD MOVE COPY WITH".split()  # noqa: SIM905
)

_FORMS = frozenset({"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"})

_SHOWN = 160
"""Letters of a query's line that an error shows."""

Answer = QuerySolutions | QueryBoolean | QueryTriples
"""What Oxigraph gives for a query: SELECT, ASK, and CONSTRUCT or DESCRIBE."""


@dataclass(frozen=True, slots=True)
class Scope:
    """The graphs a query is asked of, by IRI: those of its default graph, and its named ones."""

    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Results:
    """What a query gave.

    ``kind`` is select, ask or graph (CONSTRUCT and DESCRIBE, with the columns subject, predicate
    and object). ``terms`` holds pyoxigraph's terms, None where a variable is unbound; ``rows``
    the same as Python values.
    """

    kind: str
    columns: tuple[str, ...]
    terms: tuple[tuple[Term | None, ...], ...]

    @property
    def rows(self) -> tuple[tuple[Any, ...], ...]:
        """Give the rows as Python values."""
        return tuple(tuple(value_of(term) for term in row) for row in self.terms)

    def dicts(self) -> Iterator[dict[str, Any]]:
        """Give each row as a mapping from column to Python value."""
        for row in self.rows:
            yield dict(zip(self.columns, row, strict=True))

    def __iter__(self) -> Iterator[tuple[Any, ...]]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.terms)

    def as_csv(self) -> str:
        """Give SPARQL 1.1's CSV: a header, then plain values."""
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(self.columns)
        writer.writerows([_plain(term) for term in row] for row in self.terms)
        return out.getvalue()

    def as_json(self) -> str:
        """Give SPARQL 1.1's JSON."""
        if self.kind == "ask":
            value: dict[str, Any] = {"head": {}, "boolean": self.rows[0][0]}
        else:
            value = {
                "head": {"vars": list(self.columns)},
                "results": {
                    "bindings": [
                        {
                            column: _json_term(term)
                            for column, term in zip(self.columns, row, strict=True)
                            if term is not None
                        }
                        for row in self.terms
                    ]
                },
            }
        return json.dumps(value, ensure_ascii=False, indent=1) + "\n"

    def as_turtle(self) -> str:
        """Give Turtle; only the result of CONSTRUCT or DESCRIBE has it."""
        if self.kind != "graph":
            raise QueryError(
                "Only a CONSTRUCT or DESCRIBE query gives Turtle. "
                "Write the query so, or choose the format table, csv or json."
            )
        return turtle(Triple(*row) for row in self.terms)  # type: ignore[arg-type]


def turtle(triples: Iterable[Triple]) -> str:
    """Write triples as Turtle, the same for the same triples: sorted, and the prefixes too."""
    out = serialize(sorted(triples, key=str), format=RdfFormat.TURTLE, prefixes=PREFIXES)
    assert out is not None
    lines = out.decode("utf-8").splitlines(keepends=True)
    head = [line for line in lines if line.startswith("@prefix ")]
    return "".join(sorted(head) + lines[len(head) :])


def run_query(store: Store, sparql: str, bindings: Mapping[str, Any] | None = None) -> Results:
    """Answer a query; ``bindings`` gives values to variables of its text, see ``bind``.

    Raise QueryError, with the line, where the text is no SPARQL query.
    """
    refuse_updates(sparql)
    text = bind(sparql, bindings or {})
    with explained(text):
        answer = ask(store, text)
        if isinstance(answer, QuerySolutions):
            columns = tuple(variable.value for variable in answer.variables)
            return Results("select", columns, tuple(tuple(row) for row in answer))
        if isinstance(answer, QueryBoolean):
            return Results("ask", ("answer",), ((Literal(bool(answer)),),))
        return Results("graph", ("subject", "predicate", "object"), tuple(map(tuple, answer)))


def ask(store: Store, sparql: str, scope: Scope | None = None) -> Answer:
    """Begin to answer a query in pyoxigraph's own types and errors; see ``explained``.

    Rows are found as they are read. The default graph is the union of all graphs, or what
    ``scope`` says.
    """
    prefixes = known_prefixes(sparql)
    if scope is not None:
        return store.query(
            sparql,
            default_graph=[NamedNode(iri) for iri in scope.default],
            named_graphs=[NamedNode(iri) for iri in scope.named],
            prefixes=prefixes,
        )
    held = any(store.quads_for_pattern(None, None, None, DefaultGraph()))
    return store.query(sparql, use_default_graph_as_union=not held, prefixes=prefixes)


def refuse_updates(sparql: str) -> None:
    """Raise RefusedQueryError for a text that would change the store."""
    if (word := first_word(sparql)) in _UPDATES:
        raise RefusedQueryError(
            f"The query begins with {word}, which would change the store; queries only read. "
            "Write SELECT, ASK, CONSTRUCT or DESCRIBE, and change the store with `sagsspor build`."
        )


@contextmanager
def explained(sparql: str) -> Iterator[None]:
    """Turn what Oxigraph raises over a query into QueryError, with the line and the next step."""
    try:
        yield
    except SyntaxError as error:
        raise QueryError(_explain(str(error), sparql)) from error
    except (RuntimeError, ValueError, OSError) as error:
        raise QueryError(f"The query cannot be answered: {error}. Simplify it.") from error


def _explain(problem: str, text: str) -> str:
    """Turn Oxigraph's message into one with the line, the line's text and the next step."""
    found = re.match(r"error at (\d+):(\d+): (.*)", problem, re.DOTALL)
    if not text.strip():
        return "The query is empty. Write a SELECT, ASK, CONSTRUCT or DESCRIBE query."
    if (word := first_word(text)) not in _FORMS:
        return f"The query begins with {word}. Begin it with SELECT, ASK, CONSTRUCT or DESCRIBE."
    if found is None:
        return f"The query is no valid SPARQL: {problem}. Mend it and ask again."
    number, column = int(found[1]), int(found[2])
    lines = text.split("\n")
    written = text.rstrip().split("\n")
    if (number, column) > (len(written), len(written[-1])):
        # What is missing further up is often noticed only here, where Oxigraph expects anything.
        last = _around(written[-1], len(written[-1]))
        return (
            f"Line {len(written)} of the query, `{last}`: it ends without being whole. "
            "Look for a triple that lacks a part, or a bracket or quote that is not closed."
        )
    line = _around(lines[number - 1], column - 1) if number <= len(lines) else ""
    expected = " ".join(found[3].split())
    if len(expected) > 160:
        expected = expected[:159] + "…"
    return f"Line {number}, column {column} of the query, `{line}`: {expected}. Mend it there."


def _around(line: str, at: int) -> str:
    """Give a line, or of a long one what stands around a place."""
    start, end = max(0, at - _SHOWN // 2), at + _SHOWN // 2
    if len(line) <= _SHOWN:
        return line.strip()
    return ("…" if start else "") + line[start:end].strip() + ("…" if end < len(line) else "")


def _plain(term: Term | None) -> str:
    if term is None:
        return ""
    if isinstance(term, NamedNode | Literal):
        return term.value
    return str(term)


def _json_term(term: Term) -> dict[str, Any]:
    if isinstance(term, NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, BlankNode):
        return {"type": "bnode", "value": term.value}
    if not isinstance(term, Literal):
        return {"type": "literal", "value": str(term)}
    out = {"type": "literal", "value": term.value}
    if term.language:
        return out | {"xml:lang": term.language}
    if term.datatype.value != PREFIXES["xsd"] + "string":
        return out | {"datatype": term.datatype.value}
    return out
