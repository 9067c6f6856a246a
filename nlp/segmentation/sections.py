"""The parts of an item: what stands under which label, and whose decision it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from sagsspor.nlp.findings import Known
from sagsspor.nlp.layout.decision_headings import (
    DecisionHeading,
    is_of_body,
    proposes_as_body,
    read_heading,
)
from sagsspor.nlp.layout.headings import title_key
from sagsspor.nlp.layout.label_blocks import Paired, read_item_block
from sagsspor.nlp.layout.lines import Line
from sagsspor.nlp.layout.section_labels import judged_label, section_label
from sagsspor.nlp.layout.section_values import is_value, read_value, rest_of_line
from sagsspor.nlp.mentions.treatment import reads_as_treatment
from sagsspor.nlp.segmentation.decision_signs import (
    ITEM_OF_MEETING,
    acts_below,
    lists_document,
    opens_decision,
)
from sagsspor.nlp.segmentation.items import ItemBlock
from sagsspor.nlp.text.source import Span
from sagsspor.nlp.vocabulary import Label, Vocabulary

# "Bilag 1: Kort over området": an attachment on a line of its own, under no label.
# Numbered within the item too: "Bilag 2.1: Kort".
_ATTACHED = re.compile(
    r"Bilag\s(?:\d{1,3}(?:\.\d{1,2})?|[A-F])\s?[:–-]\s[A-ZÆØÅ\d][^.!?]{3,120}(?:\.\w{3,4})?$"
)
# A sentence that heads the presentation: "Af indstillingen fra Teknik og Miljø fremgår det:".
_PRESENTS = re.compile(
    r"Af\s(?:indstillingen|forslaget|forespørgslen|sagen|notatet|sagsfremstillingen|"
    r"medlemsforslaget)\b.{0,90}\bfremgår\b",
    re.IGNORECASE,
)
# Kinds of label whose value is one line, after which the part before goes on.
_ONE_LINE = {"absence", "case_number", "ignored", "competence"}

_LONGEST_BODY = 80


@dataclass(frozen=True, slots=True)
class Section:
    """One part of an item.

    ``kind`` is that of its label (head for what stands before any label), ``spans`` its lines of
    content, label left out. A decision carries the body, date and number of its heading;
    an absence the kind and heading of the part it stands in, or of the body it names itself.
    """

    kind: str
    label: str
    spans: tuple[Span, ...]
    label_span: Span | None = None
    heading: DecisionHeading | None = None
    heading_start: int = 0
    owner_kind: str = ""
    owner_heading: DecisionHeading | None = None

    @property
    def span(self) -> Span:
        """Give the range from its first to its last line."""
        if not self.spans:
            return self.label_span or (0, 0)
        return self.spans[0][0], self.spans[-1][1]


@dataclass(slots=True)
class _Part:
    """A section while its lines are gathered."""

    kind: str
    label: str
    label_span: Span | None = None
    heading: DecisionHeading | None = None
    heading_start: int = 0
    spans: list[Span] = field(default_factory=list)
    owner: _Part | None = None


@dataclass(slots=True)
class _Cut:
    """An item while it is cut: its lines, its parts so far, and the one that is open."""

    item: ItemBlock
    lines: tuple[Line, ...]
    words: Vocabulary
    known: Known
    parts: list[_Part]
    current: _Part

    def open(self, part: _Part) -> None:
        """Let a part take the lines that follow."""
        self.parts.append(part)
        self.current = part

    def heading(self, text: str, *, labelled: bool = False) -> DecisionHeading | None:
        """Read the heading of a decision by the bodies that the document is known to name."""
        known, short = self.known.bodies, self.known.abbreviations
        return read_heading(text, known=known, abbreviations=short, labelled=labelled)


def cut_sections(
    item: ItemBlock,
    words: Vocabulary,
    *,
    known: Iterable[str] = (),
    abbreviations: Iterable[str] = (),
) -> tuple[Section, ...]:
    """Cut an item into its parts, in text order; a part without content is left out."""
    head = _Part("head", "")
    lines = (*item.lead, *item.body)
    cut = _Cut(item, lines, words, Known(tuple(known), tuple(abbreviations)), [head], head)
    at = 0
    while at < len(lines):
        at = _take(cut, at)
    return tuple(
        _closed(part)
        for part in cut.parts
        if part.spans or (part.kind == "decision" and part.heading)
    )


def _closed(part: _Part) -> Section:
    return Section(
        part.kind,
        part.label,
        tuple(part.spans),
        part.label_span,
        part.heading,
        part.heading_start,
        part.owner.kind if part.owner else "",
        part.heading or part.owner.heading if part.owner else None,
    )


def _take(cut: _Cut, at: int) -> int:
    """Take a line, and those that go with it; gives the next to take."""
    line = cut.lines[at]
    block = read_item_block(cut.lines, at, cut.words)
    if block:
        cut.parts += [_apart(one, cut.current) for one in block.pairs]
        cut.open(_Part("case", "", (line.start, line.start)))
        return block.end
    label = section_label(line, cut.current.kind, cut.words, cut.known)
    if label is None:
        return _take_unlabelled(cut, at)
    if label.kind in _ONE_LINE:
        return _take_one_line(cut, label, line, at + 1)
    if label.kind == "decision":
        return _take_decision(cut, label, at)
    cut.open(_Part(label.kind, label.word, _label_span(label, line)))
    _take_rest(cut, line, label.value)
    return at + 1


def _apart(one: Paired, owner: _Part) -> _Part:
    """Take a label whose value stands below other labels as a part of its own."""
    label = one.label
    return _Part(label.kind, label.word, one.label_span, spans=list(one.spans), owner=owner)


def _label_span(label: Label, line: Line) -> Span:
    return line.start, min(line.start + label.value, line.end)


def _take_rest(cut: _Cut, line: Line, offset: int) -> None:
    """Take what follows the label on its own line as the first content."""
    rest = rest_of_line(line, offset)
    if rest:
        cut.current.spans.append((rest.start, rest.end))


def _take_unlabelled(cut: _Cut, at: int) -> int:
    """Take a line without a label: into the open part, unless it shows that another begins.

    Gives the next line to take.
    """
    line = cut.lines[at]
    if _PRESENTS.match(line.text) and len(line.text) < 140:
        cut.open(_Part("case", "", (line.start, line.end)))
        return at + 1
    if (
        _ATTACHED.match(line.text)
        and cut.current.kind != "attachments"
        and (cut.current.kind != "decision" or _closes_with_attachments(cut.lines, at))
    ):
        cut.parts.append(
            _Part("attachments", "", spans=[(line.start, line.end)], owner=cut.current)
        )
        return at + 1
    by_body = is_of_body(line.text)
    # "(Økonomiudvalget 18/2 2008, sag nr. 44)" below a title: where the case was before.
    aside = cut.current.kind == "head" and line.text[:1] == "(" and line.text[-1:] == ")"
    heading = None if aside else cut.heading(line.text, labelled=by_body)
    if (
        heading
        and (heading.date or by_body)
        and (heading.body or heading.own or cut.current.kind == "decision")
        and opens_decision(heading, cut.lines, at, cut.current.kind)
    ):
        cut.open(_Part("decision", "", (line.start, line.end), heading, line.start))
        _take_rest(cut, line, heading.value)
        numbered = at + 1 < len(cut.lines) and ITEM_OF_MEETING.match(cut.lines[at + 1].text)
        return at + 2 if numbered else at + 1
    if proposes_as_body(line.text, known=cut.known.bodies):
        cut.open(_Part("recommendation", "", (line.start, line.end)))
        return at + 1
    if cut.current.kind != "decision" and acts_below(cut.lines, at):
        cut.open(_Part("decision", "", (line.start, line.start), spans=[(line.start, line.end)]))
        return at + 1
    undated = _body_alone(cut, line) if cut.current.kind == "decision" else None
    if undated:
        cut.open(_Part("decision", "", (line.start, line.end), undated, line.start))
        return at + 1
    listed = cut.current.kind == "attachments" and cut.current.spans
    if listed and (line.blank_before or (_is_point(cut.lines[at - 1]) and not _is_point(line))):
        goes_on = _goes_on_after_list(line.text)
        if goes_on:
            cut.open(_Part(goes_on, "", spans=[(line.start, line.end)]))
            return at + 1
    if cut.current.kind == "attachments" and _is_field(line, cut.words):
        # What stands at the foot of the paper, not a file: "Dato: 13. februar 2018".
        cut.open(_Part("case", "", (line.start, line.start)))
    elif cut.current.kind == "treatment" and not reads_as_treatment(line.text):
        cut.open(_Part("summary", "", (line.start, line.start)))
    cut.current.spans.append((line.start, line.end))
    return at + 1


def _is_point(line: Line) -> bool:
    return line.bullet or line.text.startswith(("- ", "– "))


def _closes_with_attachments(lines: Sequence[Line], at: int) -> bool:
    """Tell whether an item ends with its attachments, one a line, from a line on."""
    rest = lines[at : at + _MOST_ATTACHED + 1]
    return len(rest) <= _MOST_ATTACHED and all(_ATTACHED.match(line.text) for line in rest)


_MOST_ATTACHED = 12
"""Attachments that may close an item without a label over them."""


def _body_alone(cut: _Cut, line: Line) -> DecisionHeading | None:
    """Read "Økonomiudvalget:" among decisions, where a body is all that the line says."""
    if not line.text.endswith(":") or len(line.text) > _LONGEST_BODY:
        return None
    named = line.text.rstrip(": ")
    heading = cut.heading(named, labelled=True)
    whole = heading is not None and heading.body_span == (0, len(named))
    return heading if whole else None


def _is_field(line: Line, words: Vocabulary) -> bool:
    label = words.header.match(line.text)
    return bool(label and label.colon and label.kind in {"date", "place", "members", "body"})


# "Forretningsudvalget indstiller til regionsrådet:"
_RECOMMENDS = re.compile(r"\b(?:indstiller|foreslår|anbefaler)\b[^.]{0,60}[,:]?(?:\sat)?$")
_VERB = re.compile(
    r"\s(?:er|var|har|havde|blev|bliver|skal|kan|vil|fremgår|ligger|melder|ønsker|søger|foreslår|"
    r"indstiller|anbefaler)\s"
)
_WORDS = 8
"""Words of a sentence, in the least, that goes on with the case below a list of attachments."""


def _goes_on_after_list(text: str) -> str | None:
    """Give the kind of part that a sentence free of a list of attachments opens."""
    if _RECOMMENDS.search(text):
        return "recommendation"
    told = text.endswith(".") and len(text.split()) >= _WORDS and _VERB.search(text)
    return "case" if told else None


def _take_one_line(cut: _Cut, label: Label, line: Line, below: int) -> int:
    """Take a label with its own value only, and leave the part around it open."""
    part = _Part(label.kind, label.word, _label_span(label, line), owner=cut.current)
    if label.kind == "absence" and not label.colon and label.value < len(line.text):
        # "Fraværende i Økonomiudvalget, 3. marts 2020: ..." is of that body's decision.
        colon = line.text.find(":", label.value)
        of_body = read_heading(line.text[label.value : colon], labelled=True) if colon > 0 else None
        if of_body and of_body.body:
            part.heading = of_body
            label = replace(label, value=colon + 1)
    part.spans, end = read_value(label, line, cut.lines, below, cut.words)
    if label.kind != "ignored":
        cut.parts.append(part)
    return end


def _take_decision(cut: _Cut, label: Label, at: int) -> int:
    """Take the label of a decision, with the heading, the title or the absence on its line."""
    line = cut.lines[at]
    among = cut.current
    if among.kind == "attachments" and lists_document(
        label, cut.lines, at, len(among.spans), cut.words
    ):
        among.spans.append((line.start, line.end))
        return at + 1
    value = label.value
    heading = cut.heading(line.text[value:], labelled=True)
    if heading and (label.colon or label.glued) and not (heading.body or heading.date):
        # "Beslutning: Pkt. 1: Godkendt.", "BeslutningPkt. 1: Godkendt.": the number of a point.
        heading = None
    part = _Part("decision", label.word, _label_span(label, line), heading, line.start + value)
    cut.open(part)
    if heading:
        value += heading.value
        part.label_span = (line.start, line.start + value)
        if heading.number == cut.item.number and not heading.body:
            below = _below_title(cut.item.title, cut.lines, at, value)
            if below:
                return below
    rest = rest_of_line(line, value)
    away = judged_label(rest.text, cut.words, cut.known) if rest and not heading else None
    named = not (away and away.alone) or any(
        is_value("absence", one, cut.words, later=False) for one in cut.lines[at + 1 : at + 2]
    )
    if rest and away and away.kind == "absence" and named:
        # "Beslutning: Fraværende Lone Holm (A)", or the name on the line below; then the outcome.
        return _take_one_line(cut, away, rest, at + 1)
    if rest:
        part.spans.append((rest.start, rest.end))
    return at + 1


def _below_title(title: str | None, lines: Sequence[Line], at: int, value: int) -> int | None:
    """Give the line below the item's own title in a heading: "Beslutning for Punkt 3: Titel".

    None where no title follows the heading, or another than the item's.
    """
    own = title_key(title) if title else ""
    key = title_key(lines[at].text[value:])
    below = at + 1
    while key and key != own and own.startswith(key) and below < min(len(lines), at + 4):
        key += title_key(lines[below].text)
        below += 1
    return below if key and key == own else None
