"""Where an item begins: its number, its title over one or more lines, where its text starts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sagsspor.nlp.layout.case_lines import CASE_LINE, is_case_line
from sagsspor.nlp.layout.contents import Contents
from sagsspor.nlp.layout.headings import Candidate, candidate, title_key
from sagsspor.nlp.layout.lines import Line
from sagsspor.nlp.layout.section_values import rest_of_line
from sagsspor.nlp.mentions.bodies import find_bodies
from sagsspor.nlp.mentions.outcomes import sentence_outcome
from sagsspor.nlp.segmentation.surroundings import Surroundings
from sagsspor.nlp.text.folding import folded
from sagsspor.nlp.text.source import Span
from sagsspor.nlp.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Opening:
    """Where an item opens: its line, number and title, and the line its text starts at.

    ``between`` are lines of the item (case numbers) that stand between its number and its title.
    """

    line: int
    number: str | None
    title: str
    spans: tuple[Span, ...]
    number_span: Span | None
    below: int
    score: float = 0.0
    between: tuple[Line, ...] = ()


_PART_NUMBER = re.compile(r"(?P<number>\d{1,3}\.\d{1,2})\s+(?=[A-ZÆØÅ])")


def open_at_title(line: Line, below: int, score: float = 1.0) -> Opening:
    """Make the opening of an item without a number at the line of its title.

    The number of a part of the agenda may stand before it: "1.2 Ny sti".
    """
    part = _PART_NUMBER.match(line.text)
    if part and line.end - line.start == len(line.text):
        begin = line.start + part.end()
        number = (line.start, line.start + len(part["number"]))
        title = line.text[part.end() :]
        return Opening(
            line.index, part["number"], title, ((begin, line.end),), number, below, score
        )
    return Opening(line.index, None, line.text, ((line.start, line.end),), None, below, score)


def title_side(chain: Sequence[Candidate], around: Surroundings) -> int:
    """Tell on which side of a lone number its title stands: 1 below, -1 above, 0 no title.

    A title that the table of contents lists says more than a line that only looks like one.
    """
    bare = [one for one in chain if not one.title]
    if 2 * len(bare) < len(chain):
        # Most numbers have their titles beside them: the others are of closed items.
        return 0
    after, contents, words = around.lines, around.contents, around.words
    below = above = 0
    for one in bare:
        here = around.place[one.line]
        under = _under_number(here, after, words)
        if under < len(after) and reads_as_title(after[under], words):
            below += 3 if contents.lists(title_key(after[under].text)) else 1
        if here and reads_as_title(after[here - 1], words) and not is_body(after[here - 1].text):
            over = here > 1 and is_case_line(after[here - 2], words)
            if contents.lists(title_key(after[here - 1].text)):
                above += 3
            elif after[here - 1].blank_before or over:
                above += 1
    if not below and not above:
        return 0
    return 1 if below > above else -1


def is_body(text: str) -> bool:
    """Tell whether a line is the name of a body and nothing else: a running header, no title."""
    bodies = find_bodies(text) if len(text) < 80 else ()
    return bool(bodies) and bodies[0].printed == text


# "3-i-1 hal" and "24/7-bemanding" are titles, "3. maj" and "12/345" are not.
_TITLE_BEGINS = re.compile(
    r"[A-ZÆØÅÜÖÉ\"»”“]|\d{1,2}(?:-[a-zæøå]|/\d-)|\d{1,3}\.\d{1,2}\s+[A-ZÆØÅ]"
)


def reads_as_title(line: Line, words: Vocabulary) -> bool:
    """Tell whether a line could be the title of an item whose number stands alone."""
    text = line.text
    if not 4 <= len(text) <= 250 or text.endswith((";", ",")) or not _TITLE_BEGINS.match(text):
        return False
    if text.endswith(".") and (len(text) > 70 or "." in text[:-1] or sentence_outcome(text)):
        return False
    label = words.sections.match(text)
    return not (label and not label.open_ended) and not is_case_line(line, words)


def _under_number(here: int, after: Sequence[Line], words: Vocabulary) -> int:
    """Give where the title under a lone number stands: below its case numbers, if any."""
    under, fields = here + 1, []
    while under < min(len(after), here + 9):
        if _TITLE_LABEL.match(after[under].text):
            return under
        if _LABELLED.match(after[under].text):
            fields.append(under)
        elif not is_case_line(after[under], words):
            break
        under += 1
    if fields and not (under < len(after) and reads_as_title(after[under], words)):
        # "Madservice: ny leverandør": with a label below all, it is the title itself.
        return next((at for at in fields if reads_as_title(after[at], words)), under)
    return under


# "Sagsansvarlig enhed: Kultur", "Mødedato: 30.09.2009": what an item's form says of it.
_LABELLED = re.compile(r"[A-ZÆØÅ][\wæøåÆØÅ .]{2,28}:\s+\S.{0,60}$")


# "EMNE: Puljemidler 2005": the title, by its label.
_TITLE_LABEL = re.compile(
    r"(?:Emne|Titel|Overskrift|Vedrørende|Vedr\.|Angående)\s?:\s+(?=\S)", re.IGNORECASE
)


def open_numbered(one: Candidate, score: float, around: Surroundings, side: int) -> Opening:
    """Make the opening of a numbered heading, its title taken from the lines around it.

    ``side`` is where titles of lone numbers stand, as ``title_side`` tells it.
    """
    here = around.place[one.line]
    number_span = (one.number_start, one.number_start + len(one.number))
    if not one.title:
        return _open_lone_number(one, here, number_span, score, around, side)
    spans = [(one.title_start, around.lines[here].end)]
    text = one.title
    below = here + 1
    for line in around.lines[here + 1 : here + 4]:
        if not _continues(text, line, around.contents, around.words):
            break
        spans.append((line.start, line.end))
        text = folded(text + "\n" + line.text)
        below += 1
    return Opening(one.line, one.number, text, tuple(spans), number_span, below, score)


def _open_lone_number(
    one: Candidate, here: int, span: Span, score: float, around: Surroundings, side: int
) -> Opening:
    """Make the opening of a number on a line of its own."""
    lines = around.lines
    under = _under_number(here, lines, around.words)
    # "Pkt. 61.    J.nr. 82.01A26/95-014": a case number, or a mark, and the title below.
    beside = rest_of_line(lines[here], one.title_start - lines[here].start)
    if side == 1 and under < len(lines):
        label = _TITLE_LABEL.match(lines[under].text)
        cut = label.end() if label else 0
        title, where = lines[under].text[cut:], [(lines[under].start + cut, lines[under].end)]
        between = (*((beside,) if beside else ()), *lines[here + 1 : under])
        under += 1
        while under < len(lines) and _continues(title, lines[under], around.contents, around.words):
            where.append((lines[under].start, lines[under].end))
            title = folded(title + "\n" + lines[under].text)
            under += 1
        return Opening(one.line, one.number, title, tuple(where), span, under, score, between)
    if side == -1 and here:
        first = here - 1
        while first and lines[first].text[:1].islower() and not lines[first].blank_before:
            first -= 1
        above = lines[first:here]
        title = folded("\n".join(part.text for part in above))
        spans = tuple((part.start, part.end) for part in above)
        return Opening(above[0].index, one.number, title, spans, span, here + 1, score)
    title, spans = (beside.text, ((beside.start, beside.end),)) if beside else ("", ())
    return Opening(one.line, one.number, title, spans, span, here + 1, score)


def _continues(title: str, line: Line, contents: Contents, words: Vocabulary) -> bool:
    """Tell whether a line goes on with a title that did not fit on the line above."""
    if line.blank_before or candidate(line) is not None or len(line.text) > 200:
        return False
    if re.match(r"[a-zæøå][).]\s", line.text):
        # "a) Godkendt": a point of the item.
        return False
    label = words.sections.match(line.text)
    if label and not label.open_ended:
        return False
    if CASE_LINE.match(line.text):
        return False
    key = title_key(title)
    if contents.keys:
        listed = [one for one in contents.keys if one.startswith(key) and key]
        if listed:
            return any(
                one != key and one.startswith(key + title_key(line.text)[:40]) for one in listed
            ) or (line.text[:1].islower() and not any(one == key for one in listed))
    return line.text[:1].islower() or title.endswith("-")
