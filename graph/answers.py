"""Does a later item treat what was asked? Scores of named parts, and the choice among items.

The parts of a score, which add up:

=====================  ==========================================================================
``topic``              0.5 times the share of what was asked that the item is about
``context``            0.2 times the likeness of the two items' titles
``same_case``          0.4, one case number that is not a standing one
``explicit_reference`` 0.5, the item names the meeting and item of the request
``reported``           0.4, the item reports the request and repeats what was asked
``resumption``         0.5, the item was put off and is taken up again
``title``              up to 0.3, one matter by its title
``due``                0.15, the meeting is the one, or in the time, that was asked for
``early``              -0.15, the meeting is before that time
``body``               0.05, the body that asked
=====================  ==========================================================================

Of the items of one meeting, one that reports the request in its own words goes before all others,
however well they fit: a case that merely goes on does not say that it answers.

With a ground (case, reference, resumption or title) ``GROUNDED`` is enough; without, the topic
alone must reach ``ALONE`` and rest on two rare terms, or on a title that is the item's own or all
that was asked, in the time that was named; at the body that asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sagsspor.graph.identity import Part, Proof
from sagsspor.graph.judgements import Judgement
from sagsspor.graph.matters import Corpus, Matter, Place
from sagsspor.graph.requests import FollowUp, Report, add_duration
from sagsspor.graph.topic import coverage, likeness, numbers_conflict, terms

TOPIC, CONTEXT, DUE, EARLY, BODY, REPORTED = 0.5, 0.2, 0.15, -0.15, 0.05, 0.4
GROUNDED, ALONE = 0.5, 0.45
RARE_ENOUGH = 1.4
"""Two terms' rarity together: what a topic without a ground must rest on."""
SAME_MATTER = 0.6
"""A likeness of titles that shows the same matter taken up again."""
MARGIN = 0.12
WINDOW = timedelta(days=550)
"""A topic is looked for 18 months from the asking, or a year from when it was due."""
AFTER_DUE = timedelta(days=365)
SHARING = 200
"""A term that more items of the window share is too common to be looked up."""

