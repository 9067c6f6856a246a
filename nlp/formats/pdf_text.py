"""PDF files: the lines of every page, without what runs over the pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from ctypes import byref, c_double, c_int, create_string_buffer
from itertools import pairwise
from math import inf

import pypdfium2  # type: ignore[import-untyped]
from pypdfium2 import raw as pdfium

from sagsspor.errors import ReadError
from sagsspor.nlp.formats.raw_text import RawText, clean, tidy
from sagsspor.nlp.formats.running_lines import Page, PrintedLine, without_running_lines
from sagsspor.nlp.text.hyphens import joint, mend_inside
from sagsspor.nlp.text.source import Heading

MAX_PAGES = 5000
_PARAGRAPH_GAP = 1.35  # of the distance between lines
_USUAL = 0.1  # of all distances
_PART_GAP = 2.15  # such a gap is wider than that of paragraphs
_LARGER = 1.12  # than the body's letters
_HEADING_LENGTH = 160
_UNREADABLE_SHARE = 3  # one letter in three without a meaning
_SPACE = 0.2  # of the letters' height
_BOLD_WEIGHT = 600
_BOLD_NAMES = ("bold", "black", "heavy")
_OCR_STEP = "Run `ocrmypdf --language dan FILE OUT.pdf` and give the result."
_SAVE_STEP = "Open it in a PDF viewer and print it to a new PDF."


def read_pdf(data: bytes, max_bytes: int) -> RawText:
    """Read the text of a PDF, words parted at line ends mended."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise _cannot_open(error) from error
    with closing(document):
        if len(document) > MAX_PAGES:
            raise ReadError(
                f"The PDF has more than {MAX_PAGES} pages.", next_step="Give a part of it."
            )
        pages: list[Page] = []
        size = 0
        for number in range(len(document)):
            pages.append(_read_page(document, number))
            size += sum(len(line.text) for line in pages[-1])
            if size > max_bytes:
                raise ReadError(
                    f"The PDF unpacks to more than {max_bytes:,} characters.",
                    place=f"page {number + 1}",
                    next_step="Raise the limit with --max-size if you trust the file.",
                )
    _require_text(pages)
    return _assemble(without_running_lines(pages))


def _cannot_open(error: pypdfium2.PdfiumError) -> ReadError:
    if error.err_code in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY):
        return ReadError(
            "The PDF is encrypted and needs a password.",
            next_step="Open it with the password and save it without one.",
        )
    return ReadError("The PDF is broken, or the file is none.", next_step=_SAVE_STEP)


def _read_page(document: pypdfium2.PdfDocument, number: int) -> Page:
    try:
        with closing(document[number]) as page, closing(page.get_textpage()) as text_page:
            return tuple(_lines(text_page))
    except pypdfium2.PdfiumError as error:
        raise ReadError(
            "The page is broken.", place=f"page {number + 1}", next_step=_SAVE_STEP
        ) from error


def _lines(text_page: pypdfium2.PdfTextPage) -> Iterator[PrintedLine]:
    text = text_page.get_text_range()
    # Beyond the basic plane a letter counts as two; then nothing is known of heights.
    measured = len(text) == text_page.count_chars()
    start = 0
    for printed in text.splitlines(keepends=True):
        content = printed.strip()
        if content:
            first = start + printed.index(content[0])
            last = first + len(content) - 1
            yield (_measured(text_page, content, first, last) if measured else PrintedLine(content))
        start += len(printed)


def _measured(text_page: pypdfium2.PdfTextPage, content: str, first: int, last: int) -> PrintedLine:
    left, foot, _, head = text_page.get_charbox(first, loose=True)
    _, _, right, _ = text_page.get_charbox(last, loose=True)
    word_end = first + len(content.split(maxsplit=1)[0]) - 1
    _, _, word_right, _ = text_page.get_charbox(word_end, loose=True)
    bold = _is_bold(text_page, first) and _is_bold(text_page, last)
    top, bottom = _baseline(text_page, first), _baseline(text_page, last)
    size = round(head - foot, 1)
    content = _with_columns(text_page, content, first, size)
    return PrintedLine(content, top, bottom, size, bold, right, word_right - left)


def _with_columns(text_page: pypdfium2.PdfTextPage, content: str, first: int, size: float) -> str:
    """Give a line with a tab where a wide gap parts two columns; PDFium gives a space for any."""
    wide: list[int] = []
    for match in _BLANKS.finditer(content):
        _, _, right, _ = text_page.get_charbox(first + match.start() - 1)
        left, _, _, _ = text_page.get_charbox(first + match.end())
        if left - right > _COLUMN_GAP * size:
            wide.append(match.start())
    if len(wide) > _MOST_COLUMNS:
        return content  # justified lines of a narrow column
    for at in reversed(wide):
        content = content[:at] + "\t" + content[at:].lstrip()
    return content


def _baseline(text_page: pypdfium2.PdfTextPage, index: int) -> float:
    x, y = c_double(), c_double()
    pdfium.FPDFText_GetCharOrigin(text_page, index, byref(x), byref(y))
    return y.value


