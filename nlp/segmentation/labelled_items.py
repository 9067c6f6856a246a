"""Items by their labels: the label that starts each round of labels opens one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from sagsspor.nlp.layout.case_lines import CASE_LINE, is_case_line, is_labelled_case
from sagsspor.nlp.layout.decision_headings import heads_decision
from sagsspor.nlp.layout.head_words import DOCUMENT_TYPE, place_cue
from sagsspor.nlp.layout.lines import Line
from sagsspor.nlp.mentions.bodies import find_bodies
from sagsspor.nlp.mentions.dates import find_dates
from sagsspor.nlp.mentions.outcomes import sentence_outcome
from sagsspor.nlp.people.absence_sentences import ONLY_AWAY
from sagsspor.nlp.people.person_lists import people_in_list
from sagsspor.nlp.segmentation.item_openings import Opening, open_at_title, reads_as_title
from sagsspor.nlp.segmentation.surroundings import Surroundings
from sagsspor.nlp.vocabulary import Vocabulary

Event = tuple[int, str]
"""The place of a line that is a sign of a round, and what it is."""

_CLOSED_TITLE = "closed title"
_LABELLED_CASE = "labelled case"


def open_by_labels(around: Surroundings) -> list[Opening]:
    """Open an item wherever the label that starts the first round stands again after a round."""
    events = _without_document_type(_events(around), around)
    counts = Counter(kind for _, kind in events if kind != _CLOSED_TITLE)
    if not counts:
        return []
    # Several bodies may have decided one item: no other label stands oftener than once a round.
    others = max((count for kind, count in counts.items() if kind != "decision"), default=0)
    rounds = min(counts["decision"], others) or counts["decision"]
    first = next(
        (kind for kind in counts if counts[kind] >= max(1, 0.6 * rounds)), next(iter(counts))
    )
    agenda: list[Opening] = []
    if first == "decision" and _approves_agenda(events, counts, rounds, around):
        agenda = [_label_opening(events[0][0], around, later=False)]
        events, first = events[1:], events[1][1]
    later = bool(agenda)
    plain = _open_rounds(events, first, rounds, around, later=later)
    titled = _open_rounds(events, first, rounds, around, later=later, empty_lists=True)
    openings = agenda + (titled if _have_titles(plain, titled) else plain)
    if len(openings) == 1 and (not openings[0].title or openings[0].title.endswith(".")):
        openings = [_titled_alone(openings[0], around)]
    return openings


def _have_titles(plain: Sequence[Opening], titled: Sequence[Opening]) -> bool:
    """Tell whether items have titles wherever that is sure.

    It is not where one line stands between "Bilag" and the next item's first label: that line is
    an attachment, or the title under an empty list.
    """
    sure, more = (sum(bool(opening.title) for opening in some) for some in (plain, titled))
    return sure > len(titled) - more


def _approves_agenda(
    events: Sequence[Event], counts: Counter[str], rounds: int, around: Surroundings
) -> bool:
    """Tell whether the first item is a decision on the agenda and nothing else.

    The label below it begins the rounds then, which end with their decisions.
    """
    if len(events) < 3 or events[1][1] in {"decision", _CLOSED_TITLE}:
        return False
    told = around.lines[max(0, events[0][0] - 1) : events[1][0]]
    last = next((kind for _, kind in reversed(events) if kind != "attachments"), "")
    return (
        last == "decision"
        and counts[events[1][1]] >= 0.6 * rounds
        and any(_AGENDA.search(line.text) for line in told)
    )


_AGENDA = re.compile(r"\bdagsorden(?:en)?\b", re.IGNORECASE)


def _events(around: Surroundings) -> list[Event]:
    """Give the lines that stand in each round: labels, case numbers, titles of closed items."""
    events: list[Event] = []
    for at, line in enumerate(around.lines):
        if not events and _heads_document(line, around.words):
            continue
        kind = _event(at, around, begun=bool(events))
        if kind is not None:
            events.append((at, kind))
    return _with_cases(events)


def _with_cases(events: list[Event]) -> list[Event]:
    """Keep the case numbers behind a label without a colon where most items have one."""
    labelled = sum(kind == _LABELLED_CASE for _, kind in events)
    decided = sum(kind == "decision" for _, kind in events)
    if labelled and labelled < max(2, 0.6 * decided):
        return [(at, kind) for at, kind in events if kind != _LABELLED_CASE]
    return [(at, "case_number" if kind == _LABELLED_CASE else kind) for at, kind in events]


def _heads_document(line: Line, words: Vocabulary) -> bool:
    """Tell whether a line of the head is a label further down: "Referat", "Indhold"."""
    label = words.header.match(line.text)
    contents = label is not None and label.kind == "contents" and label.alone
    return contents or DOCUMENT_TYPE.fullmatch(line.text) is not None


def _event(at: int, around: Surroundings, *, begun: bool) -> str | None:
    """Tell what a line is a sign of, None if of nothing; ``begun`` if one is above it."""
    line = around.lines[at]
    if _stands_closed(at, around):
        return _CLOSED_TITLE
    if _titled_by_kind(at, around):
        return None
    label = around.words.sections.match(line.text)
    if label and label.kind == "decision" and label.open_ended:
        heads = re.search(r"\d{4}:?$|:$", line.text) and len(line.text) < 120
        return "decision" if heads else None
    if label and label.kind != "absence" and not label.open_ended:
        return label.word if label.kind in {"case", "ignored"} else label.kind
    if line.blank_before and len(line.text) < 60 and CASE_LINE.match(line.text):
        return "case_number"
    if is_labelled_case(line.text, around.words):
        return _LABELLED_CASE
    return "decision" if begun and heads_decision(line.text) else None


def _titled_by_kind(at: int, around: Surroundings) -> bool:
    """Tell whether a label begins a title: "Afgørelse: Takster", free above its case number."""
    line, words = around.lines[at], around.words
    label = words.sections.match(line.text)
    if label is None or label.kind != "decision" or label.alone or not label.colon:
        return False
    rest = line.text[label.value :].strip(" :")
    return (
        line.blank_before > 0
        and at + 1 < len(around.lines)
        and _is_case_field(around.lines[at + 1], words)
        and rest[:1].isupper()
        and not rest.endswith(".")
        and sentence_outcome(rest) is None
    )


def _without_document_type(events: list[Event], around: Surroundings) -> list[Event]:
    """Leave out "Referat" where decisions stand under another label: the kind of the document."""
    texts = [around.lines[at].text for at, kind in events if kind == "decision"]
    named = map(around.words.sections.match, texts)
    if len(texts) <= 2 or sum(bool(label and label.word == "referat") for label in named) != 1:
        return events
    return [
        (at, kind)
        for at, kind in events
        if kind != "decision" or not _REFERAT.match(around.lines[at].text)
    ]


_REFERAT = re.compile(r"referat\b", re.IGNORECASE)


def _open_rounds(
    events: Sequence[Event],
    first: str,
    rounds: int,
    around: Surroundings,
    *,
    later: bool,
    empty_lists: bool = False,
) -> list[Opening]:
    """Open an item at each sign that begins a round, and at the titles of closed items.

    ``later`` tells that another item stands above, ``empty_lists`` that one line under the label of
    attachments is a title.
    """
    openings: list[Opening] = []
    seen: set[str] = set()
    closed: int | None = None
    # With no label but that of decisions, a title right above it is what tells of a new item.
    alone = all(kind in {"decision", "case_number", _CLOSED_TITLE} for _, kind in events)
    for at, kind in events:
        line = around.lines[at]
        if kind == _CLOSED_TITLE:
            if not openings or openings[-1].line != line.index:
                openings.append(open_at_title(line, at + 1))
            closed = line.index
            seen = {kind, first}
            continue
        if closed is not None and line.index - closed <= 2 and not line.blank_before:
            # The case number of the closed item, right under its title.
            continue
        titled = alone and bool(openings) and _titled_above(at, around)
        if kind == first and (not openings or len(seen) > 1 or rounds <= 1 or titled):
            if openings and rounds <= 1 and len(seen) <= 1:
                continue
            openings.append(
                _label_opening(at, around, later=later or bool(openings), empty_lists=empty_lists)
            )
            seen = set()
        seen.add(kind)
    return openings


def _titled_above(at: int, around: Surroundings) -> bool:
    """Tell whether the title of an item stands free right above a decision's label."""
    line, up = around.lines[at], at - 1
    while up > 0 and _is_case_field(around.lines[up], around.words):
        up -= 1
    above = around.lines[up]
    label = around.words.sections.match(line.text)
    close = line.blank_before == 0  # "Beslutning i Byrådet den 3. maj 2022", right below
    heads = label is not None and (label.alone or label.colon or (label.open_ended and close))
    return (
        heads
        and line.blank_before <= 1
        and above.blank_before > 0
        and len(above.text) < _SHORT_TITLE
        and not above.text.endswith((".", ":"))
        and reads_as_title(above, around.words)
        and sentence_outcome(above.text) is None
    )


