"""Sides of a vote that are named before their voters: "For stemte: A, B og C", "Imod: 6 (V)"."""

from __future__ import annotations

import re

from sagsspor.nlp.decisions.vote_brackets import VoteSide
from sagsspor.nlp.people.name_lists import is_first_name
from sagsspor.nlp.people.voters import find_voters
from sagsspor.nlp.text.anchors import anchored
from sagsspor.nlp.text.source import Span

_THING = (
    r"(?:\s(?:forslaget|indstillingen|ændringsforslaget|dette|hovedforslaget|beslutningen|"
    r"herfor|herimod|Æ\d|punktet|(?:indstillingens\s|at-)?(?:punkt|pkt\.?)\s\d{1,2}|\d\.\s?at))?"
)
# A side named first, its voters after it: "For stemte: A, B og C", "Imod: 6 (...)".
_LEADING = anchored(
    rf"(?P<for>(?<![\wæøå])For\sat\s[^.:\n]{{3,80}}(?:kr\.[^.:\n]{{0,30}})?\sstemte\s?:|"
    rf"(?<![\wæøå])For\s[a-zæøå]{{4,20}}[^.:;,()\n]{{0,50}}?\sstemte\b\s?:?|"
    rf"(?<![\wæøå])[Ss]tem(?:te|mer)\s(?:for|ja)\s?:|(?<!\d)\d{{1,3}}\sfor\s?:|(?<![\wæøå])(?:[Ff]or|"
    rf"[Jj]a){_THING}\s?(?:stemte|stemmer|stemt)\b\s?:?|(?<![\wæøå])(?:FOR|JA)(?:\sSTEMTE)?\s?:|(?<![\wæøå])For\s(?:indstillingen|forslaget|ændringsforslaget)\s?:|(?<![\wæøå])(?:For|Ja)(?:\s(?:stemte|"
    rf"stemmer)|-stemmer|-stemmende)?\s?:(?!\s*\n\s*Imod)|(?:(?<=[.,;]\s)f|(?<![\wæøå])F)or{_THING}\s(?:var|er)\b\s?:?|(?<![\wæøå])med\sstemmer(?:ne)?\s(?:fra|af)\b)"
    rf"|(?P<against>(?<![\wæøå])(?:(?:[Ii]mod|[Mm]od|[Nn]ej){_THING}\s?(?:stemte|stemmer|"
    rf"stemt)\b\s?:?|(?:Imod|Mod|Nej(?:-stemmer|-stemmende)?|(?:IMOD|MOD|NEJ)(?:\sSTEMTE)?)\s?:)|(?<![\wæøå])Imod\s(?:indstillingen|forslaget|ændringsforslaget)\s?:|(?<![\wæøå])[Ss]tem(?:te|mer)\s(?:i?mod|nej)\s?:|"
    rf"(?<!\d)\d{{1,3}}\s(?:stemmer\s)?i?mod\s?:|(?:(?<=[.,;]\s)i|(?<![\wæøå])I)mod{_THING}\s(?:var|er)\b\s?:?|(?<![\wæøå])I?[Mm]od\s[a-zæøå]{{4,20}}"
    rf"[^.:;,()\n]{{0,50}}?\sstemte\b\s?:?|(?<![\wæøå])i?mod\sstemmer(?:ne)?\s(?:fra|af)\b)"
    r"|(?P<abstained>(?<![\wæøå])(?:\d{1,3}\s(?:undlod|blanke?)\s?:|(?:[Ff]ølgende\s)?(?:[Uu]nd(?:lod|lader)|[Aa]fst(?:od|år)\sfra)\s(?:at\s)?stemme\s?:|(?:Undl(?:od|ader|adt)|"
    r"Afstod|Hverken\sfor\seller\simod|Hverken/eller|Blankt?|Blanke(?:\sstemmer)?|BLANKE?T?|UNDLOD(?:\sAT\sSTEMME)?)\s?:|"
    r"Stemte\s(?:ikke|blankt?|hverken\sfor\seller\s(?:i?mod))\s?:|[Uu]ndlod\s(?:at\s)?stemme\s(?=[A-ZÆØÅ]|\d{1,3}\s?(?:\(|medlem))|Hverken\sfor\seller\simod\sstemte\s?:?))"
)
_ABSTAINERS_LAST = re.compile(
    r"(?:,|\bog)\s(?:og\s|mens\s)?(?P<who>[^,.]{1,80}?(?:\([^()]{1,80}\))?)\s(?:undlod|undlader|hverken)\b"
)
_NUMBER_FIRST = re.compile(r"\s*:?\s*(?P<count>\d{1,3})\b(?!\.)")
# "A og V - i alt 12", "O - 2 stemmer": the sum behind a side's voters.
_TOTAL = re.compile(
    r"(?:\s[-–=]\s(?:i\salt\s)?|[,;]?\s\(?i\salt\s)(?P<count>\d{1,3})(?!\d)"
    r"(?=\sstemme|\smedlem|\s?\)|\s*$|(?<=alt\s\d)|(?<=alt\s\d\d))"
)
_REASON = re.compile(r",?\s(?:idet|da|fordi|der\s(?:ønske|mene|fand|find)|som\sønske)\w*\b")


