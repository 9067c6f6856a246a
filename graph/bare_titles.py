"""Titles without the marks of an item that comes back: "Genoptagelse: ...", "... - udsat sag".

The marks are data, ``bare_titles.toml``.
"""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from pathlib import Path

from sagsspor.nlp.text.patterns import either

_TABLE = tomllib.loads(Path(__file__).with_name("bare_titles.toml").read_text("utf-8"))
_NOUN = either(_TABLE["again"])
_ANY = either((*_TABLE["again"], *_TABLE["put_off"]))
_FROM = rf"(?: {either(_TABLE['from'])} [^():]{{1,60}}?)?"
MARKS = 3
"""How many marks are looked for at each end of a title; no title has more."""
_KIND = re.compile(r" ?\([a-zæøå]\)$", re.I)
"""The kind of item that some print after the title, as "(B)": it stands behind a mark too."""
_BEFORE = re.compile(rf"\W{{0,3}}(?:{_NOUN} af |{_ANY}{_FROM} ?(?:[:–—]|- |\) ?[:–—-]?) ?)", re.I)
_AFTER = re.compile(rf" ?(?:\({_ANY}{_FROM}\)|(?:[:,–—]| -) ?{_ANY}{_FROM})[ .]?$", re.I)


@lru_cache(maxsize=50_000)
def bare_title(title: str) -> tuple[str, bool]:
    """Give a title without the marks of taking up again, and whether any stood there.

    >>> bare_title("Genoptagelse: Salg af brandstationen (udsat fra sidste møde)")
    ('Salg af brandstationen', True)
    >>> bare_title("Udsatte unge")
    ('Udsatte unge', False)
    """
    text = " ".join(title.split())
    kind = _KIND.search(text)
    text, end = (text[: kind.start()], text[kind.start() :]) if kind else (text, "")
    marked = False
    for _ in range(MARKS):
        found = _BEFORE.match(text)
        bare = _AFTER.sub("", text[found.end() :] if found else text).strip()
        if bare == text or not bare:
            break
        text, marked = bare, True
    return text + end, marked
