"""Marks of an item that comes back are taken off its title; words that only look so are not."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from sagsspor.graph.bare_titles import bare_title
from tests.linear import grows_linearly

_ROWS = tomllib.loads(Path(__file__).with_name("data").joinpath("bare_titles.toml").read_text())


@pytest.mark.parametrize("row", _ROWS["titles"], ids=lambda row: row["title"])
def test_only_marks_are_taken_off(row: dict[str, str]) -> None:
    bare = row.get("bare")
    assert bare_title(row["title"]) == (bare or row["title"], bare is not None)


@pytest.mark.parametrize(
    "piece",
    ["(udsat fra ", "- udsat på x", "2. behandling af ", "udsat: ", "Genoptagelse - ", "( "],
)
def test_a_title_of_any_length_costs_what_its_length_says(piece: str) -> None:
    assert grows_linearly(bare_title, piece, 40_000)
