"""The best run of rising numbers among the lines that may head an item."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sagsspor.nlp.layout.headings import Candidate
from sagsspor.nlp.segmentation.item_evidence import NO_HEADING

Scored = tuple[Candidate, float]
"""A candidate and what speaks for it, less what speaks against it."""

# What a step from one heading to the next is worth, beside what speaks for each of them.
_NEXT_NUMBER, _SAME_STYLE, _OTHER_STYLE = 2.0, 1.0, -2.0
# For each number left out; the numbers of closed items (101 and on) are one jump.
_GAP, _CLOSED_JUMP = -0.6, -0.5
_LONGEST_GAP = 8


def by_second_number(found: list[Candidate]) -> list[Candidate]:
    """Order "49/1", "49/2" by the part that changes."""
    firsts = {one.number.split("/")[0] for one in found if "/" in one.number}
    if len(firsts) > 1:
        return found
    return [
        Candidate(
            one.line,
            one.number,
            int(one.number.split("/")[1]) if "/" in one.number else one.value,
            one.style,
            one.prefix,
            one.title,
            one.title_start,
            one.number_start,
        )
        for one in found
    ]


def best_chain(
    scored: Sequence[Scored], listed: Collection[int] = ()
) -> tuple[list[Scored], float]:
    """Give the run of rising numbers with the best sum of evidence.

    Each candidate looks back only at the best runs that end in one of the few numbers before its
    own, so the cost is linear in their count. ``listed`` are the lines whose title the contents
    hold: between two of them any number may be left out.
    """
    totals: list[float] = []
    back: list[int | None] = []
    best: dict[int, dict[str, int]] = {}
    best_open: int | None = None
    best_listed: int | None = None
    scored = [(one, score) for one, score in scored if score > NO_HEADING]
    for at, (one, score) in enumerate(scored):
        choice: int | None = None
        gain = 0.0 if one.value != 1 else 0.5
        for gap in range(1, _LONGEST_GAP + 1):
            for style, index in best.get(one.value - gap, {}).items():
                step = _NEXT_NUMBER if gap == 1 else _GAP * (gap - 1)
                step += _SAME_STYLE if style == one.style else _OTHER_STYLE
                if totals[index] + step > gain:
                    gain, choice = totals[index] + step, index
        if 101 <= one.value <= 104 and best_open is not None:
            step = _CLOSED_JUMP
            if totals[best_open] + step > gain:
                gain, choice = totals[best_open] + step, best_open
        if one.line in listed and best_listed is not None:
            step = _CLOSED_JUMP
            if scored[best_listed][0].value < one.value and totals[best_listed] + step > gain:
                gain, choice = totals[best_listed] + step, best_listed
        totals.append(gain + score)
        back.append(choice)
        styles = best.setdefault(one.value, {})
        if len(styles) < 6 or one.style in styles:
            known = styles.get(one.style)
            if known is None or totals[at] >= totals[known]:
                styles[one.style] = at
        if one.line in listed and (best_listed is None or totals[at] >= totals[best_listed]):
            best_listed = at
        if one.value < 100 and (best_open is None or totals[at] >= totals[best_open]):
            best_open = at
    if not totals:
        return [], 0.0
    end: int | None = max(range(len(totals)), key=lambda index: (totals[index], -index))
    total = totals[end] if end is not None else 0.0
    chain: list[Scored] = []
    while end is not None:
        chain.append(scored[end])
        end = back[end]
    return chain[::-1], total
