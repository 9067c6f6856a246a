"""Parties named in running text, and the letter each is known by."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from sagsspor.nlp.people.names import LETTERS, PARTY_NAMES
from sagsspor.nlp.text.anchors import anchored
from sagsspor.nlp.text.patterns import either
from sagsspor.nlp.text.source import Span
from sagsspor.nlp.vocabulary import table

_INDEPENDENT: tuple[str, ...] = tuple(table("parties")["independent"]["words"])
# "Det Radikale Venstre", "SFs", "Liste H", "V-gruppen"; "Venstre" only with a capital.
_NAMED = anchored(
    rf"(?<![\w-])(?P<name>{either(PARTY_NAMES)})(?:s|')?(?![\w-])"
    r"|(?<![\w-])[Ll]iste\s(?P<list>[A-ZÆØÅ])(?![\w.-])"
    r"|(?<![\w-])(?P<group>[A-ZÆØÅ])-(?=gruppe|liste)"
)
# What stands behind a person's name: "(A)", "((V)", ", Ø", "(UFP)", "(Liste H)", "(Venstre)".
_BESIDE = re.compile(
    rf"\s{{0,2}}(?:\({{1,2}}\s?|,\s{{1,2}})(?P<party>(?:[Ll]iste\s)?[A-ZÆØÅ]|"
    rf"{either((*PARTY_NAMES, *_INDEPENDENT))})(?=\s?\)|\s?[,;.]|\s{{0,3}}$|\s?\n)"
)


@dataclass(frozen=True, slots=True)
class PartyMention:
    """A party in a text; ``letter`` is the one it is known by, None where it has none."""

    span: Span
    printed: str
    letter: str | None


def find_parties(
    text: str, people_ends: Iterable[int] = (), offset: int = 0
) -> tuple[PartyMention, ...]:
    """Find the parties of a text, in order.

    A letter alone is a party only right behind a person: ``people_ends`` are the offsets in the
    text at which persons' names end.

    >>> found = find_parties("Lone Holm (A) og Enhedslisten. Punkt 3 (B)", [9])
    >>> [(one.printed, one.letter) for one in found]
    [('A', 'A'), ('Enhedslisten', 'Ø')]
    """
    found: dict[Span, PartyMention] = {}
    for end in people_ends:
        match = _BESIDE.match(text, end)
        if match:
            span = match.span("party")
            found[span] = PartyMention(span, match["party"], _letter(match["party"]))
    taken = {place for start, end in found for place in (start, end - 1)}
    for match in _NAMED.finditer(text):
        start, end = match.span(match.lastgroup or 0)
        if match["list"]:
            start = match.start()
        if start in taken or end - 1 in taken:
            continue
        printed = text[start:end]
        found[start, end] = PartyMention((start, end), printed, _letter(printed))
    return tuple(
        PartyMention((start + offset, end + offset), one.printed, one.letter)
        for (start, end), one in sorted(found.items())
    )


def _letter(printed: str) -> str | None:
    name = " ".join(printed.split())
    last = name.split()[-1]
    if len(last) == 1 and (name == last or name.casefold().startswith("liste ")):
        return last
    return PARTY_NAMES.get(name) or None


def party_name(letter: str) -> str | None:
    """Give the national party of a letter; None for a local list's."""
    return LETTERS.get(letter)
