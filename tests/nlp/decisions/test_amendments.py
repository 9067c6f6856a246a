import re
from typing import Any

import pytest

from sagsspor.nlp.decisions.amendments import split_amendments
from sagsspor.nlp.text.views import view_of
from tests.linear import grows_linearly
from tests.nlp.cases import cases, ident


def split(text: str) -> list[str]:
    view = view_of(text, tuple(line.span() for line in re.finditer("[^\n]+", text)))
    return [part for _, _, part in split_amendments(view, ((0, len(view.text)),))]


@pytest.mark.parametrize("case", cases("decisions", "amendments"), ids=ident)
def test_a_vote_on_an_amendment_is_a_decision_of_its_own(case: dict[str, Any]) -> None:
    assert split(case["text"]) == case["parts"]


@pytest.mark.parametrize("piece", ["Ændringsforslag fra A:\n", 'Forslag: "', "Faldet.\n"])
def test_time_is_linear(piece: str) -> None:
    assert grows_linearly(split, piece, 20_000)
