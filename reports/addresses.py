"""Where each thing has its page: file names that are safe on every disk and in every link."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import unquote

FOLDERS = {"case": "sag", "meeting": "moede", "member": "medlem", "body": "udvalg"}
FRONT = "index.html"
FOLLOW_UP = "opfoelgning.html"
FOLLOW_UP_FOLDER = "opfoelgning"
FOLLOW_UP_CSV = "opfoelgning.csv"
CASES = "sager.html"
MEETINGS = "moeder.html"
MEMBERS = "medlemmer.html"
BODIES = "udvalg.html"
ABOUT = "om.html"
NETWORK = "netvaerk.html"
SEARCH = "soeg.html"
SEARCH_FOLDER = "soeg"

_UNSAFE = re.compile(r"[^A-Za-z0-9._~-]")
_LONGEST = 120


@dataclass(frozen=True, slots=True)
class Addresses:
    """The pages of the site by the IRI of what they show, as paths from the site's root."""

    pages: Mapping[str, str]

    def __getitem__(self, iri: str) -> str:
        return self.pages[iri]

    def find(self, iri: str | None) -> str | None:
        """Give the page of a thing, None where it has none."""
        return None if iri is None else self.pages.get(iri)


def addresses(base: str, things: Mapping[str, Iterable[str]]) -> Addresses:
    """Give every thing its page; ``things`` holds the IRIs of each kind in ``FOLDERS``.

    Two names that differ only in upper and lower case do not share a file.
    """
    pages: dict[str, str] = {}
    taken: set[str] = set()
    for kind, folder in FOLDERS.items():
        for iri in sorted(things.get(kind, ())):
            stem = file_stem(iri.removeprefix(base))
            path, again = f"{folder}/{stem}.html", 2
            while path.casefold() in taken:
                path, again = f"{folder}/{stem}~{again}.html", again + 1
            taken.add(path.casefold())
            pages[iri] = path
    return Addresses(pages)


def file_stem(path: str) -> str:
    """Give a file name without ending: letters, digits and ``. _ ~ -`` only, not too long.

    >>> file_stem("naestved/sag/00.01.00-K07-3-17S"), file_stem("a/sag/12%2F3")
    ('naestved.00.01.00-K07-3-17S', 'a.12_2f3')
    """
    parts = [unquote(part) for part in path.split("/") if part]
    if len(parts) > 2 and parts[1] in {"sag", "person", "staff"}:
        parts = [parts[0], *parts[2:]]
    stem = _UNSAFE.sub(lambda char: f"_{ord(char[0]):x}", ".".join(parts)).lstrip(".")
    if len(stem) > _LONGEST:
        stem = f"{stem[:_LONGEST]}~{hashlib.sha256(stem.encode()).hexdigest()[:8]}"
    return stem or "~"
