from typing import Any

import pytest

from sagsspor.nlp.agenda.attachments import find_attachments, icon_attachments, is_icon_line
from tests.nlp.cases import cases, ident


def lines(text: str) -> list[tuple[int, int]]:
    spans, start = [], 0
    for line in text.split("\n"):
        spans.append((start, start + len(line)))
        start += len(line) + 1
    return spans


@pytest.mark.parametrize("case", cases("layout", "attachments"), ids=ident)
def test_each_attachment_once(case: dict[str, Any]) -> None:
    found = find_attachments(case["text"], lines(case["text"]))
    assert [title for title, _ in found] == case["titles"]
    assert all(case["text"][slice(*span)] == title for title, span in found)


def test_files_of_a_web_page_are_told_by_their_icons() -> None:
    text = "application/pdf icon Ansøgning om bane"
    assert is_icon_line(text)
    assert not is_icon_line("Ansøgning om bane")


@pytest.mark.parametrize(
    ("line", "lists"),
    [
        ("Kort over havnen (PDF)", True),
        ("Notat om støj (docx, 1,2 MB)", True),
        ("Banen er tegnet ind. Se kortet (PDF)", False),
        ("Kort over havnen (bilag)", False),
    ],
)
def test_a_link_that_tells_what_it_opens_is_an_attachment(line: str, lists: bool) -> None:
    assert is_icon_line(line) is lists


def test_the_icon_is_no_part_of_the_title() -> None:
    text = "application/pdf icon Ansøgning om bane"
    assert [title for title, _ in icon_attachments(text, lines(text))] == ["Ansøgning om bane"]
