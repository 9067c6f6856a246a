"""What the matches of a pattern can begin with, read from the pattern itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from re import _constants as code  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

LONGEST = 3
"""Characters of a beginning that are told apart: most words for a thing differ in them."""

_MOST = 1000
"""Beginnings one pattern may have; where there would be more they are cut short."""

_SPACES = " \t\n\r\f\v\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(
    map(chr, range(0x2000, 0x200B))
)
# What IGNORECASE takes for a letter beside its two cases.
_ALSO = {"s": "\u017f", "k": "\u212a", "å": "\u212b", "i": "\u0130\u0131"}

Beginnings = tuple[tuple[int, frozenset[str]], ...]
"""Ways a word may begin, those of one length together; length 0 stands for a text's own start."""

_Tree = Iterable[tuple[Any, Any]]
# A beginning, and whether what follows it can still be told.
_Head = tuple[str, bool]
_NOTHING: frozenset[_Head] = frozenset({("", True)})
_ANYTHING: frozenset[_Head] = frozenset({("", False)})


def beginnings_of(pattern: re.Pattern[str]) -> Beginnings | None:
    r"""Give how the words begin that a match can begin with; None where that cannot be told.

    It cannot be told of a pattern that may begin within a word or with a sign. Of ``\d`` only
    the digits 0 to 9 are given.

    >>> beginnings_of(re.compile(r"\b(?:Ja|Nej,|på\s+det)")) == (
    ...     (2, frozenset({"Ja"})), (3, frozenset({"Nej"} | {"på" + sign for sign in _SPACES}))
    ... )
    True
    """
    tree = list(parser.parse(pattern.pattern, pattern.flags))
    if pattern.flags & re.MULTILINE or not _opens_word(tree):
        return None
    heads = {head for head, _ in _heads(tree, bool(pattern.flags & re.IGNORECASE))}
    if not all(head and _is_word_sign(head[0]) for head in heads):
        return None
    start: Beginnings = ((0, frozenset({""})),) if _holds_start(tree) else ()
    return start + _by_length(heads)


def _by_length(heads: set[str]) -> Beginnings:
    lengths: dict[int, set[str]] = {}
    for head in sorted(heads, key=len):
        if not any(head[:length] in same for length, same in lengths.items()):
            lengths.setdefault(len(head), set()).add(head)
    return tuple((length, frozenset(same)) for length, same in sorted(lengths.items()))


def _holds_start(tree: _Tree) -> bool:
    """Tell whether a match may have to begin where the text does."""
    return any(
        (operator is code.AT and operand in _STARTS)
        or (operator is code.SUBPATTERN and _holds_start(operand[3]))
        or (operator is code.BRANCH and any(map(_holds_start, operand[1])))
        for operator, operand in tree
    )


_STARTS = (code.AT_BEGINNING, code.AT_BEGINNING_STRING)


def _opens_word(tree: _Tree) -> bool:
    """Tell whether what a match begins with, if a letter, is the first of a word or of the text."""
    for operator, operand in tree:
        if operator is code.AT:
            if operand is code.AT_BOUNDARY or operand in _STARTS:
                return True
        elif operator in (code.ASSERT, code.ASSERT_NOT):
            direction, inner = operand
            if direction < 0 and _bars_word(operator is code.ASSERT, list(inner)):
                return True
        elif operator is code.SUBPATTERN:
            return _opens_word(operand[3])
        elif operator is code.BRANCH:
            return all(_opens_word(branch) for branch in operand[1])
        else:
            return False
    return False


def _bars_word(wanted: bool, before: list[tuple[Any, Any]]) -> bool:
    """Tell whether what must, or must not, stand before a match parts it from any word."""
    operator, operand = before[-1]
    if wanted:
        if operator is code.IN:
            return bool(operand == [(code.CATEGORY, code.CATEGORY_SPACE)])
        return operator is code.LITERAL and not _is_word_sign(chr(operand))
    if len(before) > 1 or operator is not code.IN:
        return False
    return (code.CATEGORY, code.CATEGORY_WORD) in operand and operand[0][0] is not code.NEGATE


