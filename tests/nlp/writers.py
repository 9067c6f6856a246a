"""The same minutes as HTML, Word and PDF files: real files, made with the libraries of each."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import escape
from io import BytesIO
from typing import Any

import docx
from reportlab.lib.utils import simpleSplit  # type: ignore[import-untyped]
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]

_TOP, _FOOT, _LEFT, _WIDTH = 800.0, 50.0, 60.0, 470.0
_SIZE, _LINE, _GAP, _COLUMN = 9.5, 12.0, 8.0, 24.0


_COLUMNS = re.compile(r"(?<=\S) {3,}(?=\S)")


def _blocks(text: str) -> Iterator[tuple[list[str], int]]:
    """Give the lines that stand together, with the count of empty lines above them."""
    block: list[str] = []
    empty = above = 0
    for line in [*text.split("\n"), ""]:
        if line.strip():
            if not block:
                above = empty
            # What stands far apart on a line stands in columns.
            block.append(_COLUMNS.sub("\t", line))
            empty = 0
            continue
        if block:
            yield block, above
            block = []
        empty += 1


def as_html(text: str) -> bytes:
    """Write each block as a paragraph with line breaks, tabs as the cells of a table."""
    parts = []
    for lines, above in _blocks(text):
        if above > 1:
            parts.append("<hr>")
        parts.append(_html_block(lines))
    page = "<!doctype html><html lang='da'><head><meta charset='utf-8'><title></title></head><body>"
    return (page + "\n".join(parts) + "</body></html>").encode()


def _html_block(lines: list[str]) -> str:
    if any("\t" in line for line in lines):
        rows = ("".join(f"<td>{escape(cell)}</td>" for cell in line.split("\t")) for line in lines)
        return "<table>" + "".join(f"<tr>{row}</tr>\n" for row in rows) + "</table>"
    return "<p>" + "<br>\n".join(escape(line) for line in lines) + "</p>"


def as_docx(text: str) -> bytes:
    """Write each block as a paragraph with line breaks."""
    document: Any = docx.Document()
    for lines, _ in _blocks(text):
        paragraph = document.add_paragraph()
        for at, line in enumerate(lines):
            run = paragraph.add_run(line)
            if at + 1 < len(lines):
                run.add_break()
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def as_pdf(text: str) -> bytes:
    """Set the lines on pages, those too long broken at its width, tabs as columns."""
    out = BytesIO()
    canvas = Canvas(out, invariant=1)
    canvas.setFont("Helvetica", _SIZE)
    height = _TOP
    for lines, above in _blocks(text):
        height -= _GAP * min(above, 2)
        for line in lines:
            cells = line.split("\t")
            wrapped = simpleSplit(line, "Helvetica", _SIZE, _WIDTH)
            for printed in wrapped if len(cells) == 1 else [line]:
                if height < _FOOT:
                    canvas.showPage()
                    canvas.setFont("Helvetica", _SIZE)
                    height = _TOP
                right = _LEFT
                for cell in printed.split("\t"):
                    canvas.drawString(right, height, cell)
                    right += canvas.stringWidth(cell, "Helvetica", _SIZE) + _COLUMN
                height -= _LINE
    canvas.showPage()
    canvas.save()
    return out.getvalue()


WRITERS: dict[str, Callable[[str], bytes]] = {
    ".html": as_html,
    ".docx": as_docx,
    ".pdf": as_pdf,
}
