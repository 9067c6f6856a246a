from __future__ import annotations

import pytest
from rdflib import SKOS

from sagsspor.graph.iris import DEFAULT_BASE, Minter
from sagsspor.graph.parties import looks_like_party, party_of
from sagsspor.graph.posts import POSTS, is_political, post_of
from sagsspor.ontology.load import ontology
from sagsspor.ontology.namespaces import PARTY, ROLE, SAG

SHA = "0123456789abcdef" * 4
MINT = Minter(DEFAULT_BASE, SHA, "Næstved Kommune")


@pytest.mark.parametrize(
    ("municipality", "path"),
    [
        ("Næstved Kommune", "naestved"),
        ("Næstved", "naestved"),
        ("Region Sjælland", "region-sjaelland"),
        ("Faaborg-Midtfyn Kommune", "faaborg-midtfyn"),
        (None, "~0123456789ab"),
        ("  ", "~0123456789ab"),
    ],
)
def test_authorities(municipality: str | None, path: str) -> None:
    assert Minter(DEFAULT_BASE, SHA, municipality).authority == DEFAULT_BASE + path


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Beskæftigelses- og Rekrutteringsudvalget", "beskaeftigelses-og-rekrutteringsudvalget"),
        ("Beskæftigelses- og Uddannelsesudvalg", "beskaeftigelses-og-uddannelsesudvalget"),
        ("Kommunalbestyrelsen 2018-21", "kommunalbestyrelsen"),
        ("Teknisk Udvalg", "teknisk-udvalg"),
        ("Udvalget for teknik og miljø", "udvalget-for-teknik-og-miljoe"),
        ("Ældreråd", "aeldreraadet"),
        (None, "~"),
    ],
)
def test_bodies(name: str | None, slug: str) -> None:
    assert MINT.body(name) == f"{DEFAULT_BASE}naestved/{slug}"


@pytest.mark.parametrize(
    ("number", "part"),
    [
        ("00.01.00-K07-3-17S", "00.01.00-K07-3-17S"),
        ("00.01.00-K07-3-17 S.", "00.01.00-K07-3-17S"),
        ("19/3310", "19%2F3310"),
        ("15.20.00-Ø34-2-24", "15.20.00-%C3%9834-2-24"),
        ("BR 588/06:", "BR588%2F06"),
    ],
)
def test_cases(number: str, part: str) -> None:
    assert MINT.case(number) == f"{DEFAULT_BASE}naestved/sag/{part}"


def test_an_empty_case_number_is_no_case() -> None:
    assert MINT.case(" . ") is None


def test_items_meet_whatever_ends_their_number() -> None:
    meeting = MINT.meeting(MINT.body("Byrådet"), "2024-06-11")
    assert MINT.item(meeting, "47.") == MINT.item(meeting, " 47 ") == f"{meeting}/47"
    assert MINT.item(meeting, None, 3) == f"{meeting}/~3"
    assert MINT.item(meeting, "49/1.") == f"{meeting}/49%2F1"


def test_the_document_and_its_evidence() -> None:
    assert MINT.document == f"{DEFAULT_BASE}doc/0123456789abcdef"
    assert MINT.evidence(3, 9) == f"{MINT.document}/evidence/3-9"


def test_persons() -> None:
    assert MINT.person("Tina Højlund Pedersen").endswith("/person/tina-hoejlund-pedersen")
    assert MINT.person("Carina Vedsted", staff=True).endswith("naestved/staff/carina-vedsted")
    assert "/person/~" in MINT.person("Σ")


@pytest.mark.parametrize(
    ("printed", "key", "national"),
    [
        ("A", "A", PARTY.A),
        ("Socialdemokratiet", "A", PARTY.A),
        ("Socialistisk Folkeparti (F)", "F", PARTY.F),
        ("Liste Ø", "Ø", PARTY.Ø),
        ("N", "N", None),
        ("Borgerlisten (M)", "M", None),
        ("Lokallisten", "Lokallisten", None),
    ],
)
def test_parties(printed: str, key: str, national: object) -> None:
    found = party_of(printed)
    assert (found.key, found.national) == (key, national)


def test_a_letter_of_before_a_party_s_time_is_another_party_s() -> None:
    assert party_of("M", "2014-05-01").national is None
    assert party_of("M", "2023-05-01").national == PARTY.M
    assert party_of("Å", "2012-01-01").national is None


@pytest.mark.parametrize("printed", ["UFP", "løsgænger", "Løsgænger", "Udenfor partierne"])
def test_no_party_is_no_party(printed: str) -> None:
    assert party_of(printed).outside


@pytest.mark.parametrize(
    ("printed", "party"),
    [
        ("A", True),
        ("Venstre", True),
        ("Enhedslisten (Ø)", True),
        ("Liv Ås", False),
        ("Liv Ås (F)", False),
    ],
)
def test_voters(printed: str, party: bool) -> None:
    assert looks_like_party(printed) is party


@pytest.mark.parametrize(
    ("role", "post"),
    [
        ("formand", ROLE.chair),
        ("Formand for Ældrerådet", ROLE.chair),
        ("1. viceborgmester", ROLE.deputy_mayor),
        ("borgmesteren", ROLE.mayor),
        ("Sundheds- og Omsorgsborgmester", ROLE.committee_mayor),
        ("Amtsborgmester", ROLE.mayor),
        ("sekretær for formanden", None),
        ("teamleder", None),
        (None, None),
    ],
)
def test_posts(role: str | None, post: object) -> None:
    assert post_of(role) == post


def test_posts_are_the_labels_of_the_ontology() -> None:
    graph = ontology()
    labels = {
        str(label): concept
        for concept in graph.subjects(SKOS.inScheme, SAG.personRoles)
        for predicate in (SKOS.prefLabel, SKOS.altLabel)
        for label in graph.objects(concept, predicate)
        if getattr(label, "language", None) == "da"
    }
    assert labels.pop("fagborgmester") == ROLE.committee_mayor
    assert labels == POSTS
    assert all(is_political(word) for word in POSTS)
