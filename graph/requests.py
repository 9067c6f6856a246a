"""Requests and commitments as things to follow: what was asked, of what, and until when."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from sagsspor.graph.actors import without_actors
from sagsspor.graph.identity import Identity, Proof
from sagsspor.graph.matters import Corpus, Matter, Place
from sagsspor.graph.paths import is_day, item_path, number_part
from sagsspor.graph.taking_up import takes_up_again
from sagsspor.graph.topic import content, coverage, stem, terms
from sagsspor.nlp.record import AskedBy, Due, ReportedRequest, Request
from sagsspor.nlp.requests.request_words import words

_NEXT = re.compile(
    # "Et af de næste møder" and "et næste møde" name no one meeting.
    r"\b(?<!\bet )(?:næste|førstkommende|næstkommende|næstfølgende)\s+(?:ordinære\s+)?"
    r"\w*(?:møde(?!r)|udvalgsråd)\w*\b",
    re.I,
)
_PERSON_AND_PARTY = re.compile(
    r"\b[A-ZÆØÅ][\w'.-]{1,30}(?:\s{1,3}[A-ZÆØÅ][\w'.-]{1,30}){1,5}\s{0,3}\([^()]{1,30}\)"
)
_REFERENCE = re.compile(r"\((?:sag|punkt|pkt)\b[^()]*\)", re.I)
_WANTS_STATUS = re.compile(r"\b(?:status|orienter\w*|oplys\w*|redegørelse|tal for)\b", re.I)
REPEATED = 0.5
"""The share of what was asked that a report of it repeats."""

_DURATION = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?")


@dataclass(frozen=True, slots=True)
class FollowUp:
    """One request or commitment; ``place`` is where it was made, perhaps only a meeting.

    ``path`` is that of the document's own graph. ``reported_in`` is the later item that reports
    it, where its own minutes are not loaded. ``asked`` are the terms to look for, ``own`` those of
    them that its own words give.
    """

    path: str
    place: Place
    kind: str
    text: str
    asked_by: AskedBy
    due: Due | None
    recurs: str | None
    proof: tuple[Proof, ...]
    own: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    reported_in: Place | None = None

    @property
    def next_meeting(self) -> bool:
        """Whether it is due at the body's next meeting."""
        return bool(self.due and not self.due.end and _NEXT.search(self.due.expression))

    @property
    def puts_off(self) -> bool:
        """Whether it is the item's own putting off that is to be followed."""
        return words("postpone", "verbs").search(self.text) is not None

    @property
    def takes_up_again(self) -> bool:
        """Whether the case itself is to come back, as when an answer has arrived."""
        return takes_up_again(self.text)

    @property
    def wants_status(self) -> bool:
        """Whether information is what was asked for."""
        return bool(_WANTS_STATUS.search(self.text))


def follow_ups_of(corpus: Corpus, identity: Identity) -> Iterator[FollowUp]:
    """Give everything to follow in one authority, in order of time and place."""
    for matter in corpus.matters:
        for n, request in enumerate(matter.item.requests, 1):
            yield _made(matter, identity, request, n)
    for matter in corpus.matters:
        for n, reported in enumerate(matter.item.reported_requests, 1):
            found = _reported(corpus, identity, matter, reported, n)
            if found:
                yield found


@dataclass(frozen=True, slots=True)
class Report:
    """What a later item says was asked: where it stands, of which item, and the terms asked for.

    ``number`` is the printed number of the item that asked, None where it is not told.
    """

    item: str
    number: str | None
    asked: tuple[str, ...]
    proof: tuple[Proof, ...]

    def repeats(self, request: FollowUp) -> bool:
        """Whether a request of the meeting is the one that is reported, by number and words."""
        if self.number and request.place.number:
            if number_part(self.number) != number_part(request.place.number):
                return False
        elif not request.own:
            return False
        return not request.own or coverage(request.own, self.asked)[0] >= REPEATED


def reports_of(corpus: Corpus, identity: Identity) -> dict[str, list[Report]]:
    """Give what later items report of requests, by the path of the meeting that asked."""
    found: dict[str, list[Report]] = {}
    for matter in corpus.matters:
        for reported in matter.item.reported_requests:
            meeting = _meeting_of(identity, matter, reported)
            if meeting and meeting != matter.place.meeting:
                asked = asked_terms(reported.text, reported.due)
                proof = matter.proof(reported.where, "", "/text")
                report = Report(matter.place.path, reported.made_at.item_number, asked, proof)
                found.setdefault(meeting, []).append(report)
    return found


