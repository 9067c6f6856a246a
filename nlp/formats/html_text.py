"""HTML pages: blocks as lines, table rows as lines, headings recorded."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from itertools import count, repeat
from typing import TYPE_CHECKING

from lxml import etree, html

from sagsspor.errors import ReadError
from sagsspor.nlp.formats.plain_text import decode
from sagsspor.nlp.formats.raw_text import RawText, TextLines, tidy, with_first_line

if TYPE_CHECKING:
    from lxml.etree import _Element

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{1,40})""", re.I)
_HEAD_BYTES = 4096
_SINGLE_BYTE = ("cp125", "iso8859", "mac-", "koi8")

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_CELLS = ("td", "th")
_UNSEEN = {
    *("audio", "canvas", "datalist", "embed", "head", "iframe", "math", "noscript", "object"),
    *("script", "select", "style", "svg", "template", "textarea", "video"),
}
_APART = {  # blocks with an empty line around them
    *("address", "article", "aside", "blockquote", "body", "dl", "figure", "footer", "form"),
    *("header", "hr", "main", "nav", "ol", "p", "pre", "section", "table", "ul", *_HEADINGS),
}
_BLOCKS = {
    *("br", "caption", "center", "dd", "details", "dialog", "div", "dt", "fieldset"),
    *("figcaption", "legend", "li", "menu", "option", "summary", "tbody", "tfoot", "thead"),
    *("tr", *_CELLS, *_APART),
}
# What a table row of data does not hold: a row that does is there for the layout.
_LAYOUT = ("table", "tr", "ul", "ol", "pre", *_HEADINGS)

_BLANK = re.compile(r"[ \t\n\r\f\v]+")
_BULLETED = re.compile(r"(?:\d{1,4}|[a-zA-Z])[.):]\s|[-–•]\s")
_SMALL_NUMBER = re.compile(r"-?\d{1,6}", re.ASCII)


def read_html(data: bytes) -> RawText:
    """Read an HTML page as lines of text."""
    text = decode(data, _declared_charset(data))
    # The page says its encoding for its bytes, which these no longer are.
    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_pis=True, huge_tree=True)
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise ReadError(
            "The file holds no HTML that can be read.",
            next_step="Save the page again from the browser, or give the minutes as text.",
        ) from error
    if any(entry.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for entry in parser.error_log):
        raise ReadError(
            "The page is nested too deep to be read whole.",
            next_step="Save the page again from the browser, or give the minutes as text.",
        )
    raw = _Page(root, skip_navigation=True).read()
    return raw if raw.text else _Page(root, skip_navigation=False).read()


def _declared_charset(data: bytes) -> str | None:
    """Give the single-byte encoding that the page declares, None for any other."""
    match = _CHARSET.search(data, 0, _HEAD_BYTES)
    try:
        name = codecs.lookup(match[1].decode("ascii")).name if match else ""
    except LookupError:
        return None
    if name in {"iso8859-1", "ascii"}:
        return "cp1252"  # as all browsers read it
    return name if name.startswith(_SINGLE_BYTE) else None


class _Page:
    """One walk over the tree, without recursion: pages nest as deep as they like."""

    def __init__(self, root: _Element, *, skip_navigation: bool) -> None:
        self._root = root
        self._skip_navigation = skip_navigation
        self._layout = _holders_of_layout(root)
        self._out = TextLines()
        self._line: list[str] = []
        self._level: int | None = None
        self._lists: list[Iterator[str]] = []
        self._bullet = ""
        self._row: _Element | None = None
        self._cells = 0
        self._verbatim = 0

    def read(self) -> RawText:
        """Give the page's text; what only its title says, often the date, stands first."""
        walker = etree.iterwalk(self._root, events=("start", "end", "comment"))
        for event, element in walker:
            if event == "comment":
                self._text(element.tail)
            elif event == "end":
                self._end(element)
                self._text(element.tail)
            elif self._is_unseen(element):
                walker.skip_subtree()
            else:
                self._start(element)
                self._text(element.text)
        self._end_line()
        raw = self._out.finish()
        title = _BLANK.sub(" ", self._root.findtext("head/title") or "").strip()
        if raw.text and title.casefold() not in raw.text.casefold():
            return with_first_line(raw, title)
        return raw

    def _is_unseen(self, element: _Element) -> bool:
        if element.tag in _UNSEEN:
            return True
        navigates = element.tag == "nav" or element.get("role") in {"navigation", "search"}
        return self._skip_navigation and navigates

    def _start(self, element: _Element) -> None:
        tag = element.tag
        if self._row is not None:
            if tag in _CELLS:
                self._line.append("\t" if self._cells else "")
                self._cells += 1
            elif tag in _BLOCKS:
                self._line.append(" ")
        elif tag in _BLOCKS:
            self._break(tag)
            if tag in _HEADINGS:
                self._level = _HEADINGS[tag]
            elif tag == "ul":
                self._lists.append(repeat("- "))
            elif tag == "ol":
                self._lists.append(_numbers(element))
            elif tag == "li":
                self._bullet = next(self._lists[-1]) if self._lists else "- "
            elif tag == "pre":
                self._verbatim += 1
            elif tag == "tr" and element not in self._layout and len(_cells(element)) > 1:
                self._row, self._cells = element, 0

    def _end(self, element: _Element) -> None:
        tag = element.tag
        if self._row is not None:
            if element is not self._row:
                self._line.append(" " if tag in _BLOCKS and tag not in _CELLS else "")
                return
            self._end_line()
            self._row = None
        elif tag in _BLOCKS and tag != "br":
            self._break(tag)
            if tag in _HEADINGS:
                self._level = None
            elif tag in {"ul", "ol"} and self._lists:
                self._lists.pop()
            elif tag == "li":
                self._bullet = ""
            elif tag == "pre":
                self._verbatim -= 1

    def _text(self, text: str | None) -> None:
        if not text:
            return
        if not self._verbatim:
            self._line.append(_BLANK.sub(" ", text))
            return
        first, *rest = text.split("\n")
        self._line.append(first)
        for line in rest:
            self._end_line()
            self._line.append(line)

    def _break(self, tag: str) -> None:
        """End the line before or after a block, and keep the block apart where it stands so."""
        empty = not self._end_line()
        if tag in _APART or (tag == "br" and empty):
            self._out.gap()

    def _end_line(self) -> bool:
        """Put the line; tell whether there was one."""
        line = "".join(self._line)
        self._line.clear()
        if not self._verbatim:
            line = tidy(line)
        if not line.strip():
            return False
        if self._level is None and not _BULLETED.match(line):
            line = self._bullet + line
        self._bullet = ""
        self._out.add(line, self._level)
        return True


def _holders_of_layout(root: _Element) -> set[_Element]:
    """Give every element that holds a table, a list or a heading."""
    holders: set[_Element] = set()
    for element in root.iter(*_LAYOUT):
        for ancestor in element.iterancestors():
            if ancestor in holders:
                break
            holders.add(ancestor)
    return holders


def _cells(row: _Element) -> list[_Element]:
    return [child for child in row if child.tag in _CELLS]


def _numbers(element: _Element) -> Iterator[str]:
    """Give the marks of an ordered list, "1. ", "2. " or "a. ", "b. "."""
    start = element.get("start", "")
    first = int(start) if _SMALL_NUMBER.fullmatch(start) else 1
    letters = element.get("type") in {"a", "A"}
    for number in count(first):
        letter = chr(ord("a") + number - 1) if letters and 1 <= number <= 26 else str(number)
        yield f"{letter}. "
