"""Minutes of an invented meeting, written in a layout."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from datetime import date

from tests.nlp.generator.invention import Matter, Meeting, Person
from tests.nlp.generator.layout import Layout

MONTHS = [
    "januar",
    "februar",
    "marts",
    "april",
    "maj",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "december",
]
DAYS = ["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"]
PAGE_LINES = 46


def write(meeting: Meeting, layout: Layout) -> str:
    """Write the minutes as one text."""
    blocks = [_head(meeting, layout), _contents(meeting, layout)]
    before = ""
    for matter in meeting.matters:
        if layout.closed == "section" and matter.closed and not before:
            blocks.append(["Lukkede punkter"])
            before = "closed"
        blocks.append(_item(meeting, matter, layout))
    lines: list[str] = []
    for block in blocks:
        if block:
            lines += [*_wrapped(block, layout), "", ""]
    return "\n".join(_paged(lines, meeting, layout)).strip() + "\n"


def decision_lines(matter: Matter, layout: Layout, body: str) -> list[str]:
    """Give what is said under the decision's label, absence left out."""
    lines = [matter.decision]
    ballot = matter.ballot
    if ballot:
        for_, against = _listed(ballot.for_), _listed(ballot.against)
        if layout.vote == "sentence":
            lines.append(f"For stemte {for_}. Imod stemte {against}.")
        elif layout.vote == "labels":
            lines += [f"For stemte: {for_}.", f"Imod stemte: {against}."]
        elif layout.vote == "lines":
            lines += ["For stemte:", for_, "Imod stemte:", against]
        elif layout.vote == "verbs":
            lines.append(f"{for_} stemte for. {against} stemte imod.")
        else:
            verb = "anbefaler" if matter.outcome == "recommended" else "stemte for"
            lines.append(f"Et flertal bestående af {for_} {verb}. {against} stemte imod.")
    if matter.dissent:
        person, reason = matter.dissent
        who = _person(person, layout)
        if layout.dissent == "forbehold":
            lines.append(f"{who} tager forbehold, da {reason}.")
        elif layout.dissent == "kan_ikke":
            lines.append(f"{who} kunne ikke støtte beslutningen, da {reason}.")
        else:
            lines.append(f'{who} ønskede følgende tilført protokollen: "Jeg mener, at {reason}."')
    if matter.request:
        lines.append(request_sentence(matter, layout, body))
    return lines


def request_sentence(matter: Matter, layout: Layout, body: str) -> str:
    """Give the sentence in which something is asked for."""
    about, who = matter.request, _the(body)
    return {
        "ønsker": f"{who} ønsker en sag om {about} på et kommende møde.",
        "anmoder": f"{who} anmoder om en redegørelse for {about} til næste møde.",
        "bad": f"{who} bad forvaltningen vende tilbage med en sag om {about}.",
        "passive": f"Der fremlægges en sag om {about} på et kommende møde.",
    }[layout.request]


def title_of(matter: Matter, layout: Layout) -> str:
    """Give the title as printed in the heading."""
    if matter.closed and layout.closed == "suffix":
        return f"{matter.title} (Lukket)"
    return f"{matter.title} {layout.suffix}".strip()


def number_of(matter: Matter, meeting: Meeting, layout: Layout) -> str | None:
    """Give the number as printed; None where the layout prints none."""
    if layout.heading == "T":
        return None
    if layout.heading == "49/1. T":
        return f"49/{meeting.matters.index(matter) + 1}"
    return str(matter.number)


def _the(body: str) -> str:
    return body if body in {"Byrådet", "Kommunalbestyrelsen"} else "Udvalget"


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} og {names[-1]}"


def _person(person: Person, layout: Layout) -> str:
    if layout.party == "comma":
        return f"{person.name}, {person.party},"
    return f"{person.name} ({person.party})"


def _people(people: Iterable[Person], layout: Layout) -> str:
    if layout.party == "comma":
        return "; ".join(f"{one.name}, {one.party}" for one in people)
    return ", ".join(f"{one.name} ({one.party})" for one in people)


def _date(day: date, form: str) -> str:
    month = MONTHS[day.month - 1]
    return {
        "long": f"{day.day}. {month} {day.year}",
        "weekday": f"{DAYS[day.weekday()].capitalize()} den {day.day}. {month} {day.year}",
        "dashes": f"{day:%d-%m-%Y}",
        "dots": f"{day:%d.%m.%Y}",
        "short": f"{day.day:02}. {month[:3]} {day.year}",
        "dashed_name": f"{day.day:02}-{month[:3]}-{day.year}",
    }[form]


