"""A site of long lists walked: from page to page, and from the filter to a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.reports.browser.visits import PHONE, Visit, on_disk, visit


@pytest.fixture(scope="module")
def window(browser: Browser, long_site: Path) -> Iterator[Visit]:
    with visit(browser, on_disk(long_site), width=PHONE) as opened:
        yield opened


@pytest.fixture
def visited(window: Visit) -> Iterator[Visit]:
    yield window
    assert window.is_quiet(), (window.complaints, window.outside)


def test_the_pager_goes_on_and_back(visited: Visit) -> None:
    page = visited.open("moeder.html")
    first = page.locator("tbody th").first.inner_text()
    page.locator(".pager a[rel=next]").first.click()
    expect(page.locator("tbody th").first).not_to_have_text(first)
    page.locator(".pager a[rel=prev]").first.click()
    expect(page.locator("tbody th").first).to_have_text(first)


def test_from_the_filter_to_a_request_and_its_sentence(visited: Visit) -> None:
    page = visited.open("opfoelgning.html")
    every = int(page.locator("#filter").get_attribute("data-total") or 0)
    page.get_by_label("Slags", exact=True).select_option("commitment")
    rows = page.locator("#f-rows tr")
    expect(rows.first).to_be_visible()
    assert 0 < rows.count() < every
    expect(page.locator("#f-count")).to_have_text(f"{rows.count()} af {every} vises")
    words = rows.last.get_by_role("link").inner_text()
    rows.last.get_by_role("link").click()
    request = page.locator("article.follow:target")
    expect(request).to_be_visible()
    assert words in request.inner_text()
    request.locator(".asked").get_by_role("link", name="Se stedet i referatet").click()
    expect(page.locator("mark:target")).to_be_visible()
    assert words.startswith(" ".join(page.locator("mark:target").inner_text().split()))
