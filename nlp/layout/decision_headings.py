"""Lines that head a decision: whose it is, of which date, under which number."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from sagsspor.nlp.mentions.bodies import ABBREVIATIONS, body_name, find_bodies
from sagsspor.nlp.mentions.dates import find_dates
from sagsspor.nlp.text.capitals import without_capitals

# What may stand between the parts of such a heading and means nothing of its own.
_JOINTS = re.compile(
    r"\b(?:i|fra|for|af|den|d|på|mødet|møde|udvalgets|afholdt|om|med|s|beslutning|beslutninger|"
    r"behandling|vedtagelse|afgørelse|indstilling|anbefaling|erklæring)\b\.?|[\s,.:;()\-–]+",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"[,\s(]*(?:pkt|punkt|§|sag|nr|sagsnr|punkt\s?nr|"
    r"sag\s?nr)\.?\s*(?:nr\.?)?\s*:?\s*(?P<number>\d{1,4}(?:/\d{1,4})?)\)?",
    re.IGNORECASE,
)
_TOWN = re.compile(
    r"(?<![\w-])(?!Beslutning|Indstilling|Referat|Møde|Vedtagelse)[A-ZÆØÅ][a-zæøåé]{1,20}(?:-[A-ZÆØÅ][a-zæøåé]{1,20})?s?\s$"
)
_COUNCIL = re.compile(
    r"(?:Byråd|Kommunalbestyrelse|(?:Ældre|Senior|Handicap|Udsatte|Unge|Integrations)råd)",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_DECISION = re.compile(r"\bbeslutning\b", re.IGNORECASE)
_COLON = re.compile(r":(?!\d)")
_PERIOD = re.compile(r"\b\d{4}\s?[-–]\s?\d{2,4}\b|\b\d{2}-\d{2}\b")
_TIME = re.compile(r"\s*(?:kl\.?\s*)?\d{1,2}[:.]\d{2}(?::\d{2})?\s*")
_BARE_BODY = re.compile(r"[A-ZÆØÅ][\wæøåÆØÅ-]*(?:,?\s(?:og\s|&\s)?[A-ZÆØÅ][\wæøåÆØÅ-]*){0,6}$")
_OWN_BODY = re.compile(
    r"\s*(?:Udvalget|Rådet|Lokalrådet|Lokaludvalget|(?:[A-ZÆØÅ][a-zæøå]{2,20}b|B)estyrelsen|Nævnet|"
    r"Kommissionen)s?\b"
)
# "Udvalget besluttede den 3. maj 1999:" heads what was decided; without the colon it tells of it.
_DECIDED = re.compile(r"\b(?:besluttede|vedtog)\b")
_WEEKDAY = re.compile(r"\b(?:man|tirs|ons|tors|fre|lør|søn)dag\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DecisionHeading:
    """What a decision's heading says; ``value`` is the offset of what follows on the line.

    ``own`` tells that it names the body that meets by no name: "Udvalget, den 3. maj 1999:".
    """

    body: str | None
    date: str | None
    number: str | None
    value: int
    body_span: tuple[int, int] | None = None
    date_span: tuple[int, int] | None = None
    own: bool = False


_NO_BODY = re.compile(r"(?i:beslutning|behandling|vedtagelse|afgørelse|udvalgets|møde|indstilling)")


def _whole_body(rest: str, name: str, span: tuple[int, int]) -> tuple[str, tuple[int, int]]:
    """Take the words before a body's name that are part of it: "Teknik, Erhverv, Plan og ..."."""
    lead = re.search(r"(?:[A-ZÆØÅ][\wæøå-]*,\s?){1,4}$", rest[: span[0]])
    if not lead or _NO_BODY.match(lead.group()):
        return name, span
    start = lead.start()
    return body_name(rest[start : span[1]]), (start, span[1])


