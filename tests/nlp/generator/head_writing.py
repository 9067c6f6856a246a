"""The head of the minutes and the table of contents, written in a layout."""

from __future__ import annotations

from datetime import date

from tests.nlp.generator.invention import Matter, Meeting, Person
from tests.nlp.generator.layout import Layout
from tests.nlp.generator.said import MONTHS, listed, long_date, one_person, people

DAYS = ["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"]
_ENGLISH = "January February March April May June July August September October November December"


def printed_date(day: date, form: str) -> str:
    """Give a date in one of the grammar's forms."""
    month = MONTHS[day.month - 1]
    weekday = DAYS[day.weekday()].capitalize()
    return {
        "long": long_date(day),
        "weekday": f"{weekday} den {long_date(day)}",
        "dashes": f"{day:%d-%m-%Y}",
        "dots": f"{day:%d.%m.%Y}",
        "short": f"{day.day:02}. {month[:3]} {day.year}",
        "dashed_name": f"{day.day:02}-{month[:3]}-{day.year}",
        "short_dots": f"{day:%d.%m.%y}",
        "english": f"{weekday}, {month.capitalize()} {day.day}, {day.year}",
        "seconds": f"{day:%d-%m-%Y}",
    }[form]


def title_of(matter: Matter, layout: Layout) -> str:
    """Give the title as printed in the heading."""
    if matter.closed and layout.closed == "suffix":
        return f"{matter.title} (Lukket)"
    if matter.closed and layout.closed == "number_only":
        return ""
    return f"{matter.title} {layout.suffix}".strip()


def number_of(matter: Matter, meeting: Meeting, layout: Layout) -> str | None:
    """Give the number as printed; None where the layout prints none."""
    if layout.heading == "T":
        return None
    if matter.closed and layout.closed == "from_101" and from_one(meeting):
        closed = [one for one in meeting.matters if one.closed]
        return str(101 + closed.index(matter))
    if layout.closed == "from_101" and from_one(meeting) and layout.heading != "49/1. T":
        # The open ones are numbered on as if there were no closed ones.
        open_ones = [one for one in meeting.matters if not one.closed]
        return str(meeting.matters[0].number + open_ones.index(matter))
    if layout.heading == "49/1. T":
        return f"49/{meeting.matters.index(matter) + 1}"
    return str(matter.number)


def from_one(meeting: Meeting) -> bool:
    """Tell whether numbers start anew in this meeting; only then can closed ones start at 101."""
    return meeting.matters[0].number < 88


def in_order(meeting: Meeting, layout: Layout) -> list[Matter]:
    """Give the items as they stand: closed ones last where they are numbered from 101."""
    if layout.closed != "from_101" or not from_one(meeting):
        return list(meeting.matters)
    return sorted(meeting.matters, key=lambda matter: matter.closed)


def head_lines(meeting: Meeting, layout: Layout) -> list[str]:
    """Give the lines above the table of contents."""
    body = meeting.body
    if layout.body == "with_term":
        start = meeting.date.year - (meeting.date.year - 2) % 4
        body = f"{body} {start}-{start + 3}"
    hour, minute = meeting.time.split(":")
    end = f"{int(hour) + 2:02}:{minute}"
    day = printed_date(meeting.date, layout.date)
    time = {
        "kl_colon": f"kl. {meeting.time}",
        "kl_dot": f"Kl. {hour}.{minute}",
        "plain": meeting.time,
        "range": f"kl. {meeting.time} - {end}",
        "kl_glued": f"kl.{hour}.{minute}",
    }[layout.time]
    if layout.time_label == "Start kl.":
        time = meeting.time
    if layout.date == "seconds":
        day += f" {meeting.time}:00"
    lines = [meeting.municipality] if layout.owner == "line" else []
    if layout.head == "sentence":
        long = long_date(meeting.date)
        lines.append(f"Referat til mødet i {body} den {long} kl. {meeting.time} i {meeting.place}")
        return [*lines, "", *_roll(meeting, layout)]
    if layout.body == "title":
        lines.append(f"{body} - {layout.kind}")
    elif layout.body == "label":
        lines += [layout.kind, f"Udvalg: {body}"]
    elif layout.body == "capitals":
        lines += [layout.kind, body.upper()]
    else:
        lines += [body, layout.kind]
    pairs = [
        (layout.date_label, day),
        (layout.time_label, time),
        (layout.place_label, meeting.place),
    ]
    if layout.ended == "label":
        pairs.insert(2, ("Mødet slut", f"kl. {end}" if layout.time != "plain" else end))
    if layout.head == "colon":
        lines += [f"{label}: {value}" for label, value in pairs]
    elif layout.head == "tabs":
        lines += [f"{label}\t{value}" for label, value in pairs]
    elif layout.head == "below":
        for label, value in pairs:
            lines += [f"{label}:", value]
    else:
        lines += [f"{label}:" for label, _ in pairs] + [value for _, value in pairs]
    return [*lines, "", *_roll(meeting, layout)]


