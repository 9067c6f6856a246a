"""Whether a decision puts something off ("Udsat til næste møde"), or instructs ("skal følge op").

Both are requests of the body that meets: it is to see the matter again, or what comes of it.
"""

from __future__ import annotations

import re

from sagsspor.nlp.requests.askers import names_staff
from sagsspor.nlp.requests.request_plain import forms
from sagsspor.nlp.requests.request_signs import names_receiver
from sagsspor.nlp.requests.request_verdicts import LOOKED_INTO, REQUEST, Context, Verdict
from sagsspor.nlp.requests.request_words import noun_pattern, words

_DECIDED_TO = re.compile(
    r"\b(?:beslutte(?:de|r)|vedt(?:og|ager)|valgte|vælger|(?:enedes|blev enige?) om)\b.{0,40}\bat$",
    re.IGNORECASE,
)


def judge_postponement(text: str, context: Context) -> Verdict | None:
    """Judge "Udsat til næste møde": put off to a time, or to come again."""
    found = words("postpone", "verbs").search(text)
    if not found:
        return None
    before = text[: found.start()].strip()
    thing = words("postpone", "things").search(before)
    said = thing or re.match(r"(?:blev|er|bliver)$", before, re.I)
    put_off = found[0].casefold()
    decided = put_off in {"udsætte", "udskyde"}
    if decided and not _DECIDED_TO.search(before):
        return None
    if before and not (said or decided) and (len(before.split()) > 3 or not before[:1].isupper()):
        return None
    if re.search(r"\b(?:\w*frist|ferie|termin)", before, re.I):
        return None
    active = decided or put_off in {"udsatte", "udsætter"}
    if active and not words("postpone", "things").match(text[found.end() :].lstrip()):
        return None  # "udsatte borgere"
    again = words("postpone", "again").match(found[0]) is not None
    if again or context.due(text[found.start() :]) or _next_meeting(text):
        return Verdict(REQUEST, context.body, "postponed")
    if _to_be_looked_into(text[found.end() :]):
        return Verdict(REQUEST, context.body, LOOKED_INTO)
    return None


# "Udsat med henblik på, at forvaltningen undersøger ...": what is done until the case comes back.
_SO_THAT = re.compile(
    r"\b(?:med\shenblik\spå,?\sat|så|således,?\sat|idet|for\sat)\s", re.IGNORECASE
)


def _to_be_looked_into(tail: str) -> bool:
    purpose = _SO_THAT.search(tail)
    if purpose is None:
        return False
    clause = tail[purpose.end() :]
    return names_staff(clause[:60]) and words("ask", "clause_verbs").search(clause) is not None


def _next_meeting(text: str) -> bool:
    return re.search(r"(?:til|på)\s+(?:det\s+)?næste\s+\w*møde", text, re.I) is not None


# "... bemærkning om, at næste redegørelse også skal indeholde tal for fraværet"
_NEXT_HOLDS = re.compile(
    r"\b(?:næste|kommende|fremtidige)\s(?P<what>\w+)\s(?:[^.,;]{0,30}\s)?(?:skal|bør|vil)\s"
    r"(?:[^.,;]{0,20}\s)?(?:indeholde|omfatte|rumme|suppleres\smed|udvides\smed|udbygges\smed)\b",
    re.IGNORECASE,
)


def judge_instruction(text: str, context: Context) -> Verdict | None:
    """Judge "Forvaltningen skal undersøge ...": staff shall come back with something."""
    holds = _NEXT_HOLDS.search(text)
    if holds and noun_pattern().search(holds["what"]):
        return Verdict(REQUEST, context.body, "instruction")
    for form in forms(text, context):
        if _instructs(form, context, dated=context.due(text) is not None):
            return Verdict(REQUEST, context.body, "instruction")
    return None


def _instructs(text: str, context: Context, *, dated: bool) -> bool:
    for found in words("instruct", "modals").finditer(text):
        tail = text[found.end() : found.end() + 160]
        head = text[max(0, found.start() - 60) : found.start()]
        verb = words("instruct", "infinitives").search(tail)
        if re.search(r"\b(?:om|hvorvidt|hvordan|hvornår|hvilke\w*)\s[^,;]*$", head, re.I):
            continue  # "spurgte, om sagen skal forelægges" asks nothing of the kind
        if not verb or verb.start() > 70:
            continue
        near = head + tail[:30]
        other = context.asker(head)
        committee = other is not None and other.type == "body" and other != context.body
        if not (committee or words("instruct", "who").search(near) or names_staff(near)):
            continue
        if not verb[0].casefold().startswith(
            ("vende", "komme", "følge", "undersøge", "evaluer")
        ) and not (noun_pattern().search(tail) or dated or names_receiver(text, context)):
            continue
        return True
    return False
