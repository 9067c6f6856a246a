from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sagsspor.nlp.decisions import votes
from sagsspor.nlp.mentions import bodies, case_numbers, dates, outcomes, reference_patterns
from sagsspor.nlp.people import person_lists, persons_in_text
from sagsspor.nlp.text.anchors import Anchored, anchored
from sagsspor.nlp.text.beginnings import beginnings_of
from sagsspor.nlp.text.memory import remembered

PATTERNS = [
    dates._ANY_FORM,
    *map(Anchored, dates._FORMS),
    case_numbers._labels(),
    case_numbers._PLAIN,
    bodies._NAMED,
    bodies._LOWER,
    bodies._LISTED,
    person_lists._NAME,
    persons_in_text._NAME_THEN_ROLE,
    outcomes._TO_HIGHER,
    reference_patterns.PAST,
    reference_patterns.NUMBER_BEFORE,
    votes._SUPPORTS,
]
WORDS = (
    "den d. 4 . 4. maj 2021 13/5 12-05-24 2025-05-13 Sagsnr .: 24-017567 00.01.00-K07-3-17S "
    "Byrådet byrådet Børne- og Skoleudvalget udvalget for Lone Holm (A) , direktør Af Stemte "
    "stemte af godkendte pkt. 7 sag \u017f K \u00bd \u0130 _ - § / ( ) x1 Ø"
)
PIECES = st.sampled_from([*WORDS.split(), "\n", "\t", "\u00a0"])
TEXTS = st.lists(PIECES).flatmap(
    lambda pieces: st.sampled_from([" ", "", "\n", "-"]).map(lambda glue: glue.join(pieces))
)


@pytest.mark.parametrize("pattern", PATTERNS, ids=range(len(PATTERNS)))
@given(text=TEXTS, cut=st.integers(0, 40))
def test_an_anchored_pattern_finds_what_the_plain_one_finds(
    pattern: Anchored, text: str, cut: int
) -> None:
    plain = pattern.pattern
    assert [m.span() for m in pattern.finditer(text)] == [m.span() for m in plain.finditer(text)]
    first, last = min(cut, 9), max(0, len(text) - cut)
    assert [m.span() for m in pattern.finditer(text, first, last)] == [
        m.span() for m in plain.finditer(text, first, last)
    ]
    found, expected = pattern.search(text, first), plain.search(text, first)
    assert (found and found.span()) == (expected and expected.span())
    assert pattern.sub("~", text) == plain.sub("~", text)


DIGITS = "0123456789"


@pytest.mark.parametrize(
    ("form", "flags", "expected"),
    [
        (r"\b(?:Ja|Nej,)", 0, {2: {"Ja"}, 3: {"Nej"}}),
        (r"(?<![\w-])for", re.I, {3: {a + b + c for a in "fF" for b in "oO" for c in "rR"}}),
        (
            r"(?<!\w)[ab]c?\d",
            0,
            {
                2: {a + n for a in "ab" for n in DIGITS},
                3: {f"{a}c{n}" for a in "ab" for n in DIGITS},
            },
        ),
        (r"(?<=\s)x{2,9}", 0, {2: {"xx"}}),
        (r"\b[^a]", 0, None),
        (r"\bx*", 0, None),
        (r"\b\(x", 0, None),
        (r"vej", 0, None),
        (r"(?<!a)vej", 0, None),
    ],
)
def test_how_a_pattern_can_begin(
    form: str, flags: int, expected: dict[int, set[str]] | None
) -> None:
    found = beginnings_of(re.compile(form, flags))
    assert (found and {length: set(same) for length, same in found}) == expected


def test_a_pattern_that_does_not_tell_is_searched_for_plainly() -> None:
    pattern = anchored("vej")
    assert [match.start() for match in pattern.finditer("Skovvej og vej")] == [4, 11]
    assert pattern.search("Skovvej")
    assert pattern.sub("gade", "Skovvej") == "Skovgade"


def test_what_was_asked_lately_is_kept() -> None:
    asked: list[str] = []

    @remembered
    def read(text: str) -> int:
        asked.append(text)
        return len(text)

    long = "x" * 3000
    assert [read("ja"), read("ja"), read(long), read(long)] == [2, 2, 3000, 3000]
    assert asked == ["ja", long]
