"""What the query page does with a query and its answer, with and without scripts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.reports.browser.axe import violations
from tests.reports.browser.visits import DESK, PHONE, Scheme, visit
from tests.reports.serve.conftest import Server, serving

PAGE = "sparql.html"


@pytest.fixture(scope="module")
def server(example_store: Path) -> Iterator[Server]:
    with serving(example_store, "--lang=en", "--workers=2", "--time-limit=20") as running:
        yield running


def _ask(page: Page, query: str | None = None) -> None:
    # Before its script has run the form asks by itself and leaves the page.
    expect(page.locator(".CodeMirror")).to_be_visible()
    if query is not None:
        page.locator(".CodeMirror").evaluate("(at, text) => at.CodeMirror.setValue(text)", query)
    page.get_by_role("button", name="Ask").click()


def test_every_example_is_answered(browser: Browser, server: Server) -> None:
    with visit(browser, server.address) as visited:
        page = visited.open(PAGE)
        options = page.locator("#example option")
        names = [option.get_attribute("value") for option in options.all()]
        assert len(names) > 15
        for name in filter(None, names):
            page.select_option("#example", name)
            _ask(page)
            expect(page.locator("#stop")).to_be_hidden(timeout=20_000)
            assert page.locator(".query-error").count() == 0, name
            assert page.locator(".query-table, .query-text").count() == 1, name
        assert visited.is_quiet(), (visited.complaints, visited.outside)


def test_markup_in_an_answer_is_text(browser: Browser, server: Server) -> None:
    with visit(browser, server.address) as visited:
        page = visited.open(PAGE)
        _ask(
            page,
            "SELECT ?x ?y { BIND('<img src=x onerror=alert(1)>' AS ?x) "
            "BIND(<javascript:alert(1)> AS ?y) }",
        )
        expect(page.locator(".query-table td").first).to_have_text("<img src=x onerror=alert(1)>")
        assert page.locator("#answer-body img, #answer-body a").count() == 0
        assert visited.is_quiet(), (visited.complaints, visited.outside)


def test_yes_a_graph_and_a_download(browser: Browser, server: Server) -> None:
    with visit(browser, server.address) as visited:
        page = visited.open(PAGE)
        _ask(page, "PREFIX sag: <https://w3id.org/sagsspor#> ASK { ?m a sag:Meeting }")
        expect(page.locator("#answer-status")).to_have_text("Yes")
        _ask(page, "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o } LIMIT 3")
        expect(page.locator(".query-text")).to_contain_text("@prefix")
        _ask(page, "SELECT ?s { ?s ?p ?o } LIMIT 3")
        button = page.get_by_role("button", name="Download as CSV")
        with page.expect_download() as got:
            button.click()
        lines = Path(got.value.path()).read_text("utf-8").splitlines()
        assert (got.value.suggested_filename, len(lines), lines[0]) == ("svar.csv", 4, "s")
        assert not visited.outside


def test_a_slow_query_can_be_stopped(browser: Browser, server: Server) -> None:
    with visit(browser, server.address) as visited:
        page = visited.open(PAGE)
        _ask(page, "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f FILTER(?c < ?f) ?g ?h ?i }")
        page.get_by_role("button", name="Stop").click()
        expect(page.locator("#answer-status")).to_have_text("Stopped.")
        expect(page.locator("#stop")).to_be_hidden()
        assert not visited.outside


def test_an_address_with_a_query_asks_it(browser: Browser, server: Server) -> None:
    with visit(browser, server.address) as visited:
        page = visited.open(f"{PAGE}?query=ASK%20%7B%7D")
        expect(page.locator("#answer-status")).to_have_text("Yes")
        assert visited.is_quiet(), (visited.complaints, visited.outside)


def test_it_asks_without_scripts(browser: Browser, server: Server) -> None:
    with visit(browser, server.address, scripts=False) as visited:
        page = visited.open(PAGE)
        assert page.locator("textarea#query").is_visible()
        with page.expect_navigation() as done:
            page.get_by_role("button", name="Ask").click()
        reply = done.value
        assert reply is not None
        assert (reply.status, reply.headers["content-type"]) == (200, "application/xml")


@pytest.mark.parametrize(("scheme", "width"), [("light", PHONE), ("dark", DESK)])
def test_everybody_can_read_a_query_and_its_answer(
    scheme: Scheme, width: int, browser: Browser, server: Server
) -> None:
    with visit(browser, server.address, width=width, scheme=scheme) as visited:
        page = visited.open("index.html")
        page.get_by_role("link", name="SPARQL").click()
        _ask(page)
        expect(page.locator("#answer-status")).to_contain_text("rows")
        assert page.locator("html").evaluate("at => at.scrollWidth - at.clientWidth") == 0
        assert violations(page) == ""
        assert visited.is_quiet(), (visited.complaints, visited.outside)


def test_a_thing_in_an_answer_leads_to_its_page(browser: Browser, server: Server) -> None:
    with visit(browser, server.address) as visited:
        page = visited.open(PAGE)
        page.select_option("#example", "meetings-by-reference-only")
        _ask(page)
        row = page.locator("#answer-body tbody tr", has_text="2023-06-12").first
        row.get_by_role("link").first.click()
        expect(page.locator("h1")).to_contain_text("Økonomiudvalget")
        assert visited.is_quiet(), (visited.complaints, visited.outside)


def test_a_wrong_query_is_explained(browser: Browser, server: Server) -> None:
    with visit(browser, server.address) as visited:
        page = visited.open(PAGE)
        _ask(page, "SELEKT ?x")
        expect(page.locator(".query-error")).not_to_be_empty()
        assert not visited.outside  # chromium writes every answer 400 on the console
