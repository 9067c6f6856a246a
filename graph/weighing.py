"""Does a later item treat what was asked? Scores of named parts.

The parts of a score, which add up:

=====================  ==========================================================================
``topic``              0.5 times the share of what was asked that the item is about
``context``            0.2 times the likeness of the two items' titles; of what was asked at a
                       standing item, where it is nearly the later title
``same_case``          0.4, one case number that is not a standing one
``explicit_reference`` 0.5, the item names the meeting and item of the request
``reported``           0.4, the item reports the request and repeats what was asked
``resumption``         0.5, the item was put off and is taken up again
``title``              up to 0.3, one matter by its title
``due``                0.15, the meeting is the one, or in the time, that was asked for
``early``              -0.15, the meeting is before that time
``body``               0.05, the body that asked
=====================  ==========================================================================

With a ground (case, reference, resumption or title) ``GROUNDED`` is enough, without, the topic
alone must reach ``ALONE``; and the item must treat what was asked (``treatment``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sagsspor.graph.answer_kinds import kind_of_answer
from sagsspor.graph.identity import Part, Proof
from sagsspor.graph.in_time import due_part
from sagsspor.graph.matters import Corpus, Matter, Place
from sagsspor.graph.requests import FollowUp, Report
from sagsspor.graph.topic import coverage, likeness, numbers_conflict, terms
from sagsspor.graph.treatment import SAME_MATTER, Shown, treats_alone, treats_grounded

TOPIC, CONTEXT, BODY, REPORTED = 0.5, 0.2, 0.05, 0.4
GROUNDED, ALONE = 0.5, 0.45

_GROUNDS = frozenset({"explicit_reference", "resumption", "same_case", "title"})


@dataclass(frozen=True, slots=True)
class Answer:
    """One item that answers one request; ``answer_kind`` is one of ``ANSWER_KINDS``."""

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


def weigh(
    request: FollowUp,
    matter: Matter,
    corpus: Corpus,
    ground: Sequence[Part],
    *,
    judged: bool,
    report: Report | None,
) -> Answer | None:
    """Score one item as the answer to one request; None where it does not pass.

    What a person judged right passes.
    """
    if matter.place.meeting == request.place.meeting:
        return None
    source = corpus.by_path.get(request.place.path)
    own_title = source.title if source and not source.procedural else ()
    if source and numbers_conflict(_numbered(source), _numbered(matter)) and not ground:
        return None
    share, found = _share(request.asked, matter, corpus)
    alike = likeness(own_title, matter.title, corpus.rarity) if own_title else 0.0
    parts = [Part("topic", round(TOPIC * share, 4), ", ".join(found))]
    if alike:
        parts.append(Part("context", round(CONTEXT * alike, 4), f"titles alike: {alike:.2f}"))
    elif (
        not own_title
        and (asked := likeness(request.own, matter.title, corpus.rarity)) >= SAME_MATTER
    ):
        parts.append(
            Part("context", round(CONTEXT * asked, 4), f"asked for as the title: {asked:.2f}")
        )
    parts += ground
    reported = request.reported_in is not None and request.reported_in.path == matter.place.path
    if reported:
        parts.append(Part("explicit_reference", 0.5, f"the item reports it, {request.place.date}"))
    if report:
        if all(part.name != "explicit_reference" for part in parts):
            parts.append(Part("explicit_reference", 0.5, f"names {request.place.date}"))
        parts.append(Part("reported", REPORTED, "the item reports what was asked"))
    due = due_part(request, matter, corpus)
    if due:
        parts.append(due)
    if matter.place.body == request.place.body:
        parts.append(Part("body", BODY, "the body that asked"))
    score = round(sum(part.value for part in parts), 4)
    shown = Shown(frozenset(part.name for part in parts), alike, found, report)
    if _GROUNDS & shown.names:
        passes = score >= GROUNDED and treats_grounded(request, source, matter, shown)
    else:
        passes = score >= ALONE and treats_alone(request, matter, corpus, shown)
    if not passes and not judged:
        return None
    basis = (_GROUNDS & shown.names) | ({"topic"} if found else set())
    return Answer(
        request.path,
        matter.place,
        score,
        tuple(parts),
        tuple(sorted(basis)) or ("topic",),
        kind_of_answer(request, matter),
        (
            *matter.proof(matter.item.where, "/title", "/decisions", ""),
            *(report.proof if report else ()),
        ),
        judged=judged,
        reports=report is not None,
    )


def _numbered(matter: Matter) -> tuple[str, ...]:
    return tuple(term for term in terms(matter.name) if not term.startswith("_"))


def _share(asked: Sequence[str], matter: Matter, corpus: Corpus) -> tuple[float, tuple[str, ...]]:
    """Give the share of what was asked, each term by where the item tells it, and those found."""
    share, found = coverage(asked, matter.told, corpus.rarity)
    if not found:
        return share, found
    zone = sum(matter.told[term] for term in found) / len(found)
    return share * zone, found
