"""The tables of decision sentences, each row read as a small decision of its meeting."""

from __future__ import annotations

import re
from typing import Any

from sagsspor.nlp.requests.requests import FoundRequest, KnownPerson, RequestSection, find_requests


def requests_of(text: str, meeting: dict[str, Any]) -> tuple[FoundRequest, ...]:
    """Find the requests of one decision of a meeting, its members known by name and party."""
    people = [re.fullmatch(r"(.+) \((\w+)\)", member) for member in meeting["members"]]
    return find_requests(
        text,
        [RequestSection("decision", 0, len(text))],
        meeting_date=meeting["date"],
        own_body=meeting["body"],
        persons=[KnownPerson(person[1], person[2]) for person in people if person],
    ).requests
