"""Who met and who did not, written in a layout."""

from __future__ import annotations

from tests.nlp.generator.layout import Layout
from tests.nlp.generator.meeting import Meeting, Person
from tests.nlp.generator.people import (
    clock_of,
    in_list,
    moved_in_head,
    one_person,
    people,
    ranges_of_absence,
    spoken,
)

_NAMES_A_LINE = 3


def roll_lines(meeting: Meeting, layout: Layout) -> list[str]:
    """Give the members, who was away, and who sat for them."""
    names = [_member(one, at, meeting, layout) for at, one in enumerate(meeting.members)]
    label = layout.members_label
    lines: list[str] = []
    if layout.members == "line":
        joint = "; " if layout.party.startswith("comma") else ", "
        lines.append(f"{label}: {joint.join(names)}")
    elif layout.members in {"lines", "initials"}:
        lines += [f"{label}:", *names]
    elif layout.members == "lines_comma":
        separator = ";" if layout.party.startswith("comma") else ","
        lines += [f"{label}:", *(f"{name}{separator}" for name in names[:-1]), names[-1]]
    elif layout.members == "interleaved":
        run = [*names, *(in_list(one, layout) for one in meeting.absent)]
        lines.append(f"{label}: Fraværende:")
        lines += [
            " ".join(run[at : at + _NAMES_A_LINE]) for at in range(0, len(run), _NAMES_A_LINE)
        ]
    return [
        *lines,
        *_absences(meeting, layout),
        *ranges_of_absence(meeting, layout),
        *moved_in_head(meeting, layout),
    ]


def _member(one: Person, at: int, meeting: Meeting, layout: Layout) -> str:
    name = in_list(one, layout)
    if layout.members == "initials":
        first, *_, last = one.name.lower().split()
        name = f"{one.name} ({first[:2]}{last[:2]}) {one.party}"
    if at == 0 and layout.first_member == "title_before":
        name = f"Borgmester {name}"
    elif at == 0 and layout.first_member == "chair_before":
        name = f"Formand {name}"
    elif at == 0 and layout.first_member == "role_after" and layout.party == "paren":
        name = f"{name} (formand)"
    if layout.members != "interleaved" and one in meeting.absent:
        name += {"in_list": " (Afbud)", "on_leave": " (Orlov)"}.get(layout.absence, "")
    moved = meeting.moved
    if moved and layout.moved == "clock_in_list" and one == moved.who:
        name += f" {'fra' if moved.late else 'til'} kl. {clock_of(meeting)}"
    return name


def _absences(meeting: Meeting, layout: Layout) -> list[str]:
    away = meeting.absent
    if not away:
        return {"yes": ["Fraværende:"], "none_said": ["Fraværende: Ingen"], "no": []}[
            layout.empty_absence
        ]
    lines = []
    rest = away[1:] if meeting.deputy else away
    sentence = {
        "was": "var fraværende.",
        "stayed_away": "udeblev.",
        "lawful": "havde lovligt forfald.",
    }.get(layout.absence)
    if rest and sentence:
        lines += ["", "Bemærkninger:", f"{spoken(rest, layout)} {sentence}"]
    elif rest and layout.absence not in {"in_list", "on_leave"}:
        lines.append(f"{layout.absence} {people(rest, layout)}")
    if meeting.deputy:
        lines.append(_deputy(away[0], meeting.deputy, layout))
    return lines


def _deputy(member: Person, deputy: Person, layout: Layout) -> str:
    one, other = (one_person(person, layout).rstrip(",") for person in (member, deputy))
    return {
        "dash": f"Afbud: {one} - {other} deltager som stedfortræder",
        "from": f"Afbud fra {one} stedfortræder {other}",
        "instead": f"{other} deltog i mødet i stedet for {one}.",
        "as": f"Fraværende: {one}. Som stedfortræder deltog {other}.",
        "for": f"{other} mødte som stedfortræder for {one}.",
        "for_whom": f"Fraværende: {one}, for hvem suppleant {other} deltog",
        "called": f"Afbud: {one}. {other} er indkaldt som stedfortræder.",
    }[layout.deputy]
