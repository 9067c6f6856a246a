"""Who was away and who came instead, as a text says it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sagsspor.nlp.people.persons import Person
from sagsspor.nlp.text.source import Span
from sagsspor.nlp.text.views import View


@dataclass(frozen=True, slots=True)
class Absence:
    """One person away: ``why`` is absent or disqualified.

    ``items`` are item numbers, "574+" for that item and all after it, "571-" for it and all
    before, ">" and "<" the items after and before the one it is said at, ">=" and "<=" that one
    too, "closed" those behind closed doors; empty means the whole meeting, or the item the text
    stands in.
    """

    person: Person
    why: str = "absent"
    items: tuple[str, ...] = ()
    span: Span = (0, 0)

    @property
    def whole(self) -> bool:
        """Tell whether nothing limits it to some items, or to a matter the person has a part in."""
        return self.why == "absent" and not self.items

    @property
    def here(self) -> bool:
        """Tell whether it holds for the item it is said at, if it is said at one."""
        return not self.items or any("=" in mark for mark in self.items)


@dataclass(frozen=True, slots=True)
class Substitute:
    """A deputy who took part, and for whom where that is said."""

    person: Person
    instead_of: str | None
    span: Span = (0, 0)


@dataclass(frozen=True, slots=True)
class Presence:
    """What a text says of who was away and who came instead."""

    absences: tuple[Absence, ...] = ()
    substitutes: tuple[Substitute, ...] = ()

    def placed(self, view: View) -> Presence:
        """Give the same with its places in the source that the view was taken from."""
        return Presence(
            tuple(
                replace(one, person=placed(one.person, view), span=view.source_span(*one.span))
                for one in self.absences
            ),
            tuple(
                replace(one, person=placed(one.person, view), span=view.source_span(*one.span))
                for one in self.substitutes
            ),
        )


def placed(person: Person, view: View) -> Person:
    """Give a person read in a view with the place in the source."""
    return replace(person, span=view.source_span(*person.span))
