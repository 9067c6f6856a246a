"""Minting: the IRI of everything one document speaks of (the design, section 3)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from urllib.parse import quote

from sagsspor.errors import UsageError
from sagsspor.graph import paths
from sagsspor.graph.paths import slug

DEFAULT_BASE = "https://sagsspor.example/"

_FORBIDDEN = re.compile(r"[\x00-\x20<>\"{}|\\^`]")
_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:.+")


def base_iri(base: str) -> str:
    """Give a base that IRIs can be appended to; raise UsageError if it is no absolute IRI."""
    if _FORBIDDEN.search(base) or not _ABSOLUTE.fullmatch(base):
        raise UsageError(f"{base!r} is no base for IRIs. Give one like {DEFAULT_BASE}.")
    return base if base.endswith(("/", "#")) else base + "/"


def name_part(name: str) -> str:
    """Give a name's slug; a name in no Latin letter gives ``~`` and a digest of it.

    >>> name_part("Süleyman Yücel"), name_part("Ω")
    ('suleyman-yucel', '~e3c622e5fd53')
    """
    return slug(name) or f"~{sha256(name.encode()).hexdigest()[:12]}"


@dataclass(frozen=True)
class Minter:
    """Mints the IRIs of one document: ``sha256`` is the file's, ``municipality`` as printed or set.

    ``apart`` are the paths of people of whom another document of the authority prints a namesake;
    ``nth`` tells which meeting of its day the document's own is.

    >>> Minter(DEFAULT_BASE, "ab" * 32, "Næstved Kommune").body("Socialudvalg 2022-2025")
    'https://sagsspor.example/naestved/socialudvalget'
    >>> Minter(DEFAULT_BASE, "ab" * 32).authority
    'https://sagsspor.example/~abababababab'
    """

    base: str
    sha256: str
    municipality: str | None = None
    apart: frozenset[str] = frozenset()
    nth: int = 1

    @cached_property
    def document(self) -> str:
        """The document, its named graph, and the root of its evidence."""
        return f"{self.base}doc/{self.sha256[:16]}"

    @cached_property
    def authority(self) -> str:
        """The municipality or region; unknown, one of the document's own."""
        return self.base + paths.authority_path(self.municipality, self.sha256)

    def evidence(self, start: int, end: int) -> str:
        """A span of the document's text."""
        return f"{self.document}/evidence/{start}-{end}"

    def body(self, name: str | None) -> str:
        """A body as printed; an unknown one is ``~``."""
        return paths.body_path(self.authority, name)

    def meeting(self, body: str, date: str | None) -> str:
        """The meeting of a body (an IRI) on a date; without one, it is the document's own."""
        part = quote(date.strip(), safe="-._~") if date else ""
        return f"{body}/{part or f'~{self.sha256[:12]}'}"

    def own_meeting(self, body: str, date: str | None) -> str:
        """The meeting whose minutes the document is: a second one of its day carries its number."""
        return self.meeting(body, date) + (f"~{self.nth}" if self.nth > 1 else "")

    def item(self, meeting: str, number: str | None, ordinal: int | None = None) -> str:
        """An item of a meeting (an IRI) by its printed number, else by its ordinal."""
        return paths.item_path(meeting, number, ordinal)

    def case(self, number: str) -> str | None:
        """A case; None where nothing is left of the number."""
        number = "".join(number.split()).rstrip(".:")
        return paths.case_path(self.authority, number) if number else None

    def kle(self, subject: str) -> str:
        """A subject of KLE, the municipalities' common list of subjects."""
        return f"{self.base}kle/{quote(subject, safe='-._~')}"

    def person(self, name: str, *, staff: bool = False, second: bool = False) -> str:
        """A person as printed; ``second`` is another of the same name in the same document."""
        path = f"{'staff' if staff else 'person'}/{name_part(name)}"
        printed = f"{self.authority}/{path}"
        return self.base + paths.person_apart(
            printed.removeprefix(self.base),
            self.sha256,
            namesake=printed.removeprefix(self.base) in self.apart,
            second=second,
        )

    def party(self, name: str, *, local: bool) -> str:
        """A party; a local list belongs to its authority, whose letters no other shares."""
        root = f"{self.authority}/" if local else self.base
        return f"{root}party/{name_part(name)}"
