"""Where the last item ends: above what minutes print below all items, and is of none of them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence, Set

from sagsspor.nlp.layout.headings import candidate, title_key
from sagsspor.nlp.layout.lines import Line
from sagsspor.nlp.segmentation.item_openings import Opening
from sagsspor.nlp.vocabulary import Vocabulary

# "Mødet sluttede kl. 17.05", "Lone Holm førte protokollen. Mødet hævet.", "Ref.: Lone Holm": said
# of the meeting, wherever it stands.
MEETING_ENDS = re.compile(
    r"(?:[A-ZÆØÅ][^.]{3,60}\sførte\s(?:protokol(?:len)?|referat(?:et)?)\.\s)?"
    r"(?:Således\s(?:passeret|vedtaget)\.\s)?Mødet\s(?:blev\s)?(?:slut\w*|hæve\w*|afslutte\w*|ophævet)\b.{0,40}$|"
    r"Næste\smøde(?:\s(?:er|holdes|afholdes|bliver)|:).{0,80}\d{4}.{0,30}$|"
    r"Ref\.?\s?:\s{0,3}(?-i:[A-ZÆØÅ][^.:;\d]{2,60})$",
    re.IGNORECASE,
)

# What an item says under these: a list of attachments does not go on below them.
_TEXT_KINDS = {"summary", "case", "recommendation", "decision"}


def above_closing_list(
    after: Sequence[Line], start: int, end: int, openings: Sequence[Opening], words: Vocabulary
) -> int:
    """Give where the last item ends: above an overview of all items' attachments, if there is one.

    Such a list prints the headings of items again, each with its attachments under it, and no
    text. One that prints no heading but the last item's own may be its attachments.
    """
    titles = {title_key(opening.title) for opening in openings if opening.title}
    own = {title_key(opening.title) for opening in openings if opening.below == start}
    backwards = sorted(title[::-1] for title in titles)
    first = end
    foreign = False  # whether another item's heading is printed below, before any text
    lists: list[int] = []
    for at in range(end - 1, start - 1, -1):
        label = words.sections.match(after[at].text)
        whole = label is not None and (label.alone or label.colon or label.open_ended)
        if label and whole and label.kind in _TEXT_KINDS:
            foreign = False
        elif label and label.kind == "attachments" and (label.alone or label.colon):
            lists.append(at)
            first = at if foreign and label.alone else first
        else:
            foreign = foreign or _prints(after[at], backwards, but=own)
    # The item has listed its attachments above: here its heading is printed again.
    again = [at for at in lists[:-1] if at + 1 < end and _prints_whole(after[at + 1], titles)]
    return min([first, *again])


def _prints(line: Line, backwards: Sequence[str], *, but: Set[str]) -> bool:
    """Tell whether a line is the heading of an item again, whole or cut at its front.

    ``backwards`` are the titles, read from their ends, in order.
    """
    one = candidate(line)
    key = title_key(one.title) if one else ""
    at = bisect_left(backwards, key[::-1])
    ends = at < len(backwards) and backwards[at].startswith(key[::-1])
    return bool(key) and key not in but and ends


def _prints_whole(line: Line, titles: Set[str]) -> bool:
    """Tell whether a line is the whole heading of an item again."""
    one = candidate(line)
    return one is not None and bool(one.title) and title_key(one.title) in titles


_SIGNED = re.compile(
    r"(?:Under(?:skrifter|skrift|skrevet)|Medlemmernes underskrifter)"
    r"(?:\s(?:af|på)(?:\s.{1,40})?)?:?$",
    re.IGNORECASE,
)


# "Knud Wested   Asta Brink   Ebbe Fugl": names side by side, for those who sign.
_NAMES_BESIDE = re.compile(
    r"(?:[A-ZÆØÅ][\wæøåéü.-]*(?:\s[A-ZÆØÅ][\wæøåéü.-]*){1,3}(?:\s{2,}|\t(?!\s)|$)){3,}$"
)


def above_signatures(after: Sequence[Line], start: int, end: int) -> int:
    """Give where the last item ends: above the names of those who sign, if they are printed."""
    while end - 1 > start and _NAMES_BESIDE.match(after[end - 1].text):
        end -= 1
    for at in range(start, end):
        if _SIGNED.match(after[at].text):
            below = after[at + 1 : end]
            if all(len(line.text) < 60 and not line.text.endswith(".") for line in below):
                return at
    return end
