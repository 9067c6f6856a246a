"""Mentions of earlier meetings: "På mødet den 16. maj 2023 (sag 35) godkendte udvalget".

A date alone is no reference. It needs a cue: the number of an item, a meeting before it, a body
beside it, or a body that did something on it. Dates of other events, later meetings, this meeting
and the headings of earlier decisions are none.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from sagsspor.nlp.mentions.bodies import BodyMention, find_bodies
from sagsspor.nlp.mentions.dates import find_dates
from sagsspor.nlp.mentions.reference_merging import FoundReference, merge
from sagsspor.nlp.mentions.reference_patterns import CAPITALS, DATA, HEADING, HISTORIES, HISTORY
from sagsspor.nlp.mentions.reference_reader import SentenceReader
from sagsspor.nlp.text.mending import Mended, mended
from sagsspor.nlp.text.sentences import split_sentences
from sagsspor.nlp.text.source import Span

__all__ = ["FoundReference", "find_references"]

_DIGIT = re.compile(r"\d")


def find_references(
    text: str,
    *,
    meeting_date: date,
    own_body: str | None = None,
    bodies: Sequence[str] = (),
    history: bool = False,
    offset: int = 0,
) -> tuple[FoundReference, ...]:
    """Find the earlier meetings that a text refers to, one for each meeting and item.

    ``bodies`` are the names the document is known to use, ``history`` tells that the text is a list
    of earlier treatment ("Tidligere behandling"), whose heading need not be in the text.
    """
    whole = mended(text)
    text = whole.text
    dates = find_dates(text, near=meeting_date)
    if not dates:
        return ()
    # A board that is called "Bestyrelsen" and nothing else is named no more than "udvalget" is.
    named = (*bodies, own_body) if own_body else tuple(bodies)
    known = tuple(name for name in named if name.casefold() not in DATA["generic"])
    mentions = _bodies(text, known)
    starts = [mention.span[0] for mention in mentions]
    begins = [mention.span[0] for mention in dates]
    listed, headings = _lines(text, history)
    found: list[FoundReference] = []
    for sentence in split_sentences(text):
        inside = dates[bisect_left(begins, sentence.start) : bisect_left(begins, sentence.end)]
        if not inside:
            continue
        here = mentions[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        reader = SentenceReader(text, sentence.start, sentence.end, here, meeting_date)
        found += reader.references(inside, listed, headings)
    merged = merge(found)
    return tuple(_moved(reference, whole, offset) for reference in merged)


def _moved(reference: FoundReference, whole: Mended, offset: int) -> FoundReference:
    printed = map(whole.printed, reference.spans)
    spans = tuple((start + offset, end + offset) for start, end in printed)
    return replace(reference, span=spans[0], spans=spans)


def _bodies(text: str, known: Sequence[str]) -> list[BodyMention]:
    """Give the bodies of a text in order, also abbreviations the document does not declare."""
    mentions = list(find_bodies(text, known=known))
    starts = sorted(mention.span for mention in mentions)
    for match in CAPITALS.finditer(text):
        at = bisect_left(starts, (match.end("body"), 0))
        if at and starts[at - 1][1] > match.start("body"):
            continue
        if match["body"] not in DATA["not_bodies"]:
            mentions.append(BodyMention(match.span("body"), match["body"], match["body"], True))
    return sorted(mentions, key=lambda mention: mention.span)


def _lines(text: str, history: bool) -> tuple[list[Span], list[Span]]:
    """Give the lines of lists of earlier treatment, and those that are headings with a date."""
    listed: list[Span] = []
    headings: list[Span] = []
    in_list = history
    at = 0
    may_list = history or HISTORIES.search(text) is not None
    for line in text.split("\n"):
        span = (at, at + len(line))
        at += len(line) + 1
        bare = line.strip(" \t*#-•")
        if not bare:
            continue
        if may_list and HISTORY.match(line):
            in_list = True
        elif in_list and len(bare) < 200 and any(sign.isdigit() for sign in bare):
            listed.append(span)
        elif in_list and not history:
            in_list = False
        if (
            len(bare) < 160
            and _DIGIT.search(line)
            and HEADING.match(line)
            and span not in listed[-1:]
        ):
            headings.append(span)
    return listed, headings
