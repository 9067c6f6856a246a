"""Minutes of an invented meeting, written in a layout."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from tests.nlp.generator.head_writing import (
    contents_lines,
    head_lines,
    in_order,
    number_of,
    printed_date,
    title_of,
)
from tests.nlp.generator.invention import Matter, Meeting
from tests.nlp.generator.layout import Layout
from tests.nlp.generator.said import (
    amendment_lines,
    away_lines,
    decision_lines,
    disqualified_lines,
    reference_lines,
)

PAGE_LINES = 46
_HEADED = ("Beslutning", "Vedtagelse", "none")


def write(meeting: Meeting, layout: Layout) -> str:
    """Write the minutes as one text."""
    blocks = [head_lines(meeting, layout), contents_lines(meeting, layout)]
    headed = False
    for matter in in_order(meeting, layout):
        if layout.closed in {"section", "from_101"} and matter.closed and not headed:
            blocks.append(["Lukkede punkter"])
            headed = True
        blocks.append(_item(meeting, matter, layout))
    if signs(meeting, layout):
        blocks.append(_heading("Underskriftsark", str(meeting.matters[-1].number + 1), layout))
    lines: list[str] = []
    for block in blocks:
        if block:
            lines += [*_wrapped(block, layout), "", ""]
    return "\n".join(_paged(lines, meeting, layout)).strip() + "\n"


def signs(meeting: Meeting, layout: Layout) -> bool:
    """Tell whether an item for signatures ends the minutes; only where items have plain numbers."""
    plain = layout.heading not in {"T", "T/Sag nr. 1", "SAG NR. 1/T", "49/1. T"}
    ends_open = layout.closed != "from_101" or not any(one.closed for one in meeting.matters)
    return layout.signatures == "yes" and plain and ends_open


def _heading(title: str, number: str | None, layout: Layout) -> list[str]:
    form = layout.heading
    if form == "T":
        return [title]
    if form in {"SAG NR. 1/T", "T/Sag nr. 1"}:
        parts = form.split("/")
        return [title if part == "T" else part.replace("1", str(number)) for part in parts]
    if form == "49/1. T" or (form == "1T" and title[:1].isdigit()):
        # "53-i-1 hal" could be item 53 as well as item 5: such a title is printed apart.
        return [f"{number}. {title}"]
    return [form.replace("1", str(number)).replace("T", title).rstrip()]


def _item(meeting: Meeting, matter: Matter, layout: Layout) -> list[str]:
    gap = [] if layout.spacing == "tight" else [""]
    title = title_of(matter, layout)
    lines: list[str] = []
    if layout.case_number == "before":
        lines.append(matter.case_number)
    lines += _heading(title, number_of(matter, meeting, layout), layout)
    if layout.again == "yes" and title:
        lines += [*gap, title]
    lines += _case_number(matter, layout)
    if matter.closed:
        return lines
    away = away_lines(matter, layout) if layout.item_absence != "ranges" else []
    if layout.item_absence == "under_title":
        lines += away
    elif layout.empty_absence == "yes":
        lines.append("Fraværende:")
    decision = [
        *(away if layout.item_absence in {"decision_first", "ranges"} else []),
        *amendment_lines(matter, layout),
        *decision_lines(matter, layout, meeting),
        *disqualified_lines(matter, layout),
        *(away if layout.item_absence == "decision_last" else []),
    ]
    history: list[str] = []
    case = list(matter.case)
    if layout.reference == "list":
        history = reference_lines(matter, layout)
    else:
        case += reference_lines(matter, layout)
    parts: dict[str, list[str]] = {
        "summary": _section(layout.summary_label, [matter.summary], layout)
        if matter.summary
        else [],
        "history": _section(history[0], history[1:], layout) if history else [],
        "case": _section(layout.case_label, case, layout),
        "economy": _section("Økonomi", ["Sagen har ingen økonomiske følger."], layout)
        if layout.economy == "yes"
        else [],
        "competence": _section("Beslutningskompetence", [meeting.body], layout)
        if layout.competence == "yes" and matter.outcome != "recommended"
        else [],
        "treatment": _treatment(meeting, layout),
        "proposal": _section(layout.proposal_label, _proposal(matter, layout), layout)
        if matter.proposal
        else [],
        "bilag": _bilag(matter, layout),
        "decision": _decisions(decision, meeting, matter, layout),
    }
    order = {
        "case_first": "summary history case economy competence treatment proposal decision bilag",
        "proposal_first": "summary proposal history case economy competence bilag decision",
        "decision_first": "proposal decision summary history case economy competence bilag",
    }[layout.order].split()
    if layout.decision_label == "none":
        order = ["bilag", *(name for name in order if name not in {"bilag", "treatment"})]
    for name in order:
        if parts[name]:
            lines += [*gap, *parts[name]]
    if layout.spacing == "blank_everywhere":
        lines = [piece for line in lines for piece in (line, "") if piece or line]
    if layout.top != "no":
        lines += ["", layout.top]
    return lines


def _case_number(matter: Matter, layout: Layout) -> list[str]:
    form, number = layout.case_number, matter.case_number
    if form in {"before", "none"}:
        return []
    return {
        "with_initials": [f"Sagsnr.: {number}  Initialer: abc"],
        "with_document": [f"Sagsnr.: {number}   Dok.nr.: 330-2018-{500300 + matter.number}"],
        "below_label": ["Sagsnr.:", number],
        "empty": ["Sagsnr.:"],
    }.get(form, [form.replace("N", number)])


def _section(label: str, content: list[str], layout: Layout) -> list[str]:
    form = layout.label
    if form == "bold":
        return [f"**{label}**", *content]
    if form == "capitals":
        return [label.upper(), *content]
    if form == "same_line":
        return [f"{label}: {content[0]}", *content[1:]]
    if form == "spaces":
        return [f"{label}   {content[0]}", *content[1:]]
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


def _treatment(meeting: Meeting, layout: Layout) -> list[str]:
    if layout.treatment == "no" or layout.order != "case_first":
        return []
    day = printed_date(meeting.date, "dots")
    return _section("Politisk behandling", [f"{meeting.body} (godkender), {day}"], layout)


def _decisions(content: list[str], meeting: Meeting, matter: Matter, layout: Layout) -> list[str]:
    """Give this meeting's decision under its label, and earlier bodies' under theirs beside it."""
    own = _decision(content, meeting, matter, layout)
    form = layout.decision_label
    if form in _HEADED:
        form = "Beslutning i X den D"
    if layout.decision_label == "none" or layout.label in {"glued", "spaces"}:
        return own
    blocks = []
    for one in matter.earlier:
        label = _decision_label(form, one.body, one.date, str(one.number), layout)
        blocks.append([label, one.decision])
    blocks.append(own)
    if layout.earlier == "newest_first":
        blocks.reverse()
    gap = [] if layout.spacing == "tight" else [""]
    lines: list[str] = []
    for block in blocks:
        lines += [*gap, *block] if lines else block
    return lines


def stacked(matter: Matter, layout: Layout) -> bool:
    """Tell whether earlier decisions are printed."""
    plain = layout.decision_label != "none" and layout.label not in {"glued", "spaces"}
    return bool(matter.earlier) and plain


def _decision(content: list[str], meeting: Meeting, matter: Matter, layout: Layout) -> list[str]:
    form = layout.decision_label
    if form == "none":
        return content
    if form in _HEADED:
        return _section(form, content, layout)
    number = number_of(matter, meeting, layout) or str(matter.number)
    return [_decision_label(form, meeting.body, meeting.date, number, layout), *content]


def _decision_label(form: str, body: str, day: object, number: str, layout: Layout) -> str:
    printed = printed_date(day, "dashes" if layout.date in {"dashes", "dots"} else "long")  # type: ignore[arg-type]
    words = {"X": body, "D": printed, "n": number}
    label = " ".join(
        words.get(word.rstrip(":,."), word.rstrip(":,.")) + word[len(word.rstrip(":,.")) :]
        for word in form.split()
    )
    return f"**{label}**" if layout.label == "bold" else label


def _bilag(matter: Matter, layout: Layout) -> list[str]:
    if not matter.attachments:
        if layout.no_bilag == "nothing":
            return []
        return _section(layout.bilag_label, [layout.no_bilag], layout)
    lines = attachment_lines(matter, layout)
    if layout.bilag == "table":
        lines = ["Nr.\tTitel", *lines]
    return _section(layout.bilag_label, lines, layout)


def attachment_lines(matter: Matter, layout: Layout) -> list[str]:
    """Give the attachments as printed, a line each."""
    titles = list(enumerate(matter.attachments, 1))
    return {
        "bullets": [f"• {title}" for _, title in titles],
        "dashes": [f"- {title}" for _, title in titles],
        "numbered": [f"Bilag {at}: {title}" for at, title in titles],
        "points": [f"{at}. {title}" for at, title in titles],
        "files": [f"{title}.pdf" for _, title in titles],
        "documents": [f"330-2018-{220540 + at} {title}" for at, title in titles],
        "dated": [f"{title} - {at + 2:02}.05.2019" for at, title in titles],
        "table": [f"{at}\t{title}" for at, title in titles],
    }.get(layout.bilag, [title for _, title in titles])


def _wrapped(lines: Sequence[str], layout: Layout) -> list[str]:
    if layout.wrap == "no":
        return list(lines)
    width = int(layout.wrap) if layout.wrap.isdigit() else 80
    out: list[str] = []
    for line in lines:
        broken = textwrap.wrap(
            line,
            width,
            break_long_words=False,
            break_on_hyphens=False,
            expand_tabs=False,
            replace_whitespace=False,
        ) or [""]
        out += _hyphenated(broken) if layout.wrap == "hyphens" else broken
    return out


def _hyphenated(lines: list[str]) -> list[str]:
    """Part the first word of a wrapped line, where it is long and plain, as a typesetter does."""
    for at in range(1, len(lines)):
        word, _, rest = lines[at].partition(" ")
        if len(word) >= 9 and word.isalpha() and word.islower() and len(lines[at - 1]) < 76:
            lines[at - 1] += f" {word[:4]}-"
            lines[at] = f"{word[4:]} {rest}".rstrip()
    return lines


def _paged(lines: list[str], meeting: Meeting, layout: Layout) -> list[str]:
    if layout.pages == "none":
        return lines
    pages = [lines[at : at + PAGE_LINES] for at in range(0, len(lines), PAGE_LINES)]
    out: list[str] = []
    for number, page in enumerate(pages, 1):
        if layout.pages == "header_footer" and number > 1:
            out.append(f"{meeting.body}, {printed_date(meeting.date, 'dashes')}")
        foot = {
            "dashes": f"- {number} -",
            "one_line": f"{meeting.body} {printed_date(meeting.date, 'dashes')}    Side {number}",
        }.get(layout.pages, f"Side {number} af {len(pages)}")
        out += [*page, foot]
    return out
