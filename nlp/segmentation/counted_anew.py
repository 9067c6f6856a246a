"""Items that all have one number, as a converter leaves a list that each item begins anew."""

from __future__ import annotations

from collections.abc import Sequence

from sagsspor.nlp.segmentation.item_chain import Scored
from sagsspor.nlp.segmentation.surroundings import Surroundings

_ANEW = 3
"""So many items with one number, in the least."""


def counted_anew(scored: Sequence[Scored], around: Surroundings, least: float) -> list[Scored]:
    """Give the headings that all have one number: "1. Ny boligpolitik" after "1. Orientering".

    Each must have ``least`` by itself, and none the first line under a label: that is a point.
    """
    by_number: dict[str, list[Scored]] = {}
    for one, score in scored:
        if one.title and score >= least and not _opens_points(around, around.place[one.line]):
            by_number.setdefault(one.number, []).append((one, score))
    most = max(by_number.values(), key=len, default=[])
    return most if len(most) >= _ANEW else []


def _opens_points(around: Surroundings, place: int) -> bool:
    """Tell whether a label is right above a line, with nothing beside it that could be decided."""
    above = around.lines[place - 1].text if place else ""
    label = around.words.sections.match(above)
    if label is None or label.kind == "absence":
        return False
    decided = label.kind == "decision" and label.colon and not label.alone
    return not (decided and around.lines[place].blank_before and not above.endswith((":", ",")))
