"""Whether a later item treats what was asked, and is not only about the same matter.

With a ground the two items are one matter already, and the rest of what was asked must be shown.
Without, the topic must rest on two rare terms, or on a title that is the item's own or all
that was asked, in the time that was named; at the body that asked.
"""

from __future__ import annotations

from dataclasses import dataclass

from sagsspor.graph.matters import Corpus, Matter
from sagsspor.graph.requests import FollowUp, Report
from sagsspor.graph.topic import likeness

RARE_ENOUGH = 1.4
"""Two terms' rarity together: what a topic without a ground must rest on."""
SAME_MATTER = 0.6
"""A likeness of titles that shows the same matter taken up again."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What is known of an item and a request: the names of the parts of its score, and more.

    ``alike`` is the likeness of the two titles, ``found`` the terms of the topic, ``report`` what
    the item reports of the request.
    """

    names: frozenset[str]
    alike: float = 0.0
    found: tuple[str, ...] = ()
    report: Report | None = None

    @property
    def named(self) -> bool:
        """Whether the item names the meeting that asked."""
        return "explicit_reference" in self.names

    @property
    def in_time(self) -> bool:
        """Whether it comes in the time that was named."""
        return "due" in self.names


def treats_grounded(request: FollowUp, source: Matter | None, matter: Matter, shown: Shown) -> bool:
    """Tell whether an item that is the same matter by a ground treats what was asked.

    ``source`` is the item that asked, None where its minutes are not loaded.
    """
    told = any(term in matter.told for term in request.own)
    if told or (shown.report is not None and shown.report.number is not None):
        return True
    # To be taken up again is all that putting off asks for.
    if request.puts_off and "resumption" in shown.names:
        return True
    if _one_of_several(source):
        return False
    return (
        not request.own
        or (shown.alike >= SAME_MATTER and (shown.named or shown.in_time))
        or (shown.named and shown.in_time)
    )


def _one_of_several(source: Matter | None) -> bool:
    """Tell whether an item asked for more than one thing: then its case or title proves neither.

    An item that takes up the one would else pass for an answer to the other.
    """
    return source is not None and len(source.item.requests) > 1


def treats_alone(request: FollowUp, matter: Matter, corpus: Corpus, shown: Shown) -> bool:
    """Tell whether an item that nothing but its topic joins to a request treats it."""
    if matter.place.body != request.place.body:
        return False
    told = not request.own or any(term in matter.told for term in request.own)
    rare = sum(corpus.rarity.get(term, 1.0) for term in shown.found)
    if len(shown.found) >= 2 and rare >= RARE_ENOUGH and (told or shown.in_time):
        return True
    # The item itself again, or what was asked as the title, in the time that was named for it.
    likest = max(shown.alike, likeness(request.own, matter.title, corpus.rarity))
    return likest >= SAME_MATTER and told and shown.in_time and not request.next_meeting
