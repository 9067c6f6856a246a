"""What a format reader gives: cleaned text with its page starts and headings."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

from sagsspor.nlp.text.source import Heading


@dataclass(frozen=True, slots=True)
class RawText:
    """The text of one document before CPR numbers are masked; offsets are those of the text."""

    text: str
    pages: tuple[int, ...] = ()
    headings: tuple[Heading, ...] = ()
    soft_breaks: frozenset[int] | None = None


_REPLACED: dict[int, str] = {
    # Controls that stand for nothing, and what cannot be written as UTF-8 or is no character.
    **{code: " " for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in "\t\n"},
    **{code: "\ufffd" for code in (0xFFFE, 0xFFFF)},
    # Line ends of other systems.
    **{code: "\n" for code in (0x0B, 0x0C, 0x85, 0x2028, 0x2029)},
    # Soft hyphens, zero-width spaces and joiners, byte order marks inside a text.
    **{code: "" for code in (0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF)},
    # Ligatures of typesetters.
    **dict(enumerate(("ff", "fi", "fl", "ffi", "ffl", "st", "st"), start=0xFB00)),
}
_SURROGATES = "\ud800-\udfff"
_ODD = re.compile(f"[{''.join(map(re.escape, map(chr, _REPLACED)))}{_SURROGATES}]")
_SPACES = re.compile(r" +")
_AROUND_TAB = re.compile(r" ?\t ?")
# ``normalize`` takes a time that grows with the square of a run of combining marks. Nothing up
# to U+02FF is one, so that a long run of what lies beyond can be cut; it is no Danish anyway.
_LONG_RUN = re.compile(r"[^\x00-\u02ff]{64}")
_PIECE = re.compile(r"(?s).[^\x00-\u02ff]{0,63}")


def clean(text: str) -> str:
    """Give text in NFC with LF line ends, without ligatures, invisible characters and controls.

    >>> clean("A\\u030argang\\r\\n\\ufb01nans\\xad")
    'Årgang\\nfinans'
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = _ODD.sub(lambda match: _REPLACED.get(ord(match[0]), "\ufffd"), text)
    if _LONG_RUN.search(text):
        return _PIECE.sub(lambda match: unicodedata.normalize("NFC", match[0]), text)
    return unicodedata.normalize("NFC", text)


def tidy(line: str) -> str:
    """Give a line with single spaces, none at its ends or around tabs.

    >>> tidy(" Budget  2024 \\t 1,5 mio. kr.")
    'Budget 2024\\t1,5 mio. kr.'
    """
    return _AROUND_TAB.sub("\t", _SPACES.sub(" ", line)).strip(" ")


def with_first_line(raw: RawText, line: str) -> RawText:
    """Give the text with a line and an empty one before it."""
    first = clean(line).replace("\n", " ") + "\n\n"
    shift = len(first)
    return RawText(
        first + raw.text,
        tuple(start + shift if start else 0 for start in raw.pages),
        tuple(Heading(head.start + shift, head.end + shift, head.level) for head in raw.headings),
    )


@dataclass(slots=True)
class TextLines:
    """Collects cleaned lines into a ``RawText``; empty lines are never doubled."""

    _lines: list[str] = field(default_factory=list)
    _length: int = 0
    _gap: bool = False
    _page_due: bool = False
    _pages: list[int] = field(default_factory=list)
    _headings: list[Heading] = field(default_factory=list)

    def add(self, text: str, level: int | None = None) -> None:
        """Add a line; ``level`` makes it a heading. Line ends inside it make several lines."""
        for part in clean(text).split("\n"):
            line = part.rstrip()
            if not line.strip():
                continue
            if self._gap and self._lines:
                self._put("")
            if self._page_due:
                self._pages.append(self._length)
            self._gap = self._page_due = False
            if level is not None:
                indent = len(line) - len(line.lstrip())
                start, end = self._length + indent, self._length + len(line)
                self._headings.append(Heading(start, end, level))
            self._put(line)

    def gap(self) -> None:
        """Separate what comes next by one empty line."""
        self._gap = True

    def page(self) -> None:
        """Begin a page; a page without text is counted and begins where the next one does."""
        if self._page_due:
            self._pages.append(self._length)
        self._page_due = True

    @property
    def length(self) -> int:
        """The number of characters so far."""
        return self._length

    def finish(self) -> RawText:
        """Give the whole text."""
        if self._page_due:
            self._pages.append(self._length)
            self._page_due = False
        text = "".join(f"{line}\n" for line in self._lines)
        return RawText(text, tuple(self._pages), tuple(self._headings))

    def _put(self, line: str) -> None:
        self._lines.append(line)
        self._length += len(line) + 1
