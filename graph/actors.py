"""Names of bodies and departments taken out of a text: they tell who, and not what.

"Børne- og Kulturforvaltningen indstiller" makes no item one about children. The words are data,
``actors.toml``.
"""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from pathlib import Path

from sagsspor.nlp.text.patterns import either

_TABLE = tomllib.loads(Path(__file__).with_name("actors.toml").read_text("utf-8"))
_FORMS = "(?:et|en|ets|ens|n|ns|s)?"
_ALONE = either(_TABLE["endings"])
_JOINED = either((*_TABLE["endings"], *_TABLE["joined_endings"]))
_PART = r"\b[^\W\d_]{2,40}-"
"""The first word of a name of several parts: "Børne-, Unge- og Kulturforvaltningen"."""
_NAMES = re.compile(
    rf"{_PART},?\s{{1,3}}(?:[^\W\d_]{{2,40}}-?,?\s{{1,3}}){{0,3}}?(?:og|&)\s{{1,3}}"
    rf"[^\W\d_]{{0,40}}?{_JOINED}{_FORMS}\b"
    rf"|(?:\b{either(_TABLE['adjectives'])}\s)?\b(?![\w-]{{0,40}}?områd)[\w-]{{0,40}}?{_ALONE}{_FORMS}\b",
    re.I,
)
_NOUN = r"[A-ZÆØÅ][^\W\d_]{1,40}"
_SUBJECT = re.compile(
    rf"(?:^|(?<=[.\n] )|(?<=\n)){_NOUN}(?:(?:,|\s(?:og|for|&))\s{_NOUN}){{1,4}}"
    rf"(?=\s{either(_TABLE['verbs'])}\b)"
)


@lru_cache(maxsize=20_000)
def without_actors(text: str) -> str:
    """Give a text without the names of bodies and departments.

    >>> without_actors("Børne- og Kulturforvaltningen indstiller, at skovbørnehaven etableres.")
    ' indstiller, at skovbørnehaven etableres.'
    >>> without_actors("Teknik og Miljø foreslår, at Kulturudvalget vælger løsning B.")
    ' foreslår, at  vælger løsning B.'
    """
    return _SUBJECT.sub("", _NAMES.sub("", text))
