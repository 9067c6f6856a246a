"""The items of a meeting: cases, treatments, decisions, votes, dissents, references, requests."""

from __future__ import annotations

from collections.abc import Sequence

from rdflib.namespace import DCTERMS

from sagsspor.graph.describe_requests import describe_reported, describe_request
from sagsspor.graph.parties import looks_like_party
from sagsspor.graph.paths import is_day
from sagsspor.graph.scribe import Scribe, meeting_label
from sagsspor.nlp.record import Decision, Dissent, Item, Reference, Spans, Treatment, Votes, Where
from sagsspor.ontology.namespaces import CHOICE, OUTCOME, SAG, STATUS, TREATMENT, concept


def describe_item(scribe: Scribe, item: Item, taken: set[str]) -> None:
    """Write one item; ``taken`` are the IRIs of the items before it."""
    sheet, where, record = scribe.sheet, item.where, scribe.record
    meeting = scribe.own_meeting
    iri = scribe.mint.item(meeting, item.number, item.ordinal)
    if iri in taken:  # open and closed items may be counted apart
        iri = f"{iri}~{item.ordinal}"
    taken.add(iri)
    label = meeting_label(record.meeting.body, record.meeting.date)
    scribe.name_item(iri, meeting, label, item.number, item.ordinal)
    sheet.integer(iri, SAG.ordinal, item.ordinal)
    sheet.text(iri, DCTERMS.title, item.title)
    sheet.text(iri, SAG.recommendation, item.recommendation)
    sheet.text(iri, SAG.summary, item.summary)
    sheet.boolean(iri, SAG.closed, item.closed)
    scribe.cite_all(iri, where, "absent", "attachments", "case_numbers")
    for index, number in enumerate(item.case_numbers):
        case = scribe.case(number)
        if case is not None:
            sheet.link(iri, SAG.case, case)
            scribe.cite(case, _of_list(where, "case_numbers", index))
    for index, title in enumerate(item.attachments):
        _attachment(scribe, iri, title, index, where)
    for index, name in enumerate(item.absent):
        _absence(scribe, f"{iri}/attendance", name, meeting, _of_list(where, "absent", index), iri)
    for n, treatment in enumerate(item.treatment, 1):
        _treatment(scribe, iri, treatment, n)
    final = _final_vote(scribe, item)
    for n, decision in enumerate(item.decisions, 1):
        _decision(scribe, iri, decision, n, voted=n != final)
    _recommendations(scribe, iri, item.decisions)
    if item.votes:
        decided = f"{iri}/decision/{final}" if final else None
        _votes(scribe, iri, item.votes, iri, decided, None)
    for n, dissent in enumerate(item.dissents, 1):
        _dissent(scribe, iri, dissent, n)
    for n, reference in enumerate(item.references, 1):
        _reference(scribe, iri, reference, n)
    for n, request in enumerate(item.requests, 1):
        describe_request(scribe, iri, request, n)
    for n, reported in enumerate(item.reported_requests, 1):
        describe_reported(scribe, iri, reported, n)


def _of_list(where: Where, key: str, index: int) -> Spans:
    return where.get(f"/{key}/{index}", ()) or where.get(f"/{key}", ())


def _attachment(scribe: Scribe, item: str, title: str, index: int, where: Where) -> None:
    iri = f"{item}/attachment/{index + 1}"
    scribe.sheet.types(iri, SAG.Attachment)
    scribe.sheet.link(iri, SAG.item, item)
    scribe.sheet.text(iri, DCTERMS.title, title)
    scribe.sheet.integer(iri, SAG.ordinal, index + 1)
    scribe.cite(iri, _of_list(where, "attachments", index))


