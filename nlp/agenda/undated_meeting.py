"""What can be told of a meeting whose day is lost: what holds whatever the day was.

A date without a year, or "på mødet i april", means another day for each day it is said on. So what
an item says is read twice, as of two days, and what differs is left out.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date as Date

from sagsspor.nlp.agenda.follow_ups import ItemRequests
from sagsspor.nlp.record import Due, Reference

# References look back and requests ahead, so the days lie after all minutes, and before them.
_AFTER_ALL = (Date(2198, 1, 15), Date(2199, 9, 15))
_BEFORE_ALL = (Date(1898, 1, 15), Date(1899, 9, 15))


def references_of_any_day(
    read: Callable[[Date], tuple[Reference, ...]], asked: ItemRequests
) -> tuple[Reference, ...]:
    """Give the references that are the same whatever the day: those printed with their year.

    The days on which something that is asked for is due lie ahead, and are none.
    """
    first, second = map(read, _AFTER_ALL)
    ahead = {one.due.start for one in asked.requests if one.due and one.due.start == one.due.end}
    return tuple(one for one in first if one in second and one.date not in ahead)


def requests_of_any_day(read: Callable[[Date], ItemRequests]) -> ItemRequests:
    """Give the requests, and when they are due where the year is printed too."""
    first, second = map(read, _BEFORE_ALL)
    if len(first.requests) != len(second.requests):
        return ItemRequests()
    return ItemRequests(
        tuple(
            replace(one, due=_same(one.due, other.due))
            for one, other in zip(first.requests, second.requests, strict=True)
        )
    )


def _same(due: Due | None, other: Due | None) -> Due | None:
    """Give a time that is the same as of both days; else its words without days."""
    return due if due == other or due is None else Due(due.expression)
