"""How was voted: who for, who against, who not, and how many."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from sagsspor.nlp.anchors import anchored
from sagsspor.nlp.record import Votes
from sagsspor.nlp.sentences import split_sentences
from sagsspor.nlp.source import Span
from sagsspor.nlp.vote_brackets import STATED_COUNT, VoteSide, sides_in_brackets
from sagsspor.nlp.voters import find_voters

_THING = (
    r"(?:\s(?:forslaget|indstillingen|ændringsforslaget|dette|hovedforslaget|beslutningen|"
    r"herfor|herimod|Æ\d|punktet|(?:indstillingens\s|at-)?(?:punkt|pkt\.?)\s\d{1,2}|\d\.\s?at))?"
)
# A side named first, its voters after it: "For stemte: A, B og C", "Imod: 6 (...)".
_LEADING = anchored(
    rf"(?P<for>(?<![\wæøå])For\sat\s[^.:\n]{{3,80}}(?:kr\.[^.:\n]{{0,30}})?\sstemte\s?:|"
    rf"(?<![\wæøå])For\s[a-zæøå]{{4,20}}[^.:;,()\n]{{0,50}}?\sstemte\b\s?:?|"
    rf"(?<![\wæøå])[Ss]tem(?:te|mer)\s(?:for|ja)\s?:|(?<!\d)\d{{1,3}}\sfor\s?:|(?<![\wæøå])(?:[Ff]or|"
    rf"[Jj]a){_THING}\s?(?:stemte|stemmer|stemt)\b\s?:?|(?<![\wæøå])(?:For|Ja)(?:\s(?:stemte|"
    rf"stemmer))?\s?:(?!\s*\n\s*Imod))"
    rf"|(?P<against>(?<![\wæøå])(?:(?:[Ii]mod|[Mm]od|[Nn]ej){_THING}\s?(?:stemte|stemmer|"
    rf"stemt)\b\s?:?|(?:Imod|Mod|Nej)\s?:)|(?<![\wæøå])[Ss]tem(?:te|mer)\s(?:i?mod|nej)\s?:|"
    rf"(?<!\d)\d{{1,3}}\s(?:stemmer\s)?i?mod\s?:|(?<![\wæøå])I?[Mm]od\s[a-zæøå]{{4,20}}"
    rf"[^.:;,()\n]{{0,50}}?\sstemte\b\s?:?)"
    r"|(?P<abstained>(?<![\wæøå])(?:(?:[Ff]ølgende\s)?(?:[Uu]nd(?:lod|lader)|[Aa]fst(?:od|år)\sfra)\sat\sstemme\s?:|(?:Undl(?:od|ader|adt)|"
    r"Afstod|Hverken\sfor\seller\simod|Hverken/eller|Blankt?|Blanke(?:\sstemmer)?)\s?:|"
    r"Stemte\s(?:ikke|blankt?|hverken\sfor\seller\s(?:i?mod))\s?:|[Uu]ndlod\sat\sstemme\s(?=[A-ZÆØÅ]|\d{1,3}\s?(?:\(|medlem))|Hverken\sfor\seller\simod\sstemte\s?:?))"
)
# A side named after its voters: "Lone Holm (V) stemte imod", "O undlod at stemme".
_TRAILING = anchored(
    r"(?P<against>\b(?:stemte|(?<!\d\s)stemmer|har\sstemt|stemt)\s(?:alle\s)?(?:imod|mod|nej)\b)|"
    r"(?P<abstained>\bund(?:lod|lader|ladt)\s(?:at\sstemme|at\sdeltage\si\safstemningen)|"
    r"\bafstod\sfra\sat\sstemme|\bstemte\s(?:blankt|hverken)|\bhverken\sfor\seller\simod)"
    r"|(?P<for>\b(?:stemte|stemmer|har\sstemt)\s(?:alle\s)?(?:for|ja)\b)"
)
_MAJORITY = re.compile(
    r"\b(?:et\s(?:enigt\s)?flertal|flertallet|\d{1,2}\smedlemmer|\w+\smedlemmer|et\smedlem|"
    r"1\smedlem)\b",
    re.IGNORECASE,
)
_SUPPORTS = anchored(
    r"\b(?:anbefal(?:er|ede|ing)|godkend(?:er|te)|indstill(?:er|ede)|tiltr(?:æder|ådte)|"
    r"vedt(?:ager|og)|stemmer\sfor|stemte\sfor|støtter|ønsker\sat\s(?:godkende|anbefale)|"
    r"beslutte(?:r|de)|følger)\b",
    re.IGNORECASE,
)
_REFUSES = anchored(
    r"\bkan\sikke\s(?:anbefale|godkende|tiltræde|støtte)|\bkunne\sikke\s(?:anbefale|godkende|"
    r"tiltræde|støtte)|\banbefaler\sikke|\bgodkender\sikke|\btiltræder\sikke",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[\"”“»][^\"”“»«\n]{25,1500}[\"”“«]")
_ABSTAINERS_LAST = re.compile(
    r"(?:,|\bog)\s(?:og\s|mens\s)?(?P<who>[^,.]{1,80}?(?:\([^()]{1,80}\))?)\s(?:undlod|undlader|hverken)\b"
)
_COUNTS = re.compile(
    r"(?:med\s)?(?P<one>\d{1,3})\s(?:stemmer|medlemmer|for)?\s?(?:for\s)?(?:og\s|"
    r",\s)?(?:i?mod)\s(?P<two>\d{1,3})(?!\d)(?:\s(?:stemmer|imod))?",
    re.IGNORECASE,
)
_FOR_AND_AGAINST = re.compile(
    r"(?P<one>\d{1,3})\s(?:stemmer\s)?for\s?(?:,|og)\s?(?P<two>\d{1,3})\s(?:stemmer\s)?i?mod\b",
    re.IGNORECASE,
)
_UNDECIDED = re.compile(
    r"(?P<count>\d{1,3}|[Ii]ngen)\s(?:medlemmer\s|stemmer\s)?(?:undlod|hverken|afstod|blanke?)",
    re.IGNORECASE,
)
_ONLY_FOR = anchored(r"\bmed\s(?P<count>\d{1,3})\sstemmer(?!\s(?:i?mod|for\s))", re.IGNORECASE)
_LOST = anchored(r"\b(?:forkast|nedstem|faldt|bortfald|afvist)", re.IGNORECASE)
_NUMBER_FIRST = re.compile(r"\s*:?\s*(?P<count>\d{1,3})\b(?!\.)")

# "A og V - i alt 12", "O - 2 stemmer": the sum behind a side's voters.
_TOTAL = re.compile(
    r"(?:\s[-–=]\s(?:i\salt\s)?|[,;]?\s\(?i\salt\s)(?P<count>\d{1,3})(?!\d)"
    r"(?=\sstemme|\smedlem|\s?\)|\s*$|(?<=alt\s\d)|(?<=alt\s\d\d))"
)


def read_votes(text: str, *, known: tuple[str, ...] = (), offset: int = 0) -> Votes:
    """Read the vote that a decision's text reports; an empty Votes where it reports none.

    A reservation is no vote. "Kan ikke anbefale" is a vote against only beside a majority or a
    printed vote.
    """
    # A quoted statement argues; it does not report the vote.
    text = _QUOTED.sub(lambda match: " " * len(match.group()), text)
    sides = list(_leading(text, known, offset))
    sides += sides_in_brackets(text, known, offset)
    taken = [side.span for side in sides]
    refusals: list[VoteSide] = []
    majority = False
    for sentence in split_sentences(text):
        start, end = sentence.start, sentence.end
        part = text[start:end]
        if any(a - offset < end and start < b - offset for a, b in taken):
            if _MAJORITY.search(part) and _SUPPORTS.search(part):
                majority = True
            continue
        found = [
            one
            for a, b in _clauses(part)
            if (one := _sentence_side(part[a:b], known, start + a + offset))
        ]
        if found:
            sides.extend(found)
            majority = majority or any(one.side == "for" for one in found)
        elif _REFUSES.search(part):
            subject = part[: _REFUSES.search(part).start()]  # type: ignore[union-attr]
            voters = find_voters(subject, known=known, offset=start + offset)
            if voters and not re.match(r"\W*udvalget\b", part, re.IGNORECASE):
                refusals.append(VoteSide("against", voters, (start + offset, end + offset)))
    if majority:
        sides += refusals
    return _counts(text, _collect(sides))


def _leading(text: str, known: tuple[str, ...], offset: int) -> list[VoteSide]:
    sides: list[VoteSide] = []
    marks = list(_LEADING.finditer(text))
    for at, match in enumerate(marks):
        side = match.lastgroup or "for"
        stop = marks[at + 1].start() if at + 1 < len(marks) else len(text)
        end = _list_end(text, match, stop) or _phrase_end(text, match.end(), stop)
        phrase = text[match.end() : end]
        if _is_empty(match.group(), phrase):
            sides.append(VoteSide(side, (), (match.start() + offset, match.end() + offset), 0))
            continue
        tail = _ABSTAINERS_LAST.search(phrase)
        if tail and side != "abstained":
            # "..., imod stemte 6 (V), og 2 (O) undlod at stemme."
            others = find_voters(
                tail.group("who"), known=known, offset=match.end() + tail.start("who") + offset
            )
            if others:
                sides.append(
                    VoteSide(
                        "abstained", others, (match.end() + tail.start() + offset, end + offset)
                    )
                )
                phrase = phrase[: tail.start()]
        count = _NUMBER_FIRST.match(phrase)
        reason = re.search(
            r",?\s(?:idet|da|fordi|der\s(?:ønske|mene|fand|find)|som\sønske)\w*\b", phrase
        )
        total = _TOTAL.search(phrase)
        count = count or total
        named = phrase[: min(one.start() if one else len(phrase) for one in (reason, total))]
        voters = find_voters(named, known=known, offset=match.end() + offset)
        if not voters and not count:
            if phrase.strip():
                continue
            sides.append(
                VoteSide(
                    side,
                    (),
                    (match.start() + offset, end + offset),
                    0 if ":" in match.group() else None,
                )
            )
            continue
        sides.append(
            VoteSide(
                side,
                voters,
                (match.start() + offset, end + offset),
                int(count.group("count")) if count else None,
            )
        )
    return sides


_SAYS = re.compile(
    r"\b(?:ønske(?:r|de)|anmode[rs]|bad|beder|tager|tog|kan|kunne|foresl\w+|bemærke\w+|deltog|"
    r"erklær\w+|var|er|blev|vil|mener|stem(?:te|mer)|frem\w+|forlod|undlod)\b"
)


def _is_empty(label: str, phrase: str) -> bool:
    """Tell whether a side's label has nothing after it, and the line below is a sentence."""
    below = re.match(r"[ \t]*\n\s*([^\n]*)", phrase)
    return label.rstrip().endswith(":") and below is not None and bool(_SAYS.search(below.group(1)))


