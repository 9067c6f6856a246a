"""Laws and their sections: "§ 65e i lov om kommuners styrelse", "Servicelovens § 82b"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sagsspor.nlp.text.patterns import either
from sagsspor.nlp.text.source import Span
from sagsspor.nlp.vocabulary import table

_DATA = table("laws")
_SECTION = (
    r"§{1,2}\s{0,3}(?P<section>\d{1,3}\s?[a-zæøå]?(?![a-zæøå0-9])"
    r"(?:(?:\s?[-\u2013,]\s?|\s(?:og|samt|til)\s)(?:§\s?)?\d{1,3}\s?[a-z]?(?![a-zæøå0-9])){0,12})"
    r"(?:,?\s{1,3}stk\.?\s?(?P<part>\d{1,2}(?:(?:\s?[-\u2013,]\s?|\sog\s)\d{1,2}){0,8}))?"
    r"(?:,?\s{1,3}(?:nr|litra)\.?\s?(?:\d{1,2}|[a-z])(?![\w]))?"
)
_WORD = r"[A-ZÆØÅa-zæøå][\w-]{1,40}"
_NAMED = rf"(?:{_WORD})?(?:{either(_DATA['endings'])})"
_STOP = either(_DATA["stops"])
_DATE = r"(?:den\s|d\.\s)?\d{1,2}[./-]\s?(?:[a-zæøå]{3,9}|\d{1,2})[ ./-]?\s?\d{4}"
_TITLE = (
    rf"(?:lov|bekendtgørelse|lovbekendtgørelse|vejledning|cirkulære)(?:en)?"
    rf"(?:\s(?:nr\.?\s\d{{1,5}}\s(?:af|fra)\s{_DATE}"
    rf"|nr\.?\s\d{{1,5}}))?"
    rf"(?:\som\s(?:(?!{_STOP}(?![\w]))[\w-]{{1,40}}"
    rf"(?:,\s(?=[\w-]{{1,40}}(?:\s\w{{1,40}})?\sog\s)|\s|(?![\w-]))){{1,8}})?"
)


def _section(number: int) -> str:
    """Give the pattern of a section, its groups numbered."""
    return _SECTION.replace("P<section>", f"P<section{number}>").replace(
        "P<part>", f"P<part{number}>"
    )


_LAW = re.compile(
    rf"(?<![\w])(?:(?P<law1>{_NAMED})(?:s|')?\s{{1,3}}{_section(1)}"
    rf"|{_section(2)}"
    rf"\s{{1,3}}(?:i|efter|jf\.?)\s{{1,3}}(?P<law2>{_TITLE}|{_NAMED})"
    rf"|(?P<law3>{_TITLE})(?:,?\s{{0,3}}{_section(3)})?"
    rf"|(?P<law4>{_NAMED})(?![\w]))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class LawMention:
    """A law in a text; ``law`` is its name as printed without a genitive, or None.

    ``section`` is what stands after §, ``part`` after "stk.".
    """

    span: Span
    printed: str
    law: str | None
    section: str | None = None
    part: str | None = None


def find_laws(text: str, offset: int = 0) -> tuple[LawMention, ...]:
    """Find the laws a text names, with their sections, in order.

    A section alone ("§ 16 i forretningsordenen") is none.

    >>> [(found.law, found.section) for found in find_laws("Servicelovens § 82b")]
    [('Serviceloven', '82b')]
    """
    found: list[LawMention] = []
    for match in _LAW.finditer(text):
        law = match["law1"] or match["law2"] or match["law3"] or match["law4"]
        name = " ".join((law or "").split())
        if match["law1"] is None and match["law2"] is None and not _is_law(name):
            continue
        end = match.end()
        while end > match.start() and text[end - 1] in " ,\n":
            end -= 1
        section = match["section1"] or match["section2"] or match["section3"]
        part = match["part1"] or match["part2"] or match["part3"]
        found.append(
            LawMention(
                (match.start() + offset, end + offset),
                text[match.start() : end],
                _base(name),
                " ".join(section.split()) if section else None,
                part,
            )
        )
    return tuple(found)


def _base(name: str) -> str:
    name = name.strip(" ,")
    return name[:-1] if re.search(r"loven[s]$|bekendtgørelsens$", name, re.IGNORECASE) else name


def _is_law(name: str) -> bool:
    """Tell whether a name without a section is a law: it has a title, a number or is a compound."""
    lower = name.casefold()
    if re.match(r"(?:lov|bekendtgørelse|lovbekendtgørelse|vejledning|cirkulære)(?:en)?\b", lower):
        return " om " in lower or " nr" in lower
    return lower.rstrip("s") not in _DATA["ordinary"]
