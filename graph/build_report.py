"""What a build says while it runs, and what it did."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

Progress = Callable[[str, int, int], None]
"""Called with what is being done (a file's name or a stage), how many are done, and of how many."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that could not be used: its name, why, and what to do about it."""

    file: str
    reason: str


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did. Documents are named by the stems of their files.

    ``skipped`` are files that are no minutes by their name, ``duplicates`` those with the bytes of
    another. ``facts`` is the number of things that have evidence, ``links`` those between items,
    ``requests`` the requests and commitments that are followed; like ``quads`` and ``documents``
    they count the whole store, not only this build.
    """

    read: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    replaced: tuple[str, ...] = ()
    duplicates: tuple[Failure, ...] = ()
    failed: tuple[Failure, ...] = ()
    skipped: tuple[Failure, ...] = ()
    documents: int = 0
    facts: int = 0
    quads: int = 0
    links: int = 0
    requests: int = 0
    generation: int = 0
