"""Lines that may be the heading of an agenda item, and how they are written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from sagsspor.nlp.layout.lines import Line
from sagsspor.nlp.text.folding import folded

_PREFIX = (
    r"(?:(?:åbent?|lukket)\s(?:punkt\s)?)?(?:dagsordens?punkt|punkt|pkt\.?|sag|"
    r"nr\.?)(?:\s?nr\.?)?|åbent?|lukket|ad\.?"
)
# "Punkt 34 / Titel", "Punkt 34 · Titel": such a sign stands free, unlike that of "3/24".
_PARTED = r"(?:(?:[-–]|(?<=\s)[/·])\s{1,4})?"
# "Punkt 34: Titel", "Nr.178 - Titel", "SAG NR. 1", "Pkt. 42 Titel".
_WITH_PREFIX = re.compile(
    rf"(?P<prefix>(?i:{_PREFIX})):?\s{{0,6}}(?P<number>\d{{1,4}}(?:/\d{{1,4}})?)(?!\d)"
    rf"(?P<glue>\s{{0,8}}[.:)]?\s{{0,8}}{_PARTED})(?P<title>\S.*)?$"
)
# "43. Titel", "43 Titel", "38Titel", "1 : Titel", "1) Titel", "49/1. Titel", "1 - Titel".
# A protocol may number its items as a law does its sections: "§ 43 Titel".
_BARE = re.compile(
    r"(?P<section>§\s{0,4})?(?P<number>\d{1,4}(?:/\d{1,4})?)(?!\d)"
    rf"(?P<glue>\.{{0,4}}\s{{0,8}}[.:)]?\s{{0,12}}{_PARTED})(?P<title>\S.*)?$"
)
# "[1] Titel"; "KNU-3. Titel": letters that stand for the body before the number.
_BRACKETED = re.compile(r"(?P<section>\[)(?P<number>\d{1,3})(?P<glue>\]\s{1,8})(?P<title>\S.*)$")
_CODED = re.compile(
    r"(?P<section>)(?P<number>[A-ZÆØÅ]{2,6}-\d{1,3})(?P<glue>[.:]\s{1,8})(?P<title>\S.*)$"
)
_YEAR_SERIAL = re.compile(r"(?:(?:19|20)?\d{2})/\d{3,4}")
_LONE = 3
"""Digits of a number that stands alone on its line and may open an item."""
_REPEATED_NUMBER = re.compile(r"(?P<number>\d{1,4})(?:/\d{1,4})?[.:)]\s{0,12}")
OPEN_MARK = re.compile(
    r"^\((?i:åben|åbent|lukket|åbent punkt|lukket punkt)\)\s*|"
    # A column between number and title: "1 Åbent Lokalplan for havnen".
    r"^(?:Åbent|Åben|Lukket|Lukkede|Personsag|Personsager)\s(?=[A-ZÆØÅ])"
)
PREFIX_ALONE = re.compile(rf"(?i:{_PREFIX})")
_TITLE_START = re.compile(r"[A-ZÆØÅÜÖÉ\"»”“'(§\d]")
# "Pkt. 61.   J.nr. 82.01A26/95-014" has its title below.
_LETTERS = re.compile(r"[A-Za-zÆØÅæøåéü]{3}|^J\.\s?nr\b")
# Closed and open marks, leaders and page numbers of a table of contents.
_LEADER = re.compile(
    # What a word processor prints where a page number is missing.
    r"\s*Fejl!\sBogmærke\ser\sikke\sdefineret\.?$|"
    r"(?:\s?\.){3,}\s*\S{0,8}\s*$|\s{3,}\d{1,4}$|\t+\s*(?:\d{1,4}|[ivxl]{1,6})$|\s*…+\s*\d{0,4}$"
)
# Every leader holds one of these; most lines hold none.
_IN_LEADERS = ("..", ". .", "  ", "\t", "…", "\u00a0", "Fejl!")
_NOT_A_TITLE = re.compile(
    r"^\d{1,4}[.:)]?\s*(?:januar|februar|marts|april|maj|juni|juli|august|september|oktober|"
    r"november|"
    r"december)\b|^\d{1,4}\s*%",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A line that may open an item.

    ``value`` orders the candidates (of "49/1" it is 1 if the first part never changes, the
    caller decides), ``style`` tells how number and title are written, ``title_start`` is the
    offset in the text where the title begins. ``title`` may be empty.
    """

    line: int
    number: str
    value: int
    style: str
    prefix: bool
    title: str
    title_start: int
    number_start: int