_VOTER_LINE = re.compile(
    r"[ \t]*(?:[•·*–-]\s*)?[A-ZÆØÅ][^\n.:]{0,60}?(?:\s?\([^()\n]{1,40}\))?[,;.]?[ \t]*(?:\n|$)"
)


def _list_end(text: str, mark: re.Match[str], stop: int) -> int | None:
    """Give where a list ends whose voters stand one a line under "For stemte:"."""
    if not mark.group().rstrip().endswith(":"):
        return None
    at = re.compile(r"[ \t]*\n\s*").match(text, mark.end())
    if at is None:
        return None
    end, lines = at.end(), 0
    while end < stop and (line := _VOTER_LINE.match(text, end, stop)):
        if re.search(r"\b(?:er|blev|stem|und|godkend|vedtag)\w*\s", line.group()) or _SAYS.search(
            line.group()
        ):
            break
        end, lines = line.end(), lines + 1
    return end if lines >= 2 else None


def _phrase_end(text: str, start: int, stop: int) -> int:
    """Give where a list of voters ends: at a full stop, an empty line, or the next side."""
    depth = 0
    seen = False
    for at in range(start, min(stop, start + 3000)):
        char = text[at]
        if char == "(":
            depth += 1
        elif char == ")":
            depth = max(0, depth - 1)
        elif (
            char == "."
            and not depth
            and (at + 1 >= len(text) or text[at + 1] in " \n\r")
            and not _initial(text, at)
        ):
            return at
        elif char == "\n" and not depth and seen:
            rest = text[at:stop]
            if re.match(r"\n\s*\n", rest) or not re.search(r"(?:,|\bog|\+|:)\s*$", text[start:at]):
                following = re.match(r"\s*([^\n]*)", rest)
                if not following or not re.match(r"(?:og\b|samt\b|\+|,|\()", following.group(1)):
                    return at
        if char.isalnum():
            seen = True
    return min(stop, start + 3000)


