"""Headings that are printed more than once: in a list above, over a page, under themselves."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence

from sagsspor.nlp.layout.headings import Candidate, candidate, same_title, title_key
from sagsspor.nlp.layout.lines import Line
from sagsspor.nlp.segmentation.item_openings import Opening
from sagsspor.nlp.vocabulary import Vocabulary


def find_repeats(found: Sequence[Candidate]) -> dict[int, int]:
    """Give the candidates that print an earlier heading again, with the line of that heading."""
    repeats: dict[int, int] = {}
    latest: dict[int, Candidate] = {}
    for one in found:
        earlier = latest.get(one.value)
        if earlier and one.line - earlier.line <= 40:
            left, right = title_key(earlier.title), title_key(one.title)
            if same_title(left, right) or (
                one.line - earlier.line <= 3 and left[:10] == right[:10]
            ):
                repeats[one.line] = repeats.get(earlier.line, earlier.line)
                continue
        latest[one.value] = one
    return repeats


class Printings:
    """Where the headings of a chain stand first, if they are printed twice."""

    def __init__(
        self, found: Sequence[Candidate], chain: Sequence[Candidate], repeats: Mapping[int, int]
    ) -> None:
        self._repeats = repeats
        self._by_line = {one.line: one for one in found}
        self._chain = sorted(one.line for one in chain)
        self._by_value: dict[int, list[int]] = {}
        for one in found:
            self._by_value.setdefault(one.value, []).append(one.line)

    def first(self, one: Candidate) -> Candidate:
        """Give where a heading stands first, if it is printed twice.

        Only if no other heading stands between the two: then the first is a line of a list of
        items.
        """
        earlier = self._by_line.get(self._repeats.get(one.line, one.line), one)
        following = self._by_value.get(one.value + 1, [])
        if any(_between(lines, earlier.line, one.line) for lines in (self._chain, following)):
            return one
        return earlier


def _between(rising: Sequence[int], low: int, high: int) -> bool:
    """Tell whether one of some numbers in order lies between two others."""
    at = bisect_right(rising, low)
    return at < len(rising) and rising[at] < high


def without_repeats(lines: Sequence[Line], opening: Opening, words: Vocabulary) -> list[Line]:
    """Leave out the lines that only repeat the item's heading.

    Below the first label a line that equals the title is left out only if it prints the number
    too: an attachment may be called what the item is called.
    """
    kept: list[Line] = []
    labelled = False
    for line in lines:
        if not _prints_again(line, opening, labelled):
            kept.append(line)
        label = words.sections.match(line.text)
        labelled = labelled or bool(label and not label.open_ended and label.kind != "ignored")
    return kept


def _prints_again(line: Line, opening: Opening, labelled: bool) -> bool:
    """Tell whether a line only repeats the item's heading."""
    if not opening.title:
        return False
    key, own = title_key(line.text), title_key(opening.title)
    again = candidate(line)
    printed = title_key(again.title) if again else ""
    whole = not labelled or 2 * len(printed) >= len(own)  # "1 Kort" among attachments is none
    if again and again.number == opening.number and whole and same_title(printed, own):
        return True
    if labelled or line.index - opening.line > 40:
        return False
    if key == own:
        return True
    # The tail of a repeated title that was broken over two lines.
    return (
        len(key) >= 6
        and line.index - opening.line <= 12
        and not line.blank_before
        and own.endswith(key)
        and len(key) < len(own)
    )
