"""What on the lines of a text is only of its pages."""

import pytest

from sagsspor.nlp.layout.lines import split_lines
from tests.linear import grows_linearly
from tests.nlp.texts import source_of


def noise(text: str) -> list[str]:
    return [line.text for line in split_lines(source_of(text)) if line.noise]


@pytest.mark.parametrize(
    "furniture", ["Side 3 af 12", "Side 3 af 12 · Hovby Kommune", "- 4 -", "Til top", "2/14"]
)
def test_page_furniture_is_noise(furniture: str) -> None:
    assert noise(f"Sagen er drøftet.\n{furniture}\nUdvalget gik videre.\n") == [furniture]


def test_a_case_number_is_no_page_number() -> None:
    text = "Ny hal\n15/442\nGodkendt\n\nNy sti\n15/2231\nDrøftet\n\nNy bro\n15/120\nGodkendt\n"
    assert noise(text) == []


@pytest.mark.parametrize(
    "link", ["Kopier link til punktet  -   Print", "Kopier link til punktet - Print", "Til top"]
)
def test_links_of_a_page_are_noise(link: str) -> None:
    assert noise(f"Godkendt.\n\n{link}\n\nNy sti\n") == [link]


def test_a_head_with_a_page_number_and_what_always_stands_below_it() -> None:
    page = "{said}\nByrådet 13-09-2010 Sidenr. {number}\nFormandens initialer\n"
    said = ["Byrådet\nReferat\nBorgmesteren bød velkommen.\nGodkendt.", "Vedtaget.", "Udsat."]
    pages = [page.format(said=one, number=1040 + at) for at, one in enumerate(said)]
    assert noise("".join(pages)) == [
        line
        for number in (1040, 1041, 1042)
        for line in (f"Byrådet 13-09-2010 Sidenr. {number}", "Formandens initialer")
    ]


def test_the_first_line_stays_though_a_page_number_ends_it() -> None:
    head = "Kulturudvalget          Side {} af 2"
    text = f"{head.format(1)}\nReferat\n1. Ny sti\nGodkendt.\nTak.\n{head.format(2)}\n2. Ny bro\n"
    assert noise(text) == [head.format(2)]


def test_time_is_linear() -> None:
    assert grows_linearly(noise, "Godkendt.\nByrådet 13-09-2010 Side 3\n4\n", 40_000)
