"""Names that a line's end breaks, in a run where brackets and no commas tell the names apart.

A list whose commas are told by the names' own grammar needs none of this; a name a line may be
two words on two lines there.
"""

from __future__ import annotations

import re

from sagsspor.nlp.people.name_lists import is_first_name
from sagsspor.nlp.people.names import LOWER, UPPER

_WORD = rf"[{UPPER}][{LOWER}{UPPER}'’-]{{1,30}}"
_BROKEN = re.compile(
    rf"(?<=\)\s)(?P<first>{_WORD})(?:\s{_WORD})?(?P<end>[ \t]*\n)"
    rf"(?={_WORD}(?:\s{_WORD})?\s\()"
)


# "Jens Ask (Frie | Liberale)"
_PARTY = re.compile(rf"\({_WORD}(?:\s{_WORD})?[ \t]*\n{_WORD}\)")


def joined_in_run(text: str) -> str:
    """Give a run of names with a space for each line end that breaks one; offsets stay.

    >>> joined_in_run("Jens Ask (A) Ole\\nHolm (F)\\nEva Rask (V)")
    'Jens Ask (A) Ole Holm (F)\\nEva Rask (V)'
    """
    text = _PARTY.sub(lambda party: party[0].replace("\n", " "), text)
    return _BROKEN.sub(_with_space, text)


def _with_space(broken: re.Match[str]) -> str:
    if not is_first_name(broken["first"]):
        return broken[0]  # a post or a list behind the last name of its line
    return broken[0][: -len(broken["end"])] + " " * len(broken["end"])
