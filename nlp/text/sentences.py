"""Sentences of Danish minutes, with their list numbers set apart.

A block is a paragraph, a point of a list, a line of a table or a heading; a sentence never leaves
its block. Lines that a page's width broke are one block, also across a page break. Each step walks
the text once and looks ahead or back by a fixed distance only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from sagsspor.nlp.text.memory import remembered
from sagsspor.nlp.text.mending import PARTED
from sagsspor.nlp.vocabulary import table

_REACH = 300
"""How far a bracket or a quotation may hold a sentence together."""

_NEAR = 30
"""How far from a line's end a bracket may open that the next line's first sign closes."""

_MARKER = re.compile(
    r"[ \t]*(?P<hashes>#{1,6}[ \t]+)?(?P<bold>\*{1,2})?"
    r"(?P<marker>[Aa]d\.?[ \t]?\d{1,3}(?:[.:)]|(?=[ \t]))"
    r"|\d{1,3}(?:\.\d{1,2}){0,2}[.)](?=[ \t]|[^\W\d])"
    r"|[a-zæøå][.)](?=[ \t]{1,9}\S)|[-\u2013—•·▪*◦](?=[ \t]))?(?:\*{1,2})?[ \t]*"
)
_SHORT_DATE = re.compile(r"(?:0?[1-9]|[12]\d|3[01])\.(?:0?[1-9]|1[0-2])\.\d\d\.")
# A space after the stop may be lost: "besvaret.Udvalget ønsker".
_STOP = re.compile(
    r"(?:\.{1,3}|[!?…]+)[\"”»“')\]*_]{0,4}(?=\s|$)"
    r"|(?<=[a-zæøå]{4})\.(?=[A-ZÆØÅ][a-zæøå]{2,}\s)"
)
_LAST_WORD = re.compile(r"[^\W\d_](?:[^\W_]|[.\-](?=[^\W_]))*$")
_ORDINAL = re.compile(r"(?<![\w.,/-])\d{1,2}$")
_INITIAL = re.compile(r"(?:^|[\s(.])[A-ZÆØÅÜÖ]$")
_NAME_BEFORE = re.compile(r"([^\W\d_][\w.\-]*)\s+(?:[A-ZÆØÅ]\.\s*){0,3}[A-ZÆØÅÜÖ]$")
_LETTER_AND = re.compile(r"(?:^|\W)\w\s+og\s+\w$")
_OPEN_BRACKET = re.compile(r"\([^()]*$")
# "Bo Lind, Lone Holm og Jens Ask": a list of names and nothing else.
_FULL_NAME = r"[A-ZÆØÅ][\w.-]{1,30}(?:\s[A-ZÆØÅ][\w-]{1,30}){1,3}"
_ONLY_NAMES = re.compile(rf"(?:{_FULL_NAME}(?:,|\s(?:og|samt))\s){{2,30}}{_FULL_NAME}$")
_LIST = 600
"""Signs of a list of names, at most."""
_NEXT = re.compile(r"\s*[\"”»“„'(\[*_]{0,3}(?P<word>[^\W_]+|\S?)")
_ONLY_SIGNS = re.compile(r"[\s\-\u2013—_=*#.|]*$")
_NOISE = re.compile(r"[*#]+|(?<!\w)_+|_+(?!\w)")
_WORDS = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence; ``text`` is cleaned, ``start`` and ``end`` are its place as printed.

    ``marker`` is the list number printed before it ("3.", "Ad 2.", "-"), which is outside the span,
    and only the first sentence of a point has it. ``block`` counts the paragraphs and points.
    """

    start: int
    end: int
    text: str
    block: int
    marker: str | None = None


