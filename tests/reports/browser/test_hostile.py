"""Names, titles, bodies and files that mean harm are shown as text, and break no page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.reports import havn
from tests.reports.browser.visits import PHONE, Visit, on_disk, visit
from tests.reports.markup import parsed
from tests.reports.stores import files_of, written

MARKUP = """<img src=x onerror="document.title='ran'">"""
SCRIPT = """</script><script>document.title="ran"</script>"""
QUOTES = "\"' onfocus=\"document.title='ran'\" autofocus x='{{ 7*7 }}"
TURNED = "\u202eneder\u2066 mod \u202dvenstre\u202b"
LONG = "Donaudampskibsfartselektricitetshovedværkbygningsunderbefuldmægtigede" * 3

SITES = {
    "markup": havn.minutes(f"Asta {MARKUP}", SCRIPT, f"Havn {QUOTES}", "ref<b>erat"),
    "quotes": havn.minutes(f"Asta {QUOTES}", MARKUP, f"Havn {SCRIPT}", "re\"fe'rat"),
    "turned": havn.minutes(f"Asta {TURNED}", f"Pæle {TURNED}", f"Havn {TURNED}", f"re{TURNED}"),
    "long": havn.minutes(f"Asta {LONG}", LONG, LONG, LONG),
}


@pytest.fixture(scope="module", params=SITES)
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(files_of(SITES[request.param], "2024-10-08"), tmp_path_factory)


@pytest.fixture(scope="module")
def window(site: Path, browser: Browser) -> Iterator[Visit]:
    with visit(browser, on_disk(site), width=PHONE) as opened:
        yield opened


def test_every_page_is_whole_and_quiet(site: Path, window: Visit) -> None:
    for path in sorted(site.rglob("*.html")):
        name = path.relative_to(site).as_posix()
        title = parsed(path.read_bytes()).findtext(".//title")
        page = window.open(name)
        assert page.locator("h1").count() == 1
        assert " ".join(page.title().split()) == " ".join(title.split()), name
        over = page.locator("html").evaluate("at => at.scrollWidth - at.clientWidth")
        assert over == 0, f"{name} is {over} px too wide"
    assert window.is_quiet(), (window.complaints, window.outside)


def test_a_name_turns_nothing_beside_it(site: Path, window: Visit) -> None:
    """What follows a name with bidirectional controls still stands to its right, or below."""
    page = window.open("opfoelgning.html")
    for line in page.locator(".follow-line").all():
        name, day = line.locator("a").first.bounding_box(), line.locator("time").bounding_box()
        assert name is not None
        assert day is not None
        assert day["x"] > name["x"] or day["y"] > name["y"]
        embedding = "at => getComputedStyle(at).unicodeBidi"
        assert line.locator("a").first.evaluate(embedding) == "isolate"
