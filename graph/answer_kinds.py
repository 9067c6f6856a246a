"""How far an answer goes: final, in part, or holding.

"60 places can be made. Payment awaits a new law, and the assessment comes in 2024" answers a
request for both in part: the item itself puts off what it does not tell otherwise.
"""

from __future__ import annotations

import re
from dataclasses import replace

from sagsspor.graph.matters import Matter, told_of
from sagsspor.graph.requests import FollowUp, asked_terms

ANSWER_KINDS = ("final", "partly", "holding")
"""How far an answer goes, the furthest first."""

_INFORMS = re.compile(r"^\W*(?:orientering|status|meddelelse|midtvejs)", re.I)
_COMES_BACK = re.compile(
    r"\b(?:vender tilbage|forventes (?:forelagt|fremlagt)|fremlægges (?:senere|på et)|"
    r"endnu ikke|arbejder fortsat|senere møde)\b",
    re.I,
)


def kind_of_answer(request: FollowUp, matter: Matter) -> str:
    """Give ``final``, ``partly`` where it leaves some for later, ``holding`` where it leaves all.

    A holding answer puts off, or only informs and promises to come back.
    """
    outcomes = [
        row.outcome for row in matter.item.decisions if row.date in (None, matter.place.date)
    ]
    if outcomes and outcomes[-1] in {"postponed", "returned"}:
        return "holding"
    told = " ".join(
        text for text in (matter.item.summary, *(d.text for d in matter.item.decisions)) if text
    )
    promises = any(row.kind == "commitment" and not row.recurs for row in matter.item.requests)
    informs = bool(_INFORMS.match(matter.item.title or ""))
    if informs and promises and not request.wants_status and _COMES_BACK.search(told):
        return "holding"
    return _left_for_later(request, matter)


def _left_for_later(request: FollowUp, matter: Matter) -> str:
    """Tell by the words of a request whether the item treats them, or only promises to."""
    item = matter.item
    coming = [
        row
        for row in item.requests
        if (row.kind == "commitment" or row.asked_by.type == "administration") and not row.recurs
    ]
    promised = {term for row in coming for term in asked_terms(row.text, row.due)}
    summary = item.summary or ""
    for row in coming:
        summary = summary.replace(row.text, " ")
    told = told_of(replace(item, summary=summary))
    if not any(term in promised and term not in told for term in request.own):
        return "final"
    return "partly" if any(term in told for term in request.own) else "holding"
