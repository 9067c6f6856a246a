"""How was voted: who for, who against, who not, and how many."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from sagsspor.nlp.decisions.vote_brackets import STATED_COUNT, VoteSide, sides_in_brackets
from sagsspor.nlp.decisions.vote_counts import with_counts
from sagsspor.nlp.decisions.vote_labels import labelled_sides
from sagsspor.nlp.people.voters import Voter, find_voters
from sagsspor.nlp.record import Votes
from sagsspor.nlp.text.anchors import anchored
from sagsspor.nlp.text.sentences import split_sentences
from sagsspor.nlp.text.source import Span
from sagsspor.nlp.text.taken import Taken

_ADVERB = r"(?:(?:alle|begge|derfor|dog|også|fortsat|ligeledes|herefter|samlet|således)\s)?"
# A side named after its voters: "Lone Holm (V) stemte imod", "O undlod at stemme".
_TRAILING = anchored(
    rf"(?P<against>\b(?:stemte|(?<!\d\s)stemmer|har\sstemt|stemt)\s{_ADVERB}(?:imod|mod|nej)\b|"
    rf"\b(?:er|var)\simod(?=\s?(?:[.;,]|$)))|"
    rf"(?P<abstained>\bund(?:lod|lader|ladt)\s{_ADVERB}(?:(?:at\s)?stemme|at\sdeltage\si\safstemningen)|"
    rf"\bundlod(?=\s?(?:[.;,]|$))|\b(?:afst(?:od|år)|afhold(?:t|er)\ssig)\s{_ADVERB}fra\sat\sstemme|"
    rf"\bstem(?:te|mer)\s{_ADVERB}(?:blankt|hverken)|\bhverken\sfor\seller\simod)"
    rf"|(?P<for>\b(?:stemte|stemmer|har\sstemt)\s{_ADVERB}(?:for|ja)\b)"
)
# The voters between the verb and their side, or the side alone: "stemte A og B for og V imod".
_INVERTED = anchored(r"\bstem(?:te|mer)\s(?![Ff]or\b|[Ii]?[Mm]od\b)")
_ELLIPTIC = re.compile(
    r"(?:\s*(?:,|;)|\s(?:og|mens|medens|men|samt)\b)*\s*(?P<who>[^.;:\n]{1,200}?)\s(?:(?P<against>imod|mod|nej)|"
    r"(?P<for>for|ja)|(?P<abstained>blankt|hverken\sfor\seller\simod))(?=\s?(?:[.;,]|$|og\b|mens\b|medens\b|"
    r"indstillingen\b|forslaget\b))"
)
_EXCEPT = re.compile(r"\b(?:undtagen|bortset\sfra|på\snær|med\sundtagelse\saf|fraset)\b", re.I)
_MAJORITY = re.compile(
    r"\b(?:et\s(?:enigt\s)?flertal|flertallet|(?:de\s)?øvrige|\d{1,2}\smedlemmer|\w+\smedlemmer|et\smedlem|"
    r"1\smedlem)\b",
    re.IGNORECASE,
)
_SUPPORTS = anchored(
    r"\b(?:anbefal(?:er|ede|ing)|godkend(?:er|te)|indstill(?:er|ede)|tiltr(?:æder|ådte)|"
    r"vedt(?:ager|og)|stemmer\sfor|stemte\sfor|støtter|ønsker\sat\s(?:godkende|anbefale)|"
    r"beslutte(?:r|de)|følger)\b",
    re.IGNORECASE,
)
# "A, C og V anbefaler": parties alone before what they support are a majority.
_PARTIES_SUPPORT = re.compile(
    r"\W*[A-ZÆØÅ](?:,\s[A-ZÆØÅ]|\s?\+\s?[A-ZÆØÅ]){0,12}\s(?:og|samt)\s[A-ZÆØÅ]\s(?:\(\d{1,2}\)\s)?"
    r"(?:anbefal(?:er|ede)|godkend(?:er|te)|indstill(?:er|ede)|tiltr(?:æder|ådte)|støtter)\b(?!\sikke)"
)
_REFUSES = anchored(
    r"\bkan\sikke\s(?:anbefale|godkende|tiltræde|støtte)|\bkunne\sikke\s(?:anbefale|godkende|"
    r"tiltræde|støtte)|\banbefaler\s(?:det\s|den\s|dette\s)?ikke|\bgodkender\sikke|\btiltræder\sikke",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[\"”“»][^\"”“»«\n]{25,1500}[\"”“«]")


def read_votes(text: str, *, known: tuple[str, ...] = (), offset: int = 0) -> Votes:
    """Read the vote that a decision's text reports; an empty Votes where it reports none.

    A reservation is no vote. "Kan ikke anbefale" is a vote against only beside a majority or a
    printed vote, and "A anbefaler" a vote for only beside one against.
    """
    # A quoted statement argues; it does not report the vote.
    text = _QUOTED.sub(lambda match: " " * len(match.group()), text)
    sides = labelled_sides(text, known, offset)
    sides += sides_in_brackets(text, known, offset)
    taken = Taken(side.span for side in sides)
    refusals: list[VoteSide] = []
    supports: list[VoteSide] = []
    majority = _BY_MAJORITY.search(text) is not None
    for sentence in split_sentences(text):
        start, end = sentence.start, sentence.end
        part = text[start:end]
        supported = _MAJORITY.search(part) and _SUPPORTS.search(part)
        majority = majority or (bool(supported) and not _REFUSES.search(part))
        if not taken.is_free((start + offset, end + offset)):
            sides.extend(_sides_behind(part, sides, known, start + offset))
            continue
        found = [
            one
            for a, b in _clauses(part)
            for one in _sentence_sides(part[a:b], known, start + a + offset)
        ]
        if found:
            sides.extend(found)
            majority = majority or any(one.side == "for" for one in found)
        elif _REFUSES.search(part):
            subject = part[: _REFUSES.search(part).start()]  # type: ignore[union-attr]
            voters = find_voters(subject, known=known, offset=start + offset)
            if voters and not re.match(r"\W*udvalget\b", part, re.IGNORECASE):
                refusals.append(VoteSide("against", voters, (start + offset, end + offset)))
        elif named := _named_supporters(part, known, start + offset):
            supports.append(named)
    if majority:
        sides += refusals
    if any(side.side == "against" for side in sides):
        sides += supports
    return with_counts(text, _collect(sides))


_BY_MAJORITY = re.compile(
    r"\b(?:anbefal(?:es|et)|godkend(?:es|t)|tiltr(?:ædes|ådt)|vedtag(?:es|et))\saf\set\sflertal\b",
    re.IGNORECASE,
)
_AND_THEN = re.compile(r"\s?[,;.]?\s(?:idet|mens|medens|og|hvor)\s")


def _sides_behind(
    part: str, sides: Sequence[VoteSide], known: tuple[str, ...], offset: int
) -> list[VoteSide]:
    """Read the side that stands behind others: "17 for og 2 imod (C), idet 2 (Ø) undlod"."""
    behind = max(
        (one.span[1] for one in sides if offset <= one.span[0] < offset + len(part)), default=offset
    )
    goes_on = _AND_THEN.match(part, behind - offset)
    rest = part[goes_on.end() :] if goes_on else ""
    found = _sentence_sides(rest, known, offset + goes_on.end()) if goes_on else []
    kinds = {one.side for one in sides}
    return [one for one in found if one.side not in kinds] if _TRAILING.search(rest) else []


def _named_supporters(part: str, known: tuple[str, ...], offset: int) -> VoteSide | None:
    """Read "A, B og F anbefaler forslaget": a side, where others are said to be against it."""
    supports = _SUPPORTS.search(part)
    if supports is None:
        return None
    subject = part[: supports.start()]
    voters = find_voters(subject, known=known, offset=offset)
    if not _only_voters(subject, voters, offset):
        return None
    return VoteSide("for", voters, (offset, offset + len(part)))


def _only_voters(phrase: str, voters: Sequence[Voter], offset: int) -> bool:
    """Tell whether a phrase names voters and says nothing else."""
    for voter in reversed(voters):
        phrase = phrase[: voter.span[0] - offset] + phrase[voter.span[1] - offset :]
    return bool(voters) and not re.search(r"\w", re.sub(r"\b(?:og|samt)\b", "", phrase))


_ACTS = anchored(
    r"\b(?:stem(?:te|mer)|und(?:lod|lader)|godkend(?:te|er)|anbefal(?:er|ede)|tiltr(?:ådte|æder)|"
    r"vedt(?:og|ager)|afst(?:od|år)|afhold(?:t|er)\ssig)\b"
)
_JOINT = re.compile(
    r"[,;]\s(?:og\s|men\s)?|\s(?=(?:mens|medens|hvorimod|imens)\s)|"
    # "stemte imod og Eva Rask undlod": what the first did is said in full.
    r"(?:(?<=\simod)|(?<=\sfor)|(?<=\sja)|(?<=\snej)|(?<=stemme)|(?<=blankt))\sog\s"
)


def _clauses(part: str) -> list[Span]:
    """Part a sentence in which two sides act: "A og C stemte for, O stemte imod"."""
    cuts = [0]
    acts = list(_ACTS.finditer(part))
    for first, second in pairwise(acts):
        joint = _JOINT.search(part, first.end(), second.start())
        if joint and not re.search(
            r"\bda\b|\bfordi\b|\bidet\b", part[first.end() : second.start()]
        ):
            cuts.append(joint.end())
    return list(pairwise([*cuts, len(part)]))


def _sentence_sides(part: str, known: tuple[str, ...], offset: int) -> list[VoteSide]:
    trailing = _TRAILING.search(part)
    if trailing is None:
        inverted = _INVERTED.search(part)
        start = inverted.end() if inverted else 0
        return _elliptic_sides(part, start, known, offset) or _majority_side(part, known, offset)
    subject = part[: trailing.start()]
    if re.search(r"\bat\s+$|\bhvis\b", subject):
        return []
    side = trailing.lastgroup or "for"
    exception = _EXCEPT.search(subject)
    if exception and side == "for":
        subject = subject[: exception.start()]
    voters = find_voters(subject, known=known, offset=offset)
    count = _stated_count(part)
    if not voters and count is None:
        return []
    first = VoteSide(side, voters, (offset, offset + len(part)), count)
    return [first, *_elliptic_sides(part, trailing.end(), known, offset)]


def _elliptic_sides(part: str, start: int, known: tuple[str, ...], offset: int) -> list[VoteSide]:
    """Read voters whose side follows them, from a place in a sentence: "A og B for og V imod"."""
    sides: list[VoteSide] = []
    while match := _ELLIPTIC.match(part, start):
        begin = match.start("who") + offset
        voters = find_voters(match["who"], known=known, offset=begin)
        if not _only_voters(match["who"], voters, begin):
            break
        span = (begin, match.end() + offset)
        sides.append(VoteSide(match.lastgroup or "for", voters, span))
        start = match.end()
    return sides


def _stated_count(part: str) -> int | None:
    stated = [one.group("count") or one.group("members") for one in STATED_COUNT.finditer(part)]
    # "A (7) og F (3) stemte for" is ten, "5 medlemmer (A og V)" five.
    listed = len(stated) > 1 and not re.search(r"\bmedlem", part)
    return (sum(map(int, stated)) if listed else int(stated[0])) if stated else None


def _majority_side(part: str, known: tuple[str, ...], offset: int) -> list[VoteSide]:
    span = (offset, offset + len(part))
    count = _stated_count(part)
    majority = _MAJORITY.search(part)
    supports = _SUPPORTS.search(part)
    if (
        majority
        and supports
        and majority.start() < supports.start()
        and not re.search(r"forbehold", part)
    ):
        subject = part[majority.start() : supports.start()]
        refuses = _REFUSES.search(part)
        side = (
            "against"
            if refuses or re.search(r"mindretal", part[: supports.start()], re.I)
            else "for"
        )
        voters = find_voters(subject, known=known, offset=offset + majority.start())
        if voters or count is not None:
            return [VoteSide(side, voters, span, count)]
    if _PARTIES_SUPPORT.match(part) and supports:
        voters = find_voters(part[: supports.start()], known=known, offset=offset)
        return [VoteSide("for", voters, span, count)]
    minority = re.search(r"\b(?:et\s)?mindretal(?:let)?\b", part, re.IGNORECASE)
    if minority and not re.search(r"forbehold|mindretalsudtalelse", part):
        verb = re.search(
            r"\b(?:stem|anbefal|indstill|ønske|foresl|kan\sikke|kunne\sikke|mener|går)\w*",
            part[minority.end() :],
        )
        subject = (
            part[minority.end() : minority.end() + verb.start()] if verb else part[minority.end() :]
        )
        voters = find_voters(subject, known=known, offset=offset + minority.end())
        if voters:
            return [VoteSide("against", voters, span, count)]
    return []


def _collect(sides: list[VoteSide]) -> Votes:
    lists: dict[str, list[str]] = {"for": [], "against": [], "abstained": []}
    counts: dict[str, int | None] = {"for": None, "against": None, "abstained": None}
    where: dict[str, tuple[Span, ...]] = {}
    # "Imod: Lone Holm (B)" and then "Liste B stemte imod, da ...": B is she.
    named = {
        (side.side, one.party): side.span for side in sides for one in side.voters if one.person
    }
    # "Imod: 2 (B)" and then "Lone Holm (B) stemte imod, da ...": she is one of the two.
    counted: dict[tuple[str, str | None], Span] = {}
    for side in sorted(sides, key=lambda side: side.span):
        for one in side.voters if side.count is not None else ():
            if not one.person:
                counted.setdefault((side.side, one.party), side.span)
    for side in sorted(sides, key=lambda side: side.span):
        for voter in side.voters:
            key = (side.side, voter.party)
            person, party = named.get(key, side.span), counted.get(key)
            if voter.person:
                if party and party < side.span:
                    continue
            elif person != side.span and not (party and party < person):
                continue
            if voter.printed and voter.printed not in lists[side.side]:
                where[f"/{side.side}/{len(lists[side.side])}"] = (voter.span,)
                lists[side.side].append(voter.printed)
        if side.count is not None:
            counts[side.side] = side.count
    if sides:
        where[""] = tuple(sorted({side.span for side in sides}))
    # Who is said to have voted against did not vote for: a majority's party list may include none.
    return Votes(
        tuple(name for name in lists["for"]),
        tuple(lists["against"]),
        tuple(lists["abstained"]),
        counts["for"],
        counts["against"],
        counts["abstained"],
        where,
    )
