from datetime import date
from typing import Any

import pytest

from sagsspor.nlp.mentions.dates import find_dates
from sagsspor.nlp.mentions.references import find_references
from sagsspor.nlp.text.mending import mended
from tests.linear import grows_linearly
from tests.nlp.cases import cases, ident

MEETING = date(2024, 6, 11)


@pytest.mark.parametrize("case", cases("references"), ids=ident)
def test_earlier_meetings_are_found(case: dict[str, Any]) -> None:
    text = case["text"]
    found = find_references(
        text,
        meeting_date=MEETING,
        own_body="Kulturudvalget",
        history=case.get("history", False),
        offset=9,
    )
    rows = [[each.date, each.body or "", each.item_number or ""] for each in found]
    assert rows == case["refs"]
    for each in found:
        assert each.span == each.spans[0]
        for start, end in each.spans:
            said = text[start - 9 : end - 9]
            (mention,) = find_dates(said, near=MEETING)
            wanted = date.fromisoformat(each.date)
            assert mention.value is not None
            if mention.span[0] and said[0].isdigit():
                # "6. og 20. marts 2018": a day whose month stands further on.
                assert int(said.split(".")[0]) == wanted.day
                continue
            # The year may stand further on, at the end of a list of dates.
            assert (mention.value.month, mention.value.day) == (wanted.month, wanted.day)
            assert mention.value == wanted or not mention.complete


def test_a_case_number_in_brackets_is_kept() -> None:
    text = "Udvalget godkendte planen den 3. maj 2023 (sagsnr. 23-001234)."
    (found,) = find_references(text, meeting_date=MEETING)
    assert found.case_number == "23-001234"
    assert found.item_number is None


def test_a_board_of_no_other_name_is_named_no_more_than_a_committee() -> None:
    text = "Bestyrelsen drøftede budgettet den 3. maj 2023 under pkt. 3."
    (found,) = find_references(text, meeting_date=MEETING, own_body="Bestyrelsen")
    assert (found.body, found.item_number) == (None, "3")


def test_all_mentions_of_a_meeting_are_kept() -> None:
    text = (
        "Byrådet godkendte den 30. januar 2024 planen. Byrådet vedtog den 30. januar 2024, sag 3."
    )
    (found,) = find_references(text, meeting_date=MEETING)
    assert len(found.spans) == 2


def test_mending_finds_the_way_back() -> None:
    text = "lære-\npladser og Fritids-\n  udvalget"
    one = mended(text)
    assert one.text == "lærepladser og Fritidsudvalget"
    assert [one.printed((at, at + 1)) for at in (0, 4, 29)] == [
        (0, 1),
        (6, 7),
        (len(text) - 1, len(text)),
    ]


@pytest.mark.parametrize(
    "piece",
    [
        "den 1. maj 2020 ",
        "på mødet ",
        "på mødet den 3. maj 2020 i ",
        "Byrådet ",
        "(sag 1 ",
        "s møde den ",
        "a-\nb",
    ],
)
def test_time_is_linear(piece: str) -> None:
    assert grows_linearly(lambda text: find_references(text, meeting_date=MEETING), piece, 30_000)
