"""Lines that were broken only because the page was full, joined to the lines they were.

The rules of extraction read a line as something that was meant to be one: a title, a name in a
list, an attachment. In a text set to a width a line may end anywhere, and the next goes on.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from sagsspor.nlp.layout.decision_headings import heads_decision
from sagsspor.nlp.layout.headings import candidate, has_leader
from sagsspor.nlp.layout.lines import Line
from sagsspor.nlp.layout.printed_line import numbered
from sagsspor.nlp.mentions.dates import MONTHS
from sagsspor.nlp.people.name_lists import is_first_name
from sagsspor.nlp.people.names import NAME, party_of
from sagsspor.nlp.vocabulary import Vocabulary

_WIDEST = 140  # signs; a text with longer lines is not set to a width
_NARROWEST = 55
_SURE_PAIRS = 3
"""So many full lines that go on in small letters show that the whole text is set to a width."""
_LONGEST = 4000

_ENDS = re.compile(r"[.:;!?)\]\"”»]$")
# A comma, a conjunction, a preposition or an article: nothing that was meant to be a line ends so.
_UNFINISHED = re.compile(
    r"(?:,|;|\b(?:og|eller|samt|af|til|fra|for|om|i|på|med|ved|under|over|efter|mellem|den|det|"
    r"de|en|et|at|som|der|er|var|har|nr\.:?|kl\.|pkt\.|d\.|ca\.|stk\.))$",
    re.IGNORECASE,
)
_LAST_WORDS = re.compile(r"([,;]|\b[\w.:]+)\s([A-ZÆØÅ][\w'’-]+)(?:\s[A-ZÆØÅ][\w'’.-]*)?$")
_NAME_GOES_ON = re.compile(r"[A-ZÆØÅ][\w'’-]+(?:\s[A-ZÆØÅ][\w'’-]+)?\s?(?:[,;(.]|og\b|$)")
_SURNAME_FIRST = re.compile(r"[A-ZÆØÅ][\w'’-]+\s[a-zæøå]")
_NAME_AT_END = re.compile(rf"(?:[,;]|\bog)\s{NAME}$")
_NAME_FIRST = re.compile(NAME)
_NUMBER_DUE = re.compile(r"[a-zæøå\d,]\s(?:pkt|nr)\.$")
_NUMBER = re.compile(r"\d{1,4}[:.,)]?(?:\s|$)")
_MONTH_LAST = re.compile(rf"\b(?:{'|'.join(MONTHS)}|ultimo|primo|medio|år)$")
_YEAR_FIRST = re.compile(r"(?:19|20)\d\d\b")
_POINT = re.compile(r"(?:\d{1,3}|[a-zA-Z])[.)]\s|[-–—+]\s|Ad\s?\d|[§☐☒✓]")


@dataclass(frozen=True, slots=True)
class _Breaks:
    """What tells a full line: the format, or else the width the text is set to."""

    width: int = 0
    soft: frozenset[int] | None = None
    sure: bool = False

    def is_full(self, above: Line, line: Line) -> bool:
        """Tell whether the next line's first word did not fit on the line above."""
        if self.soft is not None:
            return any(at in self.soft for at in range(above.end, line.start))
        if len(above.text) < _NARROWEST:
            return False
        return len(above.text) + 1 + len(line.text.split(maxsplit=1)[0]) > self.width


def join_wrapped(
    lines: Sequence[Line], words: Vocabulary, soft_breaks: frozenset[int] | None = None
) -> tuple[Line, ...]:
    """Join each line that was full to the one below it that goes on.

    ``soft_breaks`` are the offsets of the line ends that the format knows to be none of the text's
    own; without them the width is told by the longest line. A joined line keeps the length of
    what it stands for, a space for each sign of the break, so that its offsets stay those of the
    source. Lines are numbered anew.
    """
    if soft_breaks is not None:
        breaks = _Breaks(soft=soft_breaks, sure=True)
    else:
        breaks = _Breaks(_width(lines))
        if not breaks.width:
            return tuple(lines)
        small = sum(
            _may_join(a, b) and breaks.is_full(a, b) and _small(b) for a, b in pairwise(lines)
        )
        breaks = replace(breaks, sure=small >= _SURE_PAIRS)
    out: list[Line] = []
    last: Line | None = None
    for line in lines:
        if last and _goes_on(last, line, breaks, words) and len(out[-1].text) < _LONGEST:
            above = out[-1]
            gap = " " * (line.start - above.end)
            out[-1] = replace(above, end=line.end, text=above.text + gap + line.text)
        else:
            out.append(line)
        last = line
    return numbered(out)


