"""Who was away from which item, by a number said in the head or at another item."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sagsspor.nlp.item_reading import CLOSED_WORDS, ItemRead
from sagsspor.nlp.members import Roll
from sagsspor.nlp.persons import Person


def absent_by_number(roll: Roll, read: Sequence[ItemRead]) -> dict[str, list[Person]]:
    """Give who was away from which item by a number said in the head or at another item."""
    away: dict[str, list[Person]] = {}
    said = [*roll.absences]
    for item in read:
        at = (item.block.number or "").split("/")[-1]
        for one in item.decided.absences:
            if at.isdigit() and one.items in ((">",), ("<",)):
                mark = f"{int(at) + 1}+" if one.items == (">",) else f"{int(at) - 1}-"
                said.append(replace(one, items=(mark,)))
            else:
                said.append(one)
    for item in read:
        own = (item.block.number or "").split("/")[-1]
        number = int(own) if own.isdigit() else None
        for absence in said:
            if number is not None and any(_covers(mark, number) for mark in absence.items):
                if _closed_block(item) and any(mark[-1] in "+-" for mark in absence.items):
                    continue
                away.setdefault(own, []).append(absence.person)
    return away


def _covers(mark: str, number: int) -> bool:
    """Tell whether "7", "5+" or "3-" means an item's number."""
    if mark.endswith("+"):
        return number >= int(mark[:-1])
    if mark.endswith("-"):
        return number <= int(mark[:-1])
    return mark.isdigit() and number == int(mark)


def _closed_block(item: ItemRead) -> bool:
    return bool(item.block.title and CLOSED_WORDS.search(item.block.title)) or not item.sections
