import pytest

from sagsspor.nlp.people.persons import is_own_initials, leading_roles


@pytest.mark.parametrize(
    ("name", "rest", "roles"),
    [
        ("Lone Holm", "Lone Holm", []),
        ("Formand Lone Holm", "Lone Holm", ["Formand"]),
        ("Rådmand  formand Lone Holm", "Lone Holm", ["Rådmand", "formand"]),
        ("Formand Holm", "Formand Holm", []),
        ("Samt Lone Holm", "Lone Holm", []),
    ],
)
def test_words_for_roles_are_no_part_of_the_name(name: str, rest: str, roles: list[str]) -> None:
    start, found = leading_roles(name, {"Samt"})
    assert (name[start:], found) == (rest, roles)


def test_initials_are_no_party() -> None:
    assert is_own_initials("Lone Holm", "LH")
    assert not is_own_initials("Lone Holm", "L")
