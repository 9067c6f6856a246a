from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sagsspor.nlp.text.patterns import either

WORDS = st.lists(st.text("ab .", min_size=1, max_size=6).map(str.strip), max_size=7)


@given(words=WORDS, text=st.text("abAB. \n", max_size=30))
@pytest.mark.parametrize("flags", [0, re.IGNORECASE])
@pytest.mark.parametrize("after", ["", "(?!b)", "{0,2}a"])
def test_words_are_found_as_by_a_plain_list(
    words: list[str], text: str, flags: int, after: str
) -> None:
    words = sorted({" ".join(word.split()) for word in words}, key=lambda word: -len(word))
    plain = "(?:" + "|".join(r"\s+".join(map(re.escape, word.split(" "))) for word in words) + ")"
    found = re.finditer(either(words) + after, text, flags)
    expected = re.finditer(plain + after, text, flags)
    assert [match.span() for match in found] == [match.span() for match in expected]


def test_words_that_differ_in_case_alone_stay_a_list() -> None:
    assert either(["Ab", "abc"]) == "(?:abc|Ab)"
    assert re.match(either(["Ab", "abc"]), "ABC", re.IGNORECASE)[0] == "ABC"  # type: ignore[index]
