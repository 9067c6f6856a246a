"""The lines of an explained text: the part each was taken for, its marks, labels not known."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping

from sagsspor.nlp.dissection import Dissection
from sagsspor.nlp.layout.lines import Line
from sagsspor.nlp.text.source import Source, Span
from sagsspor.nlp.unknown_labels import UnknownLabel
from sagsspor.nlp.vocabulary import Vocabulary
from sagsspor.reports.explain_pieces import TextLine
from sagsspor.reports.explain_words import ROLES
from sagsspor.reports.highlight import Mark, tokens
from sagsspor.reports.words import Words

UNUSED, UNKNOWN = "unused", "unknown"
_DOCUMENT_TYPE = re.compile(
    r"(?:(?:åbent|lukket)\s)?(?:referat|dagsorden|\w{0,20}protokol|beslutninger)", re.IGNORECASE
)


def line_roles(cut: Dissection, labels: Vocabulary, proven: Iterable[Span]) -> dict[int, str]:
    """Give the part each line was taken for, by the line's index; no role means unused."""
    starts = [line.start for line in cut.lines]
    roles: dict[int, str] = {}

    def take(span: Span, role: str, *, again: bool = True) -> None:
        at = max(0, bisect_right(starts, span[0]) - 1)
        while at < len(cut.lines) and cut.lines[at].start < span[1]:
            line = cut.lines[at]
            if line.end > span[0] and (again or line.index not in roles):
                roles[line.index] = role
            at += 1

    for line in cut.lines:
        if cut.contents.first <= line.index < cut.contents.end:
            roles[line.index] = "contents"
        elif line.noise:
            roles[line.index] = "noise"
    for line in cut.head_lines:
        label = labels.header.match(line.text)
        if label and (label.alone or label.colon):
            roles[line.index] = "contents" if label.kind == "contents" else "head_field"
        elif _DOCUMENT_TYPE.fullmatch(line.text):
            roles[line.index] = "head_field"
    for field in cut.head.fields:
        for span in field.spans:
            take(span, "head_field")
    for part in cut.parts:
        block = part.block
        for line in block.body:
            label = labels.sections.match(line.text)
            if label and not label.open_ended:
                roles[line.index] = "ignored"
        for section in part.sections:
            if section.kind == "head":
                continue
            role = section.kind if section.kind in ROLES else "case"
            for span in (*section.spans, *((section.label_span,) if section.label_span else ())):
                take(span, role)
        for line in block.lead:
            roles[line.index] = "case_number"
        for span in block.title_spans:
            take(span, "title")
        if block.number_span and block.title_spans:
            gap = block.title_spans[0][0] - block.number_span[1]
            if 0 <= gap < 200:
                take(block.number_span, "title")
    for span in proven:
        if span[1] - span[0] < 2_000:
            take(span, "fact", again=False)
    return roles


def text_lines(
    source: Source,
    lines: Iterable[Line],
    roles: Mapping[int, str],
    unknown: Mapping[int, UnknownLabel],
    marks: list[Mark],
    language: Words,
) -> Iterator[TextLine]:
    """Give the lines of a block, with ``roles`` by the line's index and ``marks`` in order."""
    before = ""
    open_marks: list[Mark] = []
    at = 0
    number = 0
    position = 0
    for line in lines:
        number += source.text.count("\n", position, line.start) if position else 0
        if not position:
            number = source.text.count("\n", 0, line.start) + 1
        position = line.start
        while at < len(marks) and marks[at].start < line.end:
            open_marks.append(marks[at])
            at += 1
        open_marks = [mark for mark in open_marks if mark.end > line.start]
        here = [
            Mark(
                max(mark.start - line.start, 0),
                min(mark.end, line.end) - line.start,
                "",
                mark.css,
                mark.label,
            )
            for mark in open_marks
        ]
        found = unknown.get(line.index)
        role = UNKNOWN if found else roles.get(line.index, UNUSED)
        yield TextLine(
            number,
            role,
            language.say(ROLES[role]),
            role != before,
            tokens(source.text[line.start : line.end], here),
            f"[section.{found.kind}] words = [{_quoted(found.word)}]" if found else "",
        )
        before = role


def vocabulary_lines(unknown: Iterable[UnknownLabel]) -> tuple[str, ...]:
    """Write what a vocabulary file would hold to know all labels that were not known."""
    by_kind: dict[str, list[str]] = {}
    for one in unknown:
        known = by_kind.setdefault(one.kind, [])
        if one.word not in known:
            known.append(one.word)
    lines: list[str] = []
    for kind in sorted(by_kind):
        lines += [
            f"[section.{kind}]",
            f"words = [{', '.join(_quoted(word) for word in by_kind[kind])}]",
        ]
    return tuple(lines)


def _quoted(word: str) -> str:
    return json.dumps(word, ensure_ascii=False)