def asked_terms(text: str, due: Due | None) -> tuple[str, ...]:
    """Give what a request asks for: its content terms without asker, bodies and due date."""
    if due:
        text = text.replace(due.expression, " ")
    text = _REFERENCE.sub(" ", _PERSON_AND_PARTY.sub(" ", text))
    return content(term for term in terms(without_actors(text)) if not term.startswith("_"))


def _sound(due: Due | None) -> Due | None:
    """Leave out the dates of a due interval that no calendar has."""
    if due is None:
        return None
    start, end = (day if is_day(day) else None for day in (due.start, due.end))
    return Due(due.expression, start, end)


def _made(matter: Matter, identity: Identity, request: Request, n: int) -> FollowUp:
    due = _sound(request.due)
    own = asked_terms(request.text, request.due)
    if request.asked_by.type == "person":
        names = {stem(word) for word in request.asked_by.name.split()}
        own = tuple(term for term in own if term not in names)
    # Words like "status på ordningen" lean on the item they stand in.
    context = () if matter.procedural else matter.title
    asked = own if len(own) >= 2 else (*own, *(t for t in context if t not in own))
    return FollowUp(
        f"{_printed(matter, identity)}/request/{n}",
        matter.place,
        request.kind,
        request.text,
        request.asked_by,
        due,
        request.recurs,
        matter.proof(request.where, "", "/text"),
        own,
        asked,
    )


def _printed(matter: Matter, identity: Identity) -> str:
    """Give the path under which the document's own graph knows an item."""
    document = matter.place.document
    meeting = identity.documents[document.sha16].printed_meeting if document else None
    return f"{meeting}/{matter.place.path.rsplit('/', 1)[1]}" if meeting else matter.place.path


def _reported(
    corpus: Corpus, identity: Identity, matter: Matter, reported: ReportedRequest, n: int
) -> FollowUp | None:
    """Give a request that an earlier meeting made, which belongs to that meeting."""
    meeting = _meeting_of(identity, matter, reported)
    if meeting is None:
        return None
    body, _, when = meeting.rpartition("/")
    if meeting == matter.place.meeting or meeting in corpus.by_meeting:
        return None  # the minutes themselves say what was asked
    number = reported.made_at.item_number
    place = Place(
        item_path(meeting, number) if number else meeting,
        meeting,
        when,
        body,
        number=number,
        is_item=bool(number),
    )
    own = asked_terms(reported.text, reported.due)
    return FollowUp(
        f"{_printed(matter, identity)}/reported-request/{n}",
        place,
        "request",
        reported.text,
        reported.asked_by,
        _sound(reported.due),
        reported.recurs,
        matter.proof(reported.where, "", "/text"),
        own,
        own,
        matter.place,
    )


def _meeting_of(identity: Identity, matter: Matter, reported: ReportedRequest) -> str | None:
    """Give the path of the meeting at which a reported request was made, None where untold."""
    document = matter.place.document
    when = reported.made_at.date
    if document is None or not when or not is_day(when) or when > matter.place.date:
        return None
    body = identity.body_path(document.sha16, reported.made_at.body) or matter.place.body
    return f"{body}/{when}"


def add_duration(day: str, duration: str) -> str | None:
    """Add an ISO 8601 duration to a date; the day is kept within the month it reaches.

    >>> add_duration("2025-10-31", "P6M"), add_duration("2024-02-29", "P1Y")
    ('2026-04-30', '2025-02-28')
    """
    found = _DURATION.fullmatch(duration)
    if not found or not any(found.groups()):
        return None
    years, months, weeks, days = (int(group or 0) for group in found.groups())
    start = date.fromisoformat(day)
    month = start.month - 1 + months + 12 * years
    year, month = start.year + month // 12, month % 12 + 1
    last = calendar.monthrange(year, month)[1]
    # The end of a month stays the end of a month.
    at_end = start.day == calendar.monthrange(start.year, start.month)[1] and start.day > 28
    reached = date(year, month, last if at_end and (months or years) else min(start.day, last))
    return (reached + timedelta(weeks=weeks, days=days)).isoformat()
