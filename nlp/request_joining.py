"""Whether a sentence grants or dates the request before it, so that both are one matter."""

from __future__ import annotations

import re

from sagsspor.nlp.askers import names_staff
from sagsspor.nlp.request_verdicts import Context
from sagsspor.nlp.request_words import starts, words

_TOLD_THAT = re.compile(
    r"[A-ZÆØÅ][^.,]{2,60}?\s(?:lovede|oplyste|svarede|tilkendegav|meddelte|lover|oplyser),?\sat\s"
)
# "Administrationen sender opgørelsen til næste møde": the thing asked for, in the definite form.
_BRINGS = re.compile(
    r"\W*\w+(?:\s[\w-]+){0,2}?\s(?:sender|fremsender|eftersender|fremlægger|forelægger|udarbejder|"
    r"vender\stilbage\smed|kommer\smed)\s\w+(?:en|et|erne|ne)\b"
)


def grants(text: str) -> bool:
    """Tell whether a sentence grants the request before it."""
    return starts("join", "grants").match(text) is not None


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
