from typing import Any

import pytest

from tests.nlp.cases import cases
from tests.nlp.texts import items_of

ROUNDS = cases("layout", "rounds")


@pytest.mark.parametrize("case", ROUNDS, ids=lambda case: case["name"])
def test_the_label_that_begins_a_round_opens_an_item(case: dict[str, Any]) -> None:
    blocks, _ = items_of(case["text"])
    assert [block.body[0].text for block in blocks] == case["first_lines"]
    assert all(block.number is None for block in blocks)


@pytest.mark.parametrize("case", cases("layout", "titled_rounds"), ids=lambda case: case["name"])
def test_the_line_above_the_labels_of_a_round_is_its_title(case: dict[str, Any]) -> None:
    blocks, _ = items_of(case["text"])
    assert [block.title for block in blocks] == case["titles"]
