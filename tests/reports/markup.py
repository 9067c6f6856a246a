"""Pages as trees."""

from __future__ import annotations

from typing import Any

from lxml import html


def parsed(page: str | bytes) -> Any:
    """Read a page; lxml's own types do not know what an XPath gives."""
    return html.fromstring(page.encode() if isinstance(page, str) else page)


def text_of(page: str) -> str:
    """Give a page's text with its white space collapsed."""
    return " ".join(parsed(page).text_content().split())
