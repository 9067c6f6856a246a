"""The lines that items are looked for in, and what helps to read them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sagsspor.nlp.layout.contents import Contents
from sagsspor.nlp.layout.lines import Line
from sagsspor.nlp.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The printed lines without page furniture and the table of contents, in order.

    ``place`` gives for the index of a line where it stands among ``lines``.
    """

    lines: tuple[Line, ...]
    place: Mapping[int, int]
    contents: Contents
    words: Vocabulary


def surroundings(lines: Iterable[Line], contents: Contents, words: Vocabulary) -> Surroundings:
    """Leave out of all lines those in which no item begins."""
    kept = tuple(
        line for line in lines if not line.noise and not contents.first <= line.index < contents.end
    )
    return Surroundings(kept, {line.index: at for at, line in enumerate(kept)}, contents, words)
