"""What a text is about: light stems of its content words, and how far two texts share them.

The stemmer is for comparing, not for reading: it takes off Danish endings (definite, plural,
genitive, and the commonest derivations, so that *formidler* meets *formidling* and *udvide* meets
*udvidelse*) and leaves four letters or more (three
before the commonest endings). A number belongs to the word before it
(``lokalplan_198``), so that two plans of different numbers are different matters.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path

_WORD = re.compile(r"[^\W\d_]+(?:-(?=[^\W\d_]))?|\d+(?:[./]\d+)*", re.UNICODE)


_TABLE = tomllib.loads(Path(__file__).with_name("topic.toml").read_text("utf-8"))

STOP = frozenset(_TABLE["stop"])
"""Words that say nothing of a matter."""
GENERIC = frozenset(_TABLE["generic"])
"""Words of the trade: true of most items, so they weigh little (``GENERIC_WEIGHT``)."""
GENERIC_WEIGHT = 0.15
PART_WEIGHT = 0.5

_ENDINGS = sorted(_TABLE["endings"], key=lambda ending: (-len(ending), ending))
_SHORT = frozenset(_TABLE["short_endings"])
_HIDDEN = tuple(_TABLE["hidden_endings"])
_BEFORE_S = "aeiouyæøås"
"""After one of these an s is part of the word: bus, hus."""


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """Take off the endings of a Danish word.

    >>> stem("kontrolgruppens"), stem("Kontrolgruppen"), stem("jobformidler"), stem("jobformidling")
    ('kontrolgrup', 'kontrolgrup', 'jobformid', 'jobformid')
    """
    word = unicodedata.normalize("NFC", word).casefold()
    for ending in _ENDINGS:
        if ending == "s" and word[-2:-1] in _BEFORE_S:
            continue
        if word.endswith(ending) and len(word) - len(ending) >= (3 if ending in _SHORT else 4):
            word = word[: -len(ending)]
            break
    else:
        ending = ""
    # One more light ending may hide under a genitive or a plural: "seniorerne", "udvidelserne";
    # the s of "legepladsen" goes as that of "legeplads" does.
    for second in _HIDDEN:
        if second == "s" and word[-2:-1] in _BEFORE_S:
            continue
        if ending and word.endswith(second) and len(word) - len(second) >= 5:
            word = word[: -len(second)]
            break
    # Doubled in inflexion (gruppe, grup), or an n of the derivation (beregne, lukning, lukke).
    return re.sub(r"([bdfgklmnprst])\1$", r"\1", re.sub(r"(?<=[gk])n$", "", word))


_STOP_STEMS = frozenset(stem(word) for word in STOP)
_GENERIC_STEMS = frozenset(stem(word) for word in GENERIC)
_KINDS = frozenset(stem(word) for word in _TABLE["kinds"])
_BRINGS = _KINDS | frozenset(stem(word) for word in _TABLE["brings"])


@lru_cache(maxsize=50_000)
def terms(text: str | None) -> tuple[str, ...]:
    """Give the content terms of a text in order, each once; numbers stay with their word.

    >>> terms("Lokalplan 198, boliger i Højerup - Forslag")
    ('lokalplan', 'lokalplan_198', 'bolig', 'højerup', 'forslag')
    """
    out: dict[str, None] = {}
    before = ""
    for match in _WORD.finditer(text or ""):
        word = match.group().rstrip("-")
        if word[0].isdigit():
            if before:
                out[f"{before}_{word}"] = None
            elif re.fullmatch(r"(?:19|20)\d\d", word):
                out[f"_{word}"] = None
            before = ""
            continue
        before = ""
        if len(word) < 2 or word.casefold() in STOP:
            continue
        term = stem(word)
        out[term] = None
        before = term
    return tuple(out)


def is_generic(term: str) -> bool:
    """Tell whether a term is a word of the trade, or a number that hangs on one."""
    return term.split("_")[0] in _GENERIC_STEMS or not term.split("_")[0]


def weight(term: str, rarity: Mapping[str, float] | None = None) -> float:
    """Give a term's weight: little for words of the trade, else its rarity (1 unless known)."""
    if is_generic(term):
        return GENERIC_WEIGHT
    return rarity.get(term, 1.0) if rarity else 1.0


def content(words: Iterable[str]) -> tuple[str, ...]:
    """Give the terms that are no words of the trade."""
    return tuple(term for term in words if not is_generic(term))


def kinds_of(text: str | None) -> frozenset[str]:
    """Give the kinds of things that are asked for by name: an evaluation, an overview.

    >>> sorted(kinds_of("Udvalget ønsker en oversigt og en evaluering af saunaen."))
    ['evaluer', 'oversigt']
    """
    return _KINDS.intersection(terms(text))


def brings(text: str | None) -> bool:
    """Tell whether a title is that of a thing which somebody may have asked for."""
    return not _BRINGS.isdisjoint(terms(text))


def part_of(term: str, others: Iterable[str]) -> bool:
    """Tell whether a term is the first or last part of a compound in others, or holds one.

    >>> part_of("senior", ("seniorpolitik",)), part_of("belysning", ("vejbelysning",))
    (True, True)
    """
    if "_" in term or len(term) < 5:
        return False
    for other in others:
        if "_" in other or len(other) < 5 or is_generic(other):
            continue
        short, long = sorted((term, other), key=len)
        if len(long) - len(short) >= 3 and (long.startswith(short) or long.endswith(short)):
            return True
    return False


def numbers_conflict(left: Iterable[str], right: Iterable[str]) -> bool:
    """Tell whether a word stands with one number here and another there.

    >>> numbers_conflict(terms("Lokalplan 198"), terms("Lokalplan 204"))
    True
    """
    mine: dict[str, set[str]] = {}
    theirs: dict[str, set[str]] = {}
    for table, words in ((mine, left), (theirs, right)):
        for word in words:
            head, _, number = word.partition("_")
            if number:
                table.setdefault(head, set()).add(number)
    return any(
        head in theirs and not numbers & theirs[head] for head, numbers in mine.items()
    ) or _years_conflict(mine, theirs)


def _years_conflict(mine: Mapping[str, set[str]], theirs: Mapping[str, set[str]]) -> bool:
    def years(table: Mapping[str, set[str]]) -> set[str]:
        return {
            number
            for numbers in table.values()
            for number in numbers
            if re.fullmatch(r"(?:19|20)\d\d", number)
        }

    left, right = years(mine), years(theirs)
    return bool(left and right and not left & right)


def likeness(
    left: Iterable[str], right: Iterable[str], rarity: Mapping[str, float] | None = None
) -> float:
    """Give the weighted share of terms two titles have in common, between 0 and 1."""
    mine, theirs = set(left), set(right)
    both = sum(weight(term, rarity) for term in mine & theirs)
    either = sum(weight(term, rarity) for term in mine | theirs)
    return both / either if either else 0.0


def coverage(
    asked: Iterable[str], told: Iterable[str], rarity: Mapping[str, float] | None = None
) -> tuple[float, tuple[str, ...]]:
    """Give how much of what was asked is told of, and the content terms found whole.

    A term that is only a part of a compound on the other side counts ``PART_WEIGHT``.
    """
    told = set(told)
    found: list[str] = []
    have = total = 0.0
    for term in dict.fromkeys(asked):
        value = weight(term, rarity)
        total += value
        if term in told:
            have += value
            if not is_generic(term):
                found.append(term)
        elif not is_generic(term) and part_of(term, told):
            have += PART_WEIGHT * value
    return (have / total if total else 0.0), tuple(found)