def _absence(
    scribe: Scribe,
    parent: str,
    name: str,
    meeting: str,
    spans: Spans,
    item: str,
    decision: str | None = None,
) -> None:
    sheet = scribe.sheet
    person = scribe.person(name, spans)
    iri = f"{parent}/{person.rsplit('/', 1)[1]}"
    sheet.types(iri, SAG.Attendance)
    sheet.link(iri, SAG.meeting, meeting)
    sheet.link(iri, SAG.item, item)
    sheet.link(iri, SAG.decision, decision)
    sheet.link(iri, SAG.person, person)
    sheet.link(iri, SAG.status, STATUS.absent)
    scribe.cite(iri, spans)


def _treatment(scribe: Scribe, item: str, treatment: Treatment, n: int) -> None:
    sheet, iri = scribe.sheet, f"{item}/treatment/{n}"
    sheet.types(iri, SAG.Treatment)
    sheet.link(iri, SAG.item, item)
    sheet.link(iri, SAG.body, scribe.body(treatment.body))
    if treatment.role is not None:
        sheet.link(iri, SAG.treatmentRole, concept(TREATMENT, treatment.role))
    sheet.date(iri, SAG.date, treatment.date)
    scribe.cite_all(iri, treatment.where)


def _decision(scribe: Scribe, item: str, decision: Decision, n: int, *, voted: bool) -> None:
    """Write a decision, and its votes if those are not the item's own."""
    sheet, iri = scribe.sheet, f"{item}/decision/{n}"
    sheet.types(iri, SAG.Decision)
    sheet.link(iri, SAG.item, item)
    sheet.integer(iri, SAG.ordinal, n)
    sheet.link(iri, SAG.outcome, concept(OUTCOME, decision.outcome))
    sheet.text(iri, SAG.text, decision.text)
    scribe.cite_all(iri, decision.where, "absent")
    meeting = _decided_at(scribe, decision)
    today = decision.date or (meeting and scribe.record.meeting.date)
    sheet.date(iri, SAG.date, today)
    sheet.link(iri, SAG.decidedAt, meeting)
    if decision.body is not None or meeting is not None:
        sheet.link(iri, SAG.decidedBy, scribe.body(decision.body))
    elsewhere = meeting != scribe.own_meeting
    if decision.item_number and decision.date and elsewhere:
        there = scribe.item_at(decision.body, decision.date, decision.item_number)
        sheet.link(iri, SAG.decidedAtItem, there)
    for index, name in enumerate(decision.absent):
        spans = _of_list(decision.where, "absent", index)
        if not elsewhere:
            _absence(scribe, f"{item}/attendance", name, scribe.own_meeting, spans, item)
        elif meeting is not None:
            _absence(scribe, f"{iri}/attendance", name, meeting, spans, item, iri)
    if decision.votes and voted:
        text = decision.text if elsewhere else None
        _votes(scribe, item, decision.votes, iri, iri, text)


def _recommendations(scribe: Scribe, item: str, decisions: Sequence[Decision]) -> None:
    """Link what a body recommended to the next decision that another body made in the item.

    Only where body and day of both are told, or are those of this meeting.
    """
    rows: list[tuple[str, int, str, str]] = []
    for n, decision in enumerate(decisions, 1):
        day = decision.date or scribe.record.meeting.date
        if is_day(day) and _decided_at(scribe, decision) is not None:
            rows.append((day or "", n, scribe.body(decision.body), decision.outcome))
    rows.sort()
    for at, (_, n, body, outcome) in enumerate(rows):
        later = next((row for row in rows[at + 1 :] if row[2] != body), None)
        if outcome == "recommended" and later:
            scribe.sheet.link(
                f"{item}/decision/{n}", SAG.recommendationOf, f"{item}/decision/{later[1]}"
            )


def _decided_at(scribe: Scribe, decision: Decision) -> str | None:
    """Give the meeting of a decision; None where the minutes do not tell which it was.

    A decision of no stated body belongs to this meeting unless its date is another.
    """
    if _is_own(scribe, decision):
        return scribe.own_meeting
    if decision.body is None or decision.date is None:
        return None
    return scribe.meeting(decision.body, decision.date)


def _is_own(scribe: Scribe, decision: Decision) -> bool:
    own_date = decision.date in {None, scribe.record.meeting.date}
    return scribe.is_own_body(decision.body) and own_date


