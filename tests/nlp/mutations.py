"""Damaged minutes: what conversion, copying and chance can do to a text, and worse."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random

TOKENS = (
    "",
    "\n",
    "\n\n\n",
    " ",
    "\t",
    "\x00",
    "\u200b",
    "\ufeff",
    "\u00ad",
    "\u2028",
    "\r",
    "é",
    "Beslutning",
    "Beslutning:",
    "Fraværende:",
    "Afbud fra",
    "Bilag",
    "Sagsnr.",
    "Indstilling",
    "Punkt 3:",
    "12. ",
    "101 ",
    "49/1. ",
    "Side 3 af 9",
    "Økonomiudvalget, den 31. februar 2020, pkt. 9:",
    "((((",
    "))))",
    "(A)",
    "(",
    ")",
    "og ",
    "og og og og ",
    "99999999999999999999",
    "2020",
    "den 1. ",
    "kl. 25:99",
    "-\n",
    "- ",
    "For stemte: ",
    "Imod stemte: ",
    "A, B og C",
    "**",
    "# ",
    "| ",
    "«",
    "“",
    "”",
    '"',
    "§ 17, stk. 4",
    "1-2-3-4-5-6-7",
    "Lone Holm (A)",
    "Udvalget ønsker en sag på næste møde.",
    "31.12.9999",
    "00.00.0000",
    "primo ",
    "inden udgangen af ",
)
"""What is put into a text: the words and signs that the rules of extraction turn on."""

Change = Callable[[Random, str], str]


def _cut(chance: Random, text: str) -> str:
    start = chance.randrange(len(text) + 1)
    return text[:start] + text[start + chance.choice((1, 3, 20, 200, 2000)) :]


def _insert(chance: Random, text: str) -> str:
    at = chance.randrange(len(text) + 1)
    return text[:at] + chance.choice(TOKENS) * chance.choice((1, 1, 1, 2, 40)) + text[at:]


def _double(chance: Random, text: str) -> str:
    start = chance.randrange(len(text) + 1)
    piece = text[start : start + chance.choice((5, 50, 500))]
    return text[:start] + piece * chance.choice((2, 2, 8)) + text[start + len(piece) :]


def _swap_lines(chance: Random, text: str) -> str:
    lines = text.split("\n")
    one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]
    return "\n".join(lines)


def _join_lines(chance: Random, text: str) -> str:
    lines = text.split("\n")
    at = chance.randrange(len(lines))
    return "\n".join([*lines[:at], "".join(lines[at : at + 3]), *lines[at + 3 :]])


def _no_line_ends(chance: Random, text: str) -> str:
    start = chance.randrange(len(text) + 1)
    end = start + chance.choice((100, 1000, 100_000))
    return text[:start] + text[start:end].replace("\n", " ") + text[end:]


def _every_blank(chance: Random, text: str) -> str:
    return text.replace(*chance.choice((("\n", "\n\n"), (". ", ".\n"), (" ", "  "), (",", "\n"))))


def _case(chance: Random, text: str) -> str:
    start = chance.randrange(len(text) + 1)
    end = start + chance.choice((10, 300))
    change = chance.choice((str.upper, str.lower, str.swapcase))
    return text[:start] + change(text[start:end]) + text[end:]


def _digits(chance: Random, text: str) -> str:
    """Change or drop every tenth digit, as one converter did."""
    drop = chance.random() < 0.5
    return "".join(
        ("" if drop else chance.choice("0123456789"))
        if sign.isdigit() and chance.random() < 0.1
        else sign
        for sign in text
    )


def _splice(chance: Random, text: str) -> str:
    start, end = sorted((chance.randrange(len(text) + 1), chance.randrange(len(text) + 1)))
    return text[end:] + text[start:end] + text[:start]


CHANGES: Sequence[Change] = (
    _cut,
    _cut,
    _insert,
    _insert,
    _insert,
    _double,
    _swap_lines,
    _swap_lines,
    _join_lines,
    _no_line_ends,
    _every_blank,
    _case,
    _digits,
    _splice,
)


def mutated(text: str, chance: Random, most: int = 12) -> str:
    """Give a text with one to ``most`` changes; never longer than four times the text and 5,000."""
    limit = 4 * len(text) + 5_000
    for _ in range(chance.randint(1, most)):
        text = chance.choice(CHANGES)(chance, text)[:limit]
    return text


def damaged_bytes(data: bytes, chance: Random) -> bytes:
    """Give bytes with some of them changed, so that they may be no text at all."""
    out = bytearray(data)
    for _ in range(chance.choice((0, 0, 1, 5, 50))):
        if out:
            out[chance.randrange(len(out))] = chance.randrange(256)
    return bytes(out)
