from datetime import date
from typing import Any

import pytest

from sagsspor.nlp.mentions.dates import DateMention, find_dates, find_times, nearest_earlier
from tests.linear import grows_linearly
from tests.nlp.cases import cases, ident

NEAR = date(2025, 5, 13)


def _flag(mention: DateMention) -> str:
    if not mention.possible:
        return "impossible"
    return "" if mention.complete else "year"


@pytest.mark.parametrize("case", cases("dates"), ids=ident)
def test_dates_are_found_with_their_values(case: dict[str, Any]) -> None:
    found = find_dates(case["text"], near=NEAR, offset=3)
    rows = [
        [each.printed, each.value.isoformat() if each.value else "", _flag(each)] for each in found
    ]
    assert rows == case["dates"]
    for each in found:
        assert case["text"][each.span[0] - 3 : each.span[1] - 3] == each.printed


@pytest.mark.parametrize("case", cases("dates", "time"), ids=ident)
def test_times_are_found(case: dict[str, Any]) -> None:
    assert [each.value for each in find_times(case["text"])] == case["times"]


def test_without_a_day_to_count_from_a_date_without_year_has_no_value() -> None:
    (found,) = find_dates("den 8. april")
    assert found.value is None
    assert found.possible


@pytest.mark.parametrize(
    ("text", "weekday"),
    [("Tirsdag d. 13. maj 2025", 1), ("torsdag den 2. maj", 3), ("den 2. maj", None)],
)
def test_the_printed_weekday_is_kept(text: str, weekday: int | None) -> None:
    assert find_dates(text)[0].weekday == weekday


def test_the_day_itself_counts_as_earlier() -> None:
    assert nearest_earlier(5, 13, NEAR) == NEAR
    assert nearest_earlier(5, 14, NEAR) == date(2024, 5, 14)
    assert nearest_earlier(2, 30, NEAR) is None


@pytest.mark.parametrize(
    "piece",
    [
        "1. ",
        "12.",
        "1-",
        "13 . ",
        "den ",
        "kl. ",
        "kl. 1 til ",
        "12:",
        "1/2",
        "år 1995 den ",
        "3. maj '",
    ],
)
def test_time_is_linear(piece: str) -> None:
    assert grows_linearly(lambda text: find_dates(text, near=NEAR), piece, 50_000)
    assert grows_linearly(find_times, piece, 50_000)
