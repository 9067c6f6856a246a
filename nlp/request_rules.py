"""Whether one sentence asks for, or promises, something that comes back to a body.

The rules of a decision and of the case text differ: in a decision somebody may ask, instruct or put
off; in the case text only the administration promises, and a promise needs a sign of the future,
for a case text is full of "skal", "fremlægges" and "orienteres" that speak of the case itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from sagsspor.nlp.anchors import Anchored, anchored
from sagsspor.nlp.askers import ADMINISTRATION, KnownPerson, asker, names_staff
from sagsspor.nlp.bodies import find_bodies
from sagsspor.nlp.due import find_due, find_recurrence
from sagsspor.nlp.patterns import either
from sagsspor.nlp.record import AskedBy, Due
from sagsspor.nlp.vocabulary import table

REQUEST = "request"
COMMITMENT = "commitment"


@dataclass(frozen=True, slots=True)
class Context:
    """What the rules know of the meeting."""

    meeting_date: date
    own_body: str | None = None
    persons: Sequence[KnownPerson] = ()
    bodies: Sequence[str] = ()

    def due(self, text: str) -> Due | None:
        """Give when a text is due, counted from the meeting."""
        return find_due(text, self.meeting_date)

    def asker(self, subject: str) -> AskedBy | None:
        """Give who the words before a verb name."""
        return asker(subject, own_body=self.own_body, persons=self.persons, bodies=self.bodies)

    @property
    def body(self) -> AskedBy:
        """Give the body that meets, as one who asks."""
        return AskedBy("body", self.own_body or "")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a sentence is: its kind, who asks or promises, and the rule that found it."""

    kind: str
    asked_by: AskedBy
    rule: str


@cache
def words(group: str, key: str) -> Anchored:
    """Give the pattern of a word list of requests.toml, whole words in any case."""
    return anchored(rf"(?<![\w-]){either(table('requests')[group][key])}(?![\w-])", re.IGNORECASE)


@cache
def starts(group: str, key: str) -> re.Pattern[str]:
    """Give the pattern of a word list at the beginning of a sentence."""
    return re.compile(rf"\W{{0,3}}{either(table('requests')[group][key])}(?![\w-])", re.IGNORECASE)


@cache
def _nouns() -> re.Pattern[str]:
    nouns = either(table("requests")["ask"]["nouns"])
    return re.compile(rf"(?<![\w-])(?:[^\W\d_]{{2,30}}-?)?{nouns}(?:er|r)?(?![\w-])", re.IGNORECASE)


@cache
def _infinitive() -> re.Pattern[str]:
    verbs = either(table("requests")["ask"]["infinitives"])
    return re.compile(rf"at\s+(?:\w+\s+){{0,3}}?{verbs}(?![\w-])", re.IGNORECASE)


@cache
def _bare_infinitive() -> re.Pattern[str]:
    verbs = either(table("requests")["ask"]["infinitives"])
    return re.compile(rf"\s*(?:\w+\s+){{0,2}}?{verbs}(?![\w-])", re.IGNORECASE)


_OBJECT_REACH = 12  # words after an ask in which the thing asked for begins
_AT = re.compile(r"(?:\W|om|til|på|over\s+for|\w+\s){0,12}?,?\s*(?:om\s+|til\s+)?at\s", re.I)
_INFINITIVE_NEXT = re.compile(r"at\s+(?:\w+\s+)?(?P<verb>[a-zæøå]+e)(?![\w-])", re.I)
_SELF = re.compile(r"\s*,?\s*(?:om\s+|til\s+)?at\s+", re.I)
_QUOTED = re.compile('["“”»„][^"“”»«]{1,1500}["“”»«]')
_TIMED = re.compile(r"\b(?:\w*mødet?|igen|inden|senest|kvartal|op igen|på ny)\b", re.I)
_TO_BODY = re.compile(
    r"(?:udvalget|udvalg|rådet|forvaltningen|administrationen|bestyrelsen),\s*$", re.I
)


