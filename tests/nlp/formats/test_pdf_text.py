import pytest

from sagsspor.errors import ReadError
from sagsspor.nlp.formats.pdf_text import read_pdf
from sagsspor.nlp.formats.running_lines import PrintedLine, without_running_lines
from sagsspor.nlp.text.hyphens import joint
from tests.nlp.files import EMBEDDED, Printed, pdf, picture_pdf

LIMIT = 10_000_000
BODY = [["Første side", "linje to"], ["Anden side", "linje to her"], ["Tredje side"], ["Fjerde"]]
BODY_TEXT = "Første side\nlinje to\nAnden side\nlinje to her\nTredje side\nFjerde\n"


def read(*pages: list[Printed]) -> str:
    return read_pdf(pdf(pages), LIMIT).text


@pytest.mark.parametrize(
    ("before", "after", "between"),
    [
        ("aftale om lære-", "pladser i kommunen", ""),
        ("aftale om lære\u00ad", "pladser", ""),
        ("aftale om lære\ufffe", "pladser", ""),
        ("Børne-", "og Ungeudvalget", "- "),
        ("små\ufffe", "eller mellemstore", "- "),
        ("psyk-", "ologi", ""),
        ("Nord\ufffe", "Sjælland", "-"),
        ("Nord-", "Sjælland", None),
        ("2022-", "2025", "-"),
        ("24-", "017567", "-"),
        ("Side 2-", "Fraværende", None),
        ("KL-", "aftalen", "-"),
        ("e-", "mail", "-"),
        ("2-", "årig", "-"),
        ("Fraværende -", "ingen", None),
        ("Godkendt.", "ingen", None),
        ("-", "ingen", None),
        ("lære-", "", None),
        ("", "ingen", None),
    ],
)
def test_joints(before: str, after: str, between: str | None) -> None:
    assert joint(before, after) == between


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["aftale om lære-", "pladser i byen"], "aftale om lærepladser i byen\n"),
        (["Børne-", "og Ungeudvalget"], "Børne- og Ungeudvalget\n"),
        (["fra Nord-", "Sjælland"], "fra Nord-Sjælland\n"),
        (["sag 24-", "017567 her"], "sag 24-017567 her\n"),
        (["en", "to", "tre", "", "ny"], "en\nto\ntre\n\nny\n"),
        (["  to   ord  "], "to ord\n"),
        (["Ærøskøbing, Åen, é ½ §"], "Ærøskøbing, Åen, é ½ §\n"),
    ],
)
def test_lines(lines: list[Printed], text: str) -> None:
    assert read(lines) == text


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["e\ufb01nansiering og a\ufb02edning"], "efinansiering og afledning\n"),
        (["kommu\u00adne", "ny"], "kommune\nny\n"),
        (["om\u00ad", "rådet", "ny"], "området\nny\n"),
    ],
)
def test_letters_of_an_embedded_font(lines: list[str], text: str) -> None:
    assert read([(line, EMBEDDED, 11) for line in lines]) == text


def test_a_word_parted_by_a_page_break_and_the_page_starts() -> None:
    raw = read_pdf(pdf([["Første side om lære-"], ["pladser.", "Mere"], [], ["Sidste"]]), LIMIT)
    assert raw.text == "Første side om lærepladser.\nMere\nSidste\n"
    assert [raw.text[start : start + 6] for start in raw.pages] == [
        "Første",
        "pladse",
        "\nSidst",
        "Sidste",
    ]


@pytest.mark.parametrize(
    ("header", "footer"),
    [
        ("Bregnholt Kommune", "Side {page} af {pages}"),
        ("Referat, Byrådet 4. marts 2024", "{page}"),
        ("Byrådet 4. marts 2024 - side {page}", ""),
        ("", "- {page} -"),
        ("", "Side {page}/{pages}"),
    ],
)
def test_running_headers_and_footers_are_left_out(header: str, footer: str) -> None:
    assert read_pdf(pdf(BODY, header=header, footer=footer), LIMIT).text == BODY_TEXT


