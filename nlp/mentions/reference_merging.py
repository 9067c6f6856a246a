"""A reference to an earlier meeting, and one made of all the mentions of the same."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sagsspor.nlp.text.source import Span


@dataclass(frozen=True, slots=True)
class FoundReference:
    """A reference to an earlier meeting; ``date`` is ISO.

    ``body`` is as printed, or None for "udvalget" and where none is named. ``spans`` are all
    mentions that were merged, the first of them ``span``.
    """

    span: Span
    date: str
    body: str | None
    item_number: str | None = None
    case_number: str | None = None
    spans: tuple[Span, ...] = ()


def merge(found: list[FoundReference]) -> list[FoundReference]:
    """Make one reference of all mentions of a meeting and item; a number wins over none."""
    by_date: dict[str, list[FoundReference]] = {}
    order: list[str] = []
    for reference in found:
        rows = by_date.setdefault(reference.date, [])
        if not rows:
            order.append(reference.date)
        for index, other in enumerate(rows):
            if _same(other, reference):
                rows[index] = replace(
                    other,
                    body=other.body or reference.body,
                    item_number=other.item_number or reference.item_number,
                    case_number=other.case_number or reference.case_number,
                    spans=other.spans + reference.spans,
                )
                break
        else:
            rows.append(reference)
    return sorted((row for key in order for row in by_date[key]), key=lambda row: row.span)


def _same(one: FoundReference, other: FoundReference) -> bool:
    def agree(a: str | None, b: str | None) -> bool:
        return a is None or b is None or a.casefold() == b.casefold()

    return agree(one.body, other.body) and agree(one.item_number, other.item_number)
