"""The parts of an item, each under its label."""

from __future__ import annotations

from tests.nlp.generator.asking import reference_lines
from tests.nlp.generator.dates import printed_date
from tests.nlp.generator.decision_writing import amendment_lines, decision_blocks, decision_lines
from tests.nlp.generator.layout import Layout
from tests.nlp.generator.meeting import Matter, Meeting
from tests.nlp.generator.naming import in_order, number_of
from tests.nlp.generator.people import disqualified_lines, moved_at_item
from tests.nlp.generator.sections import section


def item_parts(
    meeting: Meeting, matter: Matter, away: list[str], layout: Layout
) -> dict[str, list[str]]:
    """Give the parts of an item with their labels, empty where there is none."""
    decision = [
        *(away if layout.item_absence in {"decision_first", "ranges"} else []),
        *amendment_lines(matter, layout, meeting),
        *decision_lines(matter, layout, meeting),
        *disqualified_lines(matter, layout),
        *moved_at_item(matter, meeting, layout),
        *(away if layout.item_absence == "decision_last" else []),
    ]
    references = reference_lines(matter, layout)
    history, case = [], list(matter.case)
    if layout.reference in {"list", "dated_rows"}:
        history = references
    else:
        case += references
    if layout.same_meeting == "named":
        first, *_, last = in_order(meeting, layout)
        other = number_of(first if matter is last else last, meeting, layout)
        case.append(f"Punktet ses i sammenhæng med punkt {other}.")
    if layout.joined == "case":
        case = [" ".join(case)]
    competent = layout.competence == "yes" and matter.outcome != "recommended"
    parts: dict[str, tuple[str, list[str]]] = {
        "summary": (layout.summary_label, [matter.summary] if matter.summary else []),
        "history": (history[0] if history else "", history[1:]),
        "case": (layout.case_label, case),
        "economy": (
            "Økonomi",
            ["Sagen har ingen økonomiske følger."] if layout.economy == "yes" else [],
        ),
        "competence": ("Beslutningskompetence", [meeting.body] if competent else []),
        "proposal": (layout.proposal_label, _proposal(matter, layout)),
        "bilag": (layout.bilag_label, _bilag(matter, layout)),
    }
    return {
        **{name: section(*part, layout) if part[1] else [] for name, part in parts.items()},
        "treatment": _treatment(meeting, matter, layout),
        "decision": decision_blocks(decision, meeting, matter, layout),
    }


def _proposal(matter: Matter, layout: Layout) -> list[str]:
    if not matter.proposal:
        return []
    if layout.proposal == "points" or matter.points:
        return [
            "Forvaltningen indstiller, at",
            f"1. {matter.proposal},",
            "2. sagen meddeles ansøger.",
        ]
    if layout.proposal == "direct":
        return [f"At {matter.proposal}."]
    return [f"Forvaltningen indstiller, at {matter.proposal}."]


def _treatment(meeting: Meeting, matter: Matter, layout: Layout) -> list[str]:
    if layout.treatment == "no" or layout.order != "case_first":
        return []
    day = printed_date(meeting.date, "dots")
    if layout.treatment == "table":
        number = number_of(matter, meeting, layout) or ""
        return [
            "Behandling\tMødedato\tÅbent punkt\tLukket punkt",
            f"{meeting.body}\t{day}\t{number}\t",
        ]
    if layout.treatment == "crosses":
        return ["MKL\tØKE\tTM\tBYU\tByråd", "X\t \tX\t \tX"]
    return section("Politisk behandling", [f"{meeting.body} (godkender), {day}"], layout)


def _bilag(matter: Matter, layout: Layout) -> list[str]:
    if not matter.attachments:
        return [] if layout.no_bilag == "nothing" else [layout.no_bilag]
    head = ["Nr.\tTitel"] if layout.bilag in {"table", "open_rows"} else []
    return [*head, *attachment_lines(matter, layout)]


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
        "icons": [f"application/pdf icon {title}.pdf" for _, title in titles],
        "typed": [f"{title} (PDF)" for _, title in titles],
        "sizes": [f"{title} ({at}14 KB)" for at, title in titles],
        "opens": [f"{title} (åbnes i nyt vindue)" for _, title in titles],
        "open_rows": [f"{at}\tÅben {title} (PDF)" for at, title in titles],
    }.get(layout.bilag, [title for _, title in titles])
