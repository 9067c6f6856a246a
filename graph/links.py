"""Station *link*: which later item answers, continues or refers to which earlier one.

Evidence for a pair of items comes from five grounds, each looked up in an index:

* ``explicit_reference``: the later item names the earlier meeting (and item), or prints the
  decision another body made there;
* ``same_case``: one case number, unless it is a standing procedural one;
* ``title``: the same matter by its title, numbers included, between layouts without case numbers;
* ``resumption``: the item was put off, and comes back under its title soon after;
* ``topic``: what was asked, found again in what the later item is about (``answers``).

A request is then weighed against the items that may treat it, meeting by meeting in time order:
the first meeting with an item that passes answers it. So an answer never depends on what comes
later. Two items of one meeting that fit equally well are candidates, not links.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sagsspor.graph.answer_kinds import ANSWER_KINDS
from sagsspor.graph.answers import answers_of
from sagsspor.graph.grounds import GROUND, Pair, add_judged, pairs_of
from sagsspor.graph.identity import Identity, Part, Proof
from sagsspor.graph.judgements import Judgement
from sagsspor.graph.matters import Corpus, Matter, Place, corpora
from sagsspor.graph.requests import FollowUp, follow_ups_of, reports_of
from sagsspor.graph.weighing import Answer
from sagsspor.nlp.record import Record
from sagsspor.nlp.text.source import Span


@dataclass(frozen=True, slots=True)
class Link:
    """The later item answers, continues or refers to the earlier item or meeting.

    ``answers`` are the paths of the requests it answers; ``answer_kind`` is the furthest of theirs.
    ``judged`` is True where a person confirmed or added it.
    """

    later: Place
    earlier: Place
    kind: str
    basis: tuple[str, ...]
    score: float
    parts: tuple[Part, ...]
    explanation: tuple[str, ...]
    later_evidence: tuple[Proof, ...] = ()
    earlier_evidence: tuple[Proof, ...] = ()
    answers: tuple[str, ...] = ()
    answer_kind: str | None = None
    judged: bool = False


@dataclass(frozen=True, slots=True)
class LinkCandidate:
    """A pair that may be a link: kept apart, never shown as one."""

    later: Place
    earlier: Place
    kind: str
    basis: tuple[str, ...]
    score: float
    parts: tuple[Part, ...]
    reason: str
    request: str | None = None


@dataclass(frozen=True, slots=True)
class Links:
    """The result of ``link``: links, candidates, and everything that is followed."""

    links: tuple[Link, ...]
    candidates: tuple[LinkCandidate, ...]
    follow_ups: tuple[FollowUp, ...]
    answers: tuple[Answer, ...]
    meetings: tuple[tuple[str, tuple[str, ...]], ...] = ()


def link(
    records: Sequence[Record], identity: Identity, *, judgements: Sequence[Judgement] = ()
) -> Links:
    """Link the items of records, which stand in the order in which ``resolve`` was given them.

    Each authority is linked by itself, so that a document changes only its own authority's links.
    """
    verdicts = {(j.left, j.right): j for j in judgements if j.kind == "link"}
    links: list[Link] = []
    candidates: list[LinkCandidate] = []
    follow: list[FollowUp] = []
    given: list[Answer] = []
    meetings: dict[str, tuple[str, ...]] = {}
    for corpus in corpora(records, identity):
        pairs = pairs_of(corpus, identity)
        add_judged(corpus, pairs, verdicts)
        grounds = _by_earlier(pairs)
        asked = list(follow_ups_of(corpus, identity))
        reports = reports_of(corpus, identity)
        mine: list[tuple[FollowUp, Answer]] = []
        for request in asked:
            told = reports.get(request.place.meeting, ())
            found, doubts = answers_of(request, corpus, grounds, verdicts, told)
            mine += [(request, answer) for answer in found]
            candidates += [_doubt(request, answer) for answer in doubts]
        links += _links(corpus, pairs, mine, verdicts)
        follow += asked
        given += [answer for _, answer in mine]
        meetings |= {body: tuple(days) for body, days in corpus.meetings.items()}
    return Links(
        tuple(sorted(links, key=_order)),
        tuple(sorted(candidates, key=lambda c: (c.later, c.earlier, c.kind, c.request or ""))),
        tuple(follow),
        tuple(given),
        tuple(sorted(meetings.items())),
    )


def _order(row: Link) -> tuple[str, str, str]:
    return (row.later.path, row.earlier.path, row.kind)


def _by_earlier(pairs: dict[tuple[str, str], Pair]) -> dict[str, dict[str, tuple[Part, ...]]]:
    """Index the grounds by the earlier end, then the later."""
    out: dict[str, dict[str, tuple[Part, ...]]] = defaultdict(dict)
    for (later, earlier), pair in pairs.items():
        out[earlier][later] = tuple(pair.parts[name] for name in sorted(pair.parts))
    return out


def _links(
    corpus: Corpus,
    pairs: dict[tuple[str, str], Pair],
    answers: Sequence[tuple[FollowUp, Answer]],
    verdicts: Mapping[tuple[str, str], Judgement],
) -> Iterator[Link]:
    """Give the links: one per pair, answers before continues before refers."""
    answered: dict[tuple[str, str], list[tuple[FollowUp, Answer]]] = defaultdict(list)
    for request, answer in answers:
        answered[answer.item.path, request.place.path].append((request, answer))
    for key in sorted({*pairs, *answered}):
        pair = pairs.get(key)
        rows = answered.get(key, [])
        later = corpus.by_path[key[0]]
        earlier = rows[0][0].place if rows else pair.earlier if pair else None
        if earlier is None:
            continue
        verdict = verdicts.get((later.place.id, earlier.id))
        if verdict and verdict.verdict == "wrong":
            continue
        yield _link(corpus, later, earlier, pair, rows, judged=verdict is not None)


def _link(
    corpus: Corpus,
    later: Matter,
    earlier: Place,
    pair: Pair | None,
    rows: Sequence[tuple[FollowUp, Answer]],
    *,
    judged: bool,
) -> Link:
    parts = dict(pair.parts) if pair else {}
    later_evidence = set(pair.later_evidence) if pair else set()
    earlier_evidence = set(pair.earlier_evidence) if pair else set()
    for request, answer in rows:
        for part in answer.parts:
            if part.name not in parts or part.value > parts[part.name].value:
                parts[part.name] = part
        later_evidence.update(answer.evidence)
        if request.reported_in is None:
            earlier_evidence.update(request.proof)
        else:
            later_evidence.update(request.proof)
    kind = "answers" if rows else "continues" if pair and pair.same_matter else "refers"
    basis = {name for name in parts if name in GROUND}
    if rows:
        basis.update(name for _, answer in rows for name in answer.basis)
    if "title" in basis:
        basis = (basis - {"title"}) | {"topic"}
    if judged:
        basis.add("judgement")
    held = [answer.answer_kind for _, answer in rows]
    ordered = tuple(parts[name] for name in sorted(parts))
    return Link(
        later.place,
        earlier,
        kind,
        tuple(sorted(basis)),
        min(1.0, round(sum(part.value for part in ordered), 4)),
        ordered,
        tuple(f"{part.name} {part.value:+.2f}: {part.note}" for part in ordered if part.value),
        tuple(sorted(later_evidence, key=_proof_key)),
        tuple(sorted(earlier_evidence, key=_proof_key)),
        tuple(sorted(request.path for request, _ in rows)),
        next((kind for kind in ANSWER_KINDS if kind in held), None),
        judged,
    )


def _proof_key(proof: Proof) -> tuple[str, Span]:
    return (proof.document, proof.span or (-1, -1))


def _doubt(request: FollowUp, answer: Answer) -> LinkCandidate:
    return LinkCandidate(
        answer.item,
        request.place,
        "answers",
        answer.basis,
        answer.score,
        answer.parts,
        answer.reason,
        request.path,
    )