def clean_text(text: str) -> str:
    """Give text as a record prints it: hyphens mended, white space collapsed, no ``*`` or ``#``.

    >>> clean_text("Kultur- og Fritids-\\nudvalget  **mødes**")
    'Kultur- og Fritidsudvalget mødes'
    """
    if "-" in text and "\n" in text:
        text = PARTED.sub("", text)
    if "*" in text or "#" in text or "_" in text:
        text = _NOISE.sub("", text)
    return " ".join(text.split())


def split_sentences(text: str, offset: int = 0) -> tuple[Sentence, ...]:
    """Split a text into sentences; ``offset`` is added to every place.

    >>> [s.text for s in split_sentences("1. Godkendt. Udvalget takker.")]
    ['Godkendt.', 'Udvalget takker.']
    """
    found = _split(text)
    if not offset:
        return found
    return tuple(replace(one, start=one.start + offset, end=one.end + offset) for one in found)


@remembered
def _split(text: str) -> tuple[Sentence, ...]:
    found: list[Sentence] = []
    for number, (start, end, marker) in enumerate(_blocks(text)):
        label: str | None = marker
        for first, last in _cuts(text, start, end):
            found.append(Sentence(first, last, clean_text(text[first:last]), number, label))
            label = None
    return tuple(found)


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(table("sentences")[name])


def _blocks(text: str) -> Iterator[tuple[int, int, str | None]]:
    """Give start, end and list number of every block that has words."""
    open_block: tuple[int, int, str | None] | None = None
    previous = ""
    gap = 0
    at = 0
    for line in text.splitlines(keepends=True):
        start, at = at, at + len(line)
        bare = line.rstrip()
        if _ONLY_SIGNS.match(bare):
            gap += 1
            if bare.strip():
                gap += 2
            continue
        marker, inner, heading = _opening(line)
        if marker and marker[-1] == ")" and _OPEN_BRACKET.search(previous[-_NEAR:]) and not gap:
            marker, inner = None, 0  # "(sag | 35)"
        if open_block and not heading and not marker and _goes_on(previous, line, gap):
            open_block = (open_block[0], start + len(bare), open_block[2])
        else:
            if open_block:
                yield open_block
            open_block = (start + inner, start + len(bare), marker)
        if heading:
            yield open_block
            open_block = None
        previous = bare
        gap = 0
    if open_block:
        yield open_block


def _opening(line: str) -> tuple[str | None, int, bool]:
    """Give a line's list number, where its words begin, and whether it is marked as a heading."""
    match = _MARKER.match(line)
    if not match:
        return None, 0, False
    marker: str | None = match["marker"]
    heading = match["hashes"] is not None
    if marker and marker[0].isdigit():
        word = _NEXT.match(line, match.end())
        following = word["word"].casefold() if word else ""
        dated = following in _words("months") or following in _words("after_ordinals")
        if dated or _SHORT_DATE.match(marker):
            return None, 0, heading  # "1. februar 2026", "16.03.23.": a date, no list number
    return marker, match.end() if marker or heading else 0, heading


def _goes_on(previous: str, line: str, gap: int) -> bool:
    """Tell whether a line continues the block of the line before it."""
    last = previous[-1:]
    following = _NEXT.match(line)
    lower = bool(following) and following["word"][:1].islower() if following else False
    if "\t" in line or "\t" in previous:
        return False
    if gap > 1 or last == ":":
        return False
    if gap == 1:
        long_line = len(previous) >= 45 and (last.isalnum() or last == "-")
        return lower and long_line
    if lower or last in ",-" or (line[:1].isspace() and last in ",;"):
        return True
    if last in ".!?;":
        # A sentence end: the next line may belong to the same paragraph.
        return True
    if following and following["word"][:1].isdigit() and len(previous) >= 45:
        return True
    words = _WORDS.findall(previous[-40:])
    if words and words[-1] == "I":
        # The party, or the number of a part: "A, B og I" ends a line of its own.
        return False
    if len(previous) <= _LIST and _ONLY_NAMES.match(previous):
        return False
    return len(previous) >= 60 or bool(words and words[-1].casefold() in _words("runs_on"))


