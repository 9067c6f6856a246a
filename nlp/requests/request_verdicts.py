"""What the rules for requests know of a meeting, and what they say of a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sagsspor.nlp.record import AskedBy, Due
from sagsspor.nlp.requests.askers import KnownPerson, asker
from sagsspor.nlp.requests.due import find_due

REQUEST = "request"
COMMITMENT = "commitment"

LOOKED_INTO = "looked into"
"""The rule for what is put off so that staff looks into it, to no time."""


@dataclass(frozen=True, slots=True)
class Context:
    """What the rules know of the meeting."""

    meeting_date: date
    own_body: str | None = None
    persons: Sequence[KnownPerson] = ()
    bodies: Sequence[str] = ()

    def due(self, text: str) -> Due | None:
        """Give when a text is due, counted from the meeting."""
        return find_due(text, self.meeting_date)

    def asker(self, subject: str) -> AskedBy | None:
        """Give who the words before a verb name."""
        return asker(subject, own_body=self.own_body, persons=self.persons, bodies=self.bodies)

    @property
    def body(self) -> AskedBy:
        """Give the body that meets, as one who asks."""
        return AskedBy("body", self.own_body or "")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a sentence is: its kind, who asks or promises, and the rule that found it."""

    kind: str
    asked_by: AskedBy
    rule: str