def candidate(line: Line) -> Candidate | None:
    """Read a line as the heading of a numbered item; None if it cannot be one."""
    text = line.text
    if len(text) > 400 or not text:
        return None
    match = _read(text)
    if not match:
        return None
    prefix = "prefix" in match.re.groupindex
    before = match.group("prefix" if prefix else "section")
    title = match.group("title") or ""
    glue = match.group("glue")
    number = match.group("number")
    position = match.start("title") if title else len(text)
    if title:
        again = _REPEATED_NUMBER.match(title)
        ordinal = title[again.end() : again.end() + 1].islower() if again else False
        if again and again.group("number") == number.split("/")[-1] and not ordinal:
            # "1.  1. Titel": two columns of numbers; "2. 2. behandling" has one.
            position += again.end()
            title = title[again.end() :]
        if not title.strip(" -–"):
            # "89.  89." or "Nr. 89 -": a closed item of which only the number is printed.
            title = ""
        title = _LEADER.sub("", title)
        if not prefix and _NOT_A_TITLE.match(text):
            return None
        if title and (not _TITLE_START.match(title) or not _LETTERS.search(title)):
            return None
        if not prefix and not glue and len(number) > 3:
            return None
        if not prefix and re.match(r"\d{1,2}[.:]\d{2}\b|\d{1,3}\.\d{1,2}\s", text):
            return None  # an hour, or "1.2 Ny sti": the number of a part
    elif prefix and _YEAR_SERIAL.fullmatch(number):
        # "Sag 23/5108" on a line of its own is the number of a case.
        return None
    elif (
        not prefix
        and glue.strip() not in {".", ":", ")"}
        and not line.bullet
        and not (line.blank_before and len(number) <= _LONE)
    ):
        # A number and nothing else opens a closed item in some layouts, but only as "6.", as
        # the point of a list, or free of what is above, its title on the line below.
        return None
    value = int(number.split("/")[0].split("-")[-1])
    raw = line.text.find(number)
    return Candidate(
        line=line.index,
        number=number,
        value=value,
        style=_style(before, glue, bool(title), "/" in number),
        prefix=prefix,
        title=title.strip(),
        title_start=_raw_offset(line, position),
        number_start=_raw_offset(line, max(raw, 0)),
    )


def _read(text: str) -> re.Match[str] | None:
    """Read number and title by the first sign of a line, which tells how they are written."""
    first = text[0]
    if first.isdigit() or first == "§":
        return _BARE.match(text)
    if first == "[":
        return _BRACKETED.match(text)
    found = _WITH_PREFIX.match(text) if first in "PpSsNnDdÅåLlAa" else None
    return found or (_CODED.match(text) if first.isupper() else None)


def _style(prefix: str | None, glue: str, title: bool, double: bool) -> str:
    word = re.sub(r"[\s.]", "", prefix.casefold()) if prefix else ""
    mark = re.sub(r"\s+", "", glue)
    space = " " if glue != glue.strip() else ""
    if not title:
        space = " " if not word else space
    return f"{word}|{mark}|{space}|{'/' if double else ''}"


def _raw_offset(line: Line, position: int) -> int:
    """Turn an offset in the cleaned text of a line into one in the source.

    Cleaning only drops marks, so the offset is right where none stands before it and else the
    nearest one not before it.
    """
    return min(line.start + position, line.end)


def title_key(text: str) -> str:
    """Give what two printings of one title have in common: its letters and digits.

    >>> title_key("43. Godkendelse af dagsorden.....  3") == title_key("Godkendelse af dagsorden")
    True
    """
    return _title_key(text)


_NUMBER_LOST = re.compile(r"^(?:Punkt|Pkt\.|Sag nr\.|Sagsnr\.|Nr\.)\s*:?\s+(?=[A-ZÆØÅ])")
_CASE_BEFORE = re.compile(r"^(?:Nr\.\s\d{1,4}\s)?[A-ZÆØÅ]{2,3}\s\d{1,4}/\d{2}\.\s")
_TWO_NUMBERS = re.compile(r"\s*(\d{1,4})[.:)]\s+\d")
_NUMBERED = re.compile(
    r"^(?:\[\d{1,3}\]\s+|[A-ZÆØÅ]{2,6}-\d{1,3}[.:]\s+|"
    rf"(?:(?i:{_PREFIX}|§)\s*)?\d{{1,4}}(?:/\d{{1,4}})?\s*[.:)]*\s*(?:[-–/·]\s+)?(?=\D))"
)
_NO_LETTERS = re.compile(r"[\W_]+")


@lru_cache(maxsize=4096)
def _title_key(text: str) -> str:
    text = folded(_LEADER.sub("", text))
    # Transcripts lose digits: "Punkt Godkendelse af dagsorden" was "Punkt 21: ...".
    text = _NUMBER_LOST.sub("", text)
    # "Nr. 13 BR 677/06. Titel": the number of the case stands before the title.
    text = _CASE_BEFORE.sub("", text)
    number = _TWO_NUMBERS.match(text)
    twice = number.group(1) if number else ""
    text = _NUMBERED.sub("", text)
    # "88.  88. Titel": two columns of numbers.
    text = _REPEATED_NUMBER.sub("", text) if twice and twice in text[:6] else text
    text = OPEN_MARK.sub("", text)
    return _NO_LETTERS.sub("", text.casefold())


def same_title(left: str, right: str) -> bool:
    """Tell whether two title keys mean one title: equal, or one cut short."""
    if left == right:
        return bool(left)
    short, long = sorted((left, right), key=len)
    return len(short) >= 12 and long.startswith(short)


def has_leader(text: str) -> bool:
    """Tell whether a line ends as those of a table of contents do."""
    return any(sign in text for sign in _IN_LEADERS) and bool(_LEADER.search(text))
