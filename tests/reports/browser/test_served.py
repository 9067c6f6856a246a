"""The served site and its query page: read, asked and turned away in chromium."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.reports.browser.axe import violations
from tests.reports.browser.visits import DESK, PHONE, Visit, visit
from tests.reports.serve.conftest import serving

QUERY = "sparql.html"


@pytest.fixture(scope="module")
def address(example_store: Path) -> Iterator[str]:
    with serving(example_store, "--workers=2") as server:
        yield server.address


@pytest.fixture(scope="module")
def window(browser: Browser, address: str) -> Iterator[Visit]:
    with visit(browser, address) as opened:
        yield opened


@pytest.fixture
def asking(window: Visit) -> Page:
    page = window.open(QUERY)
    expect(page.locator(".CodeMirror")).to_be_visible()
    return page


@pytest.mark.parametrize(("scheme", "width"), [("light", PHONE), ("dark", DESK)])
def test_everybody_can_read_the_query_page_and_its_answer(
    scheme: str, width: int, browser: Browser, address: str
) -> None:
    with visit(browser, address, width=width, scheme=scheme) as window:  # type: ignore[arg-type]
        page = window.open(QUERY)
        page.get_by_role("button", name="Spørg").click()
        expect(page.locator("#answer-status")).to_contain_text("rækker")
        assert page.locator("html").evaluate("at => at.scrollWidth - at.clientWidth") == 0
        assert violations(page) == ""
        assert window.is_quiet(), (window.complaints, window.outside)


def test_a_named_query_is_an_example_that_answers(asking: Page, window: Visit) -> None:
    asking.get_by_label("Eksempel").select_option("meetings-by-reference-only")
    asking.get_by_role("button", name="Spørg").click()
    row = asking.locator("#answer-body tbody tr", has_text="2023-06-12").first
    row.get_by_role("link").first.click()
    expect(asking.locator("h1")).to_contain_text("Økonomiudvalget")
    assert window.is_quiet(), (window.complaints, window.outside)


def test_a_wrong_query_is_explained(asking: Page, window: Visit) -> None:
    asking.evaluate("document.querySelector('.CodeMirror').CodeMirror.setValue('SELEKT ?x')")
    asking.get_by_role("button", name="Spørg").click()
    expect(asking.locator(".query-error")).not_to_be_empty()
    assert not window.outside
    window.complaints.clear()  # chromium writes every answer 400 on the console


def test_the_menu_has_the_query_page_where_it_is_served(window: Visit) -> None:
    page = window.open("index.html")
    page.get_by_role("link", name="SPARQL").click()
    expect(page.locator("h1")).to_have_text("SPARQL")
    assert window.is_quiet(), (window.complaints, window.outside)
