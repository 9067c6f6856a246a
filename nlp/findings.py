"""What the components of the pipeline hand on: what is known of a document, and what was found."""

from __future__ import annotations

from typing import NamedTuple

GROUP = "sagsspor"
"""The span group, and the document's extension, that hold what was found."""

RULES = "rules:sagsspor/0.1.0"
"""Written on every mention that a rule found."""

LISTS = "list:sagsspor/0.1.0"
"""Written on every mention found by a name that the document gives elsewhere."""


class Known(NamedTuple):
    """What is known of one document before its text is searched.

    ``bodies`` and ``abbreviations`` are the names it uses for bodies, ``names`` those of its member
    list; ``near`` is the meeting's date (ISO), from which dates without a year are counted.
    """

    bodies: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    near: str | None = None


class Found(NamedTuple):
    """One thing found: the exact span in the text, who found it, and how sure that is."""

    start: int
    end: int
    label: str
    by: str
    confidence: float = 1.0
    value: str | None = None
