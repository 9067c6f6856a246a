import pytest

from sagsspor.nlp.away_items import items_away
from tests.linear import grows_linearly


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("deltog ikke i sag 3-5", ("3", "4", "5")),
        ("var fraværende under punkt 2 og 4", ("2", "4")),
        ("forlod mødet før punkt 7", ("7+",)),
        ("forlod mødet efter punkt 7", ("8+",)),
        ("erklærede sig inhabil og forlod mødet under punkt 7", ("7",)),
        ("ankom under punkt 4", ("3-",)),
        ("ankom efter punkt 4", ("4-",)),
        ("var fraværende fra punkt 4", ("4+",)),
        ("deltog fra punkt 4", ("3-",)),
        ("var fraværende til og med punkt 4", ("4-",)),
        ("deltog til og med punkt 4", ("5+",)),
        ("havde meldt afbud", ()),
    ],
)
def test_items_that_are_named(text: str, items: tuple[str, ...]) -> None:
    assert items_away(f"Lone Holm {text}") == items


@pytest.mark.parametrize("piece", ["punkt 5, ", "forlod ", "ankom ved ", "sag 1-", "1, "])
def test_time_is_linear(piece: str) -> None:
    assert grows_linearly(items_away, piece, 10_000)
