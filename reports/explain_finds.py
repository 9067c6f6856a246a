"""What was found in an explained text: the spans that prove a field, and the mentions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sagsspor.nlp.record import Record
from sagsspor.nlp.text.source import Span
from sagsspor.reports.explain_pieces import Find
from sagsspor.reports.explain_words import FIELDS, FINDERS, LABELS
from sagsspor.reports.highlight import Mark
from sagsspor.reports.words import Words


def marks_of(
    record: Record,
    evidence: Mapping[str, tuple[Span, ...]],
    data: Mapping[str, Any],
    language: Words,
) -> Iterator[Mark]:
    """Give the marks of a text: evidence by its JSON Pointer into ``data``, and mentions."""
    for pointer, spans in evidence.items():
        name = _field_of(pointer)
        if name not in FIELDS:
            continue
        label = f"{language.say(FIELDS[name])}: {_value_at(data, pointer)}".strip(": ")
        for start, end in spans:
            yield Mark(start, end, "", f"f-{name}", label[:200])
    for mention in record.mentions:
        kind = mention.label.casefold()
        yield Mark(
            *mention.span,
            "",
            f"m-{kind if kind in LABELS else 'other'}",
            f"{_label(kind, language)} · {_finder(mention.by, language)} · "
            f"{language.percent(mention.confidence)}",
        )


def _field_of(pointer: str) -> str:
    names = [part for part in pointer.split("/") if part and not part.isdigit()]
    return next((name for name in reversed(names) if name in FIELDS), "")


def _value_at(data: Any, pointer: str) -> str:
    for part in pointer.split("/")[1:]:
        try:
            data = data[int(part)] if part.isdigit() else data[part]
        except (KeyError, IndexError, TypeError):
            return ""
    if isinstance(data, dict):
        data = data.get("outcome") or data.get("name") or data.get("date") or ""
    return "" if data is None or isinstance(data, list) else str(data)


def finds_in(record: Record, span: Span, language: Words) -> Iterator[Find]:
    """Give the mentions that begin in a span of the text."""
    for mention in record.mentions:
        if span[0] <= mention.span[0] < span[1]:
            kind = mention.label.casefold()
            yield Find(
                f"m-{kind if kind in LABELS else 'other'}",
                _label(kind, language),
                mention.text,
                _finder(mention.by, language),
                language.percent(mention.confidence),
            )


def _label(kind: str, language: Words) -> str:
    return language.say(LABELS[kind]) if kind in LABELS else kind


def _finder(by: str, language: Words) -> str:
    kind, _, version = by.partition(":")
    name = language.say(FINDERS[kind]) if kind in FINDERS else kind
    return f"{name} ({version})" if version else name
