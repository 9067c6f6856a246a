import pytest

from sagsspor.nlp.extract import extract
from tests.nlp.texts import source_of

TEXT = """
Kulturudvalget
Mødedato: 3. maj 2022
Medlemmer: Lone Holmegaard (A), Jens Askeby (V)

1. {title}
Fraværende
Afbud fra Lone Holmegaard

2. Ny hal
Beslutning
Godkendt.
Jens Askeby deltog ikke i behandlingen.
"""


@pytest.mark.parametrize(
    ("title", "status"),
    [
        ("Fraværende", "absent"),
        ("Fraværende og bemærkninger til dagsordenen", "absent"),
        ("Afbud og godkendelse af dagsorden", "absent"),
        ("Ny sti", "present"),
    ],
)
def test_an_item_about_who_is_away_speaks_of_the_meeting(title: str, status: str) -> None:
    members = extract(source_of(TEXT.format(title=title))).members
    assert {one.name: one.status for one in members} == {
        "Lone Holmegaard": status,
        "Jens Askeby": "partly",
    }


def test_a_roll_beside_its_label_is_no_part_of_the_first_decision() -> None:
    record = extract(source_of(ROLL))
    assert [one.decisions[0].text for one in record.items] == ["Dagsordenen godkendt.", "Godkendt."]
    assert [one.absent for one in record.items] == [("Ole Bakkegaard",), ()]
    assert {one.name: one.status for one in record.members} == {
        "Lone Holmegaard": "present",
        "Jens Askeby": "present",
        "Eva Raskby": "present",
        "Ole Bakkegaard": "absent",
    }


ROLL = """
Kulturudvalget
Mødedato: 3. maj 2022

1. Dagsorden
Beslutning
Til stede: Lone Holmegaard (A), Jens Askeby (V) og Eva Raskby (F).
Fraværende med afbud: Ole Bakkegaard (C), ferie.
Dagsordenen godkendt.

2. Ny hal
Beslutning
Godkendt.
"""
