"""Items without numbers: by titles of the contents, by headings of the format, by labels."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sagsspor.nlp.absence import ONLY_AWAY
from sagsspor.nlp.bodies import find_bodies
from sagsspor.nlp.contents import Contents
from sagsspor.nlp.dates import find_dates
from sagsspor.nlp.decision_headings import heads_decision
from sagsspor.nlp.head_words import DOCUMENT_TYPE, place_cue
from sagsspor.nlp.headings import candidate, title_key
from sagsspor.nlp.item_evidence import (
    CASE_LINE,
    IN_CONTENTS,
    LABEL_BELOW,
    is_case_line,
    labels_below,
)
from sagsspor.nlp.item_openings import Opening, is_body, reads_as_title
from sagsspor.nlp.lines import Line
from sagsspor.nlp.vocabulary import Vocabulary


def open_titled(
    lines: Sequence[Line], after: Sequence[Line], contents: Contents, words: Vocabulary
) -> list[Opening]:
    """Open items at titles without numbers: those the contents list, or the format's headings."""
    del lines
    listed: list[Line] = []
    seen: set[str] = set()
    for line in after:
        key = title_key(line.text)
        if is_body(line.text):
            # A running header, though a title may begin with the body's name.
            continue
        if len(key) >= 5 and key not in seen and contents.lists(key):
            seen.add(key)
            listed.append(line)
    if len(listed) >= 2 or (listed and len(contents.keys) <= 2):
        return [_plain_opening(line, at, after, contents) for line, at in _placed(listed, after)]
    for level in (1, 2, 3, 4, 7, 5, 6):
        heads = [
            (at, line)
            for at, line in enumerate(after)
            if line.level == level
            and not (words.sections.match(line.text) or words.header.match(line.text))
            and not heads_decision(line.text)
        ]
        with_labels = [
            line for at, line in heads if labels_below(at, after, words) >= LABEL_BELOW / 2
        ]
        if len(with_labels) >= 2 and len(with_labels) >= 0.6 * len(heads):
            return [
                _plain_opening(line, at, after, contents)
                for line, at in _placed(with_labels, after)
            ]
    return []


def _placed(chosen: Sequence[Line], after: Sequence[Line]) -> list[tuple[Line, int]]:
    """Give each line with its place among all."""
    place = {line.index: at for at, line in enumerate(after)}
    return [(line, place[line.index]) for line in chosen]


def _plain_opening(line: Line, here: int, after: Sequence[Line], contents: Contents) -> Opening:
    """Open an item at a title; its number is the one the contents print, if any."""
    listed = contents.number_of(title_key(line.text))
    number, span = (listed[0], (listed[1], listed[1] + len(listed[0]))) if listed else (None, None)
    title, start = line.text, line.start
    numbered = candidate(line)
    if numbered and numbered.title and (number is None or numbered.number == number):
        spot = (numbered.number_start, numbered.number_start + len(numbered.number))
        return Opening(
            line.index,
            numbered.number,
            numbered.title,
            ((numbered.title_start, line.end),),
            spot,
            here + 1,
            IN_CONTENTS,
        )
    above = candidate(after[here - 1]) if here else None
    if above and not above.title and number in {None, above.number}:
        # The number stands alone on the line above: the item opens there.
        spot = (above.number_start, above.number_start + len(above.number))
        return Opening(
            above.line,
            above.number,
            title,
            ((start, line.end),),
            spot,
            here + 1,
            IN_CONTENTS,
        )
    prefix = re.match(r"(?:Punkt|Pkt\.|Sag nr\.|Sagsnr\.|Nr\.)\s*:?\s+(?=[A-ZÆØÅ])", title)
    if prefix:
        title, start = title[prefix.end() :], start + prefix.end()
    return Opening(line.index, number, title, ((start, line.end),), span, here + 1, IN_CONTENTS)


