"""Facts to the pieces that pages share: names with links, quotes, items, requests."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sagsspor.reports.facts import Decision, Dissent, Meeting
from sagsspor.reports.follow_ups import FollowUps
from sagsspor.reports.pieces import DecisionView, DissentView, MeetingRow, Mention, Quote, Ref


@dataclass(frozen=True)
class Views(FollowUps):
    """Everything a page is made from."""

    def decision(self, at: Decision) -> DecisionView:
        """Give a decision with its quote."""
        return DecisionView(
            at.outcome,
            at.text,
            self.body(at.body),
            at.date,
            self.quote(at.iri, at.text),
            self.is_own(at),
        )

    def dissent(self, at: Dissent) -> DissentView:
        """Give a dissent with the party of that meeting."""
        meeting = self.facts.items[at.item].meeting
        held = self.party_at.get((at.person, meeting)) if at.person else None
        party = held or self.party(at.party)
        return DissentView(
            self.person(at.person) if at.person else Ref(party or ""),
            party if at.person else None,
            self.item(at.item),
            self.quote(at.iri, at.text) or Quote(at.text),
        )

    def attachments(self, item: str) -> tuple[Quote, ...]:
        """Give an item's attachments, each with the place that names it."""
        return tuple(
            self.quote(at.iri, at.title) or Quote(at.title)
            for at in self.attachments_of.get(item, ())
        )

    def mention(self, item: str, fact: str) -> Mention | None:
        """Give where a meeting is mentioned."""
        view = self.item(item)
        return Mention(view, self.sentence(fact)) if view else None

    def meeting_row(self, meeting: Meeting) -> MeetingRow:
        """Give a meeting as a row of a list."""
        items = self.items_of.get(meeting.iri, ())
        return MeetingRow(
            self.meeting(meeting.iri),
            meeting.date,
            self.body(meeting.body),
            meeting.loaded,
            len(items) if meeting.loaded else 0,
            sum(
                decision.meeting in (None, meeting.iri)
                for item in items
                for decision in self.decisions_of.get(item.iri, ())
            ),
            len(self.follow_ups_of(self.requests_at.get(meeting.iri, ()))),
        )


def newest_first(meetings: Iterable[Meeting]) -> list[Meeting]:
    """Sort meetings, the newest first."""
    return sorted(
        sorted(meetings, key=lambda at: at.iri), key=lambda at: at.date or date.min, reverse=True
    )
