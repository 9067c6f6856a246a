"""Human judgements: read, refused with line and next step, applied last."""

from __future__ import annotations

from pathlib import Path

import pytest

from sagsspor.errors import InputError
from sagsspor.graph.judgements import Judgement, parse_judgements, read_judgements
from tests.graph.records import minutes, resolved

HEAD = "kind,left,right,verdict,by,note"


def test_a_missing_file_is_no_judgement(tmp_path: Path) -> None:
    assert read_judgements(tmp_path / "judgements.csv") == ()


def test_a_later_judgement_of_the_same_pair_replaces_an_earlier() -> None:
    lines = [HEAD, "person,b,a,same,eva,", "# a remark", "", "person,a,b,not same,bo,seen both"]
    assert parse_judgements(lines) == (
        Judgement("person", "a", "b", "different", "bo", "seen both"),
    )


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("persons,a,b,same,,", "Write person or link"),
        ("person,a,b,right,,", "Write same or different"),
        ("link,a,b,same,,", "Write right or wrong"),
        ("link,a,,wrong,,", "Copy both ids"),
        ("person,a,a,same,,", "Copy both ids"),
    ],
)
def test_what_cannot_be_read_names_line_and_next_step(line: str, said: str) -> None:
    with pytest.raises(InputError, match="line 2") as error:
        parse_judgements([HEAD, line])
    assert said in str(error.value)


def test_a_file_without_its_first_line_is_refused() -> None:
    with pytest.raises(InputError, match="Begin the file with kind,left"):
        parse_judgements(["person,a,b,same"])


def test_persons_judged_same_and_different() -> None:
    a = minutes("2023-03-07", doc="a", members=["Karin Sandager"])
    b = minutes("2023-05-09", doc="b", members=["Karen Sandager"])
    same = Judgement(
        "person", "lillerup/person/karen-sandager", "lillerup/person/karin-sandager", "same"
    )
    assert len(resolved(a, b).persons) == 2
    assert len(resolved(a, b, judgements=[same]).persons) == 1
    c = minutes("2023-05-09", doc="b", members=["Karin Sandager"])
    apart = Judgement("person", "karin-sandager@a", "karin-sandager@b", "different")
    assert len(resolved(a, c).persons) == 1
    assert len(resolved(a, c, judgements=[apart]).persons) == 2
