"""What is known of a whole document while its items are read."""

from __future__ import annotations

import re
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known of the document while its items are read.

    ``names`` are the persons the document is sure to hold, ``absent`` those its head says were
    away from the whole meeting, ``bodies`` the names it uses for
    bodies, ``abbreviations`` those it declares or uses, each with the body it stands for.
    ``plain`` tells that no item has a label: what stands under its title is what was said.
    """

    text: str
    body: str | None = None
    date: str | None = None
    names: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    abbreviations: dict[str, str] = field(default_factory=dict)
    plain: bool = False


def same_body(left: str | None, right: str | None, setting: Setting) -> bool:
    """Tell whether two printed names mean one body: equal letters, or an abbreviation of it."""
    if not left or not right:
        return False
    return _key(left, setting) == _key(right, setting)


def _key(name: str, setting: Setting) -> str:
    name = setting.abbreviations.get(name, name)
    key = re.sub(r"\bog\b|[^a-zæøåü0-9]+", "", name.casefold())
    return re.sub(r"udvalget$", "udvalg", key)
