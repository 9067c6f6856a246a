import pytest

from sagsspor.nlp.decisions.item_absences import read_item_absences
from sagsspor.nlp.setting import Setting
from tests.nlp.texts import sections_of

TEXT = """
Kulturudvalget
Mødedato: 3. maj 2022

1. Ny svømmehal
{lines}
Sagsfremstilling
Hallen er slidt.

Beslutning
Godkendt.

2. Eventuelt
Beslutning
Intet.
"""


@pytest.mark.parametrize(
    ("lines", "away"),
    [
        ("Fraværende\nLone Holm", [("Lone Holm", "absent", ())]),
        ("Inhabilitet\nLone Holm", [("Lone Holm", "disqualified", ())]),
        ("Lone Holm var fraværende.", [("Lone Holm", "absent", ())]),
        ("Lone Holm deltog ikke i punkt 7-8.", [("Lone Holm", "disqualified", ("7", "8"))]),
        ("Lone Holm har bedt om en ny hal.", []),
    ],
)
def test_who_was_away_from_an_item(
    lines: str, away: list[tuple[str, str, tuple[str, ...]]]
) -> None:
    text = TEXT.format(lines=lines)
    setting = Setting(text, "Kulturudvalget", "2022-05-03", ("Lone Holm",))
    found = read_item_absences(sections_of(text), setting)
    assert [(one.person.name, one.why, one.items) for one in found.absences] == away
    assert all(text[slice(*one.person.span)] == one.person.name for one in found.absences)
    assert not found.others
