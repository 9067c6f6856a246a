"""How much of the gold of transcripts is found, without line ends to tell it."""

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from sagsspor.nlp.extract import extract
from sagsspor.nlp.reading import read_source
from sagsspor.nlp.record_json import record_json

TRANSCRIPTS = sorted((Path(__file__).parent / "transcripts").glob("*.txt"))

FLOORS = {"numbers": 0.97, "titles": 0.88, "outcomes": 0.88, "bodies": 0.96, "requests": 0.90}
"""F1 over all transcripts, a little under what is reached.

Outcomes that the gold allows beside the first are not counted.
"""


def _facts(record: dict[str, Any], kind: str) -> Counter[str]:
    items = record["items"]
    decisions = [(item["ordinal"], one) for item in items for one in item.get("decisions", ())]
    said = {
        "numbers": [str(item.get("number")) for item in items],
        "titles": [re.sub(r"\W", "", item.get("title") or "").casefold() for item in items],
        "outcomes": [f"{at} {one['outcome']}" for at, one in decisions],
        "bodies": [f"{at} {one['body']}".casefold() for at, one in decisions],
        "requests": [
            str(item["ordinal"]) + re.sub(r"\W", "", one["text"])[:40]
            for item in items
            for one in item.get("requests", ())
            if not one.get("optional")
        ],
    }
    return Counter(said[kind])


@pytest.mark.parametrize("kind", sorted(FLOORS))
def test_transcripts_are_read(kind: str) -> None:
    hits = wanted = got = 0
    for path in TRANSCRIPTS:
        gold = _facts(json.loads(path.with_suffix(".json").read_text("utf-8")), kind)
        found = _facts(record_json(extract(read_source(path))), kind)
        hits += (gold & found).total()
        wanted += gold.total()
        got += found.total()
    assert wanted
    assert 2 * hits / (wanted + got) >= FLOORS[kind]
