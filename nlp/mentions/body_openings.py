"""The words at which the name of a body can begin, told by the words up to one that all hold."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from sagsspor.nlp.vocabulary import table

_DATA = table("bodies")
# What every name of a body holds; most lines do not, and are passed over.
_HELD = re.compile(
    "|".join(
        [
            *("dvalg", "[Rr]åd", "Kommunalbestyrelse", "Borgerrepræsentation"),
            *(re.escape(word) for word in (*_DATA["whole"], *_DATA["boards"])),
        ]
    )
)
_REACH = 400
"""Characters that the words before such a word may take: six of them, with what joins them."""

_INSIDE = "|".join(sorted({"og", "samt", *(word.lower() for word in _DATA["after_article"])}))
# No name goes on over a sign, or over a whole word in small letters but for those that join its
# words. A hyphen at a line's end may part a word.
_ENDS = re.compile(
    rf"[^\w\s,&-]|(?<!\w)(?![A-ZÆØÅÜÉ]|(?i:{_INSIDE})(?!\w))\w+(?=[\s,&]|-(?![ \t]*\n))"
)


def holds_body(text: str) -> list[int]:
    """Give where the words stand, in order, of which every name of a body holds one."""
    return [match.start() for match in _HELD.finditer(text)]


def may_open_body(text: str, starts: Sequence[int], places: Sequence[int]) -> list[int]:
    """Give those of some words from which a name may reach the next place that ``holds_body``."""
    kept: list[int] = []
    for at, place in enumerate(places):
        low = max(place - _REACH, places[at - 1] + 1 if at else 0)
        first = bisect_left(starts, low)
        last = bisect_left(starts, place + 1)
        if first < last:
            begin = max((end for end in _ends(text, starts[first], place)), default=low)
            kept += starts[bisect_left(starts, begin, first, last) : last]
    return kept


def _ends(text: str, start: int, place: int) -> Iterator[int]:
    return (match.end() for match in _ENDS.finditer(text, start, place))
