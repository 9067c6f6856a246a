"""A person as far as they are known: the units that are taken for one, and who an id names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sagsspor.graph.names import display_name
from sagsspor.graph.paths import person_path, slug
from sagsspor.graph.sightings import Unit

YEARS_APART = 12
"""Documents more years apart than this speak against one person."""


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


def is_named(person: str, unit: Unit, stems: Mapping[str, str]) -> bool:
    """Tell whether a person's id, ``path`` or ``path@stem``, names the person of a unit."""
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


def named_clusters(person: str, clusters: Sequence[Cluster], stems: Mapping[str, str]) -> list[int]:
    """Give the places of the clusters that a person's id names."""
    return [
        index
        for index, cluster in enumerate(clusters)
        if any(is_named(person, unit, stems) for unit in cluster.units)
    ]
