"""Who was away from an item by its labels for that, and by the lines under its title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from sagsspor.nlp.decisions.deciding_bodies import full_name, is_own
from sagsspor.nlp.meeting.roll_sentences import without
from sagsspor.nlp.people.absence import read_absence
from sagsspor.nlp.people.absence_sentences import ONLY_AWAY, sentence_absence
from sagsspor.nlp.people.persons import Person
from sagsspor.nlp.people.persons_in_text import names_known
from sagsspor.nlp.people.presence import Absence, Presence, Substitute
from sagsspor.nlp.segmentation.sections import Section
from sagsspor.nlp.setting import Setting
from sagsspor.nlp.text.views import view_of

_DISQUALIFIED = "inhabil"
_SHORT_LINE = 160
"""The longest line that only says who is away, in code points."""
_UNDER_TITLE = 4
"""How many spans under the heading still are right under it."""
_AWAY_FROM_ITEMS = re.compile(
    r"\bdeltog\sikke\s(?:i|under|ved)\s(?:behandlingen\saf\s)?(?:dagsordens?)?(?:pkt|punkt|sag)\w*\.?\s"
    r"(?:nr\.?\s)?\d",
    re.IGNORECASE,
)


# "Lone Holm er indkaldt som suppleant for Jens Ask."
_CALLED = re.compile(
    r"\b(?:er|var|blev)\sindkaldt\ssom\s(?:suppleant|stedfortræder)\sfor\b", re.IGNORECASE
)


@dataclass(slots=True)
class ItemAbsences:
    """Who was away: from this meeting's item, and from an earlier body's by body and date."""

    absences: list[Absence] = field(default_factory=list)
    substitutes: list[Substitute] = field(default_factory=list)
    others: list[Person] = field(default_factory=list)
    by_owner: dict[tuple[str | None, str | None], list[Person]] = field(default_factory=dict)

    def add(self, presence: Presence) -> None:
        """Add what is said of this meeting."""
        self.absences += presence.absences
        self.substitutes += presence.substitutes


def read_item_absences(sections: Sequence[Section], setting: Setting) -> ItemAbsences:
    """Read the sections of absence, and lines of absence that stand under no label."""
    found = ItemAbsences()
    for section in sections:
        disqualified = section.label.startswith(_DISQUALIFIED)
        if section.kind != "absence" or (disqualified and not section.spans):
            continue
        view = view_of(setting.text, section.spans)
        presence = read_absence(view.text).placed(view)
        owner = section.owner_heading
        if owner and owner.body and not is_own(owner.body, owner.date, setting):
            away = [one.person for one in presence.absences]
            found.by_owner.setdefault((full_name(owner.body, setting), owner.date), []).extend(away)
            found.others += away
            continue
        if disqualified:
            absences = tuple(replace(one, why="disqualified") for one in presence.absences)
            presence = replace(presence, absences=absences)
        found.add(presence)
    _read_loose_lines(sections, setting, found)
    return found


def _read_loose_lines(sections: Sequence[Section], setting: Setting, found: ItemAbsences) -> None:
    """Read lines under no label that only say who is away: "Lone Holm var fraværende.".

    So are those under a label for remarks. Further down than right under the heading only those
    that name items, as the first item of a meeting does: "Lone Holm deltog ikke i punkt 7-8.".
    """
    for section in sections:
        remarks = not section.label or section.label.startswith("bemærkning")
        if not remarks or section.kind == "decision":
            continue
        for at, span in enumerate(section.spans):
            if span[1] - span[0] > _SHORT_LINE:
                continue
            view = view_of(setting.text, (span,))
            if _CALLED.search(view.text):
                called = sentence_absence(view.text, setting.names)
                found.substitutes += called.placed(view).substitutes if called else ()
                continue
            right_under = section.kind == "head" and at < _UNDER_TITLE
            if right_under and (listed := _absentees_again(view.text, setting.absent)):
                found.add(listed.placed(view))
                continue
            if not (right_under and ONLY_AWAY.search(view.text)) and not _AWAY_FROM_ITEMS.search(
                view.text
            ):
                continue
            presence = sentence_absence(view.text, setting.names)
            if presence:
                found.add(presence.placed(view))


# Whom an absentee speaks for; a bracket may be left open.
_BRACKET = re.compile(r"\([^()]*\)?")
_BETWEEN_NAMES = re.compile(r"(?:[\s,;.)]|\bog\b|\bsamt\b)*")


def _absentees_again(text: str, absent: tuple[str, ...]) -> Presence | None:
    """Read a line that is only names of those who are away by the head: it says so of the item."""
    people = names_known(text, absent)
    blank = without(text, [person.span for person in people])
    if not people or not _BETWEEN_NAMES.fullmatch(_BRACKET.sub("", blank)):
        return None
    whole = (0, len(text))
    return Presence(tuple(Absence(person, "absent", (), whole) for person in people))