def in_decision(text: str, context: Context) -> Verdict | None:
    """Judge a sentence of this meeting's decision."""
    if words("ask", "votes").search(text):
        return None
    if _QUESTION.search(text):
        return _ask(text, context)
    return (
        _ask(text, context)
        or _await(text, context)
        or _postponement(text, context)
        or _instruction(text, context)
        or _promise(text, context, decision=True)
    )


def in_proposal(text: str, context: Context) -> Verdict | None:
    """Judge a sentence of a member's proposal that something be laid before a body."""
    found = words("ask", "active").search(text) or words("ask", "passive").search(text)
    if found and _object(text, found.end(), found[0].casefold()):
        return Verdict(REQUEST, context.body, "proposal")
    if _promise(text, context, decision=True):
        return Verdict(REQUEST, context.body, "proposal")
    return None


def in_recommendation(text: str, context: Context) -> Verdict | None:
    """Judge a point of the recommendation: only what is to come back at a later time."""
    verdict = _promise(text, context, decision=False)
    if not _receiver(text, context) or words("come_back", "present_purpose").search(text):
        return None
    if verdict and _ahead(text, context):
        return Verdict(COMMITMENT, ADMINISTRATION, "recommendation")
    return None


def in_case(text: str, context: Context) -> Verdict | None:
    """Judge a sentence of the case text or summary."""
    if starts("come_back", "present_case").match(text):
        return None
    if _TOLD.search(text):
        return None
    return _promise(_QUOTED.sub('""', text), context, decision=False)


def reports_ask(text: str) -> bool:
    """Tell whether a sentence that names an earlier meeting reports what was asked there."""
    for found in words("ask", "active").finditer(text):
        if _object(text, found.end(), found[0].casefold()):
            return True
    return bool(
        re.search(r"\b(?:ønsket|anmodet|bedt|efterlyst|efterspurgt)\b", text, re.I)
        and (_infinitive().search(text) or _nouns().search(text))
    )


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


# "ønsker at møde lederne på et kommende udvalgsmøde"
_THIS_MEETING = re.compile(r"\bunder\s(?:pkt\.?|punkt|sag)\s?\d", re.IGNORECASE)
_LATER_MEETING = re.compile(r"\b(?:på|til)\s(?:et\s)?(?:kommende|næste|senere)\s\w*møde\b", re.I)
# "ønskede punkt 4 behandlet som det første": the order of this meeting
_ORDER = re.compile(
    r"\W*(?:pkt\.?|punkt|sag|sagen|punktet)\s?\d{0,4}\sbehandlet\s(?:som|først|efter|før|under)",
    re.I,
)
_WOULD_HEAR = re.compile(r"\s*(?:høre\s(?:mere|nærmere)|vide|drøfte|orienteres|følge)\b", re.I)
_BEGGED = re.compile(r"\s+[\wæøå-]+(?:en|et)\s+(?:om\s+)?(?!at\s)", re.IGNORECASE)
_QUESTION = re.compile(r"\b(?:spurgte|spørger|spurgt)\b.{0,40}?,?\s(?:om|hvorvidt|hvornår)\s", re.I)


def _object(text: str, at: int, verb: str) -> bool:
    """Tell whether something that comes back is asked for after a verb."""
    tail = text[at : at + 400]
    start = tail.lstrip(" ,:").casefold()
    if (
        starts("ask", "not_objects").match(start)
        or _ORDER.match(tail)
        or _THIS_MEETING.search(tail)
    ):
        return False
    plain = " ".join(tail.split()[:_OBJECT_REACH])
    weak = verb in table("requests")["ask"]["weak"]
    if _SELF.match(tail):
        # "ønsker at få ...", "anmoder om at ...", "ønsker, at sagen ..."
        infinitive = _infinitive().match(tail.lstrip(" ,").removeprefix("om ").removeprefix("til "))
        if infinitive:
            doing = infinitive[0].casefold()
            if doing.endswith((" få", " give", " tage", " sætte", " behandle", " se", " lave")):
                return bool(
                    _nouns().search(tail)
                    or words("ask", "participles").search(tail)
                    or (not doing.endswith(" give") and _TIMED.search(tail))
                )
            return True
        if _INFINITIVE_NEXT.match(tail.lstrip(" ,").removeprefix("om ").removeprefix("til ")):
            return _LATER_MEETING.search(tail) is not None
        return bool(words("ask", "clause_verbs").search(tail))
    if verb in {"efterlyser", "efterlyste", "efterlyses"}:
        return True
    if verb == "bedes" and _bare_infinitive().match(tail):
        return True
    if verb == "vil gerne" and _WOULD_HEAR.match(tail):
        return True
    begged = _BEGGED.match(tail) if verb in {"bad", "beder", "at bede"} else None
    if begged and _bare_infinitive().match(tail[begged.end() :]):
        return True  # "bad forvaltningen undersøge": "om at" left out
    at_clause = re.search(r"(?:om|til(?:\s\w+(?:en|et))?),?\s+at\s", tail)
    if at_clause and at_clause.start() < 80:
        rest = tail[at_clause.start() :]
        return bool(_infinitive().search(rest[:120]) or words("ask", "clause_verbs").search(rest))
    if verb in {"pålægger", "pålagde", "pålægges"}:
        return bool(_infinitive().search(tail))
    if words("ask", "participles").search(plain):
        return True
    return _nouns().search(plain) is not None and not (weak and not _nouns().search(plain[:60]))


