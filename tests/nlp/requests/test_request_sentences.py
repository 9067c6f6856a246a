"""Decision sentences in many words and word orders: each request found, and nothing else."""

from typing import Any

import pytest

from tests.nlp.cases import cases, ident
from tests.nlp.requests.tables import requests_of

MEETINGS = cases("request_sentences", "meeting")


@pytest.mark.parametrize(
    ("meeting", "case"),
    [(meeting, case) for meeting in MEETINGS for case in meeting["requests"]],
    ids=ident,
)
def test_a_request_is_found_in_any_words(meeting: dict[str, Any], case: dict[str, str]) -> None:
    (request,) = requests_of(case["text"], meeting)
    assert request.text == case.get("said", case["text"])
    who = request.asked_by
    named = f"{who.type} {who.name}" if who.type in {"person", "party"} else who.type
    assert named == case["by"]
    due = request.due
    assert (due.expression if due else None) == case.get("due")
    if due:
        assert (due.start, due.end) == (case.get("start"), case.get("end"))
    assert request.recurs == case.get("recurs")


@pytest.mark.parametrize(
    ("meeting", "text"),
    [(meeting, text) for meeting in MEETINGS for text in meeting["none"]],
    ids=ident,
)
def test_what_asks_for_nothing_gives_none(meeting: dict[str, Any], text: str) -> None:
    assert [request.text for request in requests_of(text, meeting)] == []
