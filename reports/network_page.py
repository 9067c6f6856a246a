"""The network page: who sat where, which body treated which case, who asked or differed on it.

Members stand to the left, bodies in the middle, cases to the right, each column in the order that
crosses fewest lines. The picture holds the best connected of each kind; the page says what it
leaves out, and its tables say the same as the picture.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from sagsspor.reports import addresses as at
from sagsspor.reports.facts import Meeting
from sagsspor.reports.list_pages import NetworkPage, NetworkRow
from sagsspor.reports.people_pages import members
from sagsspor.reports.pictures import NetworkEdge, NetworkNode, NetworkPicture
from sagsspor.reports.pieces import Ref
from sagsspor.reports.views import Views

MOST = {"member": 60, "body": 20, "case": 60}
"""How many of each kind are in the picture."""

_WIDTH, _TOP = 1080, 24
_GAP = {"member": 28, "body": 64, "case": 28}
_SPREAD = 3
"""A short column is spread out until its gaps are so many times as large."""
_LEFT = {"member": 262, "body": 390, "case": 790}
_RIGHT = {"member": 262, "body": 650, "case": 790}
_LINE = {"member": 30, "body": 32, "case": 34}
_SWEEPS = 8

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Ties:
    """How often two things meet, by year (0 where there is no date); ``kinds`` by IRI."""

    kinds: Mapping[str, str]
    years: Mapping[Pair, Counter[int]]


def network_page(views: Views) -> NetworkPage:
    """Compose the network page."""
    ties = _ties(views)
    shown = _shown(ties)
    kept = {pair: years for pair, years in ties.years.items() if shown.keys() >= set(pair)}
    order = _ordered(views, shown, kept)
    total = Counter(ties.kinds.values())
    return NetworkPage(
        views.frame(at.NETWORK, "network", "", ()),
        _picture(views, order, kept),
        tuple((kind, len(order[kind]), total[kind]) for kind in MOST),
        tuple(sorted({year for years in kept.values() for year in years if year}, reverse=True)),
        *(_rows(views, order[kind], kept) for kind in MOST),
    )


def _ties(views: Views) -> Ties:
    facts = views.facts
    years: dict[Pair, Counter[int]] = defaultdict(Counter)
    seen: set[Pair] = set()
    for row in facts.attendance:
        meeting = facts.meetings[row.meeting]
        if meeting.body and row.status != "absent" and (row.person, meeting.iri) not in seen:
            seen.add((row.person, meeting.iri))
            years[row.person, meeting.body][_year(meeting)] += 1
    for case in facts.cases.values():
        for item in case.items:
            meeting = facts.meetings[facts.items[item].meeting]
            if meeting.body:
                years[meeting.body, case.iri][_year(meeting)] += 1
    for person, item in _spoke(views):
        for number in views.cases_of.get(item, ()):
            years[person, number][_year(facts.meetings[facts.items[item].meeting])] += 1
    kinds = dict.fromkeys(members(facts), "member")
    kinds |= dict.fromkeys(facts.bodies, "body") | dict.fromkeys(facts.cases, "case")
    return Ties(kinds, {pair: found for pair, found in years.items() if kinds.keys() >= set(pair)})


def _year(meeting: Meeting) -> int:
    return meeting.date.year if meeting.date else 0


def _spoke(views: Views) -> Iterator[Pair]:
    """Give who asked, dissented or did not vote for, and on which item."""
    facts = views.facts
    for request in facts.requests:
        item = request.reported_in or request.item or ""
        if request.asker and item in facts.items:
            yield request.asker, item
    for dissent in facts.dissents:
        if dissent.person:
            yield dissent.person, dissent.item
    for vote in views.votes:
        if vote.person and vote.choice != "for":
            yield vote.person, vote.item


def _shown(ties: Ties) -> Mapping[str, str]:
    """Choose the nodes of the picture: the most neighbours, then the most meetings, then by IRI."""
    degree: Counter[str] = Counter()
    weight: Counter[str] = Counter()
    for pair, years in ties.years.items():
        for iri in pair:
            degree[iri] += 1
            weight[iri] += years.total()
    ranked = sorted(degree, key=lambda iri: (-degree[iri], -weight[iri], iri))
    chosen: dict[str, str] = {}
    for kind, most in MOST.items():
        chosen |= dict.fromkeys([iri for iri in ranked if ties.kinds[iri] == kind][:most], kind)
    tied = {
        iri for pair in ties.years if chosen.keys() >= set(pair) for iri in pair
    }  # one whose neighbours were all left out would stand alone
    return {iri: kind for iri, kind in chosen.items() if iri in tied}


def _ordered(
    views: Views, shown: Mapping[str, str], ties: Mapping[Pair, Counter[int]]
) -> Mapping[str, list[str]]:
    """Order each column by the mean place of each node's neighbours, a few times over."""
    near: dict[str, list[str]] = defaultdict(list)
    for one, other in ties:
        near[one].append(other)
        near[other].append(one)
    columns = {
        kind: sorted(
            (iri for iri in shown if shown[iri] == kind),
            key=lambda iri: (_name(views, shown[iri], iri).text, iri),
        )
        for kind in MOST
    }
    for sweep in range(_SWEEPS):
        place = {
            iri: (index + 0.5) / len(column)
            for column in columns.values()
            for index, iri in enumerate(column)
        }
        for kind in ("member", "case") if sweep % 2 == 0 else ("body",):
            mean = {iri: round(fmean(place[other] for other in near[iri]), 9) for iri in near}
            columns[kind].sort(key=lambda iri: mean[iri])
    return columns


