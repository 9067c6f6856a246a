from itertools import pairwise

import pytest

from sagsspor.nlp.layout.glued_lines import glued_starts
from sagsspor.nlp.vocabulary import vocabulary
from tests.linear import grows_linearly


def lines_of(text: str) -> list[str]:
    starts = [0, *glued_starts(text, vocabulary()), len(text)]
    return [text[a:b].strip() for a, b in pairwise(starts)]


@pytest.mark.parametrize(
    "lines",
    [
        ["Naboerne er hørt.", "Vedtagelse:\nGodkendt."],
        ["Arealet er 400 m2.", "Beslutning\nGodkendt."],
        ["4600 Nørreby", "Indholdsfortegnelse\n1. Ny vej"],
        ["1/7. Ny vej\nGodkendt.\nAfbud fra Lone Holm.", "2/8. Ny skole"],
        ["1. Ny vej\nSagsfremstilling", "2. Ny skole\nSagsfremstilling", "3. Eventuelt"],
        ["14. Ny vej\nFraværende: Lone Holm (C)", "15. Ny skole"],
    ],
)
def test_a_line_is_parted_from_the_one_before(lines: list[str]) -> None:
    assert lines_of("".join(lines)) == lines


@pytest.mark.parametrize(
    "text",
    [
        "BeslutningGodkendt.",
        "Se NotatBilag.pdf og ReferatIndstilling.docx.",
        "1. Ny vej\nArealet er 400 m2. Naboerne er hørt.",
        "1. Ny vej\nFristen er maj 2016.2. Udvalget",
        "1. Ny vej\nSe side4. Udvalget",
    ],
)
def test_a_word_in_two_parts_is_left_alone(text: str) -> None:
    assert glued_starts(text, vocabulary()) == ()


@pytest.mark.parametrize(
    "piece", ["er hørt.Vedtagelse:", "Holm.1. Ny", "BeslutningBeslutning", "1"]
)
def test_cost_is_linear(piece: str) -> None:
    words = vocabulary()
    assert grows_linearly(lambda text: glued_starts(text, words), piece, 120_000)
