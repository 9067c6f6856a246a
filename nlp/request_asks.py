"""Whether a sentence asks: "Udvalget ønsker et notat", "anmoder om at få sagen forelagt".

A verb of asking is not enough: what is asked for must be something that comes back, and the asking
no reason, condition or topic of another sentence.
"""

from __future__ import annotations

import re

from sagsspor.nlp.askers import names_staff
from sagsspor.nlp.request_verdicts import REQUEST, Context, Verdict
from sagsspor.nlp.request_words import (
    bare_infinitive_pattern,
    infinitive_pattern,
    noun_pattern,
    starts,
    words,
)
from sagsspor.nlp.vocabulary import table

_OBJECT_REACH = 12  # words after an ask in which the thing asked for begins
# "at nøgletallene forelægges": a noun in the plural ends as an infinitive does.
_INFINITIVE_NEXT = re.compile(r"at\s+(?:\w+\s+)?(?P<verb>[a-zæøå]+e)(?![\w-])", re.I)
_SELF = re.compile(r"\s*,?\s*(?:om\s+|til\s+)?at\s+", re.I)
_TIMED = re.compile(r"\b(?:\w*mødet?|igen|inden|senest|kvartal|op igen|på ny)\b", re.I)
_TO_BODY = re.compile(
    r"(?:udvalget|udvalg|rådet|forvaltningen|administrationen|bestyrelsen),\s*$", re.I
)


def reports_ask(text: str) -> bool:
    """Tell whether a sentence that names an earlier meeting reports what was asked there."""
    for found in words("ask", "active").finditer(text):
        if object_comes_back(text, found.end(), found[0].casefold()):
            return True
    return bool(
        re.search(r"\b(?:ønsket|anmodet|bedt|efterlyst|efterspurgt)\b", text, re.I)
        and (infinitive_pattern().search(text) or noun_pattern().search(text))
    )


_THIS_MEETING = re.compile(r"\bunder\s(?:pkt\.?|punkt|sag)\s?\d", re.IGNORECASE)
# "ønsker at møde lederne på et kommende udvalgsmøde"
_LATER_MEETING = re.compile(r"\b(?:på|til)\s(?:et\s)?(?:kommende|næste|senere)\s\w*møde\b", re.I)
# "ønskede punkt 4 behandlet som det første": the order of this meeting
_ORDER = re.compile(
    r"\W*(?:pkt\.?|punkt|sag|sagen|punktet)\s?\d{0,4}\sbehandlet\s(?:som|først|efter|før|under)",
    re.I,
)
_WOULD_HEAR = re.compile(r"\s*(?:høre\s(?:mere|nærmere)|vide|drøfte|orienteres|følge)\b", re.I)
_BEGGED = re.compile(r"\s+[\wæøå-]+(?:en|et)\s+(?:om\s+)?(?!at\s)", re.IGNORECASE)


def object_comes_back(text: str, at: int, verb: str) -> bool:
    """Tell whether something that comes back is asked for after a verb."""
    tail = text[at : at + 400]
    start = tail.lstrip(" ,:").casefold()
    if (
        starts("ask", "not_objects").match(start)
        or _ORDER.match(tail)
        or _THIS_MEETING.search(tail)
    ):
        return False
    plain = " ".join(tail.split()[:_OBJECT_REACH])
    weak = verb in table("requests")["ask"]["weak"]
    if _SELF.match(tail):
        # "ønsker at få ...", "anmoder om at ...", "ønsker, at sagen ..."
        infinitive = infinitive_pattern().match(
            tail.lstrip(" ,").removeprefix("om ").removeprefix("til ")
        )
        if infinitive:
            doing = infinitive[0].casefold()
            if doing.endswith((" få", " give", " tage", " sætte", " behandle", " se", " lave")):
                return bool(
                    noun_pattern().search(tail)
                    or words("ask", "participles").search(tail)
                    or (not doing.endswith(" give") and _TIMED.search(tail))
                )
            return True
        comes = _clause_comes_back(tail)
        other = _INFINITIVE_NEXT.match(tail.lstrip(" ,").removeprefix("om ").removeprefix("til "))
        if other and not (comes and other["verb"].endswith("ne")):
            return _LATER_MEETING.search(tail) is not None
        return comes
    if verb in {"efterlyser", "efterlyste", "efterlyses"}:
        return True
    if verb == "bedes" and bare_infinitive_pattern().match(tail):
        return True
    if verb == "vil gerne" and _WOULD_HEAR.match(tail):
        return True
    begged = _BEGGED.match(tail) if verb in {"bad", "beder", "at bede"} else None
    if begged and bare_infinitive_pattern().match(tail[begged.end() :]):
        return True  # "bad forvaltningen undersøge": "om at" left out
    at_clause = re.search(r"(?:om|til(?:\s\w+(?:en|et))?),?\s+at\s", tail)
    if at_clause and at_clause.start() < 80:
        rest = tail[at_clause.start() :]
        return bool(
            infinitive_pattern().search(rest[:120]) or words("ask", "clause_verbs").search(rest)
        )
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
    return bool(words("ask", "clause_verbs").search(tail))


