"""A person as minutes print one, and the party that stands beside the name."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from sagsspor.nlp.people.names import INDEPENDENT, LOWER, PARTY_NAMES, UPPER, is_role_word
from sagsspor.nlp.text.source import Span

PARTY_ANY = "|".join(
    sorted(
        (re.escape(word) for word in (*PARTY_NAMES, *INDEPENDENT)),
        key=lambda word: (-len(word), word),
    )
)
# "Lone Holm, Havnelisten": a list that no vocabulary knows.
PARTY_ANY += rf"|[{UPPER}][{LOWER}]+(?:-[Ll]|l)isten"

# "(A)", "((V)", "(Liste H)", "(løsgænger)", "(UFP)", "( O )"; "()" is a party left out.
PAREN_PARTY = re.compile(
    rf"\s?,?\s?\(\(?\s?(?:[{LOWER}]{{5,25}},\s)?(?P<party>[{UPPER}]{{1,2}}|[Ll]iste\s[{UPPER}]|(?i:{PARTY_ANY})|"
    rf"[{UPPER}]\s?-?\s?(?i:listen?))?(?:,\s(?:\d\.\s)?[{LOWER}][{LOWER}. ]{{2,30}})?\s?\)\)?"
)

_PARTY_AFTER = re.compile(
    rf",\s\(?(?P<party>[{UPPER}]|(?:{PARTY_ANY})|Liste\s[{UPPER}])(?![\w])\)?(?!\.\s?[{UPPER}])"
)


@dataclass(frozen=True, slots=True)
class Person:
    """A person as printed: ``span`` is the name, ``party`` and ``note`` what stands beside it."""

    name: str
    span: Span
    party: str | None = None
    role: str | None = None
    note: str | None = None


def moved(people: Iterable[Person], offset: int) -> tuple[Person, ...]:
    """Give persons found in a part of a text the places they have in the whole."""
    if not offset:
        return tuple(people)
    return tuple(replace(one, span=(one.span[0] + offset, one.span[1] + offset)) for one in people)


def comma_party(text: str, at: int) -> re.Match[str] | None:
    """Find the party that a comma parts from the name before it: "Lone Holm, A"."""
    return _PARTY_AFTER.match(text, at)


def is_own_initials(name: str, letters: str) -> bool:
    """Tell whether what stands after a name is what the minutes call her: "Lone Holm (LH)"."""
    return len(letters) > 1 and letters == "".join(word[0] for word in name.split())


def leading_roles(name: str, also: Collection[str] = ()) -> tuple[int, list[str]]:
    """Give how much of a name is words for roles, and these: "Formand Lone Holm".

    ``also`` are words that are no part of a name either, and no role. Two words are always left.
    """
    roles: list[str] = []
    start = 0
    words = name.split()
    while len(words) > 2 and (is_role_word(words[0]) or words[0] in also):
        if is_role_word(words[0]):
            roles.append(words[0])
        start = name.index(words[1], start + len(words[0]))
        del words[0]
    return start, roles
