"""Synthetic minutes: invented paragraphs in the style of minutes, with the names in them marked.

Everything is drawn from ``minutes.toml`` and a name list with one seeded generator, so the same
seed gives the same text. No sentence is taken from real minutes.
"""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import Any

Span = tuple[int, int, str]

_SLOT = re.compile(r"\{(\w+)\}")
_GROUPS = ("members", "absence", "votes", "decisions", "prose")
_GROUP_WEIGHTS = (18, 14, 16, 20, 50)


@dataclass(frozen=True, slots=True)
class Example:
    """A text and its names: start, end and label, in order."""

    text: str
    spans: tuple[Span, ...]


@cache
def material() -> Mapping[str, Any]:
    """Read ``minutes.toml``."""
    return tomllib.loads((Path(__file__).with_name("minutes.toml")).read_text(encoding="utf-8"))


class NameMaker:
    """Draws invented names of persons, organisations, committees and places."""

    def __init__(self, names: Mapping[str, Sequence[Any]], rng: random.Random) -> None:
        self._rng = rng
        self._words = material()
        # Square roots flatten the counts, so that rare and foreign names are seen too.
        self._pools = {
            key: (
                [name for name, _ in names[key]],
                list(accumulate(count**0.5 for _, count in names[key])),
            )
            for key in ("first", "last")
        }

    def _pick(self, *path: str) -> str:
        found: Any = self._words
        for key in path:
            found = found[key]
        return str(self._rng.choice(found))

    def _listed(self, key: str) -> str:
        names, weights = self._pools[key]
        return str(self._rng.choices(names, cum_weights=weights)[0])

    def last_name(self) -> str:
        """Draw a last name; one in five is made of parts, as no list has them all."""
        if self._rng.random() < 0.2:
            return self._pick("surnames", "heads") + self._pick("surnames", "tails")
        return self._listed("last")

    def person(self) -> str:
        """Draw a person's name in one of the forms that minutes print."""
        first, last = self._listed("first"), self.last_name()
        chance = self._rng.random()
        if chance < 0.52:
            name = f"{first} {last}"
        elif chance < 0.70:
            name = f"{first} {self.last_name()} {last}"
        elif chance < 0.75:
            name = f"{first} {self._listed('first')} {last}"
        elif chance < 0.80:
            name = f"{first}-{self._listed('first')} {last}"
        elif chance < 0.86:
            name = f"{first} {self._rng.choice('ABCEFGHJKLMNPRSTV')}. {last}"
        elif chance < 0.90:
            name = f"{first} {last}-{self.last_name()}"
        elif chance < 0.92:
            name = f"{first} {self._pick('surnames', 'particles')} {last}"
        elif chance < 0.94:
            name = f"{self._rng.choice('ABCEFGHJKLMNPRSTV')}. {last}"
        elif chance < 0.97:
            name = f"{first} {last.upper()}"
        else:
            name = first if chance < 0.985 else last
        return name

    def place(self) -> str:
        """Draw a town, a part of the country, or a street."""
        chance = self._rng.random()
        if chance < 0.25:
            return self._pick("places", "plain")
        if chance < 0.6:
            return self._town()
        if chance < 0.65:
            return (
                f"{self._town()} {self._rng.choice(('Rådhus', 'Kirke', 'Station', 'Havn', 'Torv'))}"
            )
        if chance < 0.7:
            return (
                f"{self._listed('first')} {self.last_name()}s {self._rng.choice(('Vej', 'Plads'))}"
            )
        stem = self._town() if self._rng.random() < 0.5 else self._pick("places", "heads")
        street = stem + self._pick("places", "streets")
        return f"{self._pick('places', 'before')} {street}" if chance > 0.92 else street

    def _town(self) -> str:
        head, tail = self._pick("places", "heads"), self._pick("places", "tails")
        name = head + tail
        return f"{self._pick('places', 'heads')} {name.title()}" if _one_in(self._rng, 12) else name

    def committee(self) -> str:
        """Draw a council or a committee."""
        chance = self._rng.random()
        if chance < 0.18:
            return self._pick("fields", "top")
        if chance < 0.32:
            return self._pick("fields", "councils")
        joined = [self._pick("fields", "joined") for _ in range(3)]
        of = [self._pick("fields", "of") for _ in range(3)]
        if self._rng.random() < 0.15:
            joined = [word if at == 0 else word.lower() for at, word in enumerate(joined)]
            of = [word.lower() for word in of]
        name = self._rng.choice(
            (
                f"{joined[0]}udvalget",
                f"{joined[0]}- og {joined[1]}udvalget",
                f"{joined[0]}- og {joined[1]}udvalget",
                f"{of[0]}, {of[1]} og {joined[2]}udvalget",
                f"{joined[0]}-, {joined[1]}- og {joined[2]}udvalget",
                f"{of[0]}- & {joined[1]}udvalget",
                f"Udvalget for {of[0]} og {of[1]}",
                f"Udvalget for {of[0]}, {of[1]} og {of[2]}",
                f"Udvalg for {of[0]}",
                f"Udvalget for {of[0]} & {of[1]}",
                f"{of[0]}, {of[1]} og {of[2]}",
                f"{joined[0]}rådet",
                f"§ 17, stk. 4-udvalget for {of[0]}",
                f"{of[0]}udvalg",
            )
        )
        return name

    def organisation(self) -> str:
        """Draw an authority, school, centre, association or firm."""
        chance = self._rng.random()
        if chance < 0.14:
            return self._pick("organisations", "national")
        if chance < 0.22:
            return self.committee()
        fill: Mapping[str, Callable[[], str]] = {
            "place": lambda: (
                self._town() if self._rng.random() < 0.7 else self._pick("places", "plain")
            ),
            "last": self.last_name,
            "word": lambda: self._pick("organisations", "words"),
            "field": lambda: self._pick("fields", "of"),
            "jfield": lambda: self._pick("fields", "joined"),
            "region": lambda: self._pick("organisations", "regions"),
        }
        return _SLOT.sub(lambda slot: fill[slot[1]](), self._pick("organisations", "forms"))

    def party(self) -> str:
        """Draw a party written out."""
        return self._pick("organisations", "parties")

    def abbreviation(self) -> str:
        """Draw an acronym."""
        return "".join(self._rng.choices("ABDEFGHIKLMNOPRSTUVØ", k=self._rng.randint(2, 4)))


