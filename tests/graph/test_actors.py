"""Names of bodies and departments, which tell who and not what."""

from __future__ import annotations

import pytest

from sagsspor.graph.actors import without_actors
from sagsspor.graph.topic import terms
from tests.linear import grows_linearly


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Børne-, Unge- og Kulturforvaltningen redegør for busserne", "redegør for busserne"),
        ("Teknisk Forvaltning indstiller, at broen males", "indstiller, at broen males"),
        ("Teknik- og Miljøafdelingens notat om broen", "notat om broen"),
        ("Teknik og Miljø foreslår, at broen males", "foreslår, at broen males"),
        ("Center for Teknik og Miljø indstiller broen", "indstiller broen"),
        ("Notat fra Kultur- og Skoleudvalget om broen", "notat om broen"),
        # What may be the matter itself.
        ("Sti- og vejnettet i området", "Sti- og vejnettet i området"),
        ("Jobcenter Nord og afdelingen for leg", "Jobcenter Nord og afdelingen for leg"),
        ("Sejlklubben foreslår, at broen males", "Sejlklubben foreslår, at broen males"),
    ],
)
def test_who_recommends_is_no_topic(text: str, left: str) -> None:
    assert terms(without_actors(text)) == terms(left)


@pytest.mark.parametrize("piece", ["a-, ", "Aa-, og ", "Aa, Bb og ", "å", "a-", "udvalg-"])
def test_the_time_grows_with_the_text(piece: str) -> None:
    assert grows_linearly(without_actors, piece, 100_000)
