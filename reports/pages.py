"""The contract between rows and templates: one frozen dataclass per page kind.

Templates see these and nothing else. Every ``href`` is a path from the site's root; the template
puts the page's way to the root before it. Codes (outcomes, statuses) are turned into words by the
template's filters, dates and numbers into the language's form.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sagsspor.reports.highlight import Token
from sagsspor.reports.list_pages import (
    BodiesPage,
    CasesPage,
    FollowUpDatesPage,
    FollowUpPage,
    FollowUpStatusPage,
    MeetingsPage,
    MembersPage,
    NetworkPage,
    SearchPage,
)
from sagsspor.reports.pictures import Chart, TrailPicture
from sagsspor.reports.pieces import (
    AmountView,
    DecisionView,
    DissentView,
    FollowUp,
    Frame,
    ItemRef,
    MeetingRow,
    Mention,
    Pager,
    Quote,
    Ref,
    SlipView,
)


@dataclass(frozen=True, slots=True)
class FrontPage:
    """What is overdue, answered since the last meeting, expected; ``open`` waits without a date."""

    frame: Frame
    authorities: tuple[str, ...]
    counts: tuple[tuple[str, int], ...]
    overdue: tuple[FollowUp, ...]
    open: tuple[FollowUp, ...]
    answered: tuple[FollowUp, ...]
    expected: tuple[FollowUp, ...]
    chart: Chart
    meetings: tuple[MeetingRow, ...]
    documents: int


@dataclass(frozen=True, slots=True)
class VoteView:
    """A vote on an item: names or parties, or a printed count."""

    choice: str
    who: tuple[Ref, ...]
    count: int | None
    source: str | None


@dataclass(frozen=True, slots=True)
class TreatmentView:
    """A planned handling."""

    body: Ref
    role: str | None
    date: date | None
    source: str | None


@dataclass(frozen=True, slots=True)
class ItemView:
    """An item of a meeting's agenda."""

    anchor: str
    number: str | None
    title: str | None
    closed: bool
    cases: tuple[Ref, ...]
    recommendation: str | None
    summary: str | None
    decisions: tuple[DecisionView, ...]
    votes: tuple[VoteView, ...]
    dissents: tuple[DissentView, ...]
    follow_ups: tuple[FollowUp, ...]
    answers: tuple[FollowUp, ...]
    attachments: tuple[Quote, ...]
    references: tuple[Mention, ...]
    treatments: tuple[TreatmentView, ...]
    absent: tuple[Ref, ...]
    source: str | None


@dataclass(frozen=True, slots=True)
class Step:
    """One meeting on a case's way."""

    date: date | None
    body: Ref
    meeting: Ref
    loaded: bool
    item: ItemRef | None
    other_case: tuple[Ref, ...]
    decisions: tuple[DecisionView, ...]
    asked: tuple[FollowUp, ...]
    answers: tuple[FollowUp, ...]
    mentions: tuple[Mention, ...]
    amounts: tuple[AmountView, ...]
    attachments: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class CasePage:
    """A case and its trail in time order, or of a long trail a part."""

    frame: Frame
    number: str
    kle: str | None
    title: str | None
    steps: tuple[Step, ...]
    follow_ups: tuple[FollowUp, ...]
    picture: TrailPicture | None
    pager: Pager


@dataclass(frozen=True, slots=True)
class MemberRow:
    """A member at a meeting."""

    person: Ref
    party: str | None
    status: str
    role: str | None
    substitute_for: Ref | None
    items: tuple[str, ...]
    source: str | None


@dataclass(frozen=True, slots=True)
class SourceView:
    """A document's text with its evidence marked, or of a very long one a part."""

    file: str
    kind: str
    tokens: tuple[Token, ...]
    pager: Pager


@dataclass(frozen=True, slots=True)
class MeetingTextPage:
    """A later part of a very long text of a meeting."""

    frame: Frame
    meeting: Ref
    date: date | None
    source: SourceView