def asks_back(text: str) -> bool:
    """Tell whether a sentence asks for something that comes back, or about the agenda itself."""
    for group in ("active", "passive"):
        for found in words("ask", group).finditer(text):
            tail = text[found.end() :].lstrip(" ,:").casefold()
            if starts("ask", "not_objects").match(tail):
                return True
            if _object(text, found.end(), found[0].casefold()):
                return True
    return re.search(r"\b(?:dagsorden\w*|punkt|sag(?:en)?)\b|\bimødekom", text, re.I) is not None


def leads_list(text: str) -> bool:
    """Tell whether a sentence asks for what a list under it names: "Udvalget ønskede desuden:"."""
    if not text.rstrip().endswith(":") or len(text) > 160:
        return False
    for group in ("active", "passive"):
        for found in words("ask", group).finditer(text):
            if not _subordinate(text[: found.start()], group == "passive"):
                return len(text[found.end() :].split()) <= 6
    return False


def in_list(lead: str, text: str, context: Context) -> Verdict | None:
    """Judge a point of a list whose lead asks: only what comes back counts."""
    plain = " ".join(text.split()[:_OBJECT_REACH])
    returns = _nouns().search(plain) or words("ask", "participles").search(plain)
    acts = re.match(r"\W*at\s", text, re.I) and (
        _infinitive().search(text) or words("ask", "clause_verbs").search(text)
    )
    if not (returns or acts):
        return None
    return Verdict(REQUEST, context.asker(lead) or context.body, "list")


def _ask(text: str, context: Context) -> Verdict | None:
    for group in ("active", "passive"):
        for found in words("ask", group).finditer(text):
            before = text[: found.start()]
            if _subordinate(before, group == "passive"):
                continue
            if not _object(text, found.end(), found[0].casefold()):
                continue
            if group == "passive":
                return Verdict(REQUEST, context.body, "asked")
            subject = before or text[found.end() : found.end() + 60]
            who = context.asker(before) or context.asker(text[found.end() : found.end() + 50])
            elected = words("ask", "elected").search(before)
            if who is None and not elected and names_staff(subject):
                return None  # "Administrationen ønsker ..." asks the committee
            return Verdict(REQUEST, who or context.body, "ask")
    return None


def _await(text: str, context: Context) -> Verdict | None:
    """Judge "Udvalget afventer et notat fra forvaltningen": asked, for staff shall bring it."""
    found = words("ask", "awaits").search(text)
    if found is None or not names_staff(text[found.end() :]):
        return None
    if _subordinate(text[: found.start()], False) or not _nouns().search(text[found.end() :]):
        return None
    return Verdict(REQUEST, context.asker(text[: found.start()]) or context.body, "await")


_OUTCOME_IDET = re.compile(
    r"\W*(?:\d+[.)]\s*)?(?:sagen\s|indstillingen\s|orienteringen\s|punktet\s)?(?:blev\s|er\s)?"
    r"(?:godkendt|drøftet|vedtaget|tiltrådt|tiltrædes|anbefal\w+|(?:taget\s)?til\sefterretning|"
    r"udsat|udsættes|indstill\w+)(?:\s[^,]{0,40})?,?\s*",
    re.IGNORECASE,
)


