"""Requests that want their own case back, and nothing more: "tager udvalget sagen op igen".

The words are data, ``taking_up.toml``.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from sagsspor.nlp.text.patterns import either

_TABLE = tomllib.loads(Path(__file__).with_name("taking_up.toml").read_text("utf-8"))
_THING, _VERB, _AGAIN, _RETURNS = (
    either(_TABLE[key]) for key in ("things", "verbs", "again", "returns")
)
_FEW = r"(?:\s\w{1,30}){0,3}?"
"""Words between a verb and its case: "tager udvalget sagen op igen"."""
_TAKES_UP = re.compile(
    rf"\b(?:{_VERB}{_FEW}\s{_THING}{_FEW}\s{_AGAIN}|{_THING}{_FEW}\s{_VERB}{_FEW}\s{_AGAIN}"
    rf"|{_RETURNS}\s{_THING})\b",
    re.I,
)


def takes_up_again(text: str) -> bool:
    """Tell whether the case itself is to come back, as when an answer has arrived.

    >>> takes_up_again("Når svaret foreligger, tager udvalget sagen op igen.")
    True
    >>> takes_up_again("Når sagen er slut, spørger udvalget igen.")
    False
    """
    return bool(_TAKES_UP.search(" ".join(text.split())))
