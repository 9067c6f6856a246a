"""The page kinds of the site; a new kind joins the browser's tests by one line here."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of page: its name, and the files of that kind, as a pattern from the site's root."""

    name: str
    pattern: str

    def page(self, site: Path) -> str:
        """Give the fullest page of the kind, as a path from the site's root."""
        pages = self.pages(site)
        assert pages, f"the site has no page {self.pattern}"
        return pages[-1]

    def pages(self, site: Path) -> list[str]:
        """Give the pages of the kind, the smallest first."""
        found = sorted(site.glob(self.pattern), key=lambda path: (path.stat().st_size, path.name))
        return [path.relative_to(site).as_posix() for path in found]


KINDS = (
    Kind("front", "index.html"),
    Kind("follow-up", "opfoelgning.html"),
    Kind("cases", "sager.html"),
    Kind("meetings", "moeder.html"),
    Kind("members", "medlemmer.html"),
    Kind("bodies", "udvalg.html"),
    Kind("network", "netvaerk.html"),
    Kind("search", "soeg.html"),
    Kind("about", "om.html"),
    Kind("case", "sag/*.html"),
    Kind("meeting", "moede/*.html"),
    Kind("member", "medlem/*.html"),
    Kind("body", "udvalg/*.html"),
)

FURTHER = (
    Kind("follow-up, long", "opfoelgning.html"),
    Kind("follow-up by date", "opfoelgning+[0-9]*.html"),
    Kind("follow-up by status", "opfoelgning+[a-z]*.html"),
    Kind("cases, further", "sager+*.html"),
    Kind("meetings, further", "moeder+*.html"),
    Kind("members, further", "medlemmer+*.html"),
    Kind("case, further", "sag/*+*.html"),
    Kind("text, further", "moede/*+tekst-*.html"),
    Kind("member, further", "medlem/*+*.html"),
    Kind("body, further", "udvalg/*+*.html"),
    Kind("about, further", "om+*.html"),
)
"""The kinds that a site has besides where its lists and texts are long."""
