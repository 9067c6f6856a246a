"""The search: what is in its index, and what chromium finds with it from disk."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

import pytest

from sagsspor.reports.search_index import PART, SNIPPET
from tests.reports import havn
from tests.reports.markup import parsed
from tests.reports.stores import files_of
from tests.reports.test_browser import _run

HOSTILE = 'Asta <img src=x onerror=alert(1)> "Bro"'
BREAKING = "Pæle</script><script>alert(1)</script>\u2028];alert(2)//"


def rows_of(site: dict[str, str]) -> list[list[str]]:
    """Give every row of the index, in the order the search page loads the parts."""
    form = parsed(site["soeg.html"]).get_element_by_id("search")
    rows: list[list[str]] = []
    for part in form.get("data-parts").split():
        found = re.fullmatch(r"sagssporSearch\.add\((\[.*\])\);\n", site[part], re.S)
        assert found, part
        rows += json.loads(found[1])
    return rows


def test_everything_can_be_found_under_its_kind() -> None:
    rows = rows_of(files_of(havn.minutes(), "2024-10-08"))
    kinds = {row[0] for row in rows}
    assert kinds == {"case", "item", "decision", "request", "member", "body", "meeting"}
    asked = next(row for row in rows if row[0] == "request" and row[2] == havn.ASKED)
    assert asked[1] == "Fortøjningspæle i havnen"
    assert asked[3:5] == ["Havneudvalget", "2024-06-04"]


def test_every_entry_leads_to_an_anchor_that_is_there() -> None:
    site = files_of(havn.minutes(), "2024-10-08")
    ids = {name: set(parsed(site[name]).xpath("//@id")) for name in site if name[-5:] == ".html"}
    for row in rows_of(site):
        page, _, anchor = row[5].partition("#")
        assert page in ids
        assert not anchor or unquote(anchor) in ids[page], row
        assert row[0] in {"case", "member", "body", "meeting"} or anchor, row


def test_nothing_in_a_title_can_end_a_part() -> None:
    site = files_of(havn.minutes(HOSTILE, BREAKING), "2024-10-08")
    assert any(row[1] == HOSTILE for row in rows_of(site))
    assert not any("\u2028" in content for name, content in site.items() if name[:5] == "soeg/")


def test_later_minutes_leave_the_parts_of_earlier_years_alone() -> None:
    parts = [
        {name: text for name, text in files_of(havn.minutes(), day).items() if name[:5] == "soeg/"}
        for day in ("2024-06-04", "2024-10-08")
    ]
    assert {"soeg/navne-1.js", "soeg/2024-1.js"} <= parts[1].keys()
    assert "Nye fortøjningspæle" not in parts[0]["soeg/2024-1.js"]
    assert "Nye fortøjningspæle" in parts[1]["soeg/2024-1.js"]


def test_no_part_is_large(example_site: Path) -> None:
    longest = SNIPPET * 8  # a row holds a title too, which nothing cuts
    for part in (example_site / "soeg").iterdir():
        assert len(part.read_text("utf-8")) < PART + longest


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The two invented meetings' site on disk, with hostile names."""
    out = tmp_path_factory.mktemp("havn")
    for name, text in files_of(havn.minutes(HOSTILE, BREAKING), "2024-10-08").items():
        (out / name).parent.mkdir(parents=True, exist_ok=True)
        (out / name).write_text(text, "utf-8")
    return out


def _searched(site: Path, query: str, profile: Path) -> Any:
    found = _run(f"{(site / 'soeg.html').as_uri()}?q={quote(query)}", profile, "--dump-dom")
    assert "CONSOLE" not in found.stderr
    return parsed(found.stdout)


CHROMIUM = pytest.mark.skipif(
    shutil.which("chromium") is None, reason="chromium is not installed (Debian's package chromium)"
)


@CHROMIUM
@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("fortøjningspæle oktober", "Fortøjningspæle"),
        ("fortoejnings", "fortøjningspæle"),  # folded, and the first part of a compound
        ("FORTØJNINGSPELE", "fortøjningspæle"),  # a letter wrong
        ("08.00.00-P20-4-24", "08.00.00-P20-4-24"),
        ("per lund", "Per Lund"),
    ],
)
def test_chromium_finds(query: str, title: str, tmp_path: Path) -> None:
    site = files_of(havn.minutes(), "2024-10-08")
    for name, text in site.items():
        (tmp_path / "s" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "s" / name).write_text(text, "utf-8")
    page = _searched(tmp_path / "s", query, tmp_path / "profile")
    titles = [link.text_content() for link in page.xpath("//ol[@id='s-results']//a")]
    assert any(title in found for found in titles), titles
    count = page.get_element_by_id("s-count").text_content()
    assert count.startswith(f"{len(titles)} sted")


@CHROMIUM
def test_what_is_found_is_text(written: Path, tmp_path: Path) -> None:
    page = _searched(written, "asta", tmp_path)
    found = page.get_element_by_id("s-results")
    assert HOSTILE in found.text_content()
    assert not found.xpath(".//img | .//script")


@CHROMIUM
def test_nothing_found_is_said(written: Path, tmp_path: Path) -> None:
    page = _searched(written, "rumfart", tmp_path)
    assert page.get_element_by_id("s-count").text_content().startswith("Intet fundet")
