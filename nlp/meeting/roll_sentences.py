"""Lines among a list of members that are sentences: who came for whom, who came late or left."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sagsspor.nlp.people.person_lists import people_in_list
from sagsspor.nlp.text.source import Span

_DEPUTY_LINE = re.compile(
    r"^[^\n]*\b(?:var|er|blev|deltog|deltager|mødte|indkaldt)\b[^\n]*\b(?:stedfortræder|"
    r"suppleant|i stedet)\b[^\n]*$|"
    r"^[^\n]*\b(?:var|er)\sfraværende\b[^\n]*$|^[^\n]*\b(?:meldte?|havde)\s[^\n]*afbud[^\n]*$|"
    r"^[^\n]*,?\s(?:stedfortræder|suppleant)\sfor\s[^\n]*$|^[^\n]*\(stedfortræder\sfor\s[^\n]*$",
    re.MULTILINE | re.IGNORECASE,
)


def deputy_lines(text: str) -> list[Span]:
    """Give the lines of a list that say who came for whom, and list nobody else."""
    return [
        match.span()
        for match in _DEPUTY_LINE.finditer(text)
        if len(people_in_list(match.group())) <= 3
    ]


_MOVED_LINE = re.compile(
    r"^[^\n;]{5,80}\b(?:ankom|gik|forlod\smødet)\skl\.?\s?\d[\d.:]{0,5}\.?$", re.MULTILINE
)


def moving_lines(text: str) -> list[Span]:
    """Give the lines below a list that say when one of its members came or left."""
    return [
        match.span()
        for match in _MOVED_LINE.finditer(text)
        if len(people_in_list(match.group())) == 1
    ]


_MOVED = re.compile(
    r"(?<=[.)]\s)[A-ZÆØÅ][^.;:()]{4,60}(?:\([^()]{1,30}\),?)?\s"
    r"(?:ankom|kom|gik|forlod\smødet|deltog\s(?:fra|til|kun|ikke))\b"
    r"(?:[^.;:]|\.(?=\s?\d|\d)){3,80}\.(?=\s|$)"
)


def moving_sentences(text: str) -> list[Span]:
    """Give the sentences behind a list, on its last line, that say when a member came or left."""
    return [
        match.span()
        for match in _MOVED.finditer(text)
        if len(people_in_list(" ".join(match.group().split()))) == 1
    ]


def without(text: str, spans: Sequence[Span]) -> str:
    """Blank some ranges of a text; offsets stay."""
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text
