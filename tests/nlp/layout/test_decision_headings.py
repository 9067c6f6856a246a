from typing import Any

import pytest

from sagsspor.nlp.layout.decision_headings import read_heading
from tests.nlp.cases import cases, ident


@pytest.mark.parametrize("case", cases("layout", "heading"), ids=ident)
def test_body_date_and_number_of_a_heading(case: dict[str, Any]) -> None:
    found = read_heading(case["text"])
    if "body" not in case:
        assert found is None
        return
    assert found is not None
    assert (found.body, found.date, found.number) == (
        case["body"],
        case["date"],
        case.get("number"),
    )


def test_a_bare_list_of_nouns_is_a_body_behind_a_label() -> None:
    text = "Plan, Vand og Vej den 3. maj 2022"
    assert read_heading(text) is None
    found = read_heading(text, labelled=True)
    assert found is not None
    assert (found.body, found.date) == ("Plan, Vand og Vej", "2022-05-03")


def test_the_decision_may_follow_on_the_line() -> None:
    text = "Kulturudvalget, 3. maj 2022: Godkendt."
    found = read_heading(text)
    assert found is not None
    assert text[found.value :].strip() == "Godkendt."
