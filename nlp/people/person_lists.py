"""Lists of persons, as under the labels of members and of those who were away."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from sagsspor.nlp.people.broken_names import joined_in_run
from sagsspor.nlp.people.name_lists import is_first_name, is_last_name, looks_like_person
from sagsspor.nlp.people.names import (
    LOWER,
    NAME,
    POST,
    ROLE_MODIFIERS,
    ROLE_WORD,
    ROLE_WORDS,
    UPPER,
    WRAPPED_NAME,
    is_local_list,
    longest_name,
    looks_like_name,
    party_of,
)
from sagsspor.nlp.people.persons import (
    PAREN_PARTY,
    PARTY_ANY,
    Person,
    is_own_initials,
    leading_roles,
    moved,
)
from sagsspor.nlp.text.anchors import Anchored, anchored
from sagsspor.nlp.text.folding import folded

_NAME = anchored(rf"(?<![\w{UPPER}-]){NAME}(?![{LOWER}])")

_NAME_IN_LIST = anchored(rf"(?<![\w{UPPER}-]){WRAPPED_NAME}(?![{LOWER}])")

_COMMA_PARTY = re.compile(
    rf",?\s(?P<party>[{UPPER}]|(?:{PARTY_ANY})|Liste\s[{UPPER}])(?![{LOWER}])(?=\s*(?:[,;.\n]|$|og\s|\(|"
    rf"[-–]\s|for\s|(?:deltog|deltager|mødte|møder|var|er|som|i\sstedet|stedfortræder|suppleant|"
    rf"ankom|gik|forlod)\b|(?:til|fra)\skl\b))"
)

# "Lone Holm - A", and after initials "(jhan) V".
_DASH_PARTY = re.compile(rf"\s?[-–]\s?(?P<party>[{UPPER}])(?=\s*(?:[,;.\n]|$|\())")
_BARE_PARTY = re.compile(rf"\s(?P<party>[{UPPER}]|{PARTY_ANY})(?![\w])")

# A log-in between name and party: "(jhan) V", "(hjlohol2) A"; "(formand) V" is none.
_INITIALS = re.compile(
    rf"\s\((?:(?!(?i:{ROLE_WORD}|afbud|fravær|orlov|syg|ferie|forfald)\))[{LOWER}]{{2,8}}\d{{0,3}}|[{UPPER}]{{3,5}})\)(?=\s*(?:[,({UPPER}]|{PARTY_ANY}))"
)

# "(A) Brian Holm, (V) Susanne Lund": the party before the name, all through a list.
_PARTY_LEADS = re.compile(rf"\W{{0,6}}(?:[{UPPER}][{LOWER}]+\s)?\([{UPPER}]\)\s[{UPPER}][{LOWER}]")
_PARTY_FIRST = re.compile(rf"(?:^|[\s,;:])\((?P<party>[{UPPER}])\)\s$")
# "Jakob Holm, F - Afbud", "Mads Lund, F for Jakob Holm, F".
_DASHED = re.compile(
    rf"\s*[-–:,]?\s(?P<note>(?i:(?:afbud|fraværende|orlov|ikke\smødt)(?:\s(?:til|fra|ved|under|for)\s(?:pkt|punkt|sag)[^\n,;()]{{1,30}})?|"
    rf"(?:gik|kom|ankom|forlod\smødet|deltog)\s[^\n,;()]{{0,20}}?(?:pkt|punkt|sag)[^\n,;()]{{1,30}})|(?:til|fra)\skl\.?\s?\d[\d.:]*(?:\s(?:i|under|ved)\s(?:pkt|punkt|sag)\.?\s\d{{1,4}})?|for\s{NAME})(?![{LOWER}])"
)

# "Lone Holm: Deltog (fraværende ved sag 6-10)"
_NOTE = re.compile(
    r"(?:\s*[-–,]?\s*|:\s(?:Deltog|Deltager|Mødt|Til\sstede|Afbud|Fraværende)\s)\(([^()\n]{1,90})\)"
)

# "Lone Holm DH": whom a member of an advisory council was chosen by, with nothing around it.
_ORGANISATION = re.compile(
    rf"(?<=[{LOWER}])\s[{UPPER}]{{2,4}}(?=\s[{UPPER}][{LOWER}]|[ \t]*$)", re.MULTILINE
)

# "Lone Holm, næstformand (A)", "Jens Ask, socialchef": a post after the name, nothing after it.
_POST_AFTER = re.compile(
    rf",\s(?P<post>(?:(?:{ROLE_MODIFIERS})\s)?(?i:{ROLE_WORD}|{POST}))(?=\s*(?:\(|\n|$|[-–]\s|,\s(?i:afbud)))"
)

# "Lone Holm<tab>A<tab>Til stede": a row of a table with name, party and whether she came.
_ROW = re.compile(
    rf"(?P<name>[^\t\n]{{3,60}}?)(?:\t\s{{0,3}}|[ ]{{3,40}})"
    rf"(?P<party>[{UPPER}]{{1,2}}|{PARTY_ANY})[ ]{{0,3}}"
    r"(?:(?:\t\s{0,3}|(?<=[ ]{3})[ ]{0,40}|[ ]{3,40})(?P<status>[^\t\n ][^\t\n]{1,40}?))?"
    r"(?:(?:\t\s{0,3}|[ ]{3,40})(?P<remark>[^\t\n]{0,120}))?\s*$"
)
# "Mødt: Ja" and "Mødt: Nej" as cells of a table.
_CAME = {"ja": None, "x": None, "nej": "fraværende"}


def people_in_list(text: str, offset: int = 0) -> tuple[Person, ...]:
    """Read a list of persons: names parted by commas, "og" or lines, each with party and notes.

    A name may be broken over two lines where commas part the list; without commas each line is
    one. Parts that are no name are passed over, so that an empty list gives nobody.
    """
    people: list[Person] = []
    text = joined_in_run(text)
    commas = text.count(",") + text.count(";")
    text = _ORGANISATION.sub(lambda match: "," + " " * (len(match.group()) - 1), text)
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
        found = list(moved(_people_in_chunk(chunk, pattern), at + offset))
        if told:
            # "Bo Ask, Sandby Frivillignet": what stands behind the comma is whom he speaks for.
            found[1:] = [one for one in found[1:] if looks_like_person(one.name) >= 0.6]
        people.extend(found)
    return tuple(people)


_PERSON_LINE = re.compile(rf"[\s•*-]*{NAME}\s*(?:,|\(|$|-)")


def _one_a_line(lines: list[str]) -> bool:
    """Tell whether most lines are one person with a party ("Hanne Holm, A")."""
    hits = sum(bool(_PERSON_LINE.match(line)) for line in lines)
    wrapped = sum(bool(re.search(r",\s*$", line)) for line in lines)
    inner = sum(line.count(",") for line in lines)
    return hits >= 0.7 * len(lines) and wrapped <= 1 and inner <= 1.5 * len(lines)


def _people_in_chunk(text: str, pattern: Anchored) -> Iterator[Person]:
    """Read the names of a list or of one of its lines, each with what stands beside it."""
    row = _ROW.match(text)
    if row:
        for person in _people_in_chunk(row["name"], pattern):
            yield _of_row(person, row)
        return
    party_leads = bool(_PARTY_LEADS.match(text))
    position = 0
    while match := pattern.search(text, position):
        position = match.end()
        if text[max(0, match.start() - 1) : match.start()] == "(":
            # What stands in parentheses is a party, a list or a remark, nobody's name.
            continue
        # "Formand Lone Holm", "Rådmand Jens Ask": the role is no part of the name.
        cut, roles = leading_roles(match.group())
        start, name = match.start() + cut, match.group()[cut:]
        if not looks_like_name(name):
            trimmed = longest_name(name)
            if trimmed is None:
                continue
            start, name = start + trimmed[0], trimmed[1]
        second = _second_column(name)
        if second:
            # Two names in two columns: the second is read again, with what stands beside it.
            own = name[:second].rstrip()
            yield Person(folded(own), (start, start + len(own)))
            position = start + second
            continue
        role = " ".join(roles) or _role_before(text[max(0, start - 70) : start])
        person = Person(folded(name), (start, start + len(name)), None, role)
        person, position = _with_what_follows(person, text, party_leads=party_leads)
        yield person


def _of_row(person: Person, row: re.Match[str]) -> Person:
    """Add the cells beside a name in a table: party, whether she came, role or remark."""
    status = row["status"]
    came, _, more = (status or "").partition(",")
    note = _CAME.get(came.strip().casefold(), status) if status else None
    note = note or more.strip() or None  # "Ja, fra kl. 16.30 (punkt 3)"
    remark = (row["remark"] or "").strip()
    role = person.role
    if re.fullmatch(rf"(?:(?:{ROLE_MODIFIERS})\s)?(?i:{ROLE_WORD}|{POST})", remark):
        role = remark
    elif remark:
        deputy = re.match(rf"(?i:stedfortræder|suppleant)\s(?P<whom>for\s{NAME})", remark)
        note = deputy["whom"] if deputy else "; ".join(filter(None, (note, remark)))
    return replace(person, party=row["party"], role=role, note=note)


def _with_what_follows(person: Person, text: str, *, party_leads: bool) -> tuple[Person, int]:
    """Add the post, the party and the note beside a name; gives also where they end.

    ``party_leads`` tells that the list prints parties before the names.
    """
    start, at = person.span
    role, note = person.role, None
    bracket = _ROLE_IN_BRACKETS.match(text, at) if role is None else None
    if bracket:
        role, at = folded(bracket["role"]), bracket.end()
    post = _POST_AFTER.match(text, at) if role is None else None
    if post:
        role, at = folded(post["post"]), post.end()
    found, at = _party_after(text, at)
    after = _POST_AFTER.match(text, at) if role is None and found else None
    if after:
        # "Lone Holm (A), næstformand - afbud"
        role, at = folded(after["post"]), after.end()
    behind = _ROLE_BEHIND.match(text, at) if role is None and found else None
    if behind:
        role, at = folded(behind["role"]), behind.end()
    if party_leads:
        found = _PARTY_FIRST.search(text, max(0, start - 8), start)
    party = found["party"] if found else None
    dashed = _DASHED.match(text, at)
    if dashed:
        note, at = dashed["note"], dashed.end()
    remark = _NOTE.match(text, at)
    if remark:
        said, at = remark.group(1).strip(), remark.end()
        if party is None and (party_of(said) or is_local_list(said)):
            party = party_of(said) or said
        else:
            # "Lone Holm (A) fra kl. 17.10 (pkt. 3)"
            note = f"{note} ({said})" if note else said
    if party and is_own_initials(text[start : person.span[1]], party):
        party = None
    return replace(person, party=party, role=role, note=note), at


def _party_after(text: str, at: int) -> tuple[re.Match[str] | None, int]:
    """Find the party after a name, initials between them left out; gives also where it ends."""
    initials = _INITIALS.match(text, at)
    at = initials.end() if initials else at
    found = PAREN_PARTY.match(text, at) or _COMMA_PARTY.match(text, at)
    if not found and initials:
        found = _BARE_PARTY.match(text, at)
    found = found or _DASH_PARTY.match(text, at)
    if not found or _begins_name(text, found):
        return None, at
    return found, found.end()


# "Bo Lind (næstformand) (C)", "Jens Ask (V) - formand"
_ROLE_IN_BRACKETS = re.compile(
    rf"\s\((?P<role>(?i:{ROLE_WORD}|{POST}))\)(?=\s\([{UPPER}]|\s?(?:,|\n|$))"
)
_ROLE_BEHIND = re.compile(rf"\s?[-–]\s(?P<role>(?i:{ROLE_WORD}|{POST}))(?=\s*(?:,|;|\n|$))")
_ROLE_BEFORE = re.compile(rf"(?<![\w.-])((?:{ROLE_MODIFIERS})?\s?(?i:{ROLE_WORD}|{POST}))\s$")
_ROLE_ENDS = tuple(ROLE_WORDS)


def _role_before(text: str) -> str | None:
    """Give the role that a text ends with."""
    if not text.rstrip().lower().endswith(_ROLE_ENDS):
        return None
    found = _ROLE_BEFORE.search(text)
    return folded(found.group(1)) if found else None


def _second_column(name: str) -> int:
    """Give where the second of two names begins that stand side by side, 0 where there is one.

    As columns of a list do: "Lone Holm Bo Ask". Told by a listed first name that follows a last
    name and has a last name of its own, or by one with an initial: "Lone Holm Bo A. Ask".
    """
    words = [(match.group(), match.start()) for match in re.finditer(r"\S+", name)]
    if len(words) >= 4 and is_first_name(words[0][0]):
        for (before, _), (word, at), (after, _) in zip(
            words[1:], words[2:], words[3:], strict=False
        ):
            surname_before = is_last_name(before) and _INITIAL.fullmatch(after)
            first = not is_last_name(word) and not is_first_name(before)
            if is_first_name(word) and (first or surname_before):
                return at
    return 0


_INITIAL = re.compile(rf"[{UPPER}]\.")


def _begins_name(text: str, party: re.Match[str]) -> bool:
    """Tell whether a letter after a comma is the first of the next name: ", H. Kristian Holm"."""
    after = _NEXT_NAME.match(text, party.end())
    if text[party.start()] != "," or after is None:
        return False
    return after["initial"] is not None or is_first_name(after["word"])


# "N. J. Ottesen", "H. Kristian Holm": initials of the next name.
_NEXT_NAME = re.compile(
    rf"\.\s?(?:(?P<initial>[{UPPER}]\.)\s?(?:[{UPPER}]\.\s?)?[{UPPER}][{LOWER}]|(?P<word>[{UPPER}][{LOWER}]+))"
)