_SHORT_TITLE = 100


def _titled_alone(opening: Opening, around: Surroundings) -> Opening:
    """Give the only item of a document its title: a line that stands free between head and text.

    A published item has its title above an introduction, not right above its first label.
    """
    after, words = around.lines, around.words
    first = around.place[opening.line]
    for at in range(max(0, first - 5), first):
        line = after[at]
        if (
            line.blank_before
            and reads_as_title(line, words)
            and not line.text.endswith(".")
            and len(line.text) < 160
            and not _is_field(line, words)
            and not find_dates(line.text)
            and not DOCUMENT_TYPE.search(line.text)
            and not find_bodies(line.text)
            and not place_cue().search(line.text)
            and at + 1 < len(after)
            and after[at + 1].blank_before
        ):
            return open_at_title(line, at + 1, opening.score)
    return opening


def _in_attachments(
    at: int, after: Sequence[Line], words: Vocabulary, *, empty_lists: bool
) -> bool:
    """Tell whether a line is one of the files listed above, and no title."""
    if re.match(r"Bilag\s\d|.*\.\w{3,4}$", after[at].text):
        return True
    if empty_lists:
        return False
    label = words.sections.match(after[at - 1].text) if at else None
    return bool(label and label.kind == "attachments" and label.alone)


def _ends_in_date(text: str, *, later: bool) -> bool:
    """Tell whether a line ends in a date, or in a bare year above the first item.

    "Affaldstakster 2018" may be the title of a later item, "Regnskab pr. 31. marts 2023" of any.
    """
    if _AS_OF.search(text):
        return False
    if not later:
        return bool(re.search(r"\d{4}$", text))
    return any(one.span[1] == len(text) for one in find_dates(text))


