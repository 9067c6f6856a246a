"""A request that was answered in part, in the graph and in the report."""

from __future__ import annotations

from hashlib import sha256

from sagsspor.nlp.record import Record
from sagsspor.nlp.text.source import Source
from sagsspor.reports.status import statuses_of
from tests.graph.records import statuses
from tests.graph.test_answer_kinds import BOTH, LATER, PLACES
from tests.graph.test_answer_kinds import _records as records
from tests.reports.stores import BASE, asker_of, graph_of


def _with_source(record: Record) -> tuple[Record, Source]:
    sha = sha256(record.doc.encode()).hexdigest()
    return record, Source(record.doc, f"{record.doc}.txt", BOTH, "text/plain", sha)


def test_it_is_answered_and_says_that_some_is_to_come() -> None:
    rows = records(BOTH, f"{PLACES} {LATER}", LATER, "commitment")
    ask = asker_of(graph_of([_with_source(row) for row in rows]))
    assert [row["text"] for row in ask("answered-requests")] == [BOTH]
    assert [row["text"] for row in ask("open-requests")] == [LATER]
    first, promise = statuses_of(BASE, statuses(*rows)).values()
    assert (first.code, promise.code) == ("partly", "open")
    assert first.in_part == frozenset(first.answers)
    assert first.partly == frozenset()
