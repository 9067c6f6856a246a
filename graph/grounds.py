"""What shows that a later item is about an earlier one: references, cases, titles, resumptions.

Each ground is looked up in an index, and for each item only the nearest earlier one of each body
is taken, so that the pairs grow with the items and not with their square.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sagsspor.graph.identity import Identity, Part, Proof
from sagsspor.graph.judgements import Judgement
from sagsspor.graph.matters import Corpus, Matter, Place
from sagsspor.graph.paths import is_day, item_path
from sagsspor.graph.resumptions import resumptions
from sagsspor.graph.same_title import same_title
from sagsspor.graph.topic import likeness, numbers_conflict
from sagsspor.nlp.record import Where

GROUND = {"explicit_reference": 0.5, "resumption": 0.5, "same_case": 0.4, "title": 0.3}


@dataclass(slots=True)
class Pair:
    """All that was found of one later and one earlier item (or meeting)."""

    later: Matter
    earlier: Place
    parts: dict[str, Part] = field(default_factory=dict)
    later_evidence: set[Proof] = field(default_factory=set)
    earlier_evidence: set[Proof] = field(default_factory=set)
    same_matter: bool = False

    def add(self, part: Part, later: Iterable[Proof] = (), earlier: Iterable[Proof] = ()) -> None:
        """Add a part, the strongest of its name, with its evidence at both ends."""
        known = self.parts.get(part.name)
        if known is None or part.value > known.value:
            self.parts[part.name] = part
        self.later_evidence.update(later)
        self.earlier_evidence.update(earlier)


def pairs_of(corpus: Corpus, identity: Identity) -> dict[tuple[str, str], Pair]:
    """Gather the evidence of all grounds but the topic, per (later, earlier)."""
    pairs: dict[tuple[str, str], Pair] = {}
    taken_up = resumptions(corpus)
    borne = _borne(corpus, taken_up)

    def pair(later: Matter, earlier: Place) -> Pair:
        key = (later.place.path, earlier.path)
        if key not in pairs:
            pairs[key] = Pair(later, earlier)
        return pairs[key]

    def one_matter(later: Matter, earlier: Matter, part: Part, by: str, and_by: str) -> None:
        found = pair(later, earlier.place)
        mine = later.proof(later.item.where, by)
        found.add(part, mine, earlier.proof(earlier.item.where, and_by))
        found.same_matter = True

    for at, matter in enumerate(corpus.matters):
        for earlier, part, where, same in _named(corpus, identity, matter):
            found = pair(matter, earlier)
            found.add(part, matter.proof(where, "", "/date", "/body"), _title(corpus, earlier))
            found.same_matter |= same
        for case in sorted(matter.cases):
            for other in _nearest(corpus, corpus.by_case[case], at):
                part = Part("same_case", GROUND["same_case"], f"case {case}")
                one_matter(matter, other, part, "/case_numbers/0", "/case_numbers/0")
            for other in _nearest(corpus, borne.get(case, ()), at):
                day = taken_up[other.place.path].place.date
                part = Part("same_case", GROUND["same_case"], f"case {case}, taken up from {day}")
                one_matter(matter, other, part, "/case_numbers/0", "/title")
        for other, value in same_title(corpus, matter, at):
            part = Part("title", round(GROUND["title"] * value, 4), f"titles alike: {value:.2f}")
            one_matter(matter, other, part, "/title", "/title")
        if put_off := taken_up.get(matter.place.path):
            said = f"put off on {put_off.place.date}"
            part = Part("resumption", GROUND["resumption"], said)
            one_matter(matter, put_off, part, "/title", "/title")
    return pairs


def _borne(corpus: Corpus, taken_up: Mapping[str, Matter]) -> dict[str, list[int]]:
    """Give the items without a case number by the case of what they take up again, in time order.

    An item may be printed without the number that it had when it was put off.
    """
    found: dict[str, list[int]] = {}
    for at, matter in enumerate(corpus.matters):
        put_off = taken_up.get(matter.place.path)
        if put_off is not None and not matter.item.case_numbers:
            for case in put_off.cases:
                found.setdefault(case, []).append(at)
    return found


def add_judged(
    corpus: Corpus,
    pairs: dict[tuple[str, str], Pair],
    verdicts: Mapping[tuple[str, str], Judgement],
) -> None:
    """Add the pairs that a person judged right, also where nothing else shows them."""
    right = [ids for ids, verdict in verdicts.items() if verdict.verdict == "right"]
    if not right:
        return
    by_id = {matter.place.id: matter for matter in corpus.matters}
    for left, other in right:
        later, earlier = by_id.get(left), by_id.get(other)
        if later is None or earlier is None or earlier.place.date > later.place.date:
            continue
        key = (later.place.path, earlier.place.path)
        pair = pairs.setdefault(key, Pair(later, earlier.place))
        by = verdicts[left, other].by
        pair.add(Part("judgement", 1.0, f"judged right by {by}" if by else "judged right"))
        pair.same_matter = True


def _title(corpus: Corpus, place: Place) -> tuple[Proof, ...]:
    other = corpus.by_path.get(place.path)
    return other.proof(other.item.where, "/title") if other else ()


def _nearest(corpus: Corpus, rows: Sequence[int], at: int) -> Iterator[Matter]:
    """Give the nearest earlier item of each body among rows, which are in time order."""
    mine = corpus.matters[at].place
    seen: set[str] = set()
    low = bisect_left(rows, at)
    for index in reversed(rows[max(0, low - 50) : low]):
        other = corpus.matters[index]
        if other.place.body in seen or other.place.meeting == mine.meeting:
            continue
        if other.place.date >= mine.date:
            continue
        seen.add(other.place.body)
        yield other


def _named(
    corpus: Corpus, identity: Identity, matter: Matter
) -> Iterator[tuple[Place, Part, Where, bool]]:
    """Give the meetings and items that an item names in its text or by earlier decisions."""
    document = matter.place.document
    assert document is not None
    for row in matter.item.references:
        if row.date and is_day(row.date) and row.date <= matter.place.date:
            body = identity.body_path(document.sha16, row.body)
            yield from _target(corpus, matter, body, row.date, row.item_number, row.where, False)
    for decision in matter.item.decisions:
        if not is_day(decision.date) or not decision.date or not decision.body:
            continue
        if decision.date > matter.place.date:
            continue
        body = identity.body_path(document.sha16, decision.body)
        number = decision.item_number
        yield from _target(corpus, matter, body, decision.date, number, decision.where, True)


def _target(
    corpus: Corpus,
    matter: Matter,
    body: str | None,
    day: str,
    number: str | None,
    where: Where,
    decided: bool,
) -> Iterator[tuple[Place, Part, Where, bool]]:
    meeting = f"{body}/{day}"
    if not body or meeting == matter.place.meeting:
        return
    note = f"{day}" + (f", item {number}" if number else "")
    part = Part("explicit_reference", GROUND["explicit_reference"], note)
    path = item_path(meeting, number) if number else None
    # A day may hold two meetings of the body: the words do not tell which is meant.
    held = [day for day in corpus.by_day.get(meeting, ()) if day != matter.place.meeting]
    numbered = [item_path(day, number) for day in held] if number else []
    targets = [corpus.by_path[at] for at in numbered if at in corpus.by_path]
    if len(targets) == 1:
        yield targets[0].place, part, where, decided or _alike(corpus, matter, targets[0])
        return
    if held:
        only = _only_alike(corpus, matter, held)
        if only is not None:
            yield only.place, part, where, True
            return
    if len(targets) > 1:
        return
    place = Place(
        path or meeting, meeting, day, body, number=number if path else None, is_item=bool(path)
    )
    yield place, part, where, decided


def _alike(corpus: Corpus, one: Matter, two: Matter) -> bool:
    return bool(one.cases & two.cases) or (
        likeness(one.title, two.title, corpus.rarity) >= 0.5
        and not numbers_conflict(one.title, two.title)
    )


def _only_alike(corpus: Corpus, matter: Matter, meetings: Sequence[str]) -> Matter | None:
    """Find the one item of loaded meetings that a reference without a number can mean."""
    rows = [corpus.matters[at] for meeting in meetings for at in corpus.by_meeting[meeting]]
    found = [row for row in rows if row.cases & matter.cases]
    if not found:
        found = [
            row
            for row in rows
            if not row.procedural
            and len(set(row.title) & set(matter.title)) >= 2
            and _alike(corpus, matter, row)
        ]
    return found[0] if len(found) == 1 else None
