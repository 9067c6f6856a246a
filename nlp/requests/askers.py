"""Who asks or promises something in a sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from sagsspor.nlp.mentions.bodies import find_bodies
from sagsspor.nlp.people.persons_in_text import people_with_party, people_with_roles
from sagsspor.nlp.record import AskedBy
from sagsspor.nlp.text.patterns import either
from sagsspor.nlp.vocabulary import table

ADMINISTRATION = AskedBy("administration", "Administrationen")
_LIST = re.compile(r"(?:Liste|Gruppen|Partiet)\s+[A-ZÆØÅ](?![\w])")
_LETTERS = re.compile(r"^[A-ZÆØÅ](?:(?:,\s|\s?\+\s?|\sog\s)[A-ZÆØÅ]){0,8}$")


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """A person known from the list of members or the text."""

    name: str
    party: str | None = None


@cache
def _parties() -> re.Pattern[str]:
    names = [name for name in table("parties")["names"] if len(name) > 2]
    return re.compile(rf"(?<![\w-]){either(names)}(?![\w-])(?:\s\([A-ZÆØÅ]\))?")


@cache
def _short_parties() -> re.Pattern[str]:
    short = [name for name in table("parties")["names"] if len(name) == 2]
    return re.compile(rf"\W*{either(short)}(?![\w-])")


@cache
def _staff() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w-])(?:{either(table('requests')['come_back']['actors'])}"
        r"|[\w-]{2,40}(?:chefen|lederen|direktøren|afdelingen|forvaltningen|forvaltning|sekretariatet|centret)"
        r"|[A-ZÆØÅ][\w-]{2,20}\s(?-i:F)orvaltning"
        # "teknisk chef Lone Holm": a post in the municipality, its holder named.
        r"|[\w-]{0,30}(?:chef|leder|direktør|konsulent|koordinator)(?=(?-i:\s[A-ZÆØÅ][\w-]+\s[A-ZÆØÅ])))"
        r"(?![\w-])",
        re.IGNORECASE,
    )


def asker(
    subject: str,
    *,
    own_body: str | None,
    persons: Sequence[KnownPerson] = (),
    bodies: Sequence[str] = (),
) -> AskedBy | None:
    """Give who the words before a verb name; None where they name nobody.

    >>> asker("Rikke Falk (A) ", own_body="Teknisk Udvalg")
    AskedBy(type='person', name='Rikke Falk')
    """
    people = people_with_party(subject)
    if people:
        return AskedBy("person", people[0].name)
    for person in persons:
        if person.name in subject and re.search(rf"(?<!\w){re.escape(person.name)}(?!\w)", subject):
            return AskedBy("person", person.name)
    titled = people_with_roles(subject)
    if titled:
        return AskedBy("person", titled[0].name)
    party = _parties().search(subject) or _LIST.search(subject)
    party = party or _short_parties().match(subject)
    if party and not re.match(r"\s*(?:Kommune|udvalg)", subject[party.end() :]):
        return AskedBy("party", re.sub(r"\s\([A-ZÆØÅ]\)$", "", party[0]).strip())
    if _LETTERS.match(subject.strip()):
        return AskedBy("party", subject.strip())
    if re.match(r"\s*(?:et\s+)?(?:enigt\s+)?(?:udvalg|byråd|råd)(?:et)?(?!\w)", subject, re.I):
        return AskedBy("body", own_body or "")
    named = find_bodies(subject, known=tuple(bodies))
    if named:
        return AskedBy("body", named[0].name)
    return None


def names_staff(subject: str) -> bool:
    """Tell whether the words name the administration or one of its heads."""
    return _staff().search(subject) is not None