def _subordinate(before: str, passive: bool) -> bool:
    """Tell whether what stands before an ask makes it a reason, a condition or the topic."""
    clause = re.split(r"[;:]|\.\s(?=[A-ZÆØÅ])|,\s(?=(?:og|men)\s)", before)[-1]
    found = None
    for match in words("ask", "subordinate").finditer(clause):
        found = match
    if found is None:
        return False
    word = found[0].casefold()
    if word == "der" and not clause[: found.start()].strip(" ,"):
        return False
    if passive and word in {"der", "som"} and _TO_BODY.search(clause[: found.start()]):
        return False
    if passive and word in {"der", "både"}:
        return bool(clause[: found.start()].rstrip().endswith(","))
    between = clause[found.end() :]
    if word in {"idet", "da"} and _OUTCOME_IDET.fullmatch(clause[: found.start()]):
        # "Godkendt, idet udvalget ønsker en status": no reason, but what goes with the approval.
        return not re.fullmatch(r"\s+[\wæøå]*(?:udvalget|rådet|bestyrelsen)\s+", between, re.I)
    return "," not in between and len(between.split()) <= 6


def _postponement(text: str, context: Context) -> Verdict | None:
    found = words("postpone", "verbs").search(text)
    if not found:
        return None
    before = text[: found.start()].strip()
    thing = words("postpone", "things").search(before)
    said = thing or re.match(r"(?:blev|er|bliver)$", before, re.I)
    if before and not said and (len(before.split()) > 3 or not before[:1].isupper()):
        return None
    if re.search(r"\b(?:\w*frist|ferie|termin)", before, re.I):
        return None
    if found[0].casefold() in {"udsatte", "udsætter"} and not words("postpone", "things").match(
        text[found.end() :].lstrip()
    ):
        return None  # "udsatte borgere"
    again = words("postpone", "again").match(found[0]) is not None
    if again or context.due(text[found.start() :]) or _next_meeting(text):
        return Verdict(REQUEST, context.body, "postponed")
    return None


def _next_meeting(text: str) -> bool:
    return re.search(r"(?:til|på)\s+(?:det\s+)?næste\s+\w*møde", text, re.I) is not None


def _instruction(text: str, context: Context) -> Verdict | None:
    for found in words("instruct", "modals").finditer(text):
        tail = text[found.end() : found.end() + 160]
        head = text[max(0, found.start() - 60) : found.start()]
        verb = words("instruct", "infinitives").search(tail)
        if re.search(r"\b(?:om|hvorvidt|hvordan|hvornår|hvilke\w*)\s[^,;]*$", head, re.I):
            continue  # "spurgte, om sagen skal forelægges" asks nothing of the kind
        if not verb or verb.start() > 70:
            continue
        if not words("instruct", "who").search(head + tail[:30]):
            continue
        if not verb[0].casefold().startswith(
            ("vende", "komme", "følge", "undersøge", "evaluer")
        ) and not (_nouns().search(tail) or context.due(text) or _receiver(text, context)):
            continue
        return Verdict(REQUEST, context.body, "instruction")
    return None


def _ahead(text: str, context: Context) -> bool:
    """Tell whether a sentence has a sign of the future: a time ahead, a rhythm, "igen"."""
    due = context.due(text)
    if due is not None and not re.fullmatch(rf"i\s+{context.meeting_date.year}", due.expression):
        event = not (due.start or due.end) and due.expression.casefold().startswith("i forbindelse")
        if not event:
            return True
    return bool(find_recurrence(text) or words("come_back", "again").search(text))


def _condition(text: str) -> bool:
    return re.search(r"(?:^|\W)når\s", text, re.I) is not None


def _receiver(text: str, context: Context) -> bool:
    """Tell whether a text names the body as receiver, by a word for one or by its own name."""
    own = context.own_body
    named = own is not None and own.casefold() in text.casefold()
    return named or words("come_back", "receivers").search(text) is not None


