"""The lines of a text, cleaned of markup, and what on them is only page furniture."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence, Set
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from sagsspor.nlp.layout.page_heads import (
    around_municipality,
    around_numbers,
    is_short_phrase,
    under_label,
)
from sagsspor.nlp.mentions.dates import find_dates
from sagsspor.nlp.text.source import Source
from sagsspor.nlp.vocabulary import vocabulary

# Markdown emphasis and headings, bullets, and the rules that converters draw.
_MARKS = re.compile(r"[*#_`~|\u200b\ufeff]+")
# "UdskrivSagsid.: 14/513": the word of a button may be glued to what stands beside it.
_LEADING = re.compile(
    r"[\s*#_`>|\u200b\ufeff]*(?:[•·▪◦‣●■\uf0b7\u0335](?:\s|$)\s*)?[*#_`]*(?:Udskriv(?=[A-ZÆØÅ]))?"
)
_RULE = re.compile(r"^[-–—_=*.\s]{3,}$")
_PAGE = re.compile(
    r"^(?:[-–]\s*)?(?:side|page|s\.)\s*:?\s*(?:\d{1,4}|[ivxlc]{1,7})(?:\s*(?:af|/|"
    r"of)\s*\d{1,4})?\.?(?:\s*[-–])?$"
    # "Side 3 af 12 · Hovby Kommune": whose page it is, beside its number.
    r"|^side\s\d{1,4}\s(?:af|/)\s\d{1,4}\s*[·|–-]\s.{1,60}$"
    r"|^[-–]\s*\d{1,4}\s*[-–]$",
    re.IGNORECASE,
)
# "3/12", "3 af 12": a page, unless what follows "/" is no number of pages ("15/442" is a case).
_PAGE_OF = re.compile(r"(\d{1,4})\s*(?:af|/)\s*(\d{1,3})$", re.IGNORECASE)
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
# The same before a label: "fold dette punkt ind Resume".
_FOLD_FIRST = re.compile(
    r"(?:klik her for at )?folde? (?:dette )?(?:punkt(?:et)? )?(?:ind|ud) ", re.IGNORECASE
)
_FOLD_OUT = re.compile(
    r"\s*Klik her for at folde (?:ud|ind)(?: og læse mere)?(?: om [^\n]{1,300})?\s*$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line.

    ``start`` and ``end`` are the span of its content in the text, markup at the ends left out;
    ``text`` is that content without inner markup. ``blank_before`` counts the empty lines above,
    ``level`` is the heading level the format gives (0: none), ``noise`` marks page furniture.
    ``bullet`` tells whether a list mark stood before it, ``indent`` the width of the margin.
    """

    index: int
    start: int
    end: int
    text: str
    blank_before: int = 0
    level: int = 0
    bullet: bool = False
    indent: int = 0
    noise: bool = False


def split_lines(
    source: Source,
    cuts: Sequence[int] = (),
    furniture: Collection[int] = (),
    free: Collection[int] = (),
) -> tuple[Line, ...]:
    """Give the lines of a source that have content; page furniture is marked as noise.

    ``cuts`` are offsets, in order, at which a line begins though the text has no line end there;
    ``furniture`` are those of lines known to be of the page, ``free`` those that an empty line
    stood above.
    """
    levels = {heading.start: heading for heading in source.headings}
    starts = sorted(levels)
    lines: list[Line] = []
    blank = 0
    at_heading = 0
    for line_start, raw in _printed(source.text, cuts):
        position = line_start + len(raw) + 1
        lead = _LEADING.match(raw)
        first = lead.end() if lead else 0
        first += len(found.group()) if (found := _FOLD_FIRST.match(raw[first:])) else 0
        content = raw[first:].rstrip(" \t\r\u00a0*_`|")
        fold = _FOLD_OUT.search(content)
        if fold:
            content = content[: fold.start()]
        if not content.strip() or _RULE.match(content):
            blank += 1
            continue
        level = _markdown_level(raw[:first], raw)
        while at_heading < len(starts) and starts[at_heading] < position - 1:
            if levels[starts[at_heading]].end > line_start:
                level = level or levels[starts[at_heading]].level
            at_heading += 1
        text = _MARKS.sub("", content) if _MARKS.search(content) else content
        if "_" in content:
            # An underscore inside a word belongs to a file name.
            text = re.sub(r"[*#`~|\u200b\ufeff]+", "", content)
        lines.append(
            Line(
                index=len(lines),
                start=line_start + first,
                end=line_start + first + len(content),
                text=text.strip(),
                blank_before=blank or int(line_start in free),
                level=level,
                bullet=bool(lead and re.search(r"[•·▪◦‣●■\uf0b7\u0335]", raw[:first])),
                indent=len(raw) - len(raw.lstrip(" \t\u00a0")),
            )
        )
        blank = 0
    known = {line.index for line in lines if line.start in furniture}
    return _mark_noise(lines, known)