def _initial(text: str, at: int) -> bool:
    return bool(re.search(r"[A-ZÆØÅ][a-zæøåéü]+\s[A-ZÆØÅ]$", text[max(0, at - 30) : at])) and bool(
        re.match(r"\.\s[A-ZÆØÅ][a-zæøå]", text[at : at + 4])
    )


_ACTS = anchored(
    r"\b(?:stem(?:te|mer)|und(?:lod|lader)|godkend(?:te|er)|anbefal(?:er|ede)|tiltr(?:ådte|æder)|"
    r"vedt(?:og|ager))\b"
)
_JOINT = re.compile(r"[,;]\s|\s(?=(?:mens|medens|hvorimod|imens)\s)")


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


def _sentence_side(part: str, known: tuple[str, ...], offset: int) -> VoteSide | None:
    trailing = _TRAILING.search(part)
    span = (offset, offset + len(part))
    stated = [one.group("count") or one.group("members") for one in STATED_COUNT.finditer(part)]
    # "A (7) og F (3) stemte for" is ten, "5 medlemmer (A og V)" five.
    listed = len(stated) > 1 and not re.search(r"\bmedlem", part)
    count = (sum(map(int, stated)) if listed else int(stated[0])) if stated else None
    if trailing:
        subject = part[: trailing.start()]
        if re.search(r"\bat\s+$|\bhvis\b", subject):
            return None
        voters = find_voters(subject, known=known, offset=offset)
        if voters or count is not None:
            return VoteSide(trailing.lastgroup or "for", voters, span, count)
        return None
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
            return VoteSide(side, voters, span, count)
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
            return VoteSide("against", voters, span, count)
    return None


