"""What an item is called where a layout prints it: its title, its number, its case numbers."""

from __future__ import annotations

from tests.nlp.generator.layout import Layout
from tests.nlp.generator.meeting import Matter, Meeting


def title_of(matter: Matter, layout: Layout) -> str:
    """Give the title as printed in the heading."""
    if matter.closed and layout.closed == "number_only":
        return ""
    title = f"{layout.prefix}{matter.title}"
    if matter.closed and layout.closed == "suffix":
        return f"{title} (Lukket)"
    if matter.closed and layout.closed == "prefix":
        return f"Lukket - {matter.title}"
    return f"{title} {layout.suffix}".strip()


def number_of(matter: Matter, meeting: Meeting, layout: Layout) -> str | None:
    """Give the number as printed; None where the layout prints none."""
    if layout.heading == "T":
        return None
    if matter.closed and layout.closed == "from_101" and _from_one(meeting):
        closed = [one for one in meeting.matters if one.closed]
        return str(101 + closed.index(matter))
    if layout.closed == "from_101" and _from_one(meeting) and layout.heading != "49/1. T":
        # The open ones are numbered on as if there were no closed ones.
        open_ones = [one for one in meeting.matters if not one.closed]
        return str(meeting.matters[0].number + open_ones.index(matter))
    if layout.heading == "49/1. T":
        return f"49/{meeting.matters.index(matter) + 1}"
    return str(matter.number)


def case_numbers_of(matter: Matter, meeting: Meeting, layout: Layout) -> tuple[str, ...]:
    """Give the case numbers that can be read, in the order printed."""
    if layout.heading == "Nr. 1 C. T":
        return (council_number(matter, meeting),)
    form = layout.case_number
    if form in {"none", "empty"} or layout.dropped == "case_number":
        return ()
    if "M" not in form:
        return (matter.case_number,)
    pair = {"N": matter.case_number, "M": matter.second_number}
    return tuple(pair[sign] for sign in sorted(pair, key=form.rindex))


def council_number(matter: Matter, meeting: Meeting) -> str:
    """Give the number of a council's own journal, as "BR 677/06"."""
    return f"BR {400 + matter.number}/{meeting.date:%y}"


def _from_one(meeting: Meeting) -> bool:
    """Tell whether numbers start anew in this meeting; only then can closed ones start at 101."""
    return meeting.matters[0].number < 88


def in_order(meeting: Meeting, layout: Layout) -> list[Matter]:
    """Give the items as they stand: closed ones last where they are numbered from 101."""
    if layout.closed != "from_101" or not _from_one(meeting):
        return list(meeting.matters)
    return sorted(meeting.matters, key=lambda matter: matter.closed)


def missed_items(meeting: Meeting, layout: Layout) -> list[Matter]:
    """Give the items that whoever came late or left early did not attend."""
    moved = meeting.moved
    if not moved:
        return []
    order = in_order(meeting, layout)
    at = order.index(moved.at)
    return order[:at] if moved.late else order[at + 1 :]
