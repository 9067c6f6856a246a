"""Who a decision's own sentences say was away, and what is left of its text."""

from __future__ import annotations

import re

from sagsspor.nlp.mentions.outcomes import sentence_outcome
from sagsspor.nlp.people.absence_sentences import sentence_absence
from sagsspor.nlp.people.presence import Absence, Presence, Substitute
from sagsspor.nlp.setting import Setting
from sagsspor.nlp.text.sentences import split_sentences
from sagsspor.nlp.text.source import Span
from sagsspor.nlp.text.views import View

# "Byrådet godkendte Lone Holms forfald, og at Jens Ask var indkaldt.": a decision of its own.
_RECOGNISES = re.compile(
    r"\W*(?:Byrådet|Kommunalbestyrelsen|Regionsrådet|Udvalget|Rådet|[A-ZÆØÅ][\w-]*(?:udvalget|rådet))\s"
    r"(?:anerkend|godkend|konstater|tog\s|besluttede)\w*\s"
)


def without_absences(view: View, setting: Setting) -> tuple[Presence, tuple[Span, ...]]:
    """Give who a decision's sentences say was away, and the ranges of the view that stay."""
    absences: list[Absence] = []
    substitutes: list[Substitute] = []
    removed: list[Span] = []
    heading: Span | None = None  # a line that ends in a colon, right before a sentence
    for sentence in split_sentences(view.text):
        part = view.text[sentence.start : sentence.end]
        presence = sentence_absence(part, setting.names, sentence.start)
        label, heading = heading, None
        if presence is None:
            # "Undlod at stemme:" with nobody behind it is of the vote above.
            voting = re.search(r"\bstem(?:me|te|mer)\b", part, re.IGNORECASE)
            heads = len(part) < 60 and part.rstrip().endswith(":") and not voting
            if heads and sentence_outcome(part) is None:
                heading = (sentence.start, sentence.end)
            continue
        outcome = sentence_outcome(part)
        recognised = _RECOGNISES.match(part)
        if (
            outcome
            and outcome[0] not in {"none"}
            and not re.search(
                r"inhabil|behandling|afbud|fravær|stedfortræder|suppleant", part, re.IGNORECASE
            )
        ):
            continue
        if re.search(r"\bstem(?:te|mer)\s(?:imod|for)|\bønsker\b|forbehold|protokol", part):
            continue
        placed = presence.placed(view)
        absences.extend(placed.absences)
        substitutes.extend(placed.substitutes)
        if not (
            recognised
            or (
                outcome
                and re.match(
                    r"\W*(?:godkend|vedtag|anbefal|til\sefterretning|tiltr|udsat|drøft)",
                    part,
                    re.IGNORECASE,
                )
            )
        ):
            # "Fremmøde og inhabilitet:" goes with what it heads.
            removed.append((label[0] if label else sentence.start, sentence.end))
    kept: list[Span] = []
    at = 0
    for start, end in removed:
        if view.text[at:start].strip():
            kept.append((at, start))
        at = end
    if view.text[at:].strip(" \n.") or not kept:
        kept.append((at, len(view.text)))
    return Presence(tuple(absences), tuple(substitutes)), tuple(kept)
