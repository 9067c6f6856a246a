"""A layout: one choice for every part of minutes that the grammar lists."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from pathlib import Path

GRAMMAR: dict[str, list[str]] = tomllib.loads(
    (Path(__file__).parent / "grammar.toml").read_text("utf-8")
)
"""Every choice a layout makes, by name, the plainest first."""


@dataclass(frozen=True, slots=True)
class Layout:
    """One way to print minutes: a choice for each entry of the grammar."""

    owner: str
    kind: str
    body: str
    head: str
    date: str
    date_label: str
    time: str
    time_label: str
    place_label: str
    ended: str
    members: str
    members_label: str
    first_member: str
    absence: str
    deputy: str
    moved: str
    contents: str
    heading: str
    prefix: str
    suffix: str
    again: str
    case_number: str
    label: str
    order: str
    summary_label: str
    case_label: str
    proposal_label: str
    proposal: str
    economy: str
    competence: str
    row: str
    treatment: str
    decision_label: str
    earlier: str
    points: str
    adjourned: str
    bilag: str
    bilag_label: str
    no_bilag: str
    item_absence: str
    item_absence_words: str
    empty_absence: str
    disqualified: str
    party: str
    vote: str
    dissent: str
    request: str
    reference: str
    same_meeting: str
    spacing: str
    wrap: str
    joined: str
    dropped: str
    pages: str
    top: str
    closed: str
    closed_label: str
    signatures: str

    def unusual(self) -> str:
        """Name the choices that are not the plainest, for a message."""
        return ", ".join(
            f"{one.name}={getattr(self, one.name)!r}"
            for one in fields(self)
            if getattr(self, one.name) != GRAMMAR[one.name][0]
        )


OPEN: dict[str, tuple[str, ...]] = {}
"""Choices under which not every document is given back yet; docs/accuracy.md says why."""


def is_open(layout: Layout) -> bool:
    """Tell whether a layout makes a choice that is known not to hold for every document."""
    return any(getattr(layout, name) in choices for name, choices in OPEN.items())
