"""What is handed in and out of the finder of requests: parts of an item, and what was found."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sagsspor.nlp.record import AskedBy, Due, MadeAt
from sagsspor.nlp.text.source import Span


@dataclass(frozen=True, slots=True)
class RequestSection:
    """A part of an item: ``kind`` is decision (this meeting's own), head, case, summary,
    consequence, recommendation or proposal (a member's); others give nothing.
    """

    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class FoundRequest:
    """A request or commitment; ``spans`` are its sentences, ``rule`` what found it."""

    spans: tuple[Span, ...]
    text: str
    kind: str
    asked_by: AskedBy
    due: Due | None
    recurs: str | None
    rule: str

    def moved(self, offset: int) -> FoundRequest:
        """Give the same request in a text that begins ``offset`` signs earlier."""
        return replace(self, spans=_moved(self.spans, offset))


@dataclass(frozen=True, slots=True)
class FoundReport:
    """What an earlier meeting asked, as this item reports it."""

    spans: tuple[Span, ...]
    text: str
    asked_by: AskedBy
    made_at: MadeAt
    due: Due | None
    recurs: str | None

    def moved(self, offset: int) -> FoundReport:
        """Give the same report in a text that begins ``offset`` signs earlier."""
        return replace(self, spans=_moved(self.spans, offset))


@dataclass(frozen=True, slots=True)
class FoundRequests:
    """All requests of some sections, in text order."""

    requests: tuple[FoundRequest, ...] = ()
    reported: tuple[FoundReport, ...] = ()


def _moved(spans: tuple[Span, ...], offset: int) -> tuple[Span, ...]:
    return tuple((start + offset, end + offset) for start, end in spans)
