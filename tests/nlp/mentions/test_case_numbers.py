from typing import Any

import pytest

from sagsspor.nlp.mentions.case_number_forms import parse_case_number
from sagsspor.nlp.mentions.case_numbers import find_case_numbers, labelled_case_numbers
from tests.linear import grows_linearly
from tests.nlp.cases import cases, ident


@pytest.mark.parametrize("case", cases("case_numbers", "shape"), ids=ident)
def test_a_number_is_taken_apart(case: dict[str, Any]) -> None:
    found = parse_case_number(case["text"])
    assert [
        found.family,
        found.kle_subject or "",
        found.facet or "",
        found.serial or "",
        found.year or 0,
    ] == case["is"]
    assert found.printed == case["text"]


@pytest.mark.parametrize("case", cases("case_numbers", "labelled"), ids=ident)
def test_labels_lead_to_their_numbers(case: dict[str, Any]) -> None:
    text = case["text"]
    found = labelled_case_numbers(text, offset=5)
    assert [each.printed for each in found] == case["found"]
    assert all(text[each.span[0] - 5 : each.span[1] - 5] == each.printed for each in found)


@pytest.mark.parametrize(
    "case", cases("case_numbers", "text") + cases("case_numbers", "labelled"), ids=ident
)
def test_numbers_are_found_in_text(case: dict[str, Any]) -> None:
    text = case["text"]
    found = find_case_numbers(text, offset=5)
    assert [each.printed for each in found] == case["found"]
    assert all(text[each.span[0] - 5 : each.span[1] - 5] == each.printed for each in found)


@pytest.mark.parametrize("piece", ["1-", "00.", "Sag: ", "j. ", "24-0", "A", "12/", "Dok.nr.: 1 "])
def test_time_is_linear(piece: str) -> None:
    assert grows_linearly(find_case_numbers, piece, 100_000)
