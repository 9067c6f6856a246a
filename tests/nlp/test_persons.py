from typing import Any

import pytest

from sagsspor.nlp.names import looks_like_name, party_of
from sagsspor.nlp.persons import (
    Person,
    names_known,
    people_in_list,
    people_with_party,
    people_with_roles,
)
from tests.linear import grows_linearly
from tests.nlp.cases import cases, ident


def parties(people: tuple[Person, ...]) -> list[list[str]]:
    return [[person.name, person.party or ""] for person in people]


@pytest.mark.parametrize("case", cases("names", "name"), ids=ident)
def test_what_looks_like_a_name(case: dict[str, Any]) -> None:
    assert looks_like_name(case["text"]) is case["is_name"]


@pytest.mark.parametrize("case", cases("names", "list"), ids=ident)
def test_lists_are_read_with_parties(case: dict[str, Any]) -> None:
    found = people_in_list(case["text"], 4)
    assert parties(found) == case["people"]
    for person in found:
        printed = case["text"][person.span[0] - 4 : person.span[1] - 4]
        assert " ".join(printed.split()) == person.name


@pytest.mark.parametrize("case", cases("names", "role"), ids=ident)
def test_roles_tell_persons_in_running_text(case: dict[str, Any]) -> None:
    found = people_with_roles(case["text"])
    assert [[person.name, person.role] for person in found] == case["people"]
    assert all(case["text"][slice(*person.span)] == person.name for person in found)


@pytest.mark.parametrize("case", cases("names", "party"), ids=ident)
def test_parties_tell_persons_in_running_text(case: dict[str, Any]) -> None:
    assert parties(people_with_party(case["text"])) == case["people"]


def test_known_names_are_found_across_lines() -> None:
    (found,) = names_known("Tak til Lone\nHolm.", ["Lone Holm", "Jens Ask"])
    assert (found.name, found.span) == ("Lone Holm", (8, 17))
    assert names_known("Tak til alle.", []) == ()


@pytest.mark.parametrize(
    ("text", "party"),
    [("(A)", "A"), ("Venstre", "Venstre"), ("Liste H", "Liste H"), ("Holm", None)],
)
def test_what_is_a_party(text: str, party: str | None) -> None:
    assert party_of(text) == party


@pytest.mark.parametrize("piece", ["Lone ", "Lone Holm ", "Lone Holm (A), ", "chef ", "A. ", "(("])
def test_time_is_linear(piece: str) -> None:
    for read in (people_in_list, people_with_roles, people_with_party):
        assert grows_linearly(read, piece, 20_000)
