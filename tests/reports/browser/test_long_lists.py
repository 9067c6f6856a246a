"""Lists over many pages in chromium: the filter over all of them, old addresses, every new kind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.reports.browser.axe import violations
from tests.reports.browser.visits import PHONE, Visit, on_disk, visit
from tests.reports.markup import parsed


@pytest.fixture(scope="module")
def window(browser: Browser, long_site: Path) -> Iterator[Visit]:
    with visit(browser, on_disk(long_site), width=PHONE, scheme="dark") as opened:
        yield opened


@pytest.fixture
def overview(window: Visit) -> Iterator[Page]:
    yield window.open("opfoelgning.html")
    assert window.is_quiet(), (window.complaints, window.outside)


@pytest.mark.parametrize(
    "pattern",
    [
        "moeder+*.html",
        "om+dokumenter-*.html",
        "opfoelgning.html",
        "opfoelgning+[0-9]*.html",
        "opfoelgning+answered*.html",
        "sag/*+*.html",
        "moede/*+tekst-*.html",
        "medlem/*+fremmoede-*.html",
        "udvalg/*+anmodninger-*.html",
        "udvalg/*+moeder-*.html",
    ],
)
def test_a_further_page(pattern: str, window: Visit, long_site: Path) -> None:
    largest = max(long_site.glob(pattern), key=lambda path: (path.stat().st_size, path.name))
    page = window.open(largest.relative_to(long_site).as_posix())
    assert page.locator("html").evaluate("at => at.scrollWidth - at.clientWidth") == 0
    assert violations(page) == ""
    assert window.is_quiet(), (window.complaints, window.outside)


def test_the_filter_finds_on_all_pages(overview: Page, long_site: Path) -> None:
    answered = len(
        parsed((long_site / "opfoelgning+answered.html").read_bytes()).xpath("//tbody/tr")
    )
    assert answered == 2  # the table has more pages; the filter knows them all
    overview.get_by_label("Status", exact=True).select_option("answered")
    rows = overview.locator("#f-rows tr")
    expect(rows.first).to_be_visible()
    count = rows.count()
    assert count > answered
    expect(overview.locator("#f-count")).to_contain_text(f"{count} af ")
    expect(overview.locator(".by-status").first).to_be_hidden()
    assert set(rows.locator(".badge").all_inner_texts()) == {"Besvaret"}
    rows.locator("a").last.click()
    expect(overview).to_have_url(re.compile(r"opfoelgning\+\d+\.html#a"))
    expect(overview.locator("article:target")).to_be_visible()


def test_the_filter_lets_go(overview: Page) -> None:
    overview.get_by_label("Ord", exact=True).fill("findes ikke i noget referat")
    expect(overview.locator("#f-count")).to_have_text(re.compile("^0 af"))
    overview.get_by_role("button", name="Nulstil").click()
    expect(overview.locator("#f-found")).to_be_hidden()
    expect(overview.locator(".by-status").first).to_be_visible()


def test_an_address_from_before_the_list_was_long_finds_the_request(
    window: Visit, long_site: Path
) -> None:
    anchor = parsed((long_site / "opfoelgning+1.html").read_bytes()).xpath("//article/@id")[0]
    page = window.open(f"opfoelgning.html#{anchor}")
    expect(page).to_have_url(re.compile(rf"opfoelgning\+1\.html#{anchor}$"))


def test_a_filter_can_be_linked_to(window: Visit) -> None:
    page = window.open("opfoelgning.html?status=answered")
    expect(page.locator("#f-rows tr").first).to_be_visible()


def test_without_scripts_every_request_is_reached_by_links(
    browser: Browser, long_site: Path
) -> None:
    with visit(browser, on_disk(long_site), scripts=False) as plain:
        page = plain.open("opfoelgning.html")
        page.get_by_role("link", name=re.compile("^Side 1:")).click()
        expect(page.locator("article.follow").first).to_be_visible()
        page.locator("a[rel=prev]").first.click()
        expect(page).to_have_url(re.compile(r"opfoelgning\+2\.html$"))
