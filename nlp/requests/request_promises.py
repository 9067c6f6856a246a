"""Whether somebody promises to come back: "Forvaltningen vender tilbage", "sagen genoptages".

A promise is told by who acts, by what the body gets, or by a verb in the passive; in the case text
only with a sign that it lies ahead, or that it is the body that receives it.
"""

from __future__ import annotations

import re

from sagsspor.nlp.people.names import looks_like_name
from sagsspor.nlp.record import AskedBy
from sagsspor.nlp.requests.askers import ADMINISTRATION, names_staff
from sagsspor.nlp.requests.recurrence import find_recurrence
from sagsspor.nlp.requests.request_receipts import body_acts, gets
from sagsspor.nlp.requests.request_signs import (
    at_later_meeting,
    goes_to_others,
    has_condition,
    looks_ahead,
    names_receiver,
    others_get,
)
from sagsspor.nlp.requests.request_verdicts import COMMITMENT, Context, Verdict
from sagsspor.nlp.requests.request_words import noun_pattern, words
from sagsspor.nlp.vocabulary import table


def judge_promise(text: str, context: Context, *, decision: bool) -> Verdict | None:
    """Judge whether somebody promises to come back."""
    who = context.body if decision else ADMINISTRATION
    promised = words("come_back", "promises").search(text)
    if promised:
        # "Lone Holm spurgte, og forvaltningen lovede ...": who is named right before it promises.
        clause = text[: promised.start()].rsplit(", ", 1)[-1]
        who = (
            ADMINISTRATION
            if len(clause) < promised.start() and names_staff(clause) and not context.asker(clause)
            else context.asker(text[: promised.start()]) or who
        )
    vowed = decision and promised and re.match(r"lov|tilsagde|gav|giver", promised[0], re.I)
    if vowed and promised and who == context.body:
        # Somebody whose party stands in another sentence.
        name = text[: promised.start()].strip()
        who = AskedBy("person", name) if looks_like_name(name) else who
    if (
        vowed
        and promised
        and (who.type == "person" or names_staff(text[: promised.start()]))
        and noun_pattern().search(text[promised.end() :])
    ):
        return Verdict(COMMITMENT, who if who.type == "person" else ADMINISTRATION, "promise")
    if vowed and promised and _VOWED_TO_DO.match(text, promised.end()):
        return Verdict(COMMITMENT, who if who.type == "person" else ADMINISTRATION, "promise")
    if decision and promised and _lays_before(text[promised.end() :], context):
        return Verdict(COMMITMENT, who if who.type == "person" else ADMINISTRATION, "promise")
    active = _acting(text, context, decision=decision)
    if active:
        if promised and who.type == "person":
            return Verdict(COMMITMENT, who, "promise")
        return Verdict(COMMITMENT, active, "acts")
    if gets(text, context, decision=decision):
        return Verdict(COMMITMENT, who, "gets")
    if decision and body_acts(text, context):
        return Verdict(COMMITMENT, who, "body acts")
    for found in words("come_back", "passive").finditer(text):
        verb = " ".join(found[0].casefold().split())
        if verb in table("requests")["come_back"]["need_noun"] and not noun_pattern().search(text):
            continue
        if goes_to_others(text, found.end(), context) or others_get(text[: found.start()], context):
            continue
        ordinary = verb in {"drøftes", "behandles", "sættes på"} and not decision
        if ordinary and not names_receiver(text, context):
            continue
        if _comes_back(text, context, verb, decision=decision):
            return Verdict(COMMITMENT, who, "comes back")
    if re.search(r"\bevaluering\b|\bopfølgning\b|\bstatus\b", text, re.I) and at_later_meeting(
        text, context
    ):
        return Verdict(COMMITMENT, who, "later meeting")
    if decision and _HAPPENS.match(text) and (context.due(text) or find_recurrence(text)):
        return Verdict(COMMITMENT, who, "headline")
    if decision and _HEADLINE.match(text) and context.due(text):
        return Verdict(COMMITMENT, who, "headline")
    short = decision and len(text) < 90 and noun_pattern().search(text)
    if short and re.search(r"\w*mødet?$", text.rstrip(" .")) and context.due(text):
        acting = ADMINISTRATION if names_staff(text[:30]) else who
        return Verdict(COMMITMENT, acting, "later meeting")
    return None


def _lays_before(clause: str, context: Context) -> bool:
    """Tell whether a clause says that something will be laid before the body at a time ahead."""
    acts = words("come_back", "active").search(clause[:_ACTOR_REACH])
    if acts is None or re.search(r"\b(?:ikke|har|kan)\b", clause[: acts.end()], re.I):
        return False
    what = clause[acts.end() :]
    brought = noun_pattern().search(what) is not None and names_receiver(what, context)
    return brought and looks_ahead(what, context)


_ACTOR_REACH = 80
"""Characters in which a clause has named who acts."""

