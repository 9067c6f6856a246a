"""Pairs of invented persons and bodies: the same, different, or not to be decided."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from sagsspor.graph.identity import Identity
from sagsspor.graph.paths import body_path
from sagsspor.nlp.record import Member, PersonMentioned, Record
from tests.graph.records import ids, item, minutes, resolved

PAIRS: list[dict[str, Any]] = json.loads(
    (Path(__file__).parent / "data" / "identity_pairs.json").read_text(encoding="utf-8")
)


def _record(doc: str, *people: dict[str, Any]) -> Record:
    first = people[0]
    members = [
        Member(p["name"], p.get("party"), substitute_for=p.get("substitute_for"))
        for p in people
        if "role" not in p
    ]
    members += [Member(name) for name in first.get("others", ())]
    staff = [PersonMentioned(p["name"], p["role"]) for p in people if "role" in p]
    return minutes(
        first["date"],
        body=first["body"],
        town=first["town"],
        doc=doc,
        members=members,
        persons_mentioned=tuple(staff),
    )


def _persons(pair: dict[str, Any]) -> str:
    left, right = pair["left"], pair["right"]
    if pair.get("together"):
        records = [_record("a", left, right)]
    else:
        records = [_record("a", left), _record("b", right)]
    identity = resolved(*records)
    shas = [row.sha16 for row in ids(records)]
    one = _one(identity, shas[0], left["name"])
    two = _one(identity, shas[-1], right["name"])
    return _verdict(identity, one == two, "person")


def _one(identity: Identity, sha: str, name: str) -> str | None:
    found = identity.person_path(sha, name)
    assert found is not None
    return found


def _bodies(pair: dict[str, Any]) -> str:
    towns = pair.get("towns", ["Lillerup Kommune", "Lillerup Kommune"])
    declares = pair.get("declares", {})
    records = [
        minutes(
            "2023-03-07",
            item("1", "Kanalen"),
            body="Byrådet",
            town=town,
            doc=doc,
            committees_mentioned=tuple(names),
            abbreviations=declares,
        )
        for town, doc, names in zip(
            towns, "ab", ([pair["left"], *pair.get("also", ())], [pair["right"]]), strict=True
        )
    ]
    identity = resolved(*records)
    shas = [row.sha16 for row in ids(records)]
    one = identity.body_path(shas[0], pair["left"])
    two = identity.body_path(shas[1], pair["right"])
    assert one in {body.path for body in identity.bodies}
    assert body_path("x", pair["left"]) != "x/~"
    return _verdict(identity, one == two, "body")


def _verdict(identity: Identity, same: bool, kind: str) -> str:
    if same:
        return "same"
    doubt = any(row.kind == kind for row in identity.candidates)
    return "undecidable" if doubt else "different"


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair['want']}: {pair['why']}")
def test_a_pair_is_judged_as_written(pair: dict[str, Any]) -> None:
    found = _persons(pair) if pair["kind"] == "person" else _bodies(pair)
    assert found == pair["want"]


def test_there_are_enough_pairs_of_each_kind() -> None:
    assert len(PAIRS) >= 60
    assert {(p["kind"], p["want"]) for p in PAIRS} == {
        (kind, want) for kind in ("person", "body") for want in ("same", "different", "undecidable")
    }
