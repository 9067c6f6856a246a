"""The follow-up list in use: filtered, sorted, as CSV, on paper, and without scripts."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdfium2 import PdfDocument  # type: ignore[import-untyped]

from tests.reports.browser.kinds import KINDS, Kind
from tests.reports.browser.visits import Visit, on_disk, visit

LIST = "opfoelgning.html"
ROW = "article.follow"


@pytest.fixture(scope="module")
def window(browser: Browser, example_site: Path) -> Iterator[Visit]:
    with visit(browser, on_disk(example_site)) as opened:
        yield opened


@pytest.fixture
def follow_up(window: Visit) -> Iterator[Page]:
    yield window.open(LIST)
    assert window.is_quiet(), (window.complaints, window.outside)


def _shown(page: Page, key: str, inside: str = "") -> list[str]:
    rows = page.locator(f"{inside} {ROW}:visible")
    return list(rows.evaluate_all("(rows, key) => rows.map(row => row.dataset[key])", key))


@pytest.mark.parametrize(
    ("field", "key", "value"),
    [
        ("Status", "status", "answered"),
        ("Status", "status", "overdue"),
        ("Udvalg", "body", "Teknik- og Miljøudvalget"),
        ("Hvem", "asker", "person"),
        ("Hvem", "who", "=Anders Lynghede"),
        ("Slags", "kind", "commitment"),
    ],
)
def test_a_choice_keeps_what_has_it(follow_up: Page, field: str, key: str, value: str) -> None:
    before = _shown(follow_up, key)
    follow_up.get_by_label(field, exact=True).select_option(value)
    value = value.removeprefix("=")
    assert _shown(follow_up, key) == [one for one in before if one == value]
    assert 0 < before.count(value) < len(before)
    count = expect(follow_up.locator("#f-count"))
    count.to_have_text(f"{before.count(value)} af {len(before)} vises")
    follow_up.get_by_role("button", name="Nulstil").click()
    count.to_have_text(f"{len(before)} af {len(before)} vises")
    assert _shown(follow_up, key) == before


def test_a_count_on_a_body_s_page_leads_to_those_requests(window: Visit) -> None:
    page = window.open("udvalg/bregnholt.byraadet.html")
    tile = page.locator(".tile-answered a")
    count = int(tile.locator(".tile-number").inner_text())
    tile.click()
    expect(page.locator("#f-count")).to_have_text(re.compile(rf"^{count} af "))
    assert _shown(page, "status") == ["answered"] * count
    assert _shown(page, "body") == ["Byrådet"] * count
    assert window.is_quiet(), (window.complaints, window.outside)


def test_a_period_keeps_what_was_asked_in_it(follow_up: Page) -> None:
    follow_up.get_by_label("Fra", exact=True).fill("2023-06-01")
    follow_up.get_by_label("Til", exact=True).fill("2023-12-31")
    asked = _shown(follow_up, "asked")
    assert asked
    assert all("2023-06-01" <= day <= "2023-12-31" for day in asked)


def test_words_keep_what_says_them_all(follow_up: Page) -> None:
    row = follow_up.locator(ROW).last
    words = row.locator("blockquote p").first.inner_text().split()
    follow_up.get_by_label("Ord", exact=True).fill(f"{words[-1].upper()} {words[1]}")
    expect(row).to_be_visible()
    follow_up.get_by_label("Ord", exact=True).fill("ordetfindesikke")
    assert _shown(follow_up, "status") == []
    assert follow_up.locator("section.group:visible").count() == 0


@pytest.mark.parametrize(
    ("order", "key", "falling"),
    [
        ("Nyeste først", "asked", True),
        ("Ældste først", "asked", False),
        ("Frist først", "due", False),
    ],
)
def test_an_order_holds_within_each_status(
    follow_up: Page, order: str, key: str, falling: bool
) -> None:
    follow_up.get_by_label("Rækkefølge").select_option(label=order)
    statuses = set(_shown(follow_up, "status"))
    assert len(statuses) > 1
    for status in statuses:
        keys = _shown(follow_up, key, f"section[aria-labelledby=status-{status}]")
        given = [one or "9999" for one in keys]
        assert given == sorted(given, reverse=falling)


def test_the_list_as_csv_has_every_request(follow_up: Page) -> None:
    with follow_up.expect_download() as wait:
        follow_up.get_by_role("link", name="Hent listen som CSV").click()
    text = wait.value.path().read_text("utf-8-sig")
    rows = list(csv.DictReader(text.splitlines(), delimiter=";"))
    quotes = follow_up.locator(f"{ROW} .asked blockquote p").all_inner_texts()
    assert [row["Ordene"].split() for row in rows] == [quote.split() for quote in quotes]


def test_on_paper_every_request_stands_and_no_menu(
    follow_up: Page, browser: Browser, tmp_path: Path
) -> None:
    quotes = follow_up.locator(f"{ROW} blockquote p").all_inner_texts()
    printed = _printed(follow_up, tmp_path)
    assert all("".join(quote.split()) in printed for quote in quotes)
    for only_on_screen in ("Nulstil", "HentlistensomCSV", "Omsiden", "Sestedet"):
        assert only_on_screen not in printed


def test_on_paper_nothing_is_folded_away(window: Visit, tmp_path: Path) -> None:
    page = window.open("sag/bregnholt.82.00.00-P20-1-23.html")
    amounts = page.locator("details:not([open]).amounts li")
    assert amounts.count() > 3
    printed = _printed(page, tmp_path)
    for amount in amounts.all():
        assert "".join((amount.text_content() or "").split()) in printed


def _printed(page: Page, folder: Path) -> str:
    """Print a page; give its text without white space."""
    paper = folder / "page.pdf"
    page.pdf(path=paper, format="A4")
    document = PdfDocument(paper)
    pages = [sheet.get_textpage().get_text_bounded() for sheet in document]
    document.close()
    return "".join("".join(pages).split())


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_page_without_scripts(kind: Kind, browser: Browser, example_site: Path) -> None:
    with visit(browser, on_disk(example_site), scripts=False) as window:
        page = window.open(kind.page(example_site))
        assert page.locator("h1").is_visible()
        assert page.locator("main").inner_text().count("\n") > 3
        if kind.name == "follow-up":
            assert page.locator(ROW).count() == page.locator(f"{ROW}:visible").count() > 9
            assert not page.locator("#filter").is_visible()
        assert window.is_quiet(), (window.complaints, window.outside)
