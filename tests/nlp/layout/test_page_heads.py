import pytest

from sagsspor.nlp.layout.lines import split_lines
from tests.nlp.texts import source_of

TITLES = ("Dagsorden", "Budget", "Havnen", "Eventuelt")


def minutes(head: str, *, between: str = "\n", foot: str = "") -> str:
    """Write four pages, the body's name and the head in what is said too."""
    pages = [
        f"{head.format(page)}{between}{page}. {title}\nTekst {page} om byen.\n"
        f"Beslutningskompetence:\nByrådet\n\nByrådet den 3. maj 2022:\n"
        f"Godkendt.\n{foot.format(page)}"
        for page, title in enumerate(TITLES, 1)
    ]
    opening = "\n".join(f"Indledning {number}" for number in range(15))
    return opening + "\n\n" + "\n".join(pages)


@pytest.mark.parametrize(
    ("head", "foot", "noise"),
    [
        pytest.param("Byby Kommune\nByrådet\n03-05-2022\nSide {}\n", "", 16, id="above"),
        pytest.param("Side {}\nByrådet\nReferat\n", "", 12, id="below the number"),
        pytest.param("Byrådet\nden 03-05-2022, s. {}\n", "", 8, id="number at a line's end"),
        pytest.param("BYBY KOMMUNE\nByrådet 03-05-2022\n", "", 8, id="municipality, no number"),
        pytest.param("Region Nordby\nByrådet, referat\n", "", 8, id="region"),
        pytest.param("", "\nReferat fra Byrådet\nSide {} af 4\n", 8, id="foot"),
    ],
)
def test_heads_and_feet_of_pages_are_no_text(head: str, foot: str, noise: int) -> None:
    lines = split_lines(source_of(minutes(head, foot=foot)))
    assert sum(line.noise for line in lines) == noise
    kept = [line.text for line in lines if not line.noise]
    assert kept.count("Byrådet") == kept.count("Byrådet den 3. maj 2022:") == len(TITLES)


@pytest.mark.parametrize(
    ("head", "text"),
    [
        pytest.param("Hovby Kommune, skoler\n", "Hovby Kommune, skoler", id="more"),
        pytest.param("Udsat.\nSide {}\n", "Udsat.", id="an outcome"),
        pytest.param("Fraværende:\nSide {}\n", "Fraværende:", id="an empty label"),
        pytest.param("Afbud:\nLone Holm (A)\n\nSide {}\n", "Lone Holm (A)", id="a label's value"),
    ],
)
def test_what_stands_beside_a_number_by_chance_is_text(head: str, text: str) -> None:
    lines = split_lines(source_of(minutes(head)))
    assert sum(line.text == text for line in lines if not line.noise) == len(TITLES)
