"""Which items somebody missed."""

import pytest

from sagsspor.nlp.people.away_items import came_or_left, items_away

SAID = (
    ("Lone Holm (A) var fraværende under punkt 3-5.", ("3", "4", "5")),
    (
        "Lone Holm ankom kl. 17.20 og deltog ikke i behandlingen af punkt 571 og 572.",
        ("571", "572"),
    ),
    ("Lone Holm mødte kl. 18.40 under behandlingen af sag nr. 133.", ("132-",)),
    ("Lone Holm forlod mødet kl. 18.20 efter behandlingen af punkt 4.", ("5+",)),
    ("Lone Holm forlod mødet før behandlingen af punkt 4.", ("4+",)),
    ("Lone Holm til kl. 18.40 i punkt 2", ("3+",)),
    ("Lone Holm deltog fra kl. 18.40 under punkt 4.", ("3-",)),
    ("Lone Holm forlod mødet efter behandlingen af sagerne nr. 1-3 og nr. 5.", ("4", "6+")),
    (
        "Lone Holm forlod mødet kl. 20.25 (pkt. 5) og vendte tilbage kl. 21.16 (pkt. 7).",
        ("5", "6"),
    ),
    ("Lone Holm (gik kl. 11.30 efter punkt 6)", ("7+",)),
    ("Lone Holm deltog fra punkt 13.", ("12-",)),
    ("Lone Holm deltog til og med punkt 13.", ("14+",)),
    ("Lone Holm ankom til mødet under behandlingen af punktet.", ("<",)),
    ("Lone Holm kom til mødet efter behandlingen af sagen.", ("<=",)),
    ("Lone Holm forlod mødet før behandlingen af sagen.", (">=",)),
    ("Lone Holm forlod mødet efter behandlingen af punktet.", (">",)),
    ("Lone Holm var inhabil og forlod mødet før behandlingen af punktet.", ()),
    ("Lone Holm deltog ikke i punkterne 7-8 og det lukkede møde.", ("7", "8", "closed")),
    ("Lone Holm gik kl. 18.40.", ()),
    ("Lone Holm forlod salen under behandlingen af punktet.", ()),
    ("Lone Holm kom kl. 15.32 under punkt 4 og deltog ikke i punkt 1, 2 og 6.", ("1", "2", "6")),
    ("Lone Holm forlod mødet kl. 15.20 før behandlingen af dette punkt.", (">=",)),
)


@pytest.mark.parametrize(("text", "items"), SAID)
def test_items_are_told_by_number_or_by_the_item_it_is_said_at(
    text: str, items: tuple[str, ...]
) -> None:
    assert items_away(text) == items


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Lone Holm gik kl. 18.40.", True),
        ("Lone Holm ankom før behandlingen af punkt 12.", False),
        ("Lone Holm deltog fra punkt 12.", False),
        ("Lone Holm deltog til og med punkt 12.", True),
    ],
)
def test_who_came_late_is_told_from_who_left_early(text: str, left: bool) -> None:
    found = came_or_left(text)
    assert found is not None
    assert bool(found["left"] or found["until"]) == left


def test_taking_part_is_neither() -> None:
    assert came_or_left("Lone Holm deltog i behandlingen af sagen.") is None
