"""How far an answer goes: all that was asked, a part of it, or nothing yet."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sagsspor.nlp.record import Record
from tests.graph.records import ask, item, linked, minutes, statuses

BOTH = "Udvalget ønsker et forslag til flere bådpladser samt en vurdering af havneafgiften."
LATER = "Havneafgiften afventer en ny lov, og vurderingen fremlægges derfor i 1. kvartal 2024."
PLACES = "Der kan laves 60 bådpladser ved ydermolen."


def _records(text: str, summary: str, promise: str | None, kind: str) -> list[Record]:
    asked = item("11", "Fiskerihavnen", cases=["23-7"], asks=[ask(text)])
    by = "administration" if kind == "commitment" else "body"
    coming = [ask(promise, kind=kind, by=by)] if promise else []
    answer = item("21", "Ydermolen", cases=["23-7"], summary=summary, asks=coming)
    return [
        minutes("2023-03-07", asked, doc="marts"),
        minutes("2023-05-09", answer, doc="maj"),
    ]


@pytest.mark.parametrize(
    ("text", "summary", "promise", "kind", "found"),
    [
        (BOTH, f"{PLACES} {LATER}", LATER, "commitment", "partly"),
        (BOTH, f"{PLACES} Havneafgiften er 300 kr. {LATER}", LATER, "commitment", "final"),
        (BOTH, f"{PLACES} Havneafgiften er 300 kr.", None, "", "final"),
        ("Udvalget ønsker havneafgiften belyst.", LATER, LATER, "commitment", "holding"),
        # What is asked for anew is followed by itself.
        (BOTH, PLACES, "Udvalget ønsker havneafgiften belyst.", "request", "final"),
        # A next time that is promised for the whole leaves nothing out.
        (
            "Udvalget ønsker en status på bådpladserne.",
            f"{PLACES} Der kommer en ny status på bådpladserne.",
            "Der kommer en ny status på bådpladserne.",
            "commitment",
            "final",
        ),
    ],
)
def test_what_the_item_itself_leaves_for_later(
    text: str, summary: str, promise: str | None, kind: str, found: str
) -> None:
    (link,) = linked(*_records(text, summary, promise, kind)).links
    assert (link.kind, link.answer_kind) == ("answers", found)


def test_an_answer_in_part_answers_and_is_partly() -> None:
    records = _records(BOTH, f"{PLACES} {LATER}", LATER, "commitment")
    first, promise = statuses(*records)
    assert (first.status, first.partly, promise.status) == ("answered", True, "open")
    assert first.answered_by is not None
    assert first.answered_by.id == "maj#21"


def test_what_recurs_leaves_nothing_for_later() -> None:
    first, second = _records(BOTH, f"{PLACES} {LATER}", LATER, "commitment")
    (answer,) = second.items
    yearly = replace(answer.requests[0], recurs="P1Y")
    second = replace(second, items=(replace(answer, requests=(yearly,)),))
    assert linked(first, second).links[0].answer_kind == "final"
