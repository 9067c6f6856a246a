"""What the items tell of the meeting, for minutes whose head does not name it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sagsspor.nlp.layout.decision_headings import read_heading
from sagsspor.nlp.layout.lines import Line
from sagsspor.nlp.mentions.bodies import ABBREVIATIONS, find_bodies
from sagsspor.nlp.mentions.dates import find_dates
from sagsspor.nlp.segmentation.items import ItemBlock
from sagsspor.nlp.segmentation.sections import Section
from sagsspor.nlp.text.source import Span
from sagsspor.nlp.vocabulary import Vocabulary


def decides_itself(sections: Sequence[Section]) -> bool:
    """Tell whether a decision without a heading of its own stands below those of other bodies."""
    decisions = [one for one in sections if one.kind == "decision" and one.spans]
    return bool(decisions) and not (decisions[-1].heading and decisions[-1].heading.body)


_AGENDA_OF = re.compile(
    r"\bdagsorden(?:en)?\s(?:for|til)\s(?P<whose>[^\n:;]{2,120})", re.IGNORECASE
)


def named_by_agenda(
    blocks: Sequence[ItemBlock], words: Vocabulary
) -> tuple[tuple[str, str | None], ...]:
    """Give body and day where the first item approves "dagsorden for Byrådet den 3. maj 2022"."""
    for block in blocks[:1]:
        for said in (block.title or "", *(line.text for line in block.body[:6])):
            found = _AGENDA_OF.search(said)
            days = find_dates(found["whose"]) if found else ()
            whose = found["whose"][: days[0].span[1]] if found and days else ""
            heading = read_heading(whose, abbreviations=tuple(words.abbreviations), labelled=True)
            if heading and heading.body and heading.date:
                name = ABBREVIATIONS.get(heading.body, heading.body)
                return ((words.abbreviations.get(name, name), heading.date),)
    return ()


_ACTS = re.compile(
    r"\s(?:godkendte|drøftede|besluttede|vedtog|tiltrådte|ønsker|ønskede|anbefaler|anbefalede|godkender|"
    r"beslutter|tog|bad|beder|udtrykte|indstiller)\b"
)


def acting_body(text: str, blocks: Sequence[ItemBlock]) -> tuple[str, Span] | None:
    """Give the body that acts all through the items, where no head names the one that met.

    It must be the only one that begins a line or sentence with what it did, and be named in full.
    """
    found: dict[str, Span] = {}
    for block in blocks:
        for line in block.body:
            said = text[line.start : line.end]
            for one in find_bodies(said) if _ACTS.search(said) else ():
                start, end = one.span
                begins = start == 0 or said[max(0, start - 2) : start] == ". "
                if begins and one.name[:1].isupper() and _ACTS.match(said, end):
                    found.setdefault(one.name, (line.start + start, line.start + end))
    return next(iter(found.items())) if len(found) == 1 else None


def planned_meetings(cut: Sequence[tuple[Section, ...]], text: str) -> list[tuple[str, str | None]]:
    """Give the bodies and days of the items' plans of treatment: "Byrådet den 30. august 2022"."""
    found: list[tuple[str, str | None]] = []
    for sections in cut:
        for section in sections:
            for start, end in section.spans if section.kind == "treatment" else ():
                heading = read_heading(text[start:end])
                if heading and heading.body and heading.date:
                    found.append((heading.body, heading.date))
    return found


def lines_of_meeting(blocks: Sequence[ItemBlock], words: Vocabulary) -> tuple[Line, ...]:
    """Give the lines under the headings of decisions that say when and where the meeting was.

    An item that is published alone has no head: "Beslutning fra Ungerådet | Dato: 26. marts 2015".
    """
    found: list[Line] = []
    for block in blocks:
        under = 0
        for line in block.body:
            section = words.sections.match(line.text)
            under = 3 if section and section.kind == "decision" else under - 1
            field = words.header.match(line.text)
            if under >= 0 and field and field.colon and field.kind in {"date", "place"}:
                found.append(line)
    return tuple(found)
