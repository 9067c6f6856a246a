"""A site's folder: what is made anew and what is left alone, over a real store."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from functools import partial
from pathlib import Path

import pytest

from sagsspor.errors import UsageError
from sagsspor.graph.build import build
from sagsspor.reports.folder import LISTING, SiteFile, SiteReport, site_file, write_files
from sagsspor.reports.site import write_site

EXAMPLES = Path(__file__).parents[2] / "examples"
CHANGED = "bregnholt-tmu-2023-11-14"


def _bytes(out: Path) -> Mapping[str, bytes]:
    return {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in sorted(out.rglob("*"))
        if path.is_file()
    }


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> tuple[SiteReport, Mapping[str, bytes], Path]:
    """One document changes between two runs: the second's report, the first's files, the folder."""
    folder = tmp_path_factory.mktemp("changing")
    minutes, store, out = folder / "minutes", folder / "store", folder / "site"
    shutil.copytree(EXAMPLES, minutes, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    build([minutes], store)
    write_site(store, out)
    before = _bytes(out)
    (changed,) = minutes.glob(f"{CHANGED}.*")
    text = changed.read_text("utf-8")
    changed.write_text(text.replace("kl. 16.20", "ved firetiden"), "utf-8")
    assert changed.read_text("utf-8") != text
    assert build([minutes], store).replaced == (CHANGED,)
    return write_site(store, out), before, folder


def test_one_document_changes_few_pages(
    sites: tuple[SiteReport, Mapping[str, bytes], Path],
) -> None:
    report, before, folder = sites
    after = _bytes(folder / "site")
    changed = {name for name in before.keys() | after if before.get(name) != after.get(name)}
    assert report.written == len(changed - {LISTING})
    assert report.made == report.written
    assert report.removed == 0
    assert changed == {LISTING, "moede/bregnholt.teknik-og-miljoeudvalget.2023-11-14.html"}
    assert report.unchanged == len(after) - len(changed)


def test_the_folder_is_the_same_as_one_made_from_nothing(
    sites: tuple[SiteReport, Mapping[str, bytes], Path], tmp_path: Path
) -> None:
    _, _, folder = sites
    write_site(folder / "store", tmp_path / "new")
    assert _bytes(tmp_path / "new") == _bytes(folder / "site")


def _made(*names: str) -> tuple[list[SiteFile], list[str]]:
    calls: list[str] = []

    def make(name: str) -> bytes:
        calls.append(name)
        return f"page {name}".encode()

    return [site_file(f"{name}.html", name, partial(make, name)) for name in names], calls


def test_a_file_that_stands_as_it_was_written_is_not_made_again(tmp_path: Path) -> None:
    files, calls = _made("a", "b")
    write_files(files, tmp_path)
    (tmp_path / "b.html").write_text("page c")
    report = write_files(files, tmp_path)
    assert calls == ["a", "b", "b"]
    assert (report.made, report.written, report.unchanged) == (1, 1, 1)
    assert (tmp_path / "b.html").read_text() == "page b"


def test_the_listing_of_an_earlier_version_is_read(tmp_path: Path) -> None:
    (tmp_path / LISTING).write_text("a.html\nold.html\n../outside.html\n")
    for name in ("a", "old"):
        (tmp_path / f"{name}.html").write_text(f"page {name}")
    outside = tmp_path.parent / "outside.html"
    outside.write_text("kept")
    report = write_files(_made("a")[0], tmp_path)
    assert (report.made, report.written, report.removed) == (1, 1, 1)
    assert not (tmp_path / "old.html").exists()
    assert outside.read_text() == "kept"


def test_a_run_that_broke_off_can_be_taken_up(tmp_path: Path) -> None:
    files, _ = _made("a")

    def fail() -> bytes:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_files([*files, SiteFile("b.html", "key", fail)], tmp_path)
    report = write_files(files, tmp_path)
    assert report.pages == 1


def test_a_folder_of_somebody_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "brev.txt").write_text("kære", "utf-8")
    with pytest.raises(UsageError, match="holds no report"):
        write_files([], tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["brev.txt"]


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(UsageError, match=r"file/out: The site cannot be written: Not a directory"):
        write_files([site_file("a.html", "a", lambda: b"a")], tmp_path / "file" / "out")
