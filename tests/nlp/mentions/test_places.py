from __future__ import annotations

from sagsspor.nlp.vocabulary import table


def test_all_municipalities_and_regions() -> None:
    places = table("places")
    names = [name for region in places["municipalities"].values() for name in region]
    assert len(names) == len(set(names)) == 98
    assert set(places["municipalities"]) == set(places["regions"])
    assert len(places["regions"]) == 5
    assert [len(places["municipalities"][region]) for region in places["regions"]] == [
        29,
        17,
        22,
        19,
        11,
    ]


def test_spellings_lead_to_a_municipality() -> None:
    places = table("places")
    names = {name for region in places["municipalities"].values() for name in region}
    assert set(places["spellings"].values()) <= names
    assert not set(places["spellings"]) & names
