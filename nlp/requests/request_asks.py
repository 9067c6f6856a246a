"""Whether a sentence asks: "Udvalget ønsker et notat", "anmoder om at få sagen forelagt".

A verb of asking is not enough: what is asked for must be something that comes back, and the asking
no reason, condition or topic of another sentence.
"""

from __future__ import annotations

import re

from sagsspor.nlp.requests.askers import names_staff
from sagsspor.nlp.requests.request_objects import OBJECT_REACH, TO_MINUTES, object_comes_back
from sagsspor.nlp.requests.request_plain import forms
from sagsspor.nlp.requests.request_subjects import asked_outside, subordinate
from sagsspor.nlp.requests.request_verdicts import REQUEST, Context, Verdict
from sagsspor.nlp.requests.request_words import (
    infinitive_pattern,
    noun_pattern,
    outsider_pattern,
    starts,
    words,
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
            if not subordinate(text[: found.start()], group == "passive"):
                tail = text[found.end() :]
                return len(tail.split()) <= 6 and not TO_MINUTES.match(tail)
    return False


def in_list(lead: str, text: str, context: Context) -> Verdict | None:
    """Judge a point of a list whose lead asks: only what comes back counts."""
    plain = " ".join(text.split()[:OBJECT_REACH])
    returns = noun_pattern().search(plain) or words("ask", "participles").search(plain)
    acts = re.match(r"\W*at\s", text, re.I) and (
        infinitive_pattern().search(text) or words("ask", "clause_verbs").search(text)
    )
    if not (returns or acts):
        return None
    return Verdict(REQUEST, context.asker(lead) or context.body, "list")


def judge_ask(text: str, context: Context) -> Verdict | None:
    """Judge "Udvalget anmoder om et notat": who asks, and for something that comes back."""
    if words("ask", "met").search(text):
        return None
    for form in forms(text, context):
        verdict = _judge_form(form, context)
        if verdict:
            return verdict
    return None


def _judge_form(text: str, context: Context) -> Verdict | None:
    for group in ("active", "passive"):
        for found in words("ask", group).finditer(text):
            before = text[: found.start()]
            if subordinate(before, group == "passive"):
                continue
            if not object_comes_back(text, found.end(), found[0].casefold()):
                continue
            if group == "passive":
                if outsider_pattern().match(text[found.end() :].lstrip()):
                    continue  # "Det pålægges ejeren at bringe ... i lovlig stand"
                return Verdict(REQUEST, context.body, "asked")
            if asked_outside(before, text[found.end() :], context):
                continue
            subject = before or text[found.end() : found.end() + 60]
            who = context.asker(before) or context.asker(text[found.end() : found.end() + 50])
            elected = words("ask", "elected").search(before)
            if who is None and not elected and names_staff(subject):
                return None  # "Administrationen ønsker ..." asks the committee
            return Verdict(REQUEST, who or context.body, "ask")
    return None


def judge_question(text: str, context: Context) -> Verdict | None:
    """Judge "spurgte, om der kunne udarbejdes en liste": an ask in the form of a question."""
    for form in forms(text, context):
        found = _ASKS_WHETHER.search(form)
        if found and noun_pattern().search(form[found.end() :]):
            return Verdict(REQUEST, context.asker(form[: found.start()]) or context.body, "ask")
    return None


def judge_prompted(text: str, context: Context) -> Verdict | None:
    """Judge "På foranledning af Ole Mose udarbejdes et notat": who prompted it asks."""
    found = _PROMPTED.search(text)
    if found is None:
        return None
    tail = text[found.end() :]
    who = context.asker(tail[:80])
    ahead = bool(noun_pattern().search(tail)) or "dagsorden" in tail or context.due(tail)
    if who is None or who.type not in {"person", "party"} or not ahead:
        return None
    brings = any(words("come_back", key).search(tail) for key in ("active", "passive"))
    return Verdict(REQUEST, who, "prompted") if brings or "dagsorden" in tail else None


def judge_await(text: str, context: Context) -> Verdict | None:
    """Judge "Udvalget afventer et notat fra forvaltningen": asked, for staff shall bring it."""
    found = words("ask", "awaits").search(text)
    if found is None:
        return None
    tail = re.sub(
        r"(?<=[et]n)s\b|(?<=et)s\b", "", text[found.end() :]
    )  # "administrationens analyse"
    if not (names_staff(tail) or _LATER_SAG.search(tail)):
        return None
    if subordinate(text[: found.start()], False) or not noun_pattern().search(text[found.end() :]):
        return None
    return Verdict(REQUEST, context.asker(text[: found.start()]) or context.body, "await")


_LATER_SAG = re.compile(r"^\s+(?:en|et)\s[^,]{2,60}?\b(?:på|til)\s[^,]{0,30}møde", re.IGNORECASE)
_PROMPTED = re.compile(
    r"\b(?:efter|på)\s(?:ønske|anmodning|foranledning|initiativ|opfordring|begæring)\s(?:fra|af)\s",
    re.I,
)
_ASKS_WHETHER = re.compile(
    r"\b(?:spurgte|spørger|forespurgte|forespørger),?\s+om\s+(?:\w+\s+){1,3}?(?:kan|kunne|vil|ville)\s+"
    r"(?:få|lave|udarbejde|fremlægge|forelægge|fremskaffe|give)s?\b",
    re.IGNORECASE,
)