def _is_bold(text_page: pypdfium2.PdfTextPage, index: int) -> bool:
    if pdfium.FPDFText_GetFontWeight(text_page, index) >= _BOLD_WEIGHT:
        return True
    name, flags = create_string_buffer(128), c_int()
    pdfium.FPDFText_GetFontInfo(text_page, index, name, len(name), byref(flags))
    font = name.value.decode("latin-1").casefold()
    return any(part in font for part in _BOLD_NAMES)


def _require_text(pages: Sequence[Page]) -> None:
    letters = [letter for page in pages for line in page for letter in line.text if letter > " "]
    if not letters:
        raise ReadError("The PDF has no text, only pictures.", next_step=_OCR_STEP)
    unreadable = sum(
        (letter < "\xa0" and not letter.isprintable()) or "\ue000" <= letter <= "\uf8ff"
        for letter in letters
    ) + letters.count("\ufffd")
    if unreadable * _UNREADABLE_SHARE > len(letters):
        raise ReadError(
            "The PDF does not say which letters its signs stand for.",
            next_step=_OCR_STEP.replace("ocrmypdf", "ocrmypdf --force-ocr"),
        )


def _assemble(pages: Sequence[Page]) -> RawText:
    """Put the lines into one text, with empty lines where the page leaves room for them."""
    gap, wide_gap = _PARAGRAPH_GAP * _pitch(pages), _PART_GAP * _pitch(pages)
    levels = _heading_levels(pages)
    margin = _margin(pages)
    soft: set[int] = set()
    parts: list[str] = []
    length = 0
    starts: list[int] = []
    headings: list[Heading] = []
    before: PrintedLine | None = None
    for page in pages:
        new_page = True
        for line in page:
            text = tidy(clean(mend_inside(line.text)))
            if not text:
                continue
            between: str | None = None
            if before:
                between = joint(before.text, line.text)
                if between is None:
                    apart = not new_page and _fall(before, line) > gap
                    if not apart and _is_full(before, line, margin):
                        soft.add(length)
                    wide = not new_page and _fall(before, line) > wide_gap
                    parts.append("\n\n\n" if wide else "\n\n" if apart else "\n")
                else:
                    stem = parts.pop()
                    length -= len(stem)
                    parts.append(stem.rstrip("-\u2010") + between)
                length += len(parts[-1])
            if new_page:
                starts.append(length)
                new_page = False
            level = levels.get((line.size, line.bold))
            if level and between is None and len(text) <= _HEADING_LENGTH:
                headings.append(Heading(length, length + len(text), level))
            parts.append(text)
            length += len(text)
            before = line
        if new_page:
            starts.append(length)
    known = frozenset(soft) if margin is not None else None
    return RawText("".join(parts) + "\n", tuple(starts), tuple(headings), known)


_BLANKS = re.compile(r"(?<=\S) +(?=\S)")
_COLUMN_GAP = 1.5  # of the letters' height
_MOST_COLUMNS = 4
_FEW_LINES = 6


def _margin(pages: Sequence[Page]) -> float | None:
    """Give where full lines end: as far right as three lines go, in points; None if unknown."""
    rights = sorted(
        (line.right for page in pages for line in page if line.right is not None), reverse=True
    )
    if not rights:
        return None
    return rights[2] if len(rights) >= _FEW_LINES else rights[0]


def _is_full(before: PrintedLine, line: PrintedLine, margin: float | None) -> bool:
    """Tell whether the first word of a line did not fit on the line before it."""
    if margin is None or before.right is None or before.size is None or before.size != line.size:
        return False
    return before.right + _SPACE * before.size + line.first_word > margin


def _fall(before: PrintedLine, line: PrintedLine) -> float:
    """Give how far down the page a line stands below the one before it."""
    if before.bottom is None or line.top is None:
        return 0.0
    return before.bottom - line.top


def _pitch(pages: Sequence[Page]) -> float:
    """Give the distance from line to line: the smallest that is usual.

    Where most paragraphs are of one line the middle one is that of paragraphs.
    """
    falls = [_fall(*pair) for page in pages for pair in pairwise(page)]
    counts = Counter(round(fall * 2) / 2 for fall in falls if fall > 0)
    usual = [fall for fall, count in counts.items() if count >= _USUAL * counts.total()]
    return min(usual or counts or [inf])


def _heading_levels(pages: Sequence[Page]) -> dict[tuple[float | None, bool], int]:
    """Give the looks that mark a heading, the largest letters first.

    The look most letters have is the body's; headings are larger, or bold and no smaller.
    """
    letters: Counter[tuple[float, bool]] = Counter()
    for page in pages:
        for line in page:
            if line.size is not None:
                letters[line.size, line.bold] += len(line.text)
    if not letters:
        return {}
    (body_size, body_bold), _ = letters.most_common(1)[0]
    looks = [
        (size, bold)
        for size, bold in letters
        if size > _LARGER * body_size or (bold and not body_bold and size >= body_size)
    ]
    looks.sort(reverse=True)
    return {look: min(rank, 6) for rank, look in enumerate(looks, start=1)}