def asks_for(text: str) -> bool:
    """Tell whether a sentence asks for something that comes back."""
    return any(
        object_comes_back(text, found.end(), found[0].casefold())
        for group in ("active", "passive")
        for found in words("ask", group).finditer(text)
    )


def asks_back(text: str) -> bool:
    """Tell whether a sentence asks for something that comes back, or about the agenda itself."""
    for group in ("active", "passive"):
        for found in words("ask", group).finditer(text):
            if starts("ask", "not_objects").match(text[found.end() :].lstrip(" ,:").casefold()):
                return True
    if asks_for(text):
        return True
    return re.search(r"\b(?:dagsorden\w*|punkt|sag(?:en)?)\b|\bimødekom", text, re.I) is not None


def leads_list(text: str) -> bool:
    """Tell whether a sentence asks for what a list under it names: "Udvalget ønskede desuden:"."""
    if not text.rstrip().endswith(":") or len(text) > 160:
        return False
    for group in ("active", "passive"):
        for found in words("ask", group).finditer(text):
            if not _subordinate(text[: found.start()], group == "passive"):
                return len(text[found.end() :].split()) <= 6
    return False


def in_list(lead: str, text: str, context: Context) -> Verdict | None:
    """Judge a point of a list whose lead asks: only what comes back counts."""
    plain = " ".join(text.split()[:_OBJECT_REACH])
    returns = noun_pattern().search(plain) or words("ask", "participles").search(plain)
    acts = re.match(r"\W*at\s", text, re.I) and (
        infinitive_pattern().search(text) or words("ask", "clause_verbs").search(text)
    )
    if not (returns or acts):
        return None
    return Verdict(REQUEST, context.asker(lead) or context.body, "list")


def judge_ask(text: str, context: Context) -> Verdict | None:
    """Judge "Udvalget anmoder om et notat": who asks, and for something that comes back."""
    for group in ("active", "passive"):
        for found in words("ask", group).finditer(text):
            before = text[: found.start()]
            if _subordinate(before, group == "passive"):
                continue
            if not object_comes_back(text, found.end(), found[0].casefold()):
                continue
            if group == "passive":
                return Verdict(REQUEST, context.body, "asked")
            subject = before or text[found.end() : found.end() + 60]
            who = context.asker(before) or context.asker(text[found.end() : found.end() + 50])
            elected = words("ask", "elected").search(before)
            if who is None and not elected and names_staff(subject):
                return None  # "Administrationen ønsker ..." asks the committee
            return Verdict(REQUEST, who or context.body, "ask")
    return None


def judge_await(text: str, context: Context) -> Verdict | None:
    """Judge "Udvalget afventer et notat fra forvaltningen": asked, for staff shall bring it."""
    found = words("ask", "awaits").search(text)
    if found is None or not names_staff(text[found.end() :]):
        return None
    if _subordinate(text[: found.start()], False) or not noun_pattern().search(text[found.end() :]):
        return None
    return Verdict(REQUEST, context.asker(text[: found.start()]) or context.body, "await")


_OUTCOME_IDET = re.compile(
    r"\W*(?:\d+[.)]\s*)?(?:sagen\s|indstillingen\s|orienteringen\s|punktet\s)?(?:blev\s|er\s)?"
    r"(?:godkendt|drøftet|vedtaget|tiltrådt|tiltrædes|anbefal\w+|(?:taget\s)?til\sefterretning|"
    r"udsat|udsættes|indstill\w+)(?:\s[^,]{0,40})?,?\s*",
    re.IGNORECASE,
)


def _subordinate(before: str, passive: bool) -> bool:
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
        return not re.fullmatch(r"\s+[\wæøå]*(?:udvalget|rådet|bestyrelsen)\s+", between, re.I)
    return "," not in between and len(between.split()) <= 6
