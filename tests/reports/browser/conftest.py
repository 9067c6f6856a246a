from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from sagsspor.reports.site import write_site
from tests.reports.browser.visits import REQUIRED, chromium, chromium_path, is_required


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """One chromium for all the tests; without one they are skipped, or fail where required."""
    path = chromium_path()
    if path is None:
        missing = "chromium is not installed (Debian's package chromium)"
        if is_required():
            pytest.fail(f"{missing}, and {REQUIRED} is set", pytrace=False)
        pytest.skip(missing)
    with chromium(path) as started:
        yield started


@pytest.fixture(scope="session")
def english_site(example_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the example minutes, in English."""
    out = tmp_path_factory.mktemp("site-en") / "report"
    write_site(example_store, out, lang="en")
    return out
