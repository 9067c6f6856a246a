"""What is asked for, put off or was said before, and the dates that the sentences mean."""

from __future__ import annotations

from datetime import date

from tests.nlp.generator.dates import MONTHS, long_date
from tests.nlp.generator.layout import Layout
from tests.nlp.generator.meeting import Matter, Meeting, Reference, Request
from tests.nlp.generator.people import one_person

Due = tuple[str | None, str | None] | None

_LAST_DAY = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def request_sentence(request: Request, layout: Layout, meeting: Meeting) -> str:
    """Give the sentence in which something is asked for."""
    about, when = request.about, _due_words(_due_key(request, layout), meeting)
    who = _the(meeting.body)
    if request.by:
        asker = one_person(request.by, layout)
        return f"{asker} ønsker en sag om {about}{when}."
    return {
        "ønsker": f"{who} ønsker en sag om {about}{when}.",
        "anmoder": f"{who} anmoder om en redegørelse for {about}{when}.",
        "bad": f"{who} bad forvaltningen vende tilbage med en sag om {about}{when}.",
        "passive": f"Der fremlægges en sag om {about}{when}.",
        "asked": f"{who} bad om et notat om {about}{when}.",
        "returns": f"Forvaltningen vender tilbage med en sag om {about}{when}.",
        "is_asked": f"Forvaltningen anmodes om at fremlægge en sag om {about}{when}.",
    }[layout.request]


def _due_key(request: Request, layout: Layout) -> str:
    if request.due == "none" and layout.request == "passive" and not request.by:
        # "Der fremlægges en sag om X" without a time may as well speak of the present case.
        return "some"
    return request.due


def _due_words(key: str, meeting: Meeting) -> str:
    month = MONTHS[_next_month(meeting.date) - 1]
    year = _year_of_next_month(meeting.date)
    return {
        "next": " på næste møde",
        "some": " på et kommende møde",
        "month": f" på mødet i {month}",
        "day": f" på mødet den 3. {month} {year}",
        "by": f" inden udgangen af {month} {year}",
        "half": f" i 2. halvår {year + 1}",
        "quarter": f" i 2. kvartal {year + 1}",
        "early": f" primo {month} {year}",
        "late": f" ultimo {year + 1}",
        "named_meeting": f" på {month}mødet",
        "yearly": " hvert år",
        "half_yearly": " halvårligt",
        "none": "",
    }[key]


def recurs_of(request: Request) -> str | None:
    """Give how often something is asked for, as an ISO 8601 duration."""
    return {"yearly": "P1Y", "half_yearly": "P6M"}.get(request.due)


def due_of(request: Request, layout: Layout, meeting: Meeting) -> Due:
    """Give first and last day of when a request is due; None where nothing is said of it."""
    return _due(_due_key(request, layout), layout, meeting)


def _due(key: str, layout: Layout, meeting: Meeting) -> Due:
    month, year = _next_month(meeting.date), _year_of_next_month(meeting.date)
    leap = month == 2 and year % 4 == 0
    first, last = f"{year}-{month:02}-01", f"{year}-{month:02}-{_LAST_DAY[month - 1] + leap}"
    # A month without a year is that after the meeting, whose day may be lost.
    of_month = (None, None) if layout.dropped == "date" else (first, last)
    return {
        "next": (None, None),
        "some": (None, None),
        "month": of_month,
        "named_meeting": of_month,
        "day": (f"{year}-{month:02}-03", f"{year}-{month:02}-03"),
        "by": (None, last),
        "half": (f"{year + 1}-07-01", f"{year + 1}-12-31"),
        "quarter": (f"{year + 1}-04-01", f"{year + 1}-06-30"),
        "early": (first, f"{year}-{month:02}-10"),
        "late": (f"{year + 1}-12-01", f"{year + 1}-12-31"),
    }.get(key)


def _next_month(day: date) -> int:
    return (day.month + 1) % 12 + 1


def _year_of_next_month(day: date) -> int:
    return day.year + (_next_month(day) < day.month)


def adjournment(matter: Matter, layout: Layout, meeting: Meeting) -> str:
    """Give the sentence that puts an item off to a time."""
    when = _due_words(matter.until, meeting).strip()
    if "genoptages" not in layout.adjourned:
        when = when.replace("på", "til", 1)
    return layout.adjourned.replace("W", when)


def adjourned_until(matter: Matter, layout: Layout, meeting: Meeting) -> Due:
    """Give first and last day of the time an item is put off to."""
    return _due(matter.until, layout, meeting)


def reference_lines(matter: Matter, layout: Layout) -> list[str]:
    """Give the sentences that name earlier meetings, or a label and the dated list of them."""
    if layout.reference not in {"list", "dated_rows"} or not matter.references:
        return [_reference(one, layout) for one in matter.references]
    rows = []
    for one in matter.references:
        body = one.body or "Udvalget"
        if layout.reference == "list":
            row = f"{body} den {long_date(one.date)}" + (
                f", pkt. {one.number}" if one.number else ""
            )
        else:
            row = f"{one.date:%d.%m.%Y} {body}" + (f", sag {one.number}" if one.number else "")
        rows.append(row)
    return ["Tidligere behandling", *rows]


def _reference(one: Reference, layout: Layout) -> str:
    who = one.body.lower() if one.body == "Byrådet" else one.body or "udvalget"
    day = long_date(one.date)
    form = layout.reference
    if form == "no_year":
        day = day.rpartition(" ")[0]
    number = ""
    if one.number:
        number = {
            "pkt": f", pkt. {one.number},",
            "sag_nr": f" (sag nr. {one.number})",
            "punkt": f", punkt {one.number},",
            "short": f" sag nr. {one.number}",
        }.get(form, f" (sag {one.number})")
    return (
        f"På mødet {'d.' if form == 'short' else 'den'} {day}{number} drøftede {who} en ny ordning."
    )


def _the(body: str) -> str:
    return body if body in {"Byrådet", "Kommunalbestyrelsen", "Regionsrådet"} else "Udvalget"
