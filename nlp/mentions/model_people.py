"""Persons that only the trained model finds, where something else confirms that they are one.

Of what the model calls a person in minutes, many are associations, streets and houses. A name
counts here if its first name is on the name list, or if what stands beside it happens to persons
only (elected, appointed, took part). docs/model.md has the figures of the model alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from sagsspor.nlp.people.name_lists import is_first_name, is_last_name
from sagsspor.nlp.people.names import looks_like_name
from sagsspor.nlp.people.persons import Person
from sagsspor.nlp.people.persons_in_text import people_with_roles
from sagsspor.nlp.record import Mention
from sagsspor.nlp.text.anchors import anchored

_LISTED = 0.9
"""The confidence of a person whose first name is listed (``names_model.PERSON_CONFIDENCE``)."""

_ELECTED_BEFORE = anchored(
    r"\b(?:valgt|udpeget|indstillet|valgtes|udpegedes)\s+(?:blev|bliver|er)?:?\s*"
    r"(?:[A-ZÆØÅ][\w.-]+\s(?:[A-ZÆØÅ][\w.-]+\s){0,3}og\s)?$",
    re.IGNORECASE,
)
_PERSON_AFTER = re.compile(
    r"\s+(?:(?:blev|bliver|er)\s+(?:gen)?(?:valgt|udpeget|indstillet|ansat)|deltog|spurgte|spørger|"
    r"orienterede|fratrådte|fratræder|tiltrådte\sstillingen|indtrådte|udtrådte|forlod|ankom)\b"
)
# "Gunnar Larsens | Vej", "Kurt Bjerg | A/S", a name broken at a line end.
_GOES_ON = re.compile(r"[ \t]+(?:[A-ZÆØÅ]|&|og\sSøn)|-|/|['’]s?\s")
_NAMED_AFTER = re.compile(
    r"(?:firmaet|firma|fonden|skolen|hallen|legatet|prisen|selskabet|museet|huset|gården|centret|"
    r"centeret|klubben|foreningen|vejen|gaden|pladsen|parken|virksomheden|forlaget|skibet)[ \t]+$",
    re.IGNORECASE,
)
# "Tim Brandstation": what a house or a place is called, unless it is a listed last name.
_HOUSE = re.compile(
    r"(?:station|bibliotek|skole|center|central|kirke|havn|byg|marked|klinik|værk|park|bane|"
    r"stadion|hotel|kro|bro|plads|have|banke|minde)$",
    re.IGNORECASE,
)


def model_people(
    text: str, mentions: Iterable[Mention], known: Sequence[str] = (), *, after: int = 0
) -> tuple[Person, ...]:
    """Give the persons of the model's mentions that something confirms, each mention once.

    ``known`` are the names already read: no other printing of them counts as a further person.
    What stands before the offset ``after`` is left out: the head names those who meet, and its
    lists are read by their own rules. A role printed before the name is kept.
    """
    have = {_key(name) for name in known}
    people: list[Person] = []
    for one in mentions:
        if one.label != "person" or not one.by.startswith("model:") or one.span[0] < after:
            continue
        name = " ".join((one.value or one.text).split())
        if not _is_person(text, one, name) or _is_known(_key(name), have):
            continue
        people.append(Person(name, one.span, role=_role(text, one, name)))
    return tuple(people)


def _key(name: str) -> str:
    return " ".join(name.casefold().split())


def _is_known(name: str, have: set[str]) -> bool:
    """Tell whether a name is a known one, its genitive, or a part of one."""
    bare = name[:-1] if name.endswith("s") else name
    return any(name in other or bare == other or other in name for other in have)


def _is_person(text: str, one: Mention, name: str) -> bool:
    words = name.split()
    if len(words) < 2 or not looks_like_name(name):
        return False
    start, end = one.span
    before = text[max(0, start - 60) : start]
    behind = text[end : end + 40]
    if _GOES_ON.match(behind) or _NAMED_AFTER.search(before):
        return False
    if any(_genitive(word) for word in words[1:-1]):
        return False
    if _HOUSE.search(words[-1]) and not is_last_name(words[-1]):
        return False
    if one.confidence >= _LISTED:
        return True
    return bool(_ELECTED_BEFORE.search(before) or _PERSON_AFTER.match(behind))


def _genitive(word: str) -> bool:
    """Tell whether a word inside a name is a genitive: "Erik Menveds Banke" is no person."""
    return word.endswith("s") and not is_first_name(word) and not is_last_name(word)


def _role(text: str, one: Mention, name: str) -> str | None:
    """Give the role that stands before a name, a line break between them allowed."""
    start, end = one.span
    phrase = " ".join(text[max(0, start - 60) : end].split())
    last = [person for person in people_with_roles(phrase) if person.name == name]
    return last[-1].role if last else None
