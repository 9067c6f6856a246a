"""The paths of people: one canonical path for each, and the printed ones that stand for it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from sagsspor.graph.affiliations import person_of
from sagsspor.graph.clusters import Cluster
from sagsspor.graph.identity import CanonicalPerson, ResolvedDocument
from sagsspor.graph.names import fold_name
from sagsspor.graph.paths import person_apart, person_path
from sagsspor.graph.sightings import Unit

Paths = dict[tuple[str, str], str]
"""From (document, path as printed there, or folded name) to the canonical path."""


def publish_people(
    clusters: Sequence[Cluster], documents: Mapping[str, ResolvedDocument]
) -> tuple[tuple[CanonicalPerson, ...], Paths, Paths, dict[str, frozenset[str]]]:
    """Give the people, their printed paths and names by document, and whom to tell apart."""
    ordered = sorted(
        clusters, key=lambda c: (-len(c.units), c.units[0].date, c.units[0].document, c.name)
    )
    canonical = _canonical_paths(ordered)
    printed: Paths = {}
    seconds: Paths = {}
    names: Paths = {}
    for cluster, path in zip(ordered, canonical, strict=True):
        for unit in cluster.units:
            start = documents[unit.document].printed_authority
            for name in sorted(unit.printed):
                # Who is named in running text only is taken for an elected one there.
                printed.setdefault((unit.document, person_path(start, name)), path)
            for name in sorted(unit.names):
                # Elected people go before staff of the same name where only a name is given.
                if unit.kind == "member":
                    names[unit.document, fold_name(name)] = path
                else:
                    names.setdefault((unit.document, fold_name(name)), path)
    for cluster, path in zip(ordered, canonical, strict=True):
        for unit in cluster.units:
            if unit.listed:
                own = (unit.document, _as_listed(unit, documents))
                (seconds if unit.second else printed)[own] = path
    apart = _apart(printed)
    paths = {
        (document, _printed(document, start, apart, second=second)): path
        for table, second in ((printed, False), (seconds, True))
        for (document, start), path in table.items()
    }
    meetings = {sha: row.printed_meeting for sha, row in documents.items() if row.printed_meeting}
    keys = {
        id(unit): _printed(
            unit.document, _as_listed(unit, documents), apart, second=unit.second
        ).rpartition("/")[2]
        for cluster in ordered
        for unit in cluster.units
    }
    people = [
        person_of(cluster, path, meetings, keys)
        for cluster, path in zip(ordered, canonical, strict=True)
    ]
    return tuple(sorted(people, key=lambda p: p.path)), paths, names, apart


def _canonical_paths(clusters: Sequence[Cluster]) -> list[str]:
    taken: set[str] = set()
    out: list[str] = []
    for cluster in clusters:
        first = cluster.units[0]
        path = person_path(first.authority, cluster.name, first.kind)
        if path in taken:
            # Two people of one name: the one with fewer meetings carries its first document.
            path = f"{path}~{first.document[:12]}"
            if path in taken:
                path = f"{path}-{first.index}"
        taken.add(path)
        out.append(path)
    return out


def _as_listed(unit: Unit, documents: Mapping[str, ResolvedDocument]) -> str:
    return person_path(documents[unit.document].printed_authority, unit.listed_as, unit.kind)


def _apart(printed: Paths) -> dict[str, frozenset[str]]:
    """Give the documents in which a printed path stands for another person than in most."""
    bearers: dict[str, Counter[str]] = defaultdict(Counter)
    for (_, start), path in printed.items():
        bearers[start][path] += 1
    chosen = {
        start: start if start in found else min(found, key=lambda p: (-found[p], p))
        for start, found in bearers.items()
        if len(found) > 1
    }
    apart: dict[str, set[str]] = defaultdict(set)
    for (document, start), path in printed.items():
        if chosen.get(start, path) != path:
            apart[document].add(start)
    return {document: frozenset(rows) for document, rows in sorted(apart.items())}


def _printed(document: str, path: str, apart: Mapping[str, frozenset[str]], *, second: bool) -> str:
    namesake = path in apart.get(document, frozenset())
    return person_apart(path, document, namesake=namesake, second=second)