def _to_others(text: str, at: int, context: Context) -> bool:
    """Tell whether what a verb brings goes to somebody else than the body that meets."""
    tail = text[at : at + 140]
    clause = re.split(r",\s|\s(?:og|samt)\s(?=\w+es\b)", tail)[0]
    receiver = words("come_back", "others").search(clause)
    if receiver and not _receiver(clause, context):
        return True
    due = context.due(clause)
    if due:
        # "til Byrådets møde" says when, and not who gets it.
        clause = clause.replace(due.expression, "")
    own = (context.own_body or "").casefold()
    named = [body.name.casefold() for body in find_bodies(clause, known=tuple(context.bodies))]
    return bool(named) and own not in named and not re.search(r"\budvalget\b", clause, re.I)


def _promise(text: str, context: Context, *, decision: bool) -> Verdict | None:
    """Judge whether somebody promises to come back."""
    who = context.body if decision else ADMINISTRATION
    promised = words("come_back", "promises").search(text)
    if promised:
        who = context.asker(text[: promised.start()]) or who
    vowed = decision and promised and re.match(r"lov|tilsagde", promised[0], re.I)
    if vowed and promised and who.type == "person" and _nouns().search(text[promised.end() :]):
        return Verdict(COMMITMENT, who, "promise")
    active = _acting(text, context, decision=decision)
    if active:
        if promised and who.type == "person":
            return Verdict(COMMITMENT, who, "promise")
        return Verdict(COMMITMENT, active, "acts")
    if _gets(text, context, decision=decision):
        return Verdict(COMMITMENT, who, "gets")
    for found in words("come_back", "passive").finditer(text):
        verb = " ".join(found[0].casefold().split())
        if verb in table("requests")["come_back"]["need_noun"] and not _nouns().search(text):
            continue
        if _to_others(text, found.end(), context):
            continue
        ordinary = verb in {"drøftes", "behandles", "sættes på"} and not decision
        if ordinary and not _receiver(text, context):
            continue
        if _comes_back(text, context, verb, decision=decision):
            return Verdict(COMMITMENT, who, "comes back")
    if re.search(r"\bevaluering\b|\bopfølgning\b|\bstatus\b", text, re.I) and _body_meeting(
        text, context
    ):
        return Verdict(COMMITMENT, who, "later meeting")
    if decision and _HEADLINE.match(text) and context.due(text):
        return Verdict(COMMITMENT, who, "headline")
    short = decision and len(text) < 90 and _nouns().search(text)
    if short and re.search(r"\w*mødet?$", text.rstrip(" .")) and context.due(text):
        return Verdict(COMMITMENT, who, "later meeting")
    return None


def _body_meeting(text: str, context: Context) -> bool:
    """Tell whether the time of a sentence is a later meeting of the body."""
    due = context.due(text)
    if due is None:
        return False
    said = due.expression.casefold()
    if not re.search(r"møde|råd(?:et)?\b|dagsorden", said) or "dialogmøde" in said:
        return False
    return _receiver(text, context) or bool(re.search(r"udvalg|byråd|dagsorden|næste", said))


_FOR_BODY = re.compile(r"\btil\s(?:udvalget|rådet|byrådet|kommunalbestyrelsen|bestyrelsen)\b", re.I)
# "Evaluering i 1. halvår 2025.", "Fornyet behandling på mødet i maj.": no verb at all.
_HEADLINE = re.compile(
    r"\W*(?:(?:ny|fornyet)\s)?(?:behandling|evaluering|opfølgning|status|orientering|drøftelse|redegørelse)\s"
    r"(?:på|i|til|om|inden|senest|efter)\s[^,]{3,40}$",
    re.IGNORECASE,
)
_NEXT_OF_A_SERIES = re.compile(
    r"\W*(?:næste|ny|en\sny|fornyet|den\snæste)\s(?:status|evaluering|opfølgning|redegørelse|"
    r"orientering|afrapportering|rapport|måling|opgørelse)\b",
    re.IGNORECASE,
)


