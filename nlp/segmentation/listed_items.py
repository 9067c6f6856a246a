"""Items of which only the table of contents tells: those behind closed doors.

Their text is left out of what is published, often with the heading. That the meeting had them is
said all the same; what else the contents list and the text lacks may be missing by mistake, and is
no item.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from sagsspor.nlp.layout.contents import Contents
from sagsspor.nlp.layout.headings import Candidate, candidate, same_title, title_key
from sagsspor.nlp.layout.lines import Line
from sagsspor.nlp.segmentation.items import ItemBlock

_CLOSED = re.compile(r"\b(?:lukket|lukkede|personsag)\b", re.IGNORECASE)
# "Lukkede dagsordenspunkter:" above some of the entries, "Åbne ..." above others.
_GROUP = re.compile(
    r"(?P<kind>lukkede|åbne|lukket|åbent)\s(?:punkter|sager|dagsordenspunkter|møde|dagsorden)\W*$",
    re.IGNORECASE,
)
_PAGE = re.compile(r"\s\d{1,3}$")


def with_closed(
    blocks: Sequence[ItemBlock], lines: Sequence[Line], contents: Contents
) -> tuple[ItemBlock, ...]:
    """Add the closed items that stand in the contents alone, each where its number belongs.

    Only among items that have numbers; ordinals are counted anew.
    """
    numbers = {_value(block.number) for block in blocks if block.number}
    keys = [title_key(block.title) for block in blocks if block.title]
    if not numbers or None in numbers:
        return tuple(blocks)
    out = list(blocks)
    pages = {key for key, _, _ in contents.numbers}
    group = False
    for line in lines[contents.first : contents.end]:
        heads = _GROUP.match(line.text)
        group = heads["kind"].casefold().startswith("luk") if heads else group
        entry = candidate(line)
        if not entry or not entry.title or not (group or _CLOSED.search(entry.title)):
            continue
        entry = _without_page(entry, pages)
        key = title_key(entry.title)
        if entry.value in numbers or any(same_title(key, other) for other in keys):
            continue
        numbers.add(entry.value)
        keys.append(key)
        at = sum((_value(block.number) or 0) < entry.value for block in out)
        out.insert(at, _block(entry))
    if len(out) == len(blocks):
        return tuple(blocks)
    return tuple(replace(block, ordinal=at + 1) for at, block in enumerate(out))


def _value(number: str | None) -> int | None:
    """Give the number by which items are ordered, None where it is no plain one."""
    found = re.fullmatch(r"\D{0,3}(\d{1,4})", number or "")
    return int(found[1]) if found else None


def _without_page(entry: Candidate, keys: set[str]) -> Candidate:
    """Cut off the page's number that ends an entry, as the contents read it."""
    page = _PAGE.search(entry.title)
    shorter = entry.title[: page.start()] if page else entry.title
    return replace(entry, title=shorter) if page and title_key(shorter) in keys else entry


def _block(entry: Candidate) -> ItemBlock:
    """Make an item of an entry: number and title, and nothing under them."""
    return ItemBlock(
        0,
        entry.number,
        entry.title,
        (entry.number_start, entry.number_start + len(entry.number)),
        ((entry.title_start, entry.title_start + len(entry.title)),),
        (),
    )
