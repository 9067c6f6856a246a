from typing import Any

import pytest

from sagsspor.nlp.people.absence import read_absence
from tests.linear import grows_linearly
from tests.nlp.cases import cases, ident
from tests.nlp.texts import away, deputies


@pytest.mark.parametrize("case", cases("names", "absence"), ids=ident)
def test_the_value_of_an_absence_label(case: dict[str, Any]) -> None:
    found = read_absence(case["text"])
    assert away(found) == case["away"]
    assert deputies(found) == case.get("deputies", [])


@pytest.mark.parametrize("piece", ["Lone Holm (A), ", "afbud ", "punkt 5, ", "stedfortræder for "])
def test_time_is_linear(piece: str) -> None:
    assert grows_linearly(read_absence, piece, 10_000)
