"""Each fact of a meeting's page leads to the words that say it."""

from __future__ import annotations

import re
from pathlib import Path

from tests.reports.markup import parsed

MEETING = "moede/bregnholt.byraadet.2024-12-17.html"


def test_every_fact_of_an_agenda_has_its_place(example_site: Path) -> None:
    page = parsed((example_site / MEETING).read_bytes())
    marks = {mark.get("id"): mark.text_content() for mark in page.xpath("//mark[@id]")}

    def words(link: str) -> str:
        assert link.rpartition("#")[0] in ("", f"../{MEETING}")
        return str(marks[link.rpartition("#")[2]])

    head = page.xpath("//main/dl//dd/a")
    told = {link.text_content(): words(link.get("href")) for link in head[:2]}
    assert told
    for said, found in told.items():
        assert re.sub(r"\W", "", said) == re.sub(r"\W", "", found)
    items = page.xpath("//article[@class='item']")
    assert len(items) == 8
    for item in items:
        assert item.xpath("./p[@class='item-meta']/a[@class='source']")
        for fact in (
            "./div[@class='decision']",
            ".//dl[contains(@class, 'votes')]/div",
            "./div[@class='dissent']",
            "./details/ul/li",
        ):
            for one in item.xpath(fact):
                places = one.xpath(".//a[@class='source']/@href")
                assert places, one.text_content()
                assert words(places[0])
    plans = page.xpath("//p[@class='note'][starts-with(., 'Planlagt')]//a[@class='source']/@href")
    assert plans
    assert all(re.search(r"\d", words(place)) for place in plans)
