from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest

from sagsspor.errors import StoreError
from sagsspor.graph.build import build
from sagsspor.reports.site import write_site
from tests.reports import havn
from tests.reports.markup import parsed, text_of
from tests.reports.stores import files_of

EXAMPLES = Path(__file__).parents[2] / "examples"
HOSTILE = 'Asta <script>alert(1)</script> "Bro" & {{ 7*7 }}'
JUNE = "moede/lillerup.havneudvalget.2024-06-04.html"
OCTOBER = "moede/lillerup.havneudvalget.2024-10-08.html"
MARCH = "moede/lillerup.havneudvalget.2024-03-12.html"
CASE = "sag/lillerup.08.00.00-P20-4-24.html"


@pytest.fixture(scope="module")
def site() -> dict[str, str]:
    return files_of(havn.minutes(), "2024-10-08")


def _pages(site: Path) -> Iterator[tuple[Path, Any]]:
    for path in sorted(site.rglob("*.html")):
        yield path, parsed(path.read_bytes())


def test_there_is_a_page_for_each_thing(site: dict[str, str]) -> None:
    assert {CASE, JUNE, OCTOBER, MARCH} <= site.keys()
    assert {
        "index.html",
        "opfoelgning.html",
        "medlem/lillerup.asta-bro.html",
        "udvalg/lillerup.havneudvalget.html",
        "om.html",
    } <= site.keys()


def test_the_follow_up_list_says_who_when_what_and_what_became_of_it(site: dict[str, str]) -> None:
    page = parsed(site["opfoelgning.html"])
    rows = page.xpath("//article[contains(@class,'follow')]")
    assert [row.get("data-status") for row in rows] == ["overdue", "answered"]
    overdue, answered = (" ".join(row.text_content().split()) for row in rows)
    assert havn.NEVER in overdue
    assert "8 dage over fristen" in overdue
    assert "Intet svar fundet" in overdue
    for words in (
        havn.ASKED,
        "Anmodning af Havneudvalget",
        "4. juni 2024",
        "1. oktober 2024 til 31. oktober 2024",
        "Punkt 21: Nye fortøjningspæle",
        "8. oktober 2024",
        "efter 126 dage",
        "Godkendt. Per Lund stemte imod.",
    ):
        assert words in answered


def test_every_quote_leads_to_its_words_highlighted(site: dict[str, str]) -> None:
    page = parsed(site["opfoelgning.html"])
    for row in page.xpath("//article//blockquote"):
        target, _, anchor = row.xpath(".//a/@href")[0].partition("#")
        mark = parsed(site[target]).get_element_by_id(anchor)
        assert mark.tag == "mark"
        assert mark.text_content().split() == row.xpath("./p")[0].text_content().split()


def test_the_case_s_trail_in_time_order(site: dict[str, str]) -> None:
    page = parsed(site[CASE])
    steps = page.xpath("//ol[@class='trail']/li")
    assert [step.xpath("./p/time/@datetime")[0] for step in steps] == [
        "2024-03-12",
        "2024-06-04",
        "2024-10-08",
    ]
    march, june, october = (" ".join(step.text_content().split()) for step in steps)
    assert "Kendt kun af omtale" in march
    assert "På mødet den 12. marts 2024 (sag 3) fik udvalget en orientering." in march
    assert havn.ASKED in june
    assert "Kendt kun af omtale" not in june
    assert "Svar på: Anmodning, 4. juni 2024 efter 126 dage" in october
    assert len(page.xpath("//*[local-name()='path'][@class='arc']")) == 1


def test_amounts_stand_with_their_sentence_and_lead_to_their_place(site: dict[str, str]) -> None:
    _, june, october = parsed(site[CASE]).xpath("//ol[@class='trail']/li")
    named = june.xpath(".//details[@class='amounts']//li")
    assert [" ".join(one.text_content().split()) for one in named] == [
        "1,2 mio. kr., 300.000 kr.: Pælene koster 1,2 mio. kr., og driften 300.000 kr. om året."
    ]
    for link in named[0].xpath(".//a"):
        target, _, anchor = link.get("href").removeprefix("../").partition("#")
        mark = parsed(site[target]).get_element_by_id(anchor)
        assert mark.text_content() == link.text_content()
        assert "m-money" in mark.get("class")
    assert not october.xpath(".//details[@class='amounts']")


def test_the_case_says_first_what_was_asked_for(site: dict[str, str]) -> None:
    page = parsed(site[CASE])
    first = page.xpath("//main//section")[0]
    assert havn.ASKED in first.text_content()
    assert "Svar 8. oktober 2024, efter 126 dage" in " ".join(first.text_content().split())


