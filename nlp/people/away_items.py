"""From which items a text says that somebody was away."""

from __future__ import annotations

import re

from sagsspor.nlp.text.anchors import anchored

# Somebody who came late or left early, by the clock or by an item; who leaves the room "under" an
# item is back for the next.
_CAME_OR_LEFT = anchored(
    r"\b(?:(?P<left>gik|forlod\s(?:mødet|salen(?!\sunder))|forlader\smødet|gik\sfra\smødet)|"
    r"(?P<came>ankom|mødte|kom|indtrådte|tilsluttede\ssig|(?:koblede|loggede)\s(?:sig\s)?på))\b"
    r"[^.]{0,50}?\b(?:kl\.?\s?\d|(?:før|inden|efter|under|ved|fra|til)\s(?:behandlingen\saf\s)?"
    r"(?:dette\s|dagsordenens\s)?(?:pkt|punkt|§|sag(?!s)))|"
    r"\bdeltog\s(?:i\smødet\s)?(?:fra|(?P<until>til))\s(?:og\smed\s)?(?:pkt|punkt|sag)",
    re.IGNORECASE,
)
# "... forlod mødet før behandlingen af sagen": by the item at which it is said.
_AT_THIS = re.compile(
    r"\b(?:(?P<left>gik|forlod\s(?:mødet|salen(?!\sunder)))|(?:ankom|mødte|kom|indtrådte))\b[^.]{0,40}?\b"
    r"(?:kl\.\s?\d{1,2}[.:]\d\d\s[^.]{0,20}?)?"
    r"(?P<how>før|inden|efter|under|ved)\s(?:behandlingen\saf\s)?(?:dette\spunkt|(?:dette\s)?punktet?|sagen)\b"
    r"(?!\s(?:nr|\d))",
    re.IGNORECASE,
)
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
    r"\b(?:forlod|gik)\b.{0,60}?\b(?P<how>før|efter|inden|under|ved)\b.{0,40}?(?:pkt|punkt|§|"
    r"sag)\w*\.?\s*(?:nr\.?\s*)?(?P<n>\d{1,4})",
    re.IGNORECASE,
)
_CAME_AT = re.compile(
    r"\b(?:ankom|mødte|kom|indtrådte|(?:koblede|loggede)\s(?:sig\s)?på)\b.{0,60}?\b(?P<how>før|efter|under|ved|til|"
    r"fra)\b.{0,40}?(?:pkt|punkt|§|sag)\w*\.?\s*(?:nr\.?\s*)?(?P<n>\d{1,4})",
    re.IGNORECASE,
)
# "forlod mødet kl. 20.25 (pkt. 5) og vendte tilbage kl. 21.16 (pkt. 10)"
_LEFT_AND_BACK = re.compile(
    r"\b(?:forlod|gik)\b[^()]{0,40}\((?:under\s)?(?:pkt|punkt|sag)\.?\s(?:nr\.\s)?(?P<n>\d{1,4})\)[^()]{0,20}?"
    r"\b(?:vendte|kom)\stilbage\b[^()]{0,40}\((?:under\s)?(?:pkt|punkt|sag)\.?\s(?:nr\.\s)?(?P<back>\d{1,4})\)",
    re.IGNORECASE,
)
_RUN = re.compile(r"(?P<first>\d{1,4})(?:\s?(?:-|–|til)\s?(?:nr\.\s)?(?P<last>\d{1,4}))?")
_MOST = 80
"""Items of one meeting, at most, that a range names."""
_MORE_ITEMS = re.compile(r"(?:\s?(?:-|–|,|og|til)\s?(?:nr\.\s?)?\d{1,4}){1,20}")
# "Ja, fra kl. 16.30 (punkt 3)"
_THERE_FROM = re.compile(
    r"^\W*fra\skl\.?\s?\d[\d.:]{0,4}\s\((?:fra\s)?(?:pkt|punkt|sag)\.?\s(?P<n>\d{1,4})\)",
    re.IGNORECASE,
)
# "Lone Holm til kl. 18.40 i punkt 2": by the clock, and the item it struck in.
_BY_CLOCK = re.compile(
    r"\b(?P<side>til|fra)\skl\.?\s?\d{1,2}(?:[.:]\d{2})?,?\s\(?(?:i|under|ved)\s(?:pkt|punkt|sag)\.?\s"
    r"(?:nr\.\s)?(?P<n>\d{1,4})(?!\d|\s?[-–]\s?\d)",
    re.IGNORECASE,
)
CLOSED_PART = "closed"
"""The mark for the items behind closed doors, which "det lukkede møde" means."""
_CLOSED_PART = re.compile(
    r"\b(?:det|den|mødets)\slukkede\s(?:møde|del|dagsorden)\b|\blukkede\s(?:punkter|sager)\b",
    re.IGNORECASE,
)
_THERE = re.compile(r"\b(?:deltog|deltager|mødte|til\sstede)\b", re.IGNORECASE)
_NAMES_ITEM = re.compile(r"pkt|punkt|sag|dagsorden", re.IGNORECASE)


