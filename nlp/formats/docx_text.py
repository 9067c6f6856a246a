"""Word documents: paragraphs and table rows as lines, headings recorded, list numbers counted."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from io import BytesIO
from typing import TYPE_CHECKING

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import XmlPart
from docx.oxml.ns import qn
from lxml import etree

from sagsspor.errors import ReadError
from sagsspor.nlp.formats.docx_numbering import Numbering, value
from sagsspor.nlp.formats.docx_styles import Style, Styles, list_of, outline_level
from sagsspor.nlp.formats.raw_text import RawText, TextLines, tidy

if TYPE_CHECKING:
    from lxml.etree import _Element

_OLD_WORD = bytes.fromhex("d0cf11e0a1b11ae1")
_CHUNK = 1 << 16
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_P, _TBL, _TR, _TC = qn("w:p"), qn("w:tbl"), qn("w:tr"), qn("w:tc")
_TEXTS = {qn("w:t"), "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"}
_UNSEEN = {
    _FALLBACK,  # a copy of the text box before it
    *(qn(f"w:{name}") for name in ("del", "moveFrom", "instrText", "delText", "rt")),
    *(qn(f"w:{name}") for name in ("pPr", "rPr", "sectPr", "sdtPr", "sdtEndPr")),
    *(qn(f"w:{name}") for name in ("tblPr", "tblGrid", "trPr", "tcPr")),
}
_SIGNS = {
    qn("w:tab"): "\t",
    qn("w:ptab"): "\t",
    qn("w:noBreakHyphen"): "-",
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
}


def read_docx(data: bytes, max_bytes: int) -> RawText:
    """Read a Word document, tracked changes taken as accepted."""
    if data.startswith(_OLD_WORD):
        raise ReadError(
            "The file is an old Word document (.doc) or is protected by a password.",
            next_step="Open it in a word processor and save it as .docx without a password.",
        )
    _check_size(data, max_bytes)
    try:
        part = Document(BytesIO(data)).part
        roots = {
            relation.reltype: relation.target_part.element
            for relation in part.rels.values()
            if not relation.is_external and isinstance(relation.target_part, XmlPart)
        }
    except Exception as error:
        # What a broken package makes zipfile, lxml and python-docx raise has no common root.
        raise _broken() from error
    numbering = Numbering.of(roots.get(RELATIONSHIP_TYPE.NUMBERING))
    styles = Styles.of(roots.get(RELATIONSHIP_TYPE.STYLES))
    return _Body(part.element, styles, numbering).read()


def _broken() -> ReadError:
    return ReadError(
        "The Word document is broken, or the file is none.",
        next_step="Open it in a word processor and save it anew as .docx.",
    )


def _check_size(data: bytes, max_bytes: int) -> None:
    """Unpack every part piece by piece, so that none is held whole before its size is known."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            parts = archive.infolist()
            # The first sum is what the package says of itself; the reading proves it.
            too_large = sum(part.file_size for part in parts) > max_bytes
            for part in () if too_large else parts:
                with archive.open(part) as stream:
                    while stream.read(_CHUNK):
                        pass
    except Exception as error:
        raise _broken() from error
    if too_large:
        raise ReadError(
            f"The Word document unpacks to more than {max_bytes:,} bytes.",
            next_step="Raise the limit with --max-size if you trust the file.",
        )


class _Body:
    """One walk over the document's body, without recursion."""

    def __init__(self, root: _Element, styles: Styles, numbering: Numbering) -> None:
        self._root = root
        self._styles = styles
        self._numbering = numbering
        self._layout = self._holders_of_layout()
        self._out = TextLines()
        self._line: list[str] = []
        self._paragraphs: list[tuple[int | None, bool]] = []  # heading level, is in a list
        self._mark = ""
        self._row: _Element | None = None
        self._cells = 0

    def read(self) -> RawText:
        """Give the body's text."""
        walker = etree.iterwalk(self._root, events=("start", "end"))
        for event, element in walker:
            if event == "end":
                self._end(element)
            elif element.tag in _UNSEEN or _is_deleted_row(element):
                walker.skip_subtree()
            else:
                self._start(element)
        self._end_line()
        return self._out.finish()

    def _start(self, element: _Element) -> None:
        tag = element.tag
        if tag in _TEXTS:
            self._line.append(element.text or "")
        elif tag in _SIGNS:
            self._sign(_SIGNS[tag])
        elif self._row is not None:
            if tag == _TC:
                self._line.append("\t" if self._cells else "")
                self._cells += 1
        elif tag == _P:
            self._end_line()
            self._start_paragraph(element)
        elif tag == _TBL:
            self._out.gap()
        elif tag == _TR and element not in self._layout and _count(element, _TC) > 1:
            self._row, self._cells = element, 0

    def _end(self, element: _Element) -> None:
        tag = element.tag
        if self._row is not None:
            if tag == _P:
                self._line.append(" ")
            elif element is self._row:
                self._end_line()
                self._row = None
        elif tag == _P:
            self._end_line()
            self._mark = ""
            _, in_list = self._paragraphs.pop()
            if not in_list:
                self._out.gap()
        elif tag == _TBL:
            self._out.gap()

    def _start_paragraph(self, element: _Element) -> None:
        properties = element.find(qn("w:pPr"))
        style_id = None if properties is None else value(properties, "w:pStyle")
        chain = tuple(self._styles.chain(style_id))
        level = self._level(properties, chain)
        list_id, depth = list_of(properties)
        for style in chain:
            list_id = style.list_id if list_id is None else list_id
            depth = style.depth if depth is None else depth
        self._mark = self._numbering.mark(list_id, depth, style_id or "") if list_id else ""
        in_list = bool(self._mark) and level is None
        if not in_list:
            self._out.gap()
        self._paragraphs.append((level, in_list))

    def _level(self, properties: _Element | None, chain: Iterable[Style]) -> int | None:
        levels = (outline_level(properties), *(style.level for style in chain))
        level = next((level for level in levels if level is not None), None)
        return level or None

    def _sign(self, sign: str) -> None:
        if self._row is not None:
            self._line.append("-" if sign == "-" else " ")
        elif sign == "\n":
            self._end_line()
        else:
            self._line.append(sign)

    def _end_line(self) -> None:
        line = tidy("".join(self._line))
        self._line.clear()
        if not line.strip():
            return
        level = self._paragraphs[-1][0] if self._paragraphs and self._row is None else None
        self._out.add(self._mark + line, level)
        self._mark = ""

    def _holders_of_layout(self) -> set[_Element]:
        """Give every element that holds a table, a text box, a list or a heading."""
        holders: set[_Element] = set()
        for element in self._root.iter(_TBL, qn("w:txbxContent"), qn("w:pPr")):
            if element.tag == qn("w:pPr") and not self._is_apart(element):
                continue
            for ancestor in element.iterancestors():
                if ancestor in holders:
                    break
                holders.add(ancestor)
        return holders

    def _is_apart(self, properties: _Element) -> bool:
        chain = tuple(self._styles.chain(value(properties, "w:pStyle")))
        list_ids = (list_of(properties)[0], *(style.list_id for style in chain))
        return any(list_ids) or self._level(properties, chain) is not None


def _is_deleted_row(element: _Element) -> bool:
    return element.tag == _TR and element.find(f"{qn('w:trPr')}/{qn('w:del')}") is not None


def _count(element: _Element, tag: str) -> int:
    return sum(1 for _ in element.iter(tag))
