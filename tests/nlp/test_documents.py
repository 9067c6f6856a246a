"""Small minutes in layouts that were once read wrongly, whole."""

from typing import Any

import pytest

from sagsspor.nlp.extract import extract
from tests.nlp.cases import cases
from tests.nlp.texts import source_of


@pytest.mark.parametrize("case", cases("documents", "document"), ids=lambda case: case["name"])
def test_the_record_says_what_a_reader_gathers(case: dict[str, Any]) -> None:
    record = extract(source_of(case["text"]))
    decided = [[one.text for one in item.decisions] for item in record.items]
    said = {
        "body": record.meeting.body or "",
        "date": record.meeting.date,
        "municipality": record.meeting.municipality,
        "members": [[one.name, one.status] for one in record.members],
        "items": [
            [item.number or "", item.title, texts]
            for item, texts in zip(record.items, decided, strict=True)
        ],
        "cases": [list(item.case_numbers) for item in record.items],
        "outcomes": [[one.outcome for one in item.decisions] for item in record.items],
    }
    wanted = {key: value for key, value in case.items() if key not in {"name", "text"}}
    assert {key: said[key] for key in wanted} == wanted
