"""Names of bodies: which printed forms are one committee, and which body initials stand for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from sagsspor.graph.paths import body_name

_HEAD = re.compile(
    r"(?:s|e)?(udvalget|udvalg|rådet|råd|nævnet|nævn|bestyrelsen|bestyrelse|repræsentationen|"
    r"repræsentation|kommissionen|kommission|forvaltningen|forvaltning)$"
)
_FOR = re.compile(r"^(udvalget|udvalg|rådet|råd)\s+(?:for|vedrørende)\s+", re.I)
_HEADS = {
    "udvalg": "u",
    "råd": "r",
    "nævn": "n",
    "bestyrelse": "b",
    "repræsentation": "r",
    "kommission": "k",
    "forvaltning": "f",
}
_AND = {"og", "samt"}
_IN_COMPOUNDS = {"børne": "børn"}
"""Words that change in a compound: Børneudvalget, Udvalget for Børn."""


@lru_cache(maxsize=50_000)
def body_key(name: str) -> tuple[str, ...]:
    """Give the words that make a body's name, the same for all its forms.

    Commas, ``&``, hyphens, definite endings and "udvalget for ..." make no difference; another
    order of the words, or another word, makes another body.

    >>> body_key("Plan, Miljø & Teknik") == body_key("Plan-, Miljø- og Teknikudvalget")
    True
    >>> body_key("Udvalget for teknik og miljø") == body_key("Teknik- og Miljøudvalget")
    True
    >>> body_key("Miljø- og Teknikudvalget") == body_key("Teknik- og Miljøudvalget")
    False
    """
    text = body_name(name).casefold()
    head = ""
    found = _FOR.match(text)
    if found:
        text, head = text[found.end() :], found.group(1)
    words = [word for word in re.split(r"[\s,/&+]+", text) if word and word not in _AND]
    out: list[str] = []
    for at, word in enumerate(words):
        hyphen = word.endswith("-")
        word = word.strip("-.;:")
        last = at == len(words) - 1
        ended = _HEAD.search(word) if last else None
        if ended and ended.group(1) in word:
            head = head or ended.group(1)
            rest = word[: -len(ended.group(1))]
            if not rest:  # "Teknisk Udvalg": the head is a word of its own
                break
            word, hyphen = rest, True
        if hyphen:
            word = _bare_joint(word)
        if word:
            out.append(word)
    kind = _kind(head)
    # A committee's name often leaves its head out ("Plan, Miljø og Teknik").
    return (*out, kind) if kind not in {"", "udvalg"} else tuple(out)


def _bare_joint(word: str) -> str:
    """Take off the letter that joins a compound: beskæftigelses- -> beskæftigelse."""
    word = _IN_COMPOUNDS.get(word, word)
    return word[:-1] if len(word) > 5 and word.endswith("s") and word[-2:] != "ss" else word


def _kind(head: str) -> str:
    for kind in _HEADS:
        if head.startswith(kind):
            return kind
    return ""


@lru_cache(maxsize=50_000)
def initials(name: str) -> frozenset[str]:
    """Give the abbreviations a body's name yields by itself.

    >>> sorted(initials("Beskæftigelses- og Rekrutteringsudvalget"))
    ['bru']
    >>> sorted(initials("Plan, Miljø og Teknik")), sorted(initials("Kommunalbestyrelsen"))
    (['pmt', 'pmtu'], ['kb'])
    """
    key = body_key(name)
    text = body_name(name).casefold()
    kind = next((kind for kind in _HEADS if key and key[-1] == kind), "")
    words = key[:-1] if kind else key
    if not words:
        return frozenset()
    letters = "".join(word[0] for word in words)
    if kind:
        return frozenset({letters + _HEADS[kind]})
    if re.search(r"udvalg(?:et)?$", text):
        return frozenset({letters + "u"})
    if _FOR.match(text):
        return frozenset({letters + "u", "u" + letters, letters})
    return frozenset({letters, letters + "u"}) if len(letters) > 1 else frozenset()


def looks_abbreviated(name: str) -> bool:
    """Tell whether a printed body is only initials (``ØU``, ``PMT``)."""
    return bool(re.fullmatch(r"[A-ZÆØÅ]{2,5}(?:-udvalget)?", name.strip()))


def match_abbreviation(short: str, names: Iterable[str]) -> tuple[str, ...]:
    """Give the names, each once by key, whose initials a short form can be."""
    found: dict[tuple[str, ...], str] = {}
    for name in sorted(names):
        if not looks_abbreviated(name) and short.casefold() in initials(name):
            found.setdefault(body_key(name), name)
    return tuple(found.values())


def similar_bodies(left: str, right: str) -> bool:
    """Tell whether two different bodies have the same words in another order: in doubt."""
    one, two = body_key(left), body_key(right)
    return one != two and len(one) > 1 and sorted(one) == sorted(two)
