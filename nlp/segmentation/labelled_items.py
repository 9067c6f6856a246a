"""Items by their labels: the label that starts each round of labels opens one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from sagsspor.nlp.segmentation.item_openings import Opening, open_at_title
from sagsspor.nlp.segmentation.label_rounds import CLOSED_TITLE, Event, find_events
from sagsspor.nlp.segmentation.label_titles import open_at_label, titled_above, titled_alone
from sagsspor.nlp.segmentation.surroundings import Surroundings


def open_by_labels(around: Surroundings) -> list[Opening]:
    """Open an item wherever the label that starts the first round stands again after a round."""
    events = find_events(around)
    counts = Counter(kind for _, kind in events if kind != CLOSED_TITLE)
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
        agenda = [open_at_label(events[0][0], around, later=False)]
        events, first = events[1:], events[1][1]
    later = bool(agenda)
    plain = _open_rounds(events, first, rounds, around, later=later)
    titled = _open_rounds(events, first, rounds, around, later=later, empty_lists=True)
    openings = agenda + (titled if _have_titles(plain, titled) else plain)
    if len(openings) == 1 and (not openings[0].title or openings[0].title.endswith(".")):
        openings = [titled_alone(openings[0], around)]
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
    if len(events) < 3 or events[1][1] in {"decision", CLOSED_TITLE}:
        return False
    told = around.lines[max(0, events[0][0] - 1) : events[1][0]]
    last = next((kind for _, kind in reversed(events) if kind != "attachments"), "")
    return (
        last == "decision"
        and counts[events[1][1]] >= 0.6 * rounds
        and any(_AGENDA.search(line.text) for line in told)
    )


_AGENDA = re.compile(r"\bdagsorden(?:en)?\b", re.IGNORECASE)


# What an item has several of, so that another one tells of no new item.
_MORE_THAN_ONCE = {"decision", "case_number", "attachments", "ignored"}


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
    alone = all(kind in {"decision", "case_number", CLOSED_TITLE} for _, kind in events)
    for at, kind in events:
        line = around.lines[at]
        if kind == CLOSED_TITLE:
            if not openings or openings[-1].line != line.index:
                openings.append(open_at_title(line, at + 1))
            closed = line.index
            seen = {kind, first}
            continue
        if closed is not None and line.index - closed <= 2 and not line.blank_before:
            # The case number of the closed item, right under its title.
            continue
        titled = alone and bool(openings) and titled_above(at, around)
        if kind != first and {kind, "decision"} <= seen and kind not in _MORE_THAN_ONCE:
            # "3-i-1 hal" without the summary that opens the others: its title stands free above.
            missing = open_at_label(at, around, later=True, empty_lists=empty_lists)
            if missing.title and missing.line != openings[-1].line:
                openings.append(missing)
                seen = {kind}
                continue
        if kind == first and (not openings or len(seen) > 1 or rounds <= 1 or titled):
            if openings and rounds <= 1 and len(seen) <= 1:
                continue
            openings.append(
                open_at_label(at, around, later=later or bool(openings), empty_lists=empty_lists)
            )
            seen = set()
        seen.add(kind)
    return openings
