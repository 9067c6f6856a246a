"""Links over the gold records beside the repository, where they are there."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

import pytest

from sagsspor.graph.followups import follow_ups, links_json
from sagsspor.graph.identity import DocumentId
from sagsspor.graph.links import link
from sagsspor.graph.resolve import resolve
from sagsspor.nlp.record_from_json import record_from_json

MINUTES = Path(__file__).parents[2].parent / "shared" / "minutes"

pytestmark = pytest.mark.skipif(
    not MINUTES.is_dir(), reason="the gold records are not beside this checkout"
)


def test_every_link_is_right_and_every_status() -> None:
    files = sorted((MINUTES / "layouts").glob("*.json")) + sorted(
        (MINUTES / "naestved").glob("*.json")
    )
    records = [record_from_json(json.loads(file.read_text(encoding="utf-8"))) for file in files]
    ids = [
        DocumentId(sha256(file.with_suffix(".txt").read_bytes()).hexdigest()[:16], file.stem)
        for file in files
    ]
    identity = resolve(records, ids)
    links = link(records, identity)
    found = links_json(links, follow_ups(records, identity, links))
    gold = json.loads((MINUTES / "links.json").read_text(encoding="utf-8"))
    stems = {file.stem for file in files}
    pairs = {
        (row["from"], row["to"]): row["kind"]
        for row in found["links"]
        if row["to"].split("#")[0] in stems
    }
    assert pairs == {(row["from"], row["to"]): row["kind"] for row in gold["links"]}
    answered = {
        (row["item"], row["answered_by"]) for row in found["requests"] if row["answered_by"]
    }
    assert answered == {(row["item"], row["answered_by"]) for row in gold["requests_answered"]}
