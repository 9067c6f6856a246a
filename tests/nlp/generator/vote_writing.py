"""Votes, written in a layout."""

from __future__ import annotations

from tests.nlp.generator.layout import Layout
from tests.nlp.generator.meeting import Ballot, Meeting
from tests.nlp.generator.people import in_list, listed, one_person


def vote_lines(ballot: Ballot, layout: Layout, meeting: Meeting, recommends: bool) -> list[str]:
    """Say who voted how; ``recommends`` where the majority recommends instead of deciding."""
    form = layout.vote
    if form in {"counts", "nested"} or (form == "brackets" and ballot.by_name):
        return _counted(ballot, layout, meeting)
    if form == "brackets":
        said = f"{len(ballot.for_)} medlemmer ({_added(ballot.for_, layout, meeting)}) stemte for. "
        said += f"{len(ballot.against)} medlemmer ({_added(ballot.against, layout, meeting)})"
        said += " stemte imod."
        blank = listed(_voters(ballot.abstained, ballot, layout, meeting))
        return [said, *([f"{blank} undlod at stemme."] if blank else [])]
    for_, against, blank = (
        listed(_voters(side, ballot, layout, meeting))
        for side in (ballot.for_, ballot.against, ballot.abstained)
    )
    if form == "labels":
        lines = [f"For stemte: {for_}.", f"Imod stemte: {against}."]
        return lines + ([f"Undlod at stemme: {blank}."] if blank else ["Undlod at stemme:"])
    if form == "lines":
        lines = ["For stemte:", for_, "Imod stemte:", against]
        return lines + (["Undlod at stemme:", blank] if blank else [])
    if form == "sentence":
        said = f"For stemte {for_}. Imod stemte {against}."
    elif form == "verbs":
        said = f"{for_} stemte for. {against} stemte imod."
    else:
        verb = "anbefaler" if recommends else "stemte for"
        said = f"Et flertal bestående af {for_} {verb}. {against} stemte imod."
    return [said + (f" {blank} undlod at stemme." if blank else "")]


def _counted(ballot: Ballot, layout: Layout, meeting: Meeting) -> list[str]:
    """Give a line for each side: its count, and who they are in brackets."""
    labels = ("For stemte", "Imod stemte", "Undlod at stemme")
    if layout.vote == "nested":
        labels = ("For", "Imod", "Undlod at stemme")
    lines = []
    sides = (ballot.for_, ballot.against, ballot.abstained)
    for label, side in zip(labels, sides, strict=True):
        who = _added(side, layout, meeting)
        if layout.vote == "nested" and ballot.by_name:
            who = ", ".join(in_list(one, layout) for one in meeting.members if one.name in side)
        elif ballot.by_name:
            who = ", ".join(side)
        lines.append(f"{label}: {len(side)} ({who})" if side else f"{label}:")
    return lines


def _added(side: tuple[str, ...], layout: Layout, meeting: Meeting) -> str:
    """Give letters as "A+V"; a name among them keeps what is printed after it."""
    by_name = {one.name: one for one in meeting.members}
    return "+".join(
        one_person(by_name[voter], layout).rstrip(",") if voter in by_name else voter
        for voter in side
    )


def _voters(side: tuple[str, ...], ballot: Ballot, layout: Layout, meeting: Meeting) -> list[str]:
    """Give voters as printed in a sentence: plain names, or letters with a name among them."""
    if ballot.by_name:
        return list(side)
    by_name = {one.name: one for one in meeting.members}
    printed = [
        one_person(by_name[voter], layout).rstrip(",") if voter in by_name else voter
        for voter in side
    ]
    # In "Lone Holm, N og A" the letter may as well be her party: a name that is printed without
    # one stands last.
    return sorted(printed, key=lambda voter: layout.party == "empty" and voter in by_name)
