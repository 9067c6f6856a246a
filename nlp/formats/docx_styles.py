"""What the styles of Word documents say of headings and lists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docx.oxml.ns import qn

from sagsspor.nlp.formats.docx_numbering import small_number, value

if TYPE_CHECKING:
    from lxml.etree import _Element

_HEADING_NAME = re.compile(r"(?:heading|overskrift) ([1-9])", re.IGNORECASE)
_TITLE_NAMES = {"title", "titel"}


@dataclass(frozen=True, slots=True)
class Style:
    """One style: its base, its heading level (0: body text), its list and the depth in it."""

    based_on: str
    level: int | None
    list_id: str | None
    depth: int | None


@dataclass(frozen=True, slots=True)
class Styles:
    """What the styles say of headings and lists, each style with those it is based on."""

    _table: dict[str, Style]
    _default: str

    @classmethod
    def of(cls, root: _Element | None) -> Styles:
        """Read ``styles.xml``."""
        table: dict[str, Style] = {}
        default = ""
        for element in () if root is None else root.iterchildren(qn("w:style")):
            style_id = element.get(qn("w:styleId"), "")
            if element.get(qn("w:type")) == "paragraph" and element.get(qn("w:default")) == "1":
                default = style_id
            properties = element.find(qn("w:pPr"))
            list_id, depth = list_of(properties)
            level = outline_level(properties)
            if level is None:
                level = _named_level(value(element, "w:name") or "")
            table[style_id] = Style(value(element, "w:basedOn") or "", level, list_id, depth)
        return cls(table, default)

    def chain(self, style_id: str | None) -> Iterator[Style]:
        """Give a style and those it is based on."""
        seen = set()
        style_id = style_id or self._default
        while style_id in self._table and style_id not in seen:
            seen.add(style_id)
            yield self._table[style_id]
            style_id = self._table[style_id].based_on


def list_of(properties: _Element | None) -> tuple[str | None, int | None]:
    """Give the list a paragraph stands in and its depth; the list "0" is none."""
    numbers = None if properties is None else properties.find(qn("w:numPr"))
    if numbers is None:
        return None, None
    list_id, depth = value(numbers, "w:numId"), value(numbers, "w:ilvl")
    return "" if list_id == "0" else list_id, None if depth is None else small_number(depth, 0)


def outline_level(properties: _Element | None) -> int | None:
    """Give the heading level, counted from 1; 0 is said to be body text, None says nothing."""
    level = None if properties is None else value(properties, "w:outlineLvl")
    return None if level is None else (small_number(level, 9) + 1) % 10


def _named_level(name: str) -> int | None:
    match = _HEADING_NAME.fullmatch(name)
    return int(match[1]) if match else 1 if name.casefold() in _TITLE_NAMES else None
