"""Lines broken by the width of the page are joined, and no others."""

from __future__ import annotations

import pytest

from sagsspor.nlp.layout.lines import split_lines
from sagsspor.nlp.layout.wrapped_lines import join_wrapped
from sagsspor.nlp.reading import read_bytes
from sagsspor.nlp.vocabulary import vocabulary


def _joined(text: str) -> list[str]:
    source = read_bytes(text.encode(), "wrapped.txt")
    lines = join_wrapped(split_lines(source), vocabulary(None))
    for line in lines:
        assert len(line.text) == line.end - line.start
        assert source.text[line.start : line.end].split() == line.text.split()
    assert [line.index for line in lines] == list(range(len(lines)))
    return [line.text for line in lines]


WIDE = "Forvaltningen har holdt møde med beboerne om skolevejen og de andre"

JOINED = {
    "a small letter goes on": (f"{WIDE}\nveje i byen.", [f"{WIDE} veje i byen."]),
    "a parted name": (
        "Medlemmer: Bodil Kragh, A; Jeppe Tang, V; Mads Rosenlund, O; Inger\nBruun, A",
        ["Medlemmer: Bodil Kragh, A; Jeppe Tang, V; Mads Rosenlund, O; Inger Bruun, A"],
    ),
    "a parted name before a verb": (
        "Beslutning: Af udvalgets medlemmer er her kun tre, for Jens Buch og Karen\nRavn udeblev.",
        ["Beslutning: Af udvalgets medlemmer er her kun tre, for Jens Buch og Karen Ravn udeblev."],
    ),
    "a year below its month": (
        f"{WIDE}\nUdvalget ønsker en sag om havnen og havnens takster senest ved ultimo\n2024.",
        [WIDE, "Udvalget ønsker en sag om havnen og havnens takster senest ved ultimo 2024."],
    ),
    "a number below what it is of": (
        f"{WIDE}\nBeslutning fra Teknik- og Kulturudvalget, 18. juni 2023, pkt.\n21:\nDrøftet.",
        [
            WIDE,
            "Beslutning fra Teknik- og Kulturudvalget, 18. juni 2023, pkt. 21:",
            "Drøftet.",
        ],
    ),
    "an unfinished line": (
        f"{WIDE} veje, som er belagt i\nSkovlund.",
        [f"{WIDE} veje, som er belagt i Skovlund."],
    ),
}

APART = {
    "a short line": f"{WIDE}\n\nBilag\nKort over byen\nog omegn",
    "a label below": f"{WIDE}\nBeslutning\nGodkendt.",
    "a point of a list": f"{WIDE}\n1. veje i byen",
    "an empty line": f"{WIDE}\n\nveje i byen",
    "a line that ends": f"{WIDE} veje.\nByen har mange veje.",
    "a name and its party": (
        "Deltagere: Mette Holm, F; Kaj Rask, Ø; Bent Bruun, I; Lis Ask, V; Erik Dam, UP\n"
        "Birthe Holm, B var fraværende under punkt 88."
    ),
    "a text of long lines": f"{WIDE * 3}\nveje i byen",
}


@pytest.mark.parametrize("name", JOINED)
def test_what_goes_on_is_joined(name: str) -> None:
    text, wanted = JOINED[name]
    assert _joined(text) == wanted


@pytest.mark.parametrize("name", APART)
def test_what_stands_apart_stays(name: str) -> None:
    text = APART[name]
    assert _joined(text) == [line for line in text.split("\n") if line]
