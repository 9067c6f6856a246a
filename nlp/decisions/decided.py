"""What an item decides, as it is read, and which of its printings stay."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from sagsspor.nlp.people.persons import Person
from sagsspor.nlp.people.presence import Absence, Substitute
from sagsspor.nlp.record import Decision, Dissent
from sagsspor.nlp.text.views import View


@dataclass(frozen=True, slots=True)
class DecidedPart:
    """A decision with what hangs on it; ``own`` tells that this meeting took it."""

    decision: Decision
    own: bool
    view: View
    start: int
    end: int
    dissents: tuple[Dissent, ...] = ()
    elected: tuple[Person, ...] = ()


@dataclass(frozen=True, slots=True)
class Decided:
    """All that an item says of decisions and of who was there for them."""

    parts: tuple[DecidedPart, ...] = ()
    absences: tuple[Absence, ...] = ()
    substitutes: tuple[Substitute, ...] = ()
    others: tuple[Person, ...] = ()


def printed_once(parts: Sequence[DecidedPart]) -> list[DecidedPart]:
    """Drop a decision printed twice, and remarks under a label before the label that decides.

    Of two printings the longer stays: a list of what became of the case may quote the beginning.
    """
    without_earlier = _not_told_before(reversed(parts), remarks=True)
    return _not_told_before(reversed(without_earlier))


def _not_told_before(parts: Iterable[DecidedPart], *, remarks: bool = False) -> list[DecidedPart]:
    """Give the parts that do not begin one under another label before them.

    With ``remarks`` those that say nothing go too where another label of the body decides.
    """
    kept: list[DecidedPart] = []
    told: dict[tuple[str | None, str | None], list[str]] = {}
    for _, under_one_label in groupby(parts, key=lambda part: id(part.view)):
        fresh: list[Decision] = []
        for part in under_one_label:
            one = part.decision
            texts = told.get((one.body, one.date), [])
            at = bisect_left(texts, one.text)
            again = at < len(texts) and texts[at].startswith(one.text)
            if not again and not (remarks and texts and _says_nothing(one)):
                fresh.append(one)
                kept.append(part)
        for one in fresh:
            insort(told.setdefault((one.body, one.date), []), one.text)
    return kept


def _says_nothing(one: Decision) -> bool:
    """Tell whether a decision has no outcome and is no point of a list."""
    return one.outcome in {"resolved_other", "none"} and not re.match(
        r"\s*(?:\d+[.)]|ad\b)", one.text, re.IGNORECASE
    )
