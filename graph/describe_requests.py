"""Requests and commitments: made at this meeting, or reported of an earlier one."""

from __future__ import annotations

from sagsspor.graph.scribe import Scribe
from sagsspor.nlp.record import AskedBy, ReportedRequest, Request
from sagsspor.ontology.namespaces import ASKER, SAG, concept


def describe_request(scribe: Scribe, item: str, request: Request, n: int) -> None:
    """Write what an item of this meeting asks for or promises."""
    iri = f"{item}/request/{n}"
    kind = SAG.Commitment if request.kind == "commitment" else SAG.Request
    scribe.sheet.types(iri, SAG.FollowUp, kind)
    scribe.sheet.link(iri, SAG.item, item)
    scribe.sheet.link(iri, SAG.madeAt, scribe.own_meeting)
    _follow_up(scribe, iri, request)


def describe_reported(scribe: Scribe, item: str, request: ReportedRequest, n: int) -> None:
    """Write a request that an item only reports; it belongs to the meeting it was made at."""
    iri = f"{item}/reported-request/{n}"
    made_at = request.made_at
    scribe.sheet.types(iri, SAG.FollowUp, SAG.Request)
    scribe.sheet.link(iri, SAG.reportedIn, item)
    meeting = scribe.meeting(made_at.body, made_at.date, undated=f"{iri}/meeting")
    scribe.sheet.link(iri, SAG.madeAt, meeting)
    if made_at.date and made_at.item_number:
        there = scribe.item_at(made_at.body, made_at.date, made_at.item_number)
        scribe.sheet.link(iri, SAG.item, there)
    _follow_up(scribe, iri, request)


def _follow_up(scribe: Scribe, iri: str, request: Request | ReportedRequest) -> None:
    sheet = scribe.sheet
    sheet.text(iri, SAG.text, request.text)
    _asked_by(scribe, iri, request.asked_by)
    if request.due is not None:
        sheet.text(iri, SAG.dueExpression, request.due.expression)
        sheet.date(iri, SAG.dueStart, request.due.start)
        sheet.date(iri, SAG.dueEnd, request.due.end)
    sheet.duration(iri, SAG.recurrence, request.recurs)
    scribe.cite_all(iri, request.where)


def _asked_by(scribe: Scribe, iri: str, asker: AskedBy) -> None:
    """Write who asks; the administration is no thing of its own."""
    sheet = scribe.sheet
    sheet.link(iri, SAG.askerType, concept(ASKER, asker.type))
    sheet.plain(iri, SAG.askerName, asker.name)
    if asker.type == "body":
        sheet.link(iri, SAG.askedBy, scribe.body(asker.name or None))
    elif asker.type == "person" and asker.name:
        sheet.link(iri, SAG.askedBy, scribe.person(asker.name))
    elif asker.type == "party" and asker.name:
        sheet.link(iri, SAG.askedBy, scribe.party(asker.name))