def open_by_labels(
    lines: Sequence[Line], after: Sequence[Line], contents: Contents, words: Vocabulary
) -> list[Opening]:
    """Open an item wherever the label that starts the first round stands again after a round."""
    del lines, contents
    events: list[tuple[int, str]] = []
    for at, line in enumerate(after):
        if not events and DOCUMENT_TYPE.fullmatch(line.text):
            # "Referat" over the head is what the document is, whatever it heads further down.
            continue
        label = words.sections.match(line.text)
        if _stands_closed(at, after, words):
            events.append((at, _CLOSED_TITLE))
        elif label and label.kind == "decision" and label.open_ended:
            if re.search(r"\d{4}:?$|:$", line.text) and len(line.text) < 120:
                events.append((at, "decision"))
        elif label and label.kind != "absence" and not label.open_ended:
            events.append((at, label.word if label.kind in {"case", "ignored"} else label.kind))
        elif line.blank_before and len(line.text) < 60 and CASE_LINE.match(line.text):
            events.append((at, "case_number"))
        elif events and heads_decision(line.text):
            events.append((at, "decision"))
    if not events:
        return []
    named = [words.sections.match(after[at].text) for at, kind in events if kind == "decision"]
    if len(named) > 2 and sum(bool(label and label.word == "referat") for label in named) == 1:
        # "Referat" once, where decisions stand under another label: the kind of the document.
        events = [
            (at, kind)
            for at, kind in events
            if not (kind == "decision" and re.match(r"referat\b", after[at].text, re.IGNORECASE))
        ]
    counts: dict[str, int] = {}
    for _, kind in events:
        if kind == _CLOSED_TITLE:
            continue
        counts[kind] = counts.get(kind, 0) + 1
    # Several bodies may have decided one item: no other label stands oftener than once a round.
    others = max((count for kind, count in counts.items() if kind != "decision"), default=0)
    rounds = min(counts.get("decision", 0), others) or counts.get("decision", 0)
    plain = [kind for _, kind in events if kind != _CLOSED_TITLE]
    if not plain:
        return []
    first = next((kind for kind in plain if counts[kind] >= max(1, 0.6 * rounds)), plain[0])
    openings: list[Opening] = []
    seen: set[str] = set()
    closed: int | None = None
    for at, kind in events:
        if kind == _CLOSED_TITLE:
            if not openings or openings[-1].line != after[at].index:
                openings.append(_closed_opening(after[at], at))
            closed = after[at].index
            seen = {kind, first}
            continue
        if closed is not None and after[at].index - closed <= 2 and not after[at].blank_before:
            # The case number of the closed item, right under its title.
            continue
        if kind == first and (not openings or len(seen) > 1 or rounds <= 1):
            if openings and rounds <= 1 and len(seen) <= 1:
                continue
            openings.append(_label_opening(at, after, words, bool(openings)))
            seen = set()
        seen.add(kind)
    if len(openings) == 1 and (not openings[0].title or openings[0].title.endswith(".")):
        openings = [_titled_alone(openings[0], after, words)]
    return openings


def _titled_alone(opening: Opening, after: Sequence[Line], words: Vocabulary) -> Opening:
    """Give the only item of a document its title: a line that stands free between head and text.

    A published item has its title above an introduction, not right above its first label.
    """
    first = next(at for at, line in enumerate(after) if line.index == opening.line)
    for at in range(max(0, first - 5), first):
        line = after[at]
        if (
            line.blank_before
            and reads_as_title(line, words)
            and not line.text.endswith(".")
            and len(line.text) < 160
            and not _is_field(line, words)
            and not find_dates(line.text)
            and not DOCUMENT_TYPE.search(line.text)
            and not find_bodies(line.text)
            and not place_cue().search(line.text)
            and at + 1 < len(after)
            and after[at + 1].blank_before
        ):
            span = ((line.start, line.end),)
            return Opening(line.index, None, line.text, span, None, at + 1, opening.score)
    return opening


