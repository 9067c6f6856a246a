"""A site whose lists are all too long for one page: the examples with the limits set low."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from urllib.parse import unquote

import pytest

from tests.reports import test_site
from tests.reports.markup import parsed


def test_every_link_leads_somewhere(long_site: Path) -> None:
    test_site.test_links_lead_somewhere_and_nowhere_else(long_site)


def test_every_page_is_sound(long_site: Path) -> None:
    test_site.test_every_page_is_accessible_in_its_bones(long_site)


@pytest.mark.parametrize(
    "pattern",
    [
        "moeder+*.html",
        "sager+*.html",
        "medlemmer+*.html",
        "om+dokumenter-*.html",
        "opfoelgning+[0-9]*.html",
        "opfoelgning+answered*.html",
        "sag/*+*.html",
        "moede/*+tekst-*.html",
        "medlem/*+fremmoede-*.html",
        "udvalg/*+moeder-*.html",
        "udvalg/*+anmodninger-*.html",
    ],
)
def test_there_are_further_pages_of_every_kind(pattern: str, long_site: Path) -> None:
    pages = list(long_site.glob(pattern))
    assert pages
    for path in pages:
        page = parsed(path.read_bytes())
        around = page.xpath("//nav[contains(@class, 'pager')]//a/@rel")
        assert {"prev", "next"} & set(around), path.name


def test_every_row_of_a_list_is_on_one_of_its_pages(long_site: Path, example_site: Path) -> None:
    for name in ("moeder", "sager", "medlemmer"):
        rows = "//table/tbody/tr/th//@href"
        whole = Counter(parsed((example_site / f"{name}.html").read_bytes()).xpath(rows))
        found = Counter(
            href
            for path in long_site.glob(f"{name}*.html")
            for href in parsed(path.read_bytes()).xpath(rows)
        )
        assert found == whole


def test_every_request_has_one_place(long_site: Path, example_site: Path) -> None:
    cards = "//article[@id]/@id"
    whole = parsed((example_site / "opfoelgning.html").read_bytes()).xpath(cards)
    found = [
        anchor
        for path in long_site.glob("opfoelgning*.html")
        for anchor in parsed(path.read_bytes()).xpath(cards)
    ]
    assert sorted(found) == sorted(whole)
    assert (long_site / "opfoelgning.csv").read_bytes() == (
        example_site / "opfoelgning.csv"
    ).read_bytes()


def test_the_filter_s_index_holds_every_request_with_its_place(long_site: Path) -> None:
    overview = parsed((long_site / "opfoelgning.html").read_bytes())
    form = overview.get_element_by_id("filter")
    rows = []
    for part in form.get("data-parts").split():
        found = re.fullmatch(
            r"sagssporFollowUps\.add\((\[.*\])\);\n", (long_site / part).read_text("utf-8"), re.S
        )
        assert found
        rows += json.loads(found[1])
    assert len(rows) == int(form.get("data-total"))
    for row in rows:
        page, _, anchor = row[-1].partition("#")
        assert (
            parsed((long_site / page).read_bytes()).get_element_by_id(unquote(anchor)) is not None
        )


def test_the_parts_of_a_text_are_the_whole_text(long_site: Path, example_site: Path) -> None:
    text = "string(//div[@class='text'])"
    split = {path.name.partition("+")[0] for path in long_site.glob("moede/*+tekst-*.html")}
    assert split
    for stem in split:
        pages = sorted(
            long_site.glob(f"moede/{stem}+tekst-*.html"),
            key=lambda path: int(path.stem.rpartition("-")[2]),
        )
        parts = [parsed(path.read_bytes()).xpath(text) for path in pages]
        first = parsed((long_site / "moede" / f"{stem}.html").read_bytes()).xpath(text)
        whole = parsed((example_site / "moede" / f"{stem}.html").read_bytes()).xpath(text)
        assert "".join([first, *parts]) == whole


def test_a_number_stays_with_its_request_while_others_come(long_site: Path) -> None:
    numbers = [int(path.stem.partition("+")[2]) for path in long_site.glob("opfoelgning+[0-9]*")]
    days: list[str] = []
    for number in sorted(numbers):
        page = parsed((long_site / f"opfoelgning+{number}.html").read_bytes())
        days += reversed(page.xpath("//article[@id]/@data-asked"))
    assert days == sorted(days)
