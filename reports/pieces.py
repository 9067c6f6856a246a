"""What pages share: names with links, quotes, requests, decisions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Frame:
    """What every page has: its language, its way to the site's root, its place in the menu.

    ``as_of`` is None on a page that no later date would change, so that it stays as it is.
    ``served`` where a server stands behind it that answers queries.
    """

    lang: str
    as_of: date | None
    root: str
    section: str
    title: str
    served: bool = False


@dataclass(frozen=True, slots=True)
class Pager:
    """The way from one page of a list to the others.

    ``kind`` is "time" for a list with the newest first, else "order". ``pages`` are number and path
    of the pages that this one names; ``newest`` is the newest page where this is another.
    """

    kind: str
    number: int
    before: str | None
    after: str | None
    newest: str | None
    pages: tuple[tuple[int, str], ...]


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
    """An item that answers a request; ``days`` counts from asking to answering.

    ``partly`` tells that it only holds, ``in_part`` that it treats a part of what was asked.
    """

    item: ItemRef
    days: int | None
    outcome: str | None
    quote: Quote | None
    partly: bool = False
    reasons: tuple[Reason, ...] = ()
    score: float | None = None
    in_part: bool = False


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A request or commitment and what became of it.

    ``status`` is overdue, open, partly, standing or answered; ``overdue_days`` counts from the day
    that has passed; ``anchor`` is its id on ``page``, its place in the follow-up list.
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
    page: str = "opfoelgning.html"

    @property
    def expected(self) -> date | None:
        """Give the last day an answer is expected, None where none is or no day is known."""
        if self.status in ("open", "partly"):
            return self.next_expected or self.due_end
        return self.next_expected

    @property
    def href(self) -> str:
        """Give the place of the request on the follow-up page."""
        return f"{self.page}#{self.anchor}"


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
class Mention:
    """Where a meeting known only by reference is mentioned, and in which words."""

    item: ItemRef
    quote: Quote | None


@dataclass(frozen=True, slots=True)
class AmountView:
    """A sentence that names amounts of money, and each of them with its place."""

    amounts: tuple[Ref, ...]
    sentence: str


@dataclass(frozen=True, slots=True)
class SlipView:
    """A slip in a source; ``message`` is the extractor's own, in English."""

    file: str
    code: str
    message: str
    href: str | None


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
