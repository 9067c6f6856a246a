"""Text as it is quoted in a record: one line, without markup."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sagsspor.nlp.text.source import Span

_INNER_MARKS = re.compile(r"[*#`~|\u200b\ufeff\u00ad]+")


def folded(text: str) -> str:
    """Give a text as it is quoted in a record: one line, no markup, line-end hyphens mended.

    >>> folded("samarbejdet om **lære-\\npladser**")
    'samarbejdet om lærepladser'
    """
    if "_" in text:
        text = re.sub(r"(?<!\w)_+|_+(?!\w)", "", text)
    if _INNER_MARKS.search(text):
        text = _INNER_MARKS.sub("", text)
    if "-" in text and "\n" in text:
        text = re.sub(r"(?<=\w)-[ \t]*\n\s*(?=[a-zæøå])(?!og\b|eller\b|samt\b)", "", text)
    return " ".join(text.split())


def joined(source_text: str, spans: Sequence[Span]) -> str:
    """Give the folded text of several spans as one string."""
    return " ".join(part for part in (folded(source_text[a:b]) for a, b in spans) if part)
