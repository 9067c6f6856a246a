"""Whether the body that meets gets something later, or takes something up again itself."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import product

from sagsspor.nlp.requests.recurrence import find_recurrence
from sagsspor.nlp.requests.request_plain import forms
from sagsspor.nlp.requests.request_signs import has_condition, looks_ahead
from sagsspor.nlp.requests.request_verdicts import Context
from sagsspor.nlp.requests.request_words import noun_pattern, words
from sagsspor.nlp.text.patterns import either
from sagsspor.nlp.vocabulary import table

_WILL = re.compile(
    r"\bvil\s+(?:\w+\s+){0,2}?(?:få|modtage|blive)\b|\bfår\s(?:besked|en\stilbagemelding)\b",
    re.IGNORECASE,
)


@cache
def _own(own_body: str | None) -> str:
    """Give the pattern of what a body calls itself in its own minutes."""
    names = [own_body] if own_body else []
    own = (own_body or "").casefold()
    names += [
        name
        for name in ("udvalget", "byrådet", "kommunalbestyrelsen", "regionsrådet", "rådet")
        if name in own or name == "udvalget" or (name == "rådet" and "råd" in own)
    ]
    return either(names)


_CLAUSES = re.compile(r"[;:]|,\s(?:og|men|mens)\s")


@lru_cache(maxsize=256)
def _gets_patterns(own_body: str | None) -> tuple[re.Pattern[str], ...]:
    subject = _own(own_body)
    verbs = either(table("requests")["come_back"]["gets"])
    return (
        re.compile(
            rf"(?<![\w-]){subject}\s+(?:vil\s+|bliver\s+)?(?:\w+\s+){{0,2}}?"
            rf"(?P<verb>{verbs})(?![\w-])",
            re.IGNORECASE,
        ),
        re.compile(
            rf"(?<![\w-])(?P<verb>{verbs}|vil|skal|bliver)\s+(?:\w+\s+){{0,1}}?{subject}(?![\w-])",
            re.IGNORECASE,
        ),
    )


def gets(text: str, context: Context, *, decision: bool) -> bool:
    """Tell whether a sentence says that the body will get something: "Udvalget får årligt ..."."""
    for form, pattern in product(forms(text, context), _gets_patterns(context.own_body)):
        found = pattern.search(form)
        if found and _received(found, text, context, decision=decision):
            return True
    return False


def _received(found: re.Match[str], text: str, context: Context, *, decision: bool) -> bool:
    before, tail = found.string[: found.start()], found.string[found.end() :]
    if re.match(r"\s+(?:i\sdenne|hermed)", tail, re.I):
        return False
    rhythm = find_recurrence(text) is not None
    verb = found["verb"].casefold()
    if verb == "skal" and decision and re.match(r"\s+have\b", tail):
        verb = "skal have"  # "Fremover skal udvalget have ..."
    if verb in {"skal", "behandler", "behandle", "drøfter", "drøfte", "følger"}:
        # "Politikken revideres hvert år, og udvalget skal drøfte den": the year is not hers.
        clause = _CLAUSES.split(before)[-1]
        acts = re.search(r"\b(?:behandle|drøfte|evaluere|forelægges)", text, re.I)
        return find_recurrence(clause + found[0] + tail) is not None and acts is not None
    if re.search(r"\b(?:har|blev|havde)\s+(?:\w+\s+){0,2}(?:fået|modtaget|orienteret)", text, re.I):
        return False
    what = noun_pattern().search(tail) or words("come_back", "things").search(text)
    promised = decision and _WILL.search(text) is not None
    return bool(what or rhythm) and (promised or looks_ahead(text, context) or has_condition(text))


@lru_cache(maxsize=256)
def _body_acts_pattern(own_body: str | None) -> re.Pattern[str]:
    verbs = either(table("requests")["come_back"]["own_acts"])
    return re.compile(
        rf"(?:^|[.;]\s|\bog\s){_own(own_body)}\s+{verbs}(?![\w-])"
        rf"|(?<![\w-]){_own(own_body)}\s+(?:vil|skal)\s+(?:\w+\s+){{0,3}}?{verbs}(?![\w-])"
        rf"|\bbesluttede\s(?:[^.]{{0,120}}?\s)?at\s{verbs}\s[^.,]{{0,60}}?\b(?:igen|på\sny)\b",
        re.IGNORECASE,
    )


def body_acts(text: str, context: Context) -> bool:
    """Tell whether the body says it will take something up again: "Udvalget følger op i maj"."""
    acts = any(_body_acts_pattern(context.own_body).search(form) for form in forms(text, context))
    return acts and context.due(text) is not None
