from typing import Any

import pytest

from sagsspor.nlp.people.person_lists import people_in_list
from tests.linear import grows_linearly
from tests.nlp.cases import cases, ident


@pytest.mark.parametrize("case", cases("names", "list"), ids=ident)
def test_lists_are_read_with_parties(case: dict[str, Any]) -> None:
    found = people_in_list(case["text"], 4)
    assert [[person.name, person.party or ""] for person in found] == case["people"]
    for person in found:
        printed = case["text"][person.span[0] - 4 : person.span[1] - 4]
        assert " ".join(printed.split()) == person.name


@pytest.mark.parametrize(
    "text", ["Lone Holm (A), næstformand - afbud", "Lone Holm (A), Næstformand- afbud"]
)
def test_a_note_behind_a_post(text: str) -> None:
    (found,) = people_in_list(text)
    assert (found.name, found.party, found.note) == ("Lone Holm", "A", "afbud")


def test_the_rows_of_a_table_hold_party_and_status() -> None:
    found = people_in_list("Lone Holm\tA\tTil stede\nBo Ask\tØ\tAfbud\nEva Rask\tV")
    assert [(one.name, one.party, one.note) for one in found] == [
        ("Lone Holm", "A", "Til stede"),
        ("Bo Ask", "Ø", "Afbud"),
        ("Eva Rask", "V", None),
    ]


def test_a_row_may_say_who_came_and_what_else() -> None:
    found = people_in_list(
        "Lone Holm\tA\tJa\tFormand\nJens Ask\tV\tNej\tAfbud\n"
        "Bo Lind\tV\tJa\tStedfortræder for Jens Ask\nEva Rask\tO\tJa\tDeltog til og med punkt 9"
    )
    assert [(one.name, one.party, one.role, one.note) for one in found] == [
        ("Lone Holm", "A", "Formand", None),
        ("Jens Ask", "V", None, "fraværende; Afbud"),
        ("Bo Lind", "V", None, "for Jens Ask"),
        ("Eva Rask", "O", None, "Deltog til og med punkt 9"),
    ]


@pytest.mark.parametrize("note", ["afbud til punkt 1-2", "gik efter punkt 3", "afbud"])
def test_a_note_says_for_which_items(note: str) -> None:
    found = people_in_list(f"Lone Holm (Socialistisk Folkeparti) - {note}\nJens Ask (Venstre)")
    assert [one.note for one in found] == [note, None]


@pytest.mark.parametrize(
    "piece", ["Lone\tA\t", "Lone ", "Lone Holm ", "Lone Holm (A), ", "chef ", "A. ", "(("]
)
def test_time_is_linear(piece: str) -> None:
    assert grows_linearly(people_in_list, piece, 20_000)


def test_a_note_in_brackets_is_no_log_in() -> None:
    found = people_in_list("Lone Holm, Bo Lind (afbud), Jens Ask (fravær), Eva Rask")
    assert [person.note for person in found] == [None, "afbud", "fravær", None]
