"""Who acts in an item, and who is only named: movers, those who are elected, guests."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from sagsspor.nlp.decisions.decided import DecidedPart
from sagsspor.nlp.mentions.outcomes import COUNCILS
from sagsspor.nlp.people.names import is_role_word, party_of
from sagsspor.nlp.people.persons import Person
from sagsspor.nlp.people.persons_in_text import names_known, people_with_party
from sagsspor.nlp.segmentation.sections import Section
from sagsspor.nlp.setting import Setting
from sagsspor.nlp.text.anchors import anchored
from sagsspor.nlp.text.views import view_of

_ELECTS = anchored(
    r"\bvalgt|\budpeg|\bvælges|\bvalgtes|\bsom\s(?:medlem|formand|stedfortræder)", re.IGNORECASE
)

# "Lone Holm (C) og Jens Ask (V) blev udpeget": between the name and the verb are only names.
_ELECTED = re.compile(
    r"(?:\s?\([^()\n]{1,40}\)|[,/]|\s(?:og|samt|som|[A-ZÆØÅ][\w.-]*)){0,20}"
    r"\s(?:(?:blev|bliver|er|var)\s(?:\w+\s){0,2}?(?:valgt|genvalgt|udpeget|genudpeget|indstillet|foreslået)"
    r"|(?:gen)?vælges|valgtes|(?:gen)?udpeges|udpegedes|indtræder|indtrådte)\b"
)

_PROPOSES = re.compile(
    r"\s?\([^()\n]{1,40}\)\s(?:har\s)?(?:\w+\s)?(?:foreslå(?:r|et)|foreslog|fremsætter|fremsat|fremsatte|stiller|stillet|"
    r"anmoder|anmodet|anmodede)\b"
)

# "Lone Holm (Ø) og Jens Ask (B) var inviteret, men kunne ikke deltage", "var som gruppeformand
# inviteret med til mødet": guests, whatever party they are of.
_INVITED = re.compile(
    r"(?:\s?\([^()\n]{1,40}\)|[,/]|\s(?:og|samt|[A-ZÆØÅ][\w.-]*)){0,20}"
    r"\s(?:var|er|blev)\s(?:\w+\s){0,3}?(?:som\s(?P<role>\w+)\s)?inviteret\b"
)


def proposers(sections: Sequence[Section], setting: Setting) -> list[Person]:
    """Give the councillors whose proposals a council's items present: they act at the meeting."""
    if not any(word in (setting.body or "").casefold() for word in COUNCILS):
        return []
    spans = [span for one in sections if one.kind in {"case", "summary"} for span in one.spans]
    view = view_of(setting.text, spans)
    return [
        replace(person, span=view.source_span(*person.span), role=None)
        for person in people_with_party(view.text)
        if person.party and _PROPOSES.match(view.text, person.span[1])
    ]


def people_of(part: DecidedPart, begin: int, parties: Collection[str]) -> list[Person]:
    """Give the elected persons a decision names; who got a post or was invited has a note.

    ``begin`` is where in its view what is said of it begins, ``parties`` are the names whose party
    the minutes print somewhere.
    """
    people = []
    text = part.view.text[begin : part.end]
    printed = people_with_party(text)
    known = names_known(text, set(parties) - {person.name for person in printed})
    for person in (*printed, *(one for one in known if one.span not in {p.span for p in printed})):
        before = text[max(0, person.span[0] - 160) : person.span[0]]
        sentence = re.split(r"[.\n](?=\s|$)", before)[-1]
        chosen = (
            _ELECTS.search(sentence) is not None
            or _ELECTS.search(before.split("\n")[-1]) is not None
            or _ELECTED.match(text, person.span[1]) is not None
        )
        view = part.view
        span = view.source_span(person.span[0] + begin, person.span[1] + begin)
        if party_of(person.name):
            continue
        guest = _INVITED.match(text, person.span[1])
        if guest:
            role = guest["role"] if guest["role"] and is_role_word(guest["role"]) else person.role
            people.append(replace(person, span=span, role=role, note="guest"))
            continue
        people.append(replace(person, span=span, note="elected" if chosen else None))
    return people