class MinutesWriter:
    """Writes paragraphs of invented minutes."""

    def __init__(self, names: Mapping[str, Sequence[Any]], seed: int) -> None:
        self._rng = random.Random(seed)
        self._make = NameMaker(names, self._rng)
        self._names: Mapping[str, tuple[str, Callable[[], str]]] = {
            "PER": ("PER", self._make.person),
            "ORG": ("ORG", self._make.organisation),
            "COM": ("ORG", self._make.committee),
            "PARTY": ("ORG", self._make.party),
            "LOC": ("LOC", self._make.place),
        }

    def paragraphs(self, count: int) -> list[Example]:
        """Write some paragraphs, noise included."""
        return [self._paragraph() for _ in range(count)]

    def _paragraph(self) -> Example:
        templates = material()["templates"]
        lines = [
            self._rng.choice(templates[self._rng.choices(_GROUPS, _GROUP_WEIGHTS)[0]])
            for _ in range(self._rng.choice((1, 1, 1, 2, 2, 3)))
        ]
        glue = self._rng.choice((" ", "\n", "\n"))
        return add_noise(self._fill(glue.join(lines)), self._rng)

    def _fill(self, template: str) -> Example:
        pieces: list[tuple[str, str]] = []
        abbreviation = self._make.abbreviation()
        at = 0
        for slot in _SLOT.finditer(template):
            pieces.append((template[at : slot.start()], ""))
            at = slot.end()
            if slot[1] == "ABBR":
                pieces.append((abbreviation, "ORG"))
            else:
                pieces.extend(self._slot(slot[1]))
        pieces.append((template[at:], ""))
        return join_pieces(pieces)

    def _slot(self, name: str) -> list[tuple[str, str]]:
        if name in self._names:
            label, make = self._names[name]
            return [(make(), label)]
        if name in ("PERS", "PERSP", "PERSN", "PERST", "STAFF", "STAFFN"):
            return self._list(name)
        return [(self._plain(name), "")]

    def _list(self, name: str) -> list[tuple[str, str]]:
        rng = self._rng
        own_lines = name in ("PERSN", "PERST", "STAFFN")
        low, high = (2, 9) if own_lines else (1, 6)
        size = rng.randint(low, high)
        with_party = name in ("PERSP", "PERST") or (name == "PERSN" and rng.random() < 0.4)
        with_role = name in ("STAFF", "STAFFN")
        separator = rng.choice((", ", ", ", ", ", "; ", " / "))
        bullet = rng.choice(("", "", "", "- ", "• ")) if own_lines else ""
        pieces: list[tuple[str, str]] = []
        for at in range(size):
            if at:
                last = at == size - 1 and rng.random() < 0.6
                pieces.append(("\n" if own_lines else " og " if last else separator, ""))
            pieces.append((bullet, ""))
            role = self._plain("role")
            if with_role and at % 2 == 0:
                pieces.append((f"{role} ", ""))
            pieces.append((self._make.person(), "PER"))
            if with_party:
                party = self._plain("party")
                form = "\t{}" if name == "PERST" else rng.choice((" ({})", " ({})", ", {}", " {}"))
                # A bare letter is no name; a bare word would be.
                pieces.append((form.format(party) if len(party) == 1 else f" ({party})", ""))
            if with_role and at % 2:
                pieces.append((f", {role}", ""))
        return pieces

    def _plain(self, name: str) -> str:
        rng = self._rng
        number = rng.randint(1, 400)
        day, month, year = rng.randint(1, 28), rng.randint(1, 12), rng.randint(2001, 2026)
        match name:
            case "n":
                return str(number)
            case "zip":
                return str(rng.randint(1000, 9990))
            case "time":
                return (
                    f"{rng.randint(7, 22)}{rng.choice('.:')}{rng.choice(('00', '15', '30', '45'))}"
                )
            case "date":
                return rng.choice(
                    (
                        f"{day}. {self._plain('month')} {year}",
                        f"{day:02}-{month:02}-{year}",
                        f"{day:02}.{month:02}.{year}",
                        f"{day:02}.{month:02}.{year % 100:02}",
                    )
                )
            case "money":
                return rng.choice(
                    (f"{number}.000 kr.", f"{number / 10:.1f} mio. kr.", f"{number} kr.")
                )
            case "case":
                return rng.choice(
                    (
                        f"{year % 100:02}-{number:06}",
                        f"{day:02}.{month:02}.00-P{number % 30:02}-{month}-{year % 100:02}",
                        f"{year}-{number:05}",
                        f"{year % 100:02}/{number}",
                    )
                )
        return str(rng.choice(material()["slots"][name]))


