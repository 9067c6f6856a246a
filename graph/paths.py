"""Paths: IRIs without their base, minted from what the minutes say (the design, section 3)."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from urllib.parse import quote

_LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "ß": "ss", "đ": "d", "ł": "l"})
_TERM = re.compile(r"[\s(]{0,3}\b(?:19|20)\d\d\s*[-–/]\s*(?:(?:19|20)?\d\d)\b\)?")
_FORMER = re.compile(r"^(?:(?:det|den)\s+)?(?:daværende|tidligere|hidtidige|nuværende)\s+", re.I)
_DEFINITE = (
    (re.compile(r"(udvalg|råd|nævn)$", re.I), "et"),
    (re.compile(r"(bestyrelse)$", re.I), "n"),
    (re.compile(r"(repræsentation|kommission|delegation)$", re.I), "en"),
)
_GENITIVE = re.compile(r"(udvalget|rådet|nævnet|bestyrelsen|repræsentationen|kommissionen)s$", re.I)
_AUTHORITY = re.compile(r"\s+kommunes?$|^københavns?\s+kommunes?$", re.I)


def slug(text: str) -> str:
    """Give the slug of a name.

    >>> slug("Børne- og Uddannelsesudvalget")
    'boerne-og-uddannelsesudvalget'
    """
    text = unicodedata.normalize("NFC", text).casefold().translate(_LETTERS)
    text = "".join(
        char for char in unicodedata.normalize("NFD", text) if not unicodedata.combining(char)
    )
    return re.sub(r"[^a-z0-9]+", "-", text).strip("-")


def body_name(name: str) -> str:
    """Give a body's name in the definite form, without election period, genitive, "daværende".

    >>> body_name("det daværende Beskæftigelses- og Uddannelsesudvalg 2018-2021")
    'Beskæftigelses- og Uddannelsesudvalget'
    """
    name = " ".join(unicodedata.normalize("NFC", name).split())
    name = " ".join(_TERM.sub(" ", name).split())
    name = _GENITIVE.sub(r"\1", _FORMER.sub("", name)).strip(" .,:;-–")
    for pattern, ending in _DEFINITE:
        # "Teknisk Udvalg", "Grønt Råd" are names in the bare form; compounds take the ending.
        if pattern.search(name) and not re.search(r"(?:^|\s)(?:udvalg|råd|nævn)$", name, re.I):
            return name + ending
    return name


def is_day(text: str | None) -> bool:
    """Tell whether a text is a date of the calendar in ISO form.

    >>> is_day("2024-06-11"), is_day("2024-02-31"), is_day("2024"), is_day(None)
    (True, False, False, False)
    """
    if not text or not re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def authority_path(municipality: str | None, sha256: str) -> str:
    """Give the authority's path; unknown, it is ``~`` and the start of the document's sha256.

    >>> authority_path("Næstved Kommune", ""), authority_path("Region Sjælland", "")
    ('naestved', 'region-sjaelland')
    """
    if municipality and municipality.strip():
        bare = _AUTHORITY.sub("", municipality.strip())
        return slug(bare or municipality) or f"~{sha256[:12]}"
    return f"~{sha256[:12]}"


def body_path(authority: str, name: str | None) -> str:
    """Give a body's path as printed; an unknown body is ``~``."""
    return f"{authority}/{(slug(body_name(name)) if name else '') or '~'}"


def number_part(number: str) -> str:
    """Give the path part of a printed number: no spaces, no final stop, percent-encoded."""
    return quote(re.sub(r"\s+", "", number).rstrip(".:"), safe="-._~")


def item_path(meeting: str, number: str | None, ordinal: int | None = None) -> str:
    """Give an item's path; without a printed number it is ``~`` and the ordinal."""
    part = number_part(number) if number else ""
    return f"{meeting}/{part or f'~{ordinal}'}"


def case_path(authority: str, number: str) -> str:
    """Give a case's path."""
    return f"{authority}/sag/{quote(''.join(number.split()), safe='-._~')}"


def person_path(authority: str, name: str, kind: str = "member") -> str:
    """Give a person's path as printed; staff stand in a branch of their own."""
    return f"{authority}/{'person' if kind == 'member' else 'staff'}/{slug(name)}"


def person_apart(path: str, sha256: str, *, namesake: bool, second: bool) -> str:
    """Tell two people of one printed name apart by ``~`` and the document.

    ``namesake`` is one whom another document names by the path, ``second`` the second of the name
    in the document itself.

    >>> person_apart("a/person/bo", "12" * 32, namesake=True, second=True)
    'a/person/bo~121212121212-2'
    """
    apart = f"~{sha256[:12]}"
    return path + apart * (namesake or second) + "-2" * (namesake and second)


def party_path(key: str, authority: str | None = None) -> str:
    """Give a party's path; a local list stands below its authority."""
    return f"{authority}/party/{slug(key)}" if authority else f"party/{slug(key)}"
