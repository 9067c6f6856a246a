import pytest

from sagsspor.nlp.meeting.roll import read_roll
from sagsspor.nlp.meeting.roll_sentences import deputy_lines, moving_lines, without
from tests.linear import grows_linearly
from tests.nlp.texts import head_of, items_of

RUN = "Lone Holm, A; Jens Ask, V;\nEva Rask, O"


@pytest.mark.parametrize(
    ("line", "moves"),
    [
        ("Lone Holm, A gik kl. 9.40.", True),
        ("Jens Ask ankom kl. 19.40.", True),
        ("Eva Rask (O) forlod mødet kl. 20", True),
        ("Lone Holm, A; Jens Ask, V gik kl. 9.40", False),
        ("Mødet gik kl. 9.40 over til næste punkt", False),
    ],
)
def test_lines_that_say_who_came_or_left(line: str, *, moves: bool) -> None:
    text = f"{RUN}\n{line}"
    assert [text[a:b] for a, b in moving_lines(text)] == ([line] if moves else [])


def test_what_is_said_of_deputies_is_blanked_in_place() -> None:
    text = f"{RUN}\nBo Lind (V) mødte som stedfortræder for Jens Ask (V)."
    left = without(text, deputy_lines(text))
    assert left.rstrip() == RUN
    assert len(left) == len(text)


HEAD = """
Kulturudvalget
Mødedato: 3. maj 2022
{roll}

1. Dagsorden
Beslutning
Godkendt.

2. Eventuelt
Beslutning
Intet.
"""


@pytest.mark.parametrize(
    ("roll", "away"),
    [
        (f"Deltagere: {RUN}\nEva Rask, O gik kl. 9.40.", [("Eva Rask", True)]),
        (
            "Deltagere: Fraværende:\nLone Holm (A) Jens Ask (V)\nEva Rask (O) Eva Rask (O)\n"
            "Lone Holm (A) var fraværende under punkt 2.",
            [("Eva Rask", False), ("Lone Holm", True)],
        ),
    ],
)
def test_a_sentence_below_the_list_says_it_of_a_part(
    roll: str, away: list[tuple[str, bool]]
) -> None:
    text = HEAD.format(roll=roll)
    found = read_roll(text, head_of(text), items_of(text)[1])
    assert sorted({(one.person.name, bool(one.items)) for one in found.absences}) == away


@pytest.mark.parametrize("piece", ["Lone Holm gik kl. ", "Lone Holm gik kl. 9.40\n"])
def test_time_is_linear(piece: str) -> None:
    assert grows_linearly(moving_lines, piece, 20_000)
