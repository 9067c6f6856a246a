"""The index of the search: what is in it, and that every entry leads somewhere."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import unquote

from sagsspor.reports.search_index import PART, SNIPPET
from tests.reports import havn
from tests.reports.markup import parsed
from tests.reports.stores import files_of

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
