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
        return self.pages(site)[-1]

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
