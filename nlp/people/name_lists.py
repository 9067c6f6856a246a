"""What the Danish name list says of a name.

The list (``names_da.toml``) holds the frequent names only: a name that is not on it may well be
one. So an answer here raises or lowers confidence, and never throws a name away.
"""

from __future__ import annotations

import re
from functools import cache

from sagsspor.nlp.vocabulary import table

_PART = re.compile(r"[^\W\d_]+")
_INITIAL = re.compile(r"[^\W\d_]\.?$")
_PARTICLES = frozenset({"von", "van", "der", "den", "de", "la", "el", "al", "bin", "af", "zu"})


@cache
def _names(kind: str) -> frozenset[str]:
    return frozenset(name.casefold() for name in table("names_da")[kind].split())


def is_first_name(word: str) -> bool:
    """Tell whether a word is a listed first name; of "Anne-Mette" each part must be.

    >>> is_first_name("Anne-Mette"), is_first_name("Udvalget")
    (True, False)
    """
    return _listed(word, "first")


def is_last_name(word: str) -> bool:
    """Tell whether a word is a listed last name; of "Holm-Nielsen" each part must be.

    >>> is_last_name("HOLM-NIELSEN"), is_last_name("Ulvehøjgren")
    (True, False)
    """
    return _listed(word, "last")


def _listed(word: str, kind: str) -> bool:
    parts = _PART.findall(word)
    return bool(parts) and all(part.casefold() in _names(kind) for part in parts)


def looks_like_person(name: str) -> float:
    """Tell how much a name looks like that of one person, from 0 to 1.

    1.0: listed first name and listed last name ("-sen" counts as listed). 0.8: listed first name,
    last name unknown. 0.6: last name listed, first name unknown. 0.5: a listed first name alone.
    0.3: nothing listed, but two to five words written as names are. 0.2: one word, listed as a last
    name. 0.0: anything else.

    >>> [looks_like_person(n) for n in ("Mette Holm", "Mette Ulvehøjgren", "Teknik og Miljø")]
    [1.0, 0.8, 0.0]
    """
    words = name.replace("-\n", "-").split()
    if not 1 <= len(words) <= 6 or any(sign.isdigit() for sign in name):
        return 0.0
    if not all(_written_as_name(word) for word in words):
        return 0.0
    first = is_first_name(words[0])
    if len(words) == 1:
        return 0.5 if first else 0.2 if is_last_name(words[0]) else 0.0
    last = is_last_name(words[-1]) or words[-1].casefold().endswith("sen")
    if first:
        return 1.0 if last else 0.8
    if last:
        return 0.6
    return 0.3 if len(words) <= 5 and len(_PART.findall(words[-1])[0]) > 1 else 0.0


def _written_as_name(word: str) -> bool:
    if word.casefold() in _PARTICLES or _INITIAL.match(word):
        return True
    return word[0].isupper() and all(part.isalpha() for part in re.split(r"['’\-]", word) if part)
