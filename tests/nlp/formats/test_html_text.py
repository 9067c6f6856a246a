import pytest

from sagsspor.errors import ReadError
from sagsspor.nlp.formats.html_text import read_html


def read(body: str) -> str:
    return read_html(f"<meta charset=utf-8><body>{body}".encode()).text


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<p>Mødet <b>er</b>\n hævet.</p><p>To</p>", "Mødet er hævet.\n\nTo\n"),
        ("en<br>to<br/>tre", "en\nto\ntre\n"),
        ("en<br><br>to", "en\n\nto\n"),
        ("<div>en</div><div>to<div>tre</div>fire</div>", "en\nto\ntre\nfire\n"),
        ("<p>K&oslash;b &amp; salg, 5&nbsp;kr. &#167; 3</p>", "Køb & salg, 5\u00a0kr. § 3\n"),
        ("<ul><li>en<li><p>to</p></ul>efter", "- en\n\n- to\n\nefter\n"),
        ("<ol><li>en</li><li>to</li></ol>", "1. en\n2. to\n"),
        ("<ol start=7><li>en</li><li value=x>to</li></ol>", "7. en\n8. to\n"),
        ("<ol type=a><li>en</li><li>to</li></ol>", "a. en\nb. to\n"),
        ("<ol start=99999999999999><li>en</li></ol>", "1. en\n"),
        ("<ol><li>3. tre</li></ol><ul><li>- fire</li></ul>", "3. tre\n\n- fire\n"),
        ("<ol><li><h2>43. Dagsorden</h2>tekst</li></ol>", "43. Dagsorden\n\ntekst\n"),
        ("<ul><li>en<ol><li>to</ol></ul>", "- en\n\n1. to\n"),
        ("<li>uden liste</li>", "- uden liste\n"),
        (
            "<table><thead><tr><th>Post<th>Budget</thead><tr><td><p>Drift</p><p>i alt</p>"
            "<td>1.554<br>kr.<td></tr><tr><td><td>2</tr></table>",
            "Post\tBudget\nDrift i alt\t1.554 kr.\n\t2\n",
        ),
        (
            "<table><tr><td><h2>43. Dagsorden</h2>Godkendt.</td><td>højre</td></tr></table>",
            "43. Dagsorden\n\nGodkendt.\nhøjre\n",
        ),
        ("<table><tr><td>ene<br>celle</td></tr></table>", "ene\ncelle\n"),
        (
            "<table><tr><td>a<table><tr><td>b</td><td>c</td></tr></table>d</td><td>e</td></table>",
            "a\n\nb\tc\n\nd\ne\n",
        ),
        ("<pre>Navn\n   A  B\n</pre>", "Navn\n   A  B\n"),
        ("<script>x()</script><style>p{}</style><p>en<!-- nej -->to</p>", "ento\n"),
        ("<nav><a>Forside</a></nav><div role=navigation>Menu</div>tekst", "tekst\n"),
        ("<nav>alt står her</nav>", "alt står her\n"),
        ("<svg><title>ikon</title></svg>tekst", "tekst\n"),
        ("Bilag<a href=x>Notat</a>", "BilagNotat\n"),
    ],
)
def test_blocks_become_lines(body: str, text: str) -> None:
    assert read(body) == text


def test_headings_are_recorded() -> None:
    raw = read_html(b"<h1>Byr&aring;det <i>2024</i></h1>tekst<h6>Bilag</h6>")
    assert [(raw.text[head.start : head.end], head.level) for head in raw.headings] == [
        ("Byrådet 2024", 1),
        ("Bilag", 6),
    ]


@pytest.mark.parametrize(
    ("page", "first"),
    [
        ("<title>Referat 4. marts 2024</title><h1>Byr&aring;det</h1>", "Referat 4. marts 2024"),
        ("<title>BYR&Aring;DET</title><h1>Byr&aring;det</h1>", "Byrådet"),
        ("<title>\n</title><h1>Byr&aring;det</h1>", "Byrådet"),
    ],
)
def test_what_only_the_title_says_stands_first(page: str, first: str) -> None:
    raw = read_html(page.encode())
    assert raw.text.split("\n")[0] == first
    assert raw.text[raw.headings[0].start : raw.headings[0].end] == "Byrådet"


@pytest.mark.parametrize(
    "page",
    [
        "<meta charset=windows-1252><p>Mødet – hævet".encode("cp1252"),
        "<meta charset=iso-8859-1><p>Mødet – hævet".encode("cp1252"),
        "<p>Mødet – hævet".encode("cp1252"),
        "<meta charset=iso-8859-1><p>Mødet – hævet".encode(),  # the page is wrong of itself
        "<meta charset=nonsens><p>Mødet – hævet".encode(),
        "<?xml version='1.0' encoding='ascii'?><html><p>Mødet – hævet</p></html>".encode(),
        "<p>Mødet – hævet".encode("utf-16"),
    ],
)
def test_encodings(page: bytes) -> None:
    assert read_html(page).text == "Mødet – hævet\n"


def test_another_declared_encoding() -> None:
    assert read_html("<meta charset=cp1250><p>Mőller".encode("cp1250")).text == "Mőller\n"


def test_entities_are_not_declared_by_the_page() -> None:
    page = '<!DOCTYPE html [<!ENTITY a SYSTEM "file:///etc/passwd">]><p>x&a;y</p>'
    assert "root:" not in read_html(page.encode()).text


def test_a_page_deeper_than_the_parser_goes_is_refused() -> None:
    assert read("<div>" * 1000 + "bund") == "bund\n"
    with pytest.raises(ReadError, match="too deep"):
        read("<div>" * 10_000 + "bund")


@pytest.mark.parametrize("page", [b"<html></html>", b"<p> <br>"])
def test_a_page_without_text(page: bytes) -> None:
    assert read_html(page).text == ""


@pytest.mark.parametrize("page", [b"<!DOCTYPE html>", b"<!-- -->"])
def test_what_is_no_page(page: bytes) -> None:
    with pytest.raises(ReadError, match="no HTML"):
        read_html(page)
