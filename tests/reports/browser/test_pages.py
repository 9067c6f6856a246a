"""Every page kind in chromium: readable by all, quiet, alone, and as wide as the window."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.reports.browser.axe import violations
from tests.reports.browser.kinds import FURTHER, KINDS, Kind
from tests.reports.browser.visits import (
    DESK,
    PHONE,
    Scheme,
    Visit,
    on_disk,
    served,
    visit,
)


@dataclass(frozen=True, slots=True)
class Way:
    """A way to read the site."""

    lang: str
    scheme: Scheme
    width: int
    http: bool

    def __str__(self) -> str:
        return f"{self.lang}-{self.scheme}-{self.width}-{'http' if self.http else 'file'}"


WAYS = (
    Way("da", "light", PHONE, False),
    Way("da", "dark", DESK, True),
    Way("en", "dark", PHONE, True),
    Way("en", "light", DESK, False),
)
"""Each two settings meet in at least one of these, at half the runs of all combinations."""


@pytest.fixture(scope="module", params=WAYS, ids=str)
def visited(
    request: pytest.FixtureRequest, browser: Browser, example_site: Path, english_site: Path
) -> Iterator[Visit]:
    way: Way = request.param
    site = english_site if way.lang == "en" else example_site
    with ExitStack() as stack:
        root = stack.enter_context(served(site)) if way.http else on_disk(site)
        window = stack.enter_context(visit(browser, root, width=way.width, scheme=way.scheme))
        yield window


def test_every_page_is_of_a_kind(example_site: Path, long_site: Path) -> None:
    for site, kinds in ((example_site, KINDS), (long_site, (*KINDS, *FURTHER))):
        found = {page for kind in kinds for page in kind.pages(site)}
        assert found == {path.relative_to(site).as_posix() for path in site.rglob("*.html")}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_page(kind: Kind, visited: Visit, example_site: Path) -> None:
    page = visited.open(kind.page(example_site))
    assert page.locator("h1").is_visible()
    root = page.locator("html")
    assert root.evaluate("at => at.scrollWidth - at.clientWidth") == 0
    assert violations(page) == ""
    assert visited.is_quiet(), (visited.complaints, visited.outside)