@dataclass(frozen=True, slots=True)
class MeetingPage:
    """A meeting: its agenda, decisions, attendance, and the minutes themselves."""

    frame: Frame
    body: Ref
    date: date | None
    start: Ref | None
    place: Ref | None
    authority: str | None
    loaded: bool
    members: tuple[MemberRow, ...]
    participants: tuple[Ref, ...]
    items: tuple[ItemView, ...]
    mentions: tuple[Mention, ...]
    follow_ups: tuple[FollowUp, ...]
    warnings: tuple[SlipView, ...]
    sources: tuple[SourceView, ...]


@dataclass(frozen=True, slots=True)
class Period:
    """A party over time; ``first`` and ``last`` are the places that print it."""

    party: str
    start: date | None
    end: date | None
    meetings: int
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class SeatRow:
    """A seat in a body over time; ``first`` and ``last`` are the places that print it."""

    body: Ref
    roles: tuple[str, ...]
    start: date | None
    end: date | None
    meetings: int
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class AttendanceRow:
    """A meeting in a member's attendance."""

    meeting: Ref
    date: date | None
    body: Ref
    status: str
    role: str | None
    substitute_for: Ref | None
    items: tuple[str, ...]
    source: str | None


@dataclass(frozen=True, slots=True)
class MemberVote:
    """A vote of a member."""

    item: ItemRef
    choice: str
    party: str | None
    quote: Quote | None


@dataclass(frozen=True, slots=True)
class PartPagers:
    """The way on in each long list of a page, None in a list that is not on it."""

    attendance: Pager | None = None
    votes: Pager | None = None
    dissents: Pager | None = None
    follow_ups: Pager | None = None
    meetings: Pager | None = None
    documents: Pager | None = None
    warnings: Pager | None = None


@dataclass(frozen=True, slots=True)
class MemberPage:
    """A member: parties, seats, attendance, votes, dissents, requests.

    ``part`` names what a further page goes on with; everything else is empty there.
    """

    frame: Frame
    name: str
    also: tuple[str, ...]
    periods: tuple[Period, ...]
    present: int
    meetings: int
    seats: tuple[SeatRow, ...]
    attendance: tuple[AttendanceRow, ...]
    votes: tuple[MemberVote, ...]
    dissents: tuple[DissentView, ...]
    follow_ups: tuple[FollowUp, ...]
    dissented: int
    requests: int
    own: str
    part: str
    pagers: PartPagers


@dataclass(frozen=True, slots=True)
class OutcomeRow:
    """How many decisions had an outcome; ``share`` is of 1."""

    outcome: str
    count: int
    share: float


@dataclass(frozen=True, slots=True)
class BodyPage:
    """A body: meetings, decisions by outcome, requests and the time to answer them.

    ``part`` names what a further page goes on with; everything else is empty there.
    """

    frame: Frame
    name: str
    also: tuple[str, ...]
    abbreviation: str | None
    authority: str | None
    meetings: tuple[MeetingRow, ...]
    outcomes: tuple[OutcomeRow, ...]
    counts: tuple[tuple[str, int], ...]
    median_days: int | None
    answered: int
    follow_ups: tuple[FollowUp, ...]
    own: str
    part: str
    pagers: PartPagers


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A loaded file."""

    file: str
    kind: str
    meeting: Ref | None
    date: date | None


@dataclass(frozen=True, slots=True)
class AboutPage:
    """What was loaded, as of when, what failed, and how to read it.

    ``grounded`` is the strength of an answer that is enough with a ground, ``alone`` what the topic
    must reach without. ``part`` names what a further page goes on with; the rest is empty there.
    """

    frame: Frame
    documents: tuple[DocumentRow, ...]
    warnings: tuple[SlipView, ...]
    failed: tuple[tuple[str, str], ...]
    counts: tuple[tuple[str, int], ...]
    grounded: float
    alone: float
    version: str
    part: str = ""
    pagers: PartPagers = PartPagers()


Page = (
    FrontPage
    | FollowUpPage
    | FollowUpDatesPage
    | FollowUpStatusPage
    | CasePage
    | MeetingPage
    | MeetingTextPage
    | MemberPage
    | BodyPage
    | CasesPage
    | MeetingsPage
    | MembersPage
    | BodiesPage
    | AboutPage
    | SearchPage
    | NetworkPage
)
