from datetime import date
from typing import Any

import pytest

from sagsspor.nlp.requests.due import find_due, find_recurrence
from tests.linear import grows_linearly
from tests.nlp.cases import cases, ident

MEETING = "2024-06-04"


@pytest.mark.parametrize("case", cases("due"), ids=ident)
def test_a_request_is_due_when_it_says(case: dict[str, Any]) -> None:
    found = find_due(case["text"], date.fromisoformat(case.get("on", MEETING)))
    row = [found.expression, found.start or "", found.end or ""] if found else []
    assert row == case["due"]


@pytest.mark.parametrize("case", cases("due", "recurrence"), ids=ident)
def test_recurrence_is_a_duration(case: dict[str, Any]) -> None:
    assert (find_recurrence(case["text"]) or "") == case["is"]


@pytest.mark.parametrize(
    "piece",
    ["på ", "i maj ", "inden ", "til et ", "i forbindelse med ", "den 1. maj ", "om et ", "a, "],
)
def test_time_is_linear(piece: str) -> None:
    assert grows_linearly(lambda text: find_due(text, date(2024, 6, 4)), piece, 50_000)
    assert grows_linearly(find_recurrence, piece, 50_000)
