import re

from tests.linear import grows_linearly


def test_what_reads_once_is_linear() -> None:
    assert grows_linearly(lambda text: text.count("ab"), "ab", 400_000)


def test_a_pattern_that_starts_again_at_every_letter_is_not() -> None:
    assert not grows_linearly(re.compile(r"a*b").search, "a", 40_000)
