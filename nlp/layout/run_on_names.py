"""The names of a list that stand one after another without a sign between them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sagsspor.nlp.people.name_lists import is_first_name
from sagsspor.nlp.people.names import LOWER, UPPER

# "Lone Holm (loho) V Jens Ask": a log-in and a party's letter go with the name before them.
_TOKEN = re.compile(rf"\([^()]{{1,40}}\)|(?P<word>[{UPPER}][{LOWER}{UPPER}.'-]*)|[{LOWER}]{{1,3}}")
_PARTED = re.compile(r"[,;:/]|\bog\b")
_FEWEST = 4
"""Words of two names, in the least."""


def names_in_a_row(text: str, start: int, end: int) -> Iterator[int]:
    """Give where each name but the first begins, where a span holds names and nothing else.

    A name begins at a listed first name, if what stands before it holds a first and a last name.
    The span yields nothing where commas part the names, or where it holds any other word.
    """
    if _PARTED.search(text, start, end):
        return
    tokens = list(_TOKEN.finditer(text, start, end))
    if len(tokens) < _FEWEST or _TOKEN.sub("", text[start:end]).strip():
        return
    begun: list[str] = []
    for token in tokens:
        word = token.group("word")
        if word and is_first_name(word) and len(begun) > 1 and not is_first_name(begun[-1]):
            yield token.start()
            begun = []
        begun.append(word or token.group())
