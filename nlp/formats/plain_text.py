"""Plain text and Markdown: which bytes mean which characters, and form feeds as pages."""

from __future__ import annotations

import codecs
import re
from itertools import accumulate

from sagsspor.errors import ReadError
from sagsspor.nlp.formats.raw_text import RawText, clean
from sagsspor.nlp.text.source import Heading

# The marks that say what a file's encoding is; the longer ones first.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_UTF8_LEADS = bytes(range(0xC2, 0xF5))
_NO_TEXT = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffd]")
_BAD_SHARE = 20  # more than one such character in 20 is no text
_MARKDOWN_HEADING = re.compile(r"^ {0,3}(#{1,6})[ \t]+(?P<title>\S.*)$", re.MULTILINE)


def read_plain(data: bytes) -> RawText:
    """Read plain text; each form feed begins a page."""
    parts = [clean(part) for part in decode(data).split("\f")]
    while len(parts) > 1 and not parts[-1].strip():
        parts.pop()
    starts = list(accumulate((len(part) + 1 for part in parts[:-1]), initial=0))
    return RawText("\n".join(parts), tuple(starts) if len(parts) > 1 else ())


def read_markdown(data: bytes) -> RawText:
    """Read Markdown as it stands, its headings recorded."""
    raw = read_plain(data)
    headings = []
    for match in _MARKDOWN_HEADING.finditer(raw.text):
        title = match["title"].rstrip()
        headings.append(
            Heading(match.start("title"), match.start("title") + len(title), len(match[1]))
        )
    return RawText(raw.text, raw.pages, tuple(headings))


def decode(data: bytes, declared: str | None = None) -> str:
    """Decode bytes: by their mark, as UTF-8, as declared, or else as Windows-1252.

    Raises ReadError where the bytes are no text.
    """
    text = _decode(data, declared)
    if "\0" in text or len(_NO_TEXT.findall(text)) * _BAD_SHARE > len(text):
        raise ReadError(
            "The file is binary, not text.",
            next_step="Give the minutes as text, or give the file the ending of its real kind.",
        )
    return text


def _decode(data: bytes, declared: str | None) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    # A slip or a cut in a text that is UTF-8 must not garble all of it.
    text = data.decode("utf-8", "replace")
    wrong = text.count("\ufffd")
    right = len(data) - len(data.translate(None, _UTF8_LEADS)) - wrong
    if right > 10 * wrong:
        return text
    return data.decode(declared or "cp1252", "replace")
