"""The head of the minutes and the table of contents, written in a layout."""

from __future__ import annotations

from tests.nlp.generator.conversion import without_digits
from tests.nlp.generator.dates import long_date, printed_date
from tests.nlp.generator.layout import Layout
from tests.nlp.generator.meeting import Meeting
from tests.nlp.generator.naming import in_order, number_of, title_of
from tests.nlp.generator.roll_writing import roll_lines


def head_lines(meeting: Meeting, layout: Layout) -> list[str]:
    """Give the lines above the table of contents."""
    lines = [meeting.municipality] if layout.owner == "line" else []
    if layout.head == "sentence":
        long = long_date(meeting.date)
        lines.append(
            f"Referat til mødet i {meeting.body} den {long} kl. {meeting.time} i {meeting.place}"
        )
        return [*lines, "", *roll_lines(meeting, layout)]
    lines += _title_lines(meeting, layout)
    pairs = _fields(meeting, layout)
    labels, values = [f"{label}:" for label, _ in pairs], [value for _, value in pairs]
    beside = [f"{label}: {value}" for label, value in pairs]
    lines += {
        "colon": beside,
        "tabs": [f"{label}\t{value}" for label, value in pairs],
        "below": [piece for label, value in pairs for piece in (f"{label}:", value)],
        "block": labels + values,
        "row": ["   ".join(beside)],
        "columns": ["   ".join(labels), "   ".join(values)],
        "label_row": [" ".join(labels), *values],
    }[layout.head]
    return [*lines, "", *roll_lines(meeting, layout)]


def _title_lines(meeting: Meeting, layout: Layout) -> list[str]:
    body, kind = meeting.body, layout.kind
    start = meeting.date.year - (meeting.date.year - 2) % 4
    return {
        "line": [body, kind],
        "title": [f"{body} - {kind}"],
        "label": [kind, f"Udvalg: {body}"],
        "meeting_label": [kind, f"Møde: {body}"],
        "capitals": [kind, body.upper()],
        "with_term": [f"{body} {start}-{start + 3}", kind],
        "term_before": [f"{start % 100:02}-{(start + 3) % 100:02} {body}", kind],
        "dated_title": [f"REFERAT {body} {start}-{start + 3} d. {meeting.date:%d-%m-%Y}"],
    }[layout.body]


def _fields(meeting: Meeting, layout: Layout) -> list[tuple[str, str]]:
    """Give the labels and values of the head; empty values stay, as a converter leaves them."""
    hour, minute = meeting.time.split(":")
    end = f"{int(hour) + 2:02}:{minute}"
    day = printed_date(meeting.date, layout.date)
    if layout.date == "seconds":
        day += f" {meeting.time}:00"
    elif layout.date == "weekday_time":
        day += f" - {meeting.time}"
    time = {
        "kl_colon": f"kl. {meeting.time}",
        "kl_dot": f"Kl. {hour}.{minute}",
        "plain": meeting.time,
        "range": f"kl. {meeting.time} - {end}",
        "kl_glued": f"kl.{hour}.{minute}",
        "seconds": f"{meeting.time}:00",
        "plain_range": f"{meeting.time}-{end}",
    }[layout.time]
    if layout.time_label == "Start kl.":
        time = meeting.time
    if layout.dropped == "date":
        day = without_digits(day)
    if layout.dropped == "time":
        time, end = without_digits(time), without_digits(end)
    pairs = [
        (layout.date_label, day),
        (layout.time_label, time),
        (layout.place_label, meeting.place),
    ]
    if layout.ended == "label":
        pairs.insert(2, ("Mødet slut", end if layout.time.startswith("plain") else f"kl. {end}"))
    return pairs


def contents_lines(meeting: Meeting, layout: Layout) -> list[str]:
    """Give the table of contents, nothing where the layout has none."""
    if layout.contents == "none":
        return []
    rows = []
    for at, matter in enumerate(in_order(meeting, layout)):
        number = number_of(matter, meeting, layout)
        title = title_of(matter, layout) or "Lukket punkt"
        entry = f"{number}. {title}" if number else title
        page = str(2 + at)
        rows.append(
            {
                "page_column": f"{entry}    {page}",
                "tabs": f"{entry}\t{page}",
                "plain": entry,
                "glued_label": entry,
            }.get(layout.contents, f"{entry} {'.' * max(5, 90 - len(entry))} {page}")
        )
    if layout.contents == "glued_label" and rows[0][0].isdigit():
        return [f"Indholdsfortegnelse{rows[0]}", *rows[1:]]
    label = "Pkt. Tekst Side" if layout.contents == "page_column" else "Indholdsfortegnelse"
    return [label, *rows]
