import pytest

from sagsspor.nlp.layout.lines import split_lines
from sagsspor.nlp.text.folding import folded, joined
from sagsspor.nlp.text.source import Heading, Source
from tests.nlp.texts import source_of


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("## **Beslutning**", "Beslutning"),
        ("• Ansøgning", "Ansøgning"),
        ("  Godkendt.  ", "Godkendt."),
        ("| Lone Holm | A |", "Lone Holm"),
    ],
)
def test_markup_is_left_off(raw: str, text: str) -> None:
    (line,) = split_lines(source_of(f"{raw}\n"))
    assert line.text.startswith(text)
    assert raw[line.start : line.end].startswith(text)


def test_spans_point_into_the_source() -> None:
    source = source_of("Et\n\n  **To**\n• Tre\n")
    lines = split_lines(source)
    assert [source.text[line.start : line.end] for line in lines] == ["Et", "To", "Tre"]
    assert [(line.blank_before, line.bullet) for line in lines] == [
        (0, False),
        (1, False),
        (0, True),
    ]


def test_a_rule_is_no_line() -> None:
    assert [line.text for line in split_lines(source_of("Et\n-----\nTo\n"))] == ["Et", "To"]


def test_headings_of_the_format_keep_their_level() -> None:
    text = "Ny bane\nKlubben søger.\n"
    source = Source("a", "a.html", text, "text/html", "0" * 64, headings=(Heading(0, 7, 2),))
    assert [line.level for line in split_lines(source)] == [2, 0]


@pytest.mark.parametrize(
    ("raw", "plain"), [("a\n  b", "a b"), ("lære-\nplads", "læreplads"), (" a ", "a")]
)
def test_folded(raw: str, plain: str) -> None:
    assert folded(raw) == plain


def test_joined_reads_spans_as_one() -> None:
    text = "Klubben har\nSide 2\nsøgt."
    assert joined(text, [(0, 11), (19, 24)]) == "Klubben har søgt."


@pytest.mark.parametrize("text", ["", "\n\n\n", "   \n\t\n", "***\n___\n"])
def test_nothing_gives_no_lines(text: str) -> None:
    assert split_lines(source_of(text)) == ()
