"""Lines and parts of lines printed all in capitals, read as if they were not."""

from __future__ import annotations

import re

_RUN = re.compile(r"(?<!\w)[A-ZÆØÅÜ-]+(?!\w)(?:[ ,]{1,2}[A-ZÆØÅÜ-]+(?!\w))*")
_LONG_WORD = re.compile(r"[A-ZÆØÅÜ]{6}")


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


def without_capitals(text: str) -> str:
    """Give a text with its runs of words in capitals uncapitalised; abbreviations alone stay.

    >>> without_capitals("BESLUTNING I BYRÅDET DEN 3. maj, sendt til KB")
    'Beslutning i Byrådet den 3. maj, sendt til KB'
    """
    return _RUN.sub(
        lambda run: uncapitalised(run.group()) if _LONG_WORD.search(run.group()) else run.group(),
        text,
    )