def read_heading(
    text: str,
    *,
    known: Iterable[str] = (),
    abbreviations: Iterable[str] = (),
    labelled: bool = False,
) -> DecisionHeading | None:
    """Read "X, D, pkt. n:" and its kin; None where the line says anything else.

    ``labelled`` tells that a word for decision stood before, so that a bare list of nouns before
    the date is a body, and a body or a date alone is enough.
    """
    if not text.strip() or len(text) > 200:
        return None
    labelled = labelled or bool(_DECISION.search(text))
    if not labelled and not _DIGIT.search(text):
        return None  # neither a label nor a date
    text = without_capitals(text)
    dates = [found for found in find_dates(text) if found.complete and found.value is not None]
    if (dates and dates[0].span[0] > 110) or not (dates or labelled):
        return None
    head_end = len(text)
    colon = None
    first_date = dates[0] if dates else None
    # The heading ends at the first colon that stands outside date and time.
    for match in _COLON.finditer(text):
        if first_date and first_date.span[0] <= match.start() < first_date.span[1]:
            continue
        colon = match.start()
        head_end = match.start()
        break
    head = text[:head_end]
    if first_date and first_date.span[1] > head_end:
        first_date = None
    rest = head
    date_span = None
    if first_date:
        date_span = first_date.span
        rest = head[: date_span[0]] + " " * (date_span[1] - date_span[0]) + head[date_span[1] :]
    rest = _WEEKDAY.sub(lambda match: " " * len(match.group()), rest)
    if colon is not None:
        rest = _DECIDED.sub(lambda match: " " * len(match.group()), rest)
    number = None
    for match in _NUMBER.finditer(rest) if _DIGIT.search(rest) else ():
        number = match.group("number")
        rest = rest[: match.start()] + " " * (match.end() - match.start()) + rest[match.end() :]
        break
    if first_date:
        time = _TIME.match(rest[date_span[1] if date_span else 0 :])
        if time and date_span:
            rest = rest[: date_span[1]] + " " * time.end() + rest[date_span[1] + time.end() :]
    body: str | None = None
    body_span: tuple[int, int] | None = None
    bodies = find_bodies(rest, known=known, abbreviations=abbreviations)
    if bodies:
        body, body_span = _whole_body(rest, bodies[0].name, bodies[0].span)
        town = _TOWN.search(rest[: body_span[0]])
        if town and _COUNCIL.match(rest[body_span[0] : body_span[1]]):
            # "Hovby Byråd den 3. maj": the town goes with its council.
            rest = rest[: town.start()] + " " * len(town.group()) + rest[town.end() :]
        rest = rest[: body_span[0]] + " " * (body_span[1] - body_span[0]) + rest[body_span[1] :]
        if rest[body_span[1] : body_span[1] + 1] == "s":
            rest = rest[: body_span[1]] + " " + rest[body_span[1] + 1 :]
    else:
        stripped = re.sub(r"^[\s,]*(?:(?:i|fra|for|af)\s)?", "", rest).rstrip(" ,.-–")
        stripped = re.sub(r"\s+(?:den|d\.?|på mødet den|mødet den)$", "", stripped).rstrip(" ,.-–")
        if _NO_BODY.fullmatch(stripped) or not _JOINTS.sub("", stripped):
            # "Indstilling 21. september 2015, pkt. 299:" names no body.
            stripped = ""
        known_short = stripped in ABBREVIATIONS or stripped in set(abbreviations)
        if stripped and (
            known_short or (first_date and _BARE_BODY.match(stripped) and (labelled or number))
        ):
            at = rest.find(stripped)
            body, body_span = body_name(stripped), (at, at + len(stripped))
            rest = rest[:at] + " " * len(stripped) + rest[at + len(stripped) :]
    generic = _OWN_BODY.match(rest) if body is None and (first_date or labelled) else None
    if generic:
        rest = rest[generic.end() :]
    rest = _PERIOD.sub(" ", rest)
    if _JOINTS.sub("", rest):
        return None
    if body is None and not generic and not (labelled and (first_date or number)):
        return None
    if first_date is None and not labelled:
        return None
    after = colon + 1 if colon is not None else len(text)
    value = first_date.value.isoformat() if first_date and first_date.value else None
    return DecisionHeading(body, value, number, after, body_span, date_span, bool(generic))


# "Regionsrådets beslutning", "Kulturudvalgets vedtagelse: Godkendt."
_OF_BODY = re.compile(
    r"[A-ZÆØÅ][^.:;,]{3,70}(?i:s\s(?:beslutning|vedtagelse|afgørelse|konklusion))\s?(?::|$)"
)
# "Økonomiudvalgets indstilling:", "Børneudvalget anbefaler:"
_PROPOSED_BY = re.compile(
    r"(?P<body>[A-ZÆØÅ][^.:;,]{3,70}?)"
    r"(?i:s\s(?:indstilling|anbefaling|udtalelse)|\s(?:indstiller|anbefaler))\s?:?$"
)


def is_of_body(text: str) -> bool:
    """Tell whether a line may head a decision by its body's name in the genitive."""
    return _OF_BODY.match(text) is not None


def proposes_as_body(text: str, *, known: Iterable[str] = ()) -> bool:
    """Tell whether a line heads what another body proposes, of no date: "X indstilling:"."""
    proposed = _PROPOSED_BY.match(text) if len(text) <= _LONGEST_PROPOSER else None
    if proposed is None:
        return False
    named = without_capitals(proposed["body"])
    return any(one.span == (0, len(named)) for one in find_bodies(named, known=known))


_LONGEST_PROPOSER = 90


def heads_decision(text: str) -> bool:
    """Tell whether a line reads "X, D": the heading of a decision that has no label."""
    if len(text) > 90 or not text[:1].isupper():
        return False
    found = read_heading(text)
    return found is not None and found.date is not None and found.body is not None
