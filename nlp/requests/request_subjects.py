"""Whether the subject of a verb of asking asks here: no reason, no condition, nobody outside."""

from __future__ import annotations

import re

from sagsspor.nlp.requests.request_verdicts import Context
from sagsspor.nlp.requests.request_words import outsider_pattern, words

_TO_BODY = re.compile(
    r"(?:udvalget|udvalg|rådet|forvaltningen|administrationen|bestyrelsen),\s*$", re.I
)
_IN_ANSWER = re.compile(r"\s+(?:i|med)\s+(?:sit|sine|deres|et)\s+høringssvar\b", re.IGNORECASE)
_SAME_SUBJECT = re.compile(
    r"\s+[\wæøå]*(?:udvalget|rådet|bestyrelsen|forvaltningen|administrationen)\s+", re.IGNORECASE
)
_OUTCOME_IDET = re.compile(
    r"\W*(?:\d+[.)]\s*)?(?:sagen\s|indstillingen\s|orienteringen\s|punktet\s)?(?:blev\s|er\s|tages\s)?"
    r"(?:godkendt|godkendes|drøftet|vedtaget|tiltrådt|tiltrædes|anbefal\w+|(?:taget\s)?til\sefterretning|"
    r"udsat|udsættes|indstill\w+)(?:\s[^,]{0,40})?,?\s*",
    re.IGNORECASE,
)


def asked_outside(before: str, after: str, context: Context) -> bool:
    """Tell whether somebody outside asks: "Foreningen efterlyser", "ønsker i sit høringssvar"."""
    words_near = " ".join(re.split(r"[;:,.]", before)[-1].split()[-3:])
    if _IN_ANSWER.match(after):
        return True
    who = context.asker(words_near)
    if who == context.body:
        return False
    member = who is not None and who.type in {"person", "party"}
    return not member and outsider_pattern().search(words_near) is not None


def subordinate(before: str, passive: bool) -> bool:
    """Tell whether what stands before an ask makes it a reason, a condition or the topic."""
    clause = re.split(r"[;:]|\.\s(?=[A-ZÆØÅ])|,\s(?=(?:og|men)\s)", before)[-1]
    found = None
    for match in words("ask", "subordinate").finditer(clause):
        found = match
    if found is None:
        return False
    word = found[0].casefold()
    if word == "der" and not clause[: found.start()].strip(" ,"):
        return False
    if passive and word in {"der", "som"} and _TO_BODY.search(clause[: found.start()]):
        return False
    if passive and word in {"der", "både"}:
        return bool(clause[: found.start()].rstrip().endswith(","))
    between = clause[found.end() :]
    if word in {"idet", "da"} and _OUTCOME_IDET.fullmatch(clause[: found.start()]):
        # "Godkendt, idet udvalget ønsker en status": no reason, but what goes with the approval.
        return _SAME_SUBJECT.fullmatch(between) is None
    return "," not in between and len(between.split()) <= 6
