"""Lists of people in two columns, told by where on the line each name stands.

"Medlemmer:" and "Fraværende:" head two columns with white space between them; a further label,
such as "Stedfortræder:", may stand in a column below.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sagsspor.nlp.layout.head_words import OF_PEOPLE
from sagsspor.nlp.layout.label_blocks import Block, Paired
from sagsspor.nlp.layout.lines import Line
from sagsspor.nlp.text.source import Span
from sagsspor.nlp.vocabulary import Label, Vocabulary

_GAP = re.compile(r"\s{3,}")
_NEAR = 3
"""Signs that a name may stand to the left of its column's label."""


def read_side_by_side(lines: Sequence[Line], at: int, words: Vocabulary) -> Block | None:
    """Read two labels for people side by side, and the names below each; None where there are not.

    The columns end at an empty line, or at a line that is a label of its own.
    """
    heads = [
        (place, label, span)
        for place, text, span in _pieces(lines[at])
        if (label := words.header.match(text)) and label.alone and label.kind in OF_PEOPLE
    ]
    if len(heads) != 2 or heads[0][1].kind == heads[1][1].kind:
        return None
    column = heads[1][0]
    lists: list[list[tuple[Label, Span, list[Span]]]] = [
        [(label, span, [])] for _, label, span in heads
    ]
    end = at + 1
    while end < len(lines) and not lines[end].blank_before:
        pieces = list(_pieces(lines[end]))
        if len(pieces) > 2 or _is_other_label(lines[end], words):
            break
        for place, text, span in pieces:
            side = lists[place >= column - _NEAR]
            label = words.header.match(text)
            if label and label.alone and label.colon and label.kind in OF_PEOPLE:
                side.append((label, span, []))
            else:
                side[-1][2].append(span)
        end += 1
    pairs = [
        Paired(label, span, tuple(spans)) for side in lists for label, span, spans in side if spans
    ]
    return Block(tuple(pairs), end) if len(pairs) > 1 else None


def _pieces(line: Line) -> Iterator[tuple[int, str, Span]]:
    """Give the columns of a line: where on the page each begins, its text, and its place."""
    start = 0
    for gap in [*_GAP.finditer(line.text), None]:
        end = gap.start() if gap else len(line.text)
        if end > start:
            span = (line.start + start, line.start + end)
            yield line.indent + start, line.text[start:end], span
        start = gap.end() if gap else end


def _is_other_label(line: Line, words: Vocabulary) -> bool:
    label = words.header.match(line.text)
    return bool(label and label.colon and label.kind not in OF_PEOPLE)
