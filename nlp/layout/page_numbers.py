"""Lines that are the number of a page and nothing else."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from sagsspor.nlp.layout.printed_line import Line
from sagsspor.nlp.vocabulary import vocabulary

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
_MANY_PAGES = 100
"""So many pages are not told by one number alone: "15/442" is a case."""


def page_numbers(lines: Sequence[Line]) -> set[int]:
    """Give the lines that number a page: by a word, by how many there are, or one after another."""
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
    worded = {line.index for line in lines if _PAGE.match(line.text)}
    return numbered | worded | _lone_page_numbers(lines)


_FEW_PAGES = 3
_LEFT_OUT = 30
_PAGE_LINES = 5
"""Lines that a page holds at least, on average, where its number is all that tells it."""


_LABEL_WITHIN = 3
"""Lines below a number that opens an item within which a label stands."""
_MOST = 0.8
"""How many of the lone numbers of a text, at least, open items where they do."""


_LONE = re.compile(r"\d{1,3}")


def _lone_page_numbers(lines: Sequence[Line]) -> set[int]:
    """Give the numbers that stand alone on a line and count the pages, one by one."""
    # A number with a list mark is a point of a list: the title of an item stands below it.
    alone = [line for line in lines if _LONE.fullmatch(line.text) and not line.bullet]
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
