"""What was decided, by this body and by earlier ones, and the labels it stands under."""

from __future__ import annotations

from datetime import date

from tests.nlp.generator.asking import adjournment, request_sentence
from tests.nlp.generator.dates import printed_date
from tests.nlp.generator.layout import Layout
from tests.nlp.generator.meeting import Earlier, Matter, Meeting
from tests.nlp.generator.naming import number_of
from tests.nlp.generator.people import one_person, people
from tests.nlp.generator.sections import section
from tests.nlp.generator.vote_writing import vote_lines

_HEADED = ("Beslutning", "Vedtagelse", "none")


def decision_lines(matter: Matter, layout: Layout, meeting: Meeting) -> list[str]:
    """Give what is said under the decision's label; absence and amendments left out."""
    lines = _opening(matter, layout, meeting)
    if matter.ballot:
        lines += vote_lines(matter.ballot, layout, meeting, matter.outcome == "recommended")
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
                "points_out": f"{who} gør opmærksom på, at {reason}.",
            }[layout.dissent]
        )
    if matter.request:
        lines.append(request_sentence(matter.request, layout, meeting))
    return lines


def _opening(matter: Matter, layout: Layout, meeting: Meeting) -> list[str]:
    if matter.until:
        return [adjournment(matter, layout, meeting)]
    lines = []
    for at, (said, _) in enumerate(matter.points, 1):
        marked = layout.points.replace("1", str(at)).replace("G", said)
        lines += marked.split("/")
    return lines or [matter.decision]


def outcomes_of(matter: Matter) -> set[str]:
    """Give the outcomes that are right: of points with different results each one's too."""
    if not matter.points:
        # "Drøftet og taget til efterretning" is both.
        both = matter.decision.startswith("Drøftet og taget")
        return {"noted", "discussed"} if both else {matter.outcome}
    results = {outcome for _, outcome in matter.points}
    return results if len(results) == 1 else {"resolved_other", *results}


def amendment_lines(matter: Matter, layout: Layout, meeting: Meeting) -> list[str]:
    """Give the vote on an amendment that fell, which stands before the decision."""
    if not matter.amendment:
        return []
    proposer = matter.amendment.for_[0]
    return [
        f"Ændringsforslag fra {proposer}: At beløbet halveres.",
        *vote_lines(matter.amendment, layout, meeting, recommends=False),
        "Ændringsforslaget blev forkastet.",
    ]


def decision_blocks(
    content: list[str], meeting: Meeting, matter: Matter, layout: Layout
) -> list[str]:
    """Give this meeting's decision under its label, and earlier bodies' under theirs beside it."""
    gap = [] if layout.spacing == "tight" else [""]
    blocks = [_earlier(one, layout) for one in matter.earlier] if stacked(matter, layout) else []
    blocks.append(_own(content, meeting, matter, layout))
    if layout.earlier == "newest_first":
        blocks.reverse()
    lines: list[str] = []
    if layout.decision_label == "course":
        lines = section("Sagens forløb", [], layout)
    for block in blocks:
        lines += [*gap, *block] if lines else block
    return lines


def stacked(matter: Matter, layout: Layout) -> bool:
    """Tell whether earlier decisions are printed."""
    if not matter.earlier or layout.decision_label == "none":
        return False
    beside = layout.label in {"glued", "spaces", "joined"} or layout.row == "proposal_decision"
    return layout.decision_label == "course" or not beside


def _own(content: list[str], meeting: Meeting, matter: Matter, layout: Layout) -> list[str]:
    form = layout.decision_label
    if form == "none":
        return content
    if form in _HEADED:
        return section(form, content, layout)
    number = number_of(matter, meeting, layout) or str(matter.number)
    return [_label(form, meeting.body, meeting.date, number, layout), *content]


def _earlier(one: Earlier, layout: Layout) -> list[str]:
    form = layout.decision_label
    if form in _HEADED:
        form = "Beslutning i X den D"
    label = _label(form, one.body, one.date, str(one.number), layout)
    absent = [f"Fraværende: {people([one.absent], layout)}"] if one.absent else []
    return [label, one.decision, *absent]


def _label(form: str, body: str, day: date, number: str, layout: Layout) -> str:
    numeric = layout.date in {"dashes", "dots"} or form == "course"
    printed = printed_date(day, "dashes" if numeric else "long")
    if form == "course":
        return f"{printed} {body}"
    words = {"X": body, "D": printed, "n": number}
    label = " ".join(
        words.get(word.rstrip(":,."), word.rstrip(":,.")) + word[len(word.rstrip(":,.")) :]
        for word in form.split()
    )
    return f"**{label}**" if layout.label == "bold" else label
