"""PDF and Word files made for the tests."""

import zipfile
from collections.abc import Callable, Sequence
from io import BytesIO
from typing import Any

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from reportlab.lib.pdfencrypt import StandardEncryption  # type: ignore[import-untyped]
from reportlab.pdfbase.pdfmetrics import registerFont  # type: ignore[import-untyped]
from reportlab.pdfbase.ttfonts import TTFont  # type: ignore[import-untyped]
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]

LINE = 14
EMBEDDED = "Vera"
"""A font with more than the Latin letters, which reportlab brings along."""

registerFont(TTFont(EMBEDDED, "Vera.ttf"))

Printed = str | tuple[str, str, float]
"""A line of the body, or with its font and size."""


def pdf(
    pages: Sequence[Sequence[Printed]],
    *,
    header: str = "",
    footer: str = "",
    password: str | None = None,
    owner: str | None = None,
) -> bytes:
    """Make a PDF of lines; ``{page}`` and ``{pages}`` in header and footer; "" leaves a gap."""
    out = BytesIO()
    encrypt = None
    if password is not None or owner is not None:
        encrypt = StandardEncryption(password or "", ownerPassword=owner)
    canvas = Canvas(out, encrypt=encrypt, invariant=1)
    for number, lines in enumerate(pages, start=1):
        height = 800.0
        for text, place in ((header, 820), (footer, 30)):
            if text:
                canvas.setFont("Helvetica", 8)
                canvas.drawString(72, place, text.format(page=number, pages=len(pages)))
        for line in lines:
            text, font, size = (line, "Helvetica", 11.0) if isinstance(line, str) else line
            canvas.setFont(font, size)
            if text:
                canvas.drawString(72, height, text)
            height -= LINE
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def picture_pdf() -> bytes:
    """Make a PDF with lines and a box, and no text."""
    out = BytesIO()
    canvas = Canvas(out, invariant=1)
    canvas.rect(72, 600, 200, 100, fill=1)
    canvas.line(72, 500, 300, 520)
    canvas.save()
    return out.getvalue()


def word(fill: Callable[[Any], object]) -> bytes:
    """Make a Word document; ``fill`` writes into it."""
    document = docx.Document()
    fill(document)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def raw_word(body: str, numbering: str = "") -> bytes:
    """Make a Word document from the XML of its body, and of its numbering."""

    def fill(document: Any) -> None:
        for element in list(document.element.body)[:-1]:
            document.element.body.remove(element)
        for child in reversed(list(parse_xml(f"<w:body {nsdecls('w')}>{body}</w:body>"))):
            document.element.body.insert(0, child)
        if numbering:
            root = document.part.numbering_part.element
            root.clear()
            for child in list(parse_xml(f"<w:numbering {nsdecls('w')}>{numbering}</w:numbering>")):
                root.append(child)

    return word(fill)


def with_part(package: bytes, name: str, content: bytes) -> bytes:
    """Give a Word document with one part replaced or added."""
    out = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(package)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for part in old.namelist():
            if part != name:
                new.writestr(part, old.read(part))
        new.writestr(name, content)
    return out.getvalue()
