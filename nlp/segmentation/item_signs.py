"""The signs by which a line is told to be an item's heading or not, each by itself."""

from __future__ import annotations

import re
from functools import cache

from sagsspor.nlp.layout.case_lines import is_case_line
from sagsspor.nlp.layout.headings import title_key
from sagsspor.nlp.people.names import is_role_word
from sagsspor.nlp.people.person_lists import people_in_list
from sagsspor.nlp.segmentation.item_candidates import Seen
from sagsspor.nlp.vocabulary import table


def contents_are_kept(seen: Seen) -> bool:
    """Tell whether there is a table of contents of three items or more."""
    return len(seen.around.contents.keys) >= 3


def is_printed_again(seen: Seen) -> bool:
    """Tell whether the heading is printed twice, or its title without number on lines below."""
    if seen.repeated:
        return True
    key = title_key(seen.heading.title)
    below = seen.around.lines[seen.place + 1 : seen.place + 9]
    return len(key) >= 6 and any(title_key(line.text) == key for line in below)


def stands_free(seen: Seen) -> bool:
    """Tell whether a blank line is above, or a case number that has one above it."""
    # A list mark sets a lone number off from what is above as white space does.
    marked = seen.line.bullet and not seen.heading.title
    if seen.place == 0 or seen.line.blank_before or marked:
        return True
    above = seen.around.lines[seen.place - 1]
    return above.blank_before > 0 and is_case_line(above, seen.around.words)


def follows_case_number(seen: Seen) -> bool:
    """Tell whether a case number stands right above, itself free of what is above it."""
    if seen.place == 0 or seen.line.blank_before:
        return False
    above = seen.around.lines[seen.place - 1]
    return above.blank_before > 0 and is_case_line(above, seen.around.words)


_LONGEST_STANDING = 100

_CLOSED = re.compile(r"\blukket?\b|\bLUKKET?\b|underskrift|lukkede", re.IGNORECASE)
_KIND = re.compile(
    r"\((?:[A-ZÆØÅ]|beslutning|orientering|drøftelse|høring|lukket|åben|åbent|genoptaget|o|"
    r"b)\)\s*(?:-\s*\w+)?$",
    re.IGNORECASE,
)
# "1 Vesterskolen 512 100.000 102.000"
_ROW = re.compile(r"(?:\s-?\d[\d.,]*\s?%?){2,}$")


# A converter numbers the items of a list that has numbers of its own.
_TWICE = re.compile(r"(\d{1,4})\.\s{1,8}\1\.\s{1,8}(?=[A-ZÆØÅ])")


def is_numbered_twice(seen: Seen) -> bool:
    """Tell whether the number stands twice before the title: "3.  3. Titel"."""
    return _TWICE.match(seen.line.text) is not None


_DECIDED_WITHIN = 4
"""Lines below a heading among which the label of its decision stands."""


def heads_decided(seen: Seen) -> bool:
    """Tell whether a title stands free, is no sentence, and has a decision's label below it."""
    title = seen.heading.title
    if not (title and seen.line.blank_before) or title.endswith((".", ":", ";")):
        return False
    below = seen.around.lines[seen.place + 1 : seen.place + 1 + _DECIDED_WITHIN]
    for line in below:
        if line.text.startswith(seen.line.text[:3]):
            return False
        label = seen.around.words.sections.match(line.text)
        if label and label.kind == "decision" and (label.alone or label.colon):
            return True
    return False


def is_closed(seen: Seen) -> bool:
    """Tell whether a heading says that the item is closed, or is the sheet of signatures."""
    return _CLOSED.search(seen.heading.title or seen.line.text) is not None


def is_standing(seen: Seen) -> bool:
    """Tell whether the title is one that stands on almost every agenda: "Eventuelt"."""
    return is_standing_title(seen.heading.title)


def is_standing_title(title: str) -> bool:
    """Tell whether a title is one that stands on almost every agenda (``standing_items.toml``)."""
    return (
        len(title) <= _LONGEST_STANDING and _standing().fullmatch(title.rstrip(".: ")) is not None
    )


@cache
def _standing() -> re.Pattern[str]:
    parts = table("standing_items")
    return re.compile("|".join(one for part in parts.values() for one in part), re.IGNORECASE)


