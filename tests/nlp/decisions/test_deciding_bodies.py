import pytest

from sagsspor.nlp.decisions.deciding_bodies import decided_higher, full_name, is_council, is_own
from sagsspor.nlp.segmentation.sections import Section
from sagsspor.nlp.setting import Setting


def setting(text: str = "") -> Setting:
    return Setting(
        text, "Teknik- og Miljøudvalget", "2021-05-04", abbreviations={"ØU": "Økonomiudvalget"}
    )


@pytest.mark.parametrize(
    ("body", "date", "own"),
    [
        ("Teknik- og Miljøudvalget", None, True),
        ("Teknik & Miljøudvalget", "2021-05-04", True),
        ("Teknik- og Miljøudvalget", "2022-05-04", True),  # a slip in the year
        ("Teknik- og Miljøudvalget", "2020-05-04", False),
        ("Teknik- og Miljøudvalget", "2021-04-06", False),
        ("Økonomiudvalget", None, False),
        ("ØU", "2021-05-04", False),
    ],
)
def test_whose_decision_a_heading_names(body: str, date: str | None, *, own: bool) -> None:
    assert is_own(body, date, setting()) is own


def test_an_abbreviation_is_told_in_full() -> None:
    names = [full_name(body, setting()) for body in ("ØU", "Byrådet", None)]
    assert names == ["Økonomiudvalget", "Byrådet", None]


def test_councils() -> None:
    bodies = ("Byrådet", "Kommunalbestyrelsen", "Økonomiudvalget", None)
    assert [is_council(body) for body in bodies] == [True, True, False, False]


@pytest.mark.parametrize(
    ("kind", "text", "higher"),
    [
        ("competence", "Byrådet", True),
        ("competence", "Teknik- og Miljøudvalget", False),
        ("recommendation", "at Byrådet godkender anlægsregnskabet", True),
        ("recommendation", "at forslaget sendes i høring", False),
        ("case", "Byrådet har tidligere godkendt planen", False),
    ],
)
def test_who_has_the_last_word(kind: str, text: str, *, higher: bool) -> None:
    section = Section(kind, "", ((0, len(text)),))
    assert decided_higher([section], setting(text)) is higher
