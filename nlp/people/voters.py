"""The persons and parties a phrase names as voters: "A, B og Lone Holm (løsgænger)"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import zip_longest

from sagsspor.nlp.people.names import NAME, PARTY_NAMES, looks_like_name, party_of, without_post
from sagsspor.nlp.people.persons import comma_party
from sagsspor.nlp.people.persons_in_text import names_known, people_with_party
from sagsspor.nlp.text.anchors import anchored
from sagsspor.nlp.text.source import Span
from sagsspor.nlp.text.taken import Taken

_LONG_PARTIES = sorted(
    (name for name in PARTY_NAMES if len(name) > 2), key=lambda name: (-len(name), name)
)


def _spaced(names: list[str]) -> str:
    """Give a pattern of names that a line's end may part."""
    return "|".join(re.escape(name).replace(r"\ ", r"\s") for name in names)


_PARTY_NAME = anchored(
    rf"(?<![\w-])(?P<name>{_spaced(_LONG_PARTIES)})(?:s\s(?:[a-zæøå]*gruppe|"
    rf"medlemmer))?(?![\w-])(?:\s?\((?P<letter>[A-ZÆØÅ])\))?"
)
_ANY_NAME = anchored(rf"(?<![\w-]){NAME}")
_ABBREVIATED = anchored(r"(?<![\w-])(?P<name>SF|DF|LA|UP|UFP|RV|EL|KF|NB|KD|DD|ALT)(?![\w-])")
# "Bylisten", "Den Sociale Fællesliste": a list of one town.
_LOCAL_LIST = anchored(
    r"(?<![\w-])(?:(?:Den|Det)\s(?:[A-ZÆØÅ][\wæøå]+\s)?)?[A-ZÆØÅ][a-zæøå-]{1,30}(?:listen?|partiet|"
    r"demokraterne)(?![\w-])"
)
# A bracket after these holds voters; after a name it holds the name's party.
_COUNTED = re.compile(
    r"(?:stemmer|medlemmer|medlem|flertal|mindretal|for|imod|stemme|\d)\s\($", re.IGNORECASE
)
_LISTE = anchored(
    r"(?<![\w-])(?:[Ll]iste|[Gg]ruppe|[Pp]arti)\s(?P<letter>[A-ZÆØÅ])(?![\w])|"
    r"(?<![\w-])(?P<group>[A-ZÆØÅ])(?:-(?:gruppen|listen|(?=\s?(?:,|og)\s))|\sgr\.)"
)
_LETTERS = anchored(r"(?<![\wæøåÆØÅ.-])[A-ZÆØÅ](?![\wæøåÆØÅ])(?!\.[A-ZÆØÅ])")
_LETTER_RUN = anchored(
    r"(?<![\wæøåÆØÅ-])[A-ZÆØÅ](?:\s?(?:,|\+|og|samt|&|/)\s?[A-ZÆØÅ](?![\wæøåÆØÅ]))*(?![\wæøåÆØÅ-])"
)


@dataclass(frozen=True, slots=True)
class Voter:
    """One voter: a person with the party printed beside the name, or a party as printed."""

    person: str | None
    party: str | None
    span: Span

    @property
    def printed(self) -> str:
        """Give the name that stands in a vote list: the person's, else the party's."""
        return self.person or self.party or ""


