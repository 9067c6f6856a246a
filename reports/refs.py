"""Names with links: bodies, persons, meetings, cases, items."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from sagsspor.graph.matters import is_procedural
from sagsspor.nlp.text.source import Source
from sagsspor.reports.addresses import Addresses
from sagsspor.reports.facts import Item, Meeting
from sagsspor.reports.index import Index
from sagsspor.reports.pieces import FollowUp, Frame, ItemRef, Ref

STANDING = 3
"""How many titles of standing items name their case."""

Texts = Callable[[str], Source]
"""Gives a document's text by its stem."""


@dataclass(frozen=True)
class Refs(Index):
    """What every page asks for: its frame, and names with their pages."""

    addresses: Addresses
    texts: Texts
    lang: str
    as_of: date
    served: bool = False

    def frame(
        self,
        page: str,
        section: str,
        title: str,
        follow_ups: Iterable[FollowUp] | None = None,
    ) -> Frame:
        """Give the frame of a page at a path.

        ``follow_ups`` are the requests on it; where all are answered, or there are none, the page
        is the same at any later date and says none. Without it the page is of the report's date.
        """
        dated = follow_ups is None or any(view.status != "answered" for view in follow_ups)
        as_of = self.as_of if dated else None
        return Frame(self.lang, as_of, "../" * page.count("/"), section, title, self.served)

    def body(self, iri: str | None) -> Ref:
        """Give a body's name and page."""
        found = self.facts.bodies.get(iri) if iri else None
        return Ref(found.name if found else "", self.addresses.find(iri))

    def person(self, iri: str) -> Ref:
        """Give a person's name and page; staff have no page."""
        found = self.facts.persons.get(iri)
        return Ref(found.name if found else iri.rsplit("/", 1)[-1], self.addresses.find(iri))

    def case_title(self, iri: str) -> str | None:
        """Give what a case is called: by its newest item, or by all where they are standing ones.

        The number of a standing case is on the agenda's approval, the announcements and the
        signatures of every meeting; the newest of these says nothing of it.
        """
        items = (self.facts.items[item] for item in self.facts.cases[iri].items)
        titles = [item.title for item in items if item.title]
        telling = [title for title in titles if not is_procedural(title)]
        return telling[-1] if telling else ", ".join([*dict.fromkeys(titles)][:STANDING]) or None

    def meeting_link(self, iri: str | None) -> Ref | None:
        """Give a meeting's page, None where the meeting is not known."""
        return self.meeting(iri) if iri in self.facts.meetings else None

    def meeting(self, iri: str | None) -> Ref:
        """Give a meeting's page; its text is its body's name."""
        found = self.facts.meetings.get(iri) if iri else None
        return Ref(self.body(found.body).text if found else "", self.addresses.find(iri))

    def case(self, iri: str) -> Ref:
        """Give a case's number and page."""
        return Ref(self.facts.cases[iri].number, self.addresses.find(iri))

    def item(self, iri: str | None) -> ItemRef | None:
        """Give an item with its meeting; None for one that is not known."""
        item = self.facts.items.get(iri) if iri else None
        if item is None:
            return None
        meeting = self.facts.meetings[item.meeting]
        page = self.addresses.find(item.meeting)
        loaded = meeting.loaded and item.ordinal is not None
        return ItemRef(
            item.number,
            item.title,
            f"{page}#{item_anchor(item)}" if page and loaded else page,
            meeting.date,
            self.body(meeting.body).text,
            page,
            loaded,
        )

    def meeting_as_item(self, meeting: Meeting) -> ItemRef:
        """Give a meeting where an item is looked for and none is named."""
        page = self.addresses.find(meeting.iri)
        return ItemRef(
            None, None, page, meeting.date, self.body(meeting.body).text, page, meeting.loaded
        )


def item_anchor(item: Item) -> str:
    """Give the anchor of an item on its meeting's page."""
    return f"punkt-{item.ordinal}"
