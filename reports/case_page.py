"""The page of a case: its trail over bodies and meetings, in time order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from sagsspor.reports.amounts import amounts_of
from sagsspor.reports.facts import (
    Case,
    Decision,
    Item,
    Request,
)
from sagsspor.reports.pages import (
    CasePage,
    Step,
)
from sagsspor.reports.pagination import in_order
from sagsspor.reports.pictures import (
    Arc,
    Dot,
    TrailPicture,
)
from sagsspor.reports.pieces import (
    Mention,
)
from sagsspor.reports.views import Views

_WIDTH, _LINE, _EDGE, _RISE = 480, 84.0, 16.0, 56.0
_NEAR = 16.0
"""Dots nearer than this are moved apart, so that each can be seen."""


STEPS = 60
"""How many steps of a trail a page has."""


def case_pages(views: Views, case: Case) -> Iterator[tuple[str, CasePage]]:
    """Compose the page of a case, and of a long trail the further pages."""
    steps = case_steps(views, case)
    own = [step for step in steps if not step.other_case]
    title = views.case_title(case.iri)
    asked = {view.anchor: view for step in own for view in step.asked}
    name = f"{case.number} {title or ''}".strip()
    for path, some, pager in in_order(steps, views.addresses[case.iri], STEPS):
        waiting = [view for step in some for view in (*step.asked, *step.answers)]
        first = pager.number == 1
        yield (
            path,
            CasePage(
                views.frame(path, "cases", name, [*waiting, *asked.values()] if first else waiting),
                case.number,
                case.kle,
                title,
                some,
                tuple(asked.values()) if first else (),
                trail_picture(some),
                pager,
            ),
        )


def case_steps(views: Views, case: Case) -> list[Step]:
    """Give the steps of a case in date order.

    These are its items, the items of other cases that answer them or that they answer, and the
    meetings that its items tell of.
    """
    shown = dict.fromkeys(case.items)
    for item in case.items:
        for request in views.requests_of.get(item, ()):
            if request.key in views.statuses:
                shown.update(dict.fromkeys(views.statuses[request.key].answers))
        for iri in views.answered_by.get(item, ()):
            request = views.requests[iri]
            if request.item and not request.reported_in:
                shown[request.item] = None
    items = [views.facts.items[item] for item in shown if item in views.facts.items]
    steps = [_item_step(views, item, case) for item in items]
    told = _told(views, case.items)
    covered = {item.meeting for item in items}
    steps += [_told_step(views, at) for at in told if at.meeting not in covered]

    def place(step: Step) -> tuple[date, str, str]:
        number = step.item.number if step.item else None
        return step.date or date.min, step.body.text, number or ""

    return sorted(steps, key=place)


def _item_step(views: Views, item: Item, case: Case) -> Step:
    meeting = views.facts.meetings[item.meeting]
    cases = views.cases_of.get(item.iri, ())
    return Step(
        meeting.date,
        views.body(meeting.body),
        views.meeting(meeting.iri),
        meeting.loaded,
        views.item(item.iri),
        () if case.iri in cases else tuple(views.case(other) for other in cases),
        tuple(
            view for view in map(views.decision, views.decisions_of.get(item.iri, ())) if view.own
        ),
        views.follow_ups_of(views.requests_of.get(item.iri, ())),
        tuple(views.follow_ups[iri] for iri in views.answered_by.get(item.iri, ())),
        (),
        amounts_of(views, item.iri),
        views.attachments(item.iri),
    )


@dataclass
class _Told:
    """A meeting that items tell of, and what they tell."""

    meeting: str
    item: str | None
    mentions: list[Mention] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)
    requests: list[Request] = field(default_factory=list)


def _told(views: Views, items: Iterable[str]) -> list[_Told]:
    found: dict[tuple[str, str | None], _Told] = {}

    def at(meeting: str, item: str | None) -> _Told:
        return found.setdefault((meeting, item), _Told(meeting, item))

    standing = list(items)
    references = [at for item in standing for at in views.references_of.get(item, ())]
    for reference in references:
        target = views.facts.items.get(reference.to_item or "")
        meeting = target.meeting if target else reference.to_meeting
        mention = views.mention(reference.item, reference.iri)
        if meeting and mention:
            at(meeting, reference.to_item).mentions.append(mention)
    for item in standing:
        for decision in views.decisions_of.get(item, ()):
            own = views.facts.items[item].meeting
            if decision.meeting and decision.meeting != own:
                at(decision.meeting, None).decisions.append(decision)
    own_items = set(standing)
    for item in standing:
        for request in views.told_requests.get(item, ()):
            if request.key in views.statuses:
                same = request.item in views.facts.items and request.item not in own_items
                at(request.meeting, request.item if same else None).requests.append(request)
    return _joined(found.values())


def _joined(found: Iterable[_Told]) -> list[_Told]:
    """Join what is told of a meeting without an item to its one item, if it has only one."""
    told = list(found)
    for one in [at for at in told if at.item is None]:
        numbered = [at for at in told if at.meeting == one.meeting and at.item]
        if len(numbered) == 1:
            numbered[0].mentions += one.mentions
            numbered[0].decisions += one.decisions
            numbered[0].requests += one.requests
            told.remove(one)
    return told


def _told_step(views: Views, told: _Told) -> Step:
    meeting = views.facts.meetings[told.meeting]
    asked = views.follow_ups_of(told.requests)
    quoted = {view.quote.text for view in asked}
    return Step(
        meeting.date,
        views.body(meeting.body),
        views.meeting(meeting.iri),
        meeting.loaded,
        views.item(told.item),
        (),
        tuple(map(views.decision, told.decisions)),
        asked,
        (),
        tuple(at for at in told.mentions if at.quote is None or at.quote.text not in quoted),
        (),
        (),
    )


def trail_picture(steps: Sequence[Step]) -> TrailPicture | None:
    """Draw the steps on a line in time, with an arc from each request to its answers."""
    dated = [step for step in steps if step.date]
    days = [step.date.toordinal() for step in dated if step.date]
    if len(set(days)) < 2:
        return None
    scale = (_WIDTH - 2 * _EDGE) / (days[-1] - days[0])
    places: list[float] = []
    for day in days:
        x = _EDGE + (day - days[0]) * scale
        places.append(round(max(x, places[-1] + _NEAR) if places else x, 1))
    over = places[-1] - (_WIDTH - _EDGE)
    if over > 0:
        stretch = (_WIDTH - 2 * _EDGE) / (places[-1] - _EDGE)
        places = [round(_EDGE + (x - _EDGE) * stretch, 1) for x in places]
    arcs = [
        Arc(_arc(places[start], places[end]))
        for end, step in enumerate(dated)
        for answered in step.answers
        for start, earlier in enumerate(dated[:end])
        if answered.anchor in {view.anchor for view in earlier.asked}
    ]
    first, last = dated[0].date, dated[-1].date
    assert first is not None
    assert last is not None
    return TrailPicture(
        _WIDTH,
        int(_LINE + 14),
        _LINE,
        places[0],
        places[-1],
        tuple(
            Dot(x, _LINE, step.date, step.body.text, step.loaded, bool(step.asked))
            for x, step in zip(places, dated, strict=True)
            if step.date
        ),
        tuple(arcs),
        first,
        last,
    )


def _arc(start: float, end: float) -> str:
    rise = round(_LINE - 8 - min(_RISE, 18 + (end - start) / 4), 1)
    top = _LINE - 10
    return f"M{start} {top}C{start} {rise} {end} {rise} {end} {top}"
