"""What a person was over time: parties as dated intervals, seats, and whom they stood in for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from sagsspor.graph.clusters import Cluster
from sagsspor.graph.identity import CanonicalPerson, PartyPeriod
from sagsspor.graph.paths import party_path
from sagsspor.graph.sightings import Seen, Unit


def party_periods(
    units: Sequence[Unit], meetings: Mapping[str, str], keys: Mapping[int, str]
) -> tuple[PartyPeriod, ...]:
    """Join the parties seen meeting by meeting to dated intervals, with the proof at both ends.

    ``meetings`` holds each document's meeting as printed, below which its affiliations stand;
    ``keys`` the last part of each unit's path as printed, by the unit's ``id()``.
    """
    rows = sorted(
        (
            (unit.date, unit.document, unit, unit.parties[0])
            for unit in units
            if unit.date and unit.parties
        ),
        key=lambda row: (row[0], row[1], row[2].index),
    )
    out: list[PartyPeriod] = []
    for day, _, unit, seen in rows:
        party = party_path(seen.key, unit.authority if seen.local else None)
        at = _affiliation(unit, seen, meetings, keys)
        last = out[-1] if out else None
        if last and last.party == party:
            words = tuple(sorted({*last.printed, seen.printed}))
            out[-1] = PartyPeriod(
                party, last.start, day, last.first, seen.proof, words, last.first_affiliation, at
            )
        else:
            out.append(
                PartyPeriod(party, day, day, seen.proof, seen.proof, (seen.printed,), at, at)
            )
    return tuple(out)


def _affiliation(
    unit: Unit, seen: Seen, meetings: Mapping[str, str], keys: Mapping[int, str]
) -> str | None:
    meeting = meetings.get(unit.document)
    if not seen.listed or meeting is None:
        return None
    return f"{meeting}/affiliation/{keys[id(unit)]}"


def person_of(
    cluster: Cluster, path: str, meetings: Mapping[str, str], keys: Mapping[int, str]
) -> CanonicalPerson:
    """Turn a cluster into the person to publish."""
    seats: dict[str, list[str]] = defaultdict(list)
    for unit in cluster.units:
        if unit.body and unit.date:
            seats[unit.body].append(unit.date)
    return CanonicalPerson(
        path=path,
        name=cluster.name,
        kind=cluster.units[0].kind,
        variants=tuple(sorted(set(cluster.names) - {cluster.name})),
        documents=tuple(sorted(cluster.documents)),
        roles=tuple(sorted({role for unit in cluster.units for role in unit.roles})),
        parties=party_periods(cluster.units, meetings, keys),
        seats=tuple((body, min(days), max(days)) for body, days in sorted(seats.items())),
        substitutes_for=tuple(
            sorted(
                (unit.date, unit.substitute_for) for unit in cluster.units if unit.substitute_for
            )
        ),
    )