def _comes_back(text: str, context: Context, verb: str, *, decision: bool) -> bool:
    if verb in table("requests")["come_back"]["sure"]:
        return decision or _ahead(text, context) or _receiver(text, context)
    purpose = words("come_back", "present_purpose").search(text)
    ahead = _ahead(text, context)
    if decision:
        laid = verb in {"forelægges", "fremlægges", "orienteres", "præsenteres"}
        laid = laid or verb.startswith("vil blive ")
        laid = laid or (verb in {"laves", "udarbejdes"} and _FOR_BODY.search(text) is not None)
        laid = laid and not re.search(r"\borienter(?:er|ede|e)\som\b", text, re.I)
        return ahead or (laid and (_condition(text) or _receiver(text, context)))
    if verb in {"følges op", "afrapporteres", "afrapporteres næste gang"}:
        return context.due(text) is not None or ahead
    if verb == "evalueres":
        return ahead
    if _NEXT_OF_A_SERIES.match(text):
        # "Næste status forelægges på mødet i oktober": the body that got this one gets the next.
        due = context.due(text)
        return due is not None and "møde" in due.expression
    if not (_receiver(text, context) or _body_meeting(text, context)):
        return False
    if purpose and not ahead and not _condition(text):
        return False
    return ahead or (_condition(text) and verb not in {"gives", "behandles", "drøftes"})


def _acting(text: str, context: Context, *, decision: bool) -> AskedBy | None:
    """Give who promises to come back, a person or the administration, if one does."""
    for found in words("come_back", "active").finditer(text):
        verb = " ".join(found[0].casefold().split())
        before = text[: found.start()]
        clause = re.split(r"[;:]|\.\s(?=[A-ZÆØÅ])|,\s", before)[-1]
        inverted = text[found.end() : found.end() + 40]
        if not (names_staff(clause) or names_staff(inverted)):
            who = context.asker(clause) if decision else None
            if who and who.type == "person" and _ahead(text, context):
                return who
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
        if verb in table("requests")["come_back"]["need_noun"] and not _nouns().search(text):
            continue
        if _to_others(text, found.end(), context):
            continue
        if verb in table("requests")["come_back"]["sure"]:
            if decision or _ahead(text, context) or _receiver(text, context):
                return ADMINISTRATION
            continue
        laid = verb.startswith(("forelægge", "genfremlægge")) and context.due(text) is not None
        received = decision or laid or _receiver(text, context) or _body_meeting(text, context)
        if _ahead(text, context) and received:
            return ADMINISTRATION
        if _receiver(text, context) and (_condition(text) or (decision and "orienter" not in verb)):
            return ADMINISTRATION
    return None


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


@lru_cache(maxsize=64)
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


_WILL = re.compile(
    r"\bvil\s+(?:\w+\s+){0,2}?(?:få|modtage|blive)\b|\bfår\s(?:besked|en\stilbagemelding)\b",
    re.IGNORECASE,
)
# What an earlier meeting decided, told without its date: "besluttede, at sagen skulle ...".
_TOLD = re.compile(r"\b(?:besluttede|bad|ønskede|anmodede|vedtog)\b[^.]*?\bskulle\b", re.IGNORECASE)


def _gets(text: str, context: Context, *, decision: bool) -> bool:
    """Tell whether a sentence says that the body will get something: "Udvalget får årligt ..."."""
    for pattern in _gets_patterns(context.own_body):
        found = pattern.search(text)
        if not found:
            continue
        tail = text[found.end() :]
        if re.match(r"\s+(?:i\s+denne|hermed)", tail, re.I):
            return False
        rhythm = find_recurrence(text) is not None
        verb = found["verb"].casefold()
        if verb in {"skal", "behandler", "behandle", "drøfter", "drøfte", "følger"}:
            return (
                rhythm
                and re.search(r"\b(?:behandle|drøfte|evaluere|forelægges)", text, re.I) is not None
            )
        if re.search(
            r"\b(?:har|blev|havde)\s+(?:\w+\s+){0,2}(?:fået|modtaget|orienteret)", text, re.I
        ):
            return False
        what = _nouns().search(tail) or words("come_back", "things").search(text)
        promised = decision and _WILL.search(text) is not None
        return bool(what or rhythm) and (promised or _ahead(text, context) or _condition(text))
    return False
