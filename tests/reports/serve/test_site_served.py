"""The pages and the things of the base, as a server gives them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from rdflib import Graph, URIRef

import sagsspor
from sagsspor.reports.serve.guard import HEADERS
from sagsspor.reports.site import write_site
from tests.reports.serve.conftest import Server

httpx = pytest.importorskip("httpx", reason="httpx is not installed (dependency group dev)")

BROWSER = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
BASE = "https://sagsspor.example/"


@pytest.fixture(scope="module")
def kinds(example_store: Path) -> dict[str, str]:
    """One IRI of each kind of thing."""
    found: dict[str, str] = {}
    with sagsspor.open(example_store) as trail:
        for kind in ("Meeting", "AgendaItem", "Case", "Decision", "Request", "Body", "Document"):
            query = f"SELECT (MIN(STR(?s)) AS ?first) {{ ?s a sag:{kind} ; sag:evidence ?e }}"
            if kind == "Document":
                query = "SELECT (MIN(STR(?s)) AS ?first) { ?s a sag:Document ; sag:about ?m }"
            found[kind] = str(trail.query(query).rows[0][0])
        query = "SELECT (MIN(STR(?s)) AS ?first) { ?x sag:canonical ?s . ?s a sag:Person }"
        found["Person"] = str(trail.query(query).rows[0][0])
        query = "SELECT (MIN(STR(?s)) AS ?first) { ?s a sag:Evidence }"
        found["Evidence"] = str(trail.query(query).rows[0][0])
    return found


def _at(server: Server, iri: str, accept: str | None = None) -> Any:
    headers = {} if accept is None else {"Accept": accept}
    return httpx.get(server.address + iri.removeprefix(BASE), headers=headers)


def test_the_pages_are_those_that_report_writes(
    server: Server, example_store: Path, tmp_path: Path
) -> None:
    """Byte for byte, but for the way to the query page in the menu."""
    write_site(example_store, tmp_path / "site")
    link = b'<li><a href="%ssparql.html">SPARQL</a></li>'
    for path in sorted((tmp_path / "site").rglob("*.*")):
        name = path.relative_to(tmp_path / "site").as_posix()
        if name.startswith("."):
            continue
        reply = httpx.get(server.address + name)
        assert reply.status_code == 200, name
        content = reply.content
        for root in (b"", b"../"):
            content = content.replace(link % root, b"")
        assert content == path.read_bytes(), name


def test_every_answer_carries_the_headers(server: Server) -> None:
    for path in (
        "",
        "om.html",
        "sparql.html",
        "static/site.css",
        "sparql",
        "nothing",
        "sparql?query=x",
    ):
        reply = httpx.get(server.address + path)
        for name, value in HEADERS.items():
            assert reply.headers[name] == value, path
        assert "server" not in reply.headers


def test_a_page_that_has_not_changed_is_not_sent_again(server: Server) -> None:
    first = httpx.get(server.address)
    again = httpx.get(server.address, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize(
    ("kind", "folder", "anchored"),
    [
        ("Meeting", "moede/", False),
        ("AgendaItem", "moede/", True),
        ("Case", "sag/", False),
        ("Decision", "moede/", True),
        ("Request", "moede/", True),
        ("Body", "udvalg/", False),
        ("Person", "medlem/", False),
        ("Document", "moede/", False),
        ("Evidence", "moede/", False),
    ],
)
def test_a_thing_leads_a_reader_to_its_page(
    kind: str, folder: str, anchored: bool, kinds: dict[str, str], server: Server
) -> None:
    reply = _at(server, kinds[kind], BROWSER["Accept"])
    assert reply.status_code == 303, reply.text
    assert reply.headers["Vary"] == "Accept"
    target = reply.headers["Location"]
    assert target.startswith(f"/{folder}")
    page, mark, anchor = target.partition("#")
    assert bool(mark) is anchored
    found = httpx.get(server.address + page.removeprefix("/"))
    assert found.status_code == 200
    assert not anchor or f'id="{anchor}"' in found.text


@pytest.mark.parametrize(
    "media",
    ["text/turtle", "application/n-triples", "application/rdf+xml", "application/ld+json"],
)
@pytest.mark.parametrize("kind", ["Meeting", "Case", "Person", "Evidence"])
def test_a_thing_gives_a_program_its_rdf(
    kind: str, media: str, kinds: dict[str, str], server: Server, example_store: Path
) -> None:
    reply = _at(server, kinds[kind], media)
    assert reply.headers["Content-Type"].partition(";")[0] == media
    graph = Graph().parse(data=reply.content, format=media)
    with sagsspor.open(example_store) as trail:
        wanted = trail.query(f"DESCRIBE <{kinds[kind]}>")
    assert len(graph) == len(wanted) > 0
    assert set(graph.subjects()) == {URIRef(kinds[kind])}


def test_without_a_wish_a_thing_is_turtle(kinds: dict[str, str], server: Server) -> None:
    assert _at(server, kinds["Case"]).headers["Content-Type"] == "text/turtle; charset=utf-8"


def test_a_percent_sign_in_an_iri_is_kept(server: Server, example_store: Path) -> None:
    with sagsspor.open(example_store) as trail:
        rows = trail.query(
            "SELECT (MIN(STR(?s)) AS ?first) { ?s a sag:Evidence FILTER(CONTAINS(STR(?s), '%')) }"
        ).rows
        known = rows[0][0] if rows else None
    if known is not None:
        assert _at(server, str(known)).status_code == 200
    assert httpx.get(server.address + "bregnholt%2Fbyraadet").status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "bregnholt/no-such-body",
        "bregnholt/byraadet/2023-06-20/66/no-such-part",
        "favicon.ico",
        "x%3E%20%7B%7D",
        "bregnholt/bør",
    ],
)
@pytest.mark.parametrize("accept", ["text/html", "text/turtle", "*/*"])
def test_where_nothing_is_it_is_said(path: str, accept: str, server: Server) -> None:
    reply = httpx.get(server.address + path, headers={"Accept": accept})
    assert reply.status_code == 404
    assert reply.text.startswith("There is nothing at /")


def test_a_form_that_no_thing_has_is_not_acceptable(kinds: dict[str, str], server: Server) -> None:
    assert _at(server, kinds["Case"], "image/png").status_code == 406
