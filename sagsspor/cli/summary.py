"""What reading came to: the counts a user is told, and the exit code."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from sagsspor.cli.group import NOTHING_READ, SOME_FAILED
from sagsspor.cli.printing import complain, count, say

if TYPE_CHECKING:
    from sagsspor.graph.build_report import BuildReport, Failure


def summary(report: BuildReport, store: Path) -> int:
    """Say what a build did; give the exit code."""
    parts = [f"{count(len(report.read), 'document')} read"]
    if report.unchanged:
        parts.append(f"{len(report.unchanged)} skipped unchanged")
    if report.duplicates:
        parts.append(f"{len(report.duplicates)} skipped as copies of another")
    if report.failed:
        parts.append(f"{len(report.failed)} failed")
    say(", ".join(parts) + skipped_files(report.skipped) + ".")
    say_failures(report.failed)
    say_skipped((*report.duplicates, *report.skipped))
    if report.documents:
        say(
            f"{store} holds {count(report.documents, 'document')}, "
            f"{count(report.facts, 'fact')}, {count(report.requests, 'request')} "
            f"and {count(report.links, 'link')}."
        )
    return exit_code(read=len(report.read) + len(report.unchanged), failed=len(report.failed))


def exit_code(*, read: int, failed: int) -> int:
    """Give the exit code for so many documents read and failed; complain where none was read."""
    if not read:
        complain("Nothing could be read. Name files or folders with minutes.", NOTHING_READ)
        return NOTHING_READ
    return SOME_FAILED if failed else 0


def skipped_files(skipped: Sequence[Failure]) -> str:
    """Say how many files were skipped, to end a sentence with."""
    return f"; {count(len(skipped), 'other file')} skipped" if skipped else ""


def say_skipped(skipped: Sequence[Failure]) -> None:
    """Print why files were skipped: one line for all of one reason, since they may be many."""
    for reason in dict.fromkeys(file.reason for file in skipped):
        names = ", ".join(file.file for file in skipped if file.reason == reason)
        say(f"  Skipped {names}: {reason}")


def say_failures(failed: Sequence[Failure]) -> None:
    """Print why each document failed."""
    for failure in failed:
        say(f"  {failure.file}: {failure.reason}")