def find_voters(
    text: str, *, known: tuple[str, ...] = (), offset: int = 0, letters: bool = True
) -> tuple[Voter, ...]:
    """Find persons and parties in a phrase, in order.

    ``known`` are names of the document; others count if a party stands beside them, or if the
    phrase is nothing but a list of names. ``letters`` allows lone party letters.
    """
    voters: list[Voter] = []
    taken = Taken()

    def add(person: str | None, party: str | None, span: Span) -> None:
        taken.cover(span)
        voters.append(Voter(person, party, span))

    for person in people_with_party(text):
        close = text.find(")", person.span[1])
        end = close + 1 if 0 <= close <= person.span[1] + 40 else person.span[1]
        if party_of(person.name) is None and not _PARTY_NAME.fullmatch(person.name):
            add(person.name, person.party, (person.span[0], end))
    for person in names_known(text, known):
        if taken.is_free(person.span):
            party = comma_party(text, person.span[1])
            end = party.end() if party else person.span[1]
            add(person.name, party.group("party") if party else None, (person.span[0], end))
    for match in _PARTY_NAME.finditer(text):
        if taken.is_free(match.span()) and not _between_commas(text, match.span()):
            add(None, " ".join(match.group("name").split()), match.span())
    for match in _ABBREVIATED.finditer(text):
        beside = _after_name(text, match.start()) or _between_commas(text, match.span())
        if taken.is_free(match.span()) and not beside:
            add(None, match.group("name"), match.span())
    for match in _LISTE.finditer(text):
        if taken.is_free(match.span()):
            add(None, match.group("letter") or match.group("group"), match.span())
    for match in _LOCAL_LIST.finditer(text):
        beside = _after_name(text, match.start()) or _between_commas(text, match.span())
        if taken.is_free(match.span()) and not beside:
            add(None, re.sub(r"\s+", " ", match.group()), match.span())
    for match in _ANY_NAME.finditer(text):
        if _after_name(text, match.start()):
            continue
        lead, name = without_post(match.group()) or (0, match.group())
        start = match.start() + lead
        if taken.is_free((start, match.end())) and looks_like_name(name):
            tail = comma_party(text, match.end())
            end = tail.end() if tail else match.end()
            printed = tail.group("party") if tail else None
            add(re.sub(r"\s+", " ", name), printed, (start, end))
    if letters:
        for run in _LETTER_RUN.finditer(text):
            whole = run.group()
            lone = len(whole) == 1
            if lone and not _lone_letter(text, run):
                continue
            for match in _LETTERS.finditer(whole):
                span = (run.start() + match.start(), run.start() + match.end())
                if taken.is_free(span):
                    add(None, match.group(), span)
    voters.sort(key=lambda voter: voter.span)
    voters = [
        one
        for one, after in zip_longest(voters, voters[1:])
        if not (after and _SPEAKS_FOR.fullmatch(text[one.span[1] : after.span[0]]))
    ]
    return tuple(
        Voter(one.person, one.party, (one.span[0] + offset, one.span[1] + offset)) for one in voters
    )


# "Enhedslisten v/ Lone Holm (Ø)": the person says it.
_SPEAKS_FOR = re.compile(r"\s(?:v/|ved)\s?")


def _after_name(text: str, at: int) -> bool:
    """Tell whether a place is in a bracket after a name: a local list there is no voter."""
    lead = text[max(0, at - 30) : at]
    return bool(re.search(r"\w\s\($", lead)) and not _COUNTED.search(lead)


_NAME_COMMA = re.compile(rf"(?<![\w-]){NAME},\s\(?$")
# "(A+Lone Holm, UP+V)": only plus signs part the voters.
_ADDED = re.compile(r"\s?(?:\+|\)|$)")
_OF_LIST = re.compile(r"(?:listen?|partiet|demokraterne),\s\(?$")
# "Lone Holm, UP, Jens Ask, V": each with a party. The last ends the bracket.
_NEXT_PAIR = re.compile(rf"\)|,\s{NAME},\s[A-ZÆØÅ]")
_COMMA_VERB = re.compile(r"\)?,(?:\s[a-zæøå]|\s*$)")


def _between_commas(text: str, span: Span) -> bool:
    """Tell whether commas set a party off as that of the name before: "Lone Holm, UP, stemte"."""
    lead = text[max(0, span[0] - 80) : span[0]]
    added = "+" in text and _ADDED.match(text, span[1]) is not None
    follows = added or _COMMA_VERB.match(text, span[1]) or _NEXT_PAIR.match(text, span[1])
    name = _NAME_COMMA.search(lead)
    return bool(name and follows and not _OF_LIST.search(name[0]))


def _lone_letter(text: str, run: re.Match[str]) -> bool:
    """Tell whether one capital alone is a party: in parentheses, in a list, or all there is."""
    before = text[: run.start()].rstrip()
    after = text[run.end() :].lstrip()
    if (
        run.group() == "I"
        and not before.endswith(("(", ",", "+", ":", "bestående af", "stemte"))
        and not after.startswith((",", ")", "+"))
        and text.strip(" .:;()\n") != "I"
    ):
        return False
    if before.endswith("(") and after[:1] in ")+,":
        return True
    if re.match(r"\(\d{1,2}\)", after):
        return True
    # "N (Landsbylisten)": the letter of a list, and its name.
    if re.match(r"\([A-ZÆØÅ][^()]{3,40}\)", after) and not re.search(r"[A-ZÆØÅ][\w-]+$", before):
        return True
    acts = re.match(r"(?:stem(?:te|mer)|undlod|undlader)\b", after)
    if (acts or not after) and re.search(
        r"(?:[,;]|\b(?:idet|mens|medens|da|dog|hvor|hvorimod))$", before
    ):
        return True
    listed = before.endswith((",", "+", " og", " samt", ":")) or after.startswith(
        (",", "+", "og ", "samt ")
    )
    alone = not re.search(r"[a-zæøå]", text) or text.strip(" .:;()") == run.group()
    starts = not before and bool(
        re.match(r"(?:stem|undlod|kan|kunne|tager|tog|ønske|er imod|foresl)", after)
    )
    return (
        listed
        or alone
        or starts
        or before.endswith(("stemte", "stemmer", "partierne", "fra", "bestående af"))
    )
