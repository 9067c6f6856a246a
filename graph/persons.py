"""Who is who: one node for one person, from spelling and from what else is known of the two.

The score of two names adds up from named parts (``compare_names`` for the spelling, the constants
below for the rest). Two people who are listed side by side at one meeting are never one; elected
and staff are never one; and where two remain, both stay apart and become a candidate.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sagsspor.graph.identity import (
    IdentityCandidate,
    Part,
)
from sagsspor.graph.judgements import is_bare
from sagsspor.graph.names import (
    bare,
    compare_names,
    display_name,
    fold_name,
    is_login,
    is_short,
    skeleton,
    without_danish,
)
from sagsspor.graph.paths import person_path, slug
from sagsspor.graph.sightings import MARGIN, SAME_PARTY, Unit

_APART = re.compile(r"@|[^/]~[^/]*$")
"""The id of one document's person, not of all of the name."""
THRESHOLD = 0.95
SEAT = 0.15
"""A seat in the same body."""
OTHER_PARTY = -0.15
CHAIR = 0.2
"""The same body with the same other members, three or more: the one chair left is theirs."""
FAR_APART = -0.3
YEARS_APART = 12
SAME_ROLE, OTHER_ROLE = 0.15, -0.1


@dataclass(frozen=True, slots=True)
class Cluster:
    """Units that are one person so far, in time order, and what they show together.

    ``names`` are all spellings with how often they occur, ``name`` the one to go by: the commonest
    of those in lists, else of all. ``years`` are the first and the last, None where no document is
    dated.
    """

    units: Sequence[Unit]
    names: Mapping[str, int]
    name: str
    years: tuple[int, int] | None
    parties: frozenset[str]
    bodies: frozenset[str]
    documents: frozenset[str]
    roles: frozenset[str]

    @classmethod
    def of(cls, units: Iterable[Unit]) -> Cluster:
        """Gather what its units show."""
        rows = sorted(units, key=lambda unit: (unit.date, unit.document, unit.index))
        names: Counter[str] = Counter()
        for unit in rows:
            names.update(unit.names)
        listed = Counter(unit.name for unit in rows if unit.listed)
        years = [int(unit.date[:4]) for unit in rows if unit.date]
        return cls(
            rows,
            dict(names),
            display_name(dict(listed or names)),
            (min(years), max(years)) if years else None,
            frozenset(seen.key for unit in rows for seen in unit.parties),
            frozenset(unit.body for unit in rows if unit.body),
            frozenset(unit.document for unit in rows),
            frozenset(slug(role) for unit in rows for role in unit.roles),
        )


@dataclass(frozen=True, slots=True)
class Judged:
    """What people decided: pairs of person ids (``path`` or ``path@stem``)."""

    same: tuple[tuple[str, str], ...] = ()
    different: tuple[tuple[str, str], ...] = ()


def score_pair(
    left: Cluster, right: Cluster, lists: Mapping[str, frozenset[str]]
) -> tuple[float, tuple[Part, ...]] | None:
    """Score two clusters; None where they cannot be one person.

    ``lists`` holds each document's listed names, folded and bare.
    """
    if _stood_in(left, right) or _stood_in(right, left):
        return None
    spellings = [
        part
        for one in sorted(left.names)
        for two in sorted(right.names)
        if (part := compare_names(one, two))
    ]
    if not spellings or left.documents & right.documents:
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


def cluster_people(
    units: Sequence[Unit], stems: Mapping[str, str], judged: Judged = Judged()
) -> tuple[list[Cluster], list[IdentityCandidate]]:
    """Join units to people: equal names first, then spellings, then what people judged."""
    lists: dict[str, frozenset[str]] = {}
    by_document: dict[str, set[str]] = defaultdict(set)
    for unit in units:
        if unit.listed and unit.kind == "member":
            by_document[unit.document].update(bare(fold_name(name)) for name in unit.names)
    for document in {unit.document for unit in units}:
        lists[document] = frozenset(by_document[document])
    candidates: list[IdentityCandidate] = []
    clusters: list[Cluster] = []
    groups: dict[tuple[str, str, str], list[Unit]] = defaultdict(list)
    for unit in units:
        groups[unit.authority, unit.kind, fold_name(unit.name)].append(unit)
    for _, group in sorted(groups.items()):
        parts = _split(group, stems, judged)
        clusters += parts
        candidates += [
            _candidate(parts[0], other, 1.0, "one name, but not clearly one person")
            for other in parts[1:]
        ]
    return _join(clusters, lists, stems, judged, candidates)


def _split(group: list[Unit], stems: Mapping[str, str], judged: Judged) -> list[Cluster]:
    """Part the bearers of one name where something shows that they are several."""
    rows = sorted(group, key=lambda unit: (unit.date, unit.document, unit.index))
    apart: list[list[Unit]] = []
    for right in sorted({right for _, right in judged.different if _APART.search(right)}):
        named = [unit for unit in rows if _is_named(right, unit, stems)]
        others = [left for left, other in judged.different if other == right]
        if named and any(_is_named(left, unit, stems) for left in others for unit in rows):
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