_AS_OF = re.compile(r"\b(?:pr\.?|per)\s(?:den\s)?\d[\w. -]{3,20}$", re.IGNORECASE)


def _in_absentees(at: int, after: Sequence[Line], words: Vocabulary) -> bool:
    """Tell whether a line is one of the names under a label that says who is away."""
    while at and people_in_list(after[at].text):
        label = words.sections.match(after[at - 1].text)
        if label and label.kind == "absence":
            return True
        at -= 1
    return False


def _said_under_label(at: int, after: Sequence[Line], words: Vocabulary) -> bool:
    """Tell whether a sentence is all that stands under a label: "Økonomi | Ikke relevant."."""
    label = words.sections.match(after[at - 1].text) if at else None
    return bool(label and label.alone) and after[at].text.endswith(".")


def _label_opening(
    at: int, around: Surroundings, *, later: bool, empty_lists: bool = False
) -> Opening:
    """Open an item at a label; a short line that stands free above it is its title.

    ``later`` tells that it is not the first item, ``empty_lists`` that a line right under the label
    of attachments may be a title.
    """
    after, words = around.lines, around.words
    below = _below_case(at, after, words)
    if below and (_freer(at, after) or (not later and _later_titles_below(at, around))):
        return open_at_title(below, at + 2)
    up = at
    while up and at - up < 4 and _below_title(after[up - 1], words):
        up -= 1
    if up:
        above = after[up - 1]
        lone = above.blank_before >= 1 or above.level > 0
        if (
            lone
            and (reads_as_title(above, words) or _titled_by_kind(up - 1, around))
            and len(above.text) < 160
            and not _is_field(above, words)
            and (later or after[up].blank_before <= 1)
            and not _ends_in_date(above.text, later=later)
            and (later or not place_cue().search(above.text) or _place_told(up - 1, after, words))
            and not _in_attachments(up - 1, after, words, empty_lists=empty_lists)
            and not _in_absentees(up - 1, after, words)
            and not _said_under_label(up - 1, after, words)
        ):
            return open_at_title(above, up)
    if below and not below.blank_before:
        return open_at_title(below, at + 2)
    return Opening(after[at].index, None, "", (), None, at, 1.0)


