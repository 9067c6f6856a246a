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
