"""Each sign of an item's heading is shown by a line that has it, and the decision lists it."""

from pathlib import Path

import pytest

from sagsspor.nlp.layout.contents import find_contents
from sagsspor.nlp.layout.headings import candidate
from sagsspor.nlp.layout.lines import split_lines
from sagsspor.nlp.segmentation.item_candidates import look
from sagsspor.nlp.segmentation.item_evidence import NO_HEADING, SIGNS, weigh
from sagsspor.nlp.segmentation.surroundings import surroundings
from sagsspor.nlp.vocabulary import vocabulary
from tests.nlp.texts import source_of

DECISION = Path(__file__).parents[3] / "docs/decisions/0003-evidence-for-item-headings.md"
KIND, PERSON = 'ends in a kind, such as "(O)"', "is a person with a party"
FIRST = "a blank line above"


def shown(text: str, number: int = 0) -> dict[str, float]:
    """Give the signs that the candidate of a text shows, with how far it does."""
    words = vocabulary()
    contents, lines = find_contents(split_lines(source_of(text)), words)
    around = surroundings(lines, contents, words)
    found = [one for one in map(candidate, around.lines) if one]
    seen = look(found, around, set())[number]
    signs = {sign.what: float(sign.shown(seen)) for sign in SIGNS}
    return {what: share for what, share in signs.items() if share}


def test_the_decision_lists_the_signs_with_their_weights() -> None:
    rows = [line for line in DECISION.read_text("utf-8").splitlines() if line.startswith("| ")]
    listed = [tuple(cell.strip() for cell in row.strip("| ").split("|")) for row in rows[1:]]
    assert listed == [
        (sign.what, str(sign.weight), "no" if sign.unless_listed else "yes") for sign in SIGNS
    ]


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("Punkt 3: Ny bane", {'a word such as "Punkt" or "Sag" before the number': 1.0}),
        ("3. Ny bane\nNy  bane", {"printed again, or its title is": 1.0}),
        ("3. Ny bane\nBeslutning\nGodkendt.", {"a label or case number right below": 1.0}),
        ("3. Ny bane\na\nb\nc\nBeslutning", {"a label or case number right below": 0.5}),
        ("3. Lukket sag", {"says that it is closed, or the sheet of signatures": 1.0}),
        ("3. Ny bane (O)", {KIND: 1.0}),
        ("3.", {"has no title": 1.0}),
        ("3. Byskolen 512 100.000", {"ends in figures, as a row of a table does": 1.0}),
        (
            "3. Lone Holm (A)",
            {PERSON: 1.0, KIND: 1.0},
        ),
        ("3. Borgmester Lone Holm (A)", {PERSON: 1.0, KIND: 1.0}),
        ("3. Tilskud til Vestby Forsamlingshus (A)", {KIND: 1.0}),
        ("3. Banen anlægges.", {"ends as a sentence does, no label below": 1.0}),
        ("3. Ny " + "lang " * 40 + "bane", {"longer than 180 characters": 1.0}),
        ("3. Ny bane\n4. Ny sti", {"stands in a run of one-line points": 0.5}),
    ],
)
def test_a_line_shows_its_signs(text: str, signs: dict[str, float]) -> None:
    assert shown(text) == signs | {FIRST: 1.0}


@pytest.mark.parametrize(
    ("text", "number"),
    [("Indstilling\n1. Ny bane", 0), ("Det indstilles, at\n1. Ny bane\nx\n2. Ny sti", 0)],
)
def test_points_under_what_proposes_them(text: str, number: int) -> None:
    assert "under a label or sentence that is followed by points" in shown(text, number)


def test_a_point_of_a_decision_is_no_heading() -> None:
    words = vocabulary()
    contents, lines = find_contents(split_lines(source_of("Ad 1. Ny bane\n\nBilag\nKort")), words)
    around = surroundings(lines, contents, words)
    one = candidate(around.lines[0])
    assert one is not None
    assert weigh(look([one], around, set())[0]) == NO_HEADING