def _is_word_sign(sign: str) -> bool:
    return sign.isalnum() or sign == "_"


def _heads(tree: _Tree, any_case: bool) -> frozenset[_Head]:
    heads = _NOTHING
    for operator, operand in tree:
        if not any(more and len(head) < LONGEST for head, more in heads):
            break
        heads = _joined(heads, _next(operator, operand, any_case))
    return heads


def _joined(heads: frozenset[_Head], tails: frozenset[_Head]) -> frozenset[_Head]:
    """Put each tail behind each head that goes on; where they are too many, cut the tails."""
    if tails == _NOTHING:
        return heads
    if heads == _NOTHING and len(tails) <= _MOST:
        return tails
    done = {(head, more) for head, more in heads if not more or len(head) >= LONGEST}
    goes_on = [head for head, more in heads if more and len(head) < LONGEST]
    for length in range(LONGEST, 0, -1):
        ends = {(tail[:length], more and len(tail) <= length) for tail, more in tails}
        if len(goes_on) * len(ends) <= _MOST:
            return frozenset(
                done | {((head + end)[:LONGEST], more) for head in goes_on for end, more in ends}
            )
    return frozenset(done | {(head, False) for head in goes_on})


def _next(operator: Any, operand: Any, any_case: bool) -> frozenset[_Head]:
    """Give what one operator of a pattern can match, as far as that can be told."""
    if operator is code.LITERAL:
        return frozenset((sign, True) for sign in _cases(chr(operand), any_case))
    if operator is code.IN:
        signs = list(_signs(operand))
        if not signs or "" in signs:
            return _ANYTHING
        return frozenset((each, True) for sign in signs for each in _cases(sign, any_case))
    if operator is code.SUBPATTERN:
        _, added, taken, inner = operand
        return _heads(inner, (any_case or bool(added & re.I)) and not taken & re.I)
    if operator is code.BRANCH:
        return frozenset().union(*(_heads(branch, any_case) for branch in operand[1]))
    if operator in (code.MAX_REPEAT, code.MIN_REPEAT):
        least, most, inner = operand
        return _repeated(least, most, _heads(inner, any_case))
    if operator is code.AT and operand in _STARTS:
        return frozenset()  # only the text's own start, which is always tried
    if operator in (code.AT, code.ASSERT, code.ASSERT_NOT):
        return _NOTHING
    return _ANYTHING


def _repeated(least: int, most: int, once: frozenset[_Head]) -> frozenset[_Head]:
    found: frozenset[_Head] = frozenset() if least else _NOTHING
    run = _NOTHING
    for times in range(1, min(int(most), LONGEST) + 1):
        run = _joined(run, once)
        if times >= min(least, LONGEST):
            found |= run
    return found


def _signs(operand: Iterable[tuple[Any, Any]]) -> Iterator[str]:
    """Give the characters of a set; an empty one stands for all that are not listed."""
    for kind, value in operand:
        if kind is code.LITERAL:
            yield chr(value)
        elif kind is code.RANGE:
            yield from map(chr, range(value[0], min(value[1], value[0] + 300) + 1))
            if value[1] - value[0] > 300:
                yield ""
        elif (kind, value) == (code.CATEGORY, code.CATEGORY_SPACE):
            yield from _SPACES
        elif (kind, value) == (code.CATEGORY, code.CATEGORY_DIGIT):
            yield from "0123456789"
        else:
            yield ""


def _cases(sign: str, any_case: bool) -> set[str]:
    if not any_case:
        return {sign}
    cases = {sign, sign.lower(), sign.upper(), *_ALSO.get(sign.lower(), "")}
    return {case for case in cases if len(case) == 1}
