"""Decisions that no label announces."""

import pytest

from sagsspor.nlp.extract import extract
from tests.nlp.texts import source_of

TEXT = """
Byrådet
Mødedato: 3. maj 2022

1. Ny hal
Indstilling om,
at hallen bygges.
{said}

2. Ny sti
Indstilling om,
at stien anlægges.
Godkendt.
"""


@pytest.mark.parametrize(
    ("said", "texts"),
    [
        ("Som stedfortræder valgtes Lone Holm (A).", ["Som stedfortræder valgtes Lone Holm (A)."]),
        (
            "Forslaget bortfaldt, idet 6 stemte for.\nFor: Ø.\nImod: A og B.",
            ["Forslaget bortfaldt, idet 6 stemte for. For: Ø. Imod: A og B."],
        ),
        (
            "Ændringsforslaget faldet med 31 stemmer imod 14.\nFor stemte: C og O.\n"
            "Herefter sattes indstillingen under afstemning.\nIndstillingen blev tiltrådt.",
            [
                "Ændringsforslaget faldet med 31 stemmer imod 14. For stemte: C og O.",
                "Herefter sattes indstillingen under afstemning. Indstillingen blev tiltrådt.",
            ],
        ),
        (
            "Lone Holmegaard (A) erklærede sig inhabil og forlod salen.\nForslaget blev godkendt.",
            ["Forslaget blev godkendt."],
        ),
        ("Priserne er faldet.", []),
        ("Dagsordenen godkendt.", ["Dagsordenen godkendt."]),
        ("Orienteringen taget til efterretning.", ["Orienteringen taget til efterretning."]),
    ],
)
def test_a_line_that_states_an_outcome_begins_a_decision(said: str, texts: list[str]) -> None:
    item = extract(source_of(TEXT.format(said=said))).items[0]
    assert [one.text for one in item.decisions] == texts


PLAIN = """
Byrådet
Mødedato: 3. maj 2022

1. Ny hal
22/104
{said}

2. Ny sti
22/1050
Godkendt.

3. Eventuelt
Intet.
"""


@pytest.mark.parametrize(
    ("said", "text"),
    [
        (
            "Klubben har søgt.\nForvaltningen indstiller,\n- at hallen bygges\n- at den males\n"
            "Drøftet. Sagen genoptages.",
            "Drøftet. Sagen genoptages.",
        ),
        (
            "Forvaltningen indstiller, at hallen bygges.\nUdvalget godkendte forslaget.",
            "Udvalget godkendte forslaget.",
        ),
        ("Udvalget indstiller, at hallen bygges.", "Udvalget indstiller, at hallen bygges."),
        (
            "Borgmesteren fortalte om hallen.\nTaget til efterretning.",
            "Borgmesteren fortalte om hallen. Taget til efterretning.",
        ),
    ],
    ids=["points", "a sentence", "the body proposes itself", "nothing is proposed"],
)
def test_without_labels_the_decision_stands_below_what_is_proposed(said: str, text: str) -> None:
    items = extract(source_of(PLAIN.format(said=said))).items
    assert [[one.text for one in item.decisions] for item in items] == [
        [text],
        ["Godkendt."],
        ["Intet."],
    ]