def _roll(meeting: Meeting, layout: Layout) -> list[str]:
    lines: list[str] = []
    names = []
    for at, one in enumerate(meeting.members):
        mark = " (Afbud)" if layout.absence == "in_list" and one in meeting.absent else ""
        name = one_person(one, layout).rstrip(",")
        if at == 0 and layout.first_member == "title_before":
            name = f"Borgmester {name}"
        elif at == 0 and layout.first_member == "role_after" and layout.party == "paren":
            name = f"{name} (formand)"
        names.append(name + mark)
    if layout.members == "line":
        joint = ", " if layout.party == "paren" else "; "
        lines.append(f"{layout.members_label}: {joint.join(names)}")
    elif layout.members == "lines":
        lines += [f"{layout.members_label}:", *names]
    elif layout.members == "lines_comma":
        separator = "," if layout.party == "paren" else ";"
        lines += [
            f"{layout.members_label}:",
            *(f"{name}{separator}" for name in names[:-1]),
            names[-1],
        ]
    return [*lines, *_absences(meeting, layout), *_away_in_part(meeting, layout)]


def _away_in_part(meeting: Meeting, layout: Layout) -> list[str]:
    """Give the lines that say who was away from which items, where the layout says it here."""
    if layout.item_absence != "ranges":
        return []
    lines = []
    for one in meeting.members:
        numbers = [
            number_of(matter, meeting, layout) or ""
            for matter in meeting.matters
            if one in matter.absent
        ]
        if numbers:
            first, last = int(numbers[0]), int(numbers[-1])
            run = last - first == len(numbers) - 1 and len(numbers) > 1
            where = f"{first}-{last}" if run else listed(numbers)
            who = one_person(one, layout).rstrip(",")
            lines.append(f"{who} var fraværende under punkt {where}.")
    return lines


def _absences(meeting: Meeting, layout: Layout) -> list[str]:
    away = meeting.absent
    if not away:
        return ["Fraværende:"] if layout.empty_absence == "yes" else []
    lines = []
    said_of_first = bool(meeting.deputy)
    rest = away[1:] if said_of_first else away
    if rest and layout.absence == "was":
        who = listed([one_person(one, layout).rstrip(",") for one in rest])
        lines += ["", "Bemærkninger:", f"{who} var fraværende."]
    elif rest and (layout.absence != "in_list" or layout.members == "none"):
        label = "Fraværende:" if layout.absence == "in_list" else layout.absence
        lines.append(f"{label} {people(rest, layout)}")
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
    }[layout.deputy]


def contents_lines(meeting: Meeting, layout: Layout) -> list[str]:
    """Give the table of contents, nothing where the layout has none."""
    if layout.contents == "none":
        return []
    rows = []
    for at, matter in enumerate(in_order(meeting, layout)):
        number = number_of(matter, meeting, layout)
        title = title_of(matter, layout)
        if not title:
            title = "Lukket punkt"
        entry = f"{number}. {title}" if number else title
        page = str(2 + at)
        rows.append(
            {
                "dots": f"{entry} {'.' * max(5, 90 - len(entry))} {page}",
                "plain": entry,
                "page_column": f"{entry}    {page}",
                "tabs": f"{entry}\t{page}",
            }[layout.contents]
        )
    label = "Pkt. Tekst Side" if layout.contents == "page_column" else "Indholdsfortegnelse"
    return [label, *rows]
