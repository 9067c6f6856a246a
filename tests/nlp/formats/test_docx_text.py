import zipfile
from io import BytesIO
from typing import Any

import pytest

from sagsspor.errors import ReadError
from sagsspor.nlp.formats.docx_text import read_docx
from tests.nlp.files import raw_word, with_part, word

LIMIT = 10_000_000


def read(body: str, numbering: str = "") -> str:
    return read_docx(raw_word(body, numbering), LIMIT).text


def p(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def listed(text: str, list_id: int, depth: int = 0) -> str:
    return p(text, f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{list_id}"/></w:numPr>')


def definition(number: int, *levels: tuple[str, str, int]) -> str:
    inner = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{pattern}"/></w:lvl>'
        for depth, (form, pattern, start) in enumerate(levels)
    )
    return f'<w:abstractNum w:abstractNumId="{number}">{inner}</w:abstractNum>'


def use(list_id: int, number: int, restart: int | None = None) -> str:
    override = (
        f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{restart}"/></w:lvlOverride>'
        if restart is not None
        else ""
    )
    return f'<w:num w:numId="{list_id}"><w:abstractNumId w:val="{number}"/>{override}</w:num>'


NUMBERING = (
    definition(1, ("decimal", "%1.", 1), ("decimal", "%1.%2", 1), ("lowerLetter", "%3)", 1))
    + definition(2, ("bullet", "\uf0b7", 1))
    + definition(3, ("upperRoman", "%1.", 4))
    + definition(4, ("none", "", 1))
    + use(1, 1)
    + use(2, 2)
    + use(3, 3)
    + use(4, 4)
    + use(5, 1, restart=1)
)


def test_paragraphs_headings_and_tables_in_order() -> None:
    def fill(document: Any) -> None:
        document.add_heading("Referat", 0)
        document.add_paragraph("Mødet – hævet.\nNy linje\tog tabulator")
        document.add_heading("43. Godkendelse", 2)
        table = document.add_table(2, 3)
        table.cell(0, 0).text = "Post"
        table.cell(0, 2).text = "Budget\ni alt"
        table.cell(1, 1).text = "5"
        document.add_paragraph("Slut")

    raw = read_docx(word(fill), LIMIT)
    assert raw.text == (
        "Referat\n\nMødet – hævet.\nNy linje\tog tabulator\n\n43. Godkendelse\n\n"
        "Post\t\tBudget i alt\n\t5\n\nSlut\n"
    )
    assert [(raw.text[head.start : head.end], head.level) for head in raw.headings] == [
        ("Referat", 1),
        ("43. Godkendelse", 2),
    ]


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<w:p><w:ins><w:r><w:t>ind</w:t></w:r></w:ins></w:p>", "ind\n"),
        (
            "<w:p><w:r><w:t>før</w:t></w:r><w:del><w:r><w:delText>slettet</w:delText></w:r></w:del>"
            "<w:moveFrom><w:r><w:t>flyttet</w:t></w:r></w:moveFrom></w:p>",
            "før\n",
        ),
        ("<w:p><w:hyperlink><w:r><w:t>bilag</w:t></w:r></w:hyperlink></w:p>", "bilag\n"),
        (f"<w:sdt><w:sdtContent>{p('i felt')}</w:sdtContent></w:sdt>", "i felt\n"),
        ("<w:p><w:r><w:instrText>PAGE</w:instrText><w:t>3</w:t></w:r></w:p>", "3\n"),
        (
            "<w:p><w:r><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r></w:p>",
            "a-b\nc\n",
        ),
        ("<w:p><w:r><w:t>om</w:t><w:softHyphen/><w:t>råde</w:t></w:r></w:p>", "område\n"),
        (f"{p('en')}<w:p/><w:p/>{p('to')}", "en\n\nto\n"),
        (
            f"<w:p><w:r><w:t>før</w:t><w:pict><w:txbxContent>{p('boks')}</w:txbxContent></w:pict>"
            "<w:t>efter</w:t></w:r></w:p>",
            "før\n\nboks\n\nefter\n",
        ),
        (
            f"<w:tbl><w:tr><w:tc>{p('a')}</w:tc><w:tc>{p('b')}{p('c')}</w:tc></w:tr>"
            f"<w:tr><w:trPr><w:del/></w:trPr><w:tc>{p('x')}</w:tc><w:tc>{p('y')}</w:tc></w:tr>"
            "</w:tbl>",
            "a\tb c\n",
        ),
        (f"<w:tbl><w:tr><w:tc>{p('a')}{p('b')}</w:tc></w:tr></w:tbl>", "a\n\nb\n"),
        (
            f"<w:tbl><w:tr><w:tc>{p('a')}<w:tbl><w:tr><w:tc>{p('b')}</w:tc><w:tc>{p('c')}</w:tc>"
            f"</w:tr></w:tbl></w:tc><w:tc>{p('d')}</w:tc></w:tr></w:tbl>",
            "a\n\nb\tc\n\nd\n",
        ),
    ],
)
def test_bodies(body: str, text: str) -> None:
    assert read(body) == text


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (listed("en", 1) + listed("to", 1), "1. en\n2. to\n"),
        (
            listed("en", 1)
            + listed("a", 1, 1)
            + listed("b", 1, 1)
            + listed("to", 1)
            + listed("c", 1, 1)
            + listed("dyb", 1, 2),
            "1. en\n1.1 a\n1.2 b\n2. to\n2.1 c\na) dyb\n",
        ),
        (listed("punkt", 2), "- punkt\n"),
        (listed("fire", 3) + listed("fem", 3), "IV. fire\nV. fem\n"),
        (listed("uden", 4) + listed("ukendt", 77) + listed("nul", 0), "uden\n\nukendt\n\nnul\n"),
        (listed("en", 1) + p("imellem") + listed("to", 1), "1. en\n\nimellem\n\n2. to\n"),
        (listed("en", 1) + listed("forfra", 5) + listed("to", 5), "1. en\n1. forfra\n2. to\n"),
        (
            f"<w:tbl><w:tr><w:tc>{p('post')}</w:tc><w:tc>{listed('en', 1)}</w:tc></w:tr></w:tbl>",
            "post\n\n1. en\n",
        ),
    ],
)
def test_list_numbers_are_counted(body: str, text: str) -> None:
    assert read(body, NUMBERING) == text


