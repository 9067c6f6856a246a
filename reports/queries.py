"""The named queries: SPARQL files that carry their own documentation.

Each ``queries/NAME.rq`` begins with comment lines:

    # da: the question in Danish
    # en: the question in English
    # param NAME: what it is [default]        a parameter without [default] must be given
    # column NAME: what it holds              in the order of SELECT

A parameter stands in the query as ``$name`` and is always a string; the query itself casts it.
``bindings`` checks the values and fills in the defaults; ``sagsspor.graph.query_text.bind`` puts
them in.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files

from sagsspor.errors import QueryError, UsageError

_HEADER = re.compile(r"#\s*(da|en|param|column)\b\s*([a-z][a-z0-9_]*)?\s*:\s*(.*)")
_DEFAULT = re.compile(r"\s*\[(.*)\]$")


@dataclass(frozen=True, slots=True)
class Param:
    """A parameter; ``default`` is None where it must be given."""

    name: str
    text: str
    default: str | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the answer."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A query with its header; ``text`` is the SPARQL with its ``$parameters`` still open."""

    name: str
    question_da: str
    question_en: str
    params: tuple[Param, ...]
    columns: tuple[Column, ...]
    text: str

    def bindings(self, values: Mapping[str, str] | None = None) -> dict[str, str]:
        """Give every parameter its value or default; raise UsageError for a wrong one."""
        values = dict(values or {})
        known = [param.name for param in self.params]
        for name in sorted(values.keys() - set(known)):
            takes = f"It takes {', '.join(known)}." if known else "It takes none."
            raise UsageError(f"The query {self.name} has no parameter {name}. {takes}")
        for param in self.params:
            if not values.get(param.name) and param.default is None:
                raise UsageError(
                    f"The query {self.name} needs {param.name}: {param.text}. "
                    f"Give it with --param {param.name}=VALUE."
                )
        return {param.name: values.get(param.name) or param.default or "" for param in self.params}


def named_query(name: str) -> NamedQuery:
    """Load a named query; raise QueryError, with the names there are, for one there is not."""
    if name not in query_names():
        raise QueryError(
            f"There is no named query {name}. `sagsspor query` without a name lists them."
        )
    return parse_query(
        name, (files("sagsspor.reports") / "queries" / f"{name}.rq").read_text("utf-8")
    )


def query_names() -> tuple[str, ...]:
    """Give the names of all named queries, in order."""
    folder = files("sagsspor.reports") / "queries"
    names = (entry.name for entry in folder.iterdir())
    return tuple(sorted(name.removesuffix(".rq") for name in names if name.endswith(".rq")))


def named_queries() -> tuple[NamedQuery, ...]:
    """Load all named queries, in order of their names."""
    return tuple(named_query(name) for name in query_names())


def parse_query(name: str, text: str) -> NamedQuery:
    """Read a query and its header; raise QueryError where a line of the header is missing."""
    questions: dict[str, str] = {}
    params: list[Param] = []
    columns: list[Column] = []
    for line in text.splitlines():
        found = _HEADER.fullmatch(line)
        if not found:
            break
        kind, key, words = found[1], found[2] or "", found[3].strip()
        if kind == "param":
            default = _DEFAULT.search(words)
            params.append(
                Param(key, _DEFAULT.sub("", words), default[1].strip() if default else None)
            )
        elif kind == "column":
            columns.append(Column(key, words))
        else:
            questions[kind] = words
    missing = [key for key in ("da", "en") if not questions.get(key)]
    if missing or not columns:
        lacks = ", ".join([*missing, *(() if columns else ("column",))])
        raise QueryError(
            f"The header of the query {name} lacks {lacks}. "
            "Begin the file with the comment lines that reports/queries.py describes."
        )
    return NamedQuery(name, questions["da"], questions["en"], tuple(params), tuple(columns), text)


def queries_page() -> str:
    """Write docs/queries.md: every named query with its parameters and columns."""
    parts = [
        "# Named queries\n\n"
        "Made from the headers in `reports/queries/` by `python -m sagsspor.reports.queries`; "
        "a test holds it current.\n\n"
        "    sagsspor query NAME --store DIR [--param key=value ...] [--format table|csv|json]\n\n"
        "The queries whose names begin with `all-` give every fact of a kind, "
        "one row each; the report is made of them.\n"
    ]
    for query in named_queries():
        parts.append(f"\n## {query.name}\n\n{query.question_en}  \n*{query.question_da}*\n")
        if query.params:
            parts.append("\n| parameter | | default |\n|---|---|---|\n")
            parts += (
                f"| `{param.name}` | {_cell(param.text)} | {_default(param)} |\n"
                for param in query.params
            )
        parts.append("\n| column | |\n|---|---|\n")
        parts += (f"| `{column.name}` | {_cell(column.text)} |\n" for column in query.columns)
    return "".join(parts)


def _default(param: Param) -> str:
    if param.default is None:
        return "must be given"
    return f"`{param.default}`" if param.default else "empty"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


if __name__ == "__main__":
    print(queries_page(), end="")
