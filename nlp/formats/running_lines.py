"""Headers and footers that run over the pages of a document."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

_EDGE_LINES = 4  # how far into a page headers and footers are looked for
_SHARE = 0.6  # of the pages that carry the line
_FEW_PAGES = 3  # below this, only page numbers are taken out
_SAME_HEIGHT = 6.0  # in points
_NUMBER = re.compile(r"\d+")
_ROMAN_AT_END = re.compile(r"\b[ivxl]{1,6}$")
_PAGE_NUMBER = re.compile(
    r"[-–]?\s*(?:(?:side|page|s\.)\s*)?(?:\d{1,4}|[ivxl]{1,6})(?:\s*(?:af|/|of)\s*\d{1,4})?\s*[-–]?",
    re.IGNORECASE,
)
_SAYS_PAGE = re.compile(r"side|page|s\.", re.IGNORECASE)
# A line that numbers what the page is about may grow with the pages, yet is no page number.
_CONTENT = re.compile(r"(?:punkt|pkt|sag|sagsnr|nr|§|j\.?\s?nr)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line on a page; heights are in points from the page's foot, None where unknown.

    ``right`` is where it ends, in points from the left edge, ``first_word`` how wide its first
    word is.
    """

    text: str
    top: float | None = None
    bottom: float | None = None
    size: float | None = None
    bold: bool = False
    right: float | None = None
    first_word: float = 0.0


Page = Sequence[PrintedLine]


def without_running_lines(pages: Sequence[Page]) -> list[Page]:
    """Give the pages without the lines that stand at the edge of most of them.

    A line runs if it is the same on the pages but for numbers that count them, at one height.
    """
    running = _running_keys(pages)
    kept = [_strip(page, index, running, len(pages)) for index, page in enumerate(pages)]
    return kept if any(kept) else list(pages)


def _key(text: str) -> str:
    text = _NUMBER.sub("#", " ".join(text.casefold().split()))
    return _ROMAN_AT_END.sub("#", text)


def _edges(page: Page) -> list[PrintedLine]:
    head = list(page[:_EDGE_LINES])
    return head + list(page[max(len(head), len(page) - _EDGE_LINES) :])


def _running_keys(pages: Sequence[Page]) -> dict[str, float | None]:
    """Give what runs over the pages, with its height."""
    if len(pages) < _FEW_PAGES:
        return {}
    found: dict[str, dict[int, PrintedLine]] = defaultdict(dict)
    for index, page in enumerate(pages):
        for line in _edges(page):
            found[_key(line.text)].setdefault(index, line)
    running: dict[str, float | None] = {}
    least = max(2, _SHARE * len(pages))
    inside = Counter(_key(line.text) for page in pages for line in page[_EDGE_LINES:-_EDGE_LINES])
    for key, lines in found.items():
        heights = [line.top for line in lines.values() if line.top is not None]
        height = median(heights) if heights else None
        lines = {index: line for index, line in lines.items() if _at(line, height)}
        # A label that stands at some pages' edges by chance stands within the pages as well.
        if len(lines) >= least and 2 * inside[key] < len(lines) and _counts_pages(key, lines):
            running[key] = height
    return running


def _at(line: PrintedLine, height: float | None) -> bool:
    return height is None or line.top is None or abs(line.top - height) <= _SAME_HEIGHT


def _counts_pages(key: str, lines: dict[int, PrintedLine]) -> bool:
    """Tell whether every number that changes from page to page changes with the page."""
    if _PAGE_NUMBER.fullmatch(next(iter(lines.values())).text.strip()):
        return True
    rows = [(index, [int(n) for n in _NUMBER.findall(line.text)]) for index, line in lines.items()]
    for place in range(min(len(numbers) for _, numbers in rows)):
        values = {numbers[place] for _, numbers in rows}
        offsets = {numbers[place] - index for index, numbers in rows}
        if len(values) > 1 and (len(offsets) > 1 or _CONTENT.match(key)):
            return False
    return True


def _strip(page: Page, index: int, running: dict[str, float | None], pages: int) -> Page:
    def runs(line: PrintedLine) -> bool:
        key = _key(line.text)
        if key in running and _at(line, running[key]):
            return True
        text = line.text.strip()
        return bool(
            pages > 1
            and _PAGE_NUMBER.fullmatch(text)
            and (_SAYS_PAGE.search(text) or text.strip("-– ") == str(index + 1))
        )

    edge = {id(line) for line in _edges(page)}
    return [line for line in page if not (id(line) in edge and runs(line))]
