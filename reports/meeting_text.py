"""A meeting's minutes with their evidence marked; a very long text in several pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from sagsspor.reports.amounts import amount_spans
from sagsspor.reports.facts import Document, Meeting
from sagsspor.reports.highlight import Mark, tokens
from sagsspor.reports.index import KINDS
from sagsspor.reports.pages import MeetingTextPage, SourceView
from sagsspor.reports.pagination import chain_pager
from sagsspor.reports.pieces import Pager
from sagsspor.reports.views import Views

_WIDE = 600
"""A span longer than this is anchored but not coloured."""


def source_views(views: Views, meeting: Meeting) -> tuple[SourceView, ...]:
    """Give the texts of a meeting's documents, of a long one the first part."""
    found = (_parts(views, document) for document in views.documents_of.get(meeting.iri, ()))
    return tuple(next(iter(parts))[1] for parts in found)


def text_pages(views: Views, meeting: Meeting) -> Iterator[tuple[str, MeetingTextPage]]:
    """Compose the pages of what lies behind the first part of long texts."""
    for document in views.documents_of.get(meeting.iri, ()):
        if not views.text_cuts(document.iri):
            continue
        body = views.body(meeting.body)
        for path, source in _parts(views, document)[1:]:
            frame = views.frame(path, "meetings", body.text, ())
            yield path, MeetingTextPage(frame, views.meeting(meeting.iri), meeting.date, source)


def _parts(views: Views, document: Document) -> Sequence[tuple[str, SourceView]]:
    """Give each part of a document's text with its path."""
    text = views.text(document.iri)
    marks = _marks(views, document.iri)
    bounds = (0, *views.text_cuts(document.iri), len(text))
    paths = [views.text_path(document.iri, number) for number in range(1, len(bounds))]
    parts = []
    for number, (start, end) in enumerate(pairwise(bounds), 1):
        own = (
            Mark(at.start - start, min(at.end, end) - start, at.id, at.css, at.label)
            for at in marks
            if start <= at.start < end
        )
        pager: Pager = chain_pager(paths, number)
        view = SourceView(document.file, document.kind, tokens(text[start:end], own), pager)
        parts.append((paths[number - 1], view))
    return parts


def _marks(views: Views, document: str) -> list[Mark]:
    """Give the marks of a document: each span once, under its most telling kind."""
    spans: dict[tuple[int, int], str] = {}
    for kind, proof in views.evidence_of.get(document, ()):
        span = (proof.start, proof.end)
        if span not in spans or KINDS.index(kind) < KINDS.index(spans[span]):
            spans[span] = kind
    for span in amount_spans(views, document):
        spans.setdefault(span, "money")
    prefix = views.prefixes[document]
    return [
        Mark(start, end, f"{prefix}{start}-{end}", kind if end - start <= _WIDE else "wide", kind)
        for (start, end), kind in sorted(spans.items())
    ]
