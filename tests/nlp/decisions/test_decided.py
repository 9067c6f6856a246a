import pytest

from sagsspor.nlp.decisions.decided import DecidedPart, printed_once
from sagsspor.nlp.record import Decision
from sagsspor.nlp.text.views import view_of

BODY, DATE = "Kulturudvalget", "2022-05-03"


def parts_of(*rows: tuple[str, str]) -> list[DecidedPart]:
    """Give one decision a label, each an outcome and a text."""
    return [
        DecidedPart(
            Decision(BODY, DATE, outcome, text),
            own=True,
            view=view_of(text, [(0, len(text))]),
            start=0,
            end=len(text),
        )
        for outcome, text in rows
    ]


@pytest.mark.parametrize(
    ("rows", "kept"),
    [
        ([("approved", "Godkendt."), ("postponed", "Udsat.")], ["Godkendt.", "Udsat."]),
        ([("approved", "Godkendt."), ("approved", "Godkendt.")], ["Godkendt."]),
        # A list of what became of the case quotes the beginning only.
        (
            [("approved", "Godkendt."), ("approved", "Godkendt. Støjen måles i juni.")],
            ["Godkendt. Støjen måles i juni."],
        ),
        # Remarks under a label of their own, before the label that decides.
        (
            [("resolved_other", "Ordet var frit."), ("approved", "Godkendt.")],
            ["Godkendt."],
        ),
        (
            [("resolved_other", "Ad 1: Ordet var frit."), ("approved", "Ad 2: Godkendt.")],
            ["Ad 1: Ordet var frit.", "Ad 2: Godkendt."],
        ),
    ],
)
def test_what_is_printed_twice_stays_once(rows: list[tuple[str, str]], kept: list[str]) -> None:
    assert sorted(part.decision.text for part in printed_once(parts_of(*rows))) == sorted(kept)
