from typing import Any

import pytest

from sagsspor.nlp.absence import Presence, read_absence, sentence_absence
from tests.linear import grows_linearly
from tests.nlp.cases import cases, ident

KNOWN = ("Lone Holm", "Jens Ask", "Eva Rask")


def away(presence: Presence) -> list[list[Any]]:
    return [[one.person.name, one.why, list(one.items)] for one in presence.absences]


def deputies(presence: Presence) -> list[list[str | None]]:
    return [[one.person.name, one.instead_of] for one in presence.substitutes]


@pytest.mark.parametrize("case", cases("names", "absence"), ids=ident)
def test_the_value_of_an_absence_label(case: dict[str, Any]) -> None:
    found = read_absence(case["text"])
    assert away(found) == case["away"]
    assert deputies(found) == case.get("deputies", [])


@pytest.mark.parametrize("case", cases("names", "sentence"), ids=ident)
def test_sentences_that_say_who_was_away(case: dict[str, Any]) -> None:
    found = sentence_absence(case["text"], KNOWN)
    assert found is not None
    assert away(found) == case["away"]
    assert deputies(found) == case.get("deputies", [])


@pytest.mark.parametrize("case", cases("names", "none"), ids=ident)
def test_other_sentences_are_none(case: dict[str, Any]) -> None:
    found = sentence_absence(case["text"], KNOWN)
    assert found is None or not found.absences


@pytest.mark.parametrize("piece", ["Lone Holm (A), ", "afbud ", "punkt 5, ", "stedfortræder for "])
def test_time_is_linear(piece: str) -> None:
    assert grows_linearly(read_absence, piece, 10_000)
    assert grows_linearly(lambda text: sentence_absence(text, KNOWN), piece, 10_000)
