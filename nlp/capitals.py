"""Lines printed all in capitals, read as if they were not."""

from __future__ import annotations

import re


def uncapitalised(text: str) -> str:
    """Give a line of capitals in small letters, each word but "og", "for" and "i" with a capital.

    >>> uncapitalised("TEKNIK- OG MILJØUDVALGET")
    'Teknik- og Miljøudvalget'
    """
    small = {"OG", "FOR", "I", "AF", "DEN", "TIL", "FRA"}
    return re.sub(
        r"[A-ZÆØÅÜ]+",
        lambda match: (
            match.group().lower() if match.group() in small else match.group().capitalize()
        ),
        text,
    )
