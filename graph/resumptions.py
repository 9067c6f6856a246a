"""Items that were put off and are taken up again: one matter by its title, near in time.

"Salg af brandstationen" is put off in March and comes back in April as "Genoptagelse: Salg af
brandstationen". A title alone proves little, since standing items have one title at every meeting:
it must bear a mark of taking up again (``bare_titles``), or be of more than one word and no
standing one.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise

from sagsspor.graph.bare_titles import bare_title
from sagsspor.graph.matters import Corpus, Matter

MEETINGS = 3
"""An item comes back at one of the body's next meetings, this many at most."""
WITHIN = timedelta(days=300)
"""However few meetings are loaded, what is put off for longer is a matter of another year."""
TELLING = 3
"""Content words of a title that may tell one matter against its case numbers."""
_NUMBER = re.compile(r"(\d\d\.\d\d\.\d\d-[a-zæøå]\d\d)-\d+-(\d\d)[a-zæøå]?")
"""A case number's subject with facet, and its year."""
_NAMED = re.compile(r"(?<=[^\W\d_.:] )[A-ZÆØÅ][^\W\d_]{2}")
"""A name: a word with a capital letter that begins no sentence."""
STANDING = 3
"""A title that was settled at this many meetings of the body is a standing one."""


def resumptions(corpus: Corpus) -> dict[str, Matter]:
    """Give what each item takes up again, by the path of the later item.

    The earlier is the body's last item of that title, which was put off there.
    """
    titled: dict[tuple[str, tuple[str, ...]], list[Matter]] = defaultdict(list)
    for matter in corpus.matters:
        if matter.title and not matter.procedural:
            titled[matter.place.body, _words(matter)].append(matter)
    found: dict[str, Matter] = {}
    for rows in titled.values():
        stands = sum(not put_off(row) for row in rows) >= STANDING
        for later, earlier in _one_per_meeting(rows):
            telling = _marked(later) or (len(_words(later)) > 1 and not stands)
            if telling and put_off(earlier) and _near(corpus, later, earlier):
                found[later.place.path] = earlier
    return found


def _words(matter: Matter) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", matter.name.casefold()))


def _marked(matter: Matter) -> bool:
    return bare_title(matter.item.title or "")[1]


def _one_per_meeting(rows: Sequence[Matter]) -> Iterator[tuple[Matter, Matter]]:
    """Give each item of a title with the one before it; two at one meeting are two matters."""
    meetings: dict[str, list[Matter]] = defaultdict(list)
    for row in rows:
        meetings[row.place.meeting].append(row)
    turns = list(meetings.values())
    for earlier, later in pairwise(turns):
        if len(earlier) == len(later) == 1:
            yield later[0], earlier[0]


def put_off(matter: Matter) -> bool:
    """Tell whether the meeting itself put the matter off, or sent it back."""
    return any(
        row.outcome in {"postponed", "returned"}
        for row in matter.item.decisions
        if row.date in (None, matter.place.date)
    )


def _one_case(later: Matter, earlier: Matter) -> bool:
    """Tell whether two items' case numbers may be of one case.

    A case that is put off over the turn of the year may be given a number of the new year: of the
    same subject and facet, under a title that names a place or a thing by its name.
    """
    if not later.cases or not earlier.cases or later.cases & earlier.cases:
        return True
    before = {found.groups() for case in earlier.cases if (found := _NUMBER.fullmatch(case))}
    after = {found.groups() for case in later.cases if (found := _NUMBER.fullmatch(case))}
    renewed = any(
        one[0] == two[0] and (int(two[1]) - int(one[1])) % 100 == 1
        for one in before
        for two in after
    )
    return renewed and len(earlier.title) >= TELLING and bool(_NAMED.search(earlier.name))


def _near(corpus: Corpus, later: Matter, earlier: Matter) -> bool:
    if not _one_case(later, earlier):
        return False
    days = corpus.meetings[later.place.body]
    between = bisect_left(days, later.place.date) - bisect_left(days, earlier.place.date)
    passed = date.fromisoformat(later.place.date) - date.fromisoformat(earlier.place.date)
    return 0 < between <= MEETINGS and passed <= WITHIN
