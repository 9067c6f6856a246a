"""The text of a SPARQL query: its tokens, and terms put in the place of its variables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from sagsspor.errors import QueryError
from sagsspor.graph.terms import term_of

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


def variables(sparql: str) -> frozenset[str]:
    """Give the names of the variables that stand in a query."""
    return frozenset(text[1:] for kind, text in tokens(sparql) if kind == "variable")


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
    cut = list(tokens(sparql))
    out: list[str] = []
    depth = 0
    clause = ""
    for index, (kind, text) in enumerate(cut):
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
        before = _word_before(cut, index)
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


_TOKEN = re.compile(
    r"""(?P<comment>\#[^\n\r]*)
      | (?P<iri><[^<>"{}|^`\\\s]*>)
      | (?P<string>\"\"\"(?:[^"\\]|\\.|"(?!""))*\"\"\"|'''(?:[^'\\]|\\.|'(?!''))*'''
          |"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')
      | (?P<variable>[?$]\w+)
      | (?P<name>\w[\w.-]{0,63}:[\w.:%-]*|:[\w.:%-]+)
      | (?P<word>\w+)
      | (?P<space>\s+)
      | (?P<other>.)""",
    re.VERBOSE | re.DOTALL,
)


def tokens(sparql: str) -> Iterator[tuple[str, str]]:
    """Cut a query into tokens, as far as telling variables apart needs; nothing is lost."""
    for match in _TOKEN.finditer(sparql):
        yield match.lastgroup or "", match[0]


def _word_before(cut: list[tuple[str, str]], index: int) -> str:
    """Give the last word before a token in capitals, with an opening bracket after it if any."""
    bracket = ""
    for kind, text in reversed(cut[:index]):
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


def first_word(sparql: str) -> str:
    """Give the word that says what kind of query it is, after the prologue."""
    left = 0
    for kind, text in tokens(sparql):
        if kind in {"space", "comment"}:
            continue
        if left:
            left -= 1
            continue
        left = {"PREFIX": 2, "BASE": 1}.get(text.upper(), 0)
        if not left:
            return text.upper()
    return ""


def known_prefixes(sparql: str) -> dict[str, str]:
    """Give the prefixes the query does not declare itself."""
    declared = set(re.findall(r"(?i)\bprefix\s+([\w.-]*):", sparql))
    return {name: iri for name, iri in PREFIXES.items() if name not in declared}
