"""What a build says while it runs, and what it did."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

Progress = Callable[[str, int, int], None]
"""Called with what is being done (a file's name or a stage), how many are done, and of how many."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A document that could not be used: the file's name, and why."""

    file: str
    reason: str


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did. Documents are named by the stems of their files.

    ``skipped`` counts files that are no minutes by their ending. ``facts`` is the number of facts
    that have evidence, ``links`` those between items, ``requests`` requests and commitments;
    like ``quads`` and ``documents`` they count the whole store, not only this build.
    """

    read: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    replaced: tuple[str, ...] = ()
    duplicates: tuple[str, ...] = ()
    failed: tuple[Failure, ...] = ()
    skipped: int = 0
    documents: int = 0
    facts: int = 0
    quads: int = 0
    links: int = 0
    requests: int = 0
    generation: int = 0
