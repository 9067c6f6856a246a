"""Are two one person: a score that adds up from named parts, or a reason why they cannot be."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from sagsspor.graph.clusters import YEARS_APART, Cluster
from sagsspor.graph.identity import Part
from sagsspor.graph.names import bare, compare_names, fold_name
from sagsspor.graph.sightings import SAME_PARTY

SEAT = 0.15
"""A seat in the same body."""
OTHER_PARTY = -0.15
CHAIR = 0.2
"""The same body with the same other members, three or more: the one chair left is theirs."""
FAR_APART = -0.3
SAME_ROLE, OTHER_ROLE = 0.15, -0.1


def score_pair(
    left: Cluster, right: Cluster, lists: Mapping[str, frozenset[str]]
) -> tuple[float, tuple[Part, ...]] | None:
    """Score two clusters; None where they cannot be one person.

    ``lists`` holds each document's listed names, folded and bare.
    """
    spellings = [
        part
        for one in sorted(left.names)
        for two in sorted(right.names)
        if (part := compare_names(one, two))
    ]
    if not spellings or left.documents & right.documents:
        return None
    if _stood_in(left, right) or _stood_in(right, left):
        return None
    name = max(spellings, key=lambda part: part.value)
    parts = [name]
    if left.bodies & right.bodies:
        parts.append(Part("seat", SEAT, "a seat in the same body"))
        if _same_chair(left, right, lists):
            parts.append(Part("chair", CHAIR, "the other members are the same"))
    if left.parties and right.parties:
        same = bool(left.parties & right.parties)
        parts.append(Part("party", SAME_PARTY if same else OTHER_PARTY, "party"))
    if left.roles and right.roles and left.units[0].kind == "staff":
        same = bool(left.roles & right.roles)
        parts.append(Part("role", SAME_ROLE if same else OTHER_ROLE, "role"))
    if left.years and right.years:
        gap = max(left.years[0] - right.years[1], right.years[0] - left.years[1])
        if gap > YEARS_APART:
            parts.append(Part("period", FAR_APART, f"{gap} years apart"))
    return round(sum(part.value for part in parts), 4), tuple(parts)


def _stood_in(left: Cluster, right: Cluster) -> bool:
    """Tell whether one was another's substitute: nobody is their own."""
    others = {fold_name(name) for name in right.names}
    return any(
        unit.substitute_for and fold_name(unit.substitute_for) in others for unit in left.units
    )


def _same_chair(left: Cluster, right: Cluster, lists: Mapping[str, frozenset[str]]) -> bool:
    mine = {bare(fold_name(name)) for name in left.names}
    theirs = {bare(fold_name(name)) for name in right.names}
    seats: dict[str | None, list[frozenset[str]]] = defaultdict(list)
    for unit in left.units:
        if unit.listed and unit.body:
            seats[unit.body].append(lists[unit.document] - mine)
    for unit in right.units:
        if not unit.listed or unit.body not in seats:
            continue
        others = lists[unit.document] - theirs
        # The nearest few lists decide; older ones would not change it.
        if any(len(others & row) >= 3 and others == row for row in seats[unit.body][-3:]):
            return True
    return False
