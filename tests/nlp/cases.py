"""The tables of cases beside the tests."""

import tomllib
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data"


def cases(name: str, key: str = "case") -> list[dict[str, Any]]:
    """Read the cases of ``data/{name}.toml``."""
    rows: list[dict[str, Any]] = tomllib.loads((DATA / f"{name}.toml").read_text("utf-8"))[key]
    return rows


def ident(row: Any) -> str:
    """Name a case by the beginning of its text."""
    return str(row.get("text", row))[:60] if isinstance(row, dict) else str(row)