def has_kind(seen: Seen) -> bool:
    """Tell whether the title ends in the kind of item: "(O)", "(Beslutning)"."""
    return _KIND.search(seen.heading.title) is not None


def is_row(seen: Seen) -> bool:
    """Tell whether the title ends in figures, as a row of a table does."""
    return _ROW.search(seen.heading.title) is not None


def names_somebody(seen: Seen) -> bool:
    """Tell whether a title is a person with a party, as in a numbered list of those who came."""
    title = seen.heading.title
    if not title.endswith(")") or len(title) >= 90:
        return False
    people = people_in_list(title)
    if len(people) != 1 or people[0].party is None or people[0].note:
        return False
    # "Tilskud til Vestby Forsamlingshus (ØK)" begins with other words than a post.
    before = title[: people[0].span[0]].split()
    return not any(word[0].islower() and not is_role_word(word) for word in before)


def ends_as_sentence(seen: Seen) -> bool:
    """Tell whether the title ends in a sign of a sentence, and no label below makes up for it."""
    return seen.heading.title.endswith((".", ";", ",", ":")) and not seen.below


def in_run_of_points(seen: Seen) -> float:
    """Count the neighbours, half a sign each, that are the next line and the next number."""
    if seen.below or seen.line.blank_before:
        return 0.0
    one = seen.heading
    return 0.5 * sum(
        abs(other.line - one.line) == 1 and abs(other.value - one.value) == 1
        for other in seen.beside
    )


_LIST_SECTIONS = {"recommendation", "decision", "attachments", "treatment", "history", "competence"}
_INTRODUCES = re.compile(
    r"(?:indstiller|foreslår|anbefaler|indstilles|foreslås)[^.]{0,60}[,:]?(?:\sat)?$"
)
_PROPOSES = re.compile(
    r"(?:indstille[rs]|foreslå[rs]|anbefale[rs])\b[^.]{0,90}?(?:,|:|\bat:?|\bpunkt\w*:?)$"
)


def under_points(seen: Seen) -> bool:
    """Tell whether a part that is made of points, or a sentence that proposes, is above."""
    if seen.heading.prefix:
        return False
    return (not seen.below and _under_list_label(seen)) or _is_proposed(seen)


def _under_list_label(seen: Seen) -> bool:
    """Tell whether a line stands in a part of an item that is made of numbered points.

    None is made of them that says all of a decision beside its label: "Beslutning: Godkendt.".
    """
    here, lines = seen.place, seen.around.lines
    if here and lines[here - 1].bullet and not seen.line.bullet and seen.line.blank_before:
        # The list above has marks; what stands free below it without one is no point of it.
        return False
    for line in reversed(lines[max(0, here - 6) : here]):
        label = seen.around.words.sections.match(line.text)
        if label and not label.open_ended:
            said = label.kind == "decision" and not label.alone and line.text.endswith(".")
            return label.kind in _LIST_SECTIONS and not said
        if _INTRODUCES.search(line.text):
            return True
    return False


def _is_proposed(seen: Seen) -> bool:
    """Tell whether a line is a point of what is proposed right above: "indstiller, at | 1. ..."."""
    words = seen.around.words
    wanted = seen.heading.value
    for line in reversed(seen.around.lines[max(0, seen.place - 4) : seen.place]):
        if _PROPOSES.search(line.text):
            return True
        if line.text.endswith(":") and not (
            words.sections.match(line.text) or words.header.match(line.text)
        ):
            # "Meddelelser fra formanden:" and then its points.
            return True
        point = re.match(r"(\d{1,2})[.)]?\s", line.text)
        if point and int(point.group(1)) != wanted - 1:
            # "2. Plan" below "2. Orientering": the points above have ended.
            return False
        wanted -= bool(point)
        if not (point or line.text.startswith("at ")):
            return False
    return False


_SHORT = 70
"""Letters of a heading, at most, that ends as a sentence does."""


def heads_text(seen: Seen) -> bool:
    """Tell whether a colon or stop ends a heading where no labels are: it makes up for it."""
    title = seen.heading.title
    if not seen.unlabelled or len(title) > 90:
        return False
    # "1. Valg af referent." with what was said below it.
    named = title.endswith(".") and len(title) <= _SHORT and "." not in title[:-1]
    free = seen.line.blank_before > 0 and not seen.below and not _under_list_label(seen)
    return title.endswith(":") or (named and free)
