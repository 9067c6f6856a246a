"""What one minutes document says, as plain data.

The dataclasses follow ``record.schema.json``: their fields are its keys. Each carries ``where``,
the evidence of its own facts: a JSON Pointer relative to the object (``""`` is the object itself,
``"/title"`` a field, ``"/case_numbers/0"`` an entry of a list of strings) to spans of the text.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sagsspor.nlp.text.source import Span

Spans = tuple[Span, ...]

Where = Mapping[str, Spans]

OUTCOMES = (
    "approved",
    "recommended",
    "noted",
    "discussed",
    "postponed",
    "returned",
    "rejected",
    "referred",
    "resolved_other",
    "none",
)

STATUSES = ("present", "absent", "partly")

TREATMENT_ROLES = ("approves", "recommends", "informed", "discusses")

ASKER_TYPES = ("body", "person", "party", "administration")


@dataclass(frozen=True, slots=True)
class Meeting:
    """The meeting the document is about; ``date`` is ISO, ``start_time`` HH:MM."""

    body: str | None = None
    term: str | None = None
    date: str | None = None
    start_time: str | None = None
    place: str | None = None
    municipality: str | None = None
    where: Where = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Member:
    """A member of the body, or an elected person who acts at the meeting.

    ``substitute_for`` names the member a deputy stands in for.
    """

    name: str
    party: str | None = None
    status: str = "present"
    substitute_for: str | None = None
    role: str | None = None
    where: Where = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Treatment:
    """One planned or past handling of an item by a body; ``date`` is ISO, slips included."""

    body: str
    role: str | None = None
    date: str | None = None
    where: Where = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Votes:
    """Who voted how, as printed: persons or party letters; counts only if printed, else None."""

    for_: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    abstained: tuple[str, ...] = ()
    count_for: int | None = None
    count_against: int | None = None
    count_abstained: int | None = None
    where: Where = field(default_factory=dict, hash=False)

    def __bool__(self) -> bool:
        """Tell whether anything was said of a vote."""
        counts = (self.count_for, self.count_against, self.count_abstained)
        return bool(self.for_ or self.against or self.abstained) or any(
            count is not None for count in counts
        )


@dataclass(frozen=True, slots=True)
class Decision:
    """What one body decided on one date; ``outcome`` is one of ``OUTCOMES``."""

    body: str | None
    date: str | None
    outcome: str
    text: str
    item_number: str | None = None
    absent: tuple[str, ...] = ()
    votes: Votes = Votes()
    where: Where = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Dissent:
    """A reservation, minority statement or reasoned vote against."""

    person: str | None
    party: str | None
    text: str
    where: Where = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Reference:
    """A mention of an earlier meeting or item."""

    date: str | None
    body: str | None
    item_number: str | None = None
    case_number: str | None = None
    where: Where = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class AskedBy:
    """Who asks or promises; ``type`` is one of ``ASKER_TYPES``."""

    type: str
    name: str


@dataclass(frozen=True, slots=True)
class Due:
    """When something is due: the words as printed, and the dates they mean, both inclusive."""

    expression: str
    start: str | None = None
    end: str | None = None


@dataclass(frozen=True, slots=True)
class Request:
    """Something that should come back to a body; ``kind`` is request or commitment.

    ``recurs`` is an ISO 8601 duration.
    """

    kind: str
    text: str
    asked_by: AskedBy
    due: Due | None = None
    recurs: str | None = None
    where: Where = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class MadeAt:
    """The earlier meeting a reported request was made at."""

    date: str | None
    body: str | None = None
    item_number: str | None = None


@dataclass(frozen=True, slots=True)
class ReportedRequest:
    """A request that an earlier meeting made and this item only reports."""

    text: str
    asked_by: AskedBy
    made_at: MadeAt
    due: Due | None = None
    recurs: str | None = None
    where: Where = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Item:
    """One item of the agenda; ``ordinal`` counts from 1, ``number`` is as printed."""

    ordinal: int
    number: str | None = None
    title: str | None = None
    case_numbers: tuple[str, ...] = ()
    treatment: tuple[Treatment, ...] = ()
    recommendation: str | None = None
    decisions: tuple[Decision, ...] = ()
    absent: tuple[str, ...] = ()
    votes: Votes = Votes()
    dissents: tuple[Dissent, ...] = ()
    attachments: tuple[str, ...] = ()
    references: tuple[Reference, ...] = ()
    requests: tuple[Request, ...] = ()
    reported_requests: tuple[ReportedRequest, ...] = ()
    summary: str | None = None
    closed: bool = False
    where: Where = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class PersonMentioned:
    """A person outside the member list."""

    name: str
    role: str | None = None
    party: str | None = None
    where: Where = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Mention:
    """A span the pipeline found; ``by`` is rule, list or model with its version."""

    label: str
    text: str
    span: Span
    by: str
    confidence: float = 1.0
    value: str | None = None


@dataclass(frozen=True, slots=True)
class SourceWarning:
    """A slip in the source, noticed and kept; ``code`` is stable, ``message`` for people."""

    code: str
    message: str
    where: Where = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Record:
    """What one minutes document says.

    ``doc`` is the stem of the file's name; ``document_type`` is minutes or agenda (Dagsorden), and
    an agenda never counts as loaded minutes.
    """

    doc: str
    meeting: Meeting = Meeting()
    members: tuple[Member, ...] = ()
    items: tuple[Item, ...] = ()
    persons_mentioned: tuple[PersonMentioned, ...] = ()
    committees_mentioned: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()
    warnings: tuple[SourceWarning, ...] = ()
    document_type: str = "minutes"
    abbreviations: Mapping[str, str] = field(default_factory=dict, hash=False)
    where: Where = field(default_factory=dict, hash=False)
