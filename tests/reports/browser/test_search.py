"""The search in use, from disk."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.reports import havn
from tests.reports.browser.visits import Visit, on_disk, visit
from tests.reports.stores import files_of, written

HOSTILE = 'Asta <img src=x onerror=alert(1)> "Bro"'
BREAKING = "Pæle</script><script>alert(1)</script>\u2028];alert(2)//"


@pytest.fixture(scope="module")
def window(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visit]:
    site = written(files_of(havn.minutes(HOSTILE, BREAKING), "2024-10-08"), tmp_path_factory)
    with visit(browser, on_disk(site)) as opened:
        yield opened


@pytest.fixture
def search(window: Visit) -> Iterator[Page]:
    yield window.open("soeg.html")
    assert window.is_quiet(), (window.complaints, window.outside)


def _ask(page: Page, words: str) -> list[str]:
    """Type into the field as a reader does; give the titles found."""
    page.get_by_label("Ord, navn eller sagsnummer").fill(words)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"\?q="))
    expect(page.locator("#s-count")).not_to_be_empty()  # it has begun
    # It has read every part. (While it still says nothing it is hidden from sight, too.)
    expect(page.locator("#s-loading")).to_have_attribute("hidden", "")
    return page.locator("#s-results .found-title a").all_inner_texts()


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("fortøjningspæle oktober", "Pæle"),
        ("fortoejnings", "fortøjningspæle"),  # folded, and the first part of a compound
        ("FORTØJNINGSPELE", "fortøjningspæle"),  # a letter wrong
        ("08.00.00-P20-4-24", "08.00.00-P20-4-24"),
        ("per lund", "Per Lund"),
    ],
)
def test_what_is_asked_for_is_found(search: Page, query: str, title: str) -> None:
    titles = _ask(search, query)
    assert any(title in found for found in titles), titles
    expect(search.locator("#s-count")).to_have_text(f"{len(titles)} steder fundet")


def test_what_is_found_is_text(search: Page) -> None:
    assert any(HOSTILE in title for title in _ask(search, "asta"))
    assert not search.locator("#s-results img, #s-results script").count()


def test_a_result_leads_to_its_place(search: Page) -> None:
    _ask(search, "gæstesejlere opgørelse")
    search.locator("#s-results a").first.click()
    expect(search.locator(":target")).to_be_visible()
    expect(search.locator(":target")).to_contain_text(havn.NEVER)


def test_nothing_found_is_said(search: Page) -> None:
    assert _ask(search, "rumfart") == []
    expect(search.locator("#s-count")).to_contain_text("Intet fundet")
