"""Votes whose voters stand in parentheses or in a sentence: "mod 3 (O)", "mod Xs stemmer"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sagsspor.nlp.people.voters import Voter, find_voters
from sagsspor.nlp.text.source import Span
from sagsspor.nlp.text.taken import Taken

# "Vedtaget med 19 stemmer for (A og V) mod 3 (O)": both sides in parentheses.
_BOTH = re.compile(
    r"(?P<one>\d{1,3})\s(?:stemmer|medlemmer)?(?:\sfor)?\s?\((?P<for>[^()]*(?:\([^()]*\)[^()]*){0"
    r",30})\)\s?(?:,\s)?(?:og\s)?"
    r"(?:(?P<two>\d{1,3})\s)?(?:stemmer\s)?i?mod\s?(?P<three>\d{1,3})?\s?(?:stemmer\s)?\((?P<agai"
    r"nst>[^()]*(?:\([^()]*\)[^()]*){0,30})\)"
)
# "3 (O) stemte imod", "2 medlemmer (Ø) undlod", "5 (A og F) for": the side behind its voters.
_COUNTED = re.compile(
    r"\b(?P<count>\d{1,3})\s(?:medlem(?:mer)?\s|stemmer?\s)?\((?P<who>[^()]{1,200}(?:\([^()]*\)[^()]{0,"
    r"200}){0,20})\)\s(?:(?:stemte|stemmer)\s(?P<voted>for|ja|i?mod|nej|blankt|hverken)\b|"
    r"(?P<bare>undlod|undlader|hverken|imod|for)(?=\s?(?:[.;,]|$|og\b|at\sstemme|for\seller)))"
)
# "(A, V og C for, Ø imod)"
_BOTH_SHORT = re.compile(
    r"\((?P<for>[^():]{1,120}?)\sfor,?\s(?:og\s|mens\s)?(?P<against>[^():]{1,120}?)\simod\)"
)
# "Alle stemte for, dog undlod Lone Holm at stemme."
_LET_BE = re.compile(r"\bundlod\s(?P<who>[A-ZÆØÅ][^.,;\n]{0,80}?)\sat\sstemme\b")
# "Anbefales af A, B og I", "blev godkendt af 4 medlemmer (A og V)".
_BY = re.compile(
    r"\b(?:anbefal(?:es|et)|godkend(?:es|t)|tiltr(?:ædes|ådt)|vedtag(?:es|et)|støtte(?:s|t)|"
    r"stemt\sfor)\s(?:også\s)?af\s(?P<who>[^.;\n]{1,300}?)"
    r"(?=\s(?:i?mod|mens|medens)\s|[.;\n]|$)",
    re.IGNORECASE,
)
# "Vedtaget med 8 stemmer for (A og V)", "godkendt med 5 stemmer (A og V)".
_FOR_BRACKET = re.compile(
    r"(?:\bmed\s(?P<count>\d{1,3})\sstemmer(?:\sfor)?|(?<!\d)(?P<beside>\d{1,3})\s(?:(?:stemte|stemmer)\s)?for)\s?\((?P<who>[^()]{1,200}(?:\([^()]*\)[^()]{0,2"
    r"00}){0,20})\)"
)
# "Godkendt med 8 stemmer mod 1 (O)", "2 stemmer imod (Ø og F)".
_AGAINST_BRACKET = re.compile(
    r"(?:\bi?mod\s(?P<count>\d{1,3})\s?(?:stemmer?\s)?|(?P<beside>\d{1,3})\s(?:(?:stemmer?|stemte)\s)?(?:i?mod|"
    r"nej)\s?)\((?P<who>[^()]{1,200}(?:\([^()]*\)[^()]{0,200}){0,20})\)"
)
# "..., og 1 undlod at stemme (I)", "2 hverken for eller imod (B og O)".
_ABSTAINED_BRACKET = re.compile(
    r"(?:(?P<count>\d{1,3}),?\s(?:der\s|som\s)?(?:medlem(?:mer)?\s|stemmer\s)?(?:undlod(?:\sat\sstemme)?|stemte\shverken|"
    r"hverken\sfor\seller\s(?:i?mod)|afstod|blankt?)"
    r"|\b(?:undlod|blankt?)\s(?P<beside>\d{1,3}))\s?\((?P<who>[^()]{1,200}(?:\([^()]*\)[^()]{0,"
    r"200}){0,20})\)"
)
_SIDE_BRACKETS = (
    ("for", _FOR_BRACKET),
    ("against", _AGAINST_BRACKET),
    ("abstained", _ABSTAINED_BRACKET),
)
# "Vedtaget mod Lone Holms stemme", "godkendt mod stemmerne fra O og Ø".
_MOD_VOTES = re.compile(
    r"\b(?:i)?mod\s(?:(?P<who>(?!og\b)[^.;:\n]{1,120}?)(?<!\sat)\sstemmer?\b|stemmer(?:ne)?\s(?:fra|af)\s(?P<from>[^.;\n]"
    r"{1,160}))"
)
_GENITIVE = re.compile(r"(?:['’]|(?<=[\wæøå]))s(?=\s*(?:,|og\b|samt\b|$))")
# "med stemmerne A, B og F for og C og V imod", "med stemmerne fra A og B mod stemmerne fra V".
_STEMMERNE = re.compile(
    r"\bstemmer(?:ne)?\s(?:fra\s)?(?P<for>(?!fra\b)[^.;\n]{1,200}?)\s(?:for\s(?:og|mod|samt)|i?mod)\s"
    r"(?:stemmer(?:ne)?\s(?:fra\s)?)?(?P<against>[^.;\n]{1,200}?)(?:\simod)?(?=[.;\n]|$|,?\s(?:idet|mens)\b)"
)
STATED_COUNT = re.compile(
    r"\((?P<count>\d{1,2})(?:\smedlemmer|\sstemmer)?\)|\b(?P<members>\d{1,2})\smedlem(?:mer)?\b"
)


# "Godkendt (imod: Ø)", "Godkendt. (O og Ø imod)", "Godkendt mod Ø.": no verb, no count.
_SHORT = re.compile(
    r"\((?:(?P<side>[Ii]mod|[Mm]od|[Ff]or(?=:)|[Uu]ndlod):?\s(?P<who>[^():]{1,120})|"
    r"(?P<first>[^():]{1,120})\s(?P<last>imod|undlod))\)|"
    r"\b(?:[Gg]odkendt|[Vv]edtaget|[Tt]iltrådt)\si?mod\s(?P<letters>[A-ZÆØÅ](?:(?:,\s|\sog\s)[A-ZÆØÅ]){0,6})(?=[.;\n]|$)"
)
# "Alle stemte for undtagen Lone Holm, som stemte imod."
_EXCEPTED = re.compile(
    r"\b(?:undtagen|bortset\sfra|på\snær|med\sundtagelse\saf)\s(?P<who>[^.;\n]{2,80}?),?\s(?:som|der)\s"
    r"stemte\s(?:imod|mod|nej)\b"
)
_SIDE_WORDS = {
    **dict.fromkeys(("imod", "mod", "nej"), "against"),
    **dict.fromkeys(("for", "ja"), "for"),
    **dict.fromkeys(("undlod", "undlader", "hverken", "blankt"), "abstained"),
}


@dataclass(frozen=True, slots=True)
class VoteSide:
    """One side of a vote, as found at one place; ``count`` where a number is printed."""

    side: str
    voters: tuple[Voter, ...]
    span: Span
    count: int | None = None


def sides_in_brackets(text: str, known: tuple[str, ...], offset: int) -> list[VoteSide]:
    """Read votes whose sides stand in parentheses, after "af", or as somebody's votes."""
    sides = list(_behind_voters(text, known, offset))
    done = Taken(side.span for side in sides)
    for match in _BOTH.finditer(text):
        if not done.is_free((match.start() + offset, match.end() + offset)):
            continue
        counts = {"for": match.group("one"), "against": match.group("two") or match.group("three")}
        for side in ("for", "against"):
            voters = find_voters(match.group(side), known=known, offset=match.start(side) + offset)
            if voters:
                count = counts[side]
                span = (match.start() + offset, match.end() + offset)
                sides.append(VoteSide(side, voters, span, int(count) if count else None))
    done = Taken(side.span for side in sides)
    for side, pattern in _SIDE_BRACKETS:
        for match in pattern.finditer(text):
            span = (match.start() + offset, match.end() + offset)
            if not done.is_free(span):
                continue
            voters = find_voters(match["who"], known=known, offset=match.start("who") + offset)
            if voters:
                sides.append(VoteSide(side, voters, span, int(match["count"] or match["beside"])))
    taken = Taken(side.span for side in sides)
    for one in (*_in_words(text, known, offset), *_in_short(text, known, offset)):
        if taken.is_free(one.span):
            sides.append(one)
    for match in _BY.finditer(text):
        who = match.group("who")
        if re.match(r"(?:et\s)?(?:enigt|enstemmigt|udvalg|byråd|forvaltning)", who, re.IGNORECASE):
            continue
        voters = find_voters(who, known=known, offset=match.start("who") + offset)
        if voters:
            stated = STATED_COUNT.search(who)
            count = int(stated.group("count") or stated.group("members")) if stated else None
            sides.append(
                VoteSide("for", voters, (match.start() + offset, match.end() + offset), count)
            )
    return sides


