"""From a request to the sentence that made it, and from its answer to the sentence that gave it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from sagsspor.graph.build import build
from sagsspor.reports.site import write_site
from tests.reports.browser.visits import PHONE, Visit, on_disk, visit

MINUTES = Path(__file__).parents[4] / "shared" / "minutes" / "naestved"


@pytest.fixture(scope="module")
def window(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visit]:
    """The follow-up site of the real minutes, on a phone."""
    if not MINUTES.is_dir():
        pytest.skip(f"the real minutes are not beside the repository: {MINUTES}")
    folder = tmp_path_factory.mktemp("real")
    assert not build([MINUTES], folder / "store").failed
    write_site(folder / "store", folder / "site")
    with visit(browser, on_disk(folder / "site"), width=PHONE) as opened:
        yield opened


def _request(window: Visit) -> Locator:
    page = window.open("opfoelgning.html")
    asked = page.locator("article.follow[data-asked='2024-06-11']")
    return asked.filter(has_text="mulighederne for at udvide kontrolgruppens arbejde")


def _target(page: Page) -> Locator:
    """Give the place the address names, which must be in sight and highlighted."""
    target = page.locator(":target")
    expect(target).to_be_in_viewport()
    assert target.evaluate("at => getComputedStyle(at).backgroundColor") != "rgba(0, 0, 0, 0)"
    return target


def _words(place: Locator) -> str:
    return " ".join(place.inner_text().split())


def test_one_click_from_the_request_to_its_sentence(window: Visit) -> None:
    asked = _request(window).locator(".asked")
    quote = _words(asked.locator("blockquote p"))
    asked.get_by_role("link", name="Se stedet i referatet").click()
    page = window.page
    expect(page.locator("h1")).to_contain_text("11. juni 2024")
    whose = page.locator(".document-name")
    assert "Beskæftigelses- og Rekrutteringsudvalget, 11. juni 2024" in whose.inner_text()
    box = whose.bounding_box()
    assert box is not None
    assert box["y"] == 0
    assert _words(_target(page)) == quote
    assert quote.startswith("Udvalget ønsker en sag på næste møde")
    assert window.is_quiet(), (window.complaints, window.outside)


def test_three_clicks_from_the_request_over_its_answer_to_the_decision(window: Visit) -> None:
    page = window.page
    answer = _request(window).locator(".answer")
    answer.get_by_role("link", name="Beslutning om udvidelse af Kontrolgruppen").click()
    expect(page.locator("h1")).to_contain_text("13. maj 2025")
    item = page.locator("article.item:target")
    assert "Beslutning om udvidelse af Kontrolgruppen" in _words(item.locator("h3"))
    item.locator(".decision").get_by_role("link", name="Se stedet i referatet").click()
    assert _words(_target(page)) == "Godkendt."
    before = page.locator(".text").evaluate(
        "text => { const range = document.createRange(); range.setStart(text, 0);"
        " range.setEndBefore(document.querySelector(':target')); return range.toString() }"
    )
    item_it_stands_under = before.rpartition("\nPunkt ")[2]
    assert item_it_stands_under.startswith("36: Beslutning om udvidelse af Kontrolgruppen")
    page.go_back()
    page.go_back()
    answer.get_by_role("link", name="Se stedet i referatet").click()
    assert _words(_target(page)) == "Godkendt."
    assert window.is_quiet(), (window.complaints, window.outside)
