"""Pictures as numbers: what the SVG in the templates is drawn from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sagsspor.reports.pieces import Ref


@dataclass(frozen=True, slots=True)
class Bar:
    """A period's requests in a picture; ``x``, ``width`` and the rectangles are in user units.

    ``label`` is a quarter as 2025-3 or a year; ``tick`` the quarter's number where it is written.
    """

    label: str
    x: float
    width: float
    parts: tuple[BarPart, ...]
    total: int
    tick: str | None


@dataclass(frozen=True, slots=True)
class BarPart:
    """One status of a bar."""

    status: str
    count: int
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class Chart:
    """Requests over time, and the numbers in a table beside it.

    ``years`` are the years written under the bars, with the middle of each.
    """

    width: int
    height: int
    left: float
    baseline: float
    bars: tuple[Bar, ...]
    statuses: tuple[str, ...]
    ticks: tuple[tuple[float, int], ...]
    years: tuple[tuple[float, str], ...]
    yearly: bool


@dataclass(frozen=True, slots=True)
class Dot:
    """A step in the picture of a trail, with its day and the body that met."""

    x: float
    y: float
    date: date
    body: str
    loaded: bool
    asks: bool


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
class NetworkNode:
    """A member, body or case in the network; ``lines`` is its name as written there."""

    id: str
    kind: str
    name: Ref
    lines: tuple[str, ...]
    y: float


@dataclass(frozen=True, slots=True)
class NetworkEdge:
    """A line between two nodes: from ``x1`` to ``x2``; ``strength`` is 1 to 4."""

    start: str
    end: str
    x1: int
    x2: int
    path: str
    strength: int
    years: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class NetworkPicture:
    """Three columns of nodes with lines between.

    ``gaps`` is the least height of a node by kind, ``spread`` how many times it may be taller.
    """

    width: int
    height: int
    top: int
    spread: int
    nodes: tuple[NetworkNode, ...]
    edges: tuple[NetworkEdge, ...]
    gaps: tuple[tuple[str, int], ...]
