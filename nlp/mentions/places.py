"""Municipalities and regions named in a text, as authorities and as places."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sagsspor.nlp.text.anchors import anchored
from sagsspor.nlp.text.patterns import either
from sagsspor.nlp.text.source import Span
from sagsspor.nlp.vocabulary import table

_DATA = table("places")
_SPELLINGS: dict[str, str] = _DATA["spellings"]
_NAMES = {name for region in _DATA["municipalities"].values() for name in region}
_WORD = r"[A-ZÆØÅÉ][\wæøåé]{1,30}"
_AUTHORITY = anchored(
    rf"(?<![\w-])(?P<name>{_WORD}(?:-{_WORD}|[ \t]og[ \t]{_WORD})?[ \t]{{1,2}}"
    rf"(?:Regionsk|K)ommune|Region[ \t]{_WORD}?)(?P<genitive>s)?(?!\w)"
)
# Alone, and no part of a longer name: "Faxe Bryggeri", "Jørn Vejle".
_PLACE = anchored(
    rf"(?<![\w-])(?<![A-ZÆØÅ][\w.][ \t])(?P<name>{either((*_NAMES, *_SPELLINGS))})s?(?![\w-])"
    r"(?![ \t]+[A-ZÆØÅ])"
)
_CAPITAL_BEFORE = re.compile(r"(?:^|[^\w])[A-ZÆØÅ][\w.-]*[ \t]+$")


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place or an authority in a text; ``name`` is without a genitive, as usually spelt."""

    span: Span
    name: str
    authority: bool


def find_places(text: str, offset: int = 0) -> tuple[PlaceMention, ...]:
    """Find municipalities and regions in a text, in order, and places that bear their names.

    >>> [(one.name, one.authority) for one in find_places("Odder Kommunes plan for Århus")]
    [('Odder Kommune', True), ('Aarhus', False)]
    """
    found = [
        PlaceMention(
            (match.start() + offset, match.end("name") + offset),
            " ".join(match["name"].split()),
            True,
        )
        for match in _AUTHORITY.finditer(text)
    ]
    starts = {one.span[0] - offset for one in found}
    for match in _PLACE.finditer(text):
        if match.start() in starts:
            continue
        if _CAPITAL_BEFORE.search(text[max(0, match.start() - 40) : match.start()]):
            continue
        name = _SPELLINGS.get(match["name"], match["name"])
        span = (match.start() + offset, match.end("name") + offset)
        found.append(PlaceMention(span, name, False))
    return tuple(sorted(found, key=lambda one: one.span))