def _behind_voters(text: str, known: tuple[str, ...], offset: int) -> Iterator[VoteSide]:
    """Read a count, the voters in brackets, and behind them what they voted."""
    for match in _COUNTED.finditer(text):
        voters = find_voters(match["who"], known=known, offset=match.start("who") + offset)
        if voters:
            side = _SIDE_WORDS[(match["voted"] or match["bare"]).casefold()]
            span = (match.start() + offset, match.end() + offset)
            yield VoteSide(side, voters, span, int(match["count"]))
    for match in _BOTH_SHORT.finditer(text):
        for side in ("for", "against"):
            voters = find_voters(match[side], known=known, offset=match.start(side) + offset)
            if voters:
                yield VoteSide(side, voters, (match.start() + offset, match.end() + offset))


def _in_short(text: str, known: tuple[str, ...], offset: int) -> Iterator[VoteSide]:
    """Read a side that stands in brackets or behind the outcome, without a verb or a count."""
    for match in _SHORT.finditer(text):
        group = next(one for one in ("who", "first", "letters") if match[one])
        word = (match["side"] or match["last"] or "imod").casefold()
        voters = find_voters(match[group], known=known, offset=match.start(group) + offset)
        if voters:
            yield VoteSide(
                _SIDE_WORDS[word], voters, (match.start() + offset, match.end() + offset)
            )
    for pattern, side in ((_EXCEPTED, "against"), (_LET_BE, "abstained")):
        for match in pattern.finditer(text):
            voters = find_voters(match["who"], known=known, offset=match.start("who") + offset)
            if voters:
                span = (match.start("who") + offset, match.end() + offset)
                yield VoteSide(side, voters, span)


def _in_words(text: str, known: tuple[str, ...], offset: int) -> Iterator[VoteSide]:
    """Read "med stemmerne A og B mod C" and "mod Lone Holms stemme"."""
    done = -1
    for match in _STEMMERNE.finditer(text):
        span = (match.start() + offset, match.end() + offset)
        sides = [
            VoteSide(side, voters, span)
            for side in ("for", "against")
            if (voters := find_voters(match[side], known=known, offset=match.start(side) + offset))
        ]
        if len(sides) == 2:
            done = match.end()
            yield from sides
    for match in _MOD_VOTES.finditer(text):
        if match.start() < done:
            continue
        group = "who" if match["who"] else "from"
        # The genitive's s is blanked, so that places stay.
        who = (
            _GENITIVE.sub(lambda end: " " * len(end[0]), match[group])
            if group == "who"
            else match[group]
        )
        voters = find_voters(who, known=known, offset=match.start(group) + offset)
        if voters and not re.match(r"\d", who):
            yield VoteSide("against", voters, (match.start() + offset, match.end() + offset))
