"""People as minutes print them, and the sentences that say who was away from an item."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tests.nlp.generator.layout import Layout
from tests.nlp.generator.meeting import Matter, Meeting, Person
from tests.nlp.generator.naming import in_order, missed_items, number_of


def one_person(person: Person, layout: Layout) -> str:
    """Give a person as printed within a sentence."""
    if layout.party == "comma":
        return f"{person.name}, {person.party},"
    if layout.party == "comma_paren":
        return f"{person.name}, ({person.party})"
    if layout.party == "empty":
        return person.name
    return f"{person.name} ({person.party})"


def in_list(person: Person, layout: Layout) -> str:
    """Give a person as printed in a list."""
    if layout.party == "empty":
        return f"{person.name} ()"
    return one_person(person, layout).rstrip(",")


def party_of(person: Person, layout: Layout) -> str | None:
    """Give the party a reader can know."""
    return None if layout.party == "empty" else person.party


def people(persons: Iterable[Person], layout: Layout) -> str:
    """Give persons as printed in a list on one line."""
    joint = "; " if layout.party.startswith("comma") else ", "
    return joint.join(in_list(one, layout) for one in persons)


def listed(names: Sequence[str]) -> str:
    """Give names as "A, B og C"."""
    if not names:
        return ""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} og {names[-1]}"


def spoken(persons: Iterable[Person], layout: Layout) -> str:
    """Give persons as the subject of a sentence."""
    return listed([one_person(one, layout).rstrip(",") for one in persons])


def away_lines(matter: Matter, layout: Layout) -> list[str]:
    """Give the line that says who is away from an item."""
    if not matter.absent:
        return []
    form = layout.item_absence_words
    if form.startswith("N "):
        return [spoken(matter.absent, layout) + form[1:]]
    return [form.removesuffix("N") + people(matter.absent, layout)]


def disqualified_lines(matter: Matter, layout: Layout) -> list[str]:
    """Give the sentence that says who may not take part in an item."""
    if not matter.disqualified:
        return []
    who = one_person(matter.disqualified, layout)
    return [
        {
            "took_no_part": f"{who} deltog ikke i behandlingen af sagen på grund af inhabilitet.",
            "declared": f"{who} erklærede sig inhabil og deltog ikke i sagens behandling.",
            "left": f"{who} var inhabil og forlod lokalet under punktets behandling.",
        }[layout.disqualified]
    ]


def moved_at_item(matter: Matter, meeting: Meeting, layout: Layout) -> list[str]:
    """Give the sentence that says, at an item, that somebody came or left."""
    moved = meeting.moved
    if not moved or layout.moved != "at_item":
        return []
    who = one_person(moved.who, layout).rstrip(",")
    if moved.late:
        if matter is moved.at:
            return [f"{who} ankom til mødet under behandlingen af punktet."]
        return []
    open_ones = [one for one in missed_items(meeting, layout) if not one.closed]
    if open_ones and matter is open_ones[0]:
        return [f"{who} forlod mødet før behandlingen af punktet."]
    if not open_ones and matter is moved.at:
        return [f"{who} forlod mødet efter behandlingen af punktet."]
    return []


def moved_in_head(meeting: Meeting, layout: Layout) -> list[str]:
    """Give the sentence that says, in the head, that somebody came late or left early."""
    moved = meeting.moved
    if not moved or layout.moved in {"at_item", "clock_in_list"}:
        return []
    who = one_person(moved.who, layout).rstrip(",")
    at = number_of(moved.at, meeting, layout)
    missed = [number_of(one, meeting, layout) or "" for one in missed_items(meeting, layout)]
    clock = f"kl. {clock_of(meeting)}"
    took_no_part = f"deltog ikke i behandlingen af punkt {listed(missed)}."
    late, early = {
        "missed": (
            f"{who} ankom til mødet {clock} og {took_no_part}",
            f"{who} forlod mødet {clock} og {took_no_part}",
        ),
        "during": (
            f"{who} mødte {clock} under behandlingen af punkt {at}.",
            f"{who} forlod mødet {clock} efter behandlingen af punkt {at}.",
        ),
        "from": (f"{who} deltog fra punkt {at}.", f"{who} deltog til og med punkt {at}."),
        "before": (
            f"{who} ankom før behandlingen af punkt {at}.",
            f"{who} forlod mødet før behandlingen af punkt {missed[0]}.",
        ),
        "clock": (f"{who} ankom {clock}.", f"{who} gik {clock}."),
    }[layout.moved]
    return [late if moved.late else early]


def clock_of(meeting: Meeting) -> str:
    """Give the time at which somebody came or left: soon after the start, or an hour later."""
    hour = int(meeting.time[:2]) + (0 if meeting.moved and meeting.moved.late else 1)
    return f"{hour}.40"


def is_told_items(layout: Layout) -> bool:
    """Tell whether a reader learns which items were missed, not only at what time."""
    return layout.moved not in {"clock", "clock_in_list"}


def absent_from(matter: Matter, meeting: Meeting, layout: Layout) -> set[str]:
    """Give the names of those whom a reader knows to have been away from an item."""
    names = {one.name for one in matter.absent}
    if matter.disqualified:
        names.add(matter.disqualified.name)
    if meeting.moved and is_told_items(layout) and matter in missed_items(meeting, layout):
        names.add(meeting.moved.who.name)
    return names


def ranges_of_absence(meeting: Meeting, layout: Layout) -> list[str]:
    """Give the lines of the head that say who was away from which items."""
    if layout.item_absence != "ranges":
        return []
    lines = []
    for one in meeting.members:
        numbers = [
            number_of(matter, meeting, layout) or ""
            for matter in in_order(meeting, layout)
            if one in matter.absent
        ]
        if numbers:
            first, last = int(numbers[0]), int(numbers[-1])
            run = last - first == len(numbers) - 1 and len(numbers) > 1
            where = f"{first}-{last}" if run else listed(numbers)
            lines.append(f"{in_list(one, layout)} var fraværende under punkt {where}.")
    return lines
