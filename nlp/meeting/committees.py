"""Every body of the municipality that a document names, once each."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from sagsspor.nlp.meeting.header import Head
from sagsspor.nlp.mentions.bodies import BodyMention, body_name, find_bodies
from sagsspor.nlp.setting import Setting
from sagsspor.nlp.text.capitals import uncapitalised
from sagsspor.nlp.text.source import Span


def find_committees(
    text: str, setting: Setting, head: Head
) -> tuple[tuple[str, ...], Mapping[str, tuple[Span, ...]]]:
    """Give every body the document names, once each, the meeting's own first."""
    spans: dict[str, list[Span]] = {}
    if head.body:
        spans[head.body] = [*head.body_spans]
    mentions: Sequence[BodyMention] = find_bodies(
        text, known=setting.bodies, abbreviations=tuple(setting.abbreviations)
    )
    names = {_committee_key(name): name for name in spans}
    mentions = [*mentions, *_in_capitals(text)]
    for mention in mentions:
        name = mention.name
        if mention.abbreviation:
            name = setting.abbreviations.get(mention.printed, mention.printed)
        name = body_name(name)
        key = _committee_key(name)
        if key not in names:
            names[key] = name
            spans[name] = []
        spans[names[key]].append(mention.span)
    for section_body in setting.bodies:
        name = setting.abbreviations.get(section_body, section_body)
        if _committee_key(name) not in names and name:
            names[_committee_key(name)] = name
            spans[name] = []
    where = {
        f"/committees_mentioned/{n}": tuple(found)
        for n, found in enumerate(spans.values())
        if found
    }
    return tuple(spans), where


_CAPITALS = re.compile(
    r"^[ \t]*([A-ZÆØÅ][A-ZÆØÅ ,&-]{5,80}(?:UDVALGET|RÅDET))[ \t]*$", re.MULTILINE
)


def _in_capitals(text: str) -> list[BodyMention]:
    """Find the bodies that head a group of items in capitals: "TEKNIK- OG MILJØUDVALGET"."""
    found: list[BodyMention] = []
    for match in _CAPITALS.finditer(text):
        bodies = find_bodies(uncapitalised(match.group(1)))
        if len(bodies) == 1 and len(bodies[0].printed) == len(match.group(1)):
            found.append(replace(bodies[0], span=match.span(1)))
    return found


def _committee_key(name: str) -> str:
    key = re.sub(r"[^a-zæøåü0-9]", "", name.casefold())
    return re.sub(r"udvalget$", "udvalg", key)
