"""Minutes in layouts nobody has seen: what was invented and written is given back.

SAGSSPOR_GENERATED=2000 draws that many documents; more are counted, choice by choice, with
python -m tests.nlp.generator.run.
"""

from __future__ import annotations

import os
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from sagsspor.nlp.extract import extract
from sagsspor.nlp.reading import read_bytes
from tests.nlp.generator.comparison import differences
from tests.nlp.generator.drawing import draw_layout
from tests.nlp.generator.invention import Choose, invent
from tests.nlp.generator.layout import GRAMMAR, Layout, is_open
from tests.nlp.generator.writing import write

DRAWN = int(os.environ.get("SAGSSPOR_GENERATED", "60"))

FIRST = 300_000
"""The first seed; docs/accuracy.md counts the documents from it."""

WHOLE = 0.95
"""The least share of documents, of all that are drawn, that must come back without a difference
where no choice is known as open; docs/accuracy.md lists what is."""


def _problems(choose: Choose) -> tuple[Layout, list[str]]:
    meeting, layout = invent(choose), draw_layout(choose)
    text = write(meeting, layout)
    record = extract(read_bytes(text.encode(), "drawn.txt"))
    return layout, list(differences(record, meeting, layout))


def test_the_grammar_and_the_layout_name_the_same_choices() -> None:
    assert tuple(GRAMMAR) == tuple(Layout.__dataclass_fields__)


def test_drawn_documents_come_back() -> None:
    settled = whole = 0
    found: list[str] = []
    for seed in range(FIRST, FIRST + DRAWN * 20):
        chance = Random(seed)
        if is_open(draw_layout_of(seed)):
            continue
        layout, problems = _problems(chance.choice)
        settled += 1
        whole += not problems
        if problems:
            found.append(f"seed {seed}: {layout.unusual()}\n  " + "\n  ".join(problems))
        if settled == DRAWN:
            break
    assert whole >= WHOLE * settled, "\n".join(found)


def draw_layout_of(seed: int) -> Layout:
    """Draw the layout a seed leads to, without writing anything."""
    chance = Random(seed)
    invent(chance.choice)
    return draw_layout(chance.choice)


@settings(max_examples=30)
@given(st.data())
def test_the_skeleton_comes_back_in_every_layout(data: st.DataObject) -> None:
    """Where a choice is open too: the body and the date are found, and nothing is invented."""
    meeting = invent(Random(data.draw(st.integers(0, 10_000))).choice)
    layout = draw_layout(lambda options: data.draw(st.sampled_from(options)))
    record = extract(read_bytes(write(meeting, layout).encode(), "drawn.txt"))
    assert record.meeting.body == meeting.body
    assert record.meeting.date in {meeting.date.isoformat(), None}
    assert 1 <= len(record.items) <= len(meeting.matters) + 1
    names = {word for one in meeting.members for word in (one.name, one.party)}
    voters = {name for item in record.items for name in item.votes.for_ if len(name) > 1}
    assert voters <= names
