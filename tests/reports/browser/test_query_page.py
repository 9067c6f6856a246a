"""The query page of a served site in chromium: quiet, alone, usable with and without scripts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, Page, expect

from tests.reports.browser.test_pages import RULES
from tests.reports.browser.visits import DESK, PHONE, visit
from tests.reports.serve.conftest import Server, serving

PAGE = "sparql.html"


@pytest.fixture(scope="module")
def server(example_store: Path) -> Iterator[Server]:
    with serving(example_store, "--lang=en", "--workers=2", "--time-limit=20") as running:
        yield running


def _ask(page: Page, query: str | None = None) -> None:
    if query is not None:
        page.locator(".CodeMirror").evaluate("(at, text) => at.CodeMirror.setValue(text)", query)
    page.get_by_role("button", name="Ask").click()


def test_the_first_query_gives_rows_that_lead_to_pages(browser: Browser, server: Server) -> None:
    with visit(browser, server.address) as visited:
        page = visited.open(PAGE)
        expect(page.locator(".CodeMirror")).to_be_visible()
        _ask(page)
        expect(page.locator("#answer-status")).to_contain_text("rows.")
        page.locator(".query-table a").first.click()
        expect(page.locator("h1")).to_be_visible()
        assert "/moede/" in page.url
        assert visited.is_quiet(), (visited.complaints, visited.outside)


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


def test_a_slip_is_told_where_the_answer_stands(browser: Browser, server: Server) -> None:
    with visit(browser, server.address) as visited:
        page = visited.open(PAGE)
        _ask(page, "SELECT * { ?s ?p }")
        expect(page.locator(".query-error")).to_contain_text("Line 1, column")
        assert not visited.outside


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


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [PHONE, DESK])
def test_it_is_readable_by_all(width: int, scheme: str, browser: Browser, server: Server) -> None:
    with visit(browser, server.address, width=width, scheme=scheme) as visited:  # type: ignore[arg-type]
        page = visited.open(PAGE)
        _ask(page)
        expect(page.locator(".query-table")).to_be_visible()
        over = page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        assert over == 0
        found = Axe().run(page, options=RULES)
        assert not found.violations_count, found.generate_report()
        assert visited.is_quiet(), (visited.complaints, visited.outside)
