"""The values of labels inside an item that take one line, or the few below it, and no more."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from sagsspor.nlp.layout.lines import Line
from sagsspor.nlp.mentions.bodies import find_bodies
from sagsspor.nlp.people.names import NAME
from sagsspor.nlp.people.person_lists import people_in_list
from sagsspor.nlp.text.patterns import either
from sagsspor.nlp.text.source import Span
from sagsspor.nlp.vocabulary import Label, Vocabulary, table

# "Borgmester Lone Holm, V, (ferie)", "Jens Ask (A), personlige årsager.": one who is away, and why.
_ABSENTEE = re.compile(
    rf"(?:[•·*–-]\s*)?(?:[A-ZÆØÅ][\w-]*borgmester\s|Borgmester\s|Rådmand\s|Formand\s)?{NAME}"
    r"(?:,\s[A-ZÆØÅ]{1,3}|\s\([^()]{1,30}\))?(?:,?\s\(?(?:sygdom|syg|ferie|arbejde\w*|tjenesterejse|rejse|"
    r"orlov|barsel\w*|(?:personlige|private|arbejdsmæssige|andre)\s(?:årsager|grunde)|anden\sårsag|"
    r"(?:andet|andets)\s(?:offentligt\shverv|møde|arrangement)|afbud|kursus|andet)\)?)?\.?"
)
_POINT = re.compile(r"\s?[-–•]\s")
_NOBODY = re.compile(r"(?:Ingen|Ingen\.|Alle (?:er )?mødt\.?|Intet|-)")
_GOES_ON = re.compile(r"(?:,|\bog|;)$")
_GOES_ON_IN = re.compile(r"[a-zæøå(]")


_ENDS_IN_LABEL = re.compile(r"\s(?:Sagsnr|Sagsid|J\.?\s?nr|Journalnr|Sag)\.?\s?:$", re.IGNORECASE)
_ONE_NUMBER = re.compile(r"(?:[A-ZÆØÅ]{2,4}[- ])?\d[\d./A-ZÆØÅ-]{3,30}")


def rest_of_line(line: Line, offset: int) -> Line | None:
    """Give what follows a label on its line as a line of its own, None if nothing does."""
    rest = line.text[offset:]
    if not rest.strip(" .:;,-–"):
        return None
    skipped = len(rest) - len(rest.lstrip(" \t:.-–"))
    begin = line.start + offset + skipped
    if begin >= line.end:
        return None
    return replace(line, start=begin, text=rest[skipped:], blank_before=0)


def read_value(
    label: Label, line: Line, lines: Sequence[Line], below: int, words: Vocabulary
) -> tuple[list[Span], int]:
    """Read the value of a label, beside it or on the lines from ``below`` on.

    Gives its spans and the line to go on from.
    """
    rest = rest_of_line(line, label.value)
    if label.kind == "case_number" and not re.search(r"\d", line.text):
        # "Sagsid.: J.nr.: Initialer:": only labels, their values stand on the line below.
        rest = None
    spans = [(rest.start, rest.end)] if rest else []
    end = below
    if rest and label.kind == "case_number" and _ENDS_IN_LABEL.search(line.text):
        # "J.nr.: 320-2025-91207   Sagsnr.:" and the second number below.
        more = lines[end : end + 1]
        if more and not more[0].blank_before and _ONE_NUMBER.fullmatch(more[0].text):
            return [*spans, (more[0].start, more[0].end)], end + 1
    while end < len(lines):
        if rest:
            pointed = _POINT.match(line.text, label.value) and _is_point(lines[end])
            if label.kind != "absence" or not (pointed or _list_goes_on(lines, end, words)):
                break
        elif not is_value(label.kind, lines[end], words, later=end > below):
            break
        spans.append((lines[end].start, lines[end].end))
        end += 1
        if label.kind != "absence":
            break
    return spans, end


def _is_point(line: Line) -> bool:
    """Tell whether a line is one more point of a list of absentees: "- Lone Holm ()"."""
    mark = _POINT.match(line.text)
    people = people_in_list(line.text) if mark else ()
    covered = sum(person.span[1] - person.span[0] for person in people)
    return bool(people) and covered >= 0.55 * len(line.text)


def _list_goes_on(lines: Sequence[Line], at: int, words: Vocabulary) -> bool:
    """Tell whether a list of absentees runs over to a line: a comma above it, or no new start."""
    above, here = lines[at - 1].text, lines[at]
    if here.blank_before or words.sections.match(here.text):
        return False
    if _GOES_ON.search(above):
        return True
    return bool(_GOES_ON_IN.match(here.text)) and not _decides().match(here.text)


@cache
def _decides() -> re.Pattern[str]:
    return re.compile(rf"(?:{either(table('labels')['cues']['decides'])})\s")


def is_value(kind: str, line: Line, words: Vocabulary, *, later: bool) -> bool:
    """Tell whether a line is the value of an empty label above it, and no text of its own.

    ``later`` tells that it is not the first line of the value.
    """
    label = words.sections.match(line.text)
    if label and not label.open_ended:
        return False
    absentee = kind == "absence" and not line.level and line.blank_before < 2
    if absentee and _ABSENTEE.fullmatch(line.text):
        return True
    if line.blank_before > (0 if later else 1) or line.level:
        return False
    if kind == "absence":
        people = people_in_list(line.text)
        covered = sum(person.span[1] - person.span[0] for person in people)
        named = bool(people) and covered >= 0.55 * len(line.text)
        return named or _NOBODY.fullmatch(line.text) is not None
    if kind == "competence":
        return len(line.text) < 80 and bool(find_bodies(line.text))
    if kind == "case_number":
        return (
            len(line.text) < 60
            and bool(re.search(r"\d", line.text))
            and not re.search(r"[a-zæøå]{6}", line.text)
        )
    return False
