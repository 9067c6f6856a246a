"""One page on one document: what was found where and by what, and what was not.

The text stands line by line with the part each line was taken for; beside it the record. A line
that no rule used is shown as such, and one that reads like a label comes with the line of a
vocabulary file that would make it one.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from markupsafe import Markup

from sagsspor.errors import NotMinutesError
from sagsspor.nlp.dissection import Dissection, Part, dissect
from sagsspor.nlp.extract import extract
from sagsspor.nlp.lines import Line
from sagsspor.nlp.record import Record
from sagsspor.nlp.record_json import record_json
from sagsspor.nlp.source import Source, Span
from sagsspor.nlp.unknown_labels import UnknownLabel, unknown_labels
from sagsspor.nlp.vocabulary import Vocabulary, vocabulary
from sagsspor.reports.explain_words import FIELDS, FINDERS, LABELS, ROLES
from sagsspor.reports.highlight import Mark, Token, tokens
from sagsspor.reports.render import environment, static_file
from sagsspor.reports.words import Words, words

UNUSED, UNKNOWN = "unused", "unknown"
_DOCUMENT_TYPE = re.compile(
    r"(?:(?:åbent|lukket)\s)?(?:referat|dagsorden|\w{0,20}protokol|beslutninger)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class TextLine:
    """A printed line: its number, the part it was taken for, and its text with marks.

    ``first`` tells that the line above was taken for another part. ``suggestion`` is the line of
    a vocabulary file that would make it a label.
    """

    number: int
    role: str
    name: str
    first: bool
    tokens: tuple[Token, ...]
    suggestion: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """A field of the record: what it is called, its value, and what it belongs to."""

    name: str
    value: str
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Find:
    """A span of the text: what it is, its words, what found it, and how sure that is."""

    css: str
    name: str
    text: str
    by: str
    confidence: str


@dataclass(frozen=True, slots=True)
class Block:
    """The head, the table of contents or an item: its text, and beside it what was read there."""

    title: str
    lines: tuple[TextLine, ...]
    facts: tuple[Fact, ...]
    missing: tuple[str, ...]
    finds: tuple[Find, ...]


@dataclass(frozen=True, slots=True)
class ExplainPage:
    """The whole page; ``problem`` says why there is no record."""

    lang: str
    file: str
    problem: str
    counts: tuple[tuple[str, int], ...]
    legend: tuple[tuple[str, str], ...]
    suggestions: tuple[str, ...]
    blocks: tuple[Block, ...]


def explain(
    source: Source,
    *,
    lang: str = "da",
    municipality: str | None = None,
    vocabulary_file: Path | None = None,
    model: str | None = None,
) -> str:
    """Write the page of one document as HTML; raise VocabularyError for a broken vocabulary file.

    A text that is no minutes gives a page too: it shows what was found of them.
    """
    problem = ""
    record = Record(source.name)
    try:
        record = extract(
            source, municipality=municipality, vocabulary_file=vocabulary_file, model=model
        )
    except NotMinutesError as error:
        problem = error.problem
    labels = vocabulary(vocabulary_file)
    page = _page(source, record, dissect(source, labels), labels, problem, lang)
    style = static_file("explain.css").decode("utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    template = environment(lang).get_template("explain.html")
    return template.render(page=page, style=Markup(style), style_hash=digest)


def _page(
    source: Source,
    record: Record,
    cut: Dissection,
    labels: Vocabulary,
    problem: str,
    lang: str,
) -> ExplainPage:
    language = words(lang)
    data = record_json(record)
    evidence = {
        pointer: tuple((start, end) for start, end in spans)
        for pointer, spans in data["evidence"].items()
    }
    roles = _roles(cut, labels, [span for spans in evidence.values() for span in spans])
    unknown = {one.line: one for one in unknown_labels(cut, labels)}
    marks = sorted(_marks(record, evidence, data, language))
    starts = [_start(part) for part in cut.parts]
    groups: list[list[Line]] = [[] for _ in range(len(starts) + 1)]
    for line in cut.lines:
        groups[bisect_right(starts, line.start)].append(line)
    blocks = []
    for at, group in enumerate(groups):
        if not group:
            continue
        first, last = group[0].start, group[-1].end
        inside = [mark for mark in marks if first <= mark.start < last]
        item = data["items"][at - 1] if at and len(data["items"]) == len(starts) else None
        blocks.append(
            Block(
                _title(item, at, language),
                tuple(_text_lines(source, group, roles, unknown, inside, language)),
                tuple(_facts(_of_item(item) if item else _of_head(data), language)),
                _missing(item, data, language),
                tuple(_finds(record, (first, last), language)),
            )
        )
    used: dict[str, int] = {}
    for line in cut.lines:
        role = UNKNOWN if line.index in unknown else roles.get(line.index, UNUSED)
        used[role] = used.get(role, 0) + 1
    return ExplainPage(
        lang,
        source.file,
        problem,
        tuple((language.say(ROLES[role]), used[role]) for role in ROLES if role in used),
        tuple((role, language.say(ROLES[role])) for role in ROLES if role in used),
        _vocabulary_lines(unknown.values()),
        tuple(blocks),
    )


def _start(part: Part) -> int:
    block = part.block
    spans = [span[0] for span in block.title_spans]
    spans += [line.start for line in block.lead]
    spans += [block.number_span[0]] if block.number_span else []
    below = block.body[0].start if block.body else None
    # The number may stand in the table of contents, far above.
    inside = [start for start in spans if below is None or start <= below]
    near = [start for start in inside if below is None or below - start < 2_000]
    return min(near or inside, default=below if below is not None else 0)


def _roles(cut: Dissection, labels: Vocabulary, proven: Iterable[Span]) -> dict[int, str]:
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


def _text_lines(
    source: Source,
    lines: Iterable[Line],
    roles: Mapping[int, str],
    unknown: Mapping[int, UnknownLabel],
    marks: list[Mark],
    language: Words,
) -> Iterator[TextLine]:
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


def _marks(
    record: Record,
    evidence: Mapping[str, tuple[Span, ...]],
    data: Mapping[str, Any],
    language: Words,
) -> Iterator[Mark]:
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


def _finds(record: Record, span: Span, language: Words) -> Iterator[Find]:
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


def _title(item: Mapping[str, Any] | None, at: int, language: Words) -> str:
    if item is None:
        return language.say(ROLES["head_field"]) if not at else f"~{at}"
    number = item["number"] or f"~{item['ordinal']}"
    return f"{number} {item['title'] or ''}".strip()


def _of_head(data: Mapping[str, Any]) -> dict[str, Any]:
    keys = ("members", "persons_mentioned", "committees_mentioned", "abbreviations", "warnings")
    return {"document_type": data["document_type"], **data["meeting"]} | {
        key: data[key] for key in keys
    }


def _of_item(item: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in item.items() if key not in {"ordinal", "number", "title"}}


def _facts(values: Mapping[str, Any], language: Words, depth: int = 0) -> Iterator[Fact]:
    for key, value in values.items():
        name = language.say(FIELDS[key]) if key in FIELDS else key
        if key == "closed" and value is False:
            continue
        if key == "abbreviations":
            yield from (Fact(name, f"{short} = {full}", depth) for short, full in value.items())
        elif isinstance(value, list) and value and not isinstance(value[0], dict):
            yield from (
                (Fact(name, "; ".join(map(str, value)), depth),)
                if depth
                else (Fact(name, str(one), depth) for one in value)
            )
        elif isinstance(value, list):
            for one in value:
                yield from _entry(name, one, language, depth)
        elif isinstance(value, dict):
            yield from _entry(name, value, language, depth)
        elif value not in (None, ""):
            yield Fact(name, _word(key, value, language), depth)


def _word(key: str, value: object, language: Words) -> str:
    """Write a value; codes as the site's words for them."""
    if value is True:
        return "✓"
    group = {"outcome": "outcome", "status": "attendance", "kind": "kind"}.get(key)
    return language.code(str(value), group) if group else str(value)


def _entry(name: str, entry: Mapping[str, Any], language: Words, depth: int) -> Iterator[Fact]:
    """Give an entry of a list: what names it first, the rest of its fields below."""
    inner = list(_facts(entry, language, depth + 1))
    if not inner:
        return
    if any(isinstance(value, dict | list) and value for value in entry.values()) or len(inner) > 4:
        yield Fact(name, "", depth)
        yield from inner
    else:
        yield Fact(name, " · ".join(f"{fact.value}" for fact in inner), depth)


def _missing(
    item: Mapping[str, Any] | None, data: Mapping[str, Any], language: Words
) -> tuple[str, ...]:
    """Name the fields one expects and that are empty."""
    if item is None:
        empty = [key for key in ("body", "date", "start_time", "place") if not data["meeting"][key]]
        empty += [] if data["members"] else ["members"]
    else:
        empty = [
            key for key in ("number", "title", "case_numbers", "recommendation", "decisions")
            if not item[key]
        ]  # fmt: skip
    return tuple(language.say(FIELDS[key]) for key in empty)


def _vocabulary_lines(unknown: Iterable[UnknownLabel]) -> tuple[str, ...]:
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
