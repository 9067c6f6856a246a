"""Whether one sentence asks for, or promises, something that comes back to a body.

The rules of a decision and of the case text differ: in a decision somebody may ask, instruct or put
off; in the case text only the administration promises, and a promise needs a sign of the future,
for a case text is full of "skal", "fremlægges" and "orienteres" that speak of the case itself.

Here stands what is asked of each section's sentences. The rules themselves, also those for lists
and for joining, have modules of their own (request_*.py); callers reach them all from here.
"""

from __future__ import annotations

import re

from sagsspor.nlp.requests.askers import ADMINISTRATION
from sagsspor.nlp.requests.request_asks import (
    asks_back,
    asks_for,
    in_list,
    judge_ask,
    judge_await,
    judge_prompted,
    judge_question,
    leads_list,
    reports_ask,
)
from sagsspor.nlp.requests.request_evidence import judge_evidence
from sagsspor.nlp.requests.request_instructions import judge_instruction, judge_postponement
from sagsspor.nlp.requests.request_joining import answered_later, dates, grants
from sagsspor.nlp.requests.request_objects import object_comes_back
from sagsspor.nlp.requests.request_promises import judge_promise
from sagsspor.nlp.requests.request_proposals import judge_proposed_ask, judge_told_proposal
from sagsspor.nlp.requests.request_signs import looks_ahead, names_receiver
from sagsspor.nlp.requests.request_verdicts import COMMITMENT, REQUEST, Context, Verdict
from sagsspor.nlp.requests.request_words import starts, words

__all__ = [
    "COMMITMENT",
    "Context",
    "Verdict",
    "answered_later",
    "asks_back",
    "asks_for",
    "dates",
    "grants",
    "in_case",
    "in_decision",
    "in_head",
    "in_list",
    "in_proposal",
    "in_recommendation",
    "leads_list",
    "reports_ask",
    "starts",
]

_QUESTION = re.compile(r"\b(?:spurgte|spørger|spurgt)\b.{0,40}?,?\s(?:om|hvorvidt|hvornår)\s", re.I)
# What an earlier meeting decided, told without its date: "besluttede, at sagen skulle ...".
_TOLD = re.compile(r"\b(?:besluttede|bad|ønskede|anmodede|vedtog)\b[^.]*?\bskulle\b", re.IGNORECASE)
_QUOTED = re.compile('["“”»„][^"“”»«]{1,1500}["“”»«]')


def in_decision(text: str, context: Context) -> Verdict | None:
    """Judge a sentence of this meeting's decision."""
    if words("ask", "votes").search(text):
        return None
    asked = judge_question(text, context) or judge_prompted(text, context)
    if asked:
        return asked
    if _QUESTION.search(text):
        return judge_ask(text, context)
    return (
        judge_ask(text, context)
        or judge_await(text, context)
        or judge_postponement(text, context)
        or judge_instruction(text, context)
        or judge_promise(text, context, decision=True)
        or judge_evidence(text, context)
    )


def in_proposal(text: str, context: Context) -> Verdict | None:
    """Judge a sentence of a member's proposal that something be laid before a body."""
    found = words("ask", "active").search(text) or words("ask", "passive").search(text)
    if found and object_comes_back(text, found.end(), found[0].casefold()):
        return Verdict(REQUEST, context.body, "proposal")
    if judge_promise(text, context, decision=True):
        return Verdict(REQUEST, context.body, "proposal")
    return None


def in_recommendation(text: str, context: Context) -> Verdict | None:
    """Judge a point of the recommendation: only what is to come back at a later time."""
    proposed = judge_proposed_ask(text, context)
    if proposed:
        return proposed
    verdict = judge_promise(text, context, decision=False)
    if not names_receiver(text, context) or words("come_back", "present_purpose").search(text):
        return None
    if verdict and looks_ahead(text, context):
        return Verdict(COMMITMENT, ADMINISTRATION, "recommendation")
    return None


def in_case(text: str, context: Context) -> Verdict | None:
    """Judge a sentence of the case text or summary."""
    if starts("come_back", "present_case").match(text):
        return None
    if _TOLD.search(text):
        return None
    said = _QUOTED.sub('""', text)
    return judge_told_proposal(said, context) or judge_promise(said, context, decision=False)


def in_head(text: str, context: Context) -> Verdict | None:
    """Judge a sentence right under the title: only a proposal is told there."""
    return judge_told_proposal(text, context)
