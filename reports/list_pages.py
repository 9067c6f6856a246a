"""The contract between rows and templates, as in ``pages``: the lists, the search, the network."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sagsspor.reports.pictures import NetworkPicture
from sagsspor.reports.pieces import FollowUp, Frame, MeetingRow, Pager, Ref


@dataclass(frozen=True, slots=True)
class Group:
    """The follow-ups of one status, or the most pressing of ``all``; ``href`` leads to the rest."""

    status: str
    rows: tuple[FollowUp, ...]
    all: int
    href: str | None


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
