"""The same minutes as text, HTML, Word and PDF give the same record."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import pytest

from sagsspor.nlp.extract import extract
from sagsspor.nlp.reading import read_bytes
from sagsspor.nlp.record_json import record_json
from tests.nlp.generator.comparison import differences
from tests.nlp.generator.drawing import draw_layout
from tests.nlp.generator.invention import invent
from tests.nlp.generator.writing import write
from tests.nlp.writers import WRITERS

MINUTES = sorted((Path(__file__).parent / "minutes").glob("*.txt"))

KNOWN = {
    # A name that stands alone at the end of a page's line is read only as far as the line.
    ("regionvestjord_fu_2017-08-22", ".pdf"): {"persons_mentioned"},
    ("vestoe_teknik_2018-11-07", ".pdf"): {"items"},
    ("gudumkaer_sk_2004-04-14", ".pdf"): {"members"},
    # What goes on below a list of attachments is told by the empty line, which the PDF loses.
    ("aabyholm_eau_2017-08-29", ".pdf"): {"items"},
    # A line broken by the width of the PDF is read as two, or two short ones as one.
    ("hedefjord_tm_2020-06-22", ".pdf"): {"meeting"},
    ("hedelund_landdistrikt_2023-09-14", ".pdf"): {"items"},
    ("hoejbro_kb_2008-11-26", ".pdf"): {"items"},
    ("klinteby_kb_2020-10-29", ".pdf"): {"items"},
    ("kystrup_magistrat_2020-06-08", ".pdf"): {"items"},
    ("nederby_byraad_2016-12-14", ".pdf"): {"members"},
    # The hyphen of "2014- 2020", broken over a line of the text, is mended in the PDF only.
    ("vesterhede_oeu_2014-10-06", ".pdf"): {"items"},
}
"""The parts of the record that are known to differ, and why."""


def _said(value: Any) -> Any:
    """Give a record without its offsets and with single spaces."""
    if isinstance(value, str):
        return re.sub(r"\s+", " ", value)
    if isinstance(value, list):
        return [_said(one) for one in value]
    if isinstance(value, dict):
        return {key: _said(one) for key, one in value.items()}
    return value


def _record(data: bytes, name: str) -> dict[str, Any]:
    made = _said(record_json(extract(read_bytes(data, name))))
    return {
        key: value for key, value in made.items() if key not in {"evidence", "mentions", "warnings"}
    }


@cache
def _plain(path: Path) -> dict[str, Any]:
    return _record(path.read_bytes(), path.name)


@pytest.mark.parametrize("suffix", WRITERS)
@pytest.mark.parametrize("path", MINUTES, ids=lambda path: path.stem)
def test_minutes_say_the_same_in_every_format(path: Path, suffix: str) -> None:
    text = path.read_text("utf-8")
    plain = _plain(path)
    made = _record(WRITERS[suffix](text), path.stem + suffix)
    differing = {key for key in plain if plain[key] != made[key]}
    assert differing == KNOWN.get((path.stem, suffix), set())


@pytest.mark.parametrize("suffix", WRITERS)
def test_drawn_minutes_come_back_in_every_format(suffix: str) -> None:
    """As often as from text, give or take one: a page breaks lines elsewhere than the text does."""
    plain = whole = 0
    found = []
    for seed in range(1000, 1020):
        chance = Random(seed)
        meeting, layout = invent(chance.choice), draw_layout(chance.choice)
        if layout.label == "spaces":
            # A page of HTML has no wide spaces.
            continue
        text = write(meeting, layout)
        plain += not list(
            differences(extract(read_bytes(text.encode(), "drawn.txt")), meeting, layout)
        )
        record = extract(read_bytes(WRITERS[suffix](text), f"drawn{suffix}"))
        problems = list(differences(record, meeting, layout))
        whole += not problems
        if problems:
            found.append(f"seed {seed}: {layout.unusual()}\n  " + "\n  ".join(problems))
    assert whole >= plain - 1, "\n".join(found)