def _final_vote(scribe: Scribe, item: Item) -> int | None:
    """Give which decision, from 1, an item's final vote was about, where that can be told.

    It is the last of this meeting's with those same votes, or else its only one.
    """
    own = [
        (n, decision) for n, decision in enumerate(item.decisions, 1) if _is_own(scribe, decision)
    ]
    same = [
        n for n, decision in own if decision.votes and _plain(decision.votes) == _plain(item.votes)
    ]
    if same:
        return same[-1]
    bare = [n for n, decision in own if not decision.votes]
    return bare[0] if len(own) == 1 and bare else None


def _plain(votes: Votes) -> tuple[object, ...]:
    counts = (votes.count_for, votes.count_against, votes.count_abstained)
    return (votes.for_, votes.against, votes.abstained, *counts)


def _votes(
    scribe: Scribe, item: str, votes: Votes, parent: str, decision: str | None, text: str | None
) -> None:
    """Write votes; ``text`` is that of another meeting's decision, where only it tells parties."""
    sheet = scribe.sheet
    rows = (
        ("for", votes.for_, votes.count_for),
        ("against", votes.against, votes.count_against),
        ("abstained", votes.abstained, votes.count_abstained),
    )
    for code, names, count in rows:
        choice = concept(CHOICE, code)
        for index, name in enumerate(names):
            spans = _of_list(votes.where, code, index) or votes.where.get("", ())
            party = scribe.party(name) if looks_like_party(name) else None
            person = None if party else scribe.person(name, spans)
            voter = party or person or ""
            iri = f"{parent}/vote/{code}/{voter.rsplit('/', 1)[1]}"
            sheet.types(iri, SAG.Vote)
            sheet.link(iri, SAG.item, item)
            sheet.link(iri, SAG.decision, decision)
            sheet.link(iri, SAG.choice, choice)
            sheet.link(iri, SAG.party, party)
            sheet.link(iri, SAG.person, person)
            if person and (text is None or f"{name} (" in text):
                sheet.link(iri, SAG.partyAtMeeting, scribe.party_of(person))
            scribe.cite(iri, spans)
        if count is not None:
            iri = f"{parent}/vote-count/{code}"
            sheet.types(iri, SAG.VoteCount)
            sheet.link(iri, SAG.item, item)
            sheet.link(iri, SAG.decision, decision)
            sheet.link(iri, SAG.choice, choice)
            sheet.integer(iri, SAG.count, count)
            where = votes.where
            scribe.cite(iri, where.get(f"/counts/{code}", ()) or where.get("", ()))


def _dissent(scribe: Scribe, item: str, dissent: Dissent, n: int) -> None:
    sheet, iri, where = scribe.sheet, f"{item}/dissent/{n}", dissent.where
    sheet.types(iri, SAG.Dissent)
    sheet.link(iri, SAG.item, item)
    sheet.text(iri, SAG.text, dissent.text)
    if dissent.person:
        person = scribe.person(dissent.person, where.get("/person", ()))
        sheet.link(iri, SAG.person, person)
    if dissent.party:
        sheet.link(iri, SAG.party, scribe.party(dissent.party))
    scribe.cite_all(iri, where)


def _reference(scribe: Scribe, item: str, reference: Reference, n: int) -> None:
    sheet, iri = scribe.sheet, f"{item}/reference/{n}"
    sheet.types(iri, SAG.Reference)
    sheet.link(iri, SAG.item, item)
    sheet.date(iri, SAG.date, reference.date)
    if reference.date:
        meeting = scribe.meeting(reference.body, reference.date)
        sheet.link(iri, SAG.refersToMeeting, meeting)
        if reference.item_number:
            there = scribe.item_at(reference.body, reference.date, reference.item_number)
            sheet.link(iri, SAG.refersToItem, there)
    if reference.case_number:
        sheet.link(iri, SAG.refersToCase, scribe.case(reference.case_number))
    scribe.cite_all(iri, reference.where)