def _picture(
    views: Views, order: Mapping[str, Sequence[str]], ties: Mapping[Pair, Counter[int]]
) -> NetworkPicture:
    height = max((len(column) * _GAP[kind] for kind, column in order.items()), default=0)
    nodes: dict[str, NetworkNode] = {}
    for kind, column in order.items():
        gap = max(_GAP[kind], min(height / max(1, len(column)), _GAP[kind] * _SPREAD))
        top = _TOP + (height - len(column) * gap) / 2
        for index, iri in enumerate(column):
            name = _name(views, kind, iri)
            lines = _lines(_label(views, kind, iri), _LINE[kind], 2 if kind == "body" else 1)
            y = round(top + (index + 0.5) * gap, 1)
            nodes[iri] = NetworkNode(f"{kind}-{index + 1}", kind, name, lines, y)
    edges = []
    for (one, other), years in ties.items():
        start, end = nodes[one], nodes[other]
        x1, x2 = _RIGHT[start.kind], _LEFT[end.kind]
        edges.append(
            NetworkEdge(
                start.id,
                end.id,
                x1,
                x2,
                _curve(x1, start.y, x2, end.y),
                min(4, years.total().bit_length()),
                tuple(sorted(year for year in years if year)),
            )
        )
    edges.sort(key=lambda edge: (edge.start, edge.end))
    return NetworkPicture(
        _WIDTH,
        height + 2 * _TOP,
        _TOP,
        _SPREAD,
        tuple(nodes.values()),
        tuple(edges),
        tuple(_GAP.items()),
    )


def _rows(
    views: Views, column: Sequence[str], ties: Mapping[Pair, Counter[int]]
) -> tuple[NetworkRow, ...]:
    """Give a row for each node of a column: its neighbours of each kind, the closest first."""
    wanted = set(column)
    near: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for (one, other), years in ties.items():
        for here, there in ((one, other), (other, one)):
            if here in wanted:
                near[here].append((years.total(), there))
    facts = views.facts
    rows = []
    for iri in column:
        found = sorted(near[iri], key=lambda tie: (-tie[0], tie[1]))
        kinds: dict[str, list[tuple[Ref, int]]] = {kind: [] for kind in MOST}
        for count, other in found:
            kind = "body" if other in facts.bodies else "case" if other in facts.cases else "member"
            kinds[kind].append((_name(views, kind, other), count))
        kind = "body" if iri in facts.bodies else "case" if iri in facts.cases else "member"
        rows.append(NetworkRow(_name(views, kind, iri), *map(tuple, kinds.values())))
    return tuple(sorted(rows, key=lambda row: (row.name.text.casefold(), row.name.href or "")))


def _name(views: Views, kind: str, iri: str) -> Ref:
    if kind == "member":
        return views.person(iri)
    if kind == "body":
        body, own = views.body(iri), views.facts.bodies[iri]
        apart = views.body_names[own.name] > 1 and own.authority
        return Ref(f"{body.text}, {own.authority}", body.href) if apart else body
    number, title = views.facts.cases[iri].number, views.case_title(iri)
    return Ref(f"{number} {title}" if title else number, views.addresses[iri])


def _label(views: Views, kind: str, iri: str) -> str:
    """Give what the picture has room for: of a case its title."""
    return (kind == "case" and views.case_title(iri)) or _name(views, kind, iri).text


def _lines(text: str, width: int, most: int) -> tuple[str, ...]:
    """Break a name into lines of about so many characters; what is left over is cut."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if len(longer) <= width or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    kept = [line if len(line) <= width else f"{line[: width - 1]}…" for line in lines[:most]]
    if len(lines) > most and not kept[-1].endswith("…"):
        rest = f"{kept[-1]} {lines[most]}"
        kept[-1] = f"{rest[: width - 1].rstrip()}…"
    return tuple(kept)


def _curve(x1: float, y1: float, x2: float, y2: float) -> str:
    middle = (x1 + x2) / 2
    return f"M{x1:g} {y1:g}C{middle:g} {y1:g} {middle:g} {y2:g} {x2:g} {y2:g}"
