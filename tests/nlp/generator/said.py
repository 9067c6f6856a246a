"""What is said in an item - votes, dissents, requests, references - and the facts it says."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from tests.nlp.generator.invention import Ballot, Matter, Meeting, Person, Reference, Request
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
_LAST_DAY = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def long_date(day: date) -> str:
    """Give a date as "3. maj 2019"."""
    return f"{day.day}. {MONTHS[day.month - 1]} {day.year}"


def decision_lines(matter: Matter, layout: Layout, meeting: Meeting) -> list[str]:
    """Give what is said under the decision's label; absence and amendments left out."""
    lines = [matter.decision]
    if matter.ballot:
        lines += _vote(matter.ballot, layout, matter.outcome == "recommended")
    if matter.dissent:
        person, reason = matter.dissent
        who = one_person(person, layout)
        said = f'"Jeg mener, at {reason}."'
        lines.append(
            {
                "forbehold": f"{who} tager forbehold, da {reason}.",
                "kan_ikke": f"{who} kunne ikke støtte beslutningen, da {reason}.",
                "protocol": f"{who} ønskede følgende tilført protokollen: {said}",
                "against": f"{who} stemte imod, idet {reason}.",
                "wished": f"{who} ønsker ført til protokol, at {reason}.",
            }[layout.dissent]
        )
    if matter.request:
        lines.append(request_sentence(matter.request, layout, meeting))
    return lines


def amendment_lines(matter: Matter, layout: Layout) -> list[str]:
    """Give the vote on an amendment that fell, which stands before the decision."""
    if not matter.amendment:
        return []
    proposer = matter.amendment.for_[0]
    return [
        f"Ændringsforslag fra {proposer}: At beløbet halveres.",
        *_vote(matter.amendment, layout, False),
        "Ændringsforslaget blev forkastet.",
    ]


def _vote(ballot: Ballot, layout: Layout, recommends: bool) -> list[str]:
    for_, against, blank = (
        listed(side) for side in (ballot.for_, ballot.against, ballot.abstained)
    )
    form = layout.vote
    if form == "counts" or (form == "brackets" and ballot.by_name):
        sides = [("For stemte", ballot.for_), ("Imod stemte", ballot.against)]
        sides.append(("Undlod at stemme", ballot.abstained))
        joint = ", " if ballot.by_name else "+"
        return [
            f"{label}: {len(side)} ({joint.join(side)})" if side else f"{label}:"
            for label, side in sides
        ]
    if form == "brackets":
        said = f"{len(ballot.for_)} medlemmer ({'+'.join(ballot.for_)}) stemte for. "
        said += f"{len(ballot.against)} medlemmer ({'+'.join(ballot.against)}) stemte imod."
        return [said, *([f"{blank} undlod at stemme."] if blank else [])]
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


def request_sentence(request: Request, layout: Layout, meeting: Meeting) -> str:
    """Give the sentence in which something is asked for."""
    about, when = request.about, _due_words(request, layout, meeting)
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


def _due_words(request: Request, layout: Layout, meeting: Meeting) -> str:
    month = MONTHS[_next_month(meeting.date) - 1]
    year = _year_of_next_month(meeting.date)
    due = request.due
    if due == "none" and layout.request == "passive" and not request.by:
        # "Der fremlægges en sag om X" without a time may as well speak of the present case.
        due = "some"
    return {
        "next": " på næste møde",
        "some": " på et kommende møde",
        "month": f" på mødet i {month}",
        "day": f" på mødet den 3. {month} {year}",
        "by": f" inden udgangen af {month} {year}",
        "half": f" i 2. halvår {year + 1}",
        "none": "",
    }[due]


def due_of(
    request: Request, layout: Layout, meeting: Meeting
) -> tuple[str | None, str | None] | None:
    """Give first and last day of when a request is due; None where nothing is said of it."""
    month, year = _next_month(meeting.date), _year_of_next_month(meeting.date)
    leap = month == 2 and year % 4 == 0
    last = f"{year}-{month:02}-{_LAST_DAY[month - 1] + leap}"
    if request.due == "none" and layout.request == "passive" and not request.by:
        return None, None
    return {
        "next": (None, None),
        "some": (None, None),
        "month": (f"{year}-{month:02}-01", last),
        "day": (f"{year}-{month:02}-03", f"{year}-{month:02}-03"),
        "by": (None, last),
        "half": (f"{year + 1}-07-01", f"{year + 1}-12-31"),
        "none": None,
    }[request.due]


def _next_month(day: date) -> int:
    return (day.month + 1) % 12 + 1


def _year_of_next_month(day: date) -> int:
    return day.year + (_next_month(day) < day.month)


def reference_lines(matter: Matter, layout: Layout) -> list[str]:
    """Give the sentences that name earlier meetings, or the dated list of them."""
    if layout.reference == "list" and matter.references:
        rows = [
            f"{one.body or 'Udvalget'} den {long_date(one.date)}"
            + (f", pkt. {one.number}" if one.number else "")
            for one in matter.references
        ]
        return ["Tidligere behandling", *rows]
    return [_reference(one, layout) for one in matter.references]


def _reference(one: Reference, layout: Layout) -> str:
    who = one.body.lower() if one.body == "Byrådet" else one.body or "udvalget"
    number = ""
    if one.number:
        number = {
            "sag": f" (sag {one.number})",
            "pkt": f", pkt. {one.number},",
            "sag_nr": f" (sag nr. {one.number})",
            "punkt": f", punkt {one.number},",
        }[layout.reference]
    return f"På mødet den {long_date(one.date)}{number} drøftede {who} en ny ordning."


def away_lines(matter: Matter, layout: Layout) -> list[str]:
    """Give the line that says who is away from an item."""
    if not matter.absent:
        return []
    form = layout.item_absence_words
    if form.startswith("N "):
        who = listed([one_person(one, layout).rstrip(",") for one in matter.absent])
        return [who + form[1:]]
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


def _the(body: str) -> str:
    return body if body in {"Byrådet", "Kommunalbestyrelsen", "Regionsrådet"} else "Udvalget"


def listed(names: Sequence[str]) -> str:
    """Give names as "A, B og C"."""
    if not names:
        return ""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} og {names[-1]}"


def one_person(person: Person, layout: Layout) -> str:
    """Give a person as printed within a sentence."""
    if layout.party == "comma":
        return f"{person.name}, {person.party},"
    if layout.party == "comma_paren":
        return f"{person.name}, ({person.party})"
    return f"{person.name} ({person.party})"


def people(persons: Iterable[Person], layout: Layout) -> str:
    """Give persons as printed in a list."""
    names = [one_person(one, layout).rstrip(",") for one in persons]
    return ("; " if layout.party != "paren" else ", ").join(names)
