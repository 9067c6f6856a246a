from typing import Any

import pytest

from tests.linear import grows_linearly
from tests.nlp.cases import cases
from tests.nlp.texts import items_of

LAYOUTS = cases("layout", "items")


@pytest.mark.parametrize("case", LAYOUTS, ids=lambda case: case["name"])
def test_items_are_cut_with_number_and_title(case: dict[str, Any]) -> None:
    blocks, _ = items_of(case["text"])
    assert [[block.number, block.title] for block in blocks] == case["items"]
    assert [block.ordinal for block in blocks] == list(range(1, len(blocks) + 1))


@pytest.mark.parametrize("case", LAYOUTS, ids=lambda case: case["name"])
def test_number_and_title_point_into_the_text(case: dict[str, Any]) -> None:
    for block in items_of(case["text"])[0]:
        assert block.number_span is not None
        assert case["text"][slice(*block.number_span)] == block.number
        assert " ".join(case["text"][a:b] for a, b in block.title_spans) == block.title


@pytest.mark.parametrize("case", LAYOUTS, ids=lambda case: case["name"])
def test_the_head_ends_where_items_begin(case: dict[str, Any]) -> None:
    blocks, head = items_of(case["text"])
    first = min(line.start for block in blocks for line in block.body)
    assert all(line.start < first for line in head)


def test_a_text_without_items_has_none() -> None:
    blocks, _ = items_of("Kære alle\nTak for sidst.\nHilsen Bo\n")
    assert blocks == ()


@pytest.mark.parametrize("piece", ["1. Sag\n", "Punkt 1 Sag\n\n", "Beslutning\n", "12\n", "a\n"])
def test_time_is_bounded(piece: str) -> None:
    assert grows_linearly(items_of, piece, 1_000 * len(piece))
