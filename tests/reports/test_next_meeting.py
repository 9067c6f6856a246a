"""What is due at the next meeting, in Python and in SPARQL: one meeting, and none of several."""

from __future__ import annotations

from hashlib import sha256

import pytest

from sagsspor.nlp.record import Record
from sagsspor.nlp.text.source import Source
from tests.graph.records import ask, item, minutes, statuses
from tests.reports.stores import asker_of, graph_of

ASKED = "Udvalget ønsker en sag om leje af havnepakhuset."


def _with_source(record: Record) -> tuple[Record, Source]:
    sha = sha256(record.doc.encode()).hexdigest()
    return record, Source(record.doc, f"{record.doc}.txt", ASKED, "text/plain", sha)


@pytest.mark.parametrize(
    ("due", "overdue"),
    [
        ("på næste møde", True),
        ("til næste ordinære byrådsmøde", True),
        ("på førstkommende udvalgsmøde", True),
        ("Næste udvalgsmødes dagsorden", True),
        ("på næste møde eller et af de følgende", True),
        ("på et af de næste møder", False),
        ("på et af udvalgets førstkommende møder", False),
        ("over de næste møderækker", False),
        ("på et næste møde", False),
        ("på et kommende møde", False),
        ("i næste måned", False),
    ],
)
def test_one_meeting_is_meant_or_none(due: str, overdue: bool) -> None:
    asked = minutes("2023-03-07", item("11", "Atelierer", asks=[ask(ASKED, due)]), doc="marts")
    nothing = minutes("2023-04-04", item("21", "Sejlklubbens bro"), doc="april")
    (status,) = statuses(asked, nothing)
    assert status.overdue == overdue
    store = graph_of([_with_source(asked), _with_source(nothing)])
    assert bool(list(asker_of(store)("overdue"))) == overdue
