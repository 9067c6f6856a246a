"""The contract between rows and templates: one frozen dataclass per page kind.

Templates see these and nothing else. Every ``href`` is a path from the site's root; the template
puts the page's way to the root before it. Codes (outcomes, statuses) are turned into words by the
template's filters, dates and numbers into the language's form.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sagsspor.reports.highlight import Token
from sagsspor.reports.pictures import Chart, NetworkPicture, TrailPicture
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
class Group:
    """The follow-ups of one status, or the most pressing of ``all``; ``href`` leads to the rest."""

    status: str
    rows: tuple[FollowUp, ...]
    all: int
    href: str | None


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
class FollowUpPage:
    """Every request and commitment, by status; ``askers`` are members and parties by name.

    Of a long list ``groups`` hold only some; ``dates`` are the pages that hold all, the newest
    first, and ``index`` the scripts that the filter reads.
    """

    frame: Frame
    groups: tuple[Group, ...]
    bodies: tuple[str, ...]
    askers: tuple[str, ...]
    total: int
    dates: tuple[Stretch, ...]
    index: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A page of the follow-up list by date: its number, its path, its first and last day."""

    number: int
    href: str
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class FollowUpDatesPage:
    """The requests and commitments of a stretch of time, the newest first."""

    frame: Frame
    rows: tuple[FollowUp, ...]
    stretch: Stretch
    pager: Pager


@dataclass(frozen=True, slots=True)
class FollowUpStatusPage:
    """A table of the requests and commitments of one status, the most pressing first."""

    frame: Frame
    status: str
    rows: tuple[FollowUp, ...]
    all: int
    pager: Pager


@dataclass(frozen=True, slots=True)
class VoteView:
    """A vote on an item: names or parties, or a printed count."""

    choice: str
    who: tuple[Ref, ...]
    count: int | None


@dataclass(frozen=True, slots=True)
class TreatmentView:
    """A planned handling."""

    body: Ref
    role: str | None
    date: date | None


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
    start: str | None
    place: str | None
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
class PartPagers:
    """The way on in each long list of a page, None in a list that is not on it."""

    attendance: Pager | None = None
    votes: Pager | None = None
    dissents: Pager | None = None
    follow_ups: Pager | None = None
    meetings: Pager | None = None


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
    median_days: float | None
    answered: int
    follow_ups: tuple[FollowUp, ...]
    own: str
    part: str
    pagers: PartPagers


@dataclass(frozen=True, slots=True)
class CaseRow:
    """A case in a list."""

    case: Ref
    title: str | None
    items: int
    first: date | None
    last: date | None
    requests: int
    waiting: int


@dataclass(frozen=True, slots=True)
class CasesPage:
    """All cases, or a page of them."""

    frame: Frame
    rows: tuple[CaseRow, ...]
    pager: Pager


@dataclass(frozen=True, slots=True)
class MeetingsPage:
    """All meetings, or a page of them."""

    frame: Frame
    rows: tuple[MeetingRow, ...]
    pager: Pager


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A member in a list."""

    person: Ref
    party: str | None
    present: int
    meetings: int
    dissents: int
    requests: int


@dataclass(frozen=True, slots=True)
class MembersPage:
    """All members, or a page of them."""

    frame: Frame
    rows: tuple[PersonRow, ...]
    pager: Pager


@dataclass(frozen=True, slots=True)
class BodyRow:
    """A body in a list."""

    body: Ref
    authority: str | None
    meetings: int
    by_reference: int
    decisions: int
    waiting: int


@dataclass(frozen=True, slots=True)
class BodiesPage:
    """All bodies."""

    frame: Frame
    rows: tuple[BodyRow, ...]


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
    must reach without.
    """

    frame: Frame
    documents: tuple[DocumentRow, ...]
    warnings: tuple[SlipView, ...]
    failed: tuple[tuple[str, str], ...]
    counts: tuple[tuple[str, int], ...]
    grounded: float
    alone: float
    version: str


@dataclass(frozen=True, slots=True)
class SearchPage:
    """The search: the paths of the index's parts in the order of loading, and what is in them."""

    frame: Frame
    parts: tuple[str, ...]
    total: int
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NetworkRow:
    """A member, body or case with its neighbours, each with how often they meet."""

    name: Ref
    members: tuple[tuple[Ref, int], ...]
    bodies: tuple[tuple[Ref, int], ...]
    cases: tuple[tuple[Ref, int], ...]


@dataclass(frozen=True, slots=True)
class NetworkPage:
    """The network as a picture and as tables; ``shown`` is kind, in the picture, in all."""

    frame: Frame
    picture: NetworkPicture
    shown: tuple[tuple[str, int, int], ...]
    years: tuple[int, ...]
    members: tuple[NetworkRow, ...]
    bodies: tuple[NetworkRow, ...]
    cases: tuple[NetworkRow, ...]


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
