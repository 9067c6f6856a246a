"""The automatic list numbers of Word documents, which stand nowhere in their text."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from docx.oxml.ns import qn

if TYPE_CHECKING:
    from lxml.etree import _Element

_PLACE = re.compile(r"%([1-9])")
_SMALL_NUMBER = re.compile(r"[0-9]{1,6}")
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)


@dataclass(frozen=True, slots=True)
class _Level:
    form: str = "decimal"
    pattern: str = ""
    start: int = 1


@dataclass(slots=True)
class _List:
    """One ``w:num``: the definition it uses, and where it starts anew."""

    definition: str
    restarts: dict[int, int]
    used: bool = False


@dataclass(slots=True)
class Numbering:
    """Counts the lists of one document, paragraph after paragraph."""

    _levels: dict[tuple[str, int], _Level] = field(default_factory=dict)
    _lists: dict[str, _List] = field(default_factory=dict)
    _level_of_style: dict[tuple[str, str], int] = field(default_factory=dict)
    _counters: dict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))

    @classmethod
    def of(cls, root: _Element | None) -> Numbering:
        """Read ``numbering.xml``; without it no paragraph has a number."""
        numbering = cls()
        if root is None:
            return numbering
        for abstract in root.iterchildren(qn("w:abstractNum")):
            definition = abstract.get(qn("w:abstractNumId"), "")
            for element in abstract.iterchildren(qn("w:lvl")):
                depth = small_number(element.get(qn("w:ilvl")), 0)
                numbering._levels[definition, depth] = _Level(
                    value(element, "w:numFmt") or "decimal",
                    value(element, "w:lvlText") or "",
                    small_number(value(element, "w:start"), 1),
                )
                if style := value(element, "w:pStyle"):
                    numbering._level_of_style[definition, style] = depth
        for num in root.iterchildren(qn("w:num")):
            restarts = {
                small_number(override.get(qn("w:ilvl")), 0): small_number(start, 1)
                for override in num.iterchildren(qn("w:lvlOverride"))
                if (start := value(override, "w:startOverride")) is not None
            }
            numbering._lists[num.get(qn("w:numId"), "")] = _List(
                value(num, "w:abstractNumId") or "", restarts
            )
        return numbering

    def mark(self, list_id: str, depth: int | None, style: str) -> str:
        """Give the mark of the next paragraph of a list, such as "2.1. " or "- "."""
        entry = self._lists.get(list_id)
        if entry is None:
            return ""
        definition = entry.definition
        if depth is None:
            depth = self._level_of_style.get((definition, style), 0)
        level = self._levels.get((definition, depth))
        if level is None or level.form == "none":
            return ""
        counters = self._counters[definition]
        if not entry.used:
            entry.used = True
            for restarted, start in entry.restarts.items():
                counters[restarted] = start - 1
        counters[depth] = counters.get(depth, level.start - 1) + 1
        for deeper in [key for key in counters if key > depth]:
            del counters[deeper]
        if level.form == "bullet":
            return "- "
        text = _PLACE.sub(lambda match: self._number(definition, int(match[1]) - 1), level.pattern)
        return f"{text} " if text.strip() else ""

    def _number(self, definition: str, depth: int) -> str:
        level = self._levels.get((definition, depth), _Level())
        number = self._counters[definition].setdefault(depth, level.start)
        return _written(number, level.form)


def _written(number: int, form: str) -> str:
    if form in {"lowerLetter", "upperLetter"} and 1 <= number <= 26:
        letter = chr(ord("a") + number - 1)
        return letter.upper() if form == "upperLetter" else letter
    if form in {"lowerRoman", "upperRoman"} and 1 <= number < 4000:
        roman = ""
        for size, sign in _ROMAN:
            roman += sign * (number // size)
            number %= size
        return roman.upper() if form == "upperRoman" else roman
    return str(number)


def value(element: _Element, name: str) -> str | None:
    """Give the ``w:val`` of a child element, None where there is none."""
    child = element.find(qn(name))
    return None if child is None else child.get(qn("w:val"))


def small_number(text: str | None, default: int) -> int:
    """Read a number of at most six digits."""
    return int(text) if text is not None and _SMALL_NUMBER.fullmatch(text) else default
