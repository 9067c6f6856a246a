from typing import Any

import pytest

from sagsspor.nlp.mentions.laws import find_laws
from sagsspor.nlp.mentions.money import find_money
from tests.linear import grows_linearly
from tests.nlp.cases import cases, ident


@pytest.mark.parametrize("case", cases("money_laws", "money"), ids=ident)
def test_amounts_are_found_in_kroner(case: dict[str, Any]) -> None:
    found = find_money(case["text"], offset=2)
    assert [str(each.value) for each in found] == case["values"]
    assert all(case["text"][each.span[0] - 2 : each.span[1] - 2] == each.printed for each in found)


@pytest.mark.parametrize("case", cases("money_laws", "law"), ids=ident)
def test_laws_are_found_with_their_sections(case: dict[str, Any]) -> None:
    found = find_laws(case["text"], offset=2)
    assert [[each.law, each.section or "", each.part or ""] for each in found] == case["laws"]
    assert all(case["text"][each.span[0] - 2 : each.span[1] - 2] == each.printed for each in found)


@pytest.mark.parametrize(
    "piece", ["1", "1.000", "1.000 ", "kr. ", "mio. ", "§ 1, ", "lov om ", "lov om a, b og c ", "a"]
)
def test_time_is_linear(piece: str) -> None:
    assert grows_linearly(find_money, piece, 50_000)
    assert grows_linearly(find_laws, piece, 50_000)
