"""How often something comes back: "årligt", "hvert 4. år", "kvartalsvis status"."""

from __future__ import annotations

import re
from functools import cache

from sagsspor.nlp.requests.due_patterns import DATA, NUMBERS, OPEN, STOP
from sagsspor.nlp.text.anchors import Anchored, anchored
from sagsspor.nlp.text.memory import remembered
from sagsspor.nlp.text.patterns import either


@cache
def _recurrences() -> tuple[Anchored, dict[str, str], Anchored]:
    spoken = {word: duration for duration, words in DATA["recurrence"].items() for word in words}
    adjectives = DATA["recurrence_adjectives"]
    for duration, words in adjectives.items():
        if duration == "nouns":
            continue
        for word in words:
            for noun in adjectives["nouns"]:
                spoken[f"{word} {noun}"] = duration
    every = anchored(
        rf"{OPEN}hver[t]?\s+(?P<count>\d{{1,2}}\.|{either(NUMBERS)})\s+(?P<unit>år|måned|uge){STOP}",
        re.IGNORECASE,
    )
    plain = anchored(rf"{OPEN}{either(spoken)}{STOP}", re.IGNORECASE)
    return plain, spoken, every


@remembered
def find_recurrence(text: str) -> str | None:
    """Give how often something comes back as an ISO 8601 duration; None where nothing tells.

    >>> find_recurrence("Udvalget behandler strategien hvert 4. år.")
    'P4Y'
    """
    plain, spoken, every = _recurrences()
    found: list[tuple[int, str]] = []
    match = every.search(text)
    if match:
        count = match["count"].rstrip(".")
        number = int(count) if count.isdigit() else NUMBERS[count.casefold()]
        unit = {"å": "Y", "m": "M", "u": "W"}[match["unit"][0].casefold()]
        found.append((match.start(), f"P{number}{unit}"))
    for match in plain.finditer(text):
        before = text[max(0, match.start() - 12) : match.start()].rstrip().casefold()
        if before.endswith(("kr.", "kr", "kroner", "pct.", "procent", "%", "mio.")):
            continue  # "150.000 kr. årligt" is an amount
        found.append((match.start(), spoken[" ".join(match[0].casefold().split())]))
        break
    return min(found)[1] if found else None


def recurrence_spans(text: str) -> list[tuple[int, int]]:
    """Give where a text says how often something comes back."""
    plain, _, every = _recurrences()
    return [match.span() for pattern in (plain, every) for match in pattern.finditer(text)]