def _in_attachments(at: int, after: Sequence[Line], words: Vocabulary) -> bool:
    """Tell whether a line is one of the files listed above, and no title."""
    if re.match(r"Bilag\s\d|.*\.\w{3,4}$", after[at].text):
        return True
    label = words.sections.match(after[at - 1].text) if at else None
    return bool(label and label.kind == "attachments" and label.alone)


def _label_opening(at: int, after: Sequence[Line], words: Vocabulary, later: bool) -> Opening:
    """Open an item at a label; a short line that stands free above it is its title."""
    below = _below_case(at, after, words)
    if below and 0 < below.blank_before < after[at].blank_before:
        # All lines stand free, but the case number freer than the line below it.
        return Opening(
            below.index, None, below.text, ((below.start, below.end),), None, at + 2, 1.0
        )
    up = at
    while up and at - up < 4 and _below_title(after[up - 1], words):
        up -= 1
    if up:
        above = after[up - 1]
        lone = above.blank_before >= 1 or above.level > 0
        if (
            lone
            and reads_as_title(above, words)
            and len(above.text) < 160
            and not _is_field(above, words)
            and (later or after[up].blank_before <= 1)
            and not re.search(r"\d{4}$", above.text)
            and (later or not place_cue().search(above.text))
            and not _in_attachments(up - 1, after, words)
        ):
            return Opening(
                above.index, None, above.text, ((above.start, above.end),), None, up, 1.0
            )
    if below and not below.blank_before:
        return Opening(
            below.index, None, below.text, ((below.start, below.end),), None, at + 2, 1.0
        )
    return Opening(after[at].index, None, "", (), None, at, 1.0)


def _below_case(at: int, after: Sequence[Line], words: Vocabulary) -> Line | None:
    """Give the title that stands below a case number, if one does."""
    if not CASE_LINE.match(after[at].text) or at + 1 >= len(after):
        return None
    title = after[at + 1]
    return title if reads_as_title(title, words) else None


_CLOSED_TITLE = "closed title"
_CLOSED_MARK = re.compile(r"\((?:lukket|lukket (?:punkt|sag))\)$|\s-\sLUKKET$", re.IGNORECASE)
_CLOSED_GROUP = re.compile(r"lukkede (?:punkter|sager|dagsordenspunkter)$", re.IGNORECASE)


def _stands_closed(at: int, after: Sequence[Line], words: Vocabulary) -> bool:
    """Tell whether a line is the title of a closed item: it stands free, with nothing under it.

    It says that it is closed, or stands under "Lukkede punkter".
    """
    line = after[at]
    top = at - 1 if at and CASE_LINE.match(after[at - 1].text) else at
    if len(line.text) > 160 or line.text.endswith((".", ":", ",")) or CASE_LINE.match(line.text):
        return False
    below = at + 1
    while below < min(len(after), at + 3) and _is_case_field(after[below], words):
        below += 1
    if not after[top].blank_before or (below < len(after) and not after[below].blank_before):
        return False
    if _CLOSED_MARK.search(line.text):
        return True
    return top > 0 and bool(_CLOSED_GROUP.match(after[top - 1].text))


def _is_case_field(line: Line, words: Vocabulary) -> bool:
    """Tell whether a line right below another is a case number, or its label without one."""
    label = words.sections.match(line.text)
    named = label is not None and label.kind == "case_number"
    return not line.blank_before and (named or is_case_line(line, words))


def _closed_opening(line: Line, at: int) -> Opening:
    return Opening(line.index, None, line.text, ((line.start, line.end),), None, at + 1, 1.0)


def _below_title(line: Line, words: Vocabulary) -> bool:
    """Tell whether a line between title and first label says who is away, or the case number."""
    label = words.sections.match(line.text)
    return (
        bool(label and label.kind == "absence")
        or bool(ONLY_AWAY.search(line.text))
        or is_case_line(line, words)
    )


def _is_field(line: Line, words: Vocabulary) -> bool:
    """Tell whether a line is a field of the head, not a title that begins with its word."""
    label = words.header.match(line.text)
    return label is not None and not label.open_ended
