from typing import Any

import pytest

from sagsspor.nlp.mentions.municipality import find_municipality
from sagsspor.nlp.text.folding import joined
from tests.nlp.cases import cases
from tests.nlp.texts import head_of

HEADS = cases("layout", "head")


@pytest.mark.parametrize("case", HEADS, ids=lambda case: case["name"])
def test_the_head_is_read(case: dict[str, Any]) -> None:
    head = head_of(case["text"])
    keys = ("body", "date", "start_time", "place", "term", "document_type")
    assert {key: getattr(head, key) for key in keys} == {key: case.get(key) for key in keys}


@pytest.mark.parametrize("case", HEADS, ids=lambda case: case["name"])
def test_values_point_into_the_text(case: dict[str, Any]) -> None:
    head = head_of(case["text"])
    assert [case["text"][a:b] for a, b in head.body_spans][:1] == [case["body"]]
    if head.place:
        assert joined(case["text"], head.place_spans) == head.place


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Sandholm Kommune\nReferat", "Sandholm Kommune"),
        ("Region Sundby, referat", "Region Sundby"),
        ("Analyse af plejen i Sandholm Kommune. Nattevagt med Nordby Kommune.", "Sandholm Kommune"),
    ],
)
def test_the_municipality(text: str, name: str) -> None:
    found = find_municipality(text)
    assert found is not None
    assert found[0] == name
    assert text[slice(*found[1])] == name


def test_a_region_below_the_head_is_not_whose_minutes_they_are() -> None:
    said = "Forvaltningen fremlægger tallene. " * 20 + "Region Sundby mangler læger."
    assert find_municipality(f"Referat. {said}") is not None
    assert find_municipality(f"Referat. {said} Kommunens tilbud drøftes.") is None


def test_no_municipality() -> None:
    assert find_municipality("Referat af møde i kommunen") is None
