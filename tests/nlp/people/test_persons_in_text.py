from typing import Any

import pytest

from sagsspor.nlp.people.persons_in_text import (
    names_known,
    people_beside_letter,
    people_with_party,
    people_with_roles,
)
from tests.linear import grows_linearly
from tests.nlp.cases import cases, ident


@pytest.mark.parametrize("case", cases("names", "role"), ids=ident)
def test_roles_tell_persons_in_running_text(case: dict[str, Any]) -> None:
    found = people_with_roles(case["text"])
    assert [[person.name, person.role] for person in found] == case["people"]
    assert all(case["text"][slice(*person.span)] == person.name for person in found)


@pytest.mark.parametrize("case", cases("names", "party"), ids=ident)
def test_parties_tell_persons_in_running_text(case: dict[str, Any]) -> None:
    found = people_with_party(case["text"])
    assert [[person.name, person.party or ""] for person in found] == case["people"]


def test_known_names_are_found_across_lines() -> None:
    (found,) = names_known("Tak til Lone\nHolm.", ["Lone Holm", "Jens Ask"])
    assert (found.name, found.span) == ("Lone Holm", (8, 17))
    assert names_known("Tak til alle.", []) == ()


def test_a_lone_letter_behind_a_known_name_is_a_party() -> None:
    text = "Lone Holm, V blev valgt. Jens Ask, A blev ikke. Lone Holm, I dag."
    found = list(people_beside_letter(text, ["Lone Holm", "Eva Rask"]))
    assert [(one.name, one.party, text[slice(*one.span)]) for one in found] == [
        ("Lone Holm", "V", "Lone Holm"),
        ("Lone Holm", "I", "Lone Holm"),
    ]


@pytest.mark.parametrize("piece", ["Lone ", "Lone Holm ", "Lone Holm (A), ", "chef ", "A. ", "(("])
def test_time_is_linear(piece: str) -> None:
    for read in (people_with_roles, people_with_party):
        assert grows_linearly(read, piece, 20_000)
