"""The page that queries are written on, with the named queries as examples."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import partial

from pyoxigraph import Literal

from sagsspor.graph.dataset import CaseTrail
from sagsspor.graph.query_text import PREFIXES, bind
from sagsspor.reports.folder import SiteFile, site_file
from sagsspor.reports.pieces import Frame
from sagsspor.reports.queries import NamedQuery, named_queries
from sagsspor.reports.render import environment, static_file
from sagsspor.reports.views import Views

PAGE = "sparql.html"
STATIC = ("query.js", "query.css", "vendor/yasqe.min.js", "vendor/yasqe.min.css")
LICENCES = ("vendor/yasqe.LICENSE.txt",)

_A_CASE = "SELECT (MIN(?n) AS ?number) WHERE { ?case a sag:Case ; dcterms:identifier ?n }"

_NO_CASE = "00.00.00-A00-1-24"
"""A number to show how one looks, where the store has no case."""


@dataclass(frozen=True, slots=True)
class Example:
    """A named query with its question in the page's language, ready to be asked."""

    name: str
    question: str
    text: str


@dataclass(frozen=True, slots=True)
class QueryPage:
    """The page; ``base`` is that of the store's IRIs, which have their place on this server."""

    frame: Frame
    endpoint: str
    base: str
    prefixes: tuple[tuple[str, str], ...]
    examples: tuple[Example, ...]


def query_page(trail: CaseTrail, views: Views) -> QueryPage:
    """Compose the page."""
    found = trail.query(_A_CASE).rows
    values = {
        "as_of": views.as_of.isoformat(),
        "case": str(found[0][0] or _NO_CASE) if found else _NO_CASE,
    }
    return QueryPage(
        views.frame(PAGE, "query", "SPARQL"),
        "sparql",
        trail.base,
        tuple(sorted(PREFIXES.items())),
        tuple(
            _example(query, values, views.lang)
            for query in named_queries()
            if not query.name.startswith("all-")
        ),
    )


def query_files(page: QueryPage) -> tuple[SiteFile, ...]:
    """Give the files of the page, each yet to be made."""
    prefixes = dict(page.prefixes)
    return (
        site_file(PAGE, page, partial(_render, page)),
        site_file("static/prefixes.json", prefixes, lambda: json.dumps(prefixes).encode()),
        *(
            site_file(f"static/{name}", name, partial(static_file, name))
            for name in (*STATIC, *LICENCES)
        ),
    )


def _render(page: QueryPage) -> bytes:
    template = environment(page.frame.lang).get_template("query.html")
    return template.render(page=page).encode("utf-8")


def _example(query: NamedQuery, values: dict[str, str], lang: str) -> Example:
    """Bind what a query must have; a parameter with a default gets that."""
    given = {param.name: values[param.name] for param in query.params if param.name in values}
    return Example(
        query.name,
        query.question_da if lang == "da" else query.question_en,
        bind(query.text, {name: Literal(value) for name, value in query.bindings(given).items()}),
    )
