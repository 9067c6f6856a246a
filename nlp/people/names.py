"""What a person's name, a party and a role look like in Danish minutes."""

from __future__ import annotations

import re

from sagsspor.nlp.people.name_lists import is_first_name
from sagsspor.nlp.text.folding import folded
from sagsspor.nlp.text.patterns import either
from sagsspor.nlp.vocabulary import table

_PARTIES = table("parties")

_ROLES = table("roles")

LETTERS: dict[str, str] = dict(_PARTIES["letters"])

PARTY_NAMES: dict[str, str] = dict(_PARTIES["names"])

INDEPENDENT: tuple[str, ...] = tuple(_PARTIES["independent"]["words"])

_PARTY_WORDS = {word.casefold() for word in (*PARTY_NAMES, *INDEPENDENT)}

UPPER = "A-ZÆØÅÄÖÜÉÈÁÓÍÚÇŠŽĞİŞ"

LOWER = "a-zæøåäöüéèáóíúçßšžčćğışñëêâãõý"

# A name part begins with a capital: "Githa", "Holm-Nielsen", "d'Auchamp", "O'Brien", "BRIX", "B.".
# A short word that ends its line with a stop is a sentence ("Ok."), and shortens no name.
_PART = (
    rf"(?:[{UPPER}][{LOWER}]{{1,3}}\.(?=[ \t\u00a0][{UPPER}][{LOWER}])|"
    rf"[{UPPER}][{LOWER}{UPPER}'’´-]{{1,30}}|[{UPPER}]\.(?:[{UPPER}]\.)?|[{UPPER}](?=[ \t]))"
)

_PARTICLE = r"(?:van|von|de|den|der|af|el|al|la|du|bin|ibn|ter|da|dos|le|ben|zu|y|e)"

# A tab parts the cells of a table, so that no name goes on behind one.
_GAP = r"[ \u00a0]{1,2}"
_ONE = r"[^\S\t]"

# A line may break after the first part only: one name a line is more frequent than a long one
# broken late. Where commas part a list any part may be broken off.
_MORE = rf"(?:{_GAP}(?:{_PARTICLE}{_GAP}){{0,2}}{_PART}){{0,3}}"
NAME = rf"{_PART}{_ONE}(?:{_PARTICLE}{_ONE}){{0,2}}{_PART}{_MORE}"

# The line below may hang under the list's first name, far from the margin.
_BREAK = r"(?:[^\S\t]{1,3}|[ \t]{0,3}\n[ \t]{0,40})"
WRAPPED_NAME = rf"{_PART}(?:{_BREAK}(?:{_PARTICLE}\s){{0,2}}{_PART}){{1,4}}"

_ROLE_END = either(_ROLES["endings"], space=" ")
_POLITICAL = either(_ROLES["political"], space=" ")
ROLE_MODIFIERS = either(_ROLES["modifiers"], space=" ")

ROLE_OF = "|".join(_ROLES["of"])

ROLE_WORDS = frozenset(word.lower() for word in (*_ROLES["endings"], *_ROLES["political"]))
"""Every role ends with one of these."""
ROLE_WORD = rf"(?:[{UPPER}{LOWER}][{LOWER}{UPPER}/-]{{0,38}})?(?:{_ROLE_END})"

POST = (
    rf"(?:(?:[{UPPER}][{LOWER}]{{1,30}}-?(?:\s(?:og|&)\s|"
    rf",\s)){{0,3}}(?:[{UPPER}]{{2,8}}-|[{UPPER}{LOWER}][{LOWER}]{{0,40}}))?(?:{_POLITICAL})"
)

_NOT_NAMES = table("not_names")

NOT_FIRST = frozenset(_NOT_NAMES["first"])

_NOT_ANY = frozenset(_NOT_NAMES["any"])

_ROAD = re.compile(
    r"(?<=\w)(?:vej|gade|allé|stræde|torv|plads|skolen|centret|hallen|foreningen|forening|"
    r"klubben|klub|"
    r"hjemmet|rådet|udvalget|udvalg|kommune|rådhus|museet|museum|afdelingen|styrelsen|puljen|"
    r"planen|"
    r"strategien|politikken|området|projektet|sagen|udvalgets|rådets|forvaltningen)$|^allé$"
)


