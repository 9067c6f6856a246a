"""Every row of negotiation.toml, by the function and by a request."""

from __future__ import annotations

import csv
import io
import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from rdflib import Dataset, Graph

from sagsspor.reports.serve.negotiation import GRAPHS, RESULTS, choose, wants_html
from tests.reports.serve.conftest import Server

DATA = Path(__file__).parent / "data" / "negotiation.toml"
CASES: list[dict[str, Any]] = tomllib.loads(DATA.read_text("utf-8"))["case"]
QUERIES = {
    "select": "SELECT ?s WHERE { ?s a sag:Meeting } LIMIT 3",
    "ask": "ASK { ?s a sag:Meeting }",
    "construct": "CONSTRUCT { ?s a sag:Meeting } WHERE { ?s a sag:Meeting } LIMIT 3",
    "describe": "DESCRIBE ?s WHERE { ?s a sag:Meeting } LIMIT 1",
}


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['kind']} {case.get('accept')}")
def test_the_form_is_the_one_wanted_most(case: dict[str, Any], server: Server) -> None:
    httpx = pytest.importorskip("httpx")
    kind, accept = case["kind"], case.get("accept")
    forms = RESULTS if kind in {"select", "ask"} else GRAPHS
    chosen = choose(accept, forms)
    assert (chosen.media if chosen else None) == case.get("media")
    headers = [("Accept", accept)] if accept is not None else []
    request = httpx.Request(
        "GET", server.endpoint, params={"query": QUERIES[kind]} if kind in QUERIES else None
    )
    request.headers.update(headers)
    with httpx.Client() as client:
        reply = client.send(request)
    if "media" not in case:
        assert reply.status_code == 406
        assert "Accept" in reply.text
        return
    assert reply.status_code == 200, reply.text
    assert reply.headers["Content-Type"].partition(";")[0] == case["media"]
    assert reply.headers["Vary"] == "Accept"
    _holds_something(reply.content, chosen.known_as if chosen else "", kind)


def _holds_something(body: bytes, form: str, kind: str) -> None:
    """Read a body by another library than the one that wrote it."""
    if form == "application/sparql-results+json":
        value = json.loads(body)
        assert value["boolean"] is True if kind == "ask" else value["results"]["bindings"]
    elif form == "application/sparql-results+xml":
        assert etree.fromstring(body).tag.endswith("}sparql")
    elif form in {"text/csv", "text/tab-separated-values"}:
        delimiter = "," if form == "text/csv" else "\t"
        rows = list(csv.reader(io.StringIO(body.decode()), delimiter=delimiter))
        assert len(rows) == (1 if kind == "ask" else 4)
    elif form in {"application/trig", "application/n-quads"}:
        assert len(Dataset().parse(data=body, format=form)) > 0
    else:
        assert len(Graph().parse(data=body, format=form)) > 0


@pytest.mark.parametrize(
    ("accept", "html"),
    [
        (None, False),
        ("*/*", False),
        ("text/html", True),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", True),
        ("text/html;q=0.5, text/turtle", False),
        ("text/turtle;q=0.5, text/html", True),
        ("text/html;q=0, */*", False),
    ],
)
def test_a_page_is_for_those_who_ask_for_html_by_name(accept: str | None, html: bool) -> None:
    assert wants_html(accept) is html
