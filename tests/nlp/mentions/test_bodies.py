from typing import Any

import pytest

from sagsspor.nlp.mentions.bodies import (
    body_name,
    declared_abbreviations,
    election_period,
    find_bodies,
    initials,
)
from sagsspor.nlp.text.folding import folded
from tests.linear import grows_linearly
from tests.nlp.cases import cases, ident


@pytest.mark.parametrize("case", cases("names", "bodies"), ids=ident)
def test_bodies_are_found_in_their_base_form(case: dict[str, Any]) -> None:
    found = find_bodies("- " + case["text"])
    assert [one.name for one in found] == case["names"]
    for one in found:
        printed = ("- " + case["text"])[slice(*one.span)]
        assert folded(printed) == one.printed


def test_a_bare_list_of_nouns_is_a_body_where_the_document_says_so() -> None:
    text = "Plan, Vand og Vej behandlede sagen."
    assert find_bodies(text) == ()
    assert [one.name for one in find_bodies(text, known=("Plan, Vand og Vej",))] == [
        "Plan, Vand og Vej"
    ]


def test_a_declared_abbreviation_stands_for_its_body() -> None:
    text = "Teknik- og Miljøudvalget (TMU) har bedt om sagen. Den behandles i TMU den 3. maj."
    declared = declared_abbreviations(text, find_bodies(text))
    assert declared == {"TMU": "Teknik- og Miljøudvalget"}
    last = find_bodies(text, abbreviations=tuple(declared))[-1]
    assert (last.printed, last.abbreviation) == ("TMU", True)


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Kulturudvalgets", "Kulturudvalget"),
        ("Byrådet 2022-2025", "Byrådet"),
        ("byråd", "Byrådet"),
        ("Kultur- og\nFritidsudvalget", "Kultur- og Fritidsudvalget"),
    ],
)
def test_the_base_form(printed: str, name: str) -> None:
    assert body_name(printed) == name


def test_the_election_period() -> None:
    assert election_period("Byrådet 2022-2025") == "2022-2025"
    assert election_period("Byrådet") is None


@pytest.mark.parametrize(
    ("name", "short"),
    [("Teknik- og Miljøudvalget", "TMU"), ("Økonomiudvalget", "ØU"), ("Ældrerådet", "ÆR")],
)
def test_initials(name: str, short: str) -> None:
    assert initials(name) == short


@pytest.mark.parametrize("piece", ["Plan, ", "Plan- og ", "Udvalget for A, ", "(", "Byrådet "])
def test_time_is_linear(piece: str) -> None:
    assert grows_linearly(find_bodies, piece, 30_000)