def test_two_pages_lose_only_their_page_numbers() -> None:
    data = pdf(BODY[:2], header="Bregnholt Kommune", footer="Side {page} af 2")
    assert read_pdf(data, LIMIT).text == (
        "Bregnholt Kommune\n\nFørste side\nlinje to\n"
        "Bregnholt Kommune\n\nAnden side\nlinje to her\n"
    )


def lines(*texts: str) -> list[PrintedLine]:
    return [PrintedLine(text, 800.0 - 14 * at, 800.0 - 14 * at) for at, text in enumerate(texts)]


@pytest.mark.parametrize(
    ("first_lines", "kept"),
    [
        (["Side i", "Side ii", "Side iii", "Side iv"], []),
        (["Byrådet, iv", "Byrådet, v", "Byrådet, vi"], []),
        # Numbers that change, but not as pages do.
        (["Sagsnr. 24-1", "Sagsnr. 24-7", "Sagsnr. 23-5"], [0, 1, 2]),
        (["Punkt 43", "Punkt 44", "Punkt 45"], [0, 1, 2]),
        (["5 mio. kr.", "7 mio. kr.", "9 mio. kr."], [0, 1, 2]),
        (["Byrådet", "Byrådet", "Andet", "Byrådet"], [2]),
        (["Byrådet", "A", "B", "Byrådet"], [0, 1, 2, 3]),
    ],
)
def test_which_lines_run(first_lines: list[str], kept: list[int]) -> None:
    pages = [
        [*lines(first), PrintedLine(f"Brødtekst {word}", 400.0, 400.0)]
        for first, word in zip(first_lines, ("en", "to", "tre", "fire"), strict=False)
    ]
    found = without_running_lines(pages)
    assert [at for at, page in enumerate(found) if len(page) == 2] == kept


def test_a_line_at_changing_heights_is_no_header() -> None:
    pages = [
        [PrintedLine("Beslutning", height, height), PrintedLine(f"Tekst {word}")]
        for height, word in ((800.0, "en"), (700.0, "to"), (600.0, "tre"), (500.0, "fire"))
    ]
    assert without_running_lines(pages) == pages


def test_pages_of_nothing_else_are_kept() -> None:
    pages = [lines("Tom side") for _ in range(4)]
    assert without_running_lines(pages) == pages


def test_larger_and_bold_lines_are_headings() -> None:
    raw = read_pdf(
        pdf(
            [
                [
                    ("Referat", "Helvetica-Bold", 20),
                    "brødtekst i dokumentet",
                    ("Beslutning", "Helvetica-Bold", 11),
                    "mere brødtekst i dokumentet",
                    ("med småt", "Helvetica-Bold", 7),
                ]
            ]
        ),
        LIMIT,
    )
    assert [(raw.text[head.start : head.end], head.level) for head in raw.headings] == [
        ("Referat", 1),
        ("Beslutning", 2),
    ]


@pytest.mark.parametrize(
    ("data", "problem", "step"),
    [
        (pdf(BODY, password="hemmelig"), "encrypted", "password"),
        (picture_pdf(), "no text", "ocrmypdf"),
        (pdf([[], []]), "no text", "ocrmypdf"),
        (b"%PDF-1.4\nnej", "broken", "PDF viewer"),
        (pdf(BODY)[:300], "broken", "PDF viewer"),
    ],
)
def test_refusals(data: bytes, problem: str, step: str) -> None:
    with pytest.raises(ReadError, match=problem) as caught:
        read_pdf(data, LIMIT)
    assert step in caught.value.next_step


def test_an_owner_password_does_not_hinder_reading() -> None:
    assert read_pdf(pdf(BODY, password="", owner="ejer"), LIMIT).text == BODY_TEXT


def test_too_much_text_names_the_page() -> None:
    with pytest.raises(ReadError, match="page 2"):
        read_pdf(pdf(BODY), 25)
