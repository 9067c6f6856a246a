"""Requests that want their own case back, and a number that was left out on the way."""

from __future__ import annotations

import pytest

from sagsspor.graph.taking_up import takes_up_again
from sagsspor.nlp.record import Record
from tests.graph.records import ask, item, linked, minutes, triples
from tests.linear import grows_linearly

TITLE = "Ansøgning fra Åmosens Sejlklub om ny bro"
LATER = "Bro ved Åmosens Sejlklub - svar fra amtet"
AGAIN = "Når svaret foreligger, tager udvalget sagen op igen."


@pytest.mark.parametrize(
    ("text", "again"),
    [
        (AGAIN, True),
        ("Sagen tages op igen, når høringen er slut.", True),
        ("Udvalget vil tage spørgsmålet op på ny til efteråret.", True),
        ("Punktet sættes på dagsordenen igen i maj.", True),
        ("Udvalget vender tilbage til sagen.", True),
        ("Forvaltningen vender tilbage til udvalget.", False),
        ("Forvaltningen drøfter sagen med klubben og spørger naboerne.", False),
        ("Udvalget ønsker sagen belyst.", False),
    ],
)
def test_the_case_itself_is_to_come_back(text: str, again: bool) -> None:
    assert takes_up_again(text) == again


@pytest.mark.parametrize("piece", ["sagen ", "tager a ", "tager sagen a ", "vende tilbage til "])
def test_the_time_grows_with_the_text(piece: str) -> None:
    assert grows_linearly(takes_up_again, piece, 200_000)


def _series(text: str, title: str, case: str) -> list[Record]:
    """Give a case that is put off, taken up without its number, and comes a third time with it."""
    again = item("16", TITLE, asks=[ask(text)])
    return [
        minutes("2023-01-10", item("3", TITLE, cases=["23-5"], outcome="postponed"), doc="januar"),
        minutes("2023-03-07", again, doc="marts"),
        minutes("2023-09-12", item("61", title, cases=[case]), doc="september"),
    ]


def test_an_item_without_a_number_bears_that_of_what_it_takes_up() -> None:
    found = triples(linked(*_series(AGAIN, LATER, "23-5")))
    assert found == {
        ("marts#16", "continues", "januar#3"),
        ("september#61", "continues", "januar#3"),
        ("september#61", "answers", "marts#16"),
    }
    other = triples(linked(*_series(AGAIN, "Brev fra amtet", "23-6")))
    assert other == {("marts#16", "continues", "januar#3")}


def test_what_asks_for_more_is_not_answered_by_the_case_alone() -> None:
    text = "Udvalget ønsker en oversigt over klubbens både."
    found = triples(linked(*_series(text, "Brev fra amtet", "23-5")))
    assert ("september#61", "continues", "marts#16") in found
