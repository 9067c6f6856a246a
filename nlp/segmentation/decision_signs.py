"""Whether a line heads a decision where it stands, by the part around it and the lines below."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sagsspor.nlp.layout.decision_headings import DecisionHeading, heads_decision
from sagsspor.nlp.layout.lines import Line
from sagsspor.nlp.mentions.reference_patterns import DATA
from sagsspor.nlp.mentions.treatment import names_role
from sagsspor.nlp.people.absence_sentences import ONLY_AWAY
from sagsspor.nlp.segmentation.item_openings import is_body
from sagsspor.nlp.text.anchors import anchored
from sagsspor.nlp.text.patterns import either
from sagsspor.nlp.vocabulary import Label, Vocabulary

_DECIDES = re.compile(
    r"(?:\d+[.)]\s|(?:Ad|Pkt\.)\s?\d+[.:)]?(?:\s|$))?(?:Enstemmigt?\s)?(?:$|Godkend|Vedtag|Anbefal|Tiltr|"
    r"Til efterretning|Taget til|Tages til|Drøft|Udsat|Udsæt|Udgå|Udgik|Sagen|"
    r"Indstillingen|Indstilling\s(?:er|godk|tiltr|vedt|følg|anb)|Ok\b|Oversend|Fremsend|"
    r"Indstilles|Forslaget|Orientering|Bevilg|Et flertal|"
    r"Udvalget|Ændringsforslag[^\n]{0,80}(?::|\bblev|\bstil|\bfrem)|Ikke godkendt|Afvist|"
    r"Forkastet|Nedstemt|Sendes tilbage|Tilbagesend|Henvis|Til orientering|Taget af|Valgt|"
    r"Ikke (?:imødekommet|anbefalet|vedtaget)|(?:Intet|Ingen)\.?$|Byrådet|\d+ medlemmer)"
)
_DECIDED = anchored(
    r"\b(?:godkendt|vedtaget|anbefal\w*|tiltrådt|besvaret|drøftet|udsat|fremsend\w*|oversend\w*|"
    r"valgt|udpeget|stemte|faldt|faldet|foreslog|afvist|forkastet|taget\stil|tog\stil|overgår\stil|tiltrædes|vedtages)\b",
    re.IGNORECASE,
)
_AWAY_LINE = re.compile(r"(?:Fraværende|Afbud|Ikke til ?stede)")
_DATED_ROW = re.compile(
    r"[^\n.:]{3,60}\s(?:den\s|d\.\s)?\d{1,2}[. -][^\n]{2,16}\d{2,4}"
    r"(?:,?\s(?:pkt|punkt|sag)\.?\s(?:nr\.\s)?\d{1,4})?$"
)


# "Punkt 2:" below the name of a meeting: under which number it decided.
ITEM_OF_MEETING = re.compile(r"(?:Punkt|Pkt\.?|Sag)\s(?:nr\.\s)?\d{1,4}:$", re.IGNORECASE)


def opens_decision(heading: DecisionHeading, lines: Sequence[Line], at: int, under: str) -> bool:
    """Tell whether "X, D" heads a decision here, not a step planned or a line of a list.

    ``under`` is the kind of the part that the line stands in.
    """
    text = lines[at].text
    if names_role(text):
        return False
    nearby = [line.text for line in lines[at + 1 : at + 4]]
    while len(nearby) > 1 and ONLY_AWAY.search(nearby[0]):
        del nearby[0]
    below = nearby[0] if nearby else ""
    if under == "history" and (heads_decision(below) or _DATED_ROW.match(below)):
        # A row of a list, with another one below.
        return False
    if re.search(
        r"(?:ts|ns|gs)\s(?:beslutning|vedtagelse|afgørelse)\b", text, re.IGNORECASE
    ) and heading.value >= len(text):
        # "Kulturudvalgets beslutning i mødet den 7. november": the line says what it heads.
        return True
    ends_in_colon = text.rstrip().endswith(":") or ITEM_OF_MEETING.match(below) is not None
    if under in {"treatment", "history"}:
        return ends_in_colon or _decides(below)
    if ends_in_colon or heading.number or under == "decision":
        return True
    return heading.value < len(text) or _decides(below)


# "- tog opfølgningen til efterretning,"
_ACT = re.compile(rf"[-–•]\s{{0,3}}{either(DATA['past'])}(?![\w-])")


def acts_below(lines: Sequence[Line], at: int) -> bool:
    """Tell whether a body alone on its line is the subject of the points below: "- godkendte"."""
    if at + 1 >= len(lines) or not _ACT.match(lines[at + 1].text):
        return False
    return is_body(lines[at].text.rstrip(" :"))


def lists_document(
    label: Label, lines: Sequence[Line], at: int, attached: int, words: Vocabulary
) -> bool:
    """Tell whether "Beslutning fra X, D" among attachments is the title of one, no decision's head.

    ``attached`` counts the lines of attachments above. What is below a title is no decision either.
    """
    line = lines[at]
    if not label.open_ended or line.text.rstrip().endswith(":"):
        return False
    if line.bullet or re.match(r"[-–•]\s", line.text):
        return True
    below = lines[at + 1] if at + 1 < len(lines) else None
    if below is None or _DATED_ROW.match(below.text):
        # A decision is said below its heading; a row of a list has another one there, or nothing.
        return True
    next_part = words.sections.match(below.text)
    if next_part and next_part.alone and next_part.kind not in {"absence", "attachments"}:
        return True
    if not attached and line.blank_before:
        # Nothing is attached: what stands free below the empty label goes on with the item.
        return False
    return not (_decides(below.text) or below.text.endswith("."))


def _decides(text: str) -> bool:
    """Tell whether a line says what was decided, or who was away when it was."""
    return bool(_DECIDES.match(text) or _DECIDED.search(text[:90]) or _AWAY_LINE.match(text))
