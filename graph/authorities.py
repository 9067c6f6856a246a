"""Which municipality a document without one belongs to: joined only on proof.

Proof is scored from named parts, and ``THRESHOLD`` is reached only by one of these:

* ``members``: three members or more of the same body name are listed in both (1.0);
* ``reference``: one document names a meeting and item of the other, and the item it names is
  about the same thing as the item that names it, or repeats its decision (1.0);
* ``numbers`` (0.4) with two shared members (0.6): item numbers of one body run on within a year.

Two authorities the texts themselves name are never one, and a document that fits two of them
stays unknown and becomes a candidate.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sagsspor.graph.bodies import body_key, initials
from sagsspor.graph.identity import IdentityCandidate, Part
from sagsspor.graph.names import bare, fold_name
from sagsspor.graph.paths import number_part
from sagsspor.graph.topic import content, likeness, terms
from sagsspor.nlp.record import Item, Record

THRESHOLD = 1.0
MEMBERS = {1: 0.3, 2: 0.6}
NUMBERS = 0.4
REFERENCE_LIKENESS = 0.5


@dataclass(frozen=True, slots=True)
class Joined:
    """Authority path per document, why, and what stayed in doubt."""

    path_of: Mapping[str, str]
    proof: Mapping[str, tuple[str, ...]]
    candidates: tuple[IdentityCandidate, ...]


def join_authorities(
    documents: Sequence[tuple[str, str, Record]],
) -> Joined:
    """Join the unknown authorities of (sha16, printed authority path, record), sorted by sha16."""
    records = {sha: record for sha, _, record in documents}
    printed = {sha: path for sha, path, _ in documents}
    evidence: dict[tuple[str, str], dict[str, Part]] = defaultdict(dict)
    if any(path.startswith("~") for path in printed.values()):
        for left, right, part in _member_proof(records, printed):
            _keep(evidence, left, right, part)
        for left, right, part in _number_proof(records, printed, set(evidence)):
            _keep(evidence, left, right, part)
        for left, right, part in _reference_proof(records, printed):
            _keep(evidence, left, right, part)
    strong = sorted(
        (
            (sum(part.value for part in parts.values()), pair, tuple(parts.values()))
            for pair, parts in evidence.items()
        ),
        key=lambda row: (-row[0], row[1]),
    )
    return _cluster(printed, [row for row in strong if row[0] >= THRESHOLD])


def _keep(
    evidence: dict[tuple[str, str], dict[str, Part]], left: str, right: str, part: Part
) -> None:
    pair = (min(left, right), max(left, right))
    known = evidence[pair].get(part.name)
    if known is None or part.value > known.value:
        evidence[pair][part.name] = part


def _cluster(
    printed: Mapping[str, str], rows: Iterable[tuple[float, tuple[str, str], tuple[Part, ...]]]
) -> Joined:
    parent = {sha: sha for sha in printed}

    def root(sha: str) -> str:
        while parent[sha] != sha:
            parent[sha] = parent[parent[sha]]
            sha = parent[sha]
        return sha

    # First the unknown among themselves, then all of a group against the known authorities: so
    # that a group that touches two of them is seen whole, whatever the order.
    rows = list(rows)
    proof: dict[str, set[str]] = defaultdict(set)
    touching: dict[str, dict[str, float]] = defaultdict(dict)

    def note(sha: str, parts: tuple[Part, ...]) -> None:
        proof[sha].update(f"{part.name}: {part.note}" for part in parts)

    for _score, (left, right), parts in rows:
        if printed[left].startswith("~") and printed[right].startswith("~"):
            one, two = sorted((root(left), root(right)))
            parent[two] = one
            note(left, parts)
            note(right, parts)
    for score, (left, right), parts in rows:
        known = [sha for sha in (left, right) if not printed[sha].startswith("~")]
        if len(known) == 1:
            unknown = right if known[0] == left else left
            near = touching[root(unknown)]
            near[printed[known[0]]] = max(score, near.get(printed[known[0]], 0.0))
            note(unknown, parts)
    groups: dict[str, list[str]] = defaultdict(list)
    for sha in printed:
        groups[root(sha)].append(sha)
    path_of: dict[str, str] = {}
    candidates: list[IdentityCandidate] = []
    for first, group in sorted(groups.items()):
        names = touching.get(first, {})
        own = min(printed[sha] for sha in group)
        if len(names) == 1:
            own = next(iter(names))
        for name, score in sorted(names.items()) if len(names) > 1 else ():
            candidates.append(
                IdentityCandidate("authority", own, name, score, "fits more than one authority")
            )
        for sha in group:
            path_of[sha] = own if printed[sha].startswith("~") else printed[sha]
    return Joined(
        path_of,
        {sha: tuple(sorted(lines)) for sha, lines in sorted(proof.items())},
        tuple(candidates),
    )


def _member_proof(
    records: Mapping[str, Record], printed: Mapping[str, str]
) -> Iterable[tuple[str, str, Part]]:
    """Compare each document with the few that share its members; one by one in date order.

    Every pair need not be seen: a document is compared with the newest earlier holder of each of
    its names per printed authority, which joins a chain of meetings in time linear in its length.
    """
    holders: dict[tuple[tuple[str, ...], str], dict[str, str]] = defaultdict(dict)
    lists: dict[str, frozenset[str]] = {}
    order = sorted(records, key=lambda sha: (records[sha].meeting.date or "", sha))
    for sha in order:
        record = records[sha]
        if not record.meeting.body:
            continue
        key = body_key(record.meeting.body)
        # A last name alone is half a proof: too many share it.
        full = (bare(fold_name(row.name)) for row in record.members)
        names = lists[sha] = frozenset(name for name in full if " " in name)
        near: set[str] = set()
        for name in names:
            near.update(holders[key, name].values())
            # Holders are kept per known authority; all the unknown count as one kind.
            holders[key, name][_kind(printed[sha])] = sha
        for other in sorted(near):
            if not (printed[sha].startswith("~") or printed[other].startswith("~")):
                continue
            shared = len(names & lists[other])
            value = 1.0 if shared >= 3 else MEMBERS.get(shared, 0.0)
            yield other, sha, Part("members", value, f"{shared} members in common")


def _kind(authority: str) -> str:
    return "~" if authority.startswith("~") else authority


def _number_proof(
    records: Mapping[str, Record], printed: Mapping[str, str], pairs: set[tuple[str, str]]
) -> Iterable[tuple[str, str, Part]]:
    """Item numbers that run on within a year, for pairs that already share members."""
    for left, right in sorted(pairs):
        one, two = sorted((records[left], records[right]), key=lambda row: row.meeting.date or "")
        if not one.meeting.date or not two.meeting.date or one.meeting.date == two.meeting.date:
            continue
        if one.meeting.date[:4] != two.meeting.date[:4]:
            continue
        before, after = _numbers(one), _numbers(two)
        if before and after and before[0] > 1 < after[0] and before[-1] < after[0]:
            yield left, right, Part("numbers", NUMBERS, "item numbers run on within the year")


def _numbers(record: Record) -> list[int]:
    return sorted(
        int(item.number) for item in record.items if item.number and item.number.isdecimal()
    )


def _reference_proof(
    records: Mapping[str, Record], printed: Mapping[str, str]
) -> Iterable[tuple[str, str, Part]]:
    by_date: dict[str, list[str]] = defaultdict(list)
    for sha, record in records.items():
        if record.meeting.date and record.meeting.body:
            by_date[record.meeting.date].append(sha)
    for sha, record in sorted(records.items()):
        for item in record.items:
            for date, body, number, text in _named(record, item):
                if not date or (date == record.meeting.date and not body):
                    continue
                found: Counter[str] = Counter()
                for other in by_date.get(date, ()):
                    if other == sha or not _may_be(printed[sha], printed[other]):
                        continue
                    target = _numbered(records[other], number)
                    if (
                        target is not None
                        and _same_body(body, records[other], record)
                        and _about_the_same(item, target, text)
                    ):
                        found[other] += 1
                places = {_kind(printed[other]) for other in found}
                # Two that fit are none.
                if len(places) == 1 and len(found) == 1:
                    (other,) = found
                    yield sha, other, Part("reference", 1.0, f"{date}, item {number}")


def _named(record: Record, item: Item) -> Iterable[tuple[str | None, str | None, str, str]]:
    for row in item.references:
        if row.item_number:
            yield row.date, row.body, row.item_number, ""
    for decision in item.decisions:
        if decision.item_number:
            yield decision.date, decision.body, decision.item_number, decision.text


def _may_be(left: str, right: str) -> bool:
    return left.startswith("~") != right.startswith("~") or left.startswith("~")


def _numbered(record: Record, number: str) -> Item | None:
    wanted = number_part(number)
    return next(
        (row for row in record.items if row.number and number_part(row.number) == wanted), None
    )


def _same_body(name: str | None, other: Record, mine: Record) -> bool:
    theirs = other.meeting.body or ""
    name = name or mine.meeting.body or ""
    full = mine.abbreviations.get(name) or other.abbreviations.get(name) or name
    return body_key(full) == body_key(theirs) or name.casefold() in initials(theirs)


def _about_the_same(item: Item, target: Item, text: str) -> bool:
    if text and any(
        " ".join(text.split()) == " ".join(row.text.split()) and len(text) > 40
        for row in target.decisions
    ):
        return True
    mine, theirs = content(terms(item.title)), content(terms(target.title))
    return (
        len(set(mine) & set(theirs)) >= 2 and likeness(mine, theirs) >= REFERENCE_LIKENESS
    ) or bool(set(item.case_numbers) & set(target.case_numbers))
