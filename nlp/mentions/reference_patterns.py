"""The words around a date that make it a reference to an earlier meeting, or that tell it is none.

The words themselves are data, in references.toml.
"""

from __future__ import annotations

import re

from sagsspor.nlp.mentions.dates import MONTHS
from sagsspor.nlp.text.anchors import anchored
from sagsspor.nlp.text.patterns import either
from sagsspor.nlp.vocabulary import table

DATA = table("references")
_STOP = r"(?![\w-])"
_OPEN = r"(?<![\w-])"
_DEN = r"(?:(?:den|d\.)\s*)?"
LABEL = rf"{either(DATA['item_labels'])}\.?"
_NUMBER = r"(?P<number>\d{1,4}[a-zA-Z]?(?:[./]\d{1,3})?)(?![\w-])(?!\.\d)"
_WEEKDAY = r"(?:(?:mandag|tirsdag|onsdag|torsdag|fredag|lørdag|søndag)\s+)?"
PAST = anchored(rf"{_OPEN}{either(DATA['past'])}{_STOP}", re.IGNORECASE)
INVERTED = re.compile(rf"{_OPEN}{either(DATA['past'])}\s+$", re.IGNORECASE)
PARTICIPLE = anchored(rf"{_OPEN}{either(DATA['participles'])}{_STOP}", re.IGNORECASE)
PRESENT = anchored(rf"{_OPEN}{either(DATA['present'])}{_STOP}", re.IGNORECASE)
AHEAD = anchored(rf"{_OPEN}{either(DATA['ahead'])}{_STOP}", re.IGNORECASE)
# "den 3. maj 2009, § 14" names an item only right behind the date: elsewhere it is a law's section.
_SECTION = r"\s{0,3},?\s{0,3}[(\[]?§\s?(?!\d{1,4}[a-z]?,?\s(?:stk|i\s))"
NUMBER_AFTER = re.compile(
    rf"(?:(?:\s*,?\s*(?:i|af)\s+[^.,;()]{{3,60}}?)?\s*[,;]?\s*[(\[]?\s*(?:som\s+|under\s+)?"
    rf"{LABEL}\s*(?:nr\.?\s*)?|{_SECTION}){_NUMBER}",
    re.IGNORECASE,
)
NUMBER_BEFORE = anchored(
    rf"{_OPEN}{LABEL}\s*(?:nr\.?\s*)?{_NUMBER},?\s+(?:(?:på|i|fra|ved)\s+[^.;()]{{0,70}}?)?"
    rf"{_WEEKDAY}{_DEN}$",
    re.IGNORECASE,
)
MEETING_BEFORE = anchored(
    rf"{_OPEN}(?P<lead>{either(DATA['meeting_prepositions'])})\s+"
    rf"(?:[^.;:()]{{0,80}}?s\s+)??(?:{either(DATA['meeting_words'])}\s+){{0,3}}"
    rf"{either(DATA['meetings'])}(?:\s+i\s+[^.;:(),]{{2,80}}?)?,?\s+{_WEEKDAY}{_DEN}$",
    re.IGNORECASE,
)
OTHER_BEFORE = re.compile(
    rf"(?:{_OPEN}|-){either(DATA['others'])}\s+(?:\w+\s+){{0,3}}?(?:[^.;:()]{{0,40}}?\s)??"
    rf"{_WEEKDAY}{_DEN}$",
    re.IGNORECASE,
)
DECIDED_BEFORE = re.compile(
    rf"{_OPEN}{either(DATA['past'])}\s(?:[^.,;:]{{0,50}}?\s)?{either(DATA['decided'])}\s+"
    rf"(?:(?:første|anden|sidste|seneste)\sgang\s+)?{_WEEKDAY}{_DEN}$",
    re.IGNORECASE,
)
SENT_BEFORE = re.compile(
    rf"{_OPEN}{either(DATA['sent'])}\s[^.;:]{{0,100}}?\bi\s(?:\w+\s)?(?:\w+)?høring\s+{_WEEKDAY}{_DEN}$",
    re.IGNORECASE,
)
LAW_BEFORE = re.compile(
    rf"{_OPEN}{either(DATA['laws'])}\.?\s+(?:nr\.?\s*)?[\d/]{{1,9}}\s+(?:(?:af|fra)\s+)?{_DEN}$",
    re.IGNORECASE,
)
NOT_BEFORE = anchored(rf"{_OPEN}{either(DATA['not_before'])}\s*$", re.IGNORECASE)
RANGE_AFTER = re.compile(r"\s*(?:\u2013|-|til(?:\s+og\s+med)?)\s+(?:den\s+|d\.\s*)?\d{1,2}[./ ]")
RANGE_BEFORE = re.compile(
    rf"\d\.?\s{{0,2}}(?:{either(MONTHS)}\.?\s{{1,2}})?(?:\d{{4}}\s{{0,2}})?"
    r"(?:\u2013|-|til(?:\s+og\s+med)?)\s+(?:den\s+|d\.\s*)?$"
)
CHAIN = re.compile(
    rf"[\s)\],]*(?:og|samt|og\s+igen|,)?\s*(?:(?:på|i)\s+(?:mødet|møde)\s+)?{_WEEKDAY}{_DEN}$",
    re.IGNORECASE,
)
GENERIC = anchored(rf"{_OPEN}{either(DATA['generic'])}{_STOP}", re.IGNORECASE)
GENERIC_HEAD = re.compile(rf"{_OPEN}{either(DATA['generic'])}", re.IGNORECASE)
CAPITALS = anchored(
    rf"{_OPEN}(?P<body>[A-ZÆØÅ]{{2}}[A-ZÆØÅ]{{0,3}})(?=\s(?i:{either(DATA['past'])}){_STOP}|\sden\s\d|\sd\.\s?\d|"
    # "KFU 02-12-2025 pkt. 88"
    r"\s\d{1,2}[-./]\d{1,2}[-./]\d{2,4},?\s(?:pkt|punkt|sag)\b)"
)
MEETING_OF: dict[str, str] = DATA["meetings_of"]
"""The body that a compound for a meeting names: "byrådsmøde" is the council's."""
MEETING_OF_BODY = re.compile(
    rf"{_OPEN}(?P<word>{either(MEETING_OF)})(?:t|r|rne)?{_STOP}", re.IGNORECASE
)
# "Jf. Økonomiudvalget den 3. maj, pkt. 4": no heading, though nothing else stands on the line.
REFERS = re.compile(r"\W*(?:jf\.?|jævnfør|se)\s", re.IGNORECASE)
# "bliver behandlet på mødet den 19. april": the participle is of what is to come.
TO_COME = re.compile(
    rf"{_OPEN}(?:bliver|vil\s+blive|skal|forventes|ventes)\s+(?:\w+\s+){{0,2}}?"
    rf"{either(DATA['participles'])}{_STOP}",
    re.IGNORECASE,
)
HISTORY = re.compile(rf"\W{{0,8}}{either(DATA['histories'])}\W*$", re.IGNORECASE)
HISTORIES = anchored(rf"\b{either(DATA['histories'])}", re.IGNORECASE)
HEADING = re.compile(rf"\W{{0,8}}{either(DATA['headings'])}{_STOP}", re.IGNORECASE)
_HANDLING = "behandling|beslutning|vedtagelse|godkendelse|drøftelse|afgørelse"
# "Byrådets behandling den 30. august", "udvalgets beslutning af 3. maj": what was done, and when.
HANDLED = re.compile(
    # "temadrøftelsen i udvalget den"
    rf"(?:drøftelse|behandling)(?:n|en)?\s+i\s+(?:udvalget|rådet|bestyrelsen)\s+{_WEEKDAY}{_DEN}$|"
    rf"s\s+(?:møde|\w{{0,12}}(?:{_HANDLING}))\s+(?:af\s+|fra\s+)?{_WEEKDAY}{_DEN}$",
    re.IGNORECASE,
)
BODY_GAP = re.compile(
    rf"(?:s\s+møde\s+|s\s+\w{{0,12}}(?:{_HANDLING})\s+(?:af\s+|fra\s+)?|"
    rf"\s*[,:]?\s*|\s*\([^)]{{0,40}}\),?\s*|"
    # "Byrådet har i møde den", "Byrådet sagde på sit møde den"
    rf"\s+(?:har|havde)\s+(?:(?:\w+\s+)?(?:i|på|ved)\s+(?:(?:sit|deres|dets|et)\s+)?"
    rf"(?:\w+\s+)?mødet?\s+)?|"
    rf"\s+\w{{2,20}}\s+(?:i|på|ved)\s+sit\s+(?:\w+\s+)?møde\s+){_WEEKDAY}{_DEN}$"
)
PREPOSITION = re.compile(
    r"(?:^|\s)(?P<word>i|af|hos|fra|til|for|om|med|via|under|over for)\s+"
    r"(?:det\s+|den\s+)?(?:daværende\s+|tidligere\s+)?$"
)
AFTER_DATE = re.compile(
    r"\s*,?\s*(?:[(\[][^)\]]{0,40}[)\]]\s*)?,?\s*(?:i|af)\s+(?:det\s+|den\s+)?(?:daværende\s+|tidligere\s+)?$"
)
