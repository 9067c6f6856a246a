"""A part of an item under its label, written in a layout."""

from __future__ import annotations

from collections.abc import Sequence

from tests.nlp.generator.layout import Layout

_BESIDE = {"same_line": ": ", "spaces": "   ", "glued": "", "joined": " "}


def section(label: str, content: Sequence[str], layout: Layout) -> list[str]:
    """Give the label and what stands under it or beside it."""
    form = layout.label
    if form in _BESIDE and content:
        return [label + _BESIDE[form] + content[0], *content[1:]]
    if form == "bold":
        return [f"**{label}**", *content]
    if form == "capitals":
        return [label.upper(), *content]
    return [label + (":" if form in {"colon", "same_line"} else ""), *content]
