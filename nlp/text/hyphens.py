"""Words parted at a line's end, put together again."""

from __future__ import annotations

import re

_SOFT = "\u00ad"
_PDF_BREAK = "\ufffe"  # how PDFium gives a hyphen and the line break after it, as one
_HYPHENS = frozenset(("-", "\u2010", _SOFT, _PDF_BREAK))
_INSIDE = re.compile(rf"{_PDF_BREAK}\s*")
_LAST_WORD = re.compile(r"\w+$")
_LOOK_BACK = 40  # characters; no word is longer, and the cost stays linear
_FIRST_WORD = re.compile(r"\w{1,40}")
# "Børne- og Ungeudvalget": the hyphen stands for the rest of the compound.
_AFTER_HANGING_HYPHEN = frozenset(("og", "eller", "samt", "til", "hhv"))


def joint(before: str, after: str) -> str | None:
    """Tell what replaces the hyphen at the end of a line and the line break after it.

    None where the two lines stay two.

    >>> joint("aftale om lære-", "pladser i kommunen")
    ''
    >>> joint("Børne-", "og Ungeudvalget")
    '- '
    >>> joint("Fraværende -", "ingen")
    """
    if before[-1:] not in _HYPHENS:
        return None
    if before.endswith(_SOFT):
        return ""
    last = _LAST_WORD.search(before[-_LOOK_BACK:-1])
    first = _FIRST_WORD.match(after)
    if not last or not first:
        return None
    if first[0] in _AFTER_HANGING_HYPHEN:
        return "- "
    if first[0][0].islower():
        # "e-" and "mail", "KL-" and "aftale", "2-" and "årig" keep it.
        kept = len(last[0]) == 1 or last[0][-1].isupper() or last[0][-1].isdigit()
        return "-" if kept else ""
    numbers = first[0][0].isdigit() and last[0][-1].isdigit()
    return "-" if numbers or before.endswith(_PDF_BREAK) else None


def mend_inside(text: str) -> str:
    """Mend the words of a line that PDFium joined to the next one.

    >>> mend_inside("lære\\ufffepladser i Nord\\ufffeSjælland")
    'lærepladser i Nord-Sjælland'
    """
    parts = _INSIDE.split(text)
    mended = parts[:1]
    for part in parts[1:]:
        between = joint(mended[-1] + _PDF_BREAK, part)
        mended += ("-" if between is None else between, part)
    return "".join(mended)