def _is_named(person: str, unit: Unit, stems: Mapping[str, str]) -> bool:
    path, _, stem = person.partition("@")
    if stem and stem not in (stems.get(unit.document), unit.document):
        return False
    folder, slash, last = path.rpartition("/")
    last, tilde, document = last.partition("~")
    if tilde and last and unit.document[:12] != document[:12]:
        return False  # the path of one who is kept apart carries a document
    if last:
        path = f"{folder}{slash}{last}"
    return any(
        path in (person_path(unit.authority, name, unit.kind), slug(name)) for name in unit.names
    )


def _blocks(cluster: Cluster) -> Iterable[tuple[str, ...]]:
    first = cluster.units[0]
    for name in cluster.names:
        if is_login(name):
            yield (first.authority, first.kind, "login", bare(name.casefold()))
            continue
        tokens = bare(fold_name(name)).split()
        if len(tokens) < 2:
            continue
        head, tail = skeleton(tokens[0]), skeleton(tokens[-1])
        yield (first.authority, first.kind, "last", head[:1], tail)
        yield (first.authority, first.kind, "first", head, tail[:1])
        yield (first.authority, first.kind, "login", "".join(token[0] for token in tokens))
        yield (first.authority, first.kind, "lost", without_danish(fold_name(name)))


def _join(
    clusters: list[Cluster],
    lists: Mapping[str, frozenset[str]],
    stems: Mapping[str, str],
    judged: Judged,
    candidates: list[IdentityCandidate],
) -> tuple[list[Cluster], list[IdentityCandidate]]:
    blocks: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for index, cluster in enumerate(clusters):
        for block in set(_blocks(cluster)):
            blocks[block].append(index)
    scored: dict[tuple[int, int], tuple[float, tuple[Part, ...]]] = {}
    seen: set[tuple[int, int]] = set()
    for _, members in sorted(blocks.items()):
        for at, one in enumerate(members):
            for two in members[at + 1 :]:
                pair = (min(one, two), max(one, two))
                if pair in seen:
                    continue
                seen.add(pair)
                if fold_name(clusters[one].name) == fold_name(clusters[two].name):
                    continue  # already parted on purpose
                result = score_pair(clusters[pair[0]], clusters[pair[1]], lists)
                if result:
                    scored[pair] = result
    near: dict[int, list[tuple[int, float]]] = defaultdict(list)
    for (one, two), (score, _) in scored.items():
        near[one].append((two, score))
        near[two].append((one, score))
    parent = list(range(len(clusters)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    documents = {index: set(cluster.documents) for index, cluster in enumerate(clusters)}

    def union(one: int, two: int) -> None:
        low, high = sorted((root(one), root(two)))
        if low != high:
            parent[high] = low
            documents[low] |= documents[high]

    forbidden = {
        frozenset((one, two))
        for left, right in judged.different
        for one in _named_clusters(left, clusters, stems)
        for two in _named_clusters(right, clusters, stems)
    }
    for (one, two), (score, parts) in sorted(
        scored.items(),
        key=lambda row: (-row[1][0], clusters[row[0][0]].name, clusters[row[0][1]].name, row[0]),
    ):
        if root(one) == root(two) or frozenset((one, two)) in forbidden:
            continue
        rivals = [
            other
            for index, mate in ((one, two), (two, one))
            for other, value in near[index]
            if other != mate
            and value >= score - MARGIN
            and root(other) not in (root(one), root(two))
            and (min(other, mate), max(other, mate)) not in scored
        ]
        if score < THRESHOLD or rivals or documents[root(one)] & documents[root(two)]:
            reason = (
                "more than one person fits" if rivals and score >= THRESHOLD else "not enough proof"
            )
            candidates.append(_candidate(clusters[one], clusters[two], score, reason, parts))
            continue
        union(one, two)
    for left, right in judged.same:
        theirs = _named_clusters(right, clusters, stems)
        mine = [one for one in _named_clusters(left, clusters, stems) if one not in theirs]
        # A bare name means its bearers of each authority, and joins none of two.
        anywhere = not (is_bare(left) or is_bare(right))
        for two in theirs:
            place = _place(clusters[two])
            fit = [one for one in mine if anywhere or _place(clusters[one]) == place]
            for one in fit[:1]:
                union(one, two)
    groups: dict[int, list[Unit]] = defaultdict(list)
    for index, cluster in enumerate(clusters):
        groups[root(index)] += cluster.units
    return [Cluster.of(group) for group in groups.values()], candidates


def _place(cluster: Cluster) -> str:
    return cluster.units[0].authority


def _named_clusters(
    person: str, clusters: Sequence[Cluster], stems: Mapping[str, str]
) -> list[int]:
    return [
        index
        for index, cluster in enumerate(clusters)
        if any(_is_named(person, unit, stems) for unit in cluster.units)
    ]


def _candidate(
    left: Cluster, right: Cluster, score: float, reason: str, parts: tuple[Part, ...] = ()
) -> IdentityCandidate:
    one, two = sorted(
        f"{person_path(c.units[0].authority, c.name, c.units[0].kind)}@{c.units[0].document}"
        for c in (left, right)
    )
    return IdentityCandidate("person", one, two, score, reason, parts)
