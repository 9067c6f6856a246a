from typing import Any

import pytest

from sagsspor.nlp.decisions.votes import read_votes
from sagsspor.nlp.people.voters import find_voters
from tests.linear import grows_linearly
from tests.nlp.cases import cases, ident


@pytest.mark.parametrize("case", cases("decisions", "votes"), ids=ident)
def test_votes_are_read_with_their_sides(case: dict[str, Any]) -> None:
    votes = read_votes(case["text"])
    found = {"for": votes.for_, "against": votes.against, "abstained": votes.abstained}
    assert {side: list(names) for side, names in found.items() if names} == {
        side: case[side] for side in ("for", "against", "abstained") if side in case
    }
    assert votes.count_for == case.get("count_for")
    assert votes.count_against == case.get("count_against")


@pytest.mark.parametrize("case", cases("decisions", "votes"), ids=ident)
def test_evidence_lies_in_the_text(case: dict[str, Any]) -> None:
    votes = read_votes("xx" + case["text"], offset=5)
    for spans in votes.where.values():
        assert all(5 <= start < end <= len(case["text"]) + 7 for start, end in spans)


@pytest.mark.parametrize(
    "piece",
    ["A, ", "stemte imod ", "Lone Holm (A), ", "for ", "12 ", "stemte A for og ", "Imod var N ("],
)
def test_time_is_linear(piece: str) -> None:
    assert grows_linearly(read_votes, piece, 20_000)


def test_a_party_between_commas_is_of_the_name_before() -> None:
    (voter,) = find_voters("Dorte Rask, UP, stemte imod, idet arealet bør fredes.")
    assert (voter.person, voter.party) == ("Dorte Rask", "UP")
