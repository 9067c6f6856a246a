"""One page on one document: what was found where and by what, and what was not.

The text stands line by line with the part each line was taken for; beside it the record. A line
that no rule used is shown as such, and one that reads like a label comes with the line of a
vocabulary file that would make it one.
"""

from __future__ import annotations

import base64
import hashlib
from bisect import bisect_right
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from markupsafe import Markup

from sagsspor.errors import NotMinutesError
from sagsspor.nlp.dissection import Dissection, Part, dissect
from sagsspor.nlp.extract import extract
from sagsspor.nlp.layout.lines import Line
from sagsspor.nlp.record import Record
from sagsspor.nlp.record_json import record_json
from sagsspor.nlp.text.source import Source
from sagsspor.nlp.unknown_labels import unknown_labels
from sagsspor.nlp.vocabulary import Vocabulary, vocabulary
from sagsspor.reports.explain_facts import facts_of, missing, of_head, of_item
from sagsspor.reports.explain_finds import finds_in, marks_of
from sagsspor.reports.explain_lines import UNKNOWN, UNUSED, line_roles, text_lines, vocabulary_lines
from sagsspor.reports.explain_pieces import Block, ExplainPage
from sagsspor.reports.explain_words import ROLES
from sagsspor.reports.render import environment, static_file
from sagsspor.reports.words import Words, words


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
    roles = line_roles(cut, labels, [span for spans in evidence.values() for span in spans])
    unknown = {one.line: one for one in unknown_labels(cut, labels)}
    marks = sorted(marks_of(record, evidence, data, language))
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
                tuple(text_lines(source, group, roles, unknown, inside, language)),
                tuple(facts_of(of_item(item) if item else of_head(data), language)),
                missing(item, data, language),
                tuple(finds_in(record, (first, last), language)),
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
        vocabulary_lines(unknown.values()),
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


def _title(item: Mapping[str, Any] | None, at: int, language: Words) -> str:
    if item is None:
        return language.say(ROLES["head_field"]) if not at else f"~{at}"
    number = item["number"] or f"~{item['ordinal']}"
    return f"{number} {item['title'] or ''}".strip()
