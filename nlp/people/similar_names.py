"""Printings of one name: equal without case, or one letter apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

_SHORTEST = 9
"""Names of fewer letters must be equal: one letter makes another name of them."""


def similar_name(left: str, right: str) -> bool:
    """Tell whether two printings may be one name: equal without case, or one letter apart.

    >>> similar_name("Githa Holm", "Gittha HOLM"), similar_name("Bo Holm", "Ib Holm")
    (True, False)
    """
    a, b = left.casefold(), right.casefold()
    if a == b:
        return True
    if (
        abs(len(a) - len(b)) > 1
        or min(len(a), len(b)) < _SHORTEST
        or a.split()[-1][:1] != b.split()[-1][:1]
    ):
        return False
    at = 0
    while at < min(len(a), len(b)) and a[at] == b[at]:
        at += 1
    return at >= 2 and (
        a[at + 1 :] == b[at + 1 :] or a[at + 1 :] == b[at:] or a[at:] == b[at + 1 :]
    )


class SimilarNames:
    """Names, found by any printing that is similar; the one added first comes first.

    Two names that are one letter apart are the same when each, or one of the two, is without one
    of its letters: so a name is looked up among few, however many there are.
    """

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._order: dict[str, int] = {}
        self._by_letters: dict[str, list[str]] = {}
        for name in names:
            self.add(name)

    def add(self, name: str) -> None:
        """Add a name that is not there yet."""
        if name not in self._order:
            self._order[name] = len(self._order)
            for letters in _without_a_letter(name):
                self._by_letters.setdefault(letters, []).append(name)

    def like(self, name: str) -> list[str]:
        """Give the names similar to one, in the order they were added."""
        near = {
            other
            for letters in _without_a_letter(name)
            for other in self._by_letters.get(letters, ())
        }
        return sorted(
            (other for other in near if similar_name(other, name)), key=self._order.__getitem__
        )

    def __contains__(self, name: str) -> bool:
        return bool(self.like(name))


def _without_a_letter(name: str) -> Iterator[str]:
    letters = name.casefold()
    yield letters
    if len(letters) >= _SHORTEST:
        for at in range(2, len(letters)):
            yield letters[:at] + letters[at + 1 :]
