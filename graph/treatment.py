"""Whether a later item treats what was asked, and is not only about the same matter.

With a ground the two items are one matter already, and what counts is what the request adds to its
item: the same case at the council is no answer to what the committee asked to get back.
Without, the topic must rest on two rare terms, or on a title that is the item's own or all
that was asked, in the time that was named; at the body that asked. See docs/decisions/0015.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from sagsspor.graph.matters import Corpus, Matter, told_of
from sagsspor.graph.requests import FollowUp, Report
from sagsspor.graph.resumptions import put_off
from sagsspor.graph.topic import brings, kinds_of, likeness
from sagsspor.nlp.requests.request_words import words

RARE_ENOUGH = 1.4
"""Two terms' rarity together: what a topic without a ground must rest on."""
RARE_WORD = 0.7
"""The rarity of one word that is the whole title: at most five of fifty items tell of it."""
SAME_MATTER = 0.6
"""A likeness of titles that shows the same matter taken up again."""

A_THIRD, A_HALF = 0.3, 0.5
"""How much of what a request adds to its item must be told: at its own body, and elsewhere."""

_SENTENCE = re.compile(r"(?<=[.!?])\s+")


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
    def early(self) -> bool:
        """Whether it comes before the time that was named."""
        return "early" in self.names

    @property
    def in_time(self) -> bool:
        """Whether it comes in the time that was named."""
        return "due" in self.names


def treats_grounded(request: FollowUp, source: Matter | None, matter: Matter, shown: Shown) -> bool:
    """Tell whether an item that is the same matter by a ground treats what was asked.

    ``source`` is the item that asked, None where its minutes are not loaded.
    """
    if matter.place.body != request.place.body and source is not None:
        return not shown.early and _treated_elsewhere(request, source, matter, shown)
    added = _added(request, source, matter, matter.told)
    if shown.report is not None and shown.report.number is not None:
        return True
    if added >= A_THIRD or (added and (shown.in_time or shown.named)):
        return True
    # To be taken up again is all that putting off asks for.
    if request.puts_off and "resumption" in shown.names:
        return True
    if request.takes_up_again and "same_case" in shown.names and not shown.early:
        return True
    if shown.early:
        return False
    brought = shown.in_time or not _lacks(request, matter)
    if brought and any(term in matter.told for term in request.own):
        return True
    if _one_of_several(source):
        return False
    return (
        (brought and not request.own)
        or (shown.alike >= SAME_MATTER and (shown.named or shown.in_time))
        or (shown.named and shown.in_time)
    )


def _treated_elsewhere(request: FollowUp, source: Matter, matter: Matter, shown: Shown) -> bool:
    """Tell whether the item of another body treats it: by words that the asking item had not.

    What a committee recommends goes on to the council with its title, its text and the printed
    decision. That the council decides it is not what the committee asked to get back.
    """
    # That the committee has asked is told to the council too.
    told = told_of(replace(matter.item, summary=_without_asks(matter.item.summary or "")))
    if _added(request, source, matter, told) >= A_HALF:
        return True
    if shown.report is not None and shown.report.number is not None and not _passed_on(source):
        return True
    # What a council sends back is treated by the committee's taking it up.
    return put_off(source) and (request.puts_off or not request.own)


def _passed_on(source: Matter) -> bool:
    """Tell whether the meeting recommended the matter to another body."""
    return any(
        row.outcome == "recommended"
        for row in source.item.decisions
        if row.date in (None, source.place.date)
    )


def _without_asks(text: str) -> str:
    return " ".join(row for row in _SENTENCE.split(text) if not words("ask", "active").search(row))


def _added(
    request: FollowUp, source: Matter | None, matter: Matter, told: Mapping[str, float]
) -> float:
    """Give the share of what the request adds to its item that the later item tells of.

    A word that stands in the later title alone counts as added too: the matter has turned to it.
    """
    if source is None:
        return float(any(term in told for term in request.own))
    added = [
        term
        for term in request.own
        if term not in source.told or (term in matter.title and term not in source.title)
    ]
    return sum(term in told for term in added) / len(added) if added else 0.0


def _lacks(request: FollowUp, matter: Matter) -> bool:
    """Tell whether a kind of thing was asked for by name, and the later item does not bring it."""
    kinds = kinds_of(request.text)
    titles = (matter.item.title, *matter.item.attachments)
    return bool(kinds) and not (
        any(brings(title) for title in titles) or kinds & kinds_of(matter.item.summary)
    )


def _brought_as_title(request: FollowUp, matter: Matter, corpus: Corpus, shown: Shown) -> bool:
    """Tell whether an item has just what was asked as its title, and brings the kind of thing.

    "Ladestandere i kommunen", with an overview, where an overview of them was asked for: one word
    is enough, if it is a rare one, and the item comes in the time that was named, if any.
    """
    dated = request.next_meeting or (request.due and (request.due.start or request.due.end))
    if dated and not shown.in_time:
        return False
    return (
        set(request.own) == set(matter.title)
        and sum(corpus.rarity.get(term, 1.0) for term in request.own) >= RARE_WORD
        and not kinds_of(request.text).isdisjoint(matter.told)
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
    told = any(term in matter.told for term in request.own)
    # A request without words of its own asks for its item again, or in its time.
    told |= not request.own and (shown.in_time or shown.alike >= SAME_MATTER)
    rare = sum(corpus.rarity.get(term, 1.0) for term in shown.found)
    if len(shown.found) >= 2 and rare >= RARE_ENOUGH and told:
        return True
    if _brought_as_title(request, matter, corpus, shown):
        return True
    # The item itself again, or what was asked as the title, in the time that was named for it.
    likest = max(shown.alike, likeness(request.own, matter.title, corpus.rarity))
    return likest >= SAME_MATTER and told and shown.in_time and not request.next_meeting
