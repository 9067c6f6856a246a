"""Stems and terms: what meets and what must not."""

from __future__ import annotations

import pytest

from sagsspor.graph.topic import content, coverage, numbers_conflict, part_of, stem, terms


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kontrolgruppen", "kontrolgruppens"),
        ("jobformidler", "jobformidling"),
        ("udvide", "udvidelse"),
        ("beregning", "beregnet"),
        ("lukning", "lukkes"),
        ("seniorer", "senior"),
        ("skolebus", "skolebussen"),
        ("statistikken", "statistik"),
        ("stierne", "stier"),
        ("legepladsen", "legeplads"),
    ],
)
def test_forms_of_one_word_meet(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("havn", "have"), ("skole", "skov"), ("senior", "seniorpolitik"), ("lån", "løn")],
)
def test_other_words_do_not(one: str, other: str) -> None:
    assert stem(one) != stem(other)


def test_a_compound_is_found_by_its_part() -> None:
    assert part_of(stem("belysning"), terms("Vejbelysning"))
    assert not part_of(stem("vej"), terms("Vejbelysning"))  # too short to tell


def test_numbers_stay_with_their_word() -> None:
    assert "lokalplan_198" in terms("Lokalplan 198, boliger")
    assert numbers_conflict(terms("Lokalplan 198"), terms("Lokalplan 204"))
    assert not numbers_conflict(terms("Lokalplan 198"), terms("Boliger i Højby"))
    assert numbers_conflict(terms("Puljen 2024"), terms("Puljen 2025"))


def test_words_of_the_trade_carry_nothing() -> None:
    assert content(terms("Orientering om status på sagen")) == ()
    share, found = coverage(terms("status på havnepakhuset"), terms("Status på svømmehallen"))
    assert found == ()
    assert share < 0.2
