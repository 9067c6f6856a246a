from typing import Any

import pytest

from sagsspor.nlp.mentions.treatment import read_treatment
from tests.nlp.agenda.test_attachments import lines
from tests.nlp.cases import cases, ident


@pytest.mark.parametrize("case", cases("layout", "treatment"), ids=ident)
def test_body_role_and_date_of_each_line(case: dict[str, Any]) -> None:
    text = case["text"]
    found = read_treatment(text, lines(text))
    assert [[one.body, one.role or "", one.date or ""] for one in found] == case["rows"]
    for one in found:
        ((start, end),) = one.where["/body"]
        assert text[start:end] == one.body
