from typing import Any

import pytest

from sagsspor.nlp.decisions.dissents import find_dissents
from tests.linear import grows_linearly
from tests.nlp.cases import cases, ident


@pytest.mark.parametrize("case", cases("decisions", "dissents"), ids=ident)
def test_dissents_are_found_with_who(case: dict[str, Any]) -> None:
    found = find_dissents(case["text"])
    assert [[one.person or "", one.party or ""] for one in found] == case["who"]
    assert all(one.text in case["text"] for one in found)


def test_a_quoted_statement_is_the_text() -> None:
    text = 'Godkendt. Eva Rask (O) ønsker tilført protokollen: "Stien ligger for tæt på åen."'
    (found,) = find_dissents(text)
    assert found.text == "Stien ligger for tæt på åen."


@pytest.mark.parametrize("piece", ["tager forbehold ", "Eva Rask (O) ", '"', "imod, da "])
def test_time_is_linear(piece: str) -> None:
    assert grows_linearly(find_dissents, piece, 20_000)