def labelled_sides(text: str, known: tuple[str, ...], offset: int) -> list[VoteSide]:
    """Find the sides that are named before their voters, in text order."""
    sides: list[VoteSide] = []
    marks = list(_LEADING.finditer(text))
    for mark, stop in zip(marks, [*(one.start() for one in marks[1:]), len(text)], strict=False):
        sides += _sides(text, mark, stop, known, offset)
    return sides


def _sides(
    text: str, mark: re.Match[str], stop: int, known: tuple[str, ...], offset: int
) -> list[VoteSide]:
    """Read the side behind a label, and those who abstained where its voters end with them."""
    side = mark.lastgroup or "for"
    end = _list_end(text, mark, stop) or _phrase_end(text, mark.end(), stop)
    phrase = text[mark.end() : end]
    begin = mark.end() + offset
    if _is_empty(mark.group(), phrase):
        return [VoteSide(side, (), (mark.start() + offset, begin), 0)]
    sides: list[VoteSide] = []
    tail = _ABSTAINERS_LAST.search(phrase)
    if tail and side != "abstained":
        # "..., imod stemte 6 (V), og 2 (O) undlod at stemme."
        others = find_voters(tail["who"], known=known, offset=begin + tail.start("who"))
        if others:
            sides.append(VoteSide("abstained", others, (begin + tail.start(), end + offset)))
            phrase = phrase[: tail.start()]
    reason, total = _REASON.search(phrase), _TOTAL.search(phrase)
    count = _NUMBER_FIRST.match(phrase) or total
    named = phrase[: min(one.start() if one else len(phrase) for one in (reason, total))]
    voters = find_voters(named, known=known, offset=begin)
    span: Span = (mark.start() + offset, end + offset)
    if voters or count:
        sides.append(VoteSide(side, voters, span, int(count["count"]) if count else None))
    elif not phrase.strip():
        sides.append(VoteSide(side, (), span, 0 if ":" in mark.group() else None))
    return sides


_SAYS = re.compile(
    r"\b(?:ønske(?:r|de)|anmode[rs]|bad|beder|tager|tog|kan|kunne|foresl\w+|bemærke\w+|deltog|"
    r"erklær\w+|var|er|blev|vil|mener|stem(?:te|mer)|frem\w+|forlod|undlod|udeblev|meldte|havde|"
    r"ankom|gør)\b"
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
                if _breaks_name(text[max(start, at - _NAME) : at], rest[: 2 * _NAME]):
                    continue
                if not following or not re.match(r"(?:og\b|samt\b|\+|,|\()", following.group(1)):
                    return at
        if char.isalnum():
            seen = True
    return min(stop, start + 3000)


_NAME = 40
"""Signs of a name, at most."""
_FIRST_LAST = re.compile(r"(?:^|,|\bog)\s*(?P<first>[A-ZÆØÅ][a-zæøåéü]+(?:-[A-ZÆØÅ]\w+)?)\s*$")
_SURNAME = re.compile(r"\s*[A-ZÆØÅ][\w'’-]+(?:\s[A-ZÆØÅ][\w'’-]+)?(?:\s\(\w+\))?(?:[,.]|\sog\b)")


def _breaks_name(above: str, below: str) -> bool:
    """Tell whether a line ends with a first name, as where a page ends: "og Poul | Holm."."""
    first = _FIRST_LAST.search(above)
    return bool(first and is_first_name(first["first"]) and _SURNAME.match(below))


def _initial(text: str, at: int) -> bool:
    return bool(re.search(r"[A-ZÆØÅ][a-zæøåéü]+\s[A-ZÆØÅ]$", text[max(0, at - 30) : at])) and bool(
        re.match(r"\.\s[A-ZÆØÅ][a-zæøå]", text[at : at + 4])
    )
