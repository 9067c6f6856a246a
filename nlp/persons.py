"""Persons as minutes print them: in lists with parties, and in running text with a role."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from sagsspor.nlp.anchors import Anchored, anchored, matches_at
from sagsspor.nlp.lines import folded
from sagsspor.nlp.memory import remembered
from sagsspor.nlp.name_lists import is_first_name, is_last_name, looks_like_person
from sagsspor.nlp.names import (
    INDEPENDENT,
    LOWER,
    NAME,
    NOT_FIRST,
    PARTY_NAMES,
    POST,
    ROLE_MODIFIERS,
    ROLE_OF,
    ROLE_WORD,
    ROLE_WORDS,
    UPPER,
    WRAPPED_NAME,
    is_local_list,
    is_role_word,
    longest_name,
    looks_like_name,
    party_of,
)
from sagsspor.nlp.source import Span

_NAME = anchored(rf"(?<![\w{UPPER}-]){NAME}(?![{LOWER}])")

_NAME_IN_LIST = anchored(rf"(?<![\w{UPPER}-]){WRAPPED_NAME}(?![{LOWER}])")

_PARTY_ANY = "|".join(
    sorted(
        (re.escape(word) for word in (*PARTY_NAMES, *INDEPENDENT)),
        key=lambda word: (-len(word), word),
    )
)

# "(A)", "((V)", "(Liste H)", "(løsgænger)", "(UFP)", "( O )"; "()" is a party left out.
_PAREN_PARTY = re.compile(
    rf"\s?,?\s?\(\(?\s?(?:[{LOWER}]{{5,25}},\s)?(?P<party>[{UPPER}]{{1,2}}|[Ll]iste\s[{UPPER}]|(?i:{_PARTY_ANY})|"
    rf"[{UPPER}]\s?-?\s?(?i:listen?))?(?:,\s(?:\d\.\s)?[{LOWER}][{LOWER}. ]{{2,30}})?\s?\)\)?"
)

_COMMA_PARTY = re.compile(
    rf",?\s(?P<party>[{UPPER}]|(?:{_PARTY_ANY})|Liste\s[{UPPER}])(?![{LOWER}])(?=\s*(?:[,;.\n]|$|og\s|\(|"
    rf"[-–]\s|for\s|(?:deltog|deltager|mødte|møder|var|er|som|i\sstedet|stedfortræder|suppleant|"
    rf"ankom|forlod)\b))"
)

# Login initials between name and party: "(jhan) V".
_INITIALS = re.compile(rf"\s\((?:[{LOWER}]{{2,5}}|[{UPPER}]{{3,5}})\)(?=\s*[,({UPPER}])")

# "faglig leder", "Chef for Teknik & Miljø", "Sundheds- og Omsorgsborgmester", "direktør i Movia".
_ROLE = (
    rf"(?:(?:{ROLE_MODIFIERS})\s)?(?i:{ROLE_WORD})(?:\s(?:{ROLE_OF})\s(?:(?!under\b|efter\b|der\b|som\b|med\b)[{UPPER}{LOWER}][{LOWER}"
    rf"{UPPER}]{{1,30}}-?(?:,\s|\s(?:og|&)\s|\s)){{1,5}}?)?"
    rf"|(?i:{POST})(?:\s(?:{ROLE_OF})\s(?:(?!under\b|efter\b|der\b|som\b|med\b)[{UPPER}{LOWER}][{LOWER}{UPPER}]{{1,30}}-?(?:,\s|"
    rf"\s(?:og|&)\s|\s)){{1,5}}?)?"
)

_ROLE_THEN_NAME = anchored(
    rf"(?<![\w{UPPER}.-])(?P<role>{_ROLE})[,:]?\s?(?<=[\s,:])(?P<name>{NAME})(?![{LOWER}])"
)

_NAME_THEN_ROLE = anchored(
    rf"(?<![\w{UPPER}-])(?P<name>{NAME}),?\s\(?(?P<role>(?:(?:{ROLE_MODIFIERS})\s)?(?i:"
    rf"{ROLE_WORD}|{POST}))(?=[,.;)\n]|$|\sdeltog|\sorienter|\sog\s|\sfra\s|"
    rf"\s(?:(?:i|for|på|ved|af)\s)?[{UPPER}])"
)


@dataclass(frozen=True, slots=True)
class Person:
    """A person as printed: ``span`` is the name, ``party`` and ``note`` what stands beside it."""

    name: str
    span: Span
    party: str | None = None
    role: str | None = None
    note: str | None = None


# "(A) Brian Holm, (V) Susanne Lund": the party before the name, all through a list.
_PARTY_LEADS = re.compile(rf"\W{{0,6}}(?:[{UPPER}][{LOWER}]+\s)?\([{UPPER}]\)\s[{UPPER}][{LOWER}]")
_PARTY_FIRST = re.compile(rf"(?:^|[\s,;:])\((?P<party>[{UPPER}])\)\s$")
# "Jakob Holm, F - Afbud", "Mads Lund, F for Jakob Holm, F".
_DASHED = re.compile(
    rf"\s*[-–:,]?\s(?P<note>(?i:afbud|fraværende|orlov|ikke\smødt)|(?:til|fra)\skl\.?\s?\d[\d.:]*|for\s{NAME})(?![{LOWER}])"
)

_NOTE = re.compile(r"\s*[-–,]?\s*\(([^()\n]{1,60})\)")

# "Lone Holm DH": whom a member of an advisory council was chosen by, with nothing around it.
_ORGANISATION = re.compile(
    rf"(?<=[{LOWER}])\s[{UPPER}]{{2,4}}(?=\s[{UPPER}][{LOWER}]|[ \t]*$)", re.MULTILINE
)

# "Lone Holm, næstformand (A)", "Jens Ask, socialchef": a post after the name, nothing after it.
_POST_AFTER = re.compile(
    rf",\s(?P<post>(?:(?:{ROLE_MODIFIERS})\s)?(?i:{ROLE_WORD}|{POST}))(?=\s*(?:\(|\n|$))"
)

_LIST_SPLIT = re.compile(r"\s*(?:[,;•·]|\s(?:og|samt|&)\s|\t|\n)\s*")


def people_in_list(text: str, offset: int = 0) -> tuple[Person, ...]:
    """Read a list of persons: names parted by commas, "og" or lines, each with party and notes.

    A name may be broken over two lines where commas part the list; without commas each line is
    one. Parts that are no name are passed over, so that an empty list gives nobody.
    """
    people: list[Person] = []
    text = _ORGANISATION.sub(lambda match: "," + " " * (len(match.group()) - 1), text)
    commas = text.count(",") + text.count(";")
    lines = [line for line in text.split("\n") if line.strip()]
    by_line = len(lines) > 1 and (commas < len(lines) - 1 or _one_a_line(lines))
    position = 0
    chunks: list[tuple[int, str]] = []
    if by_line:
        for raw in text.split("\n"):
            chunks.append((position, raw))
            position += len(raw) + 1
    else:
        chunks.append((0, text))
    pattern = _NAME_IN_LIST if commas and not by_line else _NAME
    told = by_line and sum(line.count(",") == 1 for line in lines) >= 0.6 * len(lines)
    for at, chunk in chunks:
        alone = party_of(chunk) if by_line and people else None
        if alone and people[-1].party is None:
            people[-1] = replace(people[-1], party=alone)
            continue
        found = _people_in_chunk(chunk, at + offset, pattern)
        if told:
            # "Bo Ask, Sandby Frivillignet": what stands behind the comma is whom he speaks for.
            found[1:] = [one for one in found[1:] if looks_like_person(one.name) >= 0.6]
        people.extend(found)
    return tuple(people)


def _one_a_line(lines: list[str]) -> bool:
    """Tell whether most lines are one person with a party ("Hanne Holm, A")."""
    hits = sum(bool(re.match(rf"[\s•*-]*{NAME}\s*(?:,|\(|$|-)", line)) for line in lines)
    wrapped = sum(bool(re.search(r",\s*$", line)) for line in lines)
    inner = sum(line.count(",") for line in lines)
    return hits >= 0.7 * len(lines) and wrapped <= 1 and inner <= 1.5 * len(lines)


def _people_in_chunk(text: str, offset: int, pattern: Anchored) -> list[Person]:
    people: list[Person] = []
    party_first = bool(_PARTY_LEADS.match(text))
    position = 0
    while True:
        match = pattern.search(text, position)
        if not match:
            return people
        start, end = match.span()
        if text[max(0, start - 1) : start] == "(":
            # What stands in parentheses is a party, a list or a remark, nobody's name.
            position = end
            continue
        name = match.group()
        role: str | None = None
        words = name.split()
        # "Formand Lone Holm", "Rådmand Jens Ask": the role is no part of the name.
        while len(words) > 2 and is_role_word(words[0]):
            cut = len(words[0]) + len(name[len(words[0]) :]) - len(name[len(words[0]) :].lstrip())
            role = f"{role} {words[0]}" if role else words[0]
            start += cut
            name = name[cut:]
            words = name.split()
        if not looks_like_name(name):
            trimmed = longest_name(name)
            if trimmed is None:
                position = end
                continue
            start += trimmed[0]
            end = start + len(trimmed[1])
            name = trimmed[1]
        else:
            end = start + len(name)
        pieces = _parted(name)
        if len(pieces) > 1:
            # Two names in two columns: the second is read again, with what stands beside it.
            own = pieces[0][0]
            people.append(Person(folded(own), (start + offset, start + len(own) + offset)))
            position = start + pieces[1][1]
            continue
        if role is None:
            role = _role_before(text[max(0, start - 70) : start])
        position = end
        party: str | None = None
        note: str | None = None
        post = _POST_AFTER.match(text, position) if role is None else None
        if post:
            role, position = folded(post.group("post")), post.end()
        initials = _INITIALS.match(text, position)
        if initials:
            position = initials.end()
        found = _PAREN_PARTY.match(text, position) or _COMMA_PARTY.match(text, position)
        if not found and initials:
            found = re.compile(rf"\s(?P<party>[{UPPER}])(?![\w])").match(text, position)
        if not found:
            found = re.compile(rf"\s?[-–]\s?(?P<party>[{UPPER}])(?=\s*(?:[,;.\n]|$|\())").match(
                text, position
            )
        if found and _begins_name(text, found):
            found = None
        if found:
            party = found.group("party")
            position = found.end()
        if party_first:
            leading = _PARTY_FIRST.search(text, max(0, start - 8), start)
            party = leading.group("party") if leading else None
        dashed = _DASHED.match(text, position)
        if dashed:
            note = dashed.group("note")
            position = dashed.end()
        remark = _NOTE.match(text, position)
        if remark:
            remarked = remark.group(1).strip()
            position = remark.end()
            if party is None and (party_of(remarked) or is_local_list(remarked)):
                party = party_of(remarked) or remarked
            else:
                note = remarked
        if party and _own_initials(name, party):
            party = None
        people.append(Person(folded(name), (start + offset, end + offset), party, role, note))


_ROLE_BEFORE = re.compile(rf"(?<![\w.-])((?:{ROLE_MODIFIERS})?\s?(?i:{ROLE_WORD}|{POST}))\s$")
_ROLE_ENDS = tuple(ROLE_WORDS)


def _role_before(text: str) -> str | None:
    """Give the role that a text ends with."""
    if not text.rstrip().lower().endswith(_ROLE_ENDS):
        return None
    found = _ROLE_BEFORE.search(text)
    return folded(found.group(1)) if found else None


def _own_initials(name: str, letters: str) -> bool:
    """Tell whether what stands after a name is what the minutes call her: "Lone Holm (LH)"."""
    return len(letters) > 1 and letters == "".join(word[0] for word in name.split())


def _parted(name: str) -> list[tuple[str, int]]:
    """Part two names that stand side by side, as columns of a list do: "Lone Holm Bo Ask".

    Told by a listed first name that follows a last name and has a last name of its own.
    """
    words = [(match.group(), match.start()) for match in re.finditer(r"\S+", name)]
    if len(words) >= 4 and is_first_name(words[0][0]):
        for n in range(2, len(words) - 1):
            word, before = words[n][0], words[n - 1][0]
            if is_first_name(word) and not is_last_name(word) and not is_first_name(before):
                return [(name[: words[n][1]].rstrip(), 0), (name[words[n][1] :], words[n][1])]
    return [(name, 0)]


def _begins_name(text: str, party: re.Match[str]) -> bool:
    """Tell whether a letter after a comma is the first of the next name: ", H. Kristian Holm"."""
    after = re.match(rf"\.\s([{UPPER}][{LOWER}]+)", text[party.end() : party.end() + 30])
    return text[party.start()] == "," and bool(after and is_first_name(after.group(1)))


def people_with_roles(text: str, offset: int = 0) -> tuple[Person, ...]:
    """Find persons in running text by the role that stands beside the name."""
    return _moved(_people_with_roles(text), offset)


def _moved(people: tuple[Person, ...], offset: int) -> tuple[Person, ...]:
    if not offset:
        return people
    return tuple(replace(one, span=(one.span[0] + offset, one.span[1] + offset)) for one in people)


@remembered
def _people_with_roles(text: str) -> tuple[Person, ...]:
    places = _role_places(text)
    if not places:
        return ()
    passages = tuple(_passages_with_roles(text, places))
    role_starts = [at for at in _ROLE_THEN_NAME.starts(text) if _may_open_role(text, at, places)]
    people: list[Person] = []
    for first, last in passages:
        for match in matches_at(_ROLE_THEN_NAME.pattern, text, role_starts, first, last):
            name, start = match.group("name"), match.start("name")
            role = match.group("role")
            if re.match(r"(?:suppleant|stedfortræder)\sfor\s", role, re.IGNORECASE):
                continue  # "suppleant for Lone | Holm Ask": no role of hers
            after_name = _NAME_COMMA.search(text[max(0, match.start() - 60) : match.start()])
            next_line = "\n" in text[match.end("role") : start]
            if after_name and (next_line or "," in role or not is_first_name(name.split()[0])):
                # "Lone Holm, ejer af Kro | ..., Jens Ask", "Jens Ask, direktør | Eva Rask, chef":
                # the role is of the name before it.
                continue
            if not looks_like_name(name):
                trimmed = longest_name(name)
                if trimmed is None:
                    continue
                # "Direktør for Børn og | Unge Lis Kok": the first words belong to the role.
                start += trimmed[0]
                name = trimmed[1]
                role = text[match.start("role") : start]
            party = _PAREN_PARTY.match(text, start + len(name))
            people.append(
                Person(
                    folded(name),
                    (start, start + len(name)),
                    party.group("party") if party else None,
                    folded(role).rstrip(" ,:"),
                )
            )
    taken = sorted(person.span for person in people)
    for first, last in passages:
        for match in _NAME_THEN_ROLE.finditer(text, first, last, near=(places, _NAME_REACH)):
            name = match.group("name")
            span = (match.start("name"), match.start("name") + len(name))
            after = bisect_left(taken, (span[1], 0))
            free = not after or taken[after - 1][1] <= span[0]
            firm = re.match(rf"\s(?P<word>[{UPPER}][\w-]+)", text[match.end() : match.end() + 40])
            if firm and is_first_name(firm["word"]):
                continue  # "Lone Holm, konsulent Jens Ask": the role is his
            if free and looks_like_name(name):
                people.append(Person(folded(name), span, None, folded(match.group("role"))))
    return tuple(sorted(people, key=lambda person: person.span))


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


_WITH_PARTY = anchored(rf"(?<![\w{UPPER}-])(?P<name>{NAME}){_PAREN_PARTY.pattern}")


def people_with_party(text: str, offset: int = 0) -> tuple[Person, ...]:
    """Find persons in running text by the party printed after the name: "Lone Holm (A)"."""
    return _moved(_people_with_party(text), offset)


@remembered
def _people_with_party(text: str) -> tuple[Person, ...]:
    people: list[Person] = []
    for match in _WITH_PARTY.finditer(text):
        name, start = match.group("name"), match.start("name")
        tail = _end_before(name, text[max(0, start - 40) : start])
        name, start = name[tail:], start + tail
        role: str | None = None
        words = name.split()
        while len(words) > 2 and (is_role_word(words[0]) or words[0] in NOT_FIRST):
            if is_role_word(words[0]):
                role = words[0]
            cut = len(name) - len(name[len(words[0]) :].lstrip())
            start, name = start + cut, name[cut:]
            words = name.split()
        if not looks_like_name(name):
            trimmed = longest_name(name)
            if trimmed is None or start + trimmed[0] + len(trimmed[1]) != match.end("name"):
                continue
            start, name = start + trimmed[0], trimmed[1]
        party = match.group("party")
        if party and _own_initials(name, party):
            continue
        people.append(Person(folded(name), (start, start + len(name)), party, role))
    return tuple(people)


_LETTER_ENDS = re.compile(rf"(?:[a-zæøå]|\bstem(?:te|mer?):|\b[{UPPER}](?:,|,?\sog|\+))\s$")
_NAME_BEGUN = re.compile(rf"(?<![\w-])[{UPPER}][\w'’-]+\s$")


def _end_before(name: str, before: str) -> int:
    """Give how much of what reads as a name is the end of what stands before it.

    "anbefaler model B. Dorrit Holm (O)", "Imod stemte: C. Dorrit Holm (O)": the letter ends the
    sentence before. "Imod stemte Jens Dam. Dorrit Holm (O)", and the same with a line's end for
    the full stop: the surname is of the name before.
    """
    loose = re.match(rf"[{UPPER}]\.\s", name)
    if loose:
        return loose.end() if _LETTER_ENDS.search(before) else 0
    whole = re.match(r"[\w'’-]+\s[\w'’-]+\.\s(?=(?P<first>[\w-]+)\s)", name)
    if whole and is_first_name(whole.group("first")):
        # "Eva Dam. Jens Ask (V)": a short surname is no abbreviation where a first name follows.
        return whole.end()
    ended = re.match(r"[\w'’-]+(?:\.\s|[ \t]*\n\s*)", name)
    rest = name[ended.end() :] if ended else ""
    if ended and _NAME_BEGUN.search(before) and looks_like_name(rest):
        return ended.end()
    return 0


_PARTY_AFTER = re.compile(
    rf",\s\(?(?P<party>[{UPPER}]|(?:{_PARTY_ANY})|Liste\s[{UPPER}])(?![\w])\)?(?!\.\s?[{UPPER}])"
)


def comma_party(text: str, at: int) -> re.Match[str] | None:
    """Find the party that a comma parts from the name before it: "Lone Holm, A"."""
    return _PARTY_AFTER.match(text, at)


def names_known(text: str, names: Iterable[str], offset: int = 0) -> tuple[Person, ...]:
    """Find the given names in a text, line breaks inside them allowed."""
    wanted = sorted(set(names), key=lambda name: (-len(name), name))
    if not wanted:
        return ()
    body = "|".join(r"\s+".join(map(re.escape, name.split())) for name in wanted)
    return tuple(
        Person(folded(match.group()), (match.start() + offset, match.end() + offset))
        for match in re.finditer(rf"(?<![\w-])(?:{body})(?![\w])", text)
    )
