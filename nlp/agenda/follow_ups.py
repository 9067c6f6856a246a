"""The requests of one item: its sections handed to the request finder, and the way back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date as Date

from sagsspor.nlp.decisions.decided import DecidedPart
from sagsspor.nlp.record import ReportedRequest, Request
from sagsspor.nlp.requests.requests import KnownPerson, RequestSection, find_requests
from sagsspor.nlp.segmentation.sections import Section
from sagsspor.nlp.setting import Setting
from sagsspor.nlp.text.source import Span
from sagsspor.nlp.text.views import view_of

_KINDS = {"case", "summary", "consequence", "recommendation"}
_TOLD = {*_KINDS, "head"}


@dataclass(frozen=True, slots=True)
class ItemRequests:
    """What an item asks or promises, and what it reports that an earlier meeting asked."""

    requests: tuple[Request, ...] = ()
    reported: tuple[ReportedRequest, ...] = ()


def read_requests(
    sections: Sequence[Section],
    parts: Sequence[DecidedPart],
    setting: Setting,
    meeting_date: Date,
    parties: dict[str, tuple[str, Span]],
) -> ItemRequests:
    """Find requests and commitments in the meeting's own decisions and in the case's text.

    Another body's decision is no request of this meeting. The view keeps a heading line such as
    "(Stillet af ...)" before the proposal it belongs to, since it says who asks.
    """
    own = [span for part in parts if part.own for span in part.decision.where.get("/text", ())]
    others = [span for part in parts if not part.own for span in part.decision.where.get("", ())]
    pieces: list[tuple[str, Span]] = [("decision", span) for span in own]
    # Notes of a meeting without a word for decision: what stands under the title was said there.
    minuted = not parts and not any(section.kind in _KINDS for section in sections)
    for section in sections:
        kind = section.kind if section.kind in _TOLD else "other"
        if minuted and section.kind == "head":
            kind = "decision"
        if section.kind in {"decision", "absence", "case_number", "attachments"}:
            continue
        for span in section.spans:
            if not _overlaps(span, own) and not _overlaps(span, others):
                pieces.append((kind, span))
    pieces.sort(key=lambda piece: piece[1])
    view = view_of(setting.text, (span for _, span in pieces), of_lines=False)
    wanted: list[RequestSection] = []
    for (kind, span), start in zip(pieces, view.starts, strict=True):
        end = start + span[1] - span[0]
        if wanted and wanted[-1].kind == kind:
            wanted[-1] = RequestSection(kind, wanted[-1].start, end)
        else:
            wanted.append(RequestSection(kind, start, end))
    found = find_requests(
        view.text,
        [section for section in wanted if section.kind != "other"],
        meeting_date=meeting_date,
        own_body=setting.body,
        persons=[
            KnownPerson(name, parties[name][0] if name in parties else None)
            for name in setting.names
        ],
        bodies=(*setting.bodies, *setting.abbreviations),
    )

    # What was proposed and voted down is asked by nobody.
    fell = {part.decision.outcome for part in parts if part.own} == {"rejected"}
    asked = [one for one in found.requests if not (fell and one.rule == "proposal")]

    def source(spans: Sequence[Span]) -> tuple[Span, ...]:
        return tuple(part for a, b in spans for part in view.source_spans(a, b))

    return ItemRequests(
        tuple(
            Request(one.kind, one.text, one.asked_by, one.due, one.recurs, {"": source(one.spans)})
            for one in asked
        ),
        tuple(
            ReportedRequest(
                one.text, one.asked_by, one.made_at, one.due, one.recurs, {"": source(one.spans)}
            )
            for one in found.reported
        ),
    )


def _overlaps(span: Span, others: Sequence[Span]) -> bool:
    return any(a < span[1] and span[0] < b for a, b in others)
