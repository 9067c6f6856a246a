"""The page that explains a document: what it shows, what it hides, and that it stands alone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sagsspor.nlp.reading import read_bytes
from sagsspor.nlp.text.source import Source
from sagsspor.reports.explain import explain
from tests.reports.markup import parsed

MINUTES = """Byrådet i Rørlev Kommune
Referat
Mødedato: 4. marts 2021
Mødested: Byrådssalen
En linje i hovedet, som ingen regel bruger

1. Ny skole i <Vestby> & omegn
Sagsnr. 21/1234
Sagsfremstilling
Der er behov for en ny skole.
Byens puls
Godkendt.
Beslutning
Godkendt.

2. Cykelsti langs Åvej
Sagsnr. 21/1235
Sagsfremstilling
Stien er 3 km lang.
Byens puls
Drøftet.
Beslutning
Udsat til næste møde.
"""


def _source(text: str = MINUTES) -> Source:
    return read_bytes(text.encode(), "roerlev.txt")


def _rows(html: str) -> dict[str, str]:
    page = parsed(html)
    found = {}
    for row in page.xpath("//ol[@class='text']/li"):
        text = row.xpath("string(span[@class='line'])").strip()
        found[text] = row.get("class")
    return found


def test_lines_have_the_part_they_were_read_as() -> None:
    rows = _rows(explain(_source()))
    assert rows["Mødested: Byrådssalen"] == "r-head_field"
    assert rows["En linje i hovedet, som ingen regel bruger"] == "r-unused"
    assert rows["1. Ny skole i <Vestby> & omegn"] == "r-title"
    assert rows["Stien er 3 km lang."] == "r-case"
    assert rows["Udsat til næste møde."] == "r-decision"


def test_a_label_the_vocabulary_lacks_comes_with_the_line_that_mends_it(tmp_path: Path) -> None:
    page = parsed(explain(_source()))
    assert page.xpath("string(//pre)") == '[section.decision]\nwords = ["Byens puls"]'
    mine = tmp_path / "mine.toml"
    mine.write_text('[section.summary]\nwords = ["Byens puls"]\n', "utf-8")
    assert not parsed(explain(_source(), vocabulary_file=mine)).xpath("//pre")


def test_the_record_stands_beside_the_text_and_says_what_found_it() -> None:
    html = explain(_source(), lang="en")
    page = parsed(html)
    item = page.xpath("//section[contains(@aria-label, 'Cykelsti')]")[0]
    values = [value.text_content() for value in item.xpath(".//dl//dd")]
    assert {"21/1235", "Udsat til næste møde."} <= set(values)
    assert ["rule (sagsspor/0.1.0)", "100 %"] in [
        [cell.text_content() for cell in row.xpath("td")[2:]] for row in page.xpath("//tbody/tr")
    ]


def test_no_script_no_request_nothing_unescaped() -> None:
    html = explain(_source())
    assert "<Vestby>" not in html
    assert "default-src 'none'; style-src 'sha256-" in html
    assert not re.search(r"<script|src=|href=|url\(|@import|https?:", html)


@pytest.mark.parametrize("text", ["", "Hej.\n", "Beslutning\n" * 3])
def test_a_text_that_is_no_minutes_gives_a_page(text: str) -> None:
    assert "<h1>roerlev.txt</h1>" in explain(_source(text or "x"))


def test_codes_are_written_as_words() -> None:
    text = MINUTES.replace("Sagsnr. 21/1234", "Politisk behandling\nKulturudvalget (godkender)", 1)
    for lang, words in (("da", ("Referat", "godkender")), ("en", ("Minutes", "approves"))):
        page = parsed(explain(_source(text), lang=lang))
        values = " · ".join(value.text_content() for value in page.xpath("//dl//dd"))
        assert all(word in values for word in words)
