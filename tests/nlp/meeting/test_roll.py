from sagsspor.nlp.meeting.roll import Roll, read_roll
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


def roll_of(text: str) -> Roll:
    return read_roll(text, head_of(text), items_of(text)[1])


def test_the_roll_of_a_head() -> None:
    roll = roll_of(TEXT)
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
    roll = roll_of(text)
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
    roll = roll_of(text)
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
    staff = roll_of(text).staff
    assert [one.name for one in staff] == ["Ib Ravn", "Dorte Holm Skovby", "Per Dam"]


def test_a_list_goes_on_behind_a_long_note() -> None:
    text = TEXT.replace(
        "Lone Holmegaard (A), Jens Askeby (V), Eva Raskgaard (O)\n",
        "\nLone Holmegaard (Socialdemokratiet), formand\n"
        "Jens Askeby (Socialistisk Folkeparti) - afbud til punkt 1-2\n"
        "Eva Raskgaard (Dansk Folkeparti) - gik efter punkt 1\n",
    )
    roll = roll_of(text)
    assert [one.name for one in roll.members] == ["Lone Holmegaard", "Jens Askeby", "Eva Raskgaard"]
    assert [(one.person.name, one.items) for one in roll.absences] == [
        ("Jens Askeby", ("1", "2")),
        ("Eva Raskgaard", ("2+",)),
        ("Bo Lindeskov", ()),
    ]


def test_labels_far_from_their_values() -> None:
    text = TEXT.replace("Fraværende: ", "Ikke mødte      ").replace(
        "(C)", "(C)\nBemærkninger    For Bo Lindeskov deltog Ida Vangsted (C)."
    )
    roll = roll_of(text)
    assert {one.person.name for one in roll.absences} == {"Bo Lindeskov"}
    assert [(one.person.name, one.instead_of) for one in roll.substitutes] == [
        ("Ida Vangsted", "Bo Lindeskov")
    ]


def test_all_but_those_of_a_list() -> None:
    text = TEXT.replace(
        "Lone Holmegaard (A), Jens Askeby (V), Eva Raskgaard (O)\nFraværende: Bo Lindeskov (C)",
        "\nAlle medlemmer var til stede undtagen:\n"
        "Bo Lindeskov (V), som havde meldt afbud. 1. suppleant Ida Vangsted (V) deltog i stedet.",
    )
    roll = roll_of(text)
    assert [one.person.name for one in roll.absences] == ["Bo Lindeskov"]
    assert [one.person.name for one in roll.substitutes] == ["Ida Vangsted"]


def test_what_stands_behind_a_list_on_its_last_line() -> None:
    text = TEXT.replace(
        "Eva Raskgaard (O)\n",
        "Eva Raskgaard (O). Jens Askeby forlod mødet\nkl. 17.40 efter behandlingen af sag 1.\n",
    )
    roll = roll_of(text)
    assert [(one.person.name, one.items) for one in roll.absences] == [
        ("Jens Askeby", ("2+",)),
        ("Bo Lindeskov", ()),
    ]


def test_staff_behind_a_list() -> None:
    roll = roll_of(TEXT.replace("Raskgaard (O)\n", "Raskgaard (O). Sekretær: Mia Holtegård\n"))
    assert [one.name for one in roll.members] == ["Lone Holmegaard", "Jens Askeby", "Eva Raskgaard"]
    assert [one.name for one in roll.staff] == ["Mia Holtegård"]


def test_a_table_with_wide_gaps() -> None:
    roll = roll_of(
        TEXT.replace(
            "Deltagere: Lone Holmegaard (A), Jens Askeby (V), Eva Raskgaard (O)\n"
            "Fraværende: Bo Lindeskov (C)\n",
            "\nNavn                 Parti   Fremmøde\n"
            "Lone Holmegaard      A       Ja\n"
            "Jens Askeby          V       Afbud\n"
            "Eva Raskgaard        O       Ja, fra kl. 16.30 (punkt 2)\n"
            "Bo Lindeskov         C       Nej\n",
        )
    )
    assert [(one.name, one.party) for one in roll.members] == [
        ("Lone Holmegaard", "A"),
        ("Jens Askeby", "V"),
        ("Eva Raskgaard", "O"),
        ("Bo Lindeskov", "C"),
    ]
    assert [(one.person.name, one.items) for one in roll.absences] == [
        ("Jens Askeby", ()),
        ("Eva Raskgaard", ("1-",)),
        ("Bo Lindeskov", ()),
    ]


def test_a_log_in_and_a_long_party_behind_a_name() -> None:
    text = TEXT.replace(
        "Lone Holmegaard (A), Jens Askeby (V), Eva Raskgaard (O)\n",
        "\nOle Holm (olho) Havnelisten\nJens Askeby (jeas) V\nEva Raskgaard (evra) O\n",
    )
    assert [(one.name, one.party) for one in roll_of(text).members] == [
        ("Ole Holm", "Havnelisten"),
        ("Jens Askeby", "V"),
        ("Eva Raskgaard", "O"),
    ]


def test_a_deputy_whose_post_stands_on_the_last_line_of_the_head() -> None:
    text = TEXT.replace(
        "Bo Lindeskov (C)", "Bo Lindeskov (C) - Ida Vangsted (C) deltager som\nstedfortræder"
    )
    roll = roll_of(text)
    assert [one.person.name for one in roll.absences] == ["Bo Lindeskov"]
    assert [one.person.name for one in roll.substitutes] == ["Ida Vangsted"]
