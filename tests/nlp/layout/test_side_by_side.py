"""Lists of people in two columns."""

import pytest

from sagsspor.nlp.layout.lines import split_lines
from sagsspor.nlp.layout.side_by_side import read_side_by_side
from sagsspor.nlp.vocabulary import vocabulary
from tests.linear import grows_linearly
from tests.nlp.texts import source_of

COLUMNS = """\
Medlemmer:                         Fraværende:
Vilfred Østerlund (A)              Lis Bondegård (V)
Lis Bondegård (V)
Kaj Toftedal (V)                   Stedfortræder:
Gerda Hornsø (C)                   Mogens Ryttergård (V) for Lis Bondegård

Sted: Skolen
"""


def read(text: str) -> dict[str, list[str]] | None:
    lines = split_lines(source_of(text))
    block = read_side_by_side(lines, 0, vocabulary())
    if block is None:
        return None
    return {one.label.word: [text[a:b] for a, b in one.spans] for one in block.pairs}


def test_each_name_is_of_the_label_above_it() -> None:
    assert read(COLUMNS) == {
        "medlemmer": [
            "Vilfred Østerlund (A)",
            "Lis Bondegård (V)",
            "Kaj Toftedal (V)",
            "Gerda Hornsø (C)",
        ],
        "fraværende": ["Lis Bondegård (V)"],
        "stedfortræder": ["Mogens Ryttergård (V) for Lis Bondegård"],
    }


@pytest.mark.parametrize(
    "text",
    [
        "Medlemmer:\nLone Holm (A)\n",
        "Medlemmer: Lone Holm          Fraværende: Jens Ask\n",
        "Medlemmer:          Deltagere:\nLone Holm          Jens Ask\n",
        "Mødedato:          Mødested:\n3. maj 2022          Byrådssalen\n",
    ],
    ids=["one label", "values beside", "two labels of one kind", "no people"],
)
def test_other_lines_are_no_columns(text: str) -> None:
    assert read(text) is None


def test_time_is_linear() -> None:
    assert grows_linearly(read, "Lone Holm          Jens Ask\n", 40_000)
