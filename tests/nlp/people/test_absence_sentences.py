from typing import Any

import pytest

from sagsspor.nlp.people.absence_sentences import sentence_absence
from tests.linear import grows_linearly
from tests.nlp.cases import cases, ident
from tests.nlp.texts import away, deputies

KNOWN = ("Lone Holm", "Jens Ask", "Eva Rask")


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


def test_a_deputy_may_stand_alone() -> None:
    found = sentence_absence("Jens Ask (V) deltog i stedet.", KNOWN)
    assert found is not None
    assert (away(found), deputies(found)) == ([], [["Jens Ask", None]])


@pytest.mark.parametrize("piece", ["Lone Holm (A), ", "afbud ", "punkt 5, ", "meddelte, at "])
def test_time_is_linear(piece: str) -> None:
    assert grows_linearly(lambda text: sentence_absence(text, KNOWN), piece, 10_000)