def _place_told(at: int, after: Sequence[Line], words: Vocabulary) -> bool:
    """Tell whether a label of the head says where the meeting was: a title may name a house."""
    labels = (words.header.match(line.text) for line in after[:at])
    return any(label is not None and label.kind == "place" for label in labels)


def _freer(at: int, after: Sequence[Line]) -> bool:
    """Tell whether all lines stand free, but a case number freer than the line below it."""
    return 0 < after[at + 1].blank_before < after[at].blank_before


def _later_titles_below(first: int, around: Surroundings) -> bool:
    """Tell whether the titles of most later items stand below their case numbers."""
    after, words = around.lines, around.words
    later = [
        at
        for at in range(first + 1, len(after) - 1)
        if is_case_line(after[at], words) and after[at].blank_before
    ]
    below = sum(_freer(at, after) and _below_case(at, after, words) is not None for at in later)
    return below * 2 > len(later)


def _below_case(at: int, after: Sequence[Line], words: Vocabulary) -> Line | None:
    """Give the title that stands below a case number, if one does."""
    if at + 1 >= len(after) or not is_case_line(after[at], words):
        return None
    title = after[at + 1]
    return title if reads_as_title(title, words) else None


_CLOSED_MARK = re.compile(r"\((?:lukket|lukket (?:punkt|sag))\)$|\s-\sLUKKET$", re.IGNORECASE)
_CLOSED_GROUP = re.compile(r"lukkede (?:punkter|sager|dagsordenspunkter)$", re.IGNORECASE)


def _stands_closed(at: int, around: Surroundings) -> bool:
    """Tell whether a line is the title of a closed item: it stands free, with nothing under it.

    It says that it is closed, or stands under "Lukkede punkter".
    """
    after = around.lines
    line = after[at]
    top = at - 1 if at and CASE_LINE.match(after[at - 1].text) else at
    if len(line.text) > 160 or line.text.endswith((".", ":", ",")) or CASE_LINE.match(line.text):
        return False
    below = at + 1
    while below < min(len(after), at + 3) and _is_case_field(after[below], around.words):
        below += 1
    if not after[top].blank_before or (below < len(after) and not after[below].blank_before):
        return False
    if _CLOSED_MARK.search(line.text):
        return True
    return top > 0 and bool(_CLOSED_GROUP.match(after[top - 1].text))


def _is_case_field(line: Line, words: Vocabulary) -> bool:
    """Tell whether a line right below another is a case number, or its label without one."""
    label = words.sections.match(line.text)
    named = label is not None and label.kind == "case_number"
    return not line.blank_before and (named or is_case_line(line, words))


def _below_title(line: Line, words: Vocabulary) -> bool:
    """Tell whether a line between title and first label says who is away, or the case number."""
    label = words.sections.match(line.text)
    return (
        bool(label and label.kind == "absence")
        or bool(ONLY_AWAY.search(line.text))
        or is_case_line(line, words)
    )


def _is_field(line: Line, words: Vocabulary) -> bool:
    """Tell whether a line is a field of the head, not a title that begins with its word."""
    label = words.header.match(line.text)
    if label is None or label.open_ended:
        return False
    # "Godkendelse af dagsorden" right above the labels of an item is its title.
    return not (label.kind == "remarks" and label.alone and not label.colon)
