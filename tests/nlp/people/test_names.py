from typing import Any

import pytest

from sagsspor.nlp.people.names import looks_like_name, party_of
from tests.nlp.cases import cases, ident


@pytest.mark.parametrize("case", cases("names", "name"), ids=ident)
def test_what_looks_like_a_name(case: dict[str, Any]) -> None:
    assert looks_like_name(case["text"]) is case["is_name"]


@pytest.mark.parametrize(
    ("text", "party"),
    [("(A)", "A"), ("Venstre", "Venstre"), ("Liste H", "Liste H"), ("Holm", None)],
)
def test_what_is_a_party(text: str, party: str | None) -> None:
    assert party_of(text) == party
