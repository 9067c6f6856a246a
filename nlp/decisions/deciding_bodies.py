"""Whose decision a heading names, this meeting's or another's, and who has the last word."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sagsspor.nlp.mentions.outcomes import COUNCILS, names_higher_body
from sagsspor.nlp.segmentation.sections import Section
from sagsspor.nlp.setting import Setting, same_body
from sagsspor.nlp.text.folding import folded

_PROPOSES_TO = re.compile(
    r"\bindstil\w*\s(?:til|over\sfor)\s[^,.]{2,60}|\banbefaler?\s(?:over\sfor\s)?[^,.]{2,40}|"
    r"\bat\s(?:byrådet|kommunalbestyrelsen|regionsrådet|økonomiudvalget)\s(?:godkender|"
    r"vedtager|tiltræder|beslutter|bevilger)|"
    r"\b(?:over|frem|videre)sendes\stil\s[^,.]{2,40}\smed\s(?:udvalgets\s)?anbefaling",
    re.IGNORECASE,
)


def decided_higher(sections: Sequence[Section], setting: Setting) -> bool:
    """Tell whether a higher body has the last word, by who is competent or by the proposal."""
    competence = _text_of("competence", sections, setting)
    if competence:
        return names_higher_body(competence, setting.body)
    found = _PROPOSES_TO.search(_text_of("recommendation", sections, setting))
    return found is not None and names_higher_body(found.group(), setting.body)


def _text_of(kind: str, sections: Sequence[Section], setting: Setting) -> str:
    return " ".join(
        folded(setting.text[start:end])
        for one in sections
        if one.kind == kind
        for start, end in one.spans
    )


def is_council(body: str | None) -> bool:
    """Tell whether a body is the highest of its authority."""
    return any(word in (body or "").casefold() for word in COUNCILS)


def is_own(body: str, date: str | None, setting: Setting) -> bool:
    """Tell whether a heading names this meeting: its body, at its date or none, slips allowed."""
    if not same_body(body, setting.body, setting):
        return False
    if date is None or setting.date is None or date == setting.date:
        return True
    # Day and month right and the year wrong is a slip of the print; another day is another meeting.
    return (
        date[5:] == setting.date[5:]
        and abs(int(date[:4]) - int(setting.date[:4])) <= 1
        and date > setting.date
    )


def full_name(body: str | None, setting: Setting) -> str | None:
    """Give a body by its name where the document prints the abbreviation of it."""
    if body is None:
        return None
    return setting.abbreviations.get(body, body)
