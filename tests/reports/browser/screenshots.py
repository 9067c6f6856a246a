"""Make the pictures of the documentation: `python -m tests.reports.browser.screenshots SITE OUT`.

SITE is the example's site, OUT the folder of the pictures. They have few colours, so that they are
small; the same site and the same browser give the same pictures.
"""

from __future__ import annotations

import io
import sys
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser

from tests.reports.browser.visits import (
    DESK,
    PHONE,
    Scheme,
    chromium,
    chromium_path,
    on_disk,
    visit,
)

COLOURS = 64


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture: its name, the page, and how far down its first ``height`` pixels begin.

    With ``click`` the link of that text inside ``inside`` is followed first.
    """

    name: str
    page: str
    width: int = DESK
    height: int = 960
    scheme: Scheme = "light"
    inside: str = "main"
    click: str | None = None


SHOTS = (
    Shot("front", "index.html"),
    Shot("front-phone", "index.html", PHONE, 844),
    Shot("follow-up", "opfoelgning.html"),
    Shot("case", "sag/bregnholt.82.00.00-P20-1-23.html", height=1100),
    Shot("case-phone", "sag/bregnholt.82.00.00-P20-1-23.html", PHONE, 844, "dark"),
    Shot(
        "evidence",
        "opfoelgning.html",
        inside="article.follow-overdue",
        click="Se stedet i referatet",
    ),
    Shot("network", "netvaerk.html"),
    Shot("search", "soeg.html?q=lokalplan"),
)


def main(site: Path, out: Path) -> None:
    """Take every picture; exit with a word where there is no browser or no site."""
    path = chromium_path()
    if path is None:
        sys.exit("The pictures need chromium. On Debian: apt-get install chromium")
    if not (site / "index.html").is_file():
        sys.exit(f"{site}: no site here. Make it with `make demo`.")
    out.mkdir(parents=True, exist_ok=True)
    with chromium(path) as browser:
        for shot in SHOTS:
            _small(_taken(browser, site, shot)).save(out / f"{shot.name}.png", optimize=True)


def _taken(browser: Browser, site: Path, shot: Shot) -> bytes:
    with visit(browser, on_disk(site), width=shot.width, scheme=shot.scheme) as window:
        page = window.page
        page.set_viewport_size({"width": shot.width, "height": shot.height})
        window.open(shot.page)
        if shot.click:
            page.locator(shot.inside).first.get_by_role("link", name=shot.click).first.click()
        page.wait_for_load_state("load")
        if "soeg.html" in shot.page:
            page.locator("#s-results li").first.wait_for()
            page.locator("#s-loading").wait_for(state="hidden")
        return page.screenshot()


def _small(picture: bytes) -> Image.Image:
    with Image.open(io.BytesIO(picture)) as image:
        return image.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
