"""The network: its picture, and the tables that say the same."""

from __future__ import annotations

from typing import Any

import pytest

from sagsspor.reports import network_page
from tests.reports import havn
from tests.reports.markup import parsed
from tests.reports.stores import files_of

ASTA, PER, BODY = "Asta Bro", "Per Lund", "Havneudvalget"
CASE = "08.00.00-P20-4-24 Nye fortøjningspæle"


def _page(text: str) -> Any:
    return parsed(text)


def _lines(page: Any) -> dict[tuple[str, str], str]:
    """Give the years of every line of the picture by the names of its ends."""
    names = {node.get("id"): node.get("aria-label") for node in page.xpath("//*[@data-kind]")}
    edges = page.xpath("//*[@data-from]")
    return {
        (names[edge.get("data-from")], names[edge.get("data-to")]): edge.get("data-years")
        for edge in edges
    }


def _table(page: Any, section: str) -> dict[str, list[str]]:
    rows = page.xpath(f"//section[@aria-labelledby='{section}']//tbody/tr")
    return {
        row.xpath("string(th)").strip(): [
            " ".join(cell.text_content().split()) for cell in row.xpath("td")
        ]
        for row in rows
    }


def test_the_picture_and_the_tables_say_who_meets_whom() -> None:
    page = _page(files_of(havn.minutes(), "2024-10-08")["netvaerk.html"])
    assert _lines(page) == {
        (ASTA, BODY): "2024",
        (PER, BODY): "2024",
        (BODY, CASE): "2024",
        (ASTA, CASE): "2024",  # a dissent
        (PER, CASE): "2024",  # a vote against
    }
    # The June minutes tell that the case had been up in March.
    assert _table(page, "net-udvalg") == {BODY: [f"{ASTA} (2), {PER} (1)", f"{CASE} (3)"]}
    assert _table(page, "net-medlemmer")[PER] == [f"{BODY} (1)", f"{CASE} (1)"]
    assert _table(page, "net-sager")[CASE] == [f"{BODY} (3)", f"{ASTA} (1), {PER} (1)"]


def test_every_node_leads_to_its_page() -> None:
    site = files_of(havn.minutes(), "2024-10-08")
    hrefs = [node.get("href") for node in _page(site["netvaerk.html"]).xpath("//*[@data-kind]")]
    assert hrefs
    assert site.keys() >= set(hrefs)


def test_what_is_left_out_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(network_page.MOST, "member", 1)
    page = _page(files_of(havn.minutes(), "2024-10-08")["netvaerk.html"])
    assert "1 af 2 vises" in page.xpath("string(//ul[@class='plain-inline'])")
    assert [node.get("aria-label") for node in page.xpath("//*[@data-kind='member']")] == [ASTA]
    assert list(_table(page, "net-medlemmer")) == [ASTA]


def test_a_long_name_is_broken_and_cut() -> None:
    lines = network_page._lines
    assert lines("Beskæftigelses- og Rekrutteringsudvalget", 32, 2) == (
        "Beskæftigelses- og",
        "Rekrutteringsudvalget",
    )
    assert lines("x" * 50, 10, 1) == ("xxxxxxxxx…",)
    assert lines("Havn og bad og sti og bro", 11, 2) == ("Havn og bad", "og sti og…")
