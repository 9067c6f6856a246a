"""Lists of names that go on over the end of a line, and names that are broken there."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sagsspor.nlp.layout.lines import Line
from sagsspor.nlp.people.broken_names import joined_in_run
from sagsspor.nlp.people.person_lists import people_in_list

_FILLED = 60
"""Characters of a line that the page's width broke, at least."""


def list_goes_on(above: Sequence[Line], line: Line) -> bool:
    """Tell whether a list of names goes on: the line above ends in a comma or was filled."""
    last = above[-1].text.rstrip()
    if last.count(",") < 2 or line.blank_before:
        return False
    # "..., Poul A. | Larsen": the last name of the list is broken.
    if re.search(r",\s[A-ZÆØÅ][\wæøå.'-]*(?:\s[A-ZÆØÅ]\.)?$", last):
        return bool(re.match(r"[A-ZÆØÅ][\wæøå'-]+(?:\s[A-ZÆØÅ][\wæøå'-]+)?(?:,|$)", line.text))
    if "," not in line.text:
        return False
    if last.endswith(","):
        return True
    named = {person.name for one in above for person in people_in_list(one.text)}
    here = {person.name for person in people_in_list(line.text)}
    # Absentees stand in the list of members too: a line that names nobody new is another value.
    return len(last) >= _FILLED and not here <= named


def breaks_name(previous: str, text: str) -> bool:
    """Tell whether a name broken over two lines joins them: "... Githa | Nelander, Anette ..."."""
    in_run = f"{previous[-_FILLED:]}\n{text}"
    return joined_in_run(in_run) != in_run or bool(
        re.search(r",\s[A-ZÆØÅ][\wæøåéü'-]+(?:\s[A-ZÆØÅ][\wæøåéü'.-]+)?$", previous)
        and re.match(r"[A-ZÆØÅ][\wæøåéü'-]+\s?(?:,|\(|$)", text)
    )
