"""The municipality or region that a document names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sagsspor.nlp.text.anchors import anchored
from sagsspor.nlp.text.source import Span

_MUNICIPALITY = anchored(
    r"(?<![\w-])(?P<name>(?:[A-ZÆØÅ][\wæøåÆØÅ]+(?:-[A-ZÆØÅ][\wæøåÆØÅ]+)?)(?:\s[A-ZÆØÅ][\wæøå]+)?)"
    r"\s(?P<kind>Kommune|Regionskommune)(?P<genitive>s)?(?![\wæøå])"
)

# "Nordby kommune" at the top, with nothing beside it on its line or in its column.
_AT_TOP = re.compile(
    r"\s{0,60}(?P<name>[A-ZÆØÅ][\wæøåÆØÅ-]+)\skommune(?=\s{3,}|[ \t]*\n|\s[A-ZÆØÅ]|$)"
)
_CAPITALS = anchored(
    r"(?<![\w-])(?:(?P<kommune>[A-ZÆØÅ]{3,}(?:-[A-ZÆØÅ]{3,})?)\sKOMMUNE|"
    r"REGION\s(?P<region>[A-ZÆØÅ]{3,}))(?![\wÆØÅ])"
)

_REGION = anchored(
    r"(?<![\w-])Region\s(?P<name>[A-ZÆØÅ][a-zæøå]+)(?<!s)(?P<genitive>s)?(?![a-zæøå])"
)

# "et samarbejde med Nordby Kommune": minutes name another so, and hardly ever their own.
_WITH = re.compile(r"\b(?:med|nabokommunen|nabokommunerne)\s$", re.IGNORECASE)
_OTHERS = 0.1

_HEAD = 600
"""Characters at the top of a document that count as its head."""

_NOT_A_PLACE_NAME = {
    "Hver",
    "Den",
    "Din",
    "Vores",
    "En",
    "Denne",
    "Samme",
    "Anden",
    "Center",
    "Digital",
    "Ny",
    "Nye",
    "Hele",
    "Egen",
    "Fra",
    "Til",
    "I",
    "Af",
    "Hvis",
    "Når",
    "Dansk",
    "Grøn",
    "Sund",
    "DK2020",
    "At",
    "Med",
    "Som",
    "For",
    "På",
    "Og",
    "Jf",
    "Både",
    "Tidligere",
}


def find_municipality(text: str) -> tuple[str, Span] | None:
    """Give "X Kommune" or "Region X" if the text names one, with where; the most frequent wins."""
    counts: dict[str, float] = {}
    first: dict[str, Span] = {}
    for match in _CAPITALS.finditer(text):
        printed = match.group("kommune") or match.group("region")
        name = "-".join(part.capitalize() for part in printed.split("-"))
        key = f"{name} Kommune" if match.group("kommune") else f"Region {name}"
        counts[key] = counts.get(key, 0) + 1
        first.setdefault(key, match.span())
    for match in _MUNICIPALITY.finditer(text):
        name = match.group("name")
        words = name.split()
        # "Ny Holbæk Kommune" over the head is the name of the merged one.
        named_new = words[0] == "Ny" and len(words) == 2 and _heads_line(text, match.start())
        while words and words[0] in _NOT_A_PLACE_NAME and not named_new:
            words = words[1:]
        # "Center for X Y Kommune" has more capitals than the name: the last word is it.
        if not words:
            continue
        whole = named_new or _two_word_name(words)
        bare = words[-1] if len(words) > 1 and not whole else " ".join(words)
        key = f"{bare} {match.group('kind')}"
        other = _WITH.search(text[max(0, match.start() - 20) : match.start()])
        counts[key] = counts.get(key, 0) + (_OTHERS if other else 1)
        start = match.start("name") + name.rfind(bare)
        first.setdefault(key, (start, match.end() - (1 if match.group("genitive") else 0)))
    for match in _REGION.finditer(text):
        key = f"Region {match.group('name')}"
        counts[key] = counts.get(key, 0) + 1
        first.setdefault(key, (match.start(), match.end("name")))
    # Minutes of a region name its municipalities, those of a municipality its region: below the
    # head none of them is whose minutes they are.
    of_region = re.search(r"\bRegionsråd", text)
    of_municipality = re.search(r"\b(?:Byråd|Kommunalbest|kommunalbest|[Kk]ommunens\b)", text)
    for key in [key for key in counts if first[key][0] >= _HEAD]:
        regional = key.startswith("Region ")
        if (of_municipality and not of_region) if regional else (of_region and not of_municipality):
            del counts[key]
    top = _AT_TOP.match(text)
    if not counts and top:
        return f"{top['name']} Kommune", (top.start("name"), top.end())
    if not counts:
        return None
    # The head names its own municipality; the text may name a neighbour more often.
    weight = {key: counts[key] + 8 * (first[key][0] < _HEAD) for key in counts}
    best = max(counts, key=lambda key: (weight[key], -first[key][0]))
    if weight[best] < 8 and sum(weight[key] == weight[best] for key in weight) > 1:
        # Several are named as often, none of them in the head: the text does not say whose it is.
        return None
    return best, first[best]


def _heads_line(text: str, start: int) -> bool:
    """Tell whether a place is in the head and nothing stands before it on its line."""
    return start < _HEAD and not text[text.rfind("\n", 0, start) + 1 : start].strip(" \t*#")


def _two_word_name(words: Sequence[str]) -> bool:
    """Tell whether a place name has two words: "Ny Holbæk" yes, "Center Holbæk" no."""
    return words[0] in {
        "Nordre",
        "Søndre",
        "Vester",
        "Øster",
        "Store",
        "Lille",
        "Sankt",
        "Gammel",
        "Høje",
    }
