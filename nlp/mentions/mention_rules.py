"""What each rule adds to the mentions of a document: plain functions over the whole text.

Each takes the text, what is known of the document, and what the rules before it found. They run
without spaCy (``pipeline.annotate``); ``components`` registers each as a factory for a pipeline.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date as Date

from sagsspor.nlp.findings import LISTS, RULES, Found, Known
from sagsspor.nlp.mentions.bodies import find_bodies
from sagsspor.nlp.mentions.case_numbers import find_case_numbers
from sagsspor.nlp.mentions.dates import find_dates
from sagsspor.nlp.mentions.laws import find_laws
from sagsspor.nlp.mentions.money import find_money
from sagsspor.nlp.mentions.parties import find_parties
from sagsspor.nlp.mentions.places import find_places
from sagsspor.nlp.mentions.references import find_references
from sagsspor.nlp.people.persons import Person
from sagsspor.nlp.people.persons_in_text import names_known, people_with_party, people_with_roles
from sagsspor.nlp.text.source import Span
from sagsspor.nlp.text.taken import Taken

Rule = Callable[[str, Known, Sequence[Found]], Iterator[Found]]

# Judged, not measured: how sure a finding is that rests on a guess.
_YEAR_GUESSED = 0.9
_NO_SUCH_DAY = 0.5
_ABBREVIATED = 0.9
_ROLE_BESIDE = 0.9
_PLACE = 0.9


def _rule(span: Span, label: str, confidence: float = 1.0, value: str | None = None) -> Found:
    return Found(*span, label, RULES, confidence, value)


def case_numbers(text: str, _known: Known, _before: Sequence[Found]) -> Iterator[Found]:
    """Give the case numbers; their value is the KLE subject."""
    for one in find_case_numbers(text):
        yield _rule(one.span, "case_number", value=one.number.kle_subject)


def dates(text: str, known: Known, _before: Sequence[Found]) -> Iterator[Found]:
    """Give the dates; their value is ISO."""
    for one in find_dates(text, near=_near(known)):
        sure = 1.0 if one.complete else _YEAR_GUESSED
        value = one.value.isoformat() if one.value else None
        yield _rule(one.span, "date", sure if one.possible else _NO_SUCH_DAY, value)


def money(text: str, _known: Known, _before: Sequence[Found]) -> Iterator[Found]:
    """Give the amounts of money; their value is in kroner."""
    for one in find_money(text):
        yield _rule(one.span, "money", value=f"{one.value:f}")


def laws(text: str, _known: Known, _before: Sequence[Found]) -> Iterator[Found]:
    """Give the laws; their value is the law with its section."""
    for one in find_laws(text):
        section = f"§ {one.section}" if one.section else ""
        part = f", stk. {one.part}" if one.part else ""
        yield _rule(one.span, "law", value=f"{one.law or ''} {section}{part}".strip() or None)


def bodies(text: str, known: Known, _before: Sequence[Found]) -> Iterator[Found]:
    """Give the councils, committees and boards; their value is the base form."""
    for one in find_bodies(text, known=known.bodies, abbreviations=known.abbreviations):
        yield _rule(one.span, "body", _ABBREVIATED if one.abbreviation else 1.0, one.name)


def persons(text: str, known: Known, _before: Sequence[Found]) -> Iterator[Found]:
    """Give the persons: by party, by role, and by names that stand elsewhere.

    A name told once by a party or a role is found wherever it stands, whatever its case.
    """
    taken = Taken()
    told: list[Person] = []
    for people, sure in (
        (people_with_party(text), 1.0),
        (people_with_roles(text), _ROLE_BESIDE),
    ):
        for one in people:
            if taken.add(one.span):
                told.append(one)
                yield _rule(one.span, "person", sure, one.name)
    names = {name.lower(): name for name in (*(one.name for one in told), *known.names)}
    # Offsets hold in lower case only where no letter grows in it ("İ").
    lower = text.lower()
    same = len(lower) == len(text)
    for one in names_known(lower if same else text, names if same else names.values()):
        printed = text[slice(*one.span)]
        if printed[:1].isupper() and taken.add(one.span):
            value = names.get(" ".join(printed.split()).lower(), one.name)
            yield Found(*one.span, "person", LISTS, 1.0, value)


def parties(text: str, _known: Known, before: Sequence[Found]) -> Iterator[Found]:
    """Give the parties; their value is the letter. Persons are found before."""
    ends = [one.end for one in before if one.label == "person"]
    for one in find_parties(text, ends):
        yield _rule(one.span, "party", value=one.letter)


def references(text: str, known: Known, _before: Sequence[Found]) -> Iterator[Found]:
    """Give the references to earlier meetings; their value is the date, with #item if printed.

    Without the meeting's own date none is found: what is earlier is not known.
    """
    near = _near(known)
    if near is None:
        return
    names = (*known.bodies, *known.abbreviations)
    for one in find_references(text, meeting_date=near, bodies=names):
        value = f"{one.date}#{one.item_number}" if one.item_number else one.date
        for span in one.spans or (one.span,):
            yield _rule(span, "reference", value=value)


def places(text: str, _known: Known, before: Sequence[Found]) -> Iterator[Found]:
    """Give the municipalities and regions; persons are found before."""
    taken = Taken((one.start, one.end) for one in before)
    for one in find_places(text):
        if taken.add(one.span):
            label, by = ("organisation", RULES) if one.authority else ("place", LISTS)
            yield Found(*one.span, label, by, 1.0 if one.authority else _PLACE, one.name)


RULES_IN_ORDER: Mapping[str, Rule] = {
    "sagsspor_case_numbers": case_numbers,
    "sagsspor_dates": dates,
    "sagsspor_money": money,
    "sagsspor_laws": laws,
    "sagsspor_bodies": bodies,
    "sagsspor_persons": persons,
    "sagsspor_parties": parties,
    "sagsspor_references": references,
    "sagsspor_places": places,
}
"""The rules in the order they run in, each under the name of its factory."""


def by_rules(text: str, known: Known) -> list[Found]:
    """Give what all rules find in a text, in the order of finding."""
    found: list[Found] = []
    for rule in RULES_IN_ORDER.values():
        found += list(rule(text, known, found))
    return found


def _near(known: Known) -> Date | None:
    return Date.fromisoformat(known.near) if known.near else None
