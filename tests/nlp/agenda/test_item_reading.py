import pytest

from sagsspor.nlp.extract import extract
from tests.nlp.texts import source_of

HEAD = """
{body}
Mødedato: 3. maj 2022
Fraværende: Bo Lindeskov (C)

1. Ny hal
Sagsfremstilling
{case}
Beslutning
{decision}

2. Eventuelt
Beslutning
Intet.
"""


def members(decision: str, *, case: str = "Hallen er dyr.", body: str = "Byrådet") -> list[str]:
    text = HEAD.format(body=body, case=case, decision=decision)
    return [one.name for one in extract(source_of(text)).members if one.name != "Bo Lindeskov"]


@pytest.mark.parametrize(
    ("decision", "names"),
    [
        ("Godkendt. Lone Holmegaard (A) stemte imod.", ["Lone Holmegaard"]),
        ("Lone Holmegaard (A) blev udpeget.", []),
        ("Lone Holmegaard (A) og Jens Askeby (V) blev valgt som medlemmer.", []),
        ("Jens Askeby (V) foreslog Lone Holmegaard. Godkendt.", ["Jens Askeby"]),
        ("Jens Askeby (V) foreslog udsættelse. Forslaget forkastet.", ["Jens Askeby"]),
        ("Godkendt mod 2 stemmer (O og løsgænger Lone Holmegaard).", ["Lone Holmegaard"]),
    ],
)
def test_who_acts_is_a_member(decision: str, names: list[str]) -> None:
    assert members(decision) == names


def test_a_name_whose_party_stands_elsewhere_acts_too() -> None:
    decision = "Lone Holmegaard foreslog en mindre hal.\nForslaget forkastet.\nGodkendt."
    assert members(decision) == []
    assert members(decision, case="Lone Holmegaard (A) har spurgt.") == ["Lone Holmegaard"]


@pytest.mark.parametrize(
    ("body", "names"), [("Byrådet", ["Lone Holmegaard"]), ("Kulturudvalget", [])]
)
def test_who_proposes_an_item_acts_in_a_council(body: str, names: list[str]) -> None:
    case = "Byrådsmedlem Lone Holmegaard (A) foreslår halv pris."
    assert members("Drøftet.", case=case, body=body) == names
