"""The agenda items of a document: which lines open them, by evidence that adds up."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sagsspor.nlp.layout.case_lines import is_case_line
from sagsspor.nlp.layout.contents import Contents
from sagsspor.nlp.layout.headings import title_key
from sagsspor.nlp.layout.lines import Line
from sagsspor.nlp.segmentation.item_ends import (
    MEETING_ENDS,
    above_closing_list,
    above_signatures,
)
from sagsspor.nlp.segmentation.item_openings import Opening, open_at_title
from sagsspor.nlp.segmentation.item_repeats import without_repeats
from sagsspor.nlp.segmentation.labelled_items import open_by_labels
from sagsspor.nlp.segmentation.numbered_items import open_by_free_numbers, open_by_numbers
from sagsspor.nlp.segmentation.surroundings import Surroundings, surroundings
from sagsspor.nlp.segmentation.titled_items import open_by_capitals, open_by_titles
from sagsspor.nlp.text.folding import folded
from sagsspor.nlp.text.source import Span
from sagsspor.nlp.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class ItemBlock:
    """An item of the agenda as lines.

    ``number`` and ``title`` are as printed, None where the layout has none; their spans are
    beside them. ``body`` holds the lines under the heading, ``lead`` those that stand above it
    and belong to it (case numbers).
    """

    ordinal: int
    number: str | None
    title: str | None
    number_span: Span | None
    title_spans: tuple[Span, ...]
    body: tuple[Line, ...]
    lead: tuple[Line, ...] = ()
    score: float = 0.0


def find_items(
    lines: Sequence[Line], contents: Contents, words: Vocabulary
) -> tuple[tuple[ItemBlock, ...], tuple[Line, ...]]:
    """Cut the lines into items; gives them and the lines of the head above the first.

    Numbered headings that run on are tried first, then titles of the table of contents or of the
    source's own headings, then the label that starts each round of labels.
    """
    around = surroundings(lines, contents, words)
    openings = open_by_numbers(around)
    if openings and len(contents.keys) >= 3:
        listed = sum(contents.lists(title_key(opening.title)) for opening in openings)
        if listed < 0.3 * len(contents.keys):
            # The numbers run through a list in the text; the contents know the items better.
            by_title = open_by_titles(around)
            openings = by_title if len(by_title) >= 0.5 * len(contents.keys) else openings
    for fallback in (open_by_titles, open_by_free_numbers, open_by_labels, open_by_capitals):
        openings = openings or fallback(around)
    if not openings:
        return (), around.lines
    openings.sort(key=lambda opening: opening.line)
    signed = _signature_page(openings, around)
    return _blocks([*openings, *signed], around)


_SIGNATURES = re.compile(r"Underskrift(?:er|sark|sside|sblad|ssiden|sarket)?$", re.IGNORECASE)

_SIGNATURE_PAGE = re.compile(r"Underskrifts(?:ark|side|blad)(?:et|en)?$", re.IGNORECASE)


def _signature_page(openings: Sequence[Opening], around: Surroundings) -> list[Opening]:
    """Open the page of signatures as the last item where the contents list it without a number.

    So it is where no item has a number and the page's name stands free at the end of the minutes.
    """
    last = around.lines[-1]
    closes = not around.contents.keys and all(one.number is None for one in openings)
    if closes and last.blank_before and _SIGNATURE_PAGE.match(last.text):
        return (
            [open_at_title(last, len(around.lines), 0.0)] if last.index > openings[-1].line else []
        )
    if not any(_SIGNATURES.match(key) for key in around.contents.keys):
        return []
    for at, line in enumerate(around.lines):
        if line.index > openings[-1].line and _SIGNATURES.match(line.text):
            return [open_at_title(line, at + 1, 0.0)]
    return []


_GROUP = re.compile(r"[A-H][.):]\s+[A-ZÆØÅ]|(?:Åbne|Lukkede)\s(?:punkter|sager)$")
# "ØKONOMIUDVALGETS SAGER", "Teknik- og Miljøudvalgets punkter".
_OF_BODY = re.compile(
    r"(?-i:[A-ZÆØÅ])(?:[\w,&-]+\s){0,6}\w*(?:udvalg|råd)(?:et)?s\s(?:sager|punkter)$", re.IGNORECASE
)


def _group_heading(after: Sequence[Line], end: int) -> int:
    """Count the line above an item that heads a group of items: "B. Sager til afgørelse i ..."."""
    if end < 1:
        return 0
    last = after[end - 1]
    free = last.blank_before > 0 and len(last.text) < 120
    of_body = len(last.text) < 80 and _OF_BODY.match(last.text)
    return 1 if of_body or (free and _GROUP.match(last.text)) else 0


def _blocks(
    openings: Sequence[Opening], around: Surroundings
) -> tuple[tuple[ItemBlock, ...], tuple[Line, ...]]:
    after, words = around.lines, around.words
    starts = [around.place[opening.line] for opening in openings]
    leads = _leads(openings, starts, after, words)
    blocks: list[ItemBlock] = []
    numbered = [at for at, opening in enumerate(openings) if opening.number is not None]
    last_numbered = max(numbered, default=0)
    for at, opening in enumerate(openings):
        end = starts[at + 1] - leads[at + 1] if at + 1 < len(openings) else len(after)
        end -= _group_heading(after, end) if at + 1 < len(openings) else 0
        # "Ny bane | Sag nr. 2 | Ny bane": the title above the number is no line of the item before.
        twice = at + 1 < len(openings) and end > opening.below and openings[at + 1].title
        end -= bool(twice and title_key(after[end - 1].text) == title_key(twice))
        if at >= last_numbered:
            end = above_closing_list(after, opening.below, end, openings, words)
            end = above_signatures(after, opening.below, end)
        body = without_repeats(after[opening.below : end], opening, words)
        body = [line for line in body if not MEETING_ENDS.match(line.text)]
        blocks.append(
            ItemBlock(
                ordinal=at + 1,
                number=opening.number,
                title=folded(opening.title) or None,
                number_span=opening.number_span,
                title_spans=opening.spans,
                body=tuple(body),
                lead=(*after[starts[at] - leads[at] : starts[at]], *opening.between),
                score=opening.score,
            )
        )
    return tuple(blocks), tuple(after[: starts[0] - leads[0]])


def _leads(
    openings: Sequence[Opening], starts: Sequence[int], after: Sequence[Line], words: Vocabulary
) -> list[int]:
    """Count for each item the lines above its heading that hold its case numbers.

    Only where the layout prints them there: for most items, and not under the heading. Where the
    first heading has none above it and the last item holds one, each item ends with its own.
    """
    above: list[int] = []
    under = 0
    last = -1
    for opening, start in zip(openings, starts, strict=True):
        count = 0
        while (
            start - count - 1 > last and count < 3 and is_case_line(after[start - count - 1], words)
        ):
            count += 1
        last = start
        above.append(count)
        nearby = after[opening.below : opening.below + 3]
        under += any(is_case_line(line, words) for line in nearby)
    if starts and not above[0] and any(is_case_line(line, words) for line in after[last + 1 :]):
        return [0] * len(openings)
    having = sum(count > 0 for count in above)
    if having * 2 > len(openings) and having > under:
        return above
    return [0] * len(openings)
