"""The agenda items of a document: which lines open them, by evidence that adds up."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sagsspor.nlp.contents import Contents
from sagsspor.nlp.headings import OPEN_MARK, Candidate, candidate, same_title, title_key
from sagsspor.nlp.item_chain import best_chain, by_second_number
from sagsspor.nlp.item_evidence import (
    CASE_LINE,
    LABEL_BELOW,
    SENTENCE,
    WANTED_FREE,
    WANTED_PER_ITEM,
    find_repeats,
    is_case_line,
    weigh,
)
from sagsspor.nlp.item_openings import Opening, open_numbered, title_side
from sagsspor.nlp.lines import Line, folded
from sagsspor.nlp.source import Span
from sagsspor.nlp.untitled_items import open_by_labels, open_titled
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
    usable = [line for line in lines if not line.noise]
    after = [line for line in usable if not contents.first <= line.index < contents.end]
    openings = _numbered(lines, after, contents, words)
    if openings and len(contents.keys) >= 3:
        listed = sum(contents.lists(title_key(opening.title)) for opening in openings)
        if listed < 0.3 * len(contents.keys):
            # The numbers run through a list in the text; the contents know the items better.
            by_title = open_titled(lines, after, contents, words)
            openings = by_title if len(by_title) >= 0.5 * len(contents.keys) else openings
    for fallback in (open_titled, _numbered_free, open_by_labels):
        if openings:
            break
        openings = fallback(lines, after, contents, words)
    if not openings:
        return (), tuple(after)
    openings.sort(key=lambda opening: opening.line)
    signed = _signature_page(openings, after, contents)
    return _blocks([*openings, *signed], after, words)


_SIGNATURES = re.compile(r"Underskrift(?:er|sark|sside|sblad|ssiden|sarket)?$", re.IGNORECASE)


def _signature_page(
    openings: Sequence[Opening], after: Sequence[Line], contents: Contents
) -> list[Opening]:
    """Open the page of signatures as the last item where the contents list it without a number."""
    if not any(_SIGNATURES.match(key) for key in contents.keys):
        return []
    for at, line in enumerate(after):
        if line.index > openings[-1].line and _SIGNATURES.match(line.text):
            span = ((line.start, line.end),)
            return [Opening(line.index, None, line.text, span, None, at + 1)]
    return []


def _numbered(
    lines: Sequence[Line],
    after: Sequence[Line],
    contents: Contents,
    words: Vocabulary,
    *,
    unlabelled: bool = False,
) -> list[Opening]:
    found = [
        one
        for at, one in enumerate(candidate(line) for line in after)
        if one is not None and not (at and _ends_date(one, after[at - 1]))
    ]
    if not found:
        return []
    found = [_without_column(one) for one in found]
    if any("/" in one.number for one in found):
        found = by_second_number(found)
    position = {line.index: at for at, line in enumerate(after)}
    scored: list[tuple[Candidate, float]] = []
    repeats = find_repeats(found)
    for at, one in enumerate(found):
        score = weigh(one, at, found, after, position, contents, words, repeats)
        if unlabelled and one.title.endswith(":") and len(one.title) <= 90:
            score -= SENTENCE
        scored.append((one, score))
    numbers = {number for _, number, _ in contents.numbers}
    listed = {
        one.line
        for one in found
        if (contents.lists(title_key(one.title)) if one.title else one.number in numbers)
    }
    chain, total = best_chain(scored, listed)
    chain = _with_bare(chain, scored, after, position, numbers)
    strong = [score for _, score in chain if score >= WANTED_PER_ITEM]
    # Text of a PDF has no empty lines: there a label right below most numbers is what there is.
    labelled = sum(score >= LABEL_BELOW for _, score in chain)
    strong = strong or ([LABEL_BELOW] if labelled >= max(2, 0.6 * len(chain)) else [])
    wanted = WANTED_FREE if unlabelled else WANTED_PER_ITEM
    if not chain or total / len(chain) < wanted:
        return []
    if not strong and not (unlabelled and _stands_free(chain, after, position, words)):
        return []
    if _labels_outnumber(after, len(chain), chain[0][0].line, words):
        return []
    openings = []
    by_line = {one.line: one for one in found}
    chain = [(_first_printing(one, chain, by_line, repeats), score) for one, score in chain]
    chosen = {one.line for one, _ in chain}
    side = title_side([one for one, _ in chain], after, position, contents, words)
    for one, score in chain:
        openings.append(
            open_numbered(one, score, after, position, repeats, chosen, contents, words, side)
        )
    return openings


_MONTH_AT_END = re.compile(
    r"\d\.?\s?(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)[a-zæøå]{0,6}\.?$"
    r"|\b(?:januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december)$",
    re.IGNORECASE,
)


def _ends_date(one: Candidate, above: Line) -> bool:
    """Tell whether a number is the year of a date that the line above begins."""
    return 1900 <= one.value < 2100 and bool(_MONTH_AT_END.search(above.text))


def _with_bare(
    chain: list[tuple[Candidate, float]],
    scored: Sequence[tuple[Candidate, float]],
    after: Sequence[Line],
    position: Mapping[int, int],
    listed: set[str],
) -> list[tuple[Candidate, float]]:
    """Add the items of which only the heading is printed, as of one behind closed doors.

    Nothing under it speaks for it; that its number is the one missing between two others, or the
    next one that the contents list, and that white space parts it from both, does.
    """
    if len(chain) < 2:
        return chain
    out: list[tuple[Candidate, float]] = []
    for at, (one, score) in enumerate(chain):
        out.append((one, score))
        later = chain[at + 1][0] if at + 1 < len(chain) else None
        if later and later.value != one.value + 2:
            continue
        fits = [
            other
            for other, _ in scored
            if other.line > one.line
            and (later is None or other.line < later.line)
            and other.value == one.value + 1
            and (later is not None or (not other.title and other.number in listed))
            and _stands_bare(position[other.line], after)
        ]
        if len(fits) == 1:
            out.append((fits[0], score))
    return out


def _stands_bare(at: int, after: Sequence[Line]) -> bool:
    """Tell whether white space is above and below a line, its case number above it left out."""
    top = (
        at - 1 if at and not after[at].blank_before and CASE_LINE.match(after[at - 1].text) else at
    )
    free_below = at + 1 == len(after) or after[at + 1].blank_before > 0
    return after[top].blank_before > 0 and free_below


def _without_column(one: Candidate) -> Candidate:
    """Leave out the column between number and title: "1 Åbent Lokalplan for havnen"."""
    column = OPEN_MARK.match(one.title)
    if not column or one.title.startswith("(") or one.prefix:
        return one
    return replace(one, title=one.title[column.end() :], title_start=one.title_start + column.end())


def _numbered_free(
    lines: Sequence[Line], after: Sequence[Line], contents: Contents, words: Vocabulary
) -> list[Opening]:
    """Open items at numbered headings that no label and no table of contents speaks for."""
    return _numbered(lines, after, contents, words, unlabelled=True)


def _stands_free(
    chain: Sequence[tuple[Candidate, float]],
    after: Sequence[Line],
    position: Mapping[int, int],
    words: Vocabulary,
) -> bool:
    """Tell whether a run of numbers heads the parts of a text that has no labels.

    Three or more that follow each other without a gap, most of them free above, none a sentence,
    and fewer decisions under labels than half of them.
    """
    values = [one.value for one, _ in chain]
    if len(chain) < 3 or values != list(range(values[0], values[0] + len(chain))):
        return False
    free = sum(after[position[one.line]].blank_before > 0 for one, _ in chain)
    titled = sum(
        bool(one.title) and len(one.title) <= 180 and not one.title.endswith((";", ","))
        for one, _ in chain
    )
    sentences = sum(one.title.endswith(".") and len(one.title) > 60 for one, _ in chain)
    decisions = 0
    for line in after:
        label = words.sections.match(line.text)
        decisions += bool(label and label.kind == "decision" and (label.alone or label.colon))
    return (
        free >= 0.7 * len(chain)
        and titled >= 0.9 * len(chain)
        and sentences <= 0.2 * len(chain)
        and decisions <= max(1, len(chain) // 2)
    )


def _labels_outnumber(after: Sequence[Line], items: int, first: int, words: Vocabulary) -> bool:
    """Tell whether most items lie outside the chain: labels start far more rounds than it has."""
    before = 0
    rounds = 0
    for line in after:
        label = words.sections.match(line.text)
        if label and label.kind in {"decision"} and (label.alone or label.colon or label.glued):
            rounds += 1
            before += line.index < first
    return before >= 2 and before > rounds / 2 and rounds > items


# "Mødet sluttede kl. 17.05": said of the meeting, wherever it stands.
_MEETING_ENDS = re.compile(
    r"Mødet\s(?:blev\s)?(?:slut\w*|hæve\w*|afslutte\w*|ophævet)\b.{0,40}$|"
    r"Næste\smøde(?:\s(?:er|holdes|afholdes|bliver)|:).{0,80}\d{4}.{0,30}$",
    re.IGNORECASE,
)
_GROUP = re.compile(r"[A-H][.)]\s+[A-ZÆØÅ]|(?:Åbne|Lukkede)\s(?:punkter|sager)$")


def _group_heading(after: Sequence[Line], end: int) -> int:
    """Count the line above an item that heads a group of items: "B. Sager til afgørelse i ..."."""
    if end < 1:
        return 0
    last = after[end - 1]
    free = last.blank_before > 0 and len(last.text) < 120
    return 1 if free and _GROUP.match(last.text) else 0


def _first_printing(
    one: Candidate,
    chain: Sequence[tuple[Candidate, float]],
    by_line: Mapping[int, Candidate],
    repeats: Mapping[int, int],
) -> Candidate:
    """Give where a heading that is printed twice stands first.

    Only if no other heading stands between the two: then the first is a line of a list of items.
    """
    earlier = by_line.get(repeats.get(one.line, one.line), one)
    between = any(earlier.line < other.line < one.line for other, _ in chain)
    among = any(
        earlier.line < line < one.line and other.value == one.value + 1
        for line, other in by_line.items()
        if earlier.line < line < one.line
    )
    return one if between or among else earlier


def _blocks(
    openings: Sequence[Opening], after: Sequence[Line], words: Vocabulary
) -> tuple[tuple[ItemBlock, ...], tuple[Line, ...]]:
    position = {line.index: at for at, line in enumerate(after)}
    starts = [position[opening.line] for opening in openings]
    leads = _leads(openings, starts, after, words)
    blocks: list[ItemBlock] = []
    for at, opening in enumerate(openings):
        end = starts[at + 1] - leads[at + 1] if at + 1 < len(openings) else len(after)
        end -= _group_heading(after, end) if at + 1 < len(openings) else 0
        if all(later.number is None for later in openings[at + 1 :]):
            end = _above_closing_list(after, opening.below, end, openings, words)
        body = _without_repeats(after[opening.below : end], opening, words)
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


def _above_closing_list(
    after: Sequence[Line], start: int, end: int, openings: Sequence[Opening], words: Vocabulary
) -> int:
    """Give where the last item ends: above an overview of all items' attachments, if there is one.

    Such a list prints the headings of items again, each with its attachments under it. One that
    prints no heading but the last item's own may be its attachments.
    """
    titles = {title_key(opening.title) for opening in openings if opening.title}
    own_list = False
    for at in range(start, end):
        label = words.sections.match(after[at].text)
        if not (label and label.kind == "attachments" and (label.alone or label.colon)):
            continue
        below = candidate(after[at + 1]) if at + 1 < end else None
        if own_list and below and below.title and title_key(below.title) in titles:
            # The item has listed its attachments above: here its heading is printed again.
            return at
        own_list = True
        if not label.alone:
            continue
        again = {
            title_key(one.title) for one in map(candidate, after[at + 1 : end]) if one and one.title
        }
        again = {key for key in again if any(title.endswith(key) for title in titles)}
        own = {title_key(opening.title) for opening in openings if opening.below == start}
        if again - own:
            return at
    return end


def _without_repeats(lines: Sequence[Line], opening: Opening, words: Vocabulary) -> list[Line]:
    """Leave out the lines that only repeat the item's heading.

    Below the first label a line that equals the title is left out only if it prints the number
    too: an attachment may be called what the item is called.
    """
    kept: list[Line] = []
    labelled = False
    for line in lines:
        if not _prints_again(line, opening, labelled) and not _MEETING_ENDS.match(line.text):
            kept.append(line)
        label = words.sections.match(line.text)
        labelled = labelled or bool(label and not label.open_ended and label.kind != "ignored")
    return kept


def _prints_again(line: Line, opening: Opening, labelled: bool) -> bool:
    """Tell whether a line only repeats the item's heading."""
    if not opening.title:
        return False
    key, own = title_key(line.text), title_key(opening.title)
    again = candidate(line)
    if again and again.number == opening.number and same_title(title_key(again.title), own):
        return True
    if labelled or line.index - opening.line > 40:
        return False
    if key == own:
        return True
    # The tail of a repeated title that was broken over two lines.
    return (
        len(key) >= 6
        and line.index - opening.line <= 12
        and not line.blank_before
        and own.endswith(key)
        and len(key) < len(own)
    )


def _leads(
    openings: Sequence[Opening], starts: Sequence[int], after: Sequence[Line], words: Vocabulary
) -> list[int]:
    """Count for each item the lines above its heading that hold its case numbers.

    Only where the layout prints them there: for most items, and not under the heading.
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
    having = sum(count > 0 for count in above)
    if having * 2 > len(openings) and having > under:
        return above
    return [0] * len(openings)
