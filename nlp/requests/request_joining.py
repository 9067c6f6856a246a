"""Whether a sentence grants or dates the request before it, so that both are one matter."""

from __future__ import annotations

import re
from functools import cache

from sagsspor.nlp.requests.askers import names_staff
from sagsspor.nlp.requests.request_verdicts import Context
from sagsspor.nlp.requests.request_words import starts, words
from sagsspor.nlp.text.patterns import either
from sagsspor.nlp.vocabulary import table

_TOLD_THAT = re.compile(
    r"[A-ZÆØÅ][^.,]{2,60}?\s(?:lovede|oplyste|svarede|tilkendegav|meddelte|lover|oplyser),?\sat\s"
)
# "Administrationen sender opgørelsen til næste møde": the thing asked for, in the definite form.
_BRINGS = re.compile(
    r"\W*\w+(?:\s[\w-]+){0,2}?\s(?:sender|fremsender|eftersender|fremlægger|forelægger|udarbejder|"
    r"vender\stilbage\smed|kommer\smed)\s\w+(?:en|et|erne|ne)\b|"
    r"\W*\w+(?:\s[\w-]+){0,2}?\sgiver\s(?:en\s)?(?:tilbagemelding|besked|svar)\b"
)


def grants(text: str) -> bool:
    """Tell whether a sentence grants the request before it."""
    return starts("join", "grants").match(text) is not None or _granted().match(text) is not None


@cache
def _granted() -> re.Pattern[str]:
    granters, verbs = table("requests")["join"]["granters"], table("requests")["join"]["granted"]
    return re.compile(rf"\W*{either(granters)}\s+{either(verbs)}(?![\w-])", re.IGNORECASE)


_QUESTION = re.compile(r"\b(?:spurgte|spørger|forespurgte|spurgt)\b", re.IGNORECASE)
# "Det vidste direktøren ikke, men hun sender et svar": who answers is told by a pronoun.
_WILL_ANSWER = re.compile(
    r"\bmen\s(?:vil|lovede\sat)\s(?:sende|eftersende|vende\stilbage|undersøge|følge\sop|svare)\b|"
    r"\b(?:han|hun|de|det|dette)\s(?:sender|eftersender|vender\stilbage|undersøger|undersøges|følger\sop|"
    r"afklarer|afklares|besvares|svarer|giver\sbesked)\b",
    re.IGNORECASE,
)


def answered_later(question: str, following: str) -> bool:
    """Tell whether a member's question is put off by the sentence after it."""
    asked = _QUESTION.search(question) is not None
    return asked and len(following) < 200 and _WILL_ANSWER.search(following) is not None


def dates(text: str, context: Context) -> bool:
    """Tell whether a sentence dates the request before it."""
    if starts("join", "dates").match(text):
        return context.due(text) is not None
    told = _TOLD_THAT.match(text)
    if told:
        # "Borgmesteren lovede, at redegørelsen kommer på næste møde."
        text = text[told.end() :]
    brings = _BRINGS.match(text) is not None and len(text) < 140 and names_staff(text[:40])
    if brings and context.due(text) is not None:
        return True
    if re.match(r"\w+ (?:svarer|sørger for)", text) and len(text) < 140:
        return starts("join", "definite").match(text) is not None
    if starts("join", "definite").match(text) and len(text) < 140:
        comes = words("come_back", "passive").search(text) or words("come_back", "active").search(
            text
        )
        return comes is not None and context.due(text) is not None
    return False
