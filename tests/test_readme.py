"""Every block of the documentation that can run does, and prints what the page says it prints."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
BLOCK = re.compile(r"^```(sh|python|text)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Run:
    """A block to run, where it stands, and what it should print."""

    page: str
    line: int
    language: str
    code: str
    shown: str | None


def runs(page: str) -> list[Run]:
    """Give the blocks of a page that run, each with the ``text`` block right after it."""
    text = (ROOT / page).read_text("utf-8")
    found: list[Run] = []
    end = 0
    for match in BLOCK.finditer(text):
        language, body = match.groups()
        line = text.count("\n", 0, match.start()) + 1
        if language != "text":
            found.append(Run(page, line, language, body, None))
        elif found and not text[end : match.start()].strip():
            last = found.pop()
            found.append(Run(page, last.line, last.language, last.code, body))
        end = match.end()
    return found


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder as a reader has it: the checkout's examples and docs, and minutes of their own."""
    for name in ("docs", "examples"):
        (tmp_path / name).symlink_to(ROOT / name)
    (tmp_path / "my-minutes").symlink_to(ROOT / "examples")
    commands = tmp_path / "bin"
    commands.mkdir()
    for name, call in (("sagsspor", '-m sagsspor "$@"'), ("python", '"$@"')):
        script = commands / name
        script.write_text(f'#!/bin/sh\nexec "{sys.executable}" {call}\n', "utf-8")
        script.chmod(0o755)
    return tmp_path


def printed(run: Run, place: Path) -> str:
    """Run a block in a folder; give what it prints."""
    command = ["sh", "-euc"] if run.language == "sh" else [sys.executable, "-c"]
    done = subprocess.run(
        [*command, run.code],
        cwd=place,
        env={
            **os.environ,
            "PATH": f"{place / 'bin'}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": str(ROOT),
            "PYTHONUTF8": "1",
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=120,
    )
    assert done.returncode == 0, f"{run.page}:{run.line}: {done.stdout}"
    return done.stdout


def shown_in(shown: str, output: str) -> bool:
    """Tell whether an output has the lines shown, in order; ``...`` stands for anything."""
    squeezed = re.sub(r"[^\S\n]+", " ", output)
    wanted = [" ".join(line.split()) for line in shown.splitlines() if line.strip()]
    pattern = r"\s*(?:\n.*)*?\n?\s*".join(
        re.escape(line).replace(re.escape("..."), ".*") for line in wanted
    )
    return re.search(pattern, squeezed) is not None


@pytest.mark.parametrize("page", ["README.md", "docs/user-guide.md"])
def test_every_block_runs_and_prints_what_is_shown(page: str, place: Path) -> None:
    for run in runs(page):
        output = printed(run, place)
        if run.shown is not None:
            assert shown_in(run.shown, output), f"{page}:{run.line} prints\n{output}"


@pytest.mark.parametrize(
    "page",
    [
        "README.md",
        "CONTRIBUTING.md",
        "CHANGELOG.md",
        *sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "docs").rglob("*.md")),
    ],
)
def test_every_link_to_a_file_leads_somewhere(page: str) -> None:
    text = (ROOT / page).read_text("utf-8")
    for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", text):
        if not re.match(r"[a-z]+:", target):
            assert ((ROOT / page).parent / target).exists(), target


def test_every_make_target_named_is_there() -> None:
    rules = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    for page in ("README.md", "CONTRIBUTING.md"):
        text = (ROOT / page).read_text("utf-8")
        named = re.findall(r"(?:`|^ {4})make ([a-z]+)", text, re.MULTILINE)
        assert named
        assert set(named) <= rules
