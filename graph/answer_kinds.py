"""How far an answer goes: final, or holding."""

from __future__ import annotations

import re

from sagsspor.graph.matters import Matter
from sagsspor.graph.requests import FollowUp

_INFORMS = re.compile(r"^\W*(?:orientering|status|meddelelse|midtvejs)", re.I)
_COMES_BACK = re.compile(
    r"\b(?:vender tilbage|forventes (?:forelagt|fremlagt)|fremlægges (?:senere|på et)|"
    r"endnu ikke|arbejder fortsat|senere møde)\b",
    re.I,
)


def kind_of_answer(request: FollowUp, matter: Matter) -> str:
    """A holding answer puts off, or only informs and promises to come back."""
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
    return "final"
