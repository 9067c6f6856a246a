"""Patterns made of the word lists."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache


def either(words: Iterable[str]) -> str:
    r"""Give the pattern that matches any of some words, the longest first.

    Words are plain text; a space in one stands for any white space.

    >>> either(["på", "på det"])
    '(?:på\\s+det|på)'
    """
    return _either(tuple(words))


@lru_cache(maxsize=512)
def _either(words: tuple[str, ...]) -> str:
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "(?:" + "|".join(r"\s+".join(map(re.escape, word.split())) for word in ordered) + ")"
