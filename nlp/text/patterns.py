"""Patterns made of the word lists."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import accumulate

_Tree = dict[str, "_Tree"]
"""Words by the signs they go on with; the empty one tells that a word ends."""


def either(words: Iterable[str], *, space: str = r"\s+") -> str:
    r"""Give the pattern that matches any of some words, the longest first.

    Words are plain text; a space in one stands for any white space, or for ``space``. What they
    begin with alike is tried once: ``re`` goes through the words of a plain list one by one.

    >>> either(["på", "på det", "i"])
    '(?:på(?:\\s+det)?|i)'
    """
    return _either(tuple(words), space)


@lru_cache(maxsize=512)
def _either(words: tuple[str, ...], space: str) -> str:
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    spelled = [_signs(word, space) for word in ordered]
    if _told_by_case(spelled):
        return "(?:" + "|".join(map("".join, spelled)) + ")"
    tree: _Tree = {}
    for signs in spelled:
        node = tree
        for sign in (*signs, ""):
            node = node.setdefault(sign, {})
    return f"(?:{_form(tree)})"


def _signs(word: str, space: str) -> tuple[str, ...]:
    return tuple(space if sign == " " else re.escape(sign) for sign in " ".join(word.split()))


def _told_by_case(spelled: Iterable[tuple[str, ...]]) -> bool:
    """Tell whether words differ in case alone: where case is ignored a tree would mix them."""
    beginnings = {head for signs in spelled for head in accumulate(signs)}
    return len({head.casefold() for head in beginnings}) < len(beginnings)


def _form(tree: _Tree) -> str:
    """Give the pattern of a tree; where a word may end, what goes on is tried first."""
    forms = "|".join(
        sign + (f"(?:{_form(node)})" if len(node) > 1 and "" not in node else _form(node))
        for sign, node in tree.items()
        if sign
    )
    return f"(?:{forms})?" if forms and "" in tree else forms
