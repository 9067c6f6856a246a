"""The people of one document: those its lists hold, and names in its text that are theirs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sagsspor.graph.identity import IdentityCandidate, Proof
from sagsspor.graph.names import clean_name, compare_names, display_name, fold_name
from sagsspor.graph.parties import party_of
from sagsspor.graph.paths import is_day, person_path, slug
from sagsspor.graph.posts import is_political
from sagsspor.nlp.record import Record, Where

IN_DOCUMENT = 0.2
"""A name in the running text beside a list of members it does not stand in."""
IN_DOCUMENT_THRESHOLD = 0.8
MARGIN = 0.1
"""What the best of several must be ahead by."""
SAME_PARTY = 0.1
OTHER_PARTY = -0.45
"""The party printed behind a name; another than the list's is nearly a veto."""

_PRINTED_PARTY = re.compile(r"\(([^()]{1,40})\)\s*$")


@dataclass(frozen=True, slots=True)
class Seen:
    """One party seen with one person: its key, whether it is a local list, as printed, where."""

    key: str
    local: bool
    printed: str
    proof: Proof
    listed: bool


@dataclass(slots=True)
class Unit:
    """One person as one document shows them; the smallest thing that is joined or kept apart."""

    document: str
    authority: str
    kind: str
    names: Counter[str]
    date: str
    body: str | None = None
    parties: list[Seen] = field(default_factory=list)
    roles: set[str] = field(default_factory=set)
    substitute_for: str | None = None
    listed: bool = True
    index: int = 0
    printed: set[str] = field(default_factory=set)

    listed_as: str = ""
    second: bool = False

    @property
    def name(self) -> str:
        """The name to go by: as listed, else as the text has it."""
        return clean_name(self.listed_as) or display_name(dict(self.names))


def units_of(
    record: Record, document: str, authority: str, body: str | None
) -> tuple[list[Unit], list[IdentityCandidate]]:
    """Give the people of one document; names in running text join those the lists hold."""
    date = (record.meeting.date or "") if is_day(record.meeting.date) else ""
    units: list[Unit] = []

    def add(name: str, kind: str, party: str | None, role: str | None, where: Where) -> Unit:
        unit = Unit(document, authority, kind, Counter([clean_name(name)]), date, index=len(units))
        unit.printed.add(name)
        unit.listed_as = name
        printed = party or _party_in(name)
        if printed:
            unit.parties.append(_seen(printed, date, _proof(document, where, "/party"), True))
        if role:
            unit.roles.add(role)
        units.append(unit)
        return unit

    for member in record.members:
        if clean_name(member.name):
            unit = add(member.name, "member", member.party, member.role, member.where)
            unit.body = body
            unit.substitute_for = member.substitute_for
    for row in record.persons_mentioned:
        if not clean_name(row.name):
            continue
        staff = bool(row.role and not row.party and not is_political(row.role))
        add(row.name, "staff" if staff else "member", row.party, row.role, row.where)
    listed = list(units)
    _note_seconds(units)
    candidates: list[IdentityCandidate] = []
    for name, proof in _names_in_text(record, document):
        party = _party_in(name)
        best = _own_person(name, _seen(party, date, proof, False).key if party else None, listed)
        if isinstance(best, Unit):
            best.names[clean_name(name)] += 1
            best.printed.add(name)
            if party:
                seen = _seen(party, date, proof, False)
                if all(seen.key != other.key for other in best.parties):
                    best.parties.append(seen)
        elif best:
            candidates.append(
                IdentityCandidate(
                    "person",
                    person_path(authority, clean_name(name)),
                    person_path(authority, best[0].name, best[0].kind),
                    IN_DOCUMENT_THRESHOLD,
                    "more than one person of the document fits",
                )
            )
        elif len(fold_name(name).split()) >= 2 and proof.span != (-1, -1):
            unit = add(name, "member", party, None, {})
            unit.listed = False
            listed.append(unit)
    return units, candidates


def _note_seconds(units: Sequence[Unit]) -> None:
    """Mark those whose document lists the same name before with another party."""
    before: dict[str, str | None] = {}
    for unit in units:
        name = slug(unit.listed_as)
        party = unit.parties[0].key if unit.parties else None
        known = before.setdefault(name, party)
        unit.second = bool(known and party and known != party)
        before[name] = known or party


def _proof(document: str, where: Where, key: str) -> Proof:
    spans = where.get(key) or where.get("/name") or where.get("") or ()
    return Proof(document, spans[0] if spans else None)


def _seen(printed: str, day: str, proof: Proof, listed: bool) -> Seen:
    found = party_of(printed, day or None)
    local = found.national is None and not found.outside
    return Seen(found.key, local, printed, proof, listed)


def _party_in(name: str) -> str | None:
    found = _PRINTED_PARTY.search(name)
    return found.group(1).strip() if found else None


def _names_in_text(record: Record, document: str) -> Iterable[tuple[str, Proof]]:
    """Names that act at the meeting, and (marked by an impossible span) mere mentions."""
    for item in record.items:
        rows: list[tuple[str, Where]] = [(name, item.where) for name in item.absent]
        for decision in item.decisions:
            rows += [(name, decision.where) for name in decision.absent]
        for dissent in item.dissents:
            if dissent.person:
                name = dissent.person
                if dissent.party and not _party_in(name):
                    name = f"{name} ({dissent.party})"
                rows.append((name, dissent.where))
        votes = item.votes
        for name in (*votes.for_, *votes.against, *votes.abstained):
            if len(fold_name(name).split()) >= 2:
                rows.append((name, votes.where))
        for request in item.requests:
            if request.asked_by.type == "person":
                rows.append((request.asked_by.name, request.where))
        for name, where in rows:
            if clean_name(name):
                yield name, _proof(document, where, "")
    for mention in record.mentions:
        if mention.label.casefold() in {"person", "per"} and clean_name(mention.text):
            yield mention.text, Proof(document, (-1, -1))


def _own_person(name: str, party: str | None, units: Sequence[Unit]) -> Unit | list[Unit] | None:
    """Find the person of the same document a name stands for; a list where several fit."""
    folded = fold_name(name)
    exact = [unit for unit in units if any(fold_name(other) == folded for other in unit.names)]
    if exact:
        return exact[0] if len(exact) == 1 or not party else _by_party(exact, party)
    found: list[tuple[float, Unit]] = []
    for unit in units:
        parts = [part for other in unit.names if (part := compare_names(name, other))]
        if not parts:
            continue
        score = max(part.value for part in parts) + IN_DOCUMENT
        keys = {seen.key for seen in unit.parties}
        if party and keys:
            score += SAME_PARTY if party in keys else OTHER_PARTY
        if score >= IN_DOCUMENT_THRESHOLD:
            found.append((score, unit))
    found.sort(key=lambda row: (-row[0], row[1].index))
    if not found:
        return None
    if len(found) > 1 and found[0][0] - found[1][0] < MARGIN:
        return [unit for _, unit in found]
    return found[0][1]


def _by_party(units: Sequence[Unit], party: str) -> Unit:
    return next((u for u in units if any(seen.key == party for seen in u.parties)), units[0])
