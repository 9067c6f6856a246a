"""Requests and what became of them, in the order of their pressing and of their asking."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from sagsspor.reports.addresses import FOLLOW_UP
from sagsspor.reports.facts import Link, Request
from sagsspor.reports.pagination import part
from sagsspor.reports.pieces import Answer, FollowUp, Quote, Reason, Ref
from sagsspor.reports.quotes import Quotes
from sagsspor.reports.status import ORDER, Status

_REASON = re.compile(r"(\w+) ([+-]\d+(?:\.\d+)?)(?:: (.*))?")

LONG, BY_DATE = 200, 100
"""A list of more requests than ``LONG`` has them on pages by date, ``BY_DATE`` on each."""

WAITING = frozenset({"overdue", "open", "partly"})
"""The statuses of what a body still waits for."""


@dataclass(frozen=True)
class FollowUps(Quotes):
    """Every request with its status, its answers and its place in the follow-up list."""

    @cached_property
    def follow_ups(self) -> Mapping[str, FollowUp]:
        """Give every request, the most pressing first, then the newest."""
        views = [
            (request.iri, self._follow_up(request))
            for request in sorted(self.facts.requests, key=lambda at: at.iri)
            if request.key in self.statuses
        ]
        taken: Counter[str] = Counter()
        placed: list[tuple[str, FollowUp]] = []
        for iri, view in views:
            taken[view.anchor] += 1
            again = taken[view.anchor]
            anchor = view.anchor if again == 1 else f"{view.anchor}-{again}"
            placed.append((iri, replace(view, anchor=anchor)))
        placed.sort(key=lambda pair: (pair[1].asked or date.min, pair[1].anchor))
        if len(placed) > LONG:
            placed = [
                (iri, replace(view, page=part(FOLLOW_UP, index // BY_DATE + 1)))
                for index, (iri, view) in enumerate(placed)
            ]
        return dict(sorted(placed, key=lambda pair: _pressing(pair[1])))

    @cached_property
    def follow_ups_by_date(self) -> tuple[FollowUp, ...]:
        """Give every request in the order of asking, in which a long list is cut into pages."""
        return tuple(
            sorted(self.follow_ups.values(), key=lambda at: (at.asked or date.min, at.anchor))
        )

    def follow_ups_of(self, requests: Iterable[Request]) -> tuple[FollowUp, ...]:
        """Give some requests, the most pressing first."""
        wanted = {request.iri for request in requests} & self.follow_ups.keys()
        return tuple(self.follow_ups[iri] for iri in sorted(wanted, key=self._ranks.__getitem__))

    @cached_property
    def _ranks(self) -> Mapping[str, int]:
        return {iri: rank for rank, iri in enumerate(self.follow_ups)}

    def _follow_up(self, request: Request) -> FollowUp:
        status = self.statuses[request.key]
        meeting = self.facts.meetings[request.meeting]
        asked = meeting.date
        asker = self.body(meeting.body)
        if request.asker and request.asker in self.facts.persons:
            asker = self.person(request.asker)
        elif request.asker in self.facts.bodies:
            asker = self.body(request.asker)
        elif request.asker_name:
            asker = Ref(request.asker_name)
        source = request.reported_in or request.item
        since = self._passed(request, status) if status.code == "overdue" else None
        return FollowUp(
            anchor=_anchor(request, asked),
            kind=request.kind,
            text=request.text,
            status=status.code,
            asked=asked,
            asker=asker,
            asker_type=request.asker_type or "body",
            body=self.body(meeting.body),
            meeting=self.meeting(request.meeting),
            item=None if request.reported_in else self.item(request.item),
            cases=tuple(self.case(case) for case in self.cases_of.get(source or "", ())),
            due=request.due,
            due_start=request.due_start,
            due_end=request.due_end,
            overdue_since=since,
            overdue_days=(self.as_of - since).days if since else None,
            late=status.late,
            recurrence=request.recurrence,
            next_expected=status.next_expected,
            quote=self.quote(request.iri, request.text) or Quote(request.text),
            reported_in=self.item(request.reported_in),
            answers=tuple(
                self._answer(request, item, asked, status)
                for item in status.answers
                if item in self.facts.items
            ),
        )

    def _passed(self, request: Request, status: Status) -> date | None:
        """Give the day that has passed: the one expected, the last one due, the next meeting's."""
        if status.next_expected or request.due_end:
            return status.next_expected or request.due_end
        made = self.facts.meetings[request.meeting]
        days = self.loaded_days.get(made.body or "", ())
        place = bisect_right(days, made.date) if made.date else len(days)
        return days[place] if place < len(days) else None

    def _answer(self, request: Request, item: str, asked: date | None, status: Status) -> Answer:
        view = self.item(item)
        assert view is not None
        decision = self.own_decision(item)
        link = next(
            (
                self._answer_links[item, earlier]
                for earlier in (request.item, request.meeting, request.reported_in)
                if earlier and (item, earlier) in self._answer_links
            ),
            None,
        )
        return Answer(
            view,
            (view.date - asked).days if view.date and asked else None,
            decision.outcome if decision else None,
            self.quote(decision.iri, decision.text) if decision else self.quote(item),
            item in status.partly,
            tuple(map(_reason, link.explanation)) if link else (),
            link.score if link else None,
            item in status.in_part,
        )

    @cached_property
    def _answer_links(self) -> Mapping[tuple[str, str], Link]:
        return {
            (link.later, link.earlier): link for link in self.facts.links if link.kind == "answers"
        }


def status_counts(follow_ups: Iterable[FollowUp]) -> tuple[tuple[str, int], ...]:
    """Count requests by status, the most pressing first."""
    found = [view.status for view in follow_ups]
    return tuple((status, found.count(status)) for status in ORDER)


def _reason(line: str) -> Reason:
    """Read one part of a link's score, as ``topic +0.33: havn, bad``."""
    found = _REASON.fullmatch(line)
    if not found:
        return Reason("other", None, line)
    detail = found[3] if found[1] == "topic" else None
    return Reason(found[1], float(found[2]), detail)


def _pressing(view: FollowUp) -> tuple[int, int, str]:
    newest = -(view.asked.toordinal() if view.asked else 0)
    return ORDER.index(view.status), newest, view.anchor


def _anchor(request: Request, asked: date | None) -> str:
    """Give an id that stays the same as long as the request does."""
    parts = request.iri.rstrip("/").split("/")[-3:]
    tail = "-".join(part for part in parts if part not in {"request", "commitment"})
    safe = "".join(char if char.isalnum() and char.isascii() else "-" for char in tail)
    return f"a{asked.isoformat() if asked else ''}-{safe}".strip("-")
