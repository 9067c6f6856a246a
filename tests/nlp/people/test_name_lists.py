from __future__ import annotations

from pathlib import Path

import pytest

from sagsspor.nlp.people.name_lists import is_first_name, is_last_name, looks_like_person
from sagsspor.nlp.vocabulary import table

SHARED = Path(__file__).parents[4] / "shared"


@pytest.mark.parametrize("kind", ["first", "last"])
def test_list_is_sorted_without_doubles(kind: str) -> None:
    names = table("names_da")[kind].split()
    assert names == sorted(set(names))
    assert len(names) > 3000


@pytest.mark.parametrize("word", ["Mette", "METTE", "mette", "Anne-Mette", "Mehmet", "Jørgen"])
def test_first_names(word: str) -> None:
    assert is_first_name(word)


@pytest.mark.parametrize("word", ["", "-", "Udvalget", "Anne-Udvalget", "12"])
def test_no_first_names(word: str) -> None:
    assert not is_first_name(word)


def test_last_names_with_hyphen() -> None:
    assert is_last_name("Holm-Nielsen")
    assert not is_last_name("Holm-Sagsfremstilling")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Mette Holm", 1.0),
        ("Mette Skovby Holm", 1.0),
        ("Mette K. HOLM", 1.0),
        ("Anne-Mette von Holm", 1.0),
        ("Mette Ulvehøjgrensen", 1.0),
        ("Mette Ulvehøjgren", 0.8),
        ("Xqartho Holm", 0.6),
        ("Mette", 0.5),
        ("Xqartho Ulvehøjgren", 0.3),
        ("Holm", 0.2),
        ("Ulvehøjgren", 0.0),
        ("Teknik og Miljø", 0.0),
        ("Mette Holm 3", 0.0),
        ("A. B.", 0.0),
        ("", 0.0),
        ("En To Tre Fire Fem Seks Syv", 0.0),
    ],
)
def test_looks_like_person(name: str, expected: float) -> None:
    assert looks_like_person(name) == expected


def test_foreign_name_is_never_ruled_out() -> None:
    assert looks_like_person("Zbyszkoslav Qwertymanian") > 0


@pytest.mark.skipif(not SHARED.is_dir(), reason="needs ../shared: the name statistics")
def test_list_is_the_one_its_script_makes() -> None:
    from sagsspor.nlp.training.name_list import TARGET, name_list

    assert TARGET.read_text(encoding="utf-8").endswith(name_list(SHARED / "ner"))
