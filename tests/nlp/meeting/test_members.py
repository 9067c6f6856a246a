from sagsspor.nlp.meeting.members import (
    ItemAbsence,
    Roll,
    make_members,
    make_mentioned,
    read_roll,
)
from sagsspor.nlp.people.persons import Person
from sagsspor.nlp.people.presence import Absence, Substitute
from tests.nlp.texts import head_of, items_of

TEXT = """
Kulturudvalget
Mødedato: 3. maj 2022
Deltagere: Lone Holmegaard (A), Jens Askeby (V), Eva Raskgaard (O)
Fraværende: Bo Lindeskov (C)

1. Dagsorden
Beslutning
Godkendt.

2. Eventuelt
Beslutning
Intet.
"""


def person(name: str, party: str | None = None, role: str | None = None) -> Person:
    return Person(name, (0, 1), party, role)


def test_the_roll_of_a_head() -> None:
    roll = read_roll(TEXT, head_of(TEXT), items_of(TEXT)[1])
    assert [(one.name, one.party) for one in roll.members] == [
        ("Lone Holmegaard", "A"),
        ("Jens Askeby", "V"),
        ("Eva Raskgaard", "O"),
    ]
    assert [one.person.name for one in roll.absences] == ["Bo Lindeskov"]
    assert set(roll.names) == {"Lone Holmegaard", "Jens Askeby", "Eva Raskgaard", "Bo Lindeskov"}
    assert all(TEXT[slice(*one.span)] == one.name for one in roll.members)


def test_a_table_without_a_label_says_who_was_away() -> None:
    table = "Navn\tListe\tStatus\nLone Holm\tA\tTil stede\nJens Ask\tV\tAfbud\nEva Rask\tO\tDelvist"
    text = TEXT.replace(
        "Deltagere: Lone Holmegaard (A), Jens Askeby (V), Eva Raskgaard (O)\n"
        "Fraværende: Bo Lindeskov (C)",
        table,
    )
    roll = read_roll(text, head_of(text), items_of(text)[1])
    assert [(one.name, one.party) for one in roll.members] == [
        ("Lone Holm", "A"),
        ("Jens Ask", "V"),
        ("Eva Rask", "O"),
    ]
    assert [(one.person.name, one.items) for one in roll.absences] == [
        ("Jens Ask", ()),
        ("Eva Rask", ("?",)),
    ]


def test_notes_beside_members_say_from_which_items_they_were_away() -> None:
    text = TEXT.replace(
        "Deltagere: Lone Holmegaard (A), Jens Askeby (V), Eva Raskgaard (O)",
        "Medlemmer\n\n • Lone Holmegaard: Deltog\n"
        " • Jens Askeby: Afbud (Stedfortræder Mads Lund, fraværende ved sag 1-2. )\n"
        " • Eva Raskgaard: Deltog (fraværende ved sag 2-3)\n",
    )
    roll = read_roll(text, head_of(text), items_of(text)[1])
    assert [one.name for one in roll.members] == ["Lone Holmegaard", "Jens Askeby", "Eva Raskgaard"]
    assert [(one.person.name, one.items) for one in roll.absences] == [
        ("Jens Askeby", ()),
        ("Mads Lund", ("1", "2")),
        ("Eva Raskgaard", ("2", "3")),
        ("Bo Lindeskov", ()),
    ]
    assert [(one.person.name, one.instead_of) for one in roll.substitutes] == [
        ("Mads Lund", "Jens Askeby")
    ]
    assert all(text[slice(*one.person.span)] == one.person.name for one in roll.absences)


def test_a_surname_of_staff_broken_off_by_a_line_s_end() -> None:
    text = TEXT.replace(
        "Fraværende:",
        "Endvidere deltog:\n\nDirektør Ib Ravn, centerchef Dorte Holm\n"
        "Skovby, arkitekt Per Dam\n\nFraværende:",
    )
    staff = read_roll(text, head_of(text), items_of(text)[1]).staff
    assert [one.name for one in staff] == ["Ib Ravn", "Dorte Holm Skovby", "Per Dam"]


ROLL = Roll(members=(person("Lone Holmegaard", "A"), person("Jens Askeby", "V")))


def statuses(
    roll: Roll, *items: ItemAbsence, deputies: tuple[Substitute, ...] = ()
) -> dict[str, str]:
    return {one.name: one.status for one in make_members(roll, items, (), deputies, {})}


def test_away_from_every_item_is_absent() -> None:
    away = ItemAbsence(("Jens Askeby",), True)
    assert statuses(ROLL, away, away) == {"Lone Holmegaard": "present", "Jens Askeby": "absent"}


def test_away_from_some_items_is_partly() -> None:
    items = (ItemAbsence(("Jens Askeby",), True), ItemAbsence((), True))
    assert statuses(ROLL, *items)["Jens Askeby"] == "partly"


def test_absent_by_the_head() -> None:
    roll = Roll(ROLL.members, (Absence(person("Jens Askeby")),))
    assert statuses(roll, ItemAbsence((), True))["Jens Askeby"] == "absent"


def test_a_deputy_is_a_member_who_stands_in() -> None:
    deputy = Substitute(person("Eva Raskgaard", "V"), "Jens Askeby")
    members = make_members(ROLL, (), (), (deputy,), {})
    assert [(one.name, one.substitute_for) for one in members][-1] == (
        "Eva Raskgaard",
        "Jens Askeby",
    )


def test_a_party_printed_elsewhere_is_taken() -> None:
    roll = Roll((person("Lone Holmegaard"),))
    (member,) = make_members(roll, (), (), (), {"Lone Holmegaard": ("A", (5, 20))})
    assert (member.party, member.where["/party"]) == ("A", ((5, 20),))


def test_a_name_cut_short_is_not_mentioned_beside_the_whole() -> None:
    people = [Person("Lise Holm", (4, 13)), Person("Lise Holm Skovby", (4, 20), role="centerchef")]
    (found,) = make_mentioned(people, ())
    assert (found.name, found.role) == ("Lise Holm Skovby", "centerchef")


def test_others_are_mentioned_once_with_their_first_role() -> None:
    members = make_members(ROLL, (), (), (), {})
    people = [
        person("Ida Vangsted"),
        person("Lone Holmegaard", role="formand"),
        person("Ida Vangsted", role="centerchef"),
    ]
    (found,) = make_mentioned(people, members)
    assert (found.name, found.role) == ("Ida Vangsted", "centerchef")
