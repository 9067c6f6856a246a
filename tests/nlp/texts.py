"""Short texts of invented minutes as the parts of the extraction take them."""

from typing import Any

from sagsspor.nlp.layout.contents import find_contents
from sagsspor.nlp.layout.label_rows import part_rows
from sagsspor.nlp.layout.lines import Line, split_lines
from sagsspor.nlp.meeting.header import Head, read_head
from sagsspor.nlp.people.presence import Presence
from sagsspor.nlp.segmentation.items import ItemBlock, find_items
from sagsspor.nlp.segmentation.sections import Section, cut_sections
from sagsspor.nlp.text.source import Source
from sagsspor.nlp.vocabulary import vocabulary


def source_of(text: str, name: str = "proeve") -> Source:
    return Source(
        name=name, file=f"{name}.txt", text=text, media_type="text/plain", sha256="0" * 64
    )


def items_of(text: str) -> tuple[tuple[ItemBlock, ...], tuple[Line, ...]]:
    """Cut a text into items and the lines of its head."""
    words = vocabulary()
    contents, lines = find_contents(part_rows(split_lines(source_of(text)), words), words)
    blocks, head = find_items(lines, contents, words)
    return blocks, tuple(line for line in head if not contents.first <= line.index < contents.end)


def head_of(text: str) -> Head:
    return read_head(text, items_of(text)[1], vocabulary())


def sections_of(text: str, number: int = 0) -> tuple[Section, ...]:
    """Cut one item of a text into its sections."""
    return cut_sections(items_of(text)[0][number], vocabulary())


def away(presence: Presence) -> list[list[Any]]:
    """Give who was away, why and from which items."""
    return [[one.person.name, one.why, list(one.items)] for one in presence.absences]


def deputies(presence: Presence) -> list[list[str | None]]:
    """Give who came, and for whom."""
    return [[one.person.name, one.instead_of] for one in presence.substitutes]
