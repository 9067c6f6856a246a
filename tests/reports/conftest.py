from __future__ import annotations

from pathlib import Path

import pytest

from sagsspor.graph.build import build
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
