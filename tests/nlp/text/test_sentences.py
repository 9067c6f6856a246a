from typing import Any

import pytest

from sagsspor.nlp.text.sentences import clean_text, split_sentences
from tests.linear import grows_linearly
from tests.nlp.cases import cases, ident


@pytest.mark.parametrize("case", cases("sentences"), ids=ident)
def test_a_text_falls_into_its_sentences(case: dict[str, Any]) -> None:
    found = split_sentences(case["text"])
    assert [sentence.text for sentence in found] == case["sentences"]
    if "markers" in case:
        assert [sentence.marker or "" for sentence in found] == case["markers"]


@pytest.mark.parametrize("case", cases("sentences"), ids=ident)
def test_spans_stand_in_order_and_hold_the_sentences(case: dict[str, Any]) -> None:
    text = case["text"]
    found = split_sentences(text, offset=7)
    for sentence in found:
        assert clean_text(text[sentence.start - 7 : sentence.end - 7]) == sentence.text
    places = [place for sentence in found for place in (sentence.start, sentence.end)]
    assert places == sorted(places)


def test_blocks_part_paragraphs_and_points() -> None:
    found = split_sentences("Et. To.\n\nTre.\n- Fire. Fem.")
    assert [sentence.block for sentence in found] == [0, 0, 1, 2, 2]


@pytest.mark.parametrize(
    "piece", ["a. ", "(", '"', "1. ", "A. ", "((( ", "- ", "ord ", ".", "\n", "kr. Ø", "»a "]
)
def test_time_is_linear(piece: str) -> None:
    assert grows_linearly(split_sentences, piece, 50_000)
