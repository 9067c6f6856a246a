"""Parties as printed: which are national, which are local lists, which are none."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from rdflib import URIRef

from sagsspor.nlp.vocabulary import table
from sagsspor.ontology.namespaces import PARTY, concepts

OUTSIDE = "Uden for partierne"
"""The name under which all elected people without a party stand."""

FIRST: Mapping[str, str] = table("parties")["letter_since"]
"""Before this date the letter alone was another party's; ``sag:letterSince`` in the ontology."""

_LETTER = re.compile(r"(?:Liste\s+)?([A-ZÆØÅ])\.?")
_NAME_AND_LETTER = re.compile(r"(.+?)\s*\(([A-ZÆØÅ])\)")


@dataclass(frozen=True, slots=True)
class Party:
    """A party: its name, its letter if one is known, and the concept of a national one."""

    name: str
    letter: str | None = None
    national: URIRef | None = None

    @property
    def outside(self) -> bool:
        """Tell whether this is the lack of a party."""
        return self.name == OUTSIDE

    @property
    def key(self) -> str:
        """Give what the IRI is minted from: the letter, so that name and letter meet."""
        return self.letter or self.name


def party_of(printed: str, date: str | None = None) -> Party:
    """Give the party that minutes of a date mean by a letter or a name.

    >>> party_of("Socialistisk Folkeparti").letter, party_of("N").national
    ('F', None)
    >>> party_of("UFP").outside
    True
    """
    printed = " ".join(printed.split())
    names, independent = _names()
    if printed.casefold() in independent:
        return Party(OUTSIDE)
    both = _NAME_AND_LETTER.fullmatch(printed)
    alone = _LETTER.fullmatch(printed)
    letter = both[2] if both else alone[1] if alone else names.get(printed.casefold())
    if not letter:
        return Party(printed)
    by_letter = alone is not None
    if letter in _national() and not (by_letter and date and date < FIRST.get(letter, "")):
        named = names.get(both[1].casefold()) if both else letter
        if named == letter:
            return Party(_national()[letter], letter, PARTY[letter])
    return Party(both[1] if both else printed, letter)


def looks_like_party(printed: str) -> bool:
    """Tell whether the name in a list of votes is a party's, not a person's.

    >>> looks_like_party("Ø"), looks_like_party("Mogens Ravnkilde")
    (True, False)
    """
    printed = " ".join(printed.split())
    names, independent = _names()
    bare = re.sub(r"\s*\([A-ZÆØÅ]\)$", "", printed).casefold()
    return bool(_LETTER.fullmatch(printed)) or bare in names or bare in independent


@cache
def _names() -> tuple[dict[str, str], frozenset[str]]:
    vocabulary = table("parties")
    names = {name.casefold(): letter for name, letter in vocabulary["names"].items()}
    return names, frozenset(word.casefold() for word in vocabulary["independent"]["words"])


@cache
def _national() -> dict[str, str]:
    letters = table("parties")["letters"]
    return {
        letter: name for letter, name in letters.items() if URIRef(f"{PARTY}{letter}") in concepts()
    }