# "Regionale Arbejdsmarkedsråd", "Sønder Menighedsråd": the last word names no person.
_INSTITUTION = re.compile(
    r"[a-zæøå](?:råd|rådet|udvalg|udvalget|nævn|nævnet|forening|foreningen|skolen|centret|museum|museet|"
    r"fonden|selskab|selskabet|bestyrelse|bestyrelsen|forsyning|klub|klubben|kommune|gården|hallen)$"
)


_LIST = re.compile(rf"[{UPPER}][{LOWER}]+listen$")
_NAME = re.compile(NAME)


def looks_like_name(text: str) -> bool:
    """Tell whether a text is a person's name and nothing else.

    >>> looks_like_name("Maiken B. Rosenfeld"), looks_like_name("Mødelokale 2")
    (True, False)
    """
    text = folded(text)
    if not _NAME.fullmatch(text) or text.casefold() in _PARTY_WORDS:
        return False
    words = text.split()
    if len(words) > 2 and (is_role_word(words[0]) or _LIST.match(words[0])):
        # "Imod stemte: | Lokallisten | Lone Holm (A) ønsker"
        return False
    first = words[0].rstrip(".")
    if (first in NOT_FIRST or first.capitalize() in NOT_FIRST) and len(first) > 2:
        return False
    if text.isupper() and not is_first_name(words[0].capitalize()):
        return False
    if text.isupper() and any(word.capitalize() in NOT_FIRST | _NOT_ANY for word in words):
        return False
    if _INSTITUTION.search(text):
        return False
    # "Solvej" is a first name though it ends as a road does.
    roads = words[1:] if is_first_name(words[0]) else words
    return not any(word in _NOT_ANY for word in words) and not any(
        _ROAD.search(word.casefold()) for word in roads
    )


_LETTER = re.compile(rf"[{UPPER}]")
_PARTY_LIST = re.compile(rf"(?i:liste)\s[{UPPER}]|[{UPPER}]-?(?i:listen?)")


def party_of(text: str) -> str | None:
    """Give the party that a text prints and nothing else, as printed; None if it is none."""
    text = folded(text).strip(" ,.:;()")
    if not text:
        return None
    if _LETTER.fullmatch(text) or text.casefold() in _PARTY_WORDS:
        return text
    if _PARTY_LIST.fullmatch(text):
        return text
    return None


def is_local_list(note: str) -> bool:
    """Tell whether what stands in parentheses after a name reads as the name of a local list."""
    if is_role_word(note.split()[0]) or re.search(
        r"\d|afbud|fravær|orlov|suppleant|stedfortræder|organisation|forening|samvirke", note, re.I
    ):
        return False
    return bool(re.fullmatch(rf"(?:[{UPPER}][\w-]+\s?){{1,4}}", note))


_ROLE = re.compile(rf"{ROLE_WORD}|{POST}", re.IGNORECASE)


def is_role_word(word: str) -> bool:
    """Tell whether one word is a role or a post."""
    return _ROLE.fullmatch(word.rstrip(",.:")) is not None


def is_staff_role(role: str) -> bool:
    """Tell whether a role is of somebody employed: a chief, a secretary, no chairman or mayor.

    >>> is_staff_role("socialchef"), is_staff_role("næstformand"), is_staff_role("Borgmester")
    (True, False, False)
    """
    return is_role_word(role.split()[-1]) and not re.search(rf"(?i:{_POLITICAL})\b", role)


_LEADING_POST = re.compile(rf"(?i:{POST})\s+(?=\S+\s)")


def without_post(name: str) -> tuple[int, str] | None:
    """Give the name after a political post, with where it begins; None where none leads.

    >>> without_post("Rådmand Lone Holm"), without_post("Direktør Jens Ask")
    ((8, 'Lone Holm'), None)
    """
    post = _LEADING_POST.match(name)
    if post and looks_like_name(name[post.end() :]):
        return post.end(), name[post.end() :]
    return None


def longest_name(name: str) -> tuple[int, str] | None:
    """Give the longest tail of a match that is a name, with where it begins."""
    for match in re.finditer(r"\s", name):
        tail = name[match.end() :]
        if " " in tail and looks_like_name(tail):
            return match.end(), tail
    head = name
    while " " in head:
        head = head.rsplit(None, 1)[0]
        if looks_like_name(head):
            return 0, head
    return None
