"""From which items a text says that somebody was away."""

from __future__ import annotations

import re

from sagsspor.nlp.anchors import anchored

_FROM_ITEM = anchored(
    r"\bfra\s(?:og\smed\s)?(?:pkt|punkt|sag)\w*\.?\s*(?:nr\.?\s*)?(?P<n>\d{1,4})(?!\d)(?!\s*(?:-|–|til|og\s\d))",
    re.IGNORECASE,
)
_UNTIL_ITEM = anchored(
    r"\btil\sog\smed\s(?:pkt|punkt|sag)\w*\.?\s*(?:nr\.?\s*)?(?P<n>\d{1,4})(?!\d)", re.IGNORECASE
)
_ITEMS = re.compile(
    r"(?:under|ved|til|fra|i|pkt|punkt|punkterne|sag|sagerne|sagsnr|dagsordens?punkt|"
    r"sager)\.?\s*(?:behandlingen\saf\s)?(?:dagsordenens\s)?(?:pkt|punkt|punkterne|punkter|sag|"
    r"sagerne|sager|sag\snr|nr|dagsordens?punkt)?\.?\s*(?:nr\.?\s*)?(?P<first>\d{1,4})(?:\s*(?P<to"
    r">-|–|til(?:\sog\smed)?|t\.o\.m\.)\s*(?P<last>\d{1,4}))?(?P<more>(?:\s*(?:,|og)\s*\d{1,4})*)",
    re.IGNORECASE,
)
# Who is disqualified leaves for that item only.
_FOR_ONE_ITEM = re.compile(r"\binhabil", re.IGNORECASE)
_LEFT_AT = re.compile(
    r"\bforlod\b.{0,60}?\b(?P<how>før|efter|inden|under|ved)\b.{0,40}?(?:pkt|punkt|"
    r"sag)\w*\.?\s*(?:nr\.?\s*)?(?P<n>\d{1,4})",
    re.IGNORECASE,
)
_CAME_AT = re.compile(
    r"\b(?:ankom|mødte|kom|indtrådte)\b.{0,60}?\b(?P<how>før|efter|under|ved|til|"
    r"fra)\b.{0,40}?(?:pkt|punkt|sag)\w*\.?\s*(?:nr\.?\s*)?(?P<n>\d{1,4})",
    re.IGNORECASE,
)
_THERE = re.compile(r"\b(?:deltog|deltager|mødte|til\sstede)\b")
_NAMES_ITEM = re.compile(r"pkt|punkt|sag|dagsorden", re.IGNORECASE)


def items_away(text: str) -> tuple[str, ...]:
    """Give the items a text names, as ``Absence.items`` holds them.

    "sag 3-7", "punkt 2 og 4", "til og med pkt. 5", "forlod mødet før punkt 3".
    """
    left = None if _FOR_ONE_ITEM.search(text) else _LEFT_AT.search(text)
    if left:
        return (f"{int(left['n']) + (left['how'].casefold() == 'efter')}+",)
    denied = "ikke" in text
    came = _CAME_AT.search(text)
    if came and not denied:
        return (f"{int(came['n']) - (came['how'].casefold() != 'efter')}-",)
    there = not denied and _THERE.search(text) is not None
    onward = _FROM_ITEM.search(text)
    if onward:
        number = int(onward["n"])
        return (f"{number - 1}-",) if there else (f"{number}+",)
    until = _UNTIL_ITEM.search(text)
    if until:
        number = int(until["n"])
        return (f"{number + 1}+",) if there else (f"{number}-",)
    return tuple(dict.fromkeys(_listed(text)))


def _listed(text: str) -> list[str]:
    """Give the numbers of all items that are named one by one or as a range."""
    numbers: list[str] = []
    for match in _ITEMS.finditer(text):
        before = text[max(0, match.start() - 1) : match.start()]
        if before.isalnum() or not _NAMES_ITEM.search(match.group()):
            continue
        first = int(match["first"])
        last = int(match["last"]) if match["last"] else first
        if first <= last <= first + 80:
            numbers += [str(number) for number in range(first, last + 1)]
        numbers += re.findall(r"\d{1,4}", match["more"] or "")
    return numbers
