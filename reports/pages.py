"""The contract between rows and templates: one frozen dataclass per page kind.

Templates see these and nothing else. Every ``href`` is a path from the site's root; the template
puts the page's way to the root before it. Codes (outcomes, statuses) are turned into words by the
template's filters, dates and numbers into the language's form.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Frame:
    """What every page has: its language, its way to the site's root, its place in the menu."""

    lang: str
    as_of: date
    root: str
    section: str
    title: str


@dataclass(frozen=True, slots=True)
class Ref:
    """A name, and its page where it has one."""

    text: str
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a document, and the place in the site where they stand highlighted."""

    text: str
    href: str | None = None
    page: int | None = None


@dataclass(frozen=True, slots=True)
class ItemRef:
    """An item with its meeting; ``loaded`` is false where only a reference tells of it."""

    number: str | None
    title: str | None
    href: str | None
    date: date | None
    body: str
    meeting_href: str | None
    loaded: bool = True


@dataclass(frozen=True, slots=True)
class Reason:
    """A part of an answer's score: what it is, its points, the words it rests on."""

    code: str
    points: float | None
    detail: str | None


@dataclass(frozen=True, slots=True)
class Answer:
    """An item that answers a request; ``days`` counts from asking to answering."""

    item: ItemRef
    days: int | None
    outcome: str | None
    quote: Quote | None
    partly: bool = False
    reasons: tuple[Reason, ...] = ()
    score: float | None = None


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A request or commitment and what became of it.

    ``status`` is overdue, open, partly, standing or answered; ``overdue_days`` counts from the day
    that has passed; ``anchor`` is its id on the follow-up page.
    """

    anchor: str
    kind: str
    text: str
    status: str
    asked: date | None
    asker: Ref
    asker_type: str
    body: Ref
    meeting: Ref
    item: ItemRef | None
    cases: tuple[Ref, ...]
    due: str | None
    due_start: date | None
    due_end: date | None
    overdue_since: date | None
    overdue_days: int | None
    late: bool
    recurrence: str | None
    next_expected: date | None
    quote: Quote
    reported_in: ItemRef | None
    answers: tuple[Answer, ...]

    @property
    def href(self) -> str:
        """Give the place of the request on the follow-up page."""
        return f"opfoelgning.html#{self.anchor}"


@dataclass(frozen=True, slots=True)
class Group:
    """The follow-ups of one status."""

    status: str
    rows: tuple[FollowUp, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """A period's requests in a picture; ``x``, ``width`` and the rectangles are in user units."""

    label: str
    x: float
    width: float
    parts: tuple[BarPart, ...]
    total: int
    labelled: bool


@dataclass(frozen=True, slots=True)
class BarPart:
    """One status of a bar."""

    status: str
    count: int
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class Chart:
    """Requests over time, and the numbers in a table beside it."""

    width: int
    height: int
    left: float
    baseline: float
    bars: tuple[Bar, ...]
    statuses: tuple[str, ...]
    ticks: tuple[tuple[float, int], ...]


@dataclass(frozen=True, slots=True)
class FrontPage:
    """What is open, overdue, answered."""

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
    """Every request and commitment, by status."""

    frame: Frame
    groups: tuple[Group, ...]
    bodies: tuple[str, ...]
    total: int


@dataclass(frozen=True, slots=True)
class DecisionView:
    """A decision; ``own`` is true where the item's own meeting made it."""

    outcome: str
    text: str
    body: Ref
    date: date | None
    quote: Quote | None
    own: bool = True


@dataclass(frozen=True, slots=True)
class DissentView:
    """A dissent at a meeting."""

    who: Ref
    party: str | None
    item: ItemRef | None
    quote: Quote


@dataclass(frozen=True, slots=True)
class VoteView:
    """A vote on an item: names or parties, or a printed count."""

    choice: str
    who: tuple[Ref, ...]
    count: int | None


