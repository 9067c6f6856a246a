"""Two meetings of one body on one day: the second is ``~2`` (the design, section 3).

Two documents of one body and day are mostly one meeting: its agenda and its minutes, the open and
the closed part, two files. They are two meetings only where both things show it: no item of
substance is in both, and they begin at different times or give one number to two items.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sagsspor.graph.matters import is_procedural
from sagsspor.graph.paths import number_part, slug
from sagsspor.nlp.record import Record


@dataclass(frozen=True, slots=True)
class Sitting:
    """What one document shows of its meeting: when it began, its titles, its numbered items."""

    sha16: str
    start: str
    titles: frozenset[str]
    numbered: Mapping[str, str]

    @classmethod
    def of(cls, sha16: str, record: Record) -> Sitting:
        """Take from a record what tells its meeting from another."""
        rows = [item for item in record.items if not is_procedural(item.title)]
        return cls(
            sha16,
            record.meeting.start_time or "",
            frozenset(slug(item.title or "") for item in rows),
            {number_part(item.number): slug(item.title or "") for item in rows if item.number},
        )

    def is_another(self, other: Sitting) -> bool:
        """Tell whether two documents are surely not of one meeting."""
        if not self.titles or not other.titles or self.titles & other.titles:
            return False
        if self.start and other.start:
            return self.start != other.start
        return not self.numbered.keys().isdisjoint(other.numbered)


def second_meetings(rows: Iterable[tuple[str, str, Record]]) -> dict[str, int]:
    """Give which meeting of its day a document is, where it is not the first.

    ``rows`` are (sha16, path of body and day, record). Meetings stand in the order in which they
    begin; without a time, in that of the documents' digests.
    """
    days: dict[str, list[tuple[str, Record]]] = defaultdict(list)
    for sha16, day, record in rows:
        days[day].append((sha16, record))
    out: dict[str, int] = {}
    for held_that_day in days.values():
        if len(held_that_day) < 2:
            continue
        sittings = [Sitting.of(sha16, record) for sha16, record in held_that_day]
        meetings: list[list[Sitting]] = []
        for sitting in sorted(sittings, key=lambda row: (row.start or "~", row.sha16)):
            same = [
                number
                for number, held in enumerate(meetings)
                if not any(sitting.is_another(other) for other in held)
            ]
            if same:
                meetings[same[0]].append(sitting)
            else:
                meetings.append([sitting])
        for number, held in enumerate(meetings[1:], 2):
            out |= {sitting.sha16: number for sitting in held}
    return out


def numbered_meeting(path: str, number: int) -> str:
    """Give the path of the n-th meeting of a day, of which the first has no number.

    >>> numbered_meeting("a/b/2024-06-11", 2), numbered_meeting("a/b/2024-06-11", 1)
    ('a/b/2024-06-11~2', 'a/b/2024-06-11')
    """
    return f"{path}~{number}" if number > 1 else path
