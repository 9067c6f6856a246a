"""Page furniture: heads and feet of pages, and the navigation of a web page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence, Set
from datetime import date

from sagsspor.nlp.layout.page_heads import (
    around_municipality,
    around_numbers,
    is_short_phrase,
    under_label,
)
from sagsspor.nlp.layout.page_numbers import page_numbers
from sagsspor.nlp.layout.printed_line import Line
from sagsspor.nlp.mentions.dates import find_dates

_PAGE_AT_END = re.compile(
    r"\s+(?:side|page|sidenr\.?)\s*:?\s*(?:\d{1,4}|[ivxlc]{1,7})?(?:\s(?:af|/)\s?\d{1,4})?$|,\s?s\.\s?\d{1,4}$",
    re.IGNORECASE,
)
# "Protokol for Kulturudvalget 06-12-2016 5": a date and then the page's number.
_NUMBER_AFTER_DATE = re.compile(r"(?P<head>[A-ZÆØÅ].{5,100}\b(?:19|20)\d\d)\s\d{1,3}$")
_NUMBER_AT_END = re.compile(r"(?P<head>[A-ZÆØÅ].{7,120}?)\s{2,}\d{1,4}$")
# Navigation that web pages print between the items; none of it is said by anybody.
_NAVIGATION = re.compile(
    r"^(?:til top(?:pen)?|tilbage til top(?:pen)?|(?:tilbage )?til indholdsfortegnelse(?:n)?|"
    r"luk alle punkter(?: referat| dagsorden)?|tilbage til oversigt|vis alle|op|"
    r"print|udskriv|luk|vis mere|vis mindre|"
    r"læs mere|"
    r"klik her for at folde (?:ud|ind)|fold (?:ud|ind|alle ud|alle ind)|hent (?:som )?pdf|"
    r"download|del siden|del(?: på)? (?:facebook|linkedin|twitter|x|mail)|facebook|linkedin|"
    r"twitter|send som mail|gå til indhold|spring til (?:hoved)?indhold|"
    r"tilbage til (?:oversigten|søgning)|abonner(?: på .{1,40})?|(?:vis|se) alle bilag|"
    r"kopier link(?: til (?:punktet|sagen))?(?:\s{1,4}[-|]\s{1,4}print)?|"
    r"lyt til siden|søg|menu)\.?$",
    re.IGNORECASE,
)
_HEAD_LINES = 15
_TOP = 4
"""Lines at the top of the first page that name the body, whatever stands beside it."""
_WORD = re.compile(r"\w+")


def find_furniture(lines: Sequence[Line], known: Set[int]) -> set[int]:
    """Give the lines that are of the page: numbers, navigation, what runs from page to page.

    ``known`` are those that are known to be before anything is looked at.
    """
    texts, blanks = [line.text for line in lines], [line.blank_before for line in lines]
    pages = page_numbers(lines) | known
    found = pages | {line.index for line in lines if _NAVIGATION.match(line.text)}
    found |= _beside_pages(lines, pages, found)
    found |= _head_again(lines, pages)
    ending = _ending_in_page(lines)
    found |= ending | _around_ending(lines, ending)
    found |= around_numbers(texts, blanks, pages | ending, _HEAD_LINES)
    found |= around_municipality(texts, blanks, _HEAD_LINES)
    return found | _site_footer(lines) | _heads_with_number(lines)


def _beside_pages(lines: Sequence[Line], pages: Set[int], noise: Set[int]) -> set[int]:
    """Give the lines that keep standing beside page numbers.

    What stands there by chance ("Godkendt.", a list mark) is no running line: that one stands on
    the same side of most of them.
    """
    texts = [line.text for line in lines]
    everywhere = Counter(line.text.casefold() for line in lines)
    in_head = Counter(line.text.casefold() for line in lines[:_HEAD_LINES])
    wanted = max(2, 0.6 * len(pages))
    found: set[int] = set()
    for side in (-1, 1, -2, 2):
        # Two lines off only where the line between runs too.
        step = side // abs(side)
        near = [
            lines[index + side]
            for index in pages
            if 0 <= index + side < len(lines)
            and _may_run(lines[index + side])
            and not under_label(texts, index + side)
            and (abs(side) == 1 or index + step in noise or index + step in found)
            and lines[max(index, index + side)].blank_before <= 1
        ]
        times = Counter(line.text.casefold() for line in near)
        for line in near:
            text = line.text.casefold()
            elsewhere = max(0, everywhere[text] - times[text] - in_head[text])
            if wanted <= times[text] >= 4 * elsewhere:
                found.add(line.index)
    return found


def _ending_in_page(lines: Sequence[Line]) -> set[int]:
    """Give the heads with a page number on their line: "Teknisk Udvalg 3. maj 2011   Side 4"."""
    ends = [(line, _PAGE_AT_END.search(line.text)) for line in lines if len(line.text) <= 140]
    heads = Counter(line.text[: end.start()].casefold() for line, end in ends if end)
    return {
        line.index
        for line, end in ends
        if end and line.index >= _TOP and heads[line.text[: end.start()].casefold()] >= 2
    }


def _around_ending(lines: Sequence[Line], ending: Set[int]) -> set[int]:
    """Give what stands around heads with a page number: the top line, or what always does."""
    texts = [line.text.casefold() for line in lines]
    top = set(texts[:_TOP])
    below = Counter(texts[at + 1] for at in ending if at + 1 < len(texts))
    found = {
        at + 1
        for at in ending
        if at + 1 < len(texts)
        and below[texts[at + 1]] >= max(2, 0.6 * len(ending))
        and _may_run(lines[at + 1])
    }
    return found | {at - 1 for at in ending if at > _TOP and texts[at - 1] in top}


def _heads_with_number(lines: Sequence[Line]) -> set[int]:
    """Give heads that end with a bare number: "Nordby Kommune - Byrådet, 30-08-2011        3"."""
    numbered = [
        (line, _NUMBER_AT_END.match(line.text) or _NUMBER_AFTER_DATE.match(line.text))
        for line in lines
        if len(line.text) <= 160
    ]
    again = Counter(found["head"].casefold() for _, found in numbered if found)
    return {
        line.index for line, found in numbered if found and again[found["head"].casefold()] >= 3
    }


# "3. Budgetopfølgning pr. 31. juli 2017": an item, listed at the head and opened under a number.
_ENTRY = re.compile(r"\d{1,4}(?:[.:)]\s{0,3}|\s)(?!\w{3,9},?\s(?:19|20)\d\d)[A-ZÆØÅ]")
_HEAD_WORDS = frozenset(("den", "d", "referat", "møde", "mødet", "fra", "i", "side", "af", "kl"))


def _head_again(lines: Sequence[Line], pages: set[int]) -> set[int]:
    """Give the lines beside page numbers that say the meeting's date and only words of the head.

    Such a line runs even if the document has two pages: "Byrådet, 20-05-2025" under "Side 1 af 2".
    The heading of a decision may read the same. Where the text stands elsewhere too, it is taken
    to run only if it stands beside every page number, and not if there is but one.
    """
    if not pages:
        return set()
    head = [line.text for line in lines[:_HEAD_LINES] if not _ENTRY.match(line.text)]
    known: set[str] = {*_HEAD_WORDS}
    known.update(word for text in head for word in _WORD.findall(text.casefold()))
    dates = {found.value for text in head for found in find_dates(text) if found.value}
    elsewhere = Counter(line.text.casefold() for line in lines)
    out: set[int] = set()
    for side in (-1, 1):
        inside = [at + side for at in sorted(pages) if 0 < at + side < len(lines)]
        found = [at for at in inside if at >= 3 and _says_only_head(lines[at].text, known, dates)]
        for at in found:
            beside = sum(lines[one].text == lines[at].text for one in found)
            if elsewhere[lines[at].text.casefold()] == beside or (
                beside > 1 and beside >= 0.8 * len(inside)
            ):
                out.add(at)
    return out


# "Byrådet, 20-05-2025, pkt. 14" heads a decision.
_ITEM_AT_END = re.compile(r"\b(?:pkt|punkt|sag)\.?\s(?:nr\.?\s)?\d{1,4}$", re.IGNORECASE)


def _says_only_head(text: str, known: set[str], dates: set[date]) -> bool:
    if (
        len(text) > 120
        or _ENTRY.match(text)
        or text.endswith((":", "."))
        or re.match(r"[A-ZÆØÅ][\wæøåÆØÅ /-]{2,24}:(?:\s|$)", text)
        or _ITEM_AT_END.search(text)
    ):
        # "Mødedato: 21. november 2018" is a field of the head wherever the page begins.
        return False
    rest = text
    said = [one for one in find_dates(text) if one.value in dates]
    for one in reversed(said):
        rest = rest[: one.span[0]] + " " + rest[one.span[1] :]
    return bool(said) and all(word in known for word in _WORD.findall(rest.casefold()))


def _may_run(line: Line) -> bool:
    """Tell whether a line may be a running header or footer: short, no sentence, no point."""
    told = re.match(r"(?:Fraværende|Afbud|Ikke til ?stede|Deltog ikke)\b", line.text)
    listed = line.bullet or _ENTRY.match(line.text)
    return is_short_phrase(line.text) and not listed and not told


_FOOTER = re.compile(
    r"^(?:del på|del siden|del denne side|relaterede sider|kontakt os|kontakt kommunen|"
    r"tilgængelighedserklæring|cookiepolitik|"
    r"cookies|privatlivspolitik|om hjemmesiden|"
    r"(?:siden (?:er |blev )?)?(?:sidst|senest) (?:opdateret|ændret|redigeret|revideret)\b.*|"
    r"åbningstider|"
    r"følg os)\b.{0,40}$",
    re.IGNORECASE,
)
_FOOTER_LINES = 40


def _site_footer(lines: Sequence[Line]) -> set[int]:
    """Give the lines of a web site's own footer: from its first link to the end of the text."""
    for line in lines[-_FOOTER_LINES:]:
        if _FOOTER.match(line.text):
            rest = lines[line.index :]
            if all(len(one.text) < 160 for one in rest) and len(rest) <= _FOOTER_LINES:
                return {one.index for one in rest}
    return set()
