"""What speaks for and against a line as the heading of an agenda item.

``SIGNS`` is the table of the evidence; a line's score is the sum of what it shows. The weights are
set by hand so that two independent signs carry a heading and one against it (a list of points, a
sentence) needs two for it; docs/decisions/0003 says why.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sagsspor.nlp.segmentation import item_signs as signs
from sagsspor.nlp.segmentation.item_candidates import Seen

NO_HEADING = -1.6
"""With so much against it a line is no heading, however well its number would fit."""

IN_CONTENTS, LABEL_BELOW = 3.0, 2.5
"""The two weights that items without numbers are measured by too."""


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign: what it is, what it is worth, and how far a line shows it (0 to 1).

    ``unless_listed`` tells that it says nothing of a title that the contents list.
    """

    what: str
    weight: float
    shown: Callable[[Seen], float]
    unless_listed: bool = False


def _against(what: str, weight: float, shown: Callable[[Seen], float]) -> Sign:
    return Sign(what, -weight, shown, unless_listed=True)


SIGNS: tuple[Sign, ...] = (
    Sign('a word such as "Punkt" or "Sag" before the number', 3.0, lambda one: one.heading.prefix),
    Sign('its number twice, as "3.  3. Titel"', 3.0, signs.is_numbered_twice),
    Sign("its title is in the table of contents", IN_CONTENTS, lambda one: one.listed),
    _against("the contents list three items or more, not this one", 0.5, signs.contents_are_kept),
    Sign("printed again, or its title is", 2.5, signs.is_printed_again),
    Sign("a heading in the file's own format", 1.0, lambda one: one.line.level > 0),
    Sign("a blank line above", 0.6, signs.stands_free),
    Sign("a case number right above, free itself", 2.5, signs.follows_case_number),
    Sign("a label or case number right below", LABEL_BELOW, lambda one: one.below),
    Sign("says that it is closed, or the sheet of signatures", 2.0, signs.is_closed),
    Sign("a title that stands on almost every agenda", 2.0, signs.is_standing),
    Sign('ends in a kind, such as "(O)"', 1.5, signs.has_kind),
    Sign("has no title", -0.5, lambda one: not one.heading.title),
    _against("ends in figures, as a row of a table does", 2.5, signs.is_row),
    # Two strong signs do not make up for it: in a list of members everybody has a number.
    _against("is a person with a party", 6.0, signs.names_somebody),
    _against("ends as a sentence does, no label below", 2.0, signs.ends_as_sentence),
    _against("longer than 180 characters", 1.5, lambda one: len(one.heading.title) > 180),
    _against("stands in a run of one-line points", 2.5, signs.in_run_of_points),
    _against("under a label or sentence that is followed by points", 2.0, signs.under_points),
    # Where nothing else heads the parts of a text, a colon is no sign of a sentence.
    Sign("ends in a colon or stop, in a document without labels", 2.0, signs.heads_text),
)
"""The evidence, all of it."""


def weigh(seen: Seen) -> float:
    """Add up what speaks for and against one candidate."""
    if _is_point_of_decision(seen):
        return NO_HEADING
    score = 0.0
    for sign in SIGNS:
        if not (sign.unless_listed and seen.listed):
            score += sign.weight * sign.shown(seen)
    return score


def _is_point_of_decision(seen: Seen) -> bool:
    """Rule, not evidence: "Ad 1. Godkendt." is never a heading.

    It is one if the contents list it, or if it stands free above a decision's label.
    """
    point = seen.heading.style.startswith("ad|") and not seen.listed
    return point and not signs.heads_decided(seen)