def _printed(text: str, cuts: Sequence[int]) -> Iterator[tuple[int, str]]:
    """Give the start and the text of every line, those cut out of a long one too."""
    start = 0
    at = 0
    for raw in text.split("\n"):
        first = start
        while at < len(cuts) and cuts[at] < start + len(raw):
            if cuts[at] > first:
                yield first, text[first : cuts[at]]
                first = cuts[at]
            at += 1
        yield first, text[first : start + len(raw)]
        start += len(raw) + 1


def _markdown_level(prefix: str, raw: str) -> int:
    """Give the level of a markdown heading, or 7 for a line that is bold as a whole."""
    hashes = prefix.count("#")
    if hashes:
        return min(hashes, 6)
    stripped = raw.strip()
    if len(stripped) > 4 and stripped.startswith("**") and stripped.endswith("**"):
        return 7
    return 0


def _mark_noise(lines: Sequence[Line], known: Set[int]) -> tuple[Line, ...]:
    """Mark page numbers, navigation, and the lines that keep standing beside page numbers."""
    texts, blanks = [line.text for line in lines], [line.blank_before for line in lines]
    alone = _lone_page_numbers(lines)
    pages = _page_numbers(lines) | alone | known
    noise = pages | {line.index for line in lines if _NAVIGATION.match(line.text)}
    everywhere = Counter(line.text.casefold() for line in lines)
    in_head = Counter(line.text.casefold() for line in lines[:_HEAD_LINES])
    # What stands beside page numbers by chance ("Godkendt.", a list mark) is no running line: that
    # one stands on the same side of most of them.
    for side in (-1, 1, -2, 2):
        # Two lines off only where the line between runs too.
        step = side // abs(side)
        near = [
            lines[index + side]
            for index in pages
            if 0 <= index + side < len(lines)
            and _may_run(lines[index + side])
            and not under_label(texts, index + side)
            and (abs(side) == 1 or index + step in noise)
            and lines[max(index, index + side)].blank_before <= 1
        ]
        times = Counter(line.text.casefold() for line in near)

        def elsewhere(text: str, times: Counter[str] = times) -> int:
            return max(0, everywhere[text] - times[text] - in_head[text])

        wanted = max(2, 0.6 * len(pages))
        noise |= {
            line.index
            for line in near
            if wanted <= times[line.text.casefold()] >= 4 * elsewhere(line.text.casefold())
        }
    noise |= _head_again(lines, pages)
    # "Teknisk Udvalg 3. maj 2011   Side 4": header and page number on one line.
    ends = [(line, _PAGE_AT_END.search(line.text)) for line in lines if len(line.text) <= 140]
    heads = Counter(line.text[: end.start()].casefold() for line, end in ends if end)
    ending = {
        line.index
        for line, end in ends
        if end and line.index >= _TOP and heads[line.text[: end.start()].casefold()] >= 2
    }
    top = {text.casefold() for text in texts[:_TOP]}
    below = Counter(texts[at + 1].casefold() for at in ending if at + 1 < len(texts))
    noise |= {
        at + 1
        for at in ending
        if at + 1 < len(texts)
        and below[texts[at + 1].casefold()] >= max(2, 0.6 * len(ending))
        and _may_run(lines[at + 1])
    }
    noise |= ending | {at - 1 for at in ending if at > _TOP and texts[at - 1].casefold() in top}
    noise |= around_numbers(texts, blanks, pages | ending, _HEAD_LINES)
    noise |= around_municipality(texts, blanks, _HEAD_LINES)
    noise |= _site_footer(lines)
    # "Nordby Kommune - Byrådet, 30-08-2011        3": a header that ends with the page's number.
    numbered = [
        (line, _NUMBER_AT_END.match(line.text) or _NUMBER_AFTER_DATE.match(line.text))
        for line in lines
        if len(line.text) <= 160
    ]
    again = Counter(found.group("head").casefold() for _, found in numbered if found)
    noise |= {
        line.index
        for line, found in numbered
        if found and again[found.group("head").casefold()] >= 3
    }
    return tuple(
        Line(
            line.index,
            line.start,
            line.end,
            line.text,
            line.blank_before,
            line.level,
            line.bullet,
            line.indent,
            line.index in noise,
        )
        for line in lines
    )


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