_AND_ALSO = re.compile(r"\s*(?:og|samt)\s+(?:\w+\s+)?", re.IGNORECASE)
_FOR_BODY = re.compile(r"\btil\s(?:udvalget|rådet|byrådet|kommunalbestyrelsen|bestyrelsen)\b", re.I)
# "Evaluering i 1. halvår 2025.", "Fornyet behandling på mødet i maj.": no verb at all.
_HEADLINE = re.compile(
    r"\W*(?:(?:ny|fornyet)\s)?(?:(?<=[yt]\s)sag(?:\s[\w-]+){0,5}?|behandling|evaluering|opfølgning|status|orientering|drøftelse|redegørelse)\s"
    r"(?:på|i|til|om|inden|senest|efter)\s[^,]{3,40}$",
    re.IGNORECASE,
)
# "Afrapportering sker årligt i april."
_HAPPENS = re.compile(
    r"\W*(?:afrapportering|rapportering|opfølgning|evaluering|status|statusrapportering|orientering|"
    r"tilbagemelding)(?:en)?\s(?:til\s\w+\s)?(?:sker|foretages|finder\ssted|gennemføres|gives)\s",
    re.IGNORECASE,
)
_VOWED_TO_DO = re.compile(
    r",?\sat\s(?:undersøge|se\s(?:nærmere\s)?på|kigge\spå|følge\sop|vende\stilbage|vende\sretur|"
    r"finde\sud\saf|afklare|tage\s\w+\smed|sende|fremsende|forelægge|fremlægge|orientere)\b",
    re.IGNORECASE,
)
_IS_THERE = re.compile(r"\b(?:delt\w+|mød(?:er|te)|var|er)\b", re.IGNORECASE)
_NEXT_OF_A_SERIES = re.compile(
    r"\W*(?:næste|ny|en\sny|fornyet|den\snæste)\s(?:status|evaluering|opfølgning|redegørelse|"
    r"orientering|afrapportering|rapport|måling|opgørelse)\b",
    re.IGNORECASE,
)


def _comes_back(text: str, context: Context, verb: str, *, decision: bool) -> bool:
    if verb in table("requests")["come_back"]["sure"]:
        return decision or looks_ahead(text, context) or names_receiver(text, context)
    purpose = words("come_back", "present_purpose").search(text)
    ahead = looks_ahead(text, context)
    if decision:
        laid = verb in {"forelægges", "fremlægges", "orienteres", "præsenteres"}
        laid = laid or verb.startswith(("vil blive ", "inviteres til at "))
        laid = laid or (verb in {"laves", "udarbejdes"} and _FOR_BODY.search(text) is not None)
        laid = laid and not re.search(r"\borienter(?:er|ede|e)\som\b", text, re.I)
        if verb == "undersøges":
            return ahead or re.search(r"\bundersøges\s(?:nærmere\s)?af\s", text, re.I) is not None
        return ahead or (laid and (has_condition(text) or names_receiver(text, context)))
    if verb in {"følges op", "afrapporteres", "afrapporteres næste gang"}:
        return context.due(text) is not None or ahead
    if verb == "evalueres":
        return ahead
    if _NEXT_OF_A_SERIES.match(text):
        # "Næste status forelægges på mødet i oktober": the body that got this one gets the next.
        due = context.due(text)
        return due is not None
    if not (names_receiver(text, context) or at_later_meeting(text, context)):
        return False
    if purpose and not ahead and not has_condition(text):
        return False
    return ahead or (has_condition(text) and verb not in {"gives", "behandles", "drøftes"})


def _acting(text: str, context: Context, *, decision: bool) -> AskedBy | None:
    """Give who promises to come back, a person or the administration, if one does."""
    for found in words("come_back", "active").finditer(text):
        verb = " ".join(found[0].casefold().split())
        before = text[: found.start()]
        clause = re.split(r"[;:]|\.\s(?=[A-ZÆØÅ])|,\s", before)[-1]
        if _AND_ALSO.fullmatch(clause):
            clause = before  # "undersøger, om det kan lade sig gøre, og vender tilbage"
        inverted = text[found.end() : found.end() + 40]
        if not (names_staff(clause) or names_staff(inverted)):
            who = context.asker(clause) if decision else None
            ahead = decision and looks_ahead(text, context)
            if who and who.type == "person" and ahead:
                return who
            intends = verb.endswith(("e", "tilbage", "op")) and re.search(
                r"\b(?:vil|lovede\sat)\b", clause
            )
            if who and who.type == "person" and intends and names_receiver(inverted, context):
                return who
            if (
                who
                and who.type == "body"
                and names_receiver(text[found.end() :], context)
                and ahead
            ):
                return context.body  # another committee is to come back
            continue
        # "Forvaltningen orientere om ...": an r is often left out.
        infinitive = verb.split()[0].endswith("e") and not verb.startswith("vender")
        misprinted = decision and names_staff(clause) and len(clause.split()) == 1
        if (
            infinitive
            and not misprinted
            and not re.search(
                r"\b(?:vil|skal|kan|forventer at kunne|bliver bedt om at|lovede at|tilbød at)\b",
                before,
                re.I,
            )
        ):
            continue
        hoped = re.search(r"\bforventer\s+at\s+kunne\b", clause, re.I)
        if not hoped and re.search(r"\b(?:kan|har|kunne)\b[^,]*$", clause, re.I):
            continue
        if verb in table("requests")["come_back"]["need_noun"] and not noun_pattern().search(text):
            continue
        if goes_to_others(text, found.end(), context):
            continue
        if verb in table("requests")["come_back"]["sure"]:
            if decision or looks_ahead(text, context) or names_receiver(text, context):
                return ADMINISTRATION
            continue
        laid = verb.startswith(("forelægge", "genfremlægge")) and context.due(text) is not None
        coordinated = decision and before.endswith(" og ") and noun_pattern().search(text)
        if coordinated and verb in {"forelægger", "fremlægger", "præsenterer"}:
            return ADMINISTRATION  # "arbejder videre med model 2 og forelægger et forslag"
        told = decision and before.endswith(" og ") and _IS_THERE.search(clause) is None
        if told and verb == "orienterer" and names_receiver(inverted, context):
            return ADMINISTRATION  # "kontakter ministeriet og orienterer udvalget om svaret"
        received = (
            decision or laid or names_receiver(text, context) or at_later_meeting(text, context)
        )
        if looks_ahead(text, context) and received:
            return ADMINISTRATION
        if names_receiver(text, context) and (
            has_condition(text) or (decision and "orienter" not in verb)
        ):
            return ADMINISTRATION
    return None
