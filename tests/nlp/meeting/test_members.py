from sagsspor.nlp.meeting.members import ItemAbsence, make_members, make_mentioned
from sagsspor.nlp.meeting.roll import Roll
from sagsspor.nlp.people.persons import Person
from sagsspor.nlp.people.presence import Absence, Substitute


def person(name: str, party: str | None = None, role: str | None = None) -> Person:
    return Person(name, (0, 1), party, role)


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
