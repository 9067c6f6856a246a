"""Items that a title shows to be one matter, where no case numbers tell.

A title proves nothing that stands at many meetings, or comes back every year.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from sagsspor.graph.matters import Corpus, Matter
from sagsspor.graph.resumptions import put_off
from sagsspor.graph.topic import is_generic, likeness, numbers_conflict, terms

SAME_TITLE = 0.75
"""From this likeness on, two titles name one matter."""
TITLE_WINDOW = timedelta(days=550)
"""A matter without a case number is not looked for further back than this (18 months)."""
YEARLY = timedelta(days=300)
"""From this distance on, equal titles may be a matter of every year: a number must show the one."""
STANDING_TITLES = 3
"""A title settled at this many meetings of one body is a standing one, and proves nothing."""


def same_title(corpus: Corpus, matter: Matter, at: int) -> Iterator[tuple[Matter, float]]:
    """Give the nearest earlier items of each body that a title shows to be the same matter."""
    mine = matter.title
    if matter.procedural or len(mine) < 2:
        return
    since = (date.fromisoformat(matter.place.date) - TITLE_WINDOW).isoformat()
    before = (date.fromisoformat(matter.place.date) - timedelta(days=1)).isoformat()
    recently = (date.fromisoformat(matter.place.date) - YEARLY).isoformat()
    best: dict[str, tuple[Matter, float]] = {}
    words = set(mine)
    # Of two items with case numbers the numbers say whether they are one matter.
    numbered = bool(matter.item.case_numbers)
    for index in corpus.near(mine, since, before, 60, caseless=numbered):
        other = corpus.matters[index]
        if len(words.intersection(other.title)) < 2 or numbers_conflict(
            terms(matter.name), terms(other.name)
        ):
            continue
        if other.place.date < recently and not _one_number(matter, other):
            continue
        value = likeness(mine, other.title, corpus.rarity)
        if value < SAME_TITLE or _stands(corpus, other) or _stands(corpus, matter):
            continue
        known = best.get(other.place.body)
        if known is None or other.place.date >= known[0].place.date:
            best[other.place.body] = (other, value)
    yield from (best[body] for body in sorted(best))


def _one_number(one: Matter, two: Matter) -> bool:
    """Tell whether two titles share a number that names a thing: of a plan, and of no quarter."""
    both = set(terms(one.name)) & set(terms(two.name))
    numbers = [term.partition("_")[2] for term in both if not is_generic(term)]
    return any(len(number) > 1 and not re.fullmatch(r"(?:19|20)\d\d", number) for number in numbers)


def _stands(corpus: Corpus, matter: Matter) -> bool:
    """Tell whether a title is a standing one: settled at several meetings of one body.

    What is put off comes back under its title, however often, and is one matter.
    """
    rows = corpus.by_title.get(frozenset(matter.title), ())
    if len(rows) < STANDING_TITLES:
        return False
    body = matter.place.body
    count = 0
    for index in rows[-200:]:
        row = corpus.matters[index]
        count += row.place.body == body and not put_off(row)
        if count >= STANDING_TITLES:
            return True
    return False