@dataclass(frozen=True, slots=True)
class Mention:
    """Where a meeting known only by reference is mentioned, and in which words."""

    item: ItemRef
    quote: Quote | None


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
    attachments: tuple[str, ...]
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
    attachments: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dot:
    """A step in the picture of a trail."""

    x: float
    y: float
    loaded: bool
    asks: bool
    answers: bool


@dataclass(frozen=True, slots=True)
class Arc:
    """An answer in the picture of a trail, as an SVG path."""

    path: str


@dataclass(frozen=True, slots=True)
class TrailPicture:
    """The trail as a line of dots in time, with arcs from requests to answers."""

    width: int
    height: int
    line: float
    left: float
    right: float
    dots: tuple[Dot, ...]
    arcs: tuple[Arc, ...]
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class CasePage:
    """A case and its trail in time order."""

    frame: Frame
    number: str
    kle: str | None
    title: str | None
    steps: tuple[Step, ...]
    follow_ups: tuple[FollowUp, ...]
    picture: TrailPicture | None


@dataclass(frozen=True, slots=True)
class MemberRow:
    """A member at a meeting."""

    person: Ref
    party: str | None
    status: str
    role: str | None
    substitute_for: Ref | None
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a source text: ``text``, or where a mark opens or closes.

    ``id`` is empty on the second piece of a mark that had to be cut.
    """

    kind: str
    text: str = ""
    id: str = ""
    css: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class SourceView:
    """A document's whole text with its evidence marked."""

    file: str
    kind: str
    tokens: tuple[Token, ...]


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
    warnings: tuple[Quote, ...]
    sources: tuple[SourceView, ...]


@dataclass(frozen=True, slots=True)
class Period:
    """A party over time."""

    party: str
    start: date | None
    end: date | None
    meetings: int


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


@dataclass(frozen=True, slots=True)
class MemberVote:
    """A vote of a member."""

    item: ItemRef
    choice: str
    party: str | None
    quote: Quote | None


@dataclass(frozen=True, slots=True)
class MemberPage:
    """A member: parties, attendance, votes, dissents, requests."""

    frame: Frame
    name: str
    also: tuple[str, ...]
    periods: tuple[Period, ...]
    present: int
    meetings: int
    bodies: tuple[Ref, ...]
    attendance: tuple[AttendanceRow, ...]
    votes: tuple[MemberVote, ...]
    dissents: tuple[DissentView, ...]
    follow_ups: tuple[FollowUp, ...]


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """A meeting in a list."""

    meeting: Ref
    date: date | None
    body: Ref
    loaded: bool
    items: int
    decisions: int
    requests: int


@dataclass(frozen=True, slots=True)
class OutcomeRow:
    """How many decisions had an outcome; ``share`` is of 1."""

    outcome: str
    count: int
    share: float


@dataclass(frozen=True, slots=True)
class BodyPage:
    """A body: meetings, decisions by outcome, requests and the time to answer them."""

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
    """All cases."""

    frame: Frame
    rows: tuple[CaseRow, ...]


@dataclass(frozen=True, slots=True)
class MeetingsPage:
    """All meetings."""

    frame: Frame
    rows: tuple[MeetingRow, ...]


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
    """All members."""

    frame: Frame
    rows: tuple[PersonRow, ...]


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
    media_type: str
    meeting: Ref | None


@dataclass(frozen=True, slots=True)
class WarningRow:
    """A slip in a source."""

    file: str
    code: str
    message: str
    quote: Quote | None


@dataclass(frozen=True, slots=True)
class AboutPage:
    """What was loaded, as of when, what failed, and how to read it."""

    frame: Frame
    documents: tuple[DocumentRow, ...]
    warnings: tuple[WarningRow, ...]
    failed: tuple[tuple[str, str], ...]
    counts: tuple[tuple[str, int], ...]
    version: str


Page = (
    FrontPage
    | FollowUpPage
    | CasePage
    | MeetingPage
    | MemberPage
    | BodyPage
    | CasesPage
    | MeetingsPage
    | MembersPage
    | BodiesPage
    | AboutPage
)