_GROUNDS = ("explicit_reference", "resumption", "same_case", "title")
_INFORMS = re.compile(r"^\W*(?:orientering|status|meddelelse|midtvejs)", re.I)
_COMES_BACK = re.compile(
    r"\b(?:vender tilbage|forventes (?:forelagt|fremlagt)|fremlægges (?:senere|på et)|"
    r"endnu ikke|arbejder fortsat|senere møde)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Answer:
    """One item that answers one request; ``answer_kind`` is final or holding."""

    request: str
    item: Place
    score: float
    parts: tuple[Part, ...]
    basis: tuple[str, ...]
    answer_kind: str
    evidence: tuple[Proof, ...] = ()
    reason: str = ""
    judged: bool = False
    reports: bool = False


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
        if found.answer_kind == "final" and not request.recurs:
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
        answer = _weigh(request, matter, corpus, grounds.get(path, ()), right, told.get(path))
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


def _weigh(
    request: FollowUp,
    matter: Matter,
    corpus: Corpus,
    ground: Sequence[Part],
    judged: bool,
    report: Report | None,
) -> Answer | None:
    """Score one item as the answer to one request; None where it does not pass.

    What a person judged right passes.
    """
    if matter.place.meeting == request.place.meeting:
        return None
    source = corpus.by_path.get(request.place.path)
    context = source.title if source and not source.procedural else ()
    if source and numbers_conflict(_numbered(source), _numbered(matter)) and not ground:
        return None
    share, found = _share(request.asked, matter, corpus)
    own = [term for term in request.own if term in matter.told]
    alike = likeness(context, matter.title, corpus.rarity) if context else 0.0
    parts = [Part("topic", round(TOPIC * share, 4), ", ".join(found))]
    if alike:
        parts.append(Part("context", round(CONTEXT * alike, 4), f"titles alike: {alike:.2f}"))
    parts += ground
    reported = request.reported_in is not None and request.reported_in.path == matter.place.path
    if reported:
        parts.append(Part("explicit_reference", 0.5, f"the item reports it, {request.place.date}"))
    if report:
        if all(part.name != "explicit_reference" for part in parts):
            parts.append(Part("explicit_reference", 0.5, f"names {request.place.date}"))
        parts.append(Part("reported", REPORTED, "the item reports what was asked"))
    due = _due_part(request, matter, corpus)
    if due:
        parts.append(due)
    if matter.place.body == request.place.body:
        parts.append(Part("body", BODY, "the body that asked"))
    score = round(sum(part.value for part in parts), 4)
    basis = tuple(
        sorted(
            {part.name for part in parts if part.name in _GROUNDS} | ({"topic"} if found else set())
        )
    )
    in_time = bool(due and due.value > 0)
    if reported or report or any(part.name in _GROUNDS for part in ground):
        named = (
            reported
            or report is not None
            or any(part.name == "explicit_reference" for part in ground)
        )
        treats = bool(own) or (report is not None and report.number is not None)
        # To be taken up again is all that putting off asks for.
        treats |= request.puts_off and any(part.name == "resumption" for part in ground)
        if not _one_of_several(source):
            treats = (
                treats
                or not request.own
                or (alike >= SAME_MATTER and (named or in_time))
                or (named and in_time)
            )
        passes = treats and score >= GROUNDED
    else:
        rare = sum(corpus.rarity.get(term, 1.0) for term in found)
        treats = (
            len(found) >= 2 and rare >= RARE_ENOUGH and (bool(own) or not request.own or in_time)
        )
        # The item itself again, or what was asked as the title, in the time that was named for it.
        told = bool(own) or not request.own
        likest = max(alike, likeness(request.own, matter.title, corpus.rarity))
        again = likest >= SAME_MATTER and told and in_time and not request.next_meeting
        same = matter.place.body == request.place.body
        passes = (treats or again) and same and score >= ALONE
    if not passes and not judged:
        return None
    return Answer(
        request.path,
        matter.place,
        score,
        tuple(parts),
        basis or ("topic",),
        _kind_of_answer(request, matter),
        (
            *matter.proof(matter.item.where, "/title", "/decisions", ""),
            *(report.proof if report else ()),
        ),
        judged=judged,
        reports=report is not None,
    )


def _one_of_several(source: Matter | None) -> bool:
    """Tell whether an item asked for more than one thing: then its case or title proves neither.

    An item that takes up the one would else pass for an answer to the other.
    """
    return source is not None and len(source.item.requests) > 1


def _numbered(matter: Matter) -> tuple[str, ...]:
    return tuple(term for term in terms(matter.name) if not term.startswith("_"))


def _share(asked: Sequence[str], matter: Matter, corpus: Corpus) -> tuple[float, tuple[str, ...]]:
    """Give the share of what was asked, each term by where the item tells it, and those found."""
    share, found = coverage(asked, matter.told, corpus.rarity)
    if not found:
        return share, found
    zone = sum(matter.told[term] for term in found) / len(found)
    return share * zone, found


def _due_part(request: FollowUp, matter: Matter, corpus: Corpus) -> Part | None:
    day = matter.place.date
    if request.next_meeting:
        hit = corpus.next_meeting(request.place.body, request.place.date) == day
        return Part("due", DUE, "the next meeting") if hit else None
    due = request.due
    if due is None or (due.start is None and due.end is None):
        return None
    if due.start and day < due.start:
        return Part("early", EARLY, f"before {due.start}")
    if due.end is None or day <= due.end or _comes_again(due.start, due.end, request.recurs, day):
        return Part("due", DUE, f"asked for {due.expression}")
    return None


def _comes_again(start: str | None, end: str, recurs: str | None, day: str) -> bool:
    """Tell whether a day lies in a later turn of a time that recurs."""
    if start is None or recurs is None:
        return False
    while end < day:
        one, two = add_duration(start, recurs), add_duration(end, recurs)
        if one is None or two is None or two <= end:
            return False
        start, end = one, two
    return start <= day


def _kind_of_answer(request: FollowUp, matter: Matter) -> str:
    """A holding answer puts off, or only informs and promises to come back."""
    outcomes = [
        row.outcome for row in matter.item.decisions if row.date in (None, matter.place.date)
    ]
    if outcomes and outcomes[-1] in {"postponed", "returned"}:
        return "holding"
    told = " ".join(
        text for text in (matter.item.summary, *(d.text for d in matter.item.decisions)) if text
    )
    promises = any(row.kind == "commitment" and not row.recurs for row in matter.item.requests)
    informs = bool(_INFORMS.match(matter.item.title or ""))
    if informs and promises and not request.wants_status and _COMES_BACK.search(told):
        return "holding"
    return "final"
