"""Items without numbers: by titles of the contents, by headings of the format, by labels."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sagsspor.nlp.contents import Contents
from sagsspor.nlp.header_fields import DOCUMENT_TYPE
from sagsspor.nlp.headings import candidate, title_key
from sagsspor.nlp.item_evidence import IN_CONTENTS, LABEL_BELOW, labels_below
from sagsspor.nlp.item_openings import Opening, reads_as_title
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
        if label and label.kind == "decision" and label.open_ended:
            if re.search(r"\d{4}:?$|:$", line.text) and len(line.text) < 120:
                events.append((at, "decision"))
        elif label and label.kind != "absence" and not label.open_ended:
            events.append((at, label.word if label.kind in {"case", "ignored"} else label.kind))
    if not events:
        return []
    counts: dict[str, int] = {}
    for _, kind in events:
        counts[kind] = counts.get(kind, 0) + 1
    rounds = counts.get("decision", 0)
    first = next((kind for _, kind in events if counts[kind] >= max(1, 0.6 * rounds)), events[0][1])
    openings: list[Opening] = []
    seen: set[str] = set()
    for at, kind in events:
        if kind == first and (not openings or len(seen) > 1 or rounds <= 1):
            if openings and rounds <= 1 and len(seen) <= 1:
                continue
            openings.append(_label_opening(at, after, words, bool(openings)))
            seen = set()
        seen.add(kind)
    return openings


def _label_opening(at: int, after: Sequence[Line], words: Vocabulary, later: bool) -> Opening:
    """Open an item at a label; a short line that stands free above it is its title."""
    if at:
        above = after[at - 1]
        lone = above.blank_before >= 1 or above.level > 0
        if (
            lone
            and reads_as_title(above, words)
            and len(above.text) < 160
            and not words.header.match(above.text)
            and (later or after[at].blank_before <= 1)
            and not re.search(r"\d{4}$", above.text)
        ):
            return Opening(
                above.index, None, above.text, ((above.start, above.end),), None, at, 1.0
            )
    return Opening(after[at].index, None, "", (), None, at, 1.0)
