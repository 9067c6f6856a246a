"""The example site in Debian's chromium, opened from disk; skipped where chromium is absent."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.reports.markup import parsed

CHROMIUM = shutil.which("chromium")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-sync",
    "--disable-component-update",
    "--no-first-run",
    "--virtual-time-budget=3000",
)

pytestmark = pytest.mark.skipif(
    CHROMIUM is None, reason="chromium is not installed (Debian's package chromium)"
)


def _run(page: str, profile: Path, *flags: str) -> subprocess.CompletedProcess[str]:
    assert CHROMIUM is not None
    command = [CHROMIUM, *FLAGS, f"--user-data-dir={profile}", "--enable-logging=stderr", *flags]
    return subprocess.run([*command, page], capture_output=True, text=True, timeout=120)


@pytest.mark.parametrize("page", ["index.html", "opfoelgning.html", "sager.html", "om.html"])
def test_a_page_opens_without_a_word_on_the_console(
    page: str, example_site: Path, tmp_path: Path
) -> None:
    found = _run((example_site / page).as_uri(), tmp_path, "--dump-dom")
    assert "CONSOLE" not in found.stderr
    assert "<h1" in found.stdout


def test_the_filter_appears_and_counts(example_site: Path, tmp_path: Path) -> None:
    found = _run((example_site / "opfoelgning.html").as_uri(), tmp_path, "--dump-dom")
    page = parsed(found.stdout)
    form = page.get_element_by_id("filter")
    assert form.get("hidden") is None
    count = len(page.xpath("//article[contains(@class, 'follow')]"))
    assert page.get_element_by_id("f-count").text_content() == f"{count} af {count} vises"


@pytest.mark.parametrize("width", [390, 1280])
def test_no_page_is_wider_than_the_window(width: int, example_site: Path, tmp_path: Path) -> None:
    """A frame of that width, since a headless window is never as narrow as a phone."""
    kinds = ["index.html", "opfoelgning.html", "sager.html", "moeder.html", "om.html"]
    for folder in ("sag", "moede", "medlem", "udvalg"):
        pages = sorted((example_site / folder).iterdir(), key=lambda path: path.stat().st_size)
        kinds.append(f"{folder}/{pages[-1].name}")
    frames = "".join(
        f'<iframe title="{kind}" src="{(example_site / kind).as_uri()}" '
        f'style="width:{width}px;height:800px"></iframe>'
        for kind in kinds
    )
    script = (
        "addEventListener('load', () => { for (const frame of document.querySelectorAll('iframe'))"
        " { const root = frame.contentDocument.documentElement;"
        " frame.dataset.over = root.scrollWidth - root.clientWidth } })"
    )
    sheet = tmp_path / "frames.html"
    sheet.write_text(f"<!doctype html><body>{frames}<script>{script}</script>", "utf-8")
    found = _run(
        sheet.as_uri(), tmp_path / "profile", "--dump-dom", "--allow-file-access-from-files"
    )
    over = {
        frame.get("title"): frame.get("data-over")
        for frame in parsed(found.stdout).xpath("//iframe")
    }
    assert over == dict.fromkeys(kinds, "0")
