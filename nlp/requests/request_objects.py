"""Whether what follows a verb of asking is something that comes back.

"ønsker" alone is not enough: "ønsker en redegørelse" comes back, "ønsker taksten sat ned" does not.
"""

from __future__ import annotations

import re

from sagsspor.nlp.requests.request_words import (
    bare_infinitive_pattern,
    definite_noun_pattern,
    infinitive_pattern,
    noun_pattern,
    starts,
    words,
)
from sagsspor.nlp.vocabulary import table

_SELF = re.compile(r"\s*,?\s*(?:om\s+|til\s+)?at\s+", re.I)
_INFINITIVE_NEXT = re.compile(r"at\s+(?:\w+\s+)?(?P<verb>[a-zæøå]+e)(?![\w-])", re.I)
# "så gerne, at virksomheden præsenterer", "at nøgletallene forelægges": nouns that end as an
# infinitive does.
_CLAUSE = re.compile(r"\s*,|\D*?\bat\s+\w+ne\b", re.I)
_TIMED = re.compile(r"\b(?:\w*mødet?|igen|inden|senest|kvartal|op igen|på ny)\b", re.I)
OBJECT_REACH = 12  # words after an ask in which the thing asked for begins
_THIS_MEETING = re.compile(r"\bunder\s(?:pkt\.?|punkt|sag)\s?\d", re.IGNORECASE)
# "ønsker at møde lederne på et kommende udvalgsmøde"
_LATER_MEETING = re.compile(r"\b(?:på|til)\s(?:et\s)?(?:kommende|næste|senere)\s\w*møde\b", re.I)
# "ønskede punkt 4 behandlet som det første": the order of this meeting
_ORDER = re.compile(
    r"\W*(?:pkt\.?|punkt|sag|sagen|punktet)\s?\d{0,4}\sbehandlet\s(?:som|først|efter|før|under)",
    re.I,
)
# "ønsker følgende ført til protokollen": said for the minutes, nothing that comes back.
TO_MINUTES = re.compile(r"\W*(?:\w+\s+){1,5}?(?:\w*protokol\w*|referatet)\b", re.IGNORECASE)
_ON_AGENDA = re.compile(
    r"\s+(?!punkt|pkt)(?:[\w-]+\s+){1,8}?(?:på|optaget\spå|sat\spå)\s"
    r"(?:dagsordenen|en\s(?:kommende\s|senere\s)?dagsorden|[a-zæøå]{3,14}mødet)\b",
    re.IGNORECASE,
)
_WOULD_HEAR = re.compile(
    r"\s*(?:høre,?\s(?:mere|nærmere|om|h\w+)|vide|drøfte|orienteres|følge)\b", re.I
)
_CLOSELY = re.compile(r"\b(?:tæt|nøje|hver\w*|årlig\w*|halvårlig\w*|kvartalsvis\w*)\b", re.I)
_BEGGED = re.compile(r"\s+[\wæøå-]+(?:en|et)\s+(?:om\s+)?(?!at\s)", re.IGNORECASE)


def object_comes_back(text: str, at: int, verb: str) -> bool:
    """Tell whether something that comes back is asked for after a verb."""
    tail = text[at : at + 400]
    start = tail.lstrip(" ,:").casefold()
    if (
        starts("ask", "not_objects").match(start)
        or _ORDER.match(tail)
        or TO_MINUTES.match(tail)
        or _THIS_MEETING.search(tail)
    ):
        return False
    plain = " ".join(tail.split()[:OBJECT_REACH])
    weak = verb in table("requests")["ask"]["weak"]
    if _SELF.match(tail):
        # "ønsker at få ...", "anmoder om at ...", "ønsker, at sagen ..."
        infinitive = infinitive_pattern().match(
            tail.lstrip(" ,").removeprefix("om ").removeprefix("til ")
        )
        if infinitive:
            doing = infinitive[0].casefold()
            if doing.endswith(" følge udviklingen"):
                return _CLOSELY.search(tail) is not None
            if doing.endswith((" få", " give", " tage", " sætte", " behandle", " se", " lave")):
                return bool(
                    noun_pattern().search(tail)
                    or words("ask", "participles").search(tail)
                    or (not doing.endswith(" give") and _TIMED.search(tail))
                )
            return True
        comes = _clause_comes_back(tail)
        other = _INFINITIVE_NEXT.match(tail.lstrip(" ,").removeprefix("om ").removeprefix("til "))
        if other and not (comes and _CLAUSE.match(tail)):
            return _LATER_MEETING.search(tail) is not None
        return comes
    if _ON_AGENDA.match(tail):
        return True
    if verb == "bedes" and bare_infinitive_pattern().match(tail):
        return True
    if verb in {"vil gerne se", "ser gerne"} and definite_noun_pattern().match(tail.lstrip()):
        return True
    if verb == "vil gerne" and _WOULD_HEAR.match(tail):
        return True
    begged = _BEGGED.match(tail) if verb in {"bad", "beder", "at bede"} else None
    if begged and bare_infinitive_pattern().match(tail[begged.end() :]):
        return True  # "bad forvaltningen undersøge": "om at" left out
    at_clause = re.search(r"(?:om|til(?:\s\w+(?:en|et))?),?\s+at\s", tail)
    if at_clause and at_clause.start() < 80:
        rest = tail[at_clause.start() :]
        return bool(infinitive_pattern().search(rest[:120]) or _clause_comes_back(rest))
    if verb in {"pålægger", "pålagde", "pålægges"}:
        return bool(infinitive_pattern().search(tail))
    if words("ask", "participles").search(plain):
        return True
    return noun_pattern().search(plain) is not None and not (
        weak and not noun_pattern().search(plain[:60])
    )


def _clause_comes_back(tail: str) -> bool:
    """Tell whether a clause says what shall be laid before the body, or shall come with more."""
    completed = words("ask", "completed").search(tail)
    if completed and noun_pattern().search(tail[completed.end() :]):
        return True
    if _SENT_TO_BODY.search(tail):
        return True
    done = words("ask", "participles").search(tail)
    if done and _IS_DONE.search(tail[: done.start()]):
        return True
    return bool(words("ask", "clause_verbs").search(tail))


# "at tallene blev fremsendt til udvalget", "at notatet sendes rundt"
_SENT_TO_BODY = re.compile(
    r"\b(?:frem|til|efter|ud|rund|videre)?send(?:es|er|t)\s(?:\w+\s){0,3}?"
    r"(?:rundt\b|(?:ud\s)?til\s(?:\w*udvalgets?|medlemmerne|\w*rådets?|\w*bestyrelsens?)\b)",
    re.IGNORECASE,
)
_IS_DONE = re.compile(r"\b(?:bliver|blev|blive)\s(?:\w+\s){0,2}$", re.IGNORECASE)