def _width(lines: Sequence[Line]) -> int:
    """Give the width a text is set to, 0 where it is not: its longest line that is no leader."""
    lengths = [len(line.text) for line in lines if not line.noise and not has_leader(line.text)]
    longest = max(lengths, default=0)
    return longest if _NARROWEST <= longest <= _WIDEST else 0


def _may_join(above: Line, line: Line) -> bool:
    """Tell whether nothing of the print parts two lines: no empty line, mark or heading."""
    return not (
        above.noise
        or line.noise
        or line.blank_before
        or line.bullet
        or above.level != line.level
        or has_leader(above.text)
        or above.end - above.start != len(above.text)
        or line.end - line.start != len(line.text)
        or above.text.endswith(("-", "\u2010"))
        or not 0 < line.start - above.end < 40
    )


def _small(line: Line) -> bool:
    return line.text[0].islower() or line.text[0] == "("


def _parts_name(text: str, below: str) -> bool:
    """Tell whether a line ends with a first name alone: "...; Inger", the rest on the next line."""
    last = _LAST_WORDS.search(text)
    if not last or party_of(last.group(2)) or _LIST.search(text):
        return False
    listed = is_first_name(last.group(2))
    if listed and last.group(0).endswith(last.group(2)) and _SURNAME_FIRST.match(below):
        # "Jens Ask og Karen | Ravn udeblev."
        return True
    return (last.group(1) in {",", ";", "og"} or listed) and bool(_NAME_GOES_ON.match(below))


_LIST = re.compile(r"listen$")
"""The end of a local list's name, which begins no person's."""

_TITLE = 25
"""So many letters alike are no chance."""


def _ends_with_party(text: str) -> bool:
    """Tell whether a line ends with a name and its party: "...; Lone Holm, V"."""
    found = _PARTY_LAST.search(text)
    return found is not None and (
        party_of(found[1]) is not None or _LIST.search(found[1]) is not None
    )


_PARTY_LAST = re.compile(rf"{NAME},\s\(?([A-ZÆØÅ][\wæøå ]{{0,25}})\)?$")


def _goes_on(above: Line, line: Line, breaks: _Breaks, words: Vocabulary) -> bool:
    if not _may_join(above, line):
        return False
    if len(above.text) >= _NARROWEST and _NUMBER_DUE.search(above.text):
        # The stars of a bold heading count to its width.
        return _NUMBER.match(line.text) is not None
    if not breaks.is_full(above, line):
        return False
    if _POINT.match(line.text):
        return False
    if len(line.text) >= _TITLE and line.text[:_TITLE] in above.text:
        # The title of an item, printed again under its heading.
        return False
    if breaks.sure and line.text[0].islower():
        # "... på grund af | inhabilitet", "deltog ikke i sagens | behandling.": no label, for the
        # line above had no room for it.
        return True
    for labels in (words.sections, words.header):
        label = labels.match(line.text)
        if label and (label.alone or label.colon or not label.open_ended):
            return False
    if _small(line):
        return True
    if _ENDS.search(above.text) and not re.search(
        r"\b(?:\w*nr\.:?|(?:kl|pkt|d|ca|stk)\.)$", above.text
    ):
        return False
    whole = _NAME_AT_END.search(above.text) or _ends_with_party(above.text)
    if whole and _NAME_FIRST.match(line.text):
        # A list that ends with a whole name, and another name below it.
        return False
    if _UNFINISHED.search(above.text):
        numbered = re.search(r"\b(?:\w*nr|pkt|kl)\.:?$", above.text) is not None
        return numbered or candidate(line) is None or not above.text.endswith((",", ";"))
    if _parts_name(above.text, line.text) or (
        _MONTH_LAST.search(above.text) and _YEAR_FIRST.match(line.text)
    ):
        return True
    heads = words.sections.match(above.text) is not None or heads_decision(above.text)
    return breaks.sure and not heads and candidate(line) is None
