from datetime import date
from typing import Any

import pytest

from sagsspor.nlp.requests.requests import (
    FoundRequest,
    FoundRequests,
    KnownPerson,
    RequestSection,
    find_requests,
)
from sagsspor.nlp.text.sentences import clean_text
from tests.linear import grows_linearly
from tests.nlp.cases import cases, ident

MEETING = date(2024, 6, 11)
BODY = "Kulturudvalget"
PERSONS = (KnownPerson("Rikke Falk", "F"), KnownPerson("Ole Mose", "A"))
KINDS = ("decision", "case", "recommendation")


def _find(text: str, kind: str) -> FoundRequests:
    return find_requests(
        text,
        [RequestSection(kind, 0, len(text))],
        meeting_date=MEETING,
        own_body=BODY,
        persons=PERSONS,
        offset=4,
    )


def _row(found: FoundRequest) -> str:
    who = found.asked_by
    name = "" if who.name in {BODY, "Administrationen"} else f" {who.name}"
    return f"{found.kind} {who.type}{name}"


@pytest.mark.parametrize(
    ("kind", "case"),
    [(kind, case) for kind in KINDS for case in cases("requests", kind)],
    ids=ident,
)
def test_requests_are_found_and_nothing_else(kind: str, case: dict[str, Any]) -> None:
    text = case["text"]
    found = _find(text, kind)
    assert [_row(each) for each in found.requests] == case["found"]
    if "texts" in case:
        assert [each.text for each in found.requests] == case["texts"]
    if "due" in case:
        said = [each.due.expression if each.due else "" for each in found.requests]
        assert said == case["due"]
    for each in found.requests:
        quotes = [clean_text(text[start - 4 : end - 4]) for start, end in each.spans]
        assert " ".join(quotes) == each.text


@pytest.mark.parametrize("kind", ["case", "summary", "decision"])
@pytest.mark.parametrize("case", cases("requests", "reported"), ids=ident)
def test_what_earlier_meetings_asked_is_only_reported(kind: str, case: dict[str, Any]) -> None:
    found = _find(case["text"], kind)
    assert found.requests == ()
    (report,) = found.reported
    made = report.made_at
    assert [made.date, made.body or "", made.item_number or ""] == case["made_at"]


def test_a_sentence_printed_twice_is_one_request() -> None:
    text = "Ny status forelægges om et halvt år.\n\nNy status forelægges om et halvt år."
    assert len(_find(text, "decision").requests) == 1


def test_recurrence_is_kept() -> None:
    (found,) = _find("Udvalget ønsker at få fremlagt statistik halvårligt.", "decision").requests
    assert found.recurs == "P6M"


def test_other_sections_give_nothing() -> None:
    assert _find("Udvalget ønsker en sag om veje.", "attachments") == FoundRequests()


@pytest.mark.parametrize(
    "piece", ["ønsker ", "Udvalget ønsker en sag ", "skal ", "der ", "forelægges udvalget ", "Når "]
)
def test_time_is_linear(piece: str) -> None:
    assert grows_linearly(lambda text: _find(text, "decision"), piece, 30_000)
    assert grows_linearly(lambda text: _find(text, "case"), piece, 30_000)
