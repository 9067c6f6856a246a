"""Hostile text costs time in line with its length, never with its square."""

from __future__ import annotations

import pytest

from sagsspor.graph.bodies import body_key, initials
from sagsspor.graph.matters import is_procedural
from sagsspor.graph.names import clean_name, compare_names
from sagsspor.graph.paths import body_name, slug
from sagsspor.graph.requests import asked_terms
from sagsspor.graph.topic import terms
from tests.linear import grows_linearly

HOSTILE = [
    " ",
    "(",
    "A",
    "Aa ",
    "AaA",
    "2024-",
    "lukket ",
    "lukket-",
    "- ",
    "1.",
    "(sag ",
    "næste ",
    "udvalg",
    "hr. ",
    "og ",
    "Aa Aa (",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_a_long_run_of_one_piece_is_read_at_once(piece: str) -> None:
    def read_all(text: str) -> None:
        for read in (body_key, initials, body_name, slug, clean_name, is_procedural, terms):
            read(text)
        asked_terms(text, None)
        compare_names(text, "Anna Holm")

    assert grows_linearly(read_all, piece, 80_000)
