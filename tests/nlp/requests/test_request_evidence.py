"""Requests in words that no rule knows: found by what speaks for them, and by nothing alone."""

from datetime import date

import pytest

from sagsspor.nlp.requests.request_evidence import ENOUGH, SIGNS, judge_evidence, weigh
from sagsspor.nlp.requests.request_verdicts import Context
from tests.linear import grows_linearly
from tests.nlp.cases import cases
from tests.nlp.requests.tables import requests_of

CONTEXT = Context(date(2022, 2, 8), "Kulturudvalget", (), ())


@pytest.mark.parametrize(
    "text",
    [
        "Sagen hviler til aprilmødet.",
        "Punktet gemmes til november.",
        "Det skal forvaltningen finde ud af og fortælle os inden sommerferien.",
        "Halvårlig status på haverne indarbejdes i udvalgets årshjul.",
        "Tallet skaffes til næste møde.",
    ],
)
def test_a_time_and_something_that_moves_are_enough(text: str) -> None:
    verdict = judge_evidence(text, CONTEXT)
    assert verdict is not None
    assert verdict.rule == "evidence"


@pytest.mark.parametrize(
    "text",
    [
        "Ordningen træder i kraft den 1. maj.",
        "Forvaltningen igangsætter udbuddet i april.",
        "Sagen returneres til administrationen med henblik på et alternativ.",
        "Udvalget ser frem til indvielsen i september.",
        "Aftalen underskrives på et møde den 1. marts 2022.",
        "Forslaget sendes til budgetforhandlingerne.",
        "Ansøgeren bedes møde op på udvalgets møde i maj.",
        "Formanden orienterede om studieturen den 17. maj 2022.",
        "Det er vigtigt for udvalget, at alle kan komme ind.",
    ],
)
def test_one_sign_or_one_against_is_not(text: str) -> None:
    assert judge_evidence(text, CONTEXT) is None


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Vi tager snakken igen på mødet den 1. marts 2022.", "body"),
        ("Sundhedschefen graver i tallene til mødet i juni.", "administration"),
        ("Lone Holm (A) vil have lyset tændt igen og høre om det på næste møde.", "person"),
    ],
)
def test_who_it_is_said_of(text: str, who: str) -> None:
    verdict = judge_evidence(text, CONTEXT)
    assert verdict is not None
    assert verdict.asked_by.type == who


def test_no_sign_is_enough_but_a_later_meeting() -> None:
    assert [sign.what for sign in SIGNS if sign.weight >= ENOUGH] == ["a later meeting"]


def test_most_of_what_is_said_in_unusual_words_is_found() -> None:
    """A table whose author avoided the usual verbs: the share found, and what is found wrongly."""
    found = wrong = missed = 0
    for meeting in cases("request_wording", "meeting"):
        for case in meeting["requests"]:
            texts = [one.text for one in requests_of(case["text"], meeting)]
            wanted = case.get("said", case["text"])
            found += wanted in texts
            missed += wanted not in texts
            wrong += sum(text != wanted for text in texts)
        wrong += sum(len(requests_of(text, meeting)) for text in meeting["none"])
    assert found / (found + missed) >= 0.54
    assert found / (found + wrong) >= 0.85


@pytest.mark.parametrize("piece", ["sagen igen til mødet i maj ", "den 1. maj ", "har sendt "])
def test_time_is_linear(piece: str) -> None:
    assert grows_linearly(lambda text: weigh(text, CONTEXT), piece, 5_000)
