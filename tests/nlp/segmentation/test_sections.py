from itertools import pairwise
from typing import Any

import pytest

from tests.nlp.cases import cases
from tests.nlp.texts import sections_of

LAYOUTS = cases("layout", "sections")


@pytest.mark.parametrize("case", LAYOUTS, ids=lambda case: case["name"])
def test_an_item_is_cut_into_its_sections(case: dict[str, Any]) -> None:
    sections = sections_of(case["text"])
    assert [section.kind for section in sections] == case["kinds"]


@pytest.mark.parametrize("case", LAYOUTS, ids=lambda case: case["name"])
def test_sections_follow_each_other_without_overlap(case: dict[str, Any]) -> None:
    spans = [span for section in sections_of(case["text"]) for span in section.spans]
    assert spans == sorted(spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))


def test_a_decision_under_another_bodys_heading_is_its_own_section() -> None:
    text = """
Byrådet
Mødedato: 27. maj 2022

1. Ny bane
Sagsfremstilling
Klubben har søgt.
Beslutning i Kulturudvalget den 3. maj 2022
Anbefales godkendt.
Beslutning
Godkendt.

2. Eventuelt
Beslutning
Intet.
"""
    decisions = [one for one in sections_of(text) if one.kind == "decision"]
    headings = [one.heading and (one.heading.body, one.heading.date) for one in decisions]
    assert headings[0] == ("Kulturudvalget", "2022-05-03")
    assert [text[slice(*one.span)] for one in decisions] == ["Anbefales godkendt.", "Godkendt."]
