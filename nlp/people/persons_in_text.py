"""Persons in running text, told by the role, the party or the known name."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from sagsspor.nlp.people.name_lists import is_first_name
from sagsspor.nlp.people.names import (
    LOWER,
    NAME,
    NOT_FIRST,
    POST,
    ROLE_MODIFIERS,
    ROLE_OF,
    ROLE_WORD,
    ROLE_WORDS,
    UPPER,
    longest_name,
    looks_like_name,
)
from sagsspor.nlp.people.persons import (
    PAREN_PARTY,
    PARTY_ANY,
    Person,
    is_own_initials,
    leading_roles,
    moved,
)
from sagsspor.nlp.text.anchors import anchored, matches_at
from sagsspor.nlp.text.folding import folded
from sagsspor.nlp.text.memory import remembered
from sagsspor.nlp.text.source import Span

# "faglig leder", "Chef for Teknik & Miljø", "Sundheds- og Omsorgsborgmester", "direktør i Movia".
_ROLE_FOR = (
    rf"(?:\s(?:{ROLE_OF})\s(?:(?!under\b|efter\b|der\b|som\b|med\b)[{UPPER}{LOWER}]"
    rf"[{LOWER}{UPPER}]{{1,30}}-?(?:,\s|\s(?:og|&|i|på)\s|\s)){{1,5}}?)?"
)
_ROLE = rf"(?:(?i:{ROLE_MODIFIERS})\s)?(?i:{ROLE_WORD}){_ROLE_FOR}|(?i:{POST}){_ROLE_FOR}"

_ROLE_THEN_NAME = anchored(
    rf"(?<![\w{UPPER}.-])(?P<role>{_ROLE})[,:]?\s?(?<=[\s,:])(?P<name>{NAME})(?![{LOWER}])"
)

_NAME_THEN_ROLE = anchored(
    rf"(?<![\w{UPPER}-])(?P<name>{NAME}),?\s\(?(?P<role>(?:(?i:{ROLE_MODIFIERS})\s)?(?i:"
    rf"{ROLE_WORD}|{POST}))(?=[,.;)\n]|$|\sdeltog|\sorienter|\sog\s|\sfra\s|\s\((?:punkt|pkt|sag)\b|"
    rf"\s(?:(?:i|for|på|ved|af)\s)?[{UPPER}])"
)


# "Lone Holm, H. Kristian Ask": the letter is an initial.
_BESIDE_LETTER = re.compile(
    rf"(?<=[{LOWER}]),\s(?P<party>[{UPPER}])"
    rf"(?=,?\s[{LOWER}]{{2}}|[;)]|\.(?!\s[{UPPER}][{LOWER}]{{1,30}}\s[{UPPER}]))"
)


def people_beside_letter(text: str, names: Iterable[str]) -> Iterator[Person]:
    """Find people the document lists whose party a comma parts from the name in a sentence.

    "Lone Holm, V blev valgt": a lone letter is a party only behind a name that is known.
    """
    known = sorted(set(names))
    if not known:
        return
    longest = max(map(len, known))
    for match in _BESIDE_LETTER.finditer(text):
        at = match.start()
        before = text[max(0, at - longest) : at]
        name = next((one for one in known if before.endswith(one)), None)
        if name:
            yield Person(name, (at - len(name), at), match["party"])


def people_with_roles(text: str, offset: int = 0) -> tuple[Person, ...]:
    """Find persons in running text by the role that stands beside the name."""
    return moved(_people_with_roles(text), offset)


@remembered
def _people_with_roles(text: str) -> tuple[Person, ...]:
    places = _role_places(text)
    if not places:
        return ()
    passages = tuple(_passages_with_roles(text, places))
    people = list(_roles_first(text, passages, places))
    taken = sorted(person.span for person in people)
    for person in _names_first(text, passages, places):
        after = bisect_left(taken, (person.span[1], 0))
        if not after or taken[after - 1][1] <= person.span[0]:
            people.append(person)
    return tuple(sorted(people, key=lambda person: person.span))


def _roles_first(text: str, passages: Sequence[Span], places: list[int]) -> Iterator[Person]:
    """Find "Borgmester Lone Holm": a role and then the name."""
    starts = [at for at in _ROLE_THEN_NAME.starts(text) if _may_open_role(text, at, places)]
    for first, last in passages:
        for match in matches_at(_ROLE_THEN_NAME.pattern, text, starts, first, last):
            if not _is_of_name_before(match, text):
                person = _with_role(match, text)
                if person:
                    yield person


def _is_of_name_before(match: re.Match[str], text: str) -> bool:
    """Tell whether a role before a name is none of its: it is of the name before it, or a deputy's.

    "Lone Holm, ejer af Kro | ..., Jens Ask", "Jens Ask, direktør | Eva Rask, chef", "suppleant for
    Lone | Holm Ask".
    """
    role, name = match["role"], match["name"]
    if _DEPUTY_FOR.match(role):
        return True
    next_line = "\n" in text[match.end("role") : match.start("name")]
    begun = _FIRST_BEGUN.search(text, max(0, match.start() - 40), match.start())
    if next_line and begun and is_first_name(begun["word"]):
        return True  # "Pia Foged | Lone Holm": a surname that is a post's name too
    if not _NAME_COMMA.search(text[max(0, match.start() - 60) : match.start()]):
        return False
    return next_line or "," in role or not is_first_name(name.split()[0])


def _with_role(match: re.Match[str], text: str) -> Person | None:
    """Read a role and the name after it; None where that is no name."""
    role, name, start = match["role"], match["name"], match.start("name")
    if not looks_like_name(name):
        trimmed = longest_name(name)
        if trimmed is None:
            return None
        # "Direktør for Børn og | Unge Lis Kok": the first words belong to the role.
        start, name = start + trimmed[0], trimmed[1]
        role = text[match.start("role") : start]
    begin = _below_organisation(role, name)
    start, name = start + begin, name[begin:]
    role = text[match.start("role") : start] if begin else role
    found = PAREN_PARTY.match(text, start + len(name))
    party = found["party"] if found else None
    return Person(folded(name), (start, start + len(name)), party, folded(role).rstrip(" ,:"))


_OF_LAST = re.compile(rf"\b(?:{ROLE_OF})(?:\s[\w-]+)?\s?$")


def _below_organisation(role: str, name: str) -> int:
    """Give where a name begins behind what its role is of: "Formand for Hovby Handel Lone Holm".

    Only where the first word is no first name, and a later one is.
    """
    if not _OF_LAST.search(role):
        return 0
    first = re.match(r"[\w-]+", name)
    if first is None or is_first_name(first[0]):
        return 0
    later = (one for one in re.finditer(r"(?<=\s)[\w-]+(?=\s)", name) if is_first_name(one[0]))
    found = next(later, None)
    return found.start() if found else 0


def _names_first(text: str, passages: Sequence[Span], places: list[int]) -> Iterator[Person]:
    """Find "Lone Holm, borgmester": a name and then the role."""
    for first, last in passages:
        for match in _NAME_THEN_ROLE.finditer(text, first, last, near=(places, _NAME_REACH)):
            next_name = _NEXT_WORD.match(text, match.end())
            if next_name and is_first_name(next_name["word"]):
                continue  # "Lone Holm, konsulent Jens Ask": the role is his
            if looks_like_name(match["name"]):
                role = folded(match["role"])
                yield Person(folded(match["name"]), match.span("name"), None, role)


_DEPUTY_FOR = re.compile(r"(?:suppleant|stedfortræder)\sfor\s", re.IGNORECASE)
_FIRST_BEGUN = re.compile(rf"(?<![\w-])(?P<word>[{UPPER}][\w'’-]+)[ \t](?:[{UPPER}]\.[ \t])?$")
_NEXT_WORD = re.compile(rf"\s(?P<word>[{UPPER}][\w-]+)")
_NAME_COMMA = re.compile(rf"(?<![\w{UPPER}-]){NAME},\s$")
_PARAGRAPH = re.compile(r"(?:[^\n]|\n(?!\n))+")


# A role's first words ("Børn-, Unge- og Skole"), and a name's, before the word that tells the role.
_ROLE_REACH = 170
_NAME_REACH = 250


def _may_open_role(text: str, start: int, places: list[int]) -> bool:
    """Tell whether a role can begin at a word: with its own word, or with words joined to that."""
    at = bisect_left(places, start)
    if at == len(places) or places[at] - start > _ROLE_REACH:
        return False
    before = text[start : places[at]].split(None, 2)
    return len(before) < 3 or before[0].endswith(",") or before[1] in {"og", "Og", "OG", "oG", "&"}


def _role_places(text: str) -> list[int]:
    """Give where the words for roles stand in a text, in order."""
    lowered = text.lower()
    if len(lowered) != len(text):
        # A letter that grows in lower case ("İ") would move all places after it.
        lowered = "".join(sign.lower()[:1] for sign in text)
    places: list[int] = []
    for word in ROLE_WORDS:
        at = lowered.find(word)
        while at >= 0:
            places.append(at)
            at = lowered.find(word, at + 1)
    return sorted(places)


def _passages_with_roles(text: str, places: list[int]) -> Iterator[Span]:
    """Give the paragraphs that hold a word for a role; no name reaches over an empty line."""
    for match in _PARAGRAPH.finditer(text):
        at = bisect_left(places, match.start())
        if at < len(places) and places[at] < match.end():
            yield match.span()


# "løsgænger Lone Holm": only who is in no party has it before the name.
_INDEPENDENT_FIRST = anchored(
    rf"(?<!\w)(?P<party>(?i:løsgænger|partiløs))(?:e|en)?\s(?P<name>{NAME})(?![{LOWER}])"
)
_WITH_PARTY = anchored(rf"(?<![\w{UPPER}-])(?P<name>{NAME}){PAREN_PARTY.pattern}")
# "Lone Holm, Enhedslisten, bad om ...": without the second comma a party may be the next of a list.
_BETWEEN_COMMAS = anchored(
    rf"(?<![\w{UPPER}-])(?P<name>{NAME}),\s(?P<party>{PARTY_ANY}),\s(?!og\b|samt\b)(?=[{LOWER}])"
)


def people_with_party(text: str, offset: int = 0) -> tuple[Person, ...]:
    """Find persons in running text by the party behind: "Lone Holm (A)", "Lone Holm, SF,"."""
    return moved(_people_with_party(text), offset)


@remembered
def _people_with_party(text: str) -> tuple[Person, ...]:
    people: list[Person] = []
    for match in _with_party(text):
        name, start = match.group("name"), match.start("name")
        tail = _end_before(name, text[max(0, start - 40) : start])
        name, start = name[tail:], start + tail
        cut, roles = leading_roles(name, NOT_FIRST)
        name, start = name[cut:], start + cut
        if not looks_like_name(name):
            trimmed = longest_name(name)
            if trimmed is None or start + trimmed[0] + len(trimmed[1]) != match.end("name"):
                continue
            start, name = start + trimmed[0], trimmed[1]
        party = match.group("party")
        if party and is_own_initials(name, party):
            continue
        role = roles[-1] if roles else None
        people.append(Person(folded(name), (start, start + len(name)), party, role))
    known = {person.span for person in people}
    for match in _INDEPENDENT_FIRST.finditer(text):
        if looks_like_name(match["name"]) and match.span("name") not in known:
            people.append(Person(folded(match["name"]), match.span("name"), match["party"]))
    return tuple(sorted(people, key=lambda person: person.span))


_BRACKET = re.compile(r"\(")
_PARTY_IN_COMMAS = re.compile(rf",\s(?:{PARTY_ANY})(?=,\s)")


def _with_party(text: str) -> Iterator[re.Match[str]]:
    """Give the names before a party: both forms are looked for right before the party alone."""
    for pattern, party in ((_WITH_PARTY, _BRACKET), (_BETWEEN_COMMAS, _PARTY_IN_COMMAS)):
        places = [found.start() for found in party.finditer(text)]
        if places:
            yield from pattern.finditer(text, near=(places, _NAME_REACH))


_LETTER_ENDS = re.compile(rf"(?:[a-zæøå]|\bstem(?:te|mer?):|\b[{UPPER}](?:,|,?\sog|\+))\s$")
_INITIAL = re.compile(rf"[{UPPER}]\.\s")
_WHOLE_BEFORE = re.compile(r"[\w'’-]+\s[\w'’-]+\.\s(?=(?P<first>[\w-]+)\s)")
_SURNAME_BEFORE = re.compile(r"[\w'’-]+(?:\.\s|[ \t]*\n\s*)")
_NAME_BEGUN = re.compile(rf"(?<![\w-])[{UPPER}][\w'’-]+\s$")


def _end_before(name: str, before: str) -> int:
    """Give how much of what reads as a name is the end of what stands before it.

    "anbefaler model B. Dorrit Holm (O)", "Imod stemte: C. Dorrit Holm (O)": the letter ends the
    sentence before. "Imod stemte Jens Dam. Dorrit Holm (O)", and the same with a line's end for
    the full stop: the surname is of the name before.
    """
    loose = _INITIAL.match(name)
    if loose:
        return loose.end() if _LETTER_ENDS.search(before) else 0
    whole = _WHOLE_BEFORE.match(name)
    if whole and is_first_name(whole.group("first")):
        # "Eva Dam. Jens Ask (V)": a short surname is no abbreviation where a first name follows.
        return whole.end()
    ended = _SURNAME_BEFORE.match(name)
    rest = name[ended.end() :] if ended else ""
    if ended and _NAME_BEGUN.search(before) and looks_like_name(rest):
        return ended.end()
    return 0


_WORD = re.compile(r"\w+")


def names_known(text: str, names: Iterable[str], offset: int = 0) -> tuple[Person, ...]:
    """Find the given names in a text, line breaks inside them allowed."""
    by_first_word = _by_first_word(tuple(names))
    people: list[Person] = []
    end = 0
    for word in _WORD.finditer(text) if any(map(text.__contains__, by_first_word)) else ():
        begun = by_first_word.get(word[0], ()) if word.start() >= end else ()
        reached = next((at for name in begun if (at := _spelled(name, text, word.start()))), None)
        if reached:
            end = reached
            printed = text[word.start() : end]
            people.append(Person(folded(printed), (word.start() + offset, end + offset)))
    return tuple(people)


@lru_cache(maxsize=16)
def _by_first_word(names: tuple[str, ...]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Give the names that begin with each word, in parts, the longest first."""
    by_first_word: dict[str, tuple[tuple[str, ...], ...]] = {}
    for name in sorted(set(names), key=lambda name: (-len(name), name)):
        if first := _WORD.match(name):
            begun = by_first_word.get(first[0], ())
            by_first_word[first[0]] = (*begun, tuple(name.split()))
    return by_first_word


def _spelled(name: tuple[str, ...], text: str, at: int) -> int | None:
    """Give where a name ends that stands at a place, any white space between its parts."""
    if at and (text[at - 1] == "-" or text[at - 1].isalnum() or text[at - 1] == "_"):
        return None
    for number, part in enumerate(name):
        start = at
        while number and at < len(text) and text[at].isspace():
            at += 1
        if (number and at == start) or not text.startswith(part, at):
            return None
        at += len(part)
    goes_on = at < len(text) and (text[at].isalnum() or text[at] == "_")
    return None if goes_on else at
