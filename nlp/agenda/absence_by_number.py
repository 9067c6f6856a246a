"""Who was away from which item, by what is said in the head or at another item."""

from __future__ import annotations

from collections.abc import Sequence

from sagsspor.nlp.agenda.item_reading import CLOSED_WORDS, ItemRead
from sagsspor.nlp.meeting.roll import Roll
from sagsspor.nlp.people.away_items import CLOSED_PART
from sagsspor.nlp.people.persons import Person

_RELATIVE = frozenset((">", ">=", "<", "<="))


def absent_by_number(roll: Roll, read: Sequence[ItemRead]) -> dict[int, list[Person]]:
    """Give who was away from which item, by its ordinal, where that is not said at the item."""
    away: dict[int, list[Person]] = {}
    told = [(one, 0) for one in roll.absences]
    told += [(one, item.block.ordinal) for item in read for one in item.decided.absences]
    told = [(one, said_at) for one, said_at in told if one.items]
    for item in read:
        at = item.block.ordinal
        for absence, said_at in told:
            marks = [mark for mark in absence.items if _covers(mark, item, said_at)]
            if not marks:
                continue
            if _closed_block(item) and any(mark[-1] in "+-<>=" for mark in marks):
                continue
            away.setdefault(at, []).append(absence.person)
    return away


def _covers(mark: str, item: ItemRead, said_at: int) -> bool:
    """Tell whether "7", "5+", "3-" or, by the item it is said at, ">=" means an item."""
    if mark in _RELATIVE:
        at = item.block.ordinal
        if not said_at:
            return False
        return (at == said_at and "=" in mark) or (at > said_at if mark[0] == ">" else at < said_at)
    if mark == CLOSED_PART:
        return _closed_block(item)
    own = (item.block.number or "").split("/")[-1]
    if not own.isdigit():
        return False
    if mark.endswith("+"):
        return int(own) >= int(mark[:-1])
    if mark.endswith("-"):
        return int(own) <= int(mark[:-1])
    return mark.isdigit() and int(own) == int(mark)


def _closed_block(item: ItemRead) -> bool:
    """Tell whether an item is closed, by its title or by having nothing but a heading."""
    by_title = bool(item.block.title and CLOSED_WORDS.search(item.block.title))
    return by_title or all(section.kind == "case_number" for section in item.sections)
