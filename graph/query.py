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
from dataclasses import dataclass
from typing import Any

from pyoxigraph import (
    BlankNode,
    DefaultGraph,
    Literal,
    NamedNode,
    QueryBoolean,
    QuerySolutions,
    RdfFormat,
    Store,
    Triple,
    serialize,
)

from sagsspor.errors import QueryError
from sagsspor.graph.terms import Term, term_of, value_of

PREFIXES = {
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "sag": "https://w3id.org/sagsspor#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
"""Known in every query without a PREFIX line; a query's own lines win."""


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
    if (word := _first_word(sparql)) in _UPDATES:
        raise QueryError(
            f"The query begins with {word}, which would change the store; queries only read. "
            "Write SELECT, ASK, CONSTRUCT or DESCRIBE, and change the store with `sagsspor build`."
        )
    text = bind(sparql, bindings or {})
    try:
        answer = store.query(
            text,
            use_default_graph_as_union=not any(
                store.quads_for_pattern(None, None, None, DefaultGraph())
            ),
            prefixes=_prefixes(text),
        )
        if isinstance(answer, QuerySolutions):
            columns = tuple(variable.value for variable in answer.variables)
            return Results("select", columns, tuple(tuple(row) for row in answer))
        if isinstance(answer, QueryBoolean):
            return Results("ask", ("answer",), ((Literal(bool(answer)),),))
        return Results("graph", ("subject", "predicate", "object"), tuple(map(tuple, answer)))
    except SyntaxError as error:
        raise QueryError(_explain(str(error), text)) from error
    except (RuntimeError, ValueError, OSError) as error:
        raise QueryError(f"The query cannot be answered: {error}. Simplify it.") from error


def variables(sparql: str) -> frozenset[str]:
    """Give the names of the variables that stand in a query."""
    return frozenset(text[1:] for kind, text in _tokens(sparql) if kind == "variable")


def bind(sparql: str, bindings: Mapping[str, Any]) -> str:
    """Put terms in the place of variables, token by token, wherever they stand.

    The value becomes a term first (``term_of``) and is written as SPARQL writes terms, so no value
    can add to the query's syntax; texts, comments and IRIs of the query are left alone. Unlike
    Oxigraph's own substitution this reaches subqueries and variables outside the SELECT list.
    ``BOUND(?x)`` becomes true; an unbound parameter stays a variable, and BOUND of it is false.

    >>> bind('SELECT ?x WHERE { ?x rdfs:label ?label } # ?label', {"label": 'a "quote"'})
    'SELECT ?x WHERE { ?x rdfs:label "a \\\\"quote\\\\"" } # ?label'
    """
    if not bindings:
        return sparql
    unknown = sorted(bindings.keys() - variables(sparql))
    if unknown:
        raise QueryError(
            f"The query has no parameter {unknown[0]}. "
            "Leave it out, or use the name of a variable of the query."
        )
    terms = {name: str(term_of(value)) for name, value in bindings.items()}
    tokens = list(_tokens(sparql))
    out: list[str] = []
    depth = 0
    clause = ""
    for index, (kind, text) in enumerate(tokens):
        if kind == "word":
            word = text.upper()
            if word in {"SELECT", "GROUP", "ORDER", "HAVING", "LIMIT", "OFFSET", "VALUES"}:
                clause, depth = word, 0
            elif word in {"WHERE", "FROM"}:
                clause = ""
        elif text == "(":
            depth += 1
        elif text == ")":
            depth -= 1
        elif text in {"{", "}"}:
            clause = "data" if text == "{" and clause == "VALUES" else ""
        if kind != "variable" or text[1:] not in terms:
            out.append(text)
            continue
        name = text[1:]
        term = terms[name]
        before = _word_before(tokens, index)
        if before == "AS" or clause == "VALUES":
            raise QueryError(
                f"The query sets ?{name} itself, so it cannot be a parameter. "
                "Give the variable another name."
            )
        if clause == "SELECT" and depth == 0:
            out.append(f"({term} AS ?{name})")
        elif clause in {"GROUP", "ORDER"} and depth == 0:
            out.append(f"({term})")
        elif before == "BOUND(":
            _drop_call(out)
            out.append("(" + "true")
        else:
            out.append(term)
    return "".join(out)


_UPDATES = frozenset(
    "INSERT DELETE LOAD CLEAR DROP CREATE ADD MOVE COPY WITH".split()  # noqa: SIM905
)
_TOKEN = re.compile(
    r"""(?P<comment>\#[^\n]*)
      | (?P<iri><[^<>"{}|^`\\\s]*>)
      | (?P<string>\"\"\"(?:[^"\\]|\\.|"(?!""))*\"\"\"|'''(?:[^'\\]|\\.|'(?!''))*'''
          |"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')
      | (?P<variable>[?$]\w+)
      | (?P<name>\w[\w.-]*:[\w.:%-]*|:[\w.:%-]+)
      | (?P<word>\w+)
      | (?P<space>\s+)
      | (?P<other>.)""",
    re.VERBOSE | re.DOTALL,
)


def _tokens(sparql: str) -> Iterator[tuple[str, str]]:
    """Cut a query into tokens, as far as telling variables apart needs; nothing is lost."""
    for match in _TOKEN.finditer(sparql):
        yield match.lastgroup or "", match[0]


def _word_before(tokens: list[tuple[str, str]], index: int) -> str:
    """Give the last word before a token in capitals, with an opening bracket after it if any."""
    bracket = ""
    for kind, text in reversed(tokens[:index]):
        if kind in {"space", "comment"}:
            continue
        if text == "(" and not bracket:
            bracket = "("
            continue
        return text.upper() + bracket if kind == "word" else ""
    return ""


def _drop_call(out: list[str]) -> None:
    """Take back ``BOUND (`` from the end of what was written."""
    while out.pop().upper() != "BOUND":
        pass


def _first_word(sparql: str) -> str:
    """Give the word that says what kind of query it is, after the prologue."""
    tokens = [(kind, text) for kind, text in _tokens(sparql) if kind not in {"space", "comment"}]
    at = 0
    while at < len(tokens):
        word = tokens[at][1].upper()
        if word in {"PREFIX", "BASE"}:
            at += 3 if word == "PREFIX" else 2
        else:
            return word
    return ""


def _prefixes(sparql: str) -> dict[str, str]:
    """Give the prefixes the query does not declare itself."""
    declared = set(re.findall(r"(?i)\bprefix\s+([\w.-]*):", sparql))
    return {name: iri for name, iri in PREFIXES.items() if name not in declared}


def _explain(problem: str, text: str) -> str:
    """Turn Oxigraph's message into one with the line, the line's text and the next step."""
    found = re.match(r"error at (\d+):(\d+): (.*)", problem, re.DOTALL)
    if not text.strip():
        return "The query is empty. Write a SELECT, ASK, CONSTRUCT or DESCRIBE query."
    if found is None:
        return f"The query is no valid SPARQL: {problem}. Mend it and ask again."
    number, column = int(found[1]), int(found[2])
    lines = text.split("\n")
    line = lines[number - 1].strip() if number <= len(lines) else ""
    expected = " ".join(found[3].split())
    if len(expected) > 160:
        expected = expected[:159] + "…"
    return f"Line {number}, column {column} of the query, `{line}`: {expected}. Mend it there."


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