def test_a_member_s_parties_dissents_and_attendance(site: dict[str, str]) -> None:
    asta = text_of(site["medlem/lillerup.asta-bro.html"])
    assert "Asta Bro tager forbehold for prisen." in asta
    assert re.search(r"Uden for partierne \(UFP\).*4\. juni 2024.*Socialdemokrat", asta)
    per = text_of(site["medlem/lillerup.per-lund.html"])
    assert "1 af 2 møder" in per
    assert "Imod" in per


def test_seats_parties_and_attendance_lead_to_the_lines_that_show_them(
    site: dict[str, str],
) -> None:
    page = parsed(site["medlem/lillerup.asta-bro.html"])
    seat = page.xpath("//section[@aria-labelledby='pladser']//tbody/tr")
    assert [" ".join(row.text_content().split()) for row in seat] == [
        "Havneudvalget4. juni 20248. oktober 20242"
    ]
    facts = page.xpath("//tbody//a[contains(@href, '#e')]/@href")
    said = []
    for href in facts:
        target, _, anchor = href.removeprefix("../").partition("#")
        said.append(parsed(site[target]).get_element_by_id(anchor).text_content())
    assert said == [
        *("Asta Bro (UFP)", "Asta Bro (UFP)", "Asta Bro (A)", "Asta Bro (A)"),  # parties
        *("Asta Bro (UFP)", "Asta Bro (A)"),  # the seat
        *("Asta Bro (A)", "Asta Bro (UFP)"),  # attendance
    ]


def test_a_meeting_known_only_by_reference_says_so(site: dict[str, str]) -> None:
    page = text_of(site[MARCH])
    assert "Mødets referat er ikke indlæst" in page
    assert "Punkt 7: Fortøjningspæle i havnen" in page


def test_only_meetings_up_to_the_date_count() -> None:
    site = files_of(havn.minutes(), "2024-09-15")
    assert OCTOBER not in site
    page = parsed(site["opfoelgning.html"])
    rows = page.xpath("//article[contains(@class,'follow')]")
    assert [row.get("data-status") for row in rows] == ["open", "open"]
    assert "Per Lund stemte imod" not in "".join(site.values())


def test_hostile_names_and_titles_aretext_of() -> None:
    site = files_of(havn.minutes(HOSTILE, "<img src=x onerror=alert(1)> & 'sag'"), "2024-10-08")
    for name, content in site.items():
        if name.endswith(".html"):
            page = parsed(content)
            scripts = page.xpath("//script")
            assert all(script.get("src") and not script.text for script in scripts)
            assert not page.xpath("//img")
            assert not page.xpath("//@*[starts-with(name(), 'on')]")
    june = text_of(site[JUNE])
    assert "<img src=x onerror=alert(1)> & 'sag'" in june
    assert "<script>alert(1)</script>" in june
    assert "{{ 7*7 }}" in june


def test_the_csv_holds_no_formulas(site: dict[str, str]) -> None:
    lines = site["opfoelgning.csv"].split("\r\n")
    assert lines[0].startswith("Status;Slags;Dato")
    assert len(lines) == 4
    record = files_of(havn.minutes("=HYPERLINK(1)", "=1+1"), "2024-10-08")["opfoelgning.csv"]
    assert not re.search(r"(^|;)[=+@-]", record, re.M)


def test_english_pages_are_english() -> None:
    site = files_of(havn.minutes(), "2024-10-08", lang="en")
    page = parsed(site["opfoelgning.html"])
    assert page.get("lang") == "en"
    assert "No answer found in the minutes loaded." in text_of(site["opfoelgning.html"])
    assert "4 June 2024" in text_of(site["opfoelgning.html"])
    own = page.xpath("//text()[not(ancestor::*[@lang='da'])]")
    assert not [text for text in own if re.search(r"[æøåÆØÅ]", text) and "udvalg" not in text]


def test_the_same_records_give_the_same_bytes(site: dict[str, str]) -> None:
    assert files_of(havn.minutes(), "2024-10-08") == site
    assert files_of(havn.minutes()[::-1], "2024-10-08") == site


def test_links_lead_somewhere_and_nowhere_else(example_site: Path) -> None:
    ids: dict[Path, set[str]] = {}
    links: list[tuple[Path, str]] = []
    for path, page in _pages(example_site):
        found = page.xpath("//@id")
        assert len(found) == len(set(found)), f"{path.name} has an id twice"
        ids[path] = set(found)
        links += [(path, link) for link in page.xpath("//@href | //@src")]
    for path, link in links:
        parts = urlsplit(link)
        assert not parts.scheme, f"{path.name} leads out: {link}"
        assert not parts.netloc
        target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
        assert target.is_file(), f"{path.name}: {link}"
        if parts.fragment:
            assert unquote(parts.fragment) in ids[target], f"{path.name}: {link}"


