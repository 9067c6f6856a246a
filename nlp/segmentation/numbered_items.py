"""Items with numbers: the run of numbered lines that the evidence speaks for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sagsspor.nlp.layout.case_lines import CASE_LINE
from sagsspor.nlp.layout.decision_headings import heads_decision
from sagsspor.nlp.layout.head_words import DOCUMENT_TYPE
from sagsspor.nlp.layout.headings import Candidate, candidate, title_key
from sagsspor.nlp.layout.lines import Line
from sagsspor.nlp.mentions.outcomes import sentence_outcome
from sagsspor.nlp.people.person_lists import people_in_list
from sagsspor.nlp.segmentation.beside_numbers import title_beside
from sagsspor.nlp.segmentation.counted_anew import counted_anew
from sagsspor.nlp.segmentation.decision_signs import ITEM_OF_MEETING
from sagsspor.nlp.segmentation.item_candidates import is_table_row, look
from sagsspor.nlp.segmentation.item_chain import Scored, best_chain, by_second_number
from sagsspor.nlp.segmentation.item_evidence import LABEL_BELOW, weigh
from sagsspor.nlp.segmentation.item_openings import Opening, open_numbered, title_side
from sagsspor.nlp.segmentation.item_repeats import Printings, find_repeats
from sagsspor.nlp.segmentation.item_signs import is_standing_title
from sagsspor.nlp.segmentation.surroundings import Surroundings

_WANTED = 3.0
"""What a run must have a heading on average, and one of its headings by itself."""
_WANTED_FREE = 2.5
"""The same where numbers that follow each other are all there is; the first has none before it."""

_WANTED_DECIDED = 2.0
"""The same where each number besides has a decision below it."""


def open_by_numbers(around: Surroundings) -> list[Opening]:
    """Open items at numbered headings that labels or the table of contents speak for."""
    return _open_run(around, unlabelled=False)


def open_by_free_numbers(around: Surroundings) -> list[Opening]:
    """Open items at numbered headings that no label and no table of contents speaks for."""
    return _open_run(around, unlabelled=True)


def _open_run(around: Surroundings, *, unlabelled: bool) -> list[Opening]:
    found = [one for one in _candidates(around) if not _is_absentee(one, around)]
    if not found:
        return []
    repeats = find_repeats(found)
    printed_twice = {*repeats, *repeats.values()}
    seen = look(found, around, printed_twice, unlabelled=unlabelled)
    scored = [(one.heading, weigh(one)) for one in seen]
    contents = around.contents
    numbers = {number for _, number, _ in contents.numbers}
    listed = {
        one.line
        for one in found
        if (contents.lists(title_key(one.title)) if one.title else one.number in numbers)
    }
    chain, total = best_chain(scored, listed)
    chain = _with_bare(chain, scored, around, numbers)
    again = counted_anew(scored, around, LABEL_BELOW if not unlabelled else _FREE)
    anew = len(again) > len(chain)
    if anew:
        chain, total = again, sum(score + (_STEP if unlabelled else 0) for _, score in again)
    wanted = _WANTED
    if unlabelled:
        wanted = _WANTED_DECIDED if _each_decides(chain, around) else _WANTED_FREE
    if not chain or total / len(chain) < wanted:
        return []
    if not _has_strong(chain) and not (unlabelled and _stands_free(chain, around, anew=anew)):
        return []
    if _labels_outnumber(around, len(chain), chain[0][0].line):
        return []
    printings = Printings(found, [one for one, _ in chain], repeats)
    chain = [(printings.first(one), score) for one, score in chain]
    side = title_side([one for one, _ in chain], around)
    return [open_numbered(one, score, around, side) for one, score in chain]


_FREE, _STEP = 0.5, 3.0
"""Where there are no labels: what a free line has at least, and what a next number is worth."""


def _has_strong(chain: Sequence[Scored]) -> bool:
    """Tell whether one heading of a run is sure by itself.

    Text of a PDF has no empty lines: there a label right below most numbers is what there is.
    """
    labelled = sum(score >= LABEL_BELOW for _, score in chain)
    return any(score >= _WANTED for _, score in chain) or labelled >= max(2, 0.6 * len(chain))


def _candidates(around: Surroundings) -> list[Candidate]:
    """Give the numbered lines that may be headings, in order."""
    lines = around.lines
    found = [
        title_beside(one, at, lines, around.words)
        for at, one in enumerate(candidate(line) for line in lines)
        if one is not None
        and not _lists_items(one)
        and not is_table_row(at, lines)
        and not (at and _ends_date(one, lines[at - 1]))
        and not (at and not one.title and _numbers_decision(lines[at], lines[at - 1]))
    ]
    return by_second_number(found) if any("/" in one.number for one in found) else found


def _is_absentee(one: Candidate, around: Surroundings) -> bool:
    """Tell whether a number counts somebody who was away: "Afbud: | 1. Lone Holm, A"."""
    people = people_in_list(one.title)
    covered = sum(person.span[1] - person.span[0] for person in people)
    at = around.place[one.line] - one.value
    if not people or covered < 0.55 * len(one.title) or not 0 <= at < len(around.lines):
        return False
    label = around.words.sections.match(around.lines[at].text)
    return label is not None and label.kind == "absence" and label.alone


def _numbers_decision(line: Line, above: Line) -> bool:
    """Tell whether "Punkt 2:" stands under the name of a meeting, whose decision it numbers."""
    return ITEM_OF_MEETING.match(line.text) is not None and heads_decision(above.text)


def _lists_items(one: Candidate) -> bool:
    """Tell whether a line is the whole agenda: "1. Dagsorden 2. Orientering 3. Mindesten"."""
    numbers = [int(found["n"]) for found in _NUMBER_WITHIN.finditer(one.title)]
    return one.value + 1 in numbers and one.value + 2 in numbers


_NUMBER_WITHIN = re.compile(r"\s(?P<n>\d{1,4})[.)]\s(?=[A-ZÆØÅ])")


_MONTH_AT_END = re.compile(
    r"\d\.?\s?(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)[a-zæøå]{0,6}\.?$"
    r"|\b(?:januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december)$",
    re.IGNORECASE,
)


def _ends_date(one: Candidate, above: Line) -> bool:
    """Tell whether a number is the year of a date that the line above begins."""
    return 1900 <= one.value < 2100 and bool(_MONTH_AT_END.search(above.text))


def _with_bare(
    chain: list[Scored], scored: Sequence[Scored], around: Surroundings, listed: set[str]
) -> list[Scored]:
    """Add the items of which only the heading is printed, as of one behind closed doors.

    Nothing under it speaks for it; that its number is the one missing between two others, or the
    next one that the contents list, and that white space parts it from both, does.
    """
    if len(chain) < 2:
        return chain
    by_value: dict[int, list[Candidate]] = {}
    for other, _ in scored:
        by_value.setdefault(other.value, []).append(other)
    out: list[Scored] = []
    for at, (one, score) in enumerate(chain):
        out.append((one, score))
        later = chain[at + 1][0] if at + 1 < len(chain) else None
        if later and later.value != one.value + 2:
            continue
        fits = [
            other
            for other in by_value.get(one.value + 1, ())
            if other.line > one.line
            and (later is None or other.line < later.line)
            and (later is not None or (not other.title and other.number in listed))
            and _stands_bare(around.place[other.line], around.lines)
        ]
        if len(fits) == 1:
            out.append((fits[0], score))
    return out


def _stands_bare(at: int, lines: Sequence[Line]) -> bool:
    """Tell whether white space is above and below a line, its case number above it left out."""
    top = (
        at - 1 if at and not lines[at].blank_before and CASE_LINE.match(lines[at - 1].text) else at
    )
    free_below = at + 1 == len(lines) or lines[at + 1].blank_before > 0
    return lines[top].blank_before > 0 and free_below


def _stands_free(chain: Sequence[Scored], around: Surroundings, *, anew: bool = False) -> bool:
    """Tell whether a run of numbers heads the parts of a text that has no labels.

    Three or more that follow each other without a gap, most of them free above, each with a
    decision below it or two of them on almost every agenda, none a sentence, and fewer decisions
    under labels than half of them. With ``anew`` all have one number.
    """
    values = [one.value for one, _ in chain]
    fewest = 2 if _each_decides(chain, around) else 3
    run = list(range(values[0], values[0] + len(chain)))
    if len(chain) < fewest or (values != run and not anew):
        return False
    free = sum(around.lines[around.place[one.line]].blank_before > 0 for one, _ in chain)
    titled = sum(
        bool(one.title) and len(one.title) <= 180 and not one.title.endswith((";", ","))
        for one, _ in chain
    )
    sentences = sum(one.title.endswith(".") and len(one.title) > 60 for one, _ in chain)
    decisions = 0
    for line in around.lines:
        label = around.words.sections.match(line.text)
        decisions += bool(label and label.kind == "decision" and (label.alone or label.colon))
    return (
        (free >= 0.7 * len(chain) or _is_agenda(chain) or _each_decides(chain, around))
        and titled >= 0.9 * len(chain)
        and sentences <= 0.2 * len(chain)
        and decisions <= max(1, len(chain) // 2)
    )


def _is_agenda(chain: Sequence[Scored]) -> bool:
    """Tell whether a run from 1 opens or closes, in two places, as almost every agenda does."""
    standing = sum(is_standing_title(one.title) for one, _ in chain)
    return chain[0][0].value == 1 and standing >= _STANDING


_STANDING = 2


def _each_decides(chain: Sequence[Scored], around: Surroundings) -> bool:
    """Tell whether each number stands below the end of a sentence and above a decision.

    Text of a PDF may have no empty lines: an item begins where the one before it was decided.
    """
    if not chain:
        return False
    places = [around.place[one.line] for one, _ in chain]
    ends = [*places[1:], len(around.lines)]
    decided = 0
    for at, end in zip(places, ends, strict=True):
        below = around.lines[at + 1 : end]
        if end != ends[-1] and not (below and below[-1].text.endswith((".", "!", "?"))):
            return False
        decided += any(sentence_outcome(line.text) for line in below)
    return decided >= 0.6 * len(chain)


def _labels_outnumber(around: Surroundings, items: int, first: int) -> bool:
    """Tell whether most items lie outside the chain: labels start far more rounds than it has."""
    before = 0
    rounds = 0
    for line in around.lines:
        label = around.words.sections.match(line.text)
        if line.index < first and DOCUMENT_TYPE.fullmatch(line.text):
            continue  # "Referat", the kind of the document
        if label and label.kind == "decision" and (label.alone or label.colon or label.glued):
            rounds += 1
            before += line.index < first
    return before >= 2 and before > rounds / 2 and rounds > items
