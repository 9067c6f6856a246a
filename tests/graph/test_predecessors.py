"""Bodies that took over from others: only where a sentence names both."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sagsspor.graph.describe import describe
from sagsspor.graph.iris import DEFAULT_BASE
from sagsspor.nlp.record import Meeting, Mention, Record
from sagsspor.nlp.text.source import Source, Span

BODIES = ("Kulturudvalget", "Fritidsudvalget", "Fritidsudvalg")


@pytest.mark.parametrize(
    ("sentence", "newer"),
    [
        ("Kulturudvalget (tidligere Fritidsudvalget) holder møde.", "kulturudvalget"),
        ("Kulturudvalget, der afløste det daværende Fritidsudvalg.", "kulturudvalget"),
        ("Det daværende Fritidsudvalg (nu Kulturudvalget) sagde ja.", "kulturudvalget"),
        ("Fritidsudvalget blev afløst af Kulturudvalget.", "kulturudvalget"),
        ("Det daværende Fritidsudvalg sagde ja.", None),
        ("Kulturudvalget fulgte Fritidsudvalget.", None),
        ("Kulturudvalget har tidligere spurgt Fritidsudvalget.", None),
        ("Kulturudvalget, det tidligere Fritidsudvalg og Byrådet sagde ja.", None),
        ("Kulturudvalget og det tidligere Fritidsudvalg.", None),
    ],
)
def test_only_a_sentence_that_names_both_tells(sentence: str, newer: str | None) -> None:
    found = [line for line in _described(sentence).splitlines() if "#predecessor>" in line]
    body = f"<{DEFAULT_BASE}by/"
    told = [line.split()[0:3:2] for line in found]
    assert told == ([[f"{body}{newer}>", f"{body}fritidsudvalget>"]] if newer else [])


def test_hostile_gaps_take_no_time() -> None:
    _described("Kulturudvalget" + " (" * 20_000 + "tidligere Fritidsudvalget")


def _described(text: str) -> str:
    source = Source("a", "a.txt", text, "text/plain", "ab" * 32)
    record = Record(doc="a", meeting=Meeting(body="Kulturudvalget", municipality="By Kommune"))
    mentions = tuple(Mention("BODY", text[a:b], (a, b), "test") for a, b in _spans(text))
    return describe(replace(record, mentions=mentions), source)


def _spans(text: str) -> list[Span]:
    found: dict[int, Span] = {}
    for body in BODIES:
        at = text.find(body)
        if at >= 0:
            found.setdefault(at, (at, at + len(body)))
    return sorted(found.values())
