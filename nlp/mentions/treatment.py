"""The bodies that will handle or have handled an item, with their part and date."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sagsspor.nlp.mentions.bodies import find_bodies
from sagsspor.nlp.mentions.dates import find_dates
from sagsspor.nlp.record import Treatment
from sagsspor.nlp.text.source import Span

_ROLES = (
    ("approves", re.compile(r"\bgodkend|\bbeslut|\bafgør|\bvedtag|\bbevilg", re.IGNORECASE)),
    ("recommends", re.compile(r"\banbefal|\bindstil|\bforeslå", re.IGNORECASE)),
    ("informed", re.compile(r"efterretning|orienter", re.IGNORECASE)),
    ("discusses", re.compile(r"drøft|\bhøring|\budtal", re.IGNORECASE)),
)

_ROLE_AFTER = re.compile(
    r"\((?:godkend|anbefal|til efterretning|til orientering|drøft|orienter|beslut|indstil|"
    r"høring)\w*\)",
    re.IGNORECASE,
)


def names_role(text: str) -> bool:
    """Tell whether a line gives the part a body has in parentheses: "Byrådet (godkender)"."""
    return _ROLE_AFTER.search(text) is not None


def reads_as_treatment(text: str) -> bool:
    """Tell whether a line names a body that handles the item, with a role or a date."""
    if len(text) > 160:
        return False
    if names_role(text) and find_bodies(text):
        return True
    if text.endswith("."):
        return False
    if re.search(r"\d{1,2}[.\-/]\s?(?:\d{1,2}|[a-zæøå]{3,9})[.\-/ ]*\d{2,4}", text):
        return len(re.findall(r"[A-Za-zÆØÅæøå]{2,}", text)) <= 12
    return bool(find_bodies(text)) and len(text) < 70


def read_treatment(
    text: str,
    spans: Iterable[Span],
    *,
    known: tuple[str, ...] = (),
    abbreviations: tuple[str, ...] = (),
) -> tuple[Treatment, ...]:
    """Read lines of body, role and date ("Byrådet (godkender), 27.05.2025"); slips are kept."""
    found: list[Treatment] = []
    for start, end in spans:
        line = text[start:end]
        bodies = find_bodies(line, known=known, abbreviations=abbreviations, offset=start)
        if not bodies:
            continue
        dates = [one for one in find_dates(line, offset=start) if one.value is not None]
        role = next((name for name, pattern in _ROLES if pattern.search(line)), None)
        body = bodies[0]
        date = dates[0] if dates else None
        where = {"": ((start, end),), "/body": (body.span,)}
        if date:
            where["/date"] = (date.span,)
        found.append(
            Treatment(
                body.name, role, date.value.isoformat() if date and date.value else None, where
            )
        )
    return tuple(found)
