"""Whether a decision's sentence says, in words no rule knows, that something comes back.

Secretaries have a thousand verbs for it: a case may rest, be parked, go home with the
administration or lie on the table again. What they share is the time and the place: a later meeting
of the body, the body as receiver, the case as what moves. ``SIGNS`` is the table of what speaks for
and against; two or three make a request, and each one against takes some away. Only sentences
that no rule has judged are weighed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from sagsspor.nlp.mentions.bodies import find_bodies
from sagsspor.nlp.requests.askers import ADMINISTRATION, names_staff
from sagsspor.nlp.requests.recurrence import find_recurrence
from sagsspor.nlp.requests.request_signs import has_condition, names_receiver
from sagsspor.nlp.requests.request_verdicts import COMMITMENT, Context, Verdict
from sagsspor.nlp.requests.request_words import noun_pattern, outsider_pattern, starts, words

ENOUGH = 3.0
"""The sum of signs that makes a request."""

_SUBJECT = 60
"""Signs at the beginning of a sentence that name who acts."""
_MEETING = re.compile(r"(?<!\bet\s)møde(?!r)|\bdagsorden|\bnæste\sgang\b|\bseminar", re.IGNORECASE)
_SELF = re.compile(r"(?<![\w-])(?:vi|os)(?![\w-])", re.IGNORECASE)
_PAST = re.compile(
    r"\b(?:har\s(?:tidligere|allerede)|på\s(?:sidste|seneste)\smøde|har\s[^,.]{0,60}?\b(?:sendt|givet|afgivet|modtaget))\b",
    re.IGNORECASE,
)
_WAS = re.compile(r"\b(?:blev|er\sblevet)\b", re.IGNORECASE)
_MONEY = re.compile(r"\d\s?(?:mio\.?\s)?kr\b|\bkroner\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign: what it is, what it is worth, and how it is told."""

    what: str
    weight: float
    shown: Callable[[str, Context], bool]


def _time_ahead(text: str, context: Context) -> str | None:
    """Give the words of the time a sentence names, if it is not past."""
    due = context.due(text)
    if due is None or re.fullmatch(r"(?:i\s)?\d{4}", due.expression):
        return None
    last = due.end or due.start
    if not last and not _MEETING.search(due.expression):
        # "til budgetforhandlingerne": an occasion, where it is sent to.
        return None
    return None if last and last < context.meeting_date.isoformat() else due.expression


def _due_at_meeting(text: str, context: Context) -> bool:
    time = _time_ahead(text, context)
    return time is not None and _MEETING.search(time) is not None


def _due_otherwise(text: str, context: Context) -> bool:
    time = _time_ahead(text, context)
    if time is None:
        return find_recurrence(text) is not None
    return not _MEETING.search(time)


def _names_body(text: str, context: Context) -> bool:
    return names_receiver(text, context) or _SELF.search(text) is not None


def _moves_case(text: str, context: Context) -> bool:
    return starts("evidence", "matter").match(text) is not None


def _names_thing(text: str, context: Context) -> bool:
    return (
        noun_pattern().search(text) is not None
        or words("evidence", "given").search(text) is not None
    )


def _staff_acts(text: str, context: Context) -> bool:
    # "Vi" is the body that meets.
    return names_staff(_SELF.sub(" ", text))


def _names_outsider(text: str, context: Context) -> bool:
    own = (context.own_body or "").casefold()
    found = outsider_pattern().finditer(text)
    return any(one.group().casefold() != own for one in found)


def _names_other_body(text: str, context: Context) -> bool:
    own = (context.own_body or "").casefold()
    found = find_bodies(text, known=tuple(context.bodies))
    return any(body.name.casefold() != own for body in found)


def _holds(key: str, group: str = "evidence") -> Callable[[str, Context], bool]:
    """Make the sign of a word list of requests.toml."""
    return lambda text, _: words(group, key).search(text) is not None


SIGNS: tuple[Sign, ...] = (
    Sign("a later meeting", 3.0, _due_at_meeting),
    Sign("another time ahead, or a rhythm", 1.5, _due_otherwise),
    Sign("a condition that time will fulfil", 1.0, lambda text, _: has_condition(text)),
    Sign("the body is named", 1.0, _names_body),
    Sign("the case itself moves", 1.0, _moves_case),
    Sign("something that comes back is named", 1.0, _names_thing),
    Sign("somebody of the administration acts", 1.0, _staff_acts),
    Sign("again", 1.0, _holds("again")),
    Sign("somebody outside has a part in it", -2.0, _names_outsider),
    Sign("another body is named", -2.0, _names_other_body),
    Sign("something is carried out", -2.5, _holds("carried_out")),
    Sign("tells of what was", -2.5, lambda text, _: _PAST.search(text) is not None),
    Sign("tells what was done", -1.0, lambda text, _: _WAS.search(text) is not None),
    Sign("tells what somebody said", -1.5, _holds("said")),
    Sign("tells of an ask that is met", -3.0, _holds("met", "ask")),
    Sign("money", -1.0, lambda text, _: _MONEY.search(text) is not None),
    Sign("how somebody voted", -3.0, _holds("votes", "ask")),
)
"""The evidence, all of it."""


def judge_evidence(text: str, context: Context) -> Verdict | None:
    """Judge a sentence by what speaks for and against that something comes back."""
    if not _has_end(text, context) or weigh(text, context) < ENOUGH:
        return None
    who = context.asker(text)
    if who and who.type in {"person", "party"}:
        return Verdict(COMMITMENT, who, "evidence")
    acting = ADMINISTRATION if _staff_acts(text[:_SUBJECT], context) else context.body
    return Verdict(COMMITMENT, acting, "evidence")


def _has_end(text: str, context: Context) -> bool:
    """Tell whether there is a time, a condition, or a way back: without one nothing is awaited."""
    if _time_ahead(text, context) or has_condition(text) or find_recurrence(text):
        return True
    back = words("evidence", "back").search(text)
    return back is not None and _names_body(text, context)


def weigh(text: str, context: Context) -> float:
    """Add up the signs a sentence shows."""
    return sum(sign.weight for sign in SIGNS if sign.shown(text, context))
