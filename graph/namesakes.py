"""The bearers of one name: one person, or several where something shows it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

from sagsspor.graph.clusters import YEARS_APART, Cluster, Judged, is_named
from sagsspor.graph.names import is_short
from sagsspor.graph.sightings import Unit

_APART = re.compile(r"@|[^/]~[^/]*$")
"""The id of one document's person, not of all of the name."""


def split_namesakes(group: list[Unit], stems: Mapping[str, str], judged: Judged) -> list[Cluster]:
    """Part the bearers of one name where something shows that they are several."""
    rows = sorted(group, key=lambda unit: (unit.date, unit.document, unit.index))
    apart: list[list[Unit]] = []
    for right in sorted({right for _, right in judged.different if _APART.search(right)}):
        named = [unit for unit in rows if is_named(right, unit, stems)]
        others = [left for left, other in judged.different if other == right]
        if named and any(is_named(left, unit, stems) for left in others for unit in rows):
            apart.append(named)
            rows = [unit for unit in rows if unit not in named]
    parties = [(unit.date, seen.key) for unit in rows for seen in unit.parties[:1]]
    per_date: dict[str, set[str]] = defaultdict(set)
    for date, key in parties:
        per_date[date].add(key)
    changes = sum(1 for before, after in pairwise(parties) if before[1] != after[1])
    distinct = len({key for _, key in parties})
    several_bodies = len({unit.body for unit in rows if unit.body}) > 1
    if any(len(keys) > 1 for keys in per_date.values()) or (
        several_bodies and changes > distinct - 1 > 0
    ):
        by_party: dict[str, list[Unit]] = defaultdict(list)
        for unit in rows:
            by_party[unit.parties[0].key if unit.parties else ""].append(unit)
        return [Cluster.of(part) for _, part in sorted(by_party.items())] + [
            Cluster.of(part) for part in apart
        ]
    parted = _by_body(rows) if is_short(rows[0].name) else _by_party(rows)
    out: list[list[Unit]] = []
    for unit in parted[0]:
        before = out[-1][-1] if out else None
        if before is None or _far(before, unit) or _same_list_twice(out[-1], unit):
            out.append([unit])
        else:
            out[-1].append(unit)
    return [Cluster.of(part) for part in (*out, *parted[1:], *apart) if part]


def _by_body(rows: Sequence[Unit]) -> list[list[Unit]]:
    """Part the bearers of an initial or a single name by committee: it may be short for any."""
    parts: dict[str, list[Unit]] = defaultdict(list)
    for unit in rows:
        parts[unit.body or f"@{unit.document}"].append(unit)
    return list(parts.values()) or [[]]


def _by_party(rows: Sequence[Unit]) -> list[list[Unit]]:
    """Part the bearers of one name whose parties never met in one committee.

    Who changes party keeps a seat that shows it; else it may be two people. Those without a party
    are with the first, unless their committee is that of one of the others.
    """
    groups: list[tuple[set[str], set[str], list[Unit]]] = []
    for unit in rows:
        key = unit.parties[0].key if unit.parties else None
        bodies = {unit.body} if unit.body else set()
        if key is None:
            continue
        met = [at for at in groups if key in at[0] or not bodies.isdisjoint(at[1])]
        merged = (
            {key}.union(*(at[0] for at in met)),
            set(bodies).union(*(at[1] for at in met)),
            [*(row for at in met for row in at[2]), unit],
        )
        groups = [*(at for at in groups if at not in met), merged]
    if len(groups) < 2 or any(not at[1] for at in groups):
        return [list(rows)]
    groups.sort(key=lambda at: _order(at[2][0]))
    for unit in rows:
        if not unit.parties:
            home = next((at for at in groups if unit.body in at[1]), groups[0])
            home[2].append(unit)
    return [sorted(at[2], key=_order) for at in groups]


def _order(unit: Unit) -> tuple[str, str, int]:
    return (unit.date, unit.document, unit.index)


def _far(before: Unit, after: Unit) -> bool:
    if not before.date or not after.date or (before.body and before.body == after.body):
        return False
    keys = {seen.key for seen in before.parties} & {seen.key for seen in after.parties}
    return int(after.date[:4]) - int(before.date[:4]) > YEARS_APART and not keys


def _same_list_twice(cluster: list[Unit], unit: Unit) -> bool:
    """Two of one name in one member list are two people if their parties differ."""
    return any(
        other.document == unit.document
        and other.listed
        and unit.listed
        and {seen.key for seen in other.parties} != {seen.key for seen in unit.parties}
        and other.parties
        and unit.parties
        for other in cluster[-3:]
    )
