"""The scripts of others: each listed with its version and licence, and as it was when listed."""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import Path

STATIC = Path(__file__).parents[2] / "reports" / "static"
LIST = (STATIC / "vendored.md").read_text("utf-8")


def test_every_vendored_file_is_listed() -> None:
    named = set(re.findall(r"vendor/[\w./-]+\w", LIST))
    found = {
        path.relative_to(STATIC).as_posix()
        for path in (STATIC / "vendor").rglob("*")
        if path.is_file()
    }
    assert found == named


def test_every_vendored_script_is_the_one_that_was_listed() -> None:
    rows = re.findall(r"^\| (vendor/\S+) \|.*`([0-9a-f]{64})` \|$", LIST, re.M)
    assert rows
    for name, digest in rows:
        assert sha256((STATIC / name).read_bytes()).hexdigest() == digest, name
