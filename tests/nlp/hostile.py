"""Texts that a careless rule takes too long over, of any length.

One thing again and again, in one line or in many, and things that all differ (names, bodies,
headings), where a rule that compares each with all others takes the square of their number.
"""

from __future__ import annotations

from collections.abc import Callable

_SYLLABLES = tuple(first + last for first in "bdgklm" for last in "aeio")


def _word(number: int) -> str:
    """Give a word that no other number below 13,824 has."""
    parts = []
    for _ in range(3):
        number, part = divmod(number, len(_SYLLABLES))
        parts.append(_SYLLABLES[part])
    return "".join(parts).capitalize()


def _name(number: int) -> str:
    return f"{_word(number)} {_word(7 * number + 3)}"


HEAD = "Byrådet\nReferat\nMødedato: 4. maj 2021\n\n1. Sag\nBeslutning\nGodkendt.\n"
HOSTILE: dict[str, Callable[[int], str]] = {
    "one line": lambda n: "Udvalget drøftede sagen om vejen " * (n // 33),
    "one word": lambda n: "a" * n,
    "near-headings": lambda n: "".join(f"{at}. Sag om noget\n" for at in range(n // 18)),
    "marked headings": lambda n: "".join(
        f"## Sag {at} om noget\nIndstilling\nJa.\n" for at in range(n // 34)
    ),
    "people with roles": lambda n: "direktør Lone Holm og chef Jens Dam, " * (n // 37),
    "labels": lambda n: "Beslutning\nGodkendt.\n" * (n // 21),
    "marks of decisions": lambda n: "→ Drøftet.\n" * (n // 11),
    "nested parentheses": lambda n: "(" * (n // 2) + ")" * (n // 2),
    "open parentheses": lambda n: "Lone Holm (" * (n // 11),
    "names in a line": lambda n: ", ".join(["Lone Holm (A)"] * (n // 15)),
    "bare names in a line": lambda n: "Fraværende: " + ", ".join(["Jens Bruun Dam"] * (n // 16)),
    "blank lines": lambda n: "\n" * n,
    "og": lambda n: "og " * (n // 3),
    "bodies": lambda n: "Teknik-, Miljø- og Klimaudvalget " * (n // 33),
    "committees cut short": lambda n: "Teknik-, Miljø- og " * (n // 19),
    "digits": lambda n: "7" * n,
    "dates": lambda n: "den 4. maj 2021, pkt. 7, " * (n // 25),
    "digits and dots": lambda n: "1.2.3." * (n // 6),
    "quotes": lambda n: '"' * n,
    "capitals": lambda n: "A B C D E F " * (n // 12),
    "dashes": lambda n: "- " * (n // 2),
    "votes": lambda n: "For stemte: A, B og C. Imod stemte: O. " * (n // 39),
    "asks": lambda n: "Udvalget ønsker en sag på næste møde. " * (n // 38),
    "pages": lambda n: "Side 1 af 9\nByrådet\n" * (n // 20),
    "people": lambda n: "\n".join(f"{_name(at)} (A)" for at in range(n // 18)),
    "people away": lambda n: "".join(
        f"{_name(at)} (A) deltog ikke i behandlingen. " for at in range(n // 45)
    ),
    "decisions of bodies": lambda n: "".join(
        f"Beslutning fra {_word(at)}udvalget den 4. maj 2021\nGodkendt.\n" for at in range(n // 52)
    ),
    "items": lambda n: "".join(
        f"{at}. Sag om {_word(at)}\nBeslutning\nGodkendt.\nFraværende: {_name(at)}\n\n"
        for at in range(n // 60)
    ),
    "headings of odd numbers": lambda n: "".join(
        f"{2 * at + 1}. Sag om noget\n\n{2 * at + 2}.\n" for at in range(n // 26)
    ),
    "a closing list": lambda n: "".join(
        [f"{at}. Sag om {_word(at)}\nBeslutning\nGodkendt.\n\n" for at in range(n // 80)]
        + [f"Bilag\n1. Notat om {_word(at)}\n" for at in range(n // 80)]
    ),
    "headings twice": lambda n: "".join(f"{at // 2}. Sag om noget\n\n" for at in range(n // 19)),
}
"""Inputs of about n characters that rules may take too long over."""
