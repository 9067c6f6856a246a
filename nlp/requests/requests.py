"""Requests and commitments of a meeting: what should come back to a body.

Each section of an item is read by itself (``section_requests``); what stands in several of them,
word by word, is one request.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import TypeVar

from sagsspor.nlp.record import AskedBy
from sagsspor.nlp.requests.askers import KnownPerson
from sagsspor.nlp.requests.found_requests import (
    FoundReport,
    FoundRequest,
    FoundRequests,
    RequestSection,
)
from sagsspor.nlp.requests.request_verdicts import Context
from sagsspor.nlp.requests.section_requests import read_section

__all__ = [
    "FoundReport",
    "FoundRequest",
    "FoundRequests",
    "KnownPerson",
    "RequestSection",
    "find_requests",
]

_STATED_BY = re.compile(r"(?:Stillet|Fremsat|Rejst)\s+af\s+(?P<who>[^)\n.:]{2,80})")
_HEAD = 300
"""How far before a proposal its proposer may be named, in code points."""
_Found = TypeVar("_Found", FoundRequest, FoundReport)


def find_requests(
    text: str,
    sections: Sequence[RequestSection],
    *,
    meeting_date: date,
    own_body: str | None = None,
    persons: Sequence[KnownPerson] = (),
    bodies: Sequence[str] = (),
    offset: int = 0,
) -> FoundRequests:
    """Find the requests and commitments in the sections of one item.

    ``text`` is any text the sections' places count in; ``bodies`` are names the document uses.
    """
    context = Context(meeting_date, own_body, tuple(persons), tuple(bodies))
    found = [
        read_section(
            text[section.start : section.end], section, context, _proposer(text, section, context)
        )
        for section in sorted(sections, key=lambda section: section.start)
    ]
    requests = _once([one for part in found for one in part.requests])
    reports = _once([one for part in found for one in part.reported])
    return FoundRequests(
        tuple(one.moved(offset) for one in requests), tuple(one.moved(offset) for one in reports)
    )


def _once(found: list[_Found]) -> list[_Found]:
    seen: set[str] = set()
    out: list[_Found] = []
    for one in sorted(found, key=lambda one: one.spans):
        key = re.sub(r"\W+", " ", one.text).casefold().strip()
        if key not in seen:
            seen.add(key)
            out.append(one)
    return out


def _proposer(text: str, section: RequestSection, context: Context) -> AskedBy | None:
    """Give who put a proposal forward, printed as "(Stillet af ...)" before or in it."""
    if section.kind not in {"proposal", "recommendation"}:
        return None
    head = text[max(0, section.start - _HEAD) : section.end]
    match = None
    for match in _STATED_BY.finditer(head):  # noqa: B007 - the last one is wanted
        pass
    if match is None:
        return None
    who = match["who"].strip()
    return context.asker(who) or AskedBy("party", who)