def _says_only_head(text: str, known: set[str], dates: set[date]) -> bool:
    if (
        len(text) > 120
        or _ENTRY.match(text)
        or text.endswith((":", "."))
        or re.match(r"[A-ZÆØÅ][\wæøåÆØÅ /-]{2,24}:(?:\s|$)", text)
    ):
        # "Mødedato: 21. november 2018" is a field of the head wherever the page begins.
        return False
    rest = text
    said = [one for one in find_dates(text) if one.value in dates]
    for one in reversed(said):
        rest = rest[: one.span[0]] + " " + rest[one.span[1] :]
    return bool(said) and all(word in known for word in _WORD.findall(rest.casefold()))


_MANY_PAGES = 100
"""So many pages are not told by one number alone: "15/442" is a case."""


def _page_numbers(lines: Sequence[Line]) -> set[int]:
    """Give the lines that number a page, by a word or by how many pages there are."""
    of = [(line.index, _PAGE_OF.match(line.text)) for line in lines if len(line.text) < 12]
    pages = [(index, int(one[1]), int(one[2])) for index, one in of if one]
    totals = Counter(total for _, _, total in pages)
    numbered = {
        index
        for index, page, total in pages
        if page <= total
        and 2 * totals[total] > len(pages)
        and (totals[total] > 1 or total < _MANY_PAGES)
    }
    return numbered | {line.index for line in lines if _PAGE.match(line.text)}


_FEW_PAGES = 3
_LEFT_OUT = 30
_PAGE_LINES = 5
"""Lines that a page holds at least, on average, where its number is all that tells it."""


_LABEL_WITHIN = 3
"""Lines below a number that opens an item within which a label stands."""
_MOST = 0.8
"""How many of the lone numbers of a text, at least, open items where they do."""


def _lone_page_numbers(lines: Sequence[Line]) -> set[int]:
    """Give the numbers that stand alone on a line and count the pages, one by one."""
    # A number with a list mark is a point of a list: the title of an item stands below it.
    alone = [line for line in lines if re.fullmatch(r"\d{1,3}", line.text) and not line.bullet]
    values = [int(line.text) for line in alone]
    rises = all(0 < later - value <= _LEFT_OUT for value, later in pairwise(values))
    if len(alone) < _FEW_PAGES or not rises or _open_items(alone, lines):
        return set()
    apart = (alone[-1].index - alone[0].index) / (len(alone) - 1)
    return {line.index for line in alone} if apart >= _PAGE_LINES else set()


def _open_items(alone: Sequence[Line], lines: Sequence[Line]) -> bool:
    """Tell whether lone numbers open items: each free of what is above, a label soon below it."""
    labels = vocabulary().sections
    headed = sum(
        bool(line.blank_before)
        and any(
            (label := labels.match(below.text)) and (label.alone or label.colon)
            for below in lines[line.index + 1 : line.index + 1 + _LABEL_WITHIN]
        )
        for line in alone
    )
    return headed >= _MOST * len(alone)


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
