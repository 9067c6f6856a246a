"""The same line heads a decision or not, by what is around it."""

import pytest

from sagsspor.nlp.layout.decision_headings import read_heading
from sagsspor.nlp.layout.lines import split_lines
from sagsspor.nlp.segmentation.decision_signs import lists_document, opens_decision
from sagsspor.nlp.vocabulary import vocabulary
from tests.nlp.texts import source_of


@pytest.mark.parametrize(
    ("text", "under", "opens"),
    [
        ("Byrådet, 3. maj 2022\nGodkendt.", "case", True),
        ("Byrådet, 3. maj 2022\nFraværende: Lone Holm (A)", "treatment", True),
        ("Byrådet, 3. maj 2022\nSamråd, 4. maj 2022", "treatment", False),
        ("Byrådet, 3. maj 2022:\nDer er brug for en plan.", "treatment", True),
        ("Byrådet (godkender), 3. maj 2022\nGodkendt.", "case", False),
        ("Byrådet, 3. maj 2022\nKulturudvalget, 4. maj 2022", "history", False),
        ("Byrådet, 3. maj 2022\nDer er brug for en plan.", "case", False),
    ],
)
def test_a_body_and_a_date(text: str, under: str, opens: bool) -> None:
    lines = split_lines(source_of(text))
    heading = read_heading(lines[0].text)
    if heading is None:
        heading = read_heading(lines[0].text.replace(" (godkender)", ""))
    assert heading is not None
    assert opens_decision(heading, lines, 0, under) is opens


@pytest.mark.parametrize(
    ("text", "attached", "lists"),
    [
        ("Beslutning fra Byrådet 3. maj 2022\nKort.pdf", 1, True),
        ("Beslutning fra Byrådet 3. maj 2022\nGodkendt.", 1, False),
        ("Beslutning fra Byrådet 3. maj 2022:\nKort.pdf", 1, False),
        ("Beslutning fra Byrådet 3. maj 2022\nReferat fra samråd 4. maj 2022", 1, True),
        ("Beslutning fra Byrådet 3. maj 2022\nIndstilling", 1, True),
        ("\n\nBeslutning fra Byrådet 3. maj 2022\nSkitsen ændres", 0, False),
        ("\n\nBeslutning fra Byrådet 3. maj 2022\nSkitsen ændres", 1, True),
    ],
)
def test_a_decision_among_attachments(text: str, attached: int, lists: bool) -> None:
    lines = split_lines(source_of(f"Bilag{text}" if text.startswith("\n") else text))
    at = int(text.startswith("\n"))
    label = vocabulary().sections.match(lines[at].text)
    assert label is not None
    assert lists_document(label, lines, at, attached, vocabulary()) is lists