def _collect(sides: list[VoteSide]) -> Votes:
    lists: dict[str, list[str]] = {"for": [], "against": [], "abstained": []}
    counts: dict[str, int | None] = {"for": None, "against": None, "abstained": None}
    where: dict[str, tuple[Span, ...]] = {}
    # "Imod: Lone Holm (B)" and then "Liste B stemte imod, da ...": B is she.
    named = {
        (side.side, one.party): side.span for side in sides for one in side.voters if one.person
    }
    for side in sorted(sides, key=lambda side: side.span):
        for voter in side.voters:
            if voter.person is None and named.get((side.side, voter.party), side.span) != side.span:
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


def _counts(text: str, votes: Votes) -> Votes:
    """Add the counts that stand in words: "med 39 stemmer imod 8. 3 undlod"."""
    stated = _COUNTS.search(text) or _FOR_AND_AGAINST.search(text)
    if stated:
        one, two = int(stated.group("one")), int(stated.group("two"))
        sentence_start = max(
            text.rfind(". ", 0, stated.start()), text.rfind("\n", 0, stated.start()), 0
        )
        if _LOST.search(text[sentence_start : stated.end() + 30]):
            # A proposal that fell "med 35 stemmer imod 11" had 35 against it.
            one, two = two, one
        votes = replace(votes, count_for=one, count_against=two)
        undecided = _UNDECIDED.search(text[stated.end() :])
        if undecided:
            word = undecided.group("count")
            votes = replace(votes, count_abstained=0 if word.casefold() == "ingen" else int(word))
        return votes
    only = _ONLY_FOR.search(text)
    if only and votes.count_for is None:
        return replace(votes, count_for=int(only.group("count")))
    return votes
