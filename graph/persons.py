"""Who is who: one node for one person, from spelling and from what else is known of the two.

The score of two names adds up from named parts (``compare_names`` for the spelling, the constants
of ``pair_scores`` for the rest). Two people who are listed side by side at one meeting are never
one; elected and staff are never one; and where two remain, both stay apart and become a candidate.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from sagsspor.graph.clusters import Cluster, Judged, named_clusters
from sagsspor.graph.identity import IdentityCandidate, Part
from sagsspor.graph.judgements import is_bare
from sagsspor.graph.names import bare, fold_name, is_login, skeleton, without_danish
from sagsspor.graph.namesakes import split_namesakes
from sagsspor.graph.pair_scores import score_pair
from sagsspor.graph.paths import person_path
from sagsspor.graph.sightings import MARGIN, Unit

THRESHOLD = 0.95
_NOTHING = Judged()


def cluster_people(
    units: Sequence[Unit], stems: Mapping[str, str], judged: Judged = _NOTHING
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
        parts = split_namesakes(group, stems, judged)
        clusters += parts
        candidates += [
            _candidate(parts[0], other, 1.0, "one name, but not clearly one person")
            for other in parts[1:]
        ]
    return _join(clusters, lists, stems, judged, candidates)


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
        for one in named_clusters(left, clusters, stems)
        for two in named_clusters(right, clusters, stems)
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
        theirs = named_clusters(right, clusters, stems)
        mine = [one for one in named_clusters(left, clusters, stems) if one not in theirs]
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


def _candidate(
    left: Cluster, right: Cluster, score: float, reason: str, parts: tuple[Part, ...] = ()
) -> IdentityCandidate:
    one, two = sorted(
        f"{person_path(c.units[0].authority, c.name, c.units[0].kind)}@{c.units[0].document}"
        for c in (left, right)
    )
    return IdentityCandidate("person", one, two, score, reason, parts)
