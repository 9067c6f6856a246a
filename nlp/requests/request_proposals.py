"""Whether a proposal lets a body ask: "at byrådet pålægger forvaltningen at fremlægge ..."."""

from __future__ import annotations

import re

from sagsspor.nlp.requests.askers import names_staff
from sagsspor.nlp.requests.request_objects import object_comes_back
from sagsspor.nlp.requests.request_verdicts import REQUEST, Context, Verdict
from sagsspor.nlp.requests.request_words import outsider_pattern
from sagsspor.nlp.text.anchors import anchored

# Who would ask stands between "at" and the verb, or who would be asked.
_WOULD_ASK = anchored(
    r"\bat\s(?P<who>[^.,;:\n]{2,70}?)\s(?P<verb>pålægger|anmoder|beder|bestiller|rekvirerer|får)\b",
    re.IGNORECASE,
)
_WOULD_BE_ASKED = anchored(
    r"\bat\s(?P<who>[^.,;:\n]{2,70}?)\s(?P<verb>pålægges|anmodes|bedes|får\s(?:til\sopgave|pålæg\som))\b",
    re.IGNORECASE,
)
_PROPOSES = re.compile(
    r"\W*(?P<who>[^.;:\n]{1,120}?)\s(?:foreslår|foreslås|indstiller|indstilles|"
    r"(?:stiller|har\sstillet|stilles)\sforslag\som)\b",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"(?:\w*(?:udvalget|rådet|bestyrelsen|magistraten|borgerrepræsentationen|nævnet))\b",
    re.IGNORECASE,
)


def judge_proposed_ask(text: str, context: Context) -> Verdict | None:
    """Judge a point of a proposal: a body would ask its staff or a committee for something."""
    for found in _WOULD_ASK.finditer(text):
        tail = text[found.end() :]
        if not _BODY.search(found["who"]) or outsider_pattern().match(tail.lstrip()):
            continue
        if object_comes_back(text, found.end(), found["verb"].casefold()) and _asks_own(tail):
            return Verdict(REQUEST, context.body, "proposal")
    for found in _WOULD_BE_ASKED.finditer(text):
        if not (names_staff(found["who"]) or _BODY.search(found["who"])):
            continue
        if object_comes_back(text, found.end(), found["verb"].casefold()):
            return Verdict(REQUEST, context.body, "proposal")
    return None


def judge_told_proposal(text: str, context: Context) -> Verdict | None:
    """Judge a sentence that tells a proposal: "Venstre foreslår, at byrådet beder ..."."""
    proposes = _PROPOSES.match(text)
    if proposes is None or outsider_pattern().search(proposes["who"]):
        return None
    verdict = judge_proposed_ask(text[proposes.end() :], context)
    who = context.asker(proposes["who"])
    if verdict is None or who is None or who.type not in {"person", "party"}:
        return verdict
    return Verdict(REQUEST, who, "proposal")


def _asks_own(tail: str) -> bool:
    """Tell whether those who are asked first are of the municipality, or nobody is named."""
    asked = tail[:_ASKED_REACH].split(" om ")[0].split(" at ")[0]
    named = re.search(r"[A-ZÆØÅ]\w{2,}", asked)
    return named is None or names_staff(asked) or _BODY.search(asked) is not None


_ASKED_REACH = 80
"""Signs after a verb of asking in which those who are asked are named."""
