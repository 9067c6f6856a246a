"""What whole small minutes say of the meeting, members, items and decisions, by layout."""

from typing import Any

import pytest

from sagsspor.nlp.extract import extract
from sagsspor.nlp.reading import read_bytes
from tests.nlp.cases import cases

WHOLE = cases("structure", "minutes")


@pytest.mark.parametrize("case", WHOLE, ids=lambda case: case["name"])
def test_the_structure_is_read(case: dict[str, Any]) -> None:
    record = extract(read_bytes(case["text"].encode(), "small.txt"))
    got = {
        "meeting": {key: getattr(record.meeting, key) for key in case.get("meeting", ())},
        "members": sorted([one.name, one.party or "", one.status] for one in record.members),
        "items": [[one.number or "", one.title or ""] for one in record.items],
        "case_numbers": [list(one.case_numbers) for one in record.items],
        "absent": [sorted(one.absent) for one in record.items],
        "closed": [one.closed for one in record.items],
        "attachments": [list(one.attachments) for one in record.items],
        "decisions": [[[own.outcome, own.text] for own in one.decisions] for one in record.items],
        "committees": list(record.committees_mentioned),
    }
    wanted = {key: case[key] for key in got if key in case}
    if "members" in wanted:
        wanted["members"] = sorted(wanted["members"])
    assert {key: got[key] for key in wanted} == wanted
    assert wanted, "the case says nothing that could be wrong"
