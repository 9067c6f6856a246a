"""What stands beside an item's number and is not its title: its case number, whether it is open."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from sagsspor.nlp.layout.case_lines import is_labelled_case
from sagsspor.nlp.layout.headings import OPEN_MARK, Candidate
from sagsspor.nlp.layout.lines import Line
from sagsspor.nlp.segmentation.item_openings import reads_as_title
from sagsspor.nlp.vocabulary import Vocabulary

# "23 - ÅBENT PUNKT", "Sag nr. 22 (lukket)": all that stands beside the number.
_ONLY_MARK = re.compile(
    r"\(?(?:åbent?|lukket)(?:\s(?:punkt|sag|dagsordenspunkt))?\)?", re.IGNORECASE
)


def title_beside(one: Candidate, at: int, lines: Sequence[Line], words: Vocabulary) -> Candidate:
    """Give a heading without what stands beside its number and is not its title.

    What is left is a lone number where the title stands on the line below.
    """
    column = OPEN_MARK.match(one.title)
    if _ONLY_MARK.fullmatch(one.title) or is_labelled_case(one.title, words):
        return replace(one, title="") if _titled_below(at, lines, words) else one
    if not column or one.title.startswith("(") or one.prefix:
        return one
    # A column between number and title: "1 Åbent Lokalplan for havnen".
    return replace(one, title=one.title[column.end() :], title_start=one.title_start + column.end())


def _titled_below(at: int, lines: Sequence[Line], words: Vocabulary) -> bool:
    """Tell whether the line right below a number reads as its title."""
    below = lines[at + 1] if at + 1 < len(lines) else None
    return below is not None and not below.blank_before and reads_as_title(below, words)
