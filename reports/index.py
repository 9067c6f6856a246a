"""The facts grouped by what they hang on: an item, a meeting, a person, a document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from sagsspor.reports.facts import (
    Affiliation,
    Attachment,
    Attendance,
    Decision,
    Dissent,
    Document,
    Evidence,
    Facts,
    Item,
    Meeting,
    Participation,
    Reference,
    Request,
    Treatment,
    Vote,
    Warning,
    grouped,
)
from sagsspor.reports.status import Status

_TELLING = frozenset({"text", "outcome", "title", "name"})
"""The fields whose evidence is the fact itself, in words."""

KINDS = ("request", "decision", "dissent", "vote", "reference", "item", "person", "money", "other")
"""What a mark in a source text can prove, the most telling kind first."""


@dataclass(frozen=True)
class Index:
    """The facts and statuses; each group is made once, when first asked for."""

    facts: Facts
    statuses: Mapping[str, Status]

    @cached_property
    def documents_of(self) -> Mapping[str, tuple[Document, ...]]:
        """Give the documents of each meeting, minutes before agendas."""
        ordered = sorted(
            self.facts.documents.values(), key=lambda at: (at.kind != "minutes", at.stem, at.iri)
        )
        return grouped(ordered, lambda at: at.meeting)

    @cached_property
    def items_of(self) -> Mapping[str, tuple[Item, ...]]:
        """Give the items of each meeting in the order of the agenda."""
        ordered = sorted(self.facts.items.values(), key=lambda at: (at.ordinal or 0, at.iri))
        return grouped(ordered, lambda at: at.meeting)

    @cached_property
    def cases_of(self) -> Mapping[str, tuple[str, ...]]:
        """Give the cases of each item."""
        pairs = [(item, case.iri) for case in self.facts.cases.values() for item in case.items]
        return {
            item: tuple(case for _, case in found)
            for item, found in grouped(sorted(pairs), lambda pair: pair[0]).items()
        }

    @cached_property
    def decisions_of(self) -> Mapping[str, tuple[Decision, ...]]:
        """Give the decisions of each item."""
        return grouped(self.facts.decisions, lambda at: at.item)

    @cached_property
    def votes(self) -> tuple[Vote, ...]:
        """Give the votes of items' own meetings, each once though printed with its decision too."""
        own = {at.iri for at in self.facts.decisions if self.is_own(at)}
        votes = {
            (at.item, at.choice, at.person or at.party or "number"): at
            for at in reversed(self.facts.votes)
            if at.decision is None or at.decision in own
        }
        return tuple(reversed(votes.values()))

    @cached_property
    def votes_of(self) -> Mapping[str, tuple[Vote, ...]]:
        """Give the votes of each item."""
        return grouped(self.votes, lambda at: at.item)

    @cached_property
    def dissents_of(self) -> Mapping[str, tuple[Dissent, ...]]:
        """Give the dissents of each item."""
        return grouped(self.facts.dissents, lambda at: at.item)

    @cached_property
    def references_of(self) -> Mapping[str, tuple[Reference, ...]]:
        """Give the references that stand in each item."""
        return grouped(self.facts.references, lambda at: at.item)

    @cached_property
    def attachments_of(self) -> Mapping[str, tuple[Attachment, ...]]:
        """Give each item's attachments."""
        return grouped(self.facts.attachments, lambda at: at.item)

    @cached_property
    def headings_of(self) -> Mapping[str, tuple[tuple[int, str], ...]]:
        """Give where the items of each document begin, in the order of the text."""
        found = [
            (proof.document, (proof.start, item))
            for item in self.facts.items
            for proof in self.facts.evidence.get(item, ())
            if proof.field is None
        ]
        return {
            document: tuple(heading for _, heading in headings)
            for document, headings in grouped(sorted(found), lambda pair: pair[0]).items()
        }

    @cached_property
    def treatments_of(self) -> Mapping[str, tuple[Treatment, ...]]:
        """Give the planned handling of each item."""
        return grouped(self.facts.treatments, lambda at: at.item)

    @cached_property
    def participations_at(self) -> Mapping[str, tuple[Participation, ...]]:
        """Give who took part in each meeting without being a member."""
        return grouped(self.facts.participations, lambda at: at.meeting)

    @cached_property
    def told_of(self) -> Mapping[str, tuple[tuple[str, str], ...]]:
        """Give where each meeting is told of by another's items: the item and the fact."""
        items = self.facts.items
        pairs: list[tuple[str, str, str]] = []
        for reference in self.facts.references:
            target = items.get(reference.to_item or "")
            meeting = target.meeting if target else reference.to_meeting
            pairs.append((meeting or "", reference.item, reference.iri))
        pairs += [(at.meeting or "", at.item, at.iri) for at in self.facts.decisions]
        pairs += [
            (at.meeting, at.reported_in, at.iri) for at in self.facts.requests if at.reported_in
        ]
        others = [pair for pair in pairs if pair[0] and items[pair[1]].meeting != pair[0]]
        return {
            meeting: tuple(dict.fromkeys((item, fact) for _, item, fact in found))
            for meeting, found in grouped(others, lambda pair: pair[0]).items()
        }

    @cached_property
    def requests(self) -> Mapping[str, Request]:
        """Give every request by its IRI."""
        return {at.iri: at for at in self.facts.requests}

    @cached_property
    def requests_of(self) -> Mapping[str, tuple[Request, ...]]:
        """Give the requests made in each item."""
        made = (at for at in self.facts.requests if at.reported_in is None)
        return grouped(made, lambda at: at.item)

    @cached_property
    def requests_at(self) -> Mapping[str, tuple[Request, ...]]:
        """Give the requests made at each meeting, reported ones too."""
        return grouped(self.facts.requests, lambda at: at.meeting)

    @cached_property
    def requests_by(self) -> Mapping[str, tuple[Request, ...]]:
        """Give the requests of each asker."""
        return grouped(self.facts.requests, lambda at: at.asker)

    @cached_property
    def decided_by(self) -> Mapping[str, tuple[Decision, ...]]:
        """Give the decisions of each body."""
        return grouped(self.facts.decisions, lambda at: at.body)

    @cached_property
    def attendance_of(self) -> Mapping[str, tuple[Attendance, ...]]:
        """Give the attendance at each meeting, that of single items too."""
        return grouped(self.facts.attendance, lambda at: at.meeting)

    @cached_property
    def attendance_by(self) -> Mapping[str, tuple[Attendance, ...]]:
        """Give the attendance of each person."""
        return grouped(self.facts.attendance, lambda at: at.person)

    @cached_property
    def votes_by(self) -> Mapping[str, tuple[Vote, ...]]:
        """Give the votes of each person."""
        return grouped(self.votes, lambda at: at.person)

    @cached_property
    def dissents_by(self) -> Mapping[str, tuple[Dissent, ...]]:
        """Give the dissents of each person."""
        return grouped(self.facts.dissents, lambda at: at.person)

    @cached_property
    def affiliations_by(self) -> Mapping[str, tuple[Affiliation, ...]]:
        """Give what was observed of each person's party."""
        known = (at for at in self.facts.affiliations if at.party in self.facts.parties)
        return grouped(known, lambda at: at.person)

    @cached_property
    def meetings_of(self) -> Mapping[str, tuple[Meeting, ...]]:
        """Give the meetings of each body."""
        return grouped(self.facts.meetings.values(), lambda at: at.body)

    @cached_property
    def loaded_days(self) -> Mapping[str, tuple[date, ...]]:
        """Give the days of each body's loaded meetings, in order."""
        return {
            body: tuple(sorted(at.date for at in meetings if at.loaded and at.date))
            for body, meetings in self.meetings_of.items()
        }

    @cached_property
    def told_requests(self) -> Mapping[str, tuple[Request, ...]]:
        """Give the requests that each item reports of an earlier meeting."""
        return grouped(self.facts.requests, lambda at: at.reported_in)

    @cached_property
    def warnings_of(self) -> Mapping[str, tuple[Warning, ...]]:
        """Give the slips noticed in each document."""
        return grouped(self.facts.warnings, lambda at: at.document)

    @cached_property
    def body_names(self) -> Mapping[str, int]:
        """Count the bodies of each name."""
        return Counter(body.name for body in self.facts.bodies.values())

    @cached_property
    def answered_by(self) -> Mapping[str, tuple[str, ...]]:
        """Give the requests that each item answers."""
        pairs = [
            (item, request.iri)
            for request in self.facts.requests
            if request.key in self.statuses
            for item in self.statuses[request.key].answers
        ]
        return {
            item: tuple(request for _, request in found)
            for item, found in grouped(pairs, lambda pair: pair[0]).items()
        }

    @cached_property
    def party_at(self) -> Mapping[tuple[str, str], str]:
        """Give the party of each person at each meeting, as printed there."""
        return {
            (at.person, at.meeting): at.printed or self.party(at.party) or ""
            for at in reversed(self.facts.affiliations)
        }

    @cached_property
    def evidence_of(self) -> Mapping[str, tuple[tuple[str, Evidence], ...]]:
        """Give the evidence in each document, with what kind of fact it proves."""
        facts = self.facts
        kinds: dict[str, str] = {}
        for kind, things in (
            ("request", facts.requests),
            ("decision", facts.decisions),
            ("dissent", facts.dissents),
            ("vote", facts.votes),
            ("reference", facts.references),
            ("item", facts.items.values()),
            ("person", facts.attendance),
            ("person", facts.participations),
            ("person", facts.affiliations),
        ):
            kinds.update((thing.iri, kind) for thing in things)
        pairs = [
            ("other" if rank(proof) > 1 else kinds.get(fact, "other"), proof)
            for fact, proofs in sorted(facts.evidence.items())
            for proof in proofs
        ]
        return grouped(pairs, lambda pair: pair[1].document)

    def is_own(self, decision: Decision) -> bool:
        """Tell whether an item's own meeting made a decision."""
        return decision.meeting in (None, self.facts.items[decision.item].meeting)

    def own_decision(self, item: str) -> Decision | None:
        """Give the last decision that the item's own meeting made."""
        own = [at for at in self.decisions_of.get(item, ()) if self.is_own(at)]
        return own[-1] if own else None

    def party(self, iri: str | None) -> str | None:
        """Give a party as it is usually written: its letter, else its name."""
        found = self.facts.parties.get(iri) if iri else None
        return (found.letter or found.name) if found else None

    def party_name(self, seen: Affiliation) -> str:
        """Give a party's name, and beside it what the minutes print where that is another."""
        found = self.facts.parties[seen.party]
        short = found.letter or seen.printed
        return f"{found.name} ({short})" if short and short != found.name else found.name


def rank(proof: Evidence) -> int:
    """Rank evidence: that of the whole fact, that of the field that says it, any other."""
    return 0 if proof.field is None else 1 if proof.field in _TELLING else 2
