"""What speaks for and against a line as the heading of an agenda item."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sagsspor.nlp.contents import Contents
from sagsspor.nlp.decision_headings import heads_decision
from sagsspor.nlp.headings import Candidate, candidate, same_title, title_key
from sagsspor.nlp.lines import Line
from sagsspor.nlp.persons import people_in_list
from sagsspor.nlp.vocabulary import Vocabulary

# What each piece of evidence is worth. Set by hand so that two independent signs carry a heading
# and one against it (a list of points, a sentence) needs two for it; see docs/decisions/0003.
PREFIX, IN_CONTENTS, REPEATED, LEVEL, LABEL_BELOW, CLOSED, KIND_SUFFIX, BLANK_ABOVE = (
    3.0,
    3.0,
    2.5,
    1.0,
    2.5,
    2.0,
    1.5,
    0.6,
)

SENTENCE, TOO_LONG, IN_LIST, LIST_SECTION, NO_TITLE, PERSON = -2.0, -1.5, -2.5, -2.0, -0.5, -6.0

NEXT_NUMBER, SAME_STYLE, OTHER_STYLE, GAP, CLOSED_JUMP = 2.0, 1.0, -2.0, -0.6, -0.5

WANTED_PER_ITEM = 3.0
# Where numbers that follow each other are all there is; the first of them has none before it.
WANTED_FREE = 2.5
# The contents list the items and not this one.
UNLISTED = -0.5
# With so much against it a line is no heading, however well its number would fit.
AGAINST = -1.6

_CLOSED = re.compile(r"\blukket?\b|\bLUKKET?\b|underskrift|lukkede", re.IGNORECASE)

_KIND = re.compile(
    r"\((?:[A-ZÆØÅ]|beslutning|orientering|drøftelse|høring|lukket|åben|åbent|genoptaget|o|"
    r"b)\)\s*(?:-\s*\w+)?$",
    re.IGNORECASE,
)

CASE_LINE = re.compile(
    r"(?:\d{5,6}-(?:19|20)\d{2}|\d{2}\.\d{2}(?:\.\d{2})?\s?-?[A-ZÆØÅ]\d{2}|\d{2,4}[-/]\d{3,7}\b|\d{3}-\d{4}-\d+|EMN-|"
    r"[A-Z]{2}\s\d+/\d{2})\S*(?:\s\(?\w{0,8}\)?)?$"
)

# A case number, and after it only labels: "06.01.00-Ø39-1-17 Sagsbehandler: Lone Holm".
CASE_FIRST = re.compile(
    r"(?:\d{2}\.\d{2}(?:\.\d{2})?[.-]?[A-ZÆØÅ]\d{2}\S*|\d-\d{1,2}-\d{1,3}(?:-\d{1,6})+|"
    r"\d{2}[/-]\d{3,6})(?=\s|$)(?!\s[a-zæøå])"
)

_LIST_SECTIONS = {"recommendation", "decision", "attachments", "treatment", "history", "competence"}


def find_repeats(found: Sequence[Candidate]) -> dict[int, int]:
    """Give the candidates that print an earlier heading again, with the line of that heading."""
    repeats: dict[int, int] = {}
    latest: dict[int, Candidate] = {}
    for one in found:
        earlier = latest.get(one.value)
        if earlier and one.line - earlier.line <= 40:
            left, right = title_key(earlier.title), title_key(one.title)
            if same_title(left, right) or (
                one.line - earlier.line <= 3 and left[:10] == right[:10]
            ):
                repeats[one.line] = repeats.get(earlier.line, earlier.line)
                continue
        latest[one.value] = one
    return repeats


def weigh(
    one: Candidate,
    at: int,
    found: Sequence[Candidate],
    after: Sequence[Line],
    position: dict[int, int],
    contents: Contents,
    words: Vocabulary,
    repeats: dict[int, int],
) -> float:
    """Add up what speaks for and against one candidate."""
    here = position[one.line]
    line = after[here]
    key = title_key(one.title)
    score = 0.0
    listed = contents.lists(key) if len(key) >= 4 else False
    if not one.title:
        # The title of a lone number stands above or below it, or below its case number.
        beside = (*after[max(0, here - 1) : here], *after[here + 1 : here + 3])
        listed = any(contents.lists(title_key(other.text)) for other in beside)
    if one.style.startswith("ad|") and not listed:
        # "Ad 1. Godkendt." is a point of a decision, unless the contents list it as an item.
        return AGAINST
    if one.prefix:
        score += PREFIX
    if listed:
        score += IN_CONTENTS
    elif len(contents.keys) >= 3:
        score += UNLISTED
    if one.line in repeats or one.line in repeats.values() or _title_again(one, here, after):
        score += REPEATED
    if line.level:
        score += LEVEL
    if here == 0 or line.blank_before or _below_case_number(here, after, words):
        score += BLANK_ABOVE
    below = labels_below(here, after, words, one.value)
    score += below
    if _CLOSED.search(one.title):
        score += CLOSED
    if _KIND.search(one.title):
        score += KIND_SUFFIX
    if not one.title:
        score += NO_TITLE
    if not listed and _ROW.search(one.title):
        score += IN_LIST
    if not listed and _names_somebody(one.title):
        score += PERSON
    if one.title.endswith((".", ";", ",", ":")) and not listed and not below:
        score += SENTENCE
    if len(one.title) > 180 and not listed:
        score += TOO_LONG
    if not listed:
        neighbours = [found[near] for near in (at - 1, at + 1) if 0 <= near < len(found)]
        for other in neighbours:
            near = abs(other.line - one.line) == 1 and abs(other.value - one.value) == 1
            if near and not below and not line.blank_before:
                score += IN_LIST / 2
        if not one.prefix and (
            (not below and _under_list_label(here, after, words))
            or _proposed(one, after, here, words)
        ):
            score += LIST_SECTION
    return score


# "1 Vesterskolen 512 100.000 102.000": a row of a table ends in figures.
_ROW = re.compile(r"(?:\s-?\d[\d.,]*\s?%?){2,}$")


def _names_somebody(title: str) -> bool:
    """Tell whether a title is a person with a party, as in a numbered list of those who came."""
    people = people_in_list(title) if title.endswith(")") and len(title) < 90 else ()
    return len(people) == 1 and people[0].party is not None and not people[0].note


def _title_again(one: Candidate, here: int, after: Sequence[Line]) -> bool:
    """Tell whether the title stands again, without its number, within the next lines."""
    key = title_key(one.title)
    if len(key) < 6:
        return False
    return any(title_key(line.text) == key for line in after[here + 1 : here + 9])


def _below_case_number(here: int, after: Sequence[Line], words: Vocabulary) -> bool:
    """Tell whether a case number that stands free is right above a line."""
    return here > 0 and after[here - 1].blank_before > 0 and is_case_line(after[here - 1], words)


def is_case_line(line: Line, words: Vocabulary) -> bool:
    """Tell whether a line holds the case numbers of an item, and nothing that is said."""
    if len(line.text) > 100:
        return False
    label = words.sections.match(line.text)
    if label and label.kind in {"case_number", "ignored"}:
        rest = line.text[label.value :]
        return bool(re.match(r"[\s.:]*(?:[A-ZÆØÅ]{1,4}\s)?\S*\d", rest))
    return bool(CASE_LINE.match(line.text) or CASE_FIRST.match(line.text))


def labels_below(
    here: int, after: Sequence[Line], words: Vocabulary, value: int | None = None
) -> float:
    """Weigh what stands right under a line: labels and case numbers are signs of an item.

    ``value`` is the number of a numbered heading: what stands under another numbered line, free
    from the text around it, is that line's.
    """
    weight = 0.0
    for distance, line in enumerate(after[here + 1 : here + 5]):
        if value is not None and line.blank_before:
            other = candidate(line)
            if other and other.title and other.value != value:
                break
        label = words.sections.match(line.text)
        if label and not label.open_ended and label.kind not in {"absence"}:
            weight = max(weight, LABEL_BELOW if distance < 3 else LABEL_BELOW / 2)
        elif label and label.kind == "decision" and distance < 3:
            weight = max(weight, LABEL_BELOW / 2)
        elif (
            (
                distance < 2
                and len(line.text) < 60
                and (CASE_LINE.match(line.text) or is_case_line(line, words))
            )
            or (
                re.match(r"(?:åbent?|lukket)(?:\s(?:punkt|sag))?\b", line.text, re.IGNORECASE)
                and len(line.text) < 30
            )
            or (distance < 3 and heads_decision(line.text))
        ):
            weight = max(weight, LABEL_BELOW)
        elif len(line.text) > 200:
            break
    return weight


_PROPOSES = re.compile(
    r"(?:indstille[rs]|foreslå[rs]|anbefale[rs])\b[^.]{0,90}?(?:,|:|\bat:?|\bpunkt\w*:?)$"
)


def _proposed(one: Candidate, after: Sequence[Line], here: int, words: Vocabulary) -> bool:
    """Tell whether a line is a point of what is proposed right above: "indstiller, at | 1. ..."."""
    wanted = one.value
    for line in reversed(after[max(0, here - 4) : here]):
        if _PROPOSES.search(line.text):
            return True
        if line.text.endswith(":") and not (
            words.sections.match(line.text) or words.header.match(line.text)
        ):
            # "Meddelelser fra formanden:" and then its points.
            return True
        point = re.match(r"(\d{1,2})[.)]?\s", line.text)
        if point and int(point.group(1)) != wanted - 1:
            # "2. Plan" below "2. Orientering": the points above have ended.
            return False
        wanted -= bool(point)
        if not (point or line.text.startswith("at ")):
            return False
    return False


def _under_list_label(here: int, after: Sequence[Line], words: Vocabulary) -> bool:
    """Tell whether a line stands in a part of an item that is made of numbered points."""
    if here and after[here - 1].bullet and not after[here].bullet and after[here].blank_before:
        # The list above has marks; what stands free below it without one is no point of it.
        return False
    for line in reversed(after[max(0, here - 6) : here]):
        label = words.sections.match(line.text)
        if label and not label.open_ended:
            return label.kind in _LIST_SECTIONS
        if re.search(
            r"(?:indstiller|foreslår|anbefaler|indstilles|foreslås)[^.]{0,60}[,:]?(?:\sat)?$",
            line.text,
        ):
            return True
    return False