def test_every_page_is_accessible_in_its_bones(example_site: Path) -> None:
    for path, page in _pages(example_site):
        assert page.get("lang") == "da"
        assert (
            page.xpath("//title")[0]
            .text.strip(" –")
            .startswith(tuple("ABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅ0123456789"))
        )
        assert len(page.xpath("//h1")) == 1, path.name
        assert page.xpath("//a[@class='skip']/@href") == ["#indhold"]
        assert page.xpath("//main[@id='indhold']")
        assert all(table.xpath("./caption") for table in page.xpath("//table"))
        assert not page.xpath("//th[not(@scope)]")
        assert not page.xpath("//select[not(@id)] | //input[not(@id)]")
        for svg in page.xpath("//*[local-name()='svg'][not(@aria-hidden)]"):
            assert svg.xpath("./*[local-name()='title']")
            assert svg.xpath("./*[local-name()='desc']")
        policy = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
        assert policy.startswith("default-src 'none'")
        assert "http" not in policy
        assert "unsafe" not in policy
        assert not page.xpath("//@style")


def test_a_second_run_writes_nothing_and_removes_what_is_gone(
    example_store: Path, tmp_path: Path
) -> None:
    out = tmp_path / "report"
    first = write_site(example_store, out)
    assert first.written > 50
    again = write_site(example_store, out)
    assert (again.written, again.removed, again.unchanged) == (0, 0, first.written)
    early = write_site(example_store, out, as_of="2023-06-20")
    assert early.removed > 0
    assert "2024" not in "".join(path.name for path in out.rglob("*.html"))
    assert early.index.is_file()


def test_no_store_is_said_plainly(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no store"):
        write_site(tmp_path / "none", tmp_path / "out", as_of=date(2024, 1, 1))


def test_the_front_page_says_what_is_overdue_answered_and_expected() -> None:
    def section(site: dict[str, str], name: str) -> str:
        page = parsed(site["index.html"])
        found = page.xpath(f"//section[@aria-labelledby='{name}']")[0]
        return " ".join(found.text_content().split())

    then = files_of(havn.minutes(), "2024-09-15")
    assert "Intet er over fristen." in section(then, "overskredet")
    assert "Intet blev besvaret" in section(then, "besvaret")
    assert re.search(
        r"30\. september 2024 .*gæstesejlere.*31\. oktober 2024 .*fortøjningspæle",
        section(then, "ventes"),
    )
    now = files_of(havn.minutes(), "2024-10-08")
    assert havn.NEVER in section(now, "overskredet")
    assert "8 dage over fristen" in section(now, "overskredet")
    assert havn.ASKED in section(now, "besvaret")
    assert "Punkt 21: Nye fortøjningspæle" in section(now, "besvaret")
    assert "har en dato foran sig" in section(now, "ventes")


def test_a_request_that_is_told_again_is_counted_once_on_every_page(example_site: Path) -> None:
    follow_ups = parsed((example_site / "opfoelgning.html").read_bytes())
    asked = len(follow_ups.xpath("//article[contains(@class,'follow')]"))
    meetings = parsed((example_site / "moeder.html").read_bytes())
    counts = meetings.xpath("//tbody/tr/td[last()]/text()")
    assert sum(int(count) for count in counts) == asked


def test_the_site_counts_what_the_build_counts(example_store: Path, example_site: Path) -> None:
    report = build([EXAMPLES], example_store)  # unchanged: it only counts
    about = parsed((example_site / "om.html").read_bytes())
    names = [name.text_content() for name in about.xpath("//dl//dt")]
    values = [value.text_content().replace(".", "") for value in about.xpath("//dl//dd")]
    counts = {name: int(value) for name, value in zip(names, values, strict=True)}
    assert counts["Indlæste dokumenter"] == report.documents
    assert counts["Anmodninger og tilsagn"] == report.requests
    assert counts["Sammenhænge mellem møder"] == report.links
    assert counts["Oplysninger med belæg"] == report.facts


def test_a_standing_case_is_called_by_its_standing_items(example_site: Path) -> None:
    """Its newest item would call it "Underskriftsark"."""
    cases = parsed((example_site / "sager.html").read_bytes())
    names = {row.text_content(): row.get("href") for row in cases.xpath("//tbody//th//a")}
    assert "Evaluering af hastighedsdæmpningen på Møllevangsvej" in names
    page = names["Godkendelse af dagsorden, Meddelelser, Underskriftsark"]
    assert page == "sag/bregnholt.00.22.02-P35-1-22.html"
    assert "Godkendelse af dagsorden, Meddelelser" in text_of((example_site / page).read_text())