def _cuts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Give the places of the sentences of one block, without the white space around them."""
    held = start
    first = start
    for stop in _STOP.finditer(text, start, end):
        held = _held_until(text, held, stop.start(), end)
        inside = stop.start() < held and stop.end() != held
        if inside or not _ends(text, start, stop, end):
            continue
        yield from _trimmed(text, first, stop.end())
        first = stop.end()
    yield from _trimmed(text, first, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start] in " \t\r\n\xa0*_":
        start += 1
    while end > start and text[end - 1] in " \t\r\n\xa0*_":
        end -= 1
    if start < end and not _ONLY_SIGNS.match(text[start:end]):
        yield start, end


_CLOSERS = {"(": ")", "“": "”", "»": "«", "«": "»", "„": "“", "”": "”", '"': '"'}
_OPENER = re.compile(f"[{''.join(_CLOSERS)}]")


def _held_until(text: str, at: int, stop: int, end: int) -> int:
    """Give where the bracket or quotation ends that is open at a stop, looking from ``at`` on."""
    while at < stop:
        opener = _OPENER.search(text, at, stop)
        if opener is None:
            return stop
        at, sign = opener.start(), opener[0]
        opens = at == 0 or text[at - 1] in " \t\n(:" or sign == "("
        if opens and text[at + 1 : at + 2].strip():
            close = text.find(_CLOSERS[sign], at + 1, min(end, at + _REACH))
            if close > 0:
                at = close + 1
                continue
        at += 1
    return at


def _ends(text: str, start: int, stop: re.Match[str], end: int) -> bool:
    """Tell whether a stop ends its sentence."""
    if stop.end() >= end:
        return True
    following = _NEXT.match(text, stop.end())
    word = following["word"] if following else ""
    capital = word[:1].isupper()
    if stop[0] != ".":
        return not word[:1].islower()
    before = text[max(start, stop.start() - 40) : stop.start()]
    final = before.removesuffix("\n")[-1:]
    if final.isdigit() and _ORDINAL.search(before):
        return capital and not _is_ordinal(before, word)
    # A word has no white space in it: only what stands after the last is searched.
    last = _LAST_WORD.search(before.split()[-1]) if final.isalnum() else None
    abbreviation = last[0].casefold() if last else ""
    if abbreviation in _words("may_end"):
        return capital
    if last and len(last[0]) > 1 and last[0].isupper():
        return capital  # "KL." is the association, not "kl."
    if abbreviation in _words("never_ends") and not _party_letter(before):
        # "punkt d." is a letter of a list, no "d." before a date.
        return capital and bool(re.search(r"(?:punkt|pkt\.?|litra)\s\w$", before))
    new_line = "\n" in text[stop.end() : stop.end() + len(following[0]) if following else end]
    if final.isupper() and _INITIAL.search(before):
        return capital and not _is_initial(before, new_line)
    return not word[:1].islower() or new_line


def _is_ordinal(before: str, word: str) -> bool:
    """Tell whether a number with a full stop orders the word after it."""
    following = word.casefold()
    if following in _words("months") or following in _words("after_ordinals"):
        return True
    words = [found.casefold() for found in _WORDS.findall(before)]
    if len(words) < 2:
        return False
    return words[-2] in _words("before_ordinals") or (
        len(words) == 2 and words[0] in _words("numbered")
    )


def _party_letter(before: str) -> bool:
    return bool(_INITIAL.search(before))


def _is_initial(before: str, ends_line: bool) -> bool:
    """Tell whether a lone capital letter stands where a name has its initial.

    Behind "og" none ends a line: "løsgænger og N." are voters.
    """
    name = _NAME_BEFORE.search(before)
    if not name:
        return not before[:-1].strip()
    if name[1] == "og":
        return not (ends_line or _LETTER_AND.search(before))
    return name[1][:1].isupper() and name[1].casefold() not in _words("before_letters")
