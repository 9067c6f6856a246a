"""Minutes of an invented meeting, written in a layout."""

from __future__ import annotations

import re

from tests.nlp.generator.conversion import paged, without_digits, without_lost_words, wrapped
from tests.nlp.generator.decision_writing import stacked
from tests.nlp.generator.head_writing import contents_lines, head_lines
from tests.nlp.generator.layout import Layout
from tests.nlp.generator.meeting import Matter, Meeting
from tests.nlp.generator.naming import council_number, in_order, number_of, title_of
from tests.nlp.generator.parts import item_parts
from tests.nlp.generator.people import away_lines

_ORDERS = {
    "case_first": "summary history case economy competence treatment proposal decision bilag",
    "proposal_first": "summary proposal history case economy competence bilag decision",
    "decision_first": "proposal decision summary history case economy competence bilag",
}


def write(meeting: Meeting, layout: Layout) -> str:
    """Write the minutes as one text."""
    blocks = [head_lines(meeting, layout), contents_lines(meeting, layout)]
    headed = False
    for matter in in_order(meeting, layout):
        if layout.closed in {"section", "from_101"} and matter.closed and not headed:
            blocks.append([layout.closed_label])
            headed = True
        blocks.append(_item(meeting, matter, layout))
    if signs(meeting, layout):
        number = str(meeting.matters[-1].number + 1)
        blocks.append(_heading("Underskriftsark", number, "", layout))
    lines: list[str] = []
    for at, block in enumerate(one for one in blocks if one):
        printed = wrapped(block, layout)
        if at == 2 and layout.contents in {"close", "glued_last"}:
            # The first item right below the contents, or on their last line: a converter loses a
            # line's end after the page was set, and does not set it anew.
            lines = lines[:-2]
            if layout.contents == "glued_last":
                printed = [f"{lines.pop()} {printed[0].lstrip()}", *printed[1:]]
        lines += [*printed, "", ""]
    text = "\n".join(paged(lines, meeting, layout)).strip() + "\n"
    return without_lost_words(text, layout)


def signs(meeting: Meeting, layout: Layout) -> bool:
    """Tell whether an item for signatures ends the minutes; only where items have plain numbers."""
    plain = layout.heading not in {"T", "T/Sag nr. 1", "SAG NR. 1/T", "49/1. T", "Nr. 1 C. T"}
    ends_open = layout.closed != "from_101" or not any(one.closed for one in meeting.matters)
    return layout.signatures == "yes" and plain and ends_open


def _heading(title: str, number: str | None, case_number: str, layout: Layout) -> list[str]:
    form = layout.heading
    if form == "49/1. T" or (form == "1T" and title[:1].isdigit()):
        # "53-i-1 hal" could be item 53 as well as item 5: such a title is printed apart.
        return [f"{number}. {title}"]
    words = {"1": str(number), "T": title, "C": case_number}
    return [re.sub("[1TC]", lambda sign: words[sign[0]], line).rstrip() for line in form.split("/")]


def _item(meeting: Meeting, matter: Matter, layout: Layout) -> list[str]:
    gap = [] if layout.spacing == "tight" else [""]
    lines = _opening(meeting, matter, layout)
    if matter.closed:
        return lines
    away = away_lines(matter, layout) if layout.item_absence != "ranges" else []
    if layout.item_absence == "under_title":
        lines += away
    elif layout.empty_absence != "no":
        lines.append("Fraværende:" if layout.empty_absence == "yes" else "Fraværende: Ingen")
    parts = item_parts(meeting, matter, away, layout)
    order = _ORDERS[layout.order].split()
    if layout.decision_label == "none":
        order = ["bilag", *(name for name in order if name not in {"bilag", "treatment"})]
    if layout.row != "no":
        first, second = layout.row.split("_")
        together = second != "decision" or not stacked(matter, layout)
        if together and parts[first] and parts[second]:
            parts[second][0] = f"{parts[first].pop()}   {parts[second][0]}"
            parts[second] = [*parts.pop(first), *parts[second]]
            order.remove(first)
    for name in order:
        if parts[name]:
            lines += [*gap, *parts[name]]
    if layout.spacing == "blank_everywhere":
        lines = [piece for line in lines for piece in (line, "") if piece or line]
    if layout.top != "no":
        lines += ["", layout.top]
    return lines


def _opening(meeting: Meeting, matter: Matter, layout: Layout) -> list[str]:
    """Give the heading and what identifies the item."""
    gap = [] if layout.spacing == "tight" else [""]
    title = title_of(matter, layout)
    number = number_of(matter, meeting, layout)
    lines = [_readable(matter.case_number, layout)] if layout.case_number == "before" else []
    lines += _heading(title, number, council_number(matter, meeting), layout)
    if layout.again == "yes" and title:
        lines += [*gap, title]
    below = _case_number(matter, layout)
    if below and layout.joined == "case_number" and ":" in below[0] and title:
        lines[-1] = f"{lines[-1]} {below[0]}"
        below = below[1:]
    return lines + below


def _case_number(matter: Matter, layout: Layout) -> list[str]:
    form, number = layout.case_number, _readable(matter.case_number, layout)
    if form in {"before", "none"}:
        return []
    special = {
        "with_initials": [f"Sagsnr.: {number}  Initialer: abc"],
        "with_document": [f"Sagsnr.: {number}   Dok.nr.: 330-2018-{500300 + matter.number}"],
        "below_label": ["Sagsnr.:", number],
        "empty": ["Sagsnr.:"],
    }
    if form in special:
        return special[form]
    words = {"N": number, "M": _readable(matter.second_number, layout)}
    return [re.sub(r"\b[NM]\b", lambda sign: words[sign[0]], line) for line in form.split("|")]


def _readable(case_number: str, layout: Layout) -> str:
    return without_digits(case_number) if layout.dropped == "case_number" else case_number
