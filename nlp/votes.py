"""How was voted: who for, who against, who not, and how many."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from sagsspor.nlp.record import Votes
from sagsspor.nlp.sentences import split_sentences
from sagsspor.nlp.source import Span
from sagsspor.nlp.voters import Voter, find_voters

_THING = (
    r"(?:\s(?:forslaget|indstillingen|ændringsforslaget|dette|hovedforslaget|beslutningen|"
    r"herfor|herimod|Æ\d|punktet|(?:indstillingens\s|at-)?(?:punkt|pkt\.?)\s\d{1,2}|\d\.\s?at))?"
)
# A side named first, its voters after it: "For stemte: A, B og C", "Imod: 6 (...)".
_LEADING = re.compile(
    rf"(?P<for>(?<![\wæøå])For\sat\s[^.:\n]{{3,80}}(?:kr\.[^.:\n]{{0,30}})?\sstemte\s?:|"
    rf"(?<![\wæøå])For\s[a-zæøå]{{4,20}}\sstemte\b\s?:?|(?<![\wæøå])(?:[Ff]or|"
    rf"[Jj]a){_THING}\s?(?:stemte|stemmer|stemt)\b\s?:?|(?<![\wæøå])(?:For|Ja)(?:\s(?:stemte|"
    rf"stemmer))?\s?:(?!\s*\n\s*Imod))"
    rf"|(?P<against>(?<![\wæøå])(?:(?:[Ii]mod|[Mm]od|[Nn]ej){_THING}\s?(?:stemte|stemmer|"
    rf"stemt)\b\s?:?|(?:Imod|Mod|Nej)\s?:))"
    r"|(?P<abstained>(?<![\wæøå])(?:(?:[Ff]ølgende\s)?[Uu]ndlod\sat\sstemme\s?:|(?:Undlod|"
    r"Undladt|Hverken\sfor\seller\simod|Hverken/eller|Blankt?)\s?:|"
    r"[Uu]ndlod\sat\sstemme\s(?=[A-ZÆØÅ])|Hverken\sfor\seller\simod\sstemte\s?:?))"
)
# A side named after its voters: "Lone Holm (V) stemte imod", "O undlod at stemme".
_TRAILING = re.compile(
    r"(?P<against>\b(?:stemte|stemmer|har\sstemt|stemt)\s(?:alle\s)?(?:imod|mod|nej)\b)|"
    r"(?P<abstained>\bund(?:lod|lader|ladt)\s(?:at\sstemme|at\sdeltage\si\safstemningen)|"
    r"\bafstod\sfra\sat\sstemme|\bstemte\s(?:blankt|hverken)|\bhverken\sfor\seller\simod)"
    r"|(?P<for>\b(?:stemte|stemmer|har\sstemt)\s(?:alle\s)?(?:for|ja)\b)"
)
_MAJORITY = re.compile(
    r"\b(?:et\s(?:enigt\s)?flertal|flertallet|\d{1,2}\smedlemmer|\w+\smedlemmer|et\smedlem|"
    r"1\smedlem)\b",
    re.IGNORECASE,
)
_SUPPORTS = re.compile(
    r"\b(?:anbefal(?:er|ede|ing)|godkend(?:er|te)|indstill(?:er|ede)|tiltr(?:æder|ådte)|"
    r"vedt(?:ager|og)|stemmer\sfor|stemte\sfor|støtter|ønsker\sat\s(?:godkende|anbefale)|"
    r"beslutte(?:r|de)|følger)\b",
    re.IGNORECASE,
)
_REFUSES = re.compile(
    r"\bkan\sikke\s(?:anbefale|godkende|tiltræde|støtte)|\bkunne\sikke\s(?:anbefale|godkende|"
    r"tiltræde|støtte)|\banbefaler\sikke|\bgodkender\sikke|\btiltræder\sikke",
    re.IGNORECASE,
)
# "Vedtaget med 19 stemmer for (A og V) mod 3 (O)": both sides in parentheses.
_BOTH = re.compile(
    r"(?P<one>\d{1,3})\s(?:stemmer|medlemmer)?(?:\sfor)?\s?\((?P<for>[^()]*(?:\([^()]*\)[^()]*){0"
    r",30})\)\s?(?:,\s)?(?:og\s)?"
    r"(?:(?P<two>\d{1,3})\s)?(?:stemmer\s)?i?mod\s?(?P<three>\d{1,3})?\s?(?:stemmer\s)?\((?P<agai"
    r"nst>[^()]*(?:\([^()]*\)[^()]*){0,30})\)"
)
# "Anbefales af A, B og I", "blev godkendt af 4 medlemmer (A og V)".
_BY = re.compile(
    r"\b(?:anbefal(?:es|et)|godkend(?:es|t)|tiltr(?:ædes|ådt)|vedtag(?:es|et)|støtte(?:s|t)|"
    r"stemt\sfor)\s(?:også\s)?af\s(?P<who>[^.;\n]{1,300})",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[\"”“»][^\"”“»«\n]{25,1500}[\"”“«]")
# "Vedtaget med 8 stemmer for (A og V)", "godkendt med 5 stemmer (A og V)".
_FOR_BRACKET = re.compile(
    r"(?:\bmed\s(?P<count>\d{1,3})\sstemmer(?:\sfor)?|(?<!\d)(?P<first>\d{1,3})\s(?:stemte|stemmer)\sfor)\s?\((?P<who>[^()]{1,200}(?:\([^()]*\)[^()]{0,2"
    r"00}){0,20})\)"
)
_ABSTAINERS_LAST = re.compile(
    r"(?:,|\bog)\s(?:og\s|mens\s)?(?P<who>[^,.]{1,80}?(?:\([^()]{1,80}\))?)\s(?:undlod|undlader|hverken)\b"
)
# "Godkendt med 8 stemmer mod 1 (O)", "2 stemmer imod (Ø og F)".
_AGAINST_BRACKET = re.compile(
    r"(?:\bi?mod\s(?P<count>\d{1,3})\s?|(?P<first>\d{1,3})\s(?:stemmer|stemte)\s(?:i?mod|"
    r"nej)\s?)\((?P<who>[^()]{1,200}(?:\([^()]*\)[^()]{0,200}){0,20})\)"
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
_ONLY_FOR = re.compile(r"\bmed\s(?P<count>\d{1,3})\sstemmer(?!\s(?:i?mod|for\s))", re.IGNORECASE)
_LOST = re.compile(r"\b(?:forkast|nedstem|faldt|bortfald|afvist)", re.IGNORECASE)
_NUMBER_FIRST = re.compile(r"\s*:?\s*(?P<count>\d{1,3})\b(?!\.)")
_STATED = re.compile(
    r"\((?P<count>\d{1,2})(?:\smedlemmer|\sstemmer)?\)|\b(?P<members>\d{1,2})\smedlem(?:mer)?\b"
)


@dataclass(frozen=True, slots=True)
class _Side:
    """One side of a vote, as found at one place."""

    side: str
    voters: tuple[Voter, ...]
    span: Span
    count: int | None = None


def read_votes(text: str, *, known: tuple[str, ...] = (), offset: int = 0) -> Votes:
    """Read the vote that a decision's text reports; an empty Votes where it reports none.

    A reservation is no vote. "Kan ikke anbefale" is a vote against only beside a majority or a
    printed vote.
    """
    # A quoted statement argues; it does not report the vote.
    text = _QUOTED.sub(lambda match: " " * len(match.group()), text)
    sides = list(_leading(text, known, offset))
    sides += _in_brackets(text, known, offset)
    taken = [side.span for side in sides]
    refusals: list[_Side] = []
    majority = False
    for sentence in split_sentences(text):
        start, end = sentence.start, sentence.end
        part = text[start:end]
        if any(a - offset < end and start < b - offset for a, b in taken):
            if _MAJORITY.search(part) and _SUPPORTS.search(part):
                majority = True
            continue
        found = _sentence_side(part, known, start + offset)
        if found:
            sides.append(found)
            majority = majority or found.side == "for"
        elif _REFUSES.search(part):
            subject = part[: _REFUSES.search(part).start()]  # type: ignore[union-attr]
            voters = find_voters(subject, known=known, offset=start + offset)
            if voters and not re.match(r"\W*udvalget\b", part, re.IGNORECASE):
                refusals.append(_Side("against", voters, (start + offset, end + offset)))
    if majority:
        sides += refusals
    return _counts(text, _collect(sides))


def _leading(text: str, known: tuple[str, ...], offset: int) -> list[_Side]:
    sides: list[_Side] = []
    marks = list(_LEADING.finditer(text))
    for at, match in enumerate(marks):
        side = match.lastgroup or "for"
        stop = marks[at + 1].start() if at + 1 < len(marks) else len(text)
        end = _phrase_end(text, match.end(), stop)
        phrase = text[match.end() : end]
        tail = _ABSTAINERS_LAST.search(phrase)
        if tail and side != "abstained":
            # "..., imod stemte 6 (V), og 2 (O) undlod at stemme."
            others = find_voters(
                tail.group("who"), known=known, offset=match.end() + tail.start("who") + offset
            )
            if others:
                sides.append(
                    _Side("abstained", others, (match.end() + tail.start() + offset, end + offset))
                )
                phrase = phrase[: tail.start()]
        count = _NUMBER_FIRST.match(phrase)
        reason = re.search(
            r",?\s(?:idet|da|fordi|der\s(?:ønske|mene|fand|find)|som\sønske)\w*\b", phrase
        )
        voters = find_voters(
            phrase[: reason.start()] if reason else phrase, known=known, offset=match.end() + offset
        )
        if not voters and not count:
            if phrase.strip():
                continue
            sides.append(
                _Side(
                    side,
                    (),
                    (match.start() + offset, end + offset),
                    0 if ":" in match.group() else None,
                )
            )
            continue
        sides.append(
            _Side(
                side,
                voters,
                (match.start() + offset, end + offset),
                int(count.group("count")) if count else None,
            )
        )
    return sides


def _in_brackets(text: str, known: tuple[str, ...], offset: int) -> list[_Side]:
    """Read votes whose sides stand in parentheses or after "af"."""
    sides: list[_Side] = []
    for match in _BOTH.finditer(text):
        counts = {"for": match.group("one"), "against": match.group("two") or match.group("three")}
        for side in ("for", "against"):
            voters = find_voters(match.group(side), known=known, offset=match.start(side) + offset)
            if voters:
                count = counts[side]
                span = (match.start() + offset, match.end() + offset)
                sides.append(_Side(side, voters, span, int(count) if count else None))
    done = [side.span for side in sides]
    for match in _FOR_BRACKET.finditer(text):
        if any(a - offset < match.end() and match.start() < b - offset for a, b in done):
            continue
        voters = find_voters(match.group("who"), known=known, offset=match.start("who") + offset)
        if voters:
            span = (match.start() + offset, match.end() + offset)
            count = int(match.group("count") or match.group("first"))
            sides.append(_Side("for", voters, span, count))
    for match in _AGAINST_BRACKET.finditer(text):
        if any(a - offset < match.end() and match.start() < b - offset for a, b in done):
            continue
        voters = find_voters(match.group("who"), known=known, offset=match.start("who") + offset)
        if voters:
            count = int(match.group("count") or match.group("first"))
            sides.append(
                _Side("against", voters, (match.start() + offset, match.end() + offset), count)
            )
    for match in _BY.finditer(text):
        who = match.group("who")
        if re.match(r"(?:et\s)?(?:enigt|enstemmigt|udvalg|byråd|forvaltning)", who, re.IGNORECASE):
            continue
        voters = find_voters(who, known=known, offset=match.start("who") + offset)
        if voters:
            stated = _STATED.search(who)
            count = int(stated.group("count") or stated.group("members")) if stated else None
            sides.append(
                _Side("for", voters, (match.start() + offset, match.end() + offset), count)
            )
    return sides


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


def _sentence_side(part: str, known: tuple[str, ...], offset: int) -> _Side | None:
    trailing = _TRAILING.search(part)
    span = (offset, offset + len(part))
    stated = _STATED.search(part)
    count = int(stated.group("count") or stated.group("members")) if stated else None
    if trailing:
        subject = part[: trailing.start()]
        if re.search(r"\bat\s+$|\bhvis\b", subject):
            return None
        voters = find_voters(subject, known=known, offset=offset)
        if voters or count is not None:
            return _Side(trailing.lastgroup or "for", voters, span, count)
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
            return _Side(side, voters, span, count)
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
            return _Side("against", voters, span, count)
    return None


def _collect(sides: list[_Side]) -> Votes:
    lists: dict[str, list[str]] = {"for": [], "against": [], "abstained": []}
    counts: dict[str, int | None] = {"for": None, "against": None, "abstained": None}
    where: dict[str, tuple[Span, ...]] = {}
    for side in sorted(sides, key=lambda side: side.span):
        for voter in side.voters:
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
