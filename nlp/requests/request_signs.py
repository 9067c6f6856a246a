"""Signs that something comes back to the body: a time ahead, a condition, a receiver."""

from __future__ import annotations

import re

from sagsspor.nlp.mentions.bodies import find_bodies
from sagsspor.nlp.requests.recurrence import find_recurrence
from sagsspor.nlp.requests.request_verdicts import Context
from sagsspor.nlp.requests.request_words import words


def looks_ahead(text: str, context: Context) -> bool:
    """Tell whether a sentence has a sign of the future: a time ahead, a rhythm, "igen"."""
    due = context.due(text)
    if due is not None and not re.fullmatch(rf"i\s+{context.meeting_date.year}", due.expression):
        event = not (due.start or due.end) and due.expression.casefold().startswith("i forbindelse")
        if not event:
            return True
    return bool(find_recurrence(text) or words("come_back", "again").search(text))


def has_condition(text: str) -> bool:
    """Tell whether a sentence has a condition that time will fulfil: "når ..."."""
    return re.search(r"(?:^|\W)når\s", text, re.I) is not None


def names_receiver(text: str, context: Context) -> bool:
    """Tell whether a text names the body as receiver, by a word for one or by its own name."""
    own = context.own_body
    named = own is not None and own.casefold() in text.casefold()
    return named or words("come_back", "receivers").search(text) is not None


def goes_to_others(text: str, at: int, context: Context) -> bool:
    """Tell whether what a verb brings goes to somebody else than the body that meets."""
    tail = text[at : at + 140]
    clause = re.split(r",\s|\s(?:og|samt)\s(?=\w+es\b)", tail)[0]
    receiver = words("come_back", "others").search(clause)
    if receiver and not names_receiver(clause, context):
        return True
    due = context.due(clause)
    if due:
        # "til Byrådets møde" says when, and not who gets it.
        clause = clause.replace(due.expression, "")
    own = (context.own_body or "").casefold()
    named = [body.name.casefold() for body in find_bodies(clause, known=tuple(context.bodies))]
    return bool(named) and own not in named and not re.search(r"\budvalget\b", clause, re.I)


def others_get(before: str, context: Context) -> bool:
    """Tell whether what stands before a passive verb is somebody else: "Naboerne orienteres".

    So is another body, if nothing stands before it.
    """
    told = re.sub(r"\s(?:skal|vil|bør)$", "", before.rstrip())
    bodies = find_bodies(told, known=tuple(context.bodies))
    own = (context.own_body or "").casefold()
    alone = bool(bodies) and bodies[0].printed == told.strip() and " " in told
    if alone and bodies[0].name.casefold() != own:
        return True
    return any(found.end() == len(told) for found in words("come_back", "others").finditer(told))


def at_later_meeting(text: str, context: Context) -> bool:
    """Tell whether the time of a sentence is a later meeting of the body."""
    due = context.due(text)
    if due is None:
        return False
    said = due.expression.casefold()
    if not re.search(r"møde|råd(?:et)?\b|dagsorden", said) or "dialogmøde" in said:
        return False
    return names_receiver(text, context) or bool(re.search(r"udvalg|byråd|dagsorden|næste", said))
