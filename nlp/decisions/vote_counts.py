"""The counts of a vote that stand in words: "med 39 stemmer imod 8. 3 undlod"."""

from __future__ import annotations

import re
from dataclasses import replace

from sagsspor.nlp.record import Votes
from sagsspor.nlp.text.anchors import anchored

_COUNTS = re.compile(
    r"(?:med\s)?(?P<one>\d{1,3})\s(?:stemmer|medlemmer|for)?\s?(?:for\s)?(?:og\s|"
    r",\s)?(?:i?mod)\s(?P<two>\d{1,3})(?!\d)(?:\s(?:stemmer|imod))?",
    re.IGNORECASE,
)
# "13 stemte for: A, B og V. 6 stemte imod: C, O."
_SIDES = re.compile(
    r"(?<!\d)(?P<one>\d{1,3})\s(?:medlemmer\s)?stemte\sfor\b[^.;\n]{0,80}[.;\n]\s?"
    r"(?P<two>\d{1,3})\s(?:medlemmer\s)?stemte\si?mod\b"
)
_FOR_AND_AGAINST = re.compile(
    r"(?P<one>\d{1,3})\s(?:stemmer\s|stemte\s|stemmer\s)?for\s?(?:,|og)\s?(?P<two>\d{1,3})\s(?:stemmer\s|stemte\s)?i?mod\b",
    re.IGNORECASE,
)
# "Vedtaget med stemmerne 15-10".
_TALLY = re.compile(
    r"\bstemme(?:r|rne|tallene|tallet)\s(?P<one>\d{1,3})\s?[-–/]\s?(?P<two>\d{1,3})\b"
)
_UNDECIDED = re.compile(
    r"(?P<count>\d{1,3}|[Ii]ngen)\s(?:medlemmer\s|stemmer\s)?(?:undlod|hverken|afstod|blanke?)",
    re.IGNORECASE,
)
_ONLY_FOR = anchored(r"\bmed\s(?P<count>\d{1,3})\sstemmer(?!\s(?:i?mod|for\s))", re.IGNORECASE)
_LOST = anchored(r"\b(?:forkast|nedstem|faldt|bortfald|afvist)", re.IGNORECASE)


def with_counts(text: str, votes: Votes) -> Votes:
    """Add the counts that a text states to the votes read from it."""
    forms = (_COUNTS, _FOR_AND_AGAINST, _TALLY, _SIDES)
    stated = next((found for form in forms if (found := form.search(text))), None)
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