def came_or_left(text: str) -> re.Match[str] | None:
    """Find the words that say somebody came late or, with a group ``left``, left early.

    None for who has a part in a matter: he is back for the next.
    """
    return None if _FOR_ONE_ITEM.search(text) else _CAME_OR_LEFT.search(text)


def items_away(text: str) -> tuple[str, ...]:
    """Give the items a text names, as ``Absence.items`` holds them.

    "sag 3-7", "punkt 2 og 4", "til og med pkt. 5", "forlod mødet før punkt 3"; "ankom under
    behandlingen af sagen" where no number is said.
    """
    since = _THERE_FROM.search(text)
    if since:
        return (f"{int(since['n']) - 1}-",)
    clock = None if "ikke" in text else _BY_CLOCK.search(text)
    if clock:
        number = int(clock["n"])
        return (f"{number + 1}+",) if clock["side"].casefold() == "til" else (f"{number - 1}-",)
    back = _LEFT_AND_BACK.search(text)
    if back:
        # Who leaves under an item misses it, who comes under one does not.
        return tuple(str(number) for number in range(int(back["n"]), int(back["back"]))[:_MOST])
    left = None if _FOR_ONE_ITEM.search(text) else _LEFT_AT.search(text)
    if left:
        last = int(left["n"])
        if left["how"].casefold() == "efter":
            more = _MORE_ITEMS.match(text, left.end("n"))
            return _after_items(left["n"] + (more[0] if more else ""))
        return (f"{last}+",)
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
    closed = (CLOSED_PART,) if _CLOSED_PART.search(text) else ()
    # "kom under punkt 4 og deltog ikke i punkt 1-3": what is denied counts.
    listed = _listed(text[text.index("ikke") :] if came else text)
    return (*dict.fromkeys(listed), *closed) or _by_this_item(text)


def _after_items(listed: str) -> tuple[str, ...]:
    """Give what is missed by who left after some items: those behind them, and those between.

    "efter behandlingen af sagerne nr. 1-13, nr. 17 og nr. 19-35": 14 came later.
    """
    there: set[int] = set()
    for run in _RUN.finditer(listed):
        first, last = int(run["first"]), int(run["last"] or run["first"])
        there.update(range(first, min(last, first + _MOST) + 1))
    between = range(min(there), max(there)) if "-" in listed or "–" in listed else range(0)
    gaps = [str(number) for number in between[:_MOST] if number not in there]
    return (*gaps, f"{max(there) + 1}+")


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


def _by_this_item(text: str) -> tuple[str, ...]:
    match = None if _FOR_ONE_ITEM.search(text) else _AT_THIS.search(text)
    if not match:
        return ()
    how = match["how"].casefold()
    if match["left"]:
        # Who leaves while an item is treated attends it in part.
        return {"efter": (">",), "før": (">=",), "inden": (">=",)}.get(how, ())
    return ("<=",) if how == "efter" else ("<",)
