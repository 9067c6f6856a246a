"""The grammar of times that lie ahead: which words say when something is due.

A period is a core ("maj", "2. kvartal", "uge 7", "2026") with a preposition before it, and perhaps
a meeting before that ("på mødet i maj"). Its words are data, in due.toml.
"""

from __future__ import annotations

import re

from sagsspor.nlp.mentions.dates import MONTHS, WEEKDAYS
from sagsspor.nlp.text.anchors import anchored
from sagsspor.nlp.text.patterns import either
from sagsspor.nlp.vocabulary import table

DATA = table("due")
NUMBERS: dict[str, int] = DATA["numbers"]
PREPOSITIONS: dict[str, str] = DATA["prepositions"]
PARTS: dict[str, str] = DATA["parts"]
SEASONS: dict[str, tuple[int, int]] = DATA["seasons"]
TURNS: dict[str, tuple[str, str]] = DATA["turns"]
WORDS: dict[str, list[str]] = DATA["words"]
_FULL_MONTHS = [word for word in MONTHS if len(word) > 3 or word == "maj"]
_MONTH = either(_FULL_MONTHS)
_YEAR = r"(?:20\d\d)"
_PREPOSITION = either(PREPOSITIONS)
_PART = either(PARTS)
_COUNT = rf"(?:\d{{1,2}}|{either(NUMBERS)})"
STOP = r"(?![\w-])"
OPEN = r"(?<![\w-])"
_MEETING = (
    rf"(?P<meeting>{OPEN}(?P<lead>{either(WORDS['meeting_prepositions'])})\s+"
    rf"(?:{either(WORDS['determiners'])}\s+)?"
    rf"(?P<which>(?:{either(WORDS['which'])}\s+){{0,3}})(?P<noun>{either(WORDS['meetings'])}){STOP})"
)
_BODY = (
    rf"(?P<body>{OPEN}(?:til|på|i)\s+(?:[A-ZÆØÅ]{{2,5}}"
    r"|(?:[^\W\d_][\w-]{0,30},?\s){0,6}?[^\W\d_][\w-]{0,40}(?:udvalget|rådet|bestyrelsen|repræsentationen))"
    r"(?:s\s+møde)?)"
)
MONTH_MEETING = anchored(
    rf"{OPEN}(?P<preposition>{_PREPOSITION})\s+(?:udvalgets\s+|byrådets\s+)?(?P<month>{_MONTH})"
    rf"(?:\s|-)?(?:møde[tr]?|udvalgsmødet|byrådsmødet|mødet)(?:\s+(?P<year>{_YEAR}))?{STOP}",
    re.IGNORECASE,
)
_QUARTERS = either(["første", "andet", "tredje", "fjerde", "sidste"])
# Cores: what a preposition leads to. The part comes before a month or year.
_CORE = (
    rf"(?:(?P<part>{_PART})\s+)?(?:"
    rf"(?P<month>{_MONTH})(?:(?:\s?[-/\u2013]\s?|\s+(?:eller|og|til)\s+)(?P<month2>{_MONTH}))?"
    rf"(?:\s+måned)?(?:\s+(?P<month_year>{_YEAR}))?"
    rf"|(?P<quarter>(?:[1-4]\.|{_QUARTERS}))\s?kvartal(?:et)?"
    rf"(?:\s+(?:i\s+|af\s+)?(?P<quarter_year>{_YEAR}))?"
    rf"|(?P<opening>de\s+første(?:\s+(?:to|tre|par))?\s+måneder)\s+(?:af|i)\s+(?P<opening_year>{_YEAR})"
    rf"|(?P<half>(?:[12]\.|{either(['første', 'andet', 'anden', 'sidste'])}))\s?halv"
    rf"(?:år|del)(?:et)?"
    rf"(?:\s+(?:af\s+|i\s+)?(?P<half_year>{_YEAR}|året|næste\s+år))?"
    rf"|(?P<turn>{either(TURNS)})(?:\s+(?:i\s+)?(?P<turn_year>{_YEAR}))?"
    rf"|(?P<season>{either(SEASONS)})(?:\s+(?:i\s+)?(?P<season_year>{_YEAR}))?"
    rf"|uge\s+(?P<week>[1-5]?\d)(?:\s?[-/\u2013]\s?(?P<week2>[1-5]?\d))?(?:,?\s+(?:i\s+)?(?P<week_year>{_YEAR}))?"
    rf"|(?P<year>{_YEAR})"
    rf"|(?P<this_year>året|indeværende\s+år|dette\s+år|år)|(?P<next_year>næste\s+år|det\s+nye\s+år)"
    rf"){STOP}(?![.,]\d)"
)
# The first OPEN holds for both: by it the pattern tells that a match begins a word.
PERIOD = anchored(
    rf"{OPEN}(?:{_MEETING},?\s+)?{OPEN}(?P<preposition>{_PREPOSITION})\s+(?:(?:det|den)\s+)?{_CORE}",
    re.IGNORECASE,
)
# Without one of these no period, and no meeting of a month, is looked for.
CORE = anchored(rf"(?<=\s){_CORE}", re.IGNORECASE)
PART_ALONE = anchored(rf"{OPEN}(?:primo|medio|ultimo)\s", re.IGNORECASE)
MONTH = anchored(rf"{OPEN}{_MONTH}", re.IGNORECASE)
BARE_PART = anchored(
    rf"{OPEN}(?:{_MEETING},?\s+)?{OPEN}(?=(?:primo|medio|ultimo)\s){_CORE}(?P<preposition>)",
    re.IGNORECASE,
)
YEAR_END = anchored(
    rf"{OPEN}(?P<lead>senest\s+ved|inden|før|ved|senest\s+inden)\s+årets\s+(?:udgang|udløb|afslutning)"
    rf"{STOP}",
    re.IGNORECASE,
)
LATE = anchored(rf"{OPEN}(?:sidst|senere)\s+på\s+året{STOP}", re.IGNORECASE)
DATE_LEAD = anchored(
    rf"(?:{_MEETING},?\s+(?:{either(WEEKDAYS)}\s+)?(?P<meeting_den>(?:den|d\.)\s+)?"
    rf"|(?P<body_phrase>{_BODY},?\s+(?:(?:den|d\.)\s+)?)"
    rf"|{OPEN}(?P<preposition>{_PREPOSITION})\s+(?:{either(WEEKDAYS)}\s+)?(?:(?:den|d\.)\s*)?)$"
)
ANY_MEETING = anchored(_MEETING, re.IGNORECASE)
RELATIVE = anchored(
    rf"{OPEN}(?P<lead>om|efter|inden\s+for|inden|senest\s+om|senest\s+efter)\s+(?:ca\.\s+|cirka\s+)?"
    rf"(?P<count>et\s+halvt|halvandet|{_COUNT})\s+(?P<unit>år|måneder|måned|mdr\.?|uger|uge|dage|kvartal)"
    rf"{STOP}(?!\s+(?:efter|før|siden)\b)",
    re.IGNORECASE,
)
NEXT = anchored(rf"{OPEN}(?:i|til|inden)\s+næste\s+(?P<unit>uge|måned){STOP}", re.IGNORECASE)
VAGUE = anchored(rf"{OPEN}{either(WORDS['vague'])}{STOP}", re.IGNORECASE)
EVENT = anchored(
    rf"{OPEN}(?:{either(WORDS['named_events'])}{STOP}|"
    rf"{either(WORDS['events'])}{STOP}(?:\s+(?!{either(WORDS['event_ends'])}{STOP})"
    r"(?:\d\.|[\w\u2019'/-]{1,60})){0,6})",
    re.IGNORECASE,
)