def _head(meeting: Meeting, layout: Layout) -> list[str]:
    body = meeting.body
    if layout.body == "with_term":
        start = meeting.date.year - (meeting.date.year - 2) % 4
        body = f"{body} {start}-{start + 3}"
    day = _date(meeting.date, layout.date)
    hour, minute = meeting.time.split(":")
    end = f"{int(hour) + 2:02}:{minute}"
    time = {
        "kl_colon": f"kl. {meeting.time}",
        "kl_dot": f"Kl. {hour}.{minute}",
        "plain": meeting.time,
        "range": f"kl. {meeting.time} - {end}",
    }[layout.time]
    lines = [meeting.municipality] if layout.owner == "line" else []
    if layout.head == "sentence":
        long = _date(meeting.date, "long")
        lines.append(f"Referat til mødet i {body} den {long} kl. {meeting.time} i {meeting.place}")
    else:
        if layout.body == "title":
            lines.append(f"{body} - {layout.kind}")
        elif layout.body == "label":
            lines += [layout.kind, f"Udvalg: {body}"]
        else:
            lines += [body, layout.kind]
        pairs = [
            (layout.date_label, day),
            (layout.time_label, time),
            (layout.place_label, meeting.place),
        ]
        if layout.head == "colon":
            lines += [f"{label}: {value}" for label, value in pairs]
        elif layout.head == "below":
            for label, value in pairs:
                lines += [f"{label}:", value]
        else:
            lines += [f"{label}:" for label, _ in pairs] + [value for _, value in pairs]
    return [*lines, "", *_roll(meeting, layout)]


def _roll(meeting: Meeting, layout: Layout) -> list[str]:
    lines: list[str] = []
    away = meeting.absent
    names = []
    for one in meeting.members:
        mark = " (Afbud)" if layout.absence == "in_list" and one in away else ""
        name = (
            f"{one.name}, {one.party}" if layout.party == "comma" else f"{one.name} ({one.party})"
        )
        names.append(name + mark)
    if layout.members == "line":
        lines.append(
            f"{layout.members_label}: {('; ' if layout.party == 'comma' else ', ').join(names)}"
        )
    elif layout.members == "lines":
        lines += [f"{layout.members_label}:", *names]
    elif layout.members == "lines_comma":
        separator = ";" if layout.party == "comma" else ","
        lines += [
            f"{layout.members_label}:",
            *(f"{name}{separator}" for name in names[:-1]),
            names[-1],
        ]
    if away and layout.absence == "was":
        verb = "var fraværende."
        lines += [
            "",
            "Bemærkninger:",
            f"{_listed([_person(one, layout).rstrip(',') for one in away])} {verb}",
        ]
    elif away and (layout.absence != "in_list" or layout.members == "none"):
        label = "Fraværende:" if layout.absence == "in_list" else layout.absence
        lines.append(f"{label} {_people(away, layout)}")
    elif not away and layout.empty_absence == "yes":
        lines.append("Fraværende:")
    return lines


def _contents(meeting: Meeting, layout: Layout) -> list[str]:
    if layout.contents == "none":
        return []
    rows = []
    for at, matter in enumerate(meeting.matters):
        number = number_of(matter, meeting, layout)
        entry = f"{number}. {title_of(matter, layout)}" if number else title_of(matter, layout)
        page = str(2 + at)
        rows.append(
            {
                "dots": f"{entry} {'.' * max(5, 90 - len(entry))} {page}",
                "plain": entry,
                "page_column": f"{entry}    {page}",
            }[layout.contents]
        )
    label = "Pkt. Tekst Side" if layout.contents == "page_column" else "Indholdsfortegnelse"
    return [label, *rows]


def _heading(meeting: Meeting, matter: Matter, layout: Layout) -> list[str]:
    title, number = title_of(matter, layout), number_of(matter, meeting, layout)
    form = layout.heading
    if form == "T":
        return [title]
    if form in {"SAG NR. 1/T", "T/Sag nr. 1"}:
        parts = form.split("/")
        return [title if part == "T" else part.replace("1", str(number)) for part in parts]
    if form == "49/1. T":
        return [f"{number}. {title}"]
    return [form.replace("1", str(number)).replace("T", title)]


