"""Which item answers a request: the first meeting with one that treats what was asked.

Of the items of one meeting, one that reports the request in its own words goes before all others,
however well they fit: a case that merely goes on does not say that it answers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from sagsspor.graph.identity import Part
from sagsspor.graph.judgements import Judgement
from sagsspor.graph.matters import Corpus, Matter
from sagsspor.graph.requests import FollowUp, Report, add_duration
from sagsspor.graph.weighing import Answer, weigh

MARGIN = 0.12
WINDOW = timedelta(days=550)
"""A topic is looked for 18 months from the asking, or a year from when it was due."""
AFTER_DUE = timedelta(days=365)
SHARING = 200
"""A term that more items of the window share is too common to be looked up."""


def answers_of(
    request: FollowUp,
    corpus: Corpus,
    by_earlier: Mapping[str, Mapping[str, tuple[Part, ...]]],
    verdicts: Mapping[tuple[str, str], Judgement],
    reports: Sequence[Report] = (),
) -> tuple[list[Answer], list[Answer]]:
    """Give the answers to a request, in time order, and what stayed in doubt.

    ``reports`` are what later items tell of requests that the same meeting made.

    ``by_earlier`` holds, per earlier item's path and later item's path, the evidence that both are
    one matter. Meetings are taken in order: the first with an item that passes answers. After a
    holding answer the search goes on to a final one, also along what continues the holding item;
    after an answer to something that recurs, to the next; else it ends.
    """
    answers: list[Answer] = []
    doubts: list[Answer] = []
    grounds = dict(by_earlier.get(request.place.path, {}))
    # What is known only from the report is no proof that the item treats it too.
    made_here = request.reported_in is None
    told = {row.item: row for row in reports if made_here and row.repeats(request)}
    for path in told:
        grounds.setdefault(path, ())
    after = request.place.date
    while True:
        found = None
        for rows in _by_meeting(request, corpus, grounds, after):
            scored, judged = _weigh_all(request, rows, corpus, grounds, verdicts, told)
            if not scored:
                continue
            if len(scored) > 1 and not judged and _equal(scored[0], scored[1]):
                reason = "several items of the meeting fit"
                doubts += [replace(answer, reason=reason) for answer in scored]
                continue
            found = scored[0]
            break
        if found is None:
            break
        answers.append(found)
        if found.answer_kind != "holding" and not request.recurs:
            break
        after = found.item.date
        for later, parts in by_earlier.get(found.item.path, {}).items():
            grounds.setdefault(later, parts)
    return answers, doubts


def _equal(best: Answer, next_best: Answer) -> bool:
    return best.reports == next_best.reports and best.score - next_best.score < MARGIN


def _weigh_all(
    request: FollowUp,
    rows: Sequence[Matter],
    corpus: Corpus,
    grounds: Mapping[str, tuple[Part, ...]],
    verdicts: Mapping[tuple[str, str], Judgement],
    told: Mapping[str, Report],
) -> tuple[list[Answer], bool]:
    """Score the items of one meeting, best first; what a person judged goes before the rest."""
    source = corpus.by_path.get(request.place.path)
    # A judged link says which item answers; which request, only where there is one.
    alone = source is None or len(source.item.requests) == 1
    scored: list[Answer] = []
    for matter in rows:
        verdict = verdicts.get((matter.place.id, request.place.id))
        if verdict and verdict.verdict == "wrong":
            continue
        right = verdict is not None and alone
        path = matter.place.path
        ground = grounds.get(path, ())
        answer = weigh(request, matter, corpus, ground, judged=right, report=told.get(path))
        if answer:
            scored.append(answer)
    scored.sort(key=lambda at: (not at.judged, not at.reports, -at.score, at.item.path))
    return scored, bool(scored) and scored[0].judged


def _by_meeting(
    request: FollowUp, corpus: Corpus, grounds: Mapping[str, tuple[Part, ...]], after: str
) -> Iterator[list[Matter]]:
    """Give the items after a date that may answer, meeting by meeting in time order."""
    made = request.place.date
    until = (date.fromisoformat(made) + WINDOW).isoformat()
    if request.due and request.due.end:
        due = date.fromisoformat(request.due.end)
        until = max(until, (due + AFTER_DUE).isoformat())
    if request.recurs:
        until = max(until, add_duration(until, request.recurs) or until)
    found: dict[str, Matter] = {}
    for at in corpus.near(request.asked, after, until, SHARING):
        matter = corpus.matters[at]
        if not matter.procedural and matter.place.body == request.place.body:
            found[matter.place.path] = matter
    for path in grounds:
        matter = corpus.by_path[path]
        if matter.place.date > after:
            found[path] = matter
    if request.reported_in is not None and request.reported_in.date > after:
        found[request.reported_in.path] = corpus.by_path[request.reported_in.path]
    meetings: dict[tuple[str, str], list[Matter]] = {}
    for matter in found.values():
        meetings.setdefault((matter.place.date, matter.place.meeting), []).append(matter)
    for key in sorted(meetings):
        yield sorted(meetings[key], key=lambda matter: matter.place.path)
