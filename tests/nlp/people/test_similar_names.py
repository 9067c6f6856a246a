import pytest
from hypothesis import given
from hypothesis import strategies as st

from sagsspor.nlp.people.similar_names import SimilarNames, similar_name
from tests.linear import grows_linearly


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("Githa Holmegaard", "Gittha HOLMEGAARD", True),
        ("Karin Holmegaard", "Karen Holmegaard", True),
        ("Bo Holm", "Ib Holm", False),
        ("Lone Holmegaard", "Lene Lindeskov", False),
    ],
)
def test_printings_of_one_name(left: str, right: str, same: bool) -> None:
    assert similar_name(left, right) is same
    assert similar_name(right, left) is same


NAMES = st.tuples(st.text("abA", min_size=3, max_size=6), st.text("abA", min_size=3, max_size=6))


@given(names=st.lists(NAMES.map(" ".join), min_size=1, max_size=8))
def test_the_index_finds_what_comparing_with_each_would(names: list[str]) -> None:
    index = SimilarNames(names)
    for name in names:
        expected = [one for one in dict.fromkeys(names) if similar_name(one, name)]
        assert index.like(name) == expected


def test_many_names_are_looked_up_in_linear_time() -> None:
    def read(text: str) -> None:
        index = SimilarNames()
        for at in range(text.count("\n")):
            name = f"Lone{at} Holmegaard{at}"
            assert name not in index
            index.add(name)

    assert grows_linearly(read, "\n", 2_000)