def _item(meeting: Meeting, matter: Matter, layout: Layout) -> list[str]:
    gap = [] if layout.spacing == "tight" else [""]
    lines: list[str] = []
    if layout.case_number == "before":
        lines.append(matter.case_number)
    lines += _heading(meeting, matter, layout)
    if layout.again == "yes":
        lines += [*gap, title_of(matter, layout)]
    if layout.case_number not in {"before", "none"}:
        form = layout.case_number
        if form == "with_initials":
            lines.append(f"Sagsnr.: {matter.case_number}  Initialer: abc")
        elif form == "N":
            lines.append(matter.case_number)
        else:
            lines.append(
                form.replace("N", matter.case_number) if form != "N" else matter.case_number
            )
    if matter.closed:
        return lines
    away = _away(matter, layout)
    if layout.item_absence == "under_title":
        lines += away
    elif layout.empty_absence == "yes":
        lines.append("Fraværende:")
    decision = [
        *(away if layout.item_absence == "decision_first" else []),
        *decision_lines(matter, layout, meeting.body),
        *(away if layout.item_absence == "decision_last" else []),
    ]
    parts: dict[str, list[str]] = {
        "summary": _section(layout.summary_label, [matter.summary], layout)
        if matter.summary
        else [],
        "case": _section(layout.case_label, list(matter.case), layout),
        "proposal": _section(layout.proposal_label, _proposal(matter, layout), layout)
        if matter.proposal
        else [],
        "bilag": _bilag(matter, layout),
        "decision": _decision(decision, meeting, matter, layout),
    }
    order = {
        "case_first": ("summary", "case", "proposal", "decision", "bilag"),
        "proposal_first": ("summary", "proposal", "case", "bilag", "decision"),
        "decision_first": ("proposal", "decision", "summary", "case", "bilag"),
    }[layout.order]
    for name in order:
        if parts[name]:
            lines += [*gap, *parts[name]]
    if layout.spacing == "blank_everywhere":
        lines = [piece for line in lines for piece in (line, "") if piece or line]
    if layout.top != "no":
        lines += ["", layout.top]
    return lines


def _section(label: str, content: list[str], layout: Layout) -> list[str]:
    form = layout.label
    if form == "bold":
        return [f"**{label}**", *content]
    if form == "capitals":
        return [label.upper(), *content]
    if form == "same_line":
        return [f"{label}: {content[0]}", *content[1:]]
    if form == "glued":
        return [label + content[0], *content[1:]]
    return [label + (":" if form == "colon" else ""), *content]


def _proposal(matter: Matter, layout: Layout) -> list[str]:
    if layout.proposal == "points":
        return [
            "Forvaltningen indstiller, at",
            f"1. {matter.proposal},",
            "2. sagen meddeles ansøger.",
        ]
    if layout.proposal == "direct":
        return [f"At {matter.proposal}."]
    return [f"Forvaltningen indstiller, at {matter.proposal}."]


def _decision(content: list[str], meeting: Meeting, matter: Matter, layout: Layout) -> list[str]:
    form = layout.decision_label
    if form in {"Beslutning", "Vedtagelse"}:
        return _section(form, content, layout)
    day = _date(meeting.date, "dashes" if layout.date in {"dashes", "dots"} else "long")
    number = number_of(matter, meeting, layout) or str(matter.number)
    words = {"X": meeting.body, "D": day, "n": number}
    label = " ".join(
        words.get(w.rstrip(":,."), w.rstrip(":,.")) + w[len(w.rstrip(":,.")) :]
        for w in form.split()
    )
    return [f"**{label}**" if layout.label == "bold" else label, *content]


def _away(matter: Matter, layout: Layout) -> list[str]:
    if not matter.absent:
        return []
    who = _people(matter.absent, layout)
    if layout.item_absence_words.startswith("N "):
        who = _listed([_person(one, layout).rstrip(",") for one in matter.absent])
    form = layout.item_absence_words
    return [who + form[1:] if form.startswith("N ") else form.removesuffix("N") + who]


def _bilag(matter: Matter, layout: Layout) -> list[str]:
    titles = list(matter.attachments)
    if not titles:
        return [] if layout.no_bilag == "nothing" else _section("Bilag", [layout.no_bilag], layout)
    return _section("Bilag", attachment_lines(matter, layout), layout)


def attachment_lines(matter: Matter, layout: Layout) -> list[str]:
    """Give the attachments as printed, a line each."""
    titles = list(matter.attachments)
    if layout.bilag == "bullets":
        return [f"• {title}" for title in titles]
    if layout.bilag == "numbered":
        return [f"Bilag {at}: {title}" for at, title in enumerate(titles, 1)]
    if layout.bilag == "files":
        return [f"{title}.pdf" for title in titles]
    return titles


def _wrapped(lines: Sequence[str], layout: Layout) -> list[str]:
    if layout.wrap == "no":
        return list(lines)
    width = int(layout.wrap)
    out: list[str] = []
    for line in lines:
        # Contents and headings are set on lines of their own size.
        out += textwrap.wrap(line, width, break_long_words=False, break_on_hyphens=False) or [""]
    return out


def _paged(lines: list[str], meeting: Meeting, layout: Layout) -> list[str]:
    if layout.pages == "none":
        return lines
    pages = [lines[at : at + PAGE_LINES] for at in range(0, len(lines), PAGE_LINES)]
    out: list[str] = []
    for number, page in enumerate(pages, 1):
        if layout.pages == "header_footer" and number > 1:
            out.append(f"{meeting.body}, {_date(meeting.date, 'dashes')}")
        out += [*page, f"Side {number} af {len(pages)}"]
    return out
