"""Digests of what a result depends on: a file, a package's code, an installed model."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from importlib import metadata, resources
from pathlib import Path
from typing import Any


@cache
def code_version(package: str) -> str:
    """Give a digest of a package's code and data, so that new rules read old documents again."""
    digest = hashlib.sha256()
    for path in sorted(Path(str(resources.files(package))).rglob("*")):
        if path.suffix in {".py", ".toml", ".ttl"} or path.name == "meta.json":
            digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


def sha256_of(path: Path) -> str:
    """Give the sha256 of a file's bytes, as 64 hexadecimal digits."""
    with open(path, "rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def file_digest(path: Path | None) -> str | None:
    """Give the sha256 of a file's bytes; None without a file, or where there is none."""
    if path is None or not path.exists():
        return None
    return sha256_of(path)


def version_of(model: str | None) -> str | None:
    """Give the version of an installed spaCy pipeline; None where it is not installed."""
    if model is None:
        return None
    try:
        return metadata.version(model)
    except metadata.PackageNotFoundError:
        return None


def digest_of(*parts: Any) -> str:
    """Give a digest of some values that JSON can write, as 32 hexadecimal digits."""
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:32]
