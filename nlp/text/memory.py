"""What a function of one text gave lately, for the readers that ask the same of the same text."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TypeVar

_Result = TypeVar("_Result")

_SHORT = 2000
"""Texts up to this many characters are lines, sentences and paragraphs: many are kept."""

_MANY, _FEW = 4096, 16

_KEPT: list[Callable[[], None]] = []


def remembered(function: Callable[[str], _Result]) -> Callable[[str], _Result]:
    """Keep the results for the texts asked for last: thousands of short ones, a few long ones.

    The result must not be changed by who gets it.
    """
    of_short = lru_cache(maxsize=_MANY)(function)
    of_long = lru_cache(maxsize=_FEW)(function)
    _KEPT.extend((of_short.cache_clear, of_long.cache_clear))

    @wraps(function)
    def ask(text: str) -> _Result:
        return of_short(text) if len(text) <= _SHORT else of_long(text)

    return ask


def forget() -> None:
    """Drop all that is kept: another document asks of other texts."""
    for clear in _KEPT:
        clear()
