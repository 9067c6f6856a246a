"""Station *resolve*: records to who is who: authorities, bodies, persons, across documents."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from sagsspor.graph.authorities import Joined, join_authorities
from sagsspor.graph.bodies import (
    body_key,
    looks_abbreviated,
    match_abbreviation,
    similar_bodies,
)
from sagsspor.graph.clusters import Judged
from sagsspor.graph.forms import forms_of
from sagsspor.graph.identity import (
    CanonicalAuthority,
    CanonicalBody,
    CanonicalPerson,
    DocumentId,
    Identity,
    IdentityCandidate,
    ResolvedDocument,
)
from sagsspor.graph.judgements import Judgement
from sagsspor.graph.meetings import numbered_meeting, second_meetings
from sagsspor.graph.paths import authority_path, body_name, body_path, is_day
from sagsspor.graph.people import publish_people
from sagsspor.graph.persons import cluster_people
from sagsspor.graph.sightings import Unit, units_of
from sagsspor.nlp.record import Record


def resolve(
    records: Sequence[Record],
    ids: Sequence[DocumentId],
    *,
    municipality: str | Mapping[str, str | None] | None = None,
    judgements: Sequence[Judgement] = (),
    joined: Joined | None = None,
) -> Identity:
    """Find out who is who in records; ``ids`` names the document of each, in the same order.

    ``municipality`` overrides what the documents say: one name for all, or one per sha16.
    ``joined`` is what is known of the unknown authorities; without it the records tell. The
    result does not depend on the order of the records.
    """
    rows = sorted(zip(ids, records, strict=True), key=lambda row: row[0])
    given: dict[str, str | None] = {
        id_.sha16: municipality
        if isinstance(municipality, str)
        else (municipality or {}).get(id_.sha16)
        for id_, _ in rows
    }
    printed = {
        id_.sha16: authority_path(given[id_.sha16] or record.meeting.municipality, id_.sha16)
        for id_, record in rows
    }
    if joined is None:
        joined = join_authorities(
            [
                (id_.sha16, printed[id_.sha16], record)
                for id_, record in rows
                if record.document_type != "agenda" or not printed[id_.sha16].startswith("~")
            ]
        )
    authority = {id_.sha16: joined.path_of.get(id_.sha16, printed[id_.sha16]) for id_, _ in rows}
    bodies, body_paths, in_doubt = _bodies(rows, printed, authority)
    held = {
        id_.sha16: body_paths.get(body_path(printed[id_.sha16], record.meeting.body))
        for id_, record in rows
        if record.meeting.body and is_day(record.meeting.date)
    }
    nth = second_meetings(
        (id_.sha16, f"{held[id_.sha16]}/{record.meeting.date}", record)
        for id_, record in rows
        if held.get(id_.sha16)
    )
    documents: dict[str, ResolvedDocument] = {}
    units: list[Unit] = []
    candidates = [*joined.candidates, *in_doubt]
    for id_, record in rows:
        sha = id_.sha16
        own = body_path(printed[sha], record.meeting.body)
        body = body_paths.get(own) if record.meeting.body else f"{authority[sha]}/~"
        printed_date = record.meeting.date
        date = printed_date if is_day(printed_date) else None
        documents[sha] = ResolvedDocument(
            id_,
            printed[sha],
            authority[sha],
            body,
            numbered_meeting(f"{body}/{date}", nth.get(sha, 1)) if body and date else None,
            date,
            record.document_type != "agenda",
            numbered_meeting(f"{own}/{printed_date or f'~{sha[:12]}'}", nth.get(sha, 1)),
        )
        mine, doubts = units_of(record, sha, authority[sha], body)
        units += mine
        candidates += doubts
    stems = {id_.sha16: id_.stem for id_, _ in rows}
    judged = Judged(
        tuple((j.left, j.right) for j in judgements if j.kind == "person" and j.verdict == "same"),
        tuple(
            (j.left, j.right) for j in judgements if j.kind == "person" and j.verdict == "different"
        ),
    )
    clusters, doubts = cluster_people(units, stems, judged)
    persons, person_paths, person_names, apart = publish_people(clusters, documents)
    return Identity(
        ids=tuple(ids),
        documents=documents,
        authorities=_authorities(rows, given, authority, joined),
        bodies=bodies,
        persons=persons,
        candidates=tuple(
            sorted(
                {*candidates, *doubts}, key=lambda c: (c.kind, c.left, c.right, c.reason, c.score)
            )
        ),
        body_paths=body_paths,
        person_paths=person_paths,
        person_names=person_names,
        forms=_forms(rows, documents, body_paths, person_paths, persons),
        apart=apart,
        nth=nth,
    )


def _forms(
    rows: Sequence[tuple[DocumentId, Record]],
    documents: Mapping[str, ResolvedDocument],
    body_paths: Mapping[str, str],
    person_paths: Mapping[tuple[str, str], str],
    persons: Sequence[CanonicalPerson],
) -> dict[str, str]:
    """Give every printed path that stands for another; one that is in doubt stands for itself."""
    out: dict[str, set[str]] = defaultdict(set)
    for id_, record in rows:
        for start, end in forms_of(record, documents[id_.sha16], body_paths):
            out[start].add(end)
    for (_, start), end in person_paths.items():
        out[start].add(end)
    for person in persons:
        for period in person.parties:
            authority, _, rest = period.party.partition("/party/")
            for document in person.documents:
                start = documents[document].printed_authority
                if rest and start != authority:
                    out[f"{start}/party/{rest}"].add(period.party)
    return {
        start: next(iter(ends))
        for start, ends in sorted(out.items())
        if len(ends) == 1 and start not in ends
    }


def _authorities(
    rows: Sequence[tuple[DocumentId, Record]],
    given: Mapping[str, str | None],
    authority: Mapping[str, str],
    joined: Joined,
) -> tuple[CanonicalAuthority, ...]:
    names: dict[str, Counter[str]] = defaultdict(Counter)
    members: dict[str, list[str]] = defaultdict(list)
    for id_, record in rows:
        path = authority[id_.sha16]
        members[path].append(id_.sha16)
        name = given[id_.sha16] or record.meeting.municipality
        if name:
            names[path][name] += 1
    return tuple(
        CanonicalAuthority(
            path,
            min(names[path], key=lambda n: (-names[path][n], n)) if names[path] else None,
            tuple(documents),
            tuple(sorted({line for sha in documents for line in joined.proof.get(sha, ())})),
        )
        for path, documents in sorted(members.items())
    )


def bodies_named(record: Record) -> Iterable[str]:
    """Give every body a record names, as printed, once per place."""
    if record.meeting.body:
        yield record.meeting.body
    yield from record.committees_mentioned
    for short, full in record.abbreviations.items():
        # One that stands nowhere in the text is only what the reader of the text knows.
        if record.where.get(f"/abbreviations/{short}"):
            yield short
            yield full
    for item in record.items:
        for treatment in item.treatment:
            yield treatment.body
        for decision in item.decisions:
            if decision.body:
                yield decision.body
        for reference in item.references:
            if reference.body:
                yield reference.body
        for request in item.requests:
            if request.asked_by.type == "body":
                yield request.asked_by.name
        for reported in item.reported_requests:
            if reported.made_at.body:
                yield reported.made_at.body
            if reported.asked_by.type == "body":
                yield reported.asked_by.name


def _bodies(
    rows: Sequence[tuple[DocumentId, Record]],
    printed: Mapping[str, str],
    authority: Mapping[str, str],
) -> tuple[tuple[CanonicalBody, ...], dict[str, str], list[IdentityCandidate]]:
    """Join the printed forms of bodies, authority by authority."""
    names: dict[str, Counter[str]] = defaultdict(Counter)
    declared: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    own: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    printed_names: dict[str, set[str]] = defaultdict(set)
    for id_, record in rows:
        sha = id_.sha16
        path = authority[sha]
        for name in bodies_named(record):
            if name and name.strip():
                names[path][name] += 1
                printed_names[printed[sha]].add(name)
        for short, full in record.abbreviations.items():
            declared[path][short.casefold()].add(full)
        if record.meeting.body:
            own[path].add(body_key(record.meeting.body))
    for place, counts in names.items():
        for name in [name for name in counts if name.casefold() in declared[place]]:
            for full in declared[place][name.casefold()]:
                counts.setdefault(full, 0)
    table: dict[str, dict[str, str]] = {}
    out: list[CanonicalBody] = []
    candidates: list[IdentityCandidate] = []
    for place, counts in sorted(names.items()):
        of_name, doubts = _join_bodies(place, counts, declared[place], own[place])
        table[place] = of_name
        candidates += doubts
        groups: dict[str, list[str]] = defaultdict(list)
        for name, canonical in of_name.items():
            groups[canonical].append(name)
        for canonical, members in sorted(groups.items()):
            whole = [name for name in members if not looks_abbreviated(name)] or members
            label = body_name(min(whole, key=lambda n: (-counts[n], n)))
            out.append(
                CanonicalBody(
                    canonical,
                    label,
                    tuple(sorted(set(members) - {label})),
                    tuple(sorted(name for name in members if looks_abbreviated(name))),
                )
            )
    paths: dict[str, str] = {}
    place_of = {printed[sha]: authority[sha] for sha in printed}
    for start, printed_forms in sorted(printed_names.items()):
        for name in sorted(printed_forms):
            paths[body_path(start, name)] = table[place_of[start]][name]
    for path, of_name in table.items():
        for name, canonical in sorted(of_name.items()):
            paths.setdefault(body_path(path, name), canonical)
    return tuple(out), paths, candidates


def _join_bodies(
    authority: str,
    counts: Mapping[str, int],
    declared: Mapping[str, set[str]],
    own: set[tuple[str, ...]],
) -> tuple[dict[str, str], list[IdentityCandidate]]:
    """Give the canonical path of each printed name of one authority."""
    by_key: dict[tuple[str, ...], list[str]] = defaultdict(list)
    short: list[str] = []
    for name in sorted(counts):
        if looks_abbreviated(name):
            short.append(name)
        else:
            by_key[body_key(name) or (name.casefold(),)].append(name)
    out: dict[str, str] = {}
    candidates: list[IdentityCandidate] = []
    for _, forms in sorted(by_key.items()):
        # The form with the body's head in it names it best; then the commonest.
        best = min(
            forms,
            key=lambda n: (body_path("", n) == "/~", -counts[n], -len(body_name(n)), n),
        )
        for name in forms:
            out[name] = body_path(authority, best)
    for name in short:
        full = sorted(declared.get(name.casefold(), ()))
        found = {body_key(entry): entry for entry in full}
        if not found:
            found = {
                body_key(entry): entry for entry in match_abbreviation(name, by_key_names(by_key))
            }
        if len(found) > 1:
            # A body whose own minutes are loaded goes before one that is only named.
            held = {key: entry for key, entry in found.items() if key in own}
            if len(held) == 1:
                found = held
        if len(found) == 1:
            (entry,) = found.values()
            known = by_key.get(body_key(entry))
            out[name] = out[known[0]] if known else body_path(authority, entry)
            continue
        out[name] = body_path(authority, name)
        candidates += [
            IdentityCandidate(
                "body", out[name], body_path(authority, entry), 0.5, "the initials fit several"
            )
            for entry in found.values()
        ]
    singles = sorted(forms[0] for forms in by_key.values())
    buckets: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for name in singles:
        buckets[tuple(sorted(body_key(name)))].append(name)
    for bucket in buckets.values():
        for at, left in enumerate(bucket):
            for right in bucket[at + 1 :]:
                if similar_bodies(left, right):
                    candidates.append(
                        IdentityCandidate(
                            "body", out[left], out[right], 0.5, "the same words in another order"
                        )
                    )
    return out, candidates


def by_key_names(by_key: Mapping[tuple[str, ...], list[str]]) -> Iterable[str]:
    """Give one name of each body."""
    return [names[0] for names in by_key.values()]
