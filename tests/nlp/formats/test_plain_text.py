import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sagsspor.errors import ReadError
from sagsspor.nlp.formats.plain_text import read_markdown, read_plain
from sagsspor.nlp.formats.raw_text import clean
from tests.linear import grows_linearly

MINUTES = "Mødet blev hævet – årets sidste.\n"


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (MINUTES.encode(), MINUTES),
        (codecs.BOM_UTF8 + MINUTES.encode(), MINUTES),
        (MINUTES.encode("cp1252"), MINUTES),
        (MINUTES.encode("utf-16"), MINUTES),
        (codecs.BOM_UTF16_BE + MINUTES.encode("utf-16-be"), MINUTES),
        (MINUTES.encode("utf-32"), MINUTES),
        # Cut in the middle of a letter, and with one wrong byte: still UTF-8.
        ((MINUTES * 9 + "ø").encode()[:-1], MINUTES * 9 + "\ufffd"),
        (MINUTES.encode() * 9 + b"\xe6\n", MINUTES * 9 + "\ufffd\n"),
        (b"a\r\nb\rc\n", "a\nb\nc\n"),
        ("A\u030arhundrede".encode(), "Århundrede"),
        ("10\u00a0mio. kr.".encode(), "10\u00a0mio. kr."),
        ("kommu\u00adne \ufb01nans".encode(), "kommune finans"),
        (b"en\x1flang linje uden andre skilletegn", "en lang linje uden andre skilletegn"),
    ],
)
def test_decodes(data: bytes, text: str) -> None:
    assert read_plain(data).text == text


@pytest.mark.parametrize(
    "data",
    [
        b"tekst\0tekst",
        bytes(range(256)),
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        b"\x01\x02\x03 tekst",
        "tekst".encode("utf-16-le"),
    ],
)
def test_refuses_binary(data: bytes) -> None:
    with pytest.raises(ReadError, match="binary"):
        read_plain(data)


@pytest.mark.parametrize(
    ("text", "pages", "read"),
    [
        ("side en\n\fside to\n\f", (0, 9), "side en\n\nside to\n"),
        ("\fside to", (0, 1), "\nside to"),
        ("uden sider", (), "uden sider"),
        ("kun\f", (), "kun"),
    ],
)
def test_form_feeds_begin_pages(text: str, pages: tuple[int, ...], read: str) -> None:
    raw = read_plain(text.encode())
    assert (raw.text, raw.pages) == (read, pages)


def test_markdown_keeps_its_marks_and_records_headings() -> None:
    text = "# **REFERAT**  \n\n## 43. Godkendelse\n#ingen\ntekst # heller ikke\n#### Øverst\n"
    raw = read_markdown(text.encode())
    assert raw.text == text
    assert [(text[head.start : head.end], head.level) for head in raw.headings] == [
        ("**REFERAT**", 1),
        ("43. Godkendelse", 2),
        ("Øverst", 4),
    ]


@given(st.text())
def test_clean_text_can_be_written_and_has_one_kind_of_line_end(text: str) -> None:
    cleaned = clean(text)
    cleaned.encode()
    assert cleaned.splitlines() == cleaned.removesuffix("\n").split("\n") or not cleaned
    assert clean(cleaned) == cleaned


def test_cost_of_combining_marks_is_linear() -> None:
    assert grows_linearly(lambda text: clean("a" + text), "\u0301\u0323", 400_000)