def test_heading_levels_by_outline_and_by_danish_style_names() -> None:
    def fill(document: Any) -> None:
        style = document.styles.add_style("Overskrift 3", 1)
        document.add_paragraph("Dansk", style="Overskrift 3")
        based = document.styles.add_style("Egen", 1)
        based.base_style = style
        document.add_paragraph("Arvet", style="Egen")

    raw = read_docx(word(fill), LIMIT)
    assert [head.level for head in raw.headings] == [3, 3]
    raw = read_docx(raw_word(p("Ydre", '<w:outlineLvl w:val="1"/>')), LIMIT)
    assert [head.level for head in raw.headings] == [2]


def test_entities_are_not_resolved() -> None:
    document = (
        '<?xml version="1.0"?><!DOCTYPE w:document [<!ENTITY a "lol"><!ENTITY b "&a;&a;">'
        '<!ENTITY c SYSTEM "file:///etc/passwd">]>'
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        "<w:body><w:p><w:r><w:t>x&b;</w:t><w:t>&c;</w:t><w:t>y</w:t></w:r></w:p></w:body>"
        "</w:document>"
    )
    package = with_part(raw_word(p("x")), "word/document.xml", document.encode())
    assert read_docx(package, LIMIT).text == "xy\n"


def bomb() -> bytes:
    return with_part(raw_word(p("x")), "word/media/image.png", bytes(20_000_000))


def lying_bomb() -> bytes:
    """Make a package whose largest part says it is small."""
    package = bomb()
    size = (20_000_000).to_bytes(4, "little")
    assert package.count(size) >= 1
    return package.replace(size, (2000).to_bytes(4, "little"))


def not_word() -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("tekst.txt", "Referat")
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (bomb(), "unpacks to more than 10,000,000 bytes"),
        (lying_bomb(), "broken"),
        (not_word(), "broken"),
        (b"PK\x03\x04", "broken"),
        (b"Referat", "broken"),
        (raw_word(p("x"))[:-200], "broken"),
        (with_part(raw_word(p("x")), "word/document.xml", b"<w:document>"), "broken"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + bytes(500), "old Word document"),
    ],
)
def test_refusals(data: bytes, problem: str) -> None:
    with pytest.raises(ReadError, match=problem) as caught:
        read_docx(data, LIMIT)
    assert caught.value.next_step
