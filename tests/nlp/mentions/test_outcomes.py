from typing import Any

import pytest

from sagsspor.nlp.mentions.outcomes import (
    decision_outcome,
    is_amendment,
    names_higher_body,
    sentence_outcome,
    voted_outcome,
)
from sagsspor.nlp.record import OUTCOMES, Votes
from tests.linear import grows_linearly
from tests.nlp.cases import cases, ident


@pytest.mark.parametrize("case", cases("decisions", "outcome"), ids=ident)
def test_a_decision_has_one_outcome(case: dict[str, Any]) -> None:
    found = decision_outcome(
        case["text"], own_body="Kulturudvalget", higher=case.get("higher", False)
    )
    assert found == case["outcome"]
    assert found in OUTCOMES


@pytest.mark.parametrize(
    ("votes", "outcome"),
    [
        (Votes(("Lone Holm", "Jens Ask"), ("Ib Lund",)), "approved"),
        (Votes(("Lone Holm",), ("Ib Lund", "Jens Ask")), "rejected"),
        (Votes(("A", "V"), ("O",), count_for=9, count_against=4), "approved"),
        (Votes(("A", "V"), ("O",)), None),
        (Votes(("Lone Holm",), ("Ib Lund",)), None),
        (Votes((), ("Ib Lund",)), None),
    ],
)
def test_a_vote_decides_where_somebody_counted(votes: Votes, outcome: str | None) -> None:
    assert voted_outcome(votes, higher=False) == outcome


def test_a_sentence_tells_where_its_outcome_stands() -> None:
    text = "Herefter blev sagen godkendt."
    found = sentence_outcome(text)
    assert found is not None
    assert (found[0], text[found[1] : found[2]]) == ("approved", "godkendt")


def test_a_sentence_without_an_outcome_has_none() -> None:
    assert sentence_outcome("Lone Holm (A) deltog ikke i mødet.") is None


@pytest.mark.parametrize(
    ("text", "amended"),
    [("Ændringsforslaget blev forkastet.", True), ("Indstillingen blev godkendt.", False)],
)
def test_an_amendment_is_not_the_main_question(text: str, amended: bool) -> None:
    assert is_amendment(text) is amended


@pytest.mark.parametrize(
    ("text", "own", "higher"),
    [
        ("Byrådet", "Kulturudvalget", True),
        ("Kulturudvalget", "Kulturudvalget", False),
        ("Byrådet", "Byrådet", False),
    ],
)
def test_a_council_is_above_a_committee(text: str, own: str, higher: bool) -> None:
    assert names_higher_body(text, own) is higher


@pytest.mark.parametrize("piece", ["godkendt ", "ikke ", "1. ", "til efterretning ", "a", "\n"])
def test_time_is_linear(piece: str) -> None:
    assert grows_linearly(lambda text: decision_outcome(text, own_body=None), piece, 50_000)
