from __future__ import annotations

from pathlib import Path

import pytest

from sagsspor.graph.build import build
from sagsspor.reports import (
    case_page,
    follow_up_pages,
    follow_ups,
    pagination,
    people_pages,
    quotes,
    text_parts,
)
from sagsspor.reports.site import write_site

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def example_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example minutes, built."""
    store = tmp_path_factory.mktemp("examples") / "store"
    report = build([ROOT / "examples"], store)
    assert not report.failed
    return store


@pytest.fixture(scope="session")
def example_site(example_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the example minutes, in Danish."""
    out = tmp_path_factory.mktemp("site") / "report"
    write_site(example_store, out)
    return out


@pytest.fixture(scope="session")
def long_site(example_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same site with every limit so low that its lists and texts go over many pages."""
    out = tmp_path_factory.mktemp("long") / "report"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(follow_ups, "LONG", 3)
        patch.setattr(follow_ups, "BY_DATE", 3)
        patch.setattr(follow_up_pages, "MOST_PRESSING", 1)
        patch.setattr(follow_up_pages, "TABLE", 2)
        patch.setattr(pagination, "ROWS", 2)
        patch.setattr(people_pages, "CARDS", 1)
        patch.setattr(case_page, "STEPS", 2)
        for module in (text_parts, quotes):
            patch.setattr(module, "LONGEST", 3000)
        write_site(example_store, out)
    return out