def join_pieces(pieces: Sequence[tuple[str, str]]) -> Example:
    """Join texts; each that has a label becomes a span."""
    text: list[str] = []
    spans: list[Span] = []
    at = 0
    for piece, label in pieces:
        if label and piece:
            spans.append((at, at + len(piece), label))
        text.append(piece)
        at += len(piece)
    return Example("".join(text), tuple(spans))


def split_pieces(example: Example) -> list[tuple[str, str]]:
    """Take an example apart into names and the text between them."""
    pieces: list[tuple[str, str]] = []
    at = 0
    for start, end, label in example.spans:
        pieces += [(example.text[at:start], ""), (example.text[start:end], label)]
        at = end
    return [*pieces, (example.text[at:], "")]


def _one_in(rng: random.Random, count: int) -> bool:
    return rng.randrange(count) == 0


_OCR = {"æ": "ae", "ø": "o", "å": "a", "m": "rn", "l": "1", "i": "l", "e": "c", "ü": "u", "ö": "o"}


def add_noise(example: Example, rng: random.Random) -> Example:
    """Make about a third of the examples look scanned, wrapped, shouted or lower-case."""
    chance = rng.random()
    if chance < 0.04:
        return Example(example.text.lower(), example.spans)
    if chance < 0.07:
        return _each(example, str.upper)
    if chance < 0.10:
        return _each(
            example, lambda text: re.sub(r"\b\w+", lambda word: word[0].capitalize(), text)
        )
    if chance < 0.17:
        return _each(example, lambda text: _scanned(text, rng))
    if chance < 0.30:
        return Example(_wrapped(example.text, rng.randint(30, 90)), example.spans)
    if chance < 0.33:
        return _each(example, lambda text: text.replace(" ", "  "))
    return example


def _each(example: Example, change: Callable[[str], str]) -> Example:
    return join_pieces([(change(text), label) for text, label in split_pieces(example)])


def _scanned(text: str, rng: random.Random) -> str:
    return "".join(
        _OCR[sign] if sign in _OCR and rng.random() < (0.4 if sign in "æøåüö" else 0.03) else sign
        for sign in text
    )


def _wrapped(text: str, width: int) -> str:
    """Break lines at spaces, character for character, as a page does."""
    signs = list(text)
    line_start = last_space = 0
    for at, sign in enumerate(signs):
        if sign == "\n":
            line_start = last_space = at
        elif sign == " ":
            if at - line_start > width and last_space > line_start:
                signs[last_space] = "\n"
                line_start = last_space
            last_space = at
    return "".join(signs)
