"""The table of contents at the head of minutes: where it stands and which titles it lists."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sagsspor.nlp.layout.decision_headings import read_heading
from sagsspor.nlp.layout.headings import PREFIX_ALONE, candidate, has_leader, same_title, title_key
from sagsspor.nlp.layout.lines import Line
from sagsspor.nlp.layout.printed_line import numbered
from sagsspor.nlp.vocabulary import Label, Vocabulary

# The heads of the columns of a table of contents.
_COLUMNS = re.compile(
    r"(?:(?:sag|pkt|punkt|nr|side|tekst|emne|titel|dagsorden|sagsnr|sagstitel|"
    r"overskrift)\b\.?\s*)+$",
    re.IGNORECASE,
)
# "71 /1": of the year and of the meeting, on a line above the title.
_NUMBERS_ABOVE = re.compile(r"\d{1,4}\s?/\s?\d{1,3}\.?$")
_CASE_ABOVE = re.compile(
    r"(?:\d{2}\.\d{2}(?:\.\d{2})?[.-]?[A-ZÆØÅ]\d{2}|\d-\d{1,2}-\d{1,3}-|"
    r"(?:\d{2}|(?:19|20)\d{2})[/-]\d{3,7}(?=\s|$)|\d{3}-\d{4}-\d|EMN-|"
    r"Sagsnr|J\.?\s?nr|Sagsid)"
)
_LONGEST = 250
"""Lines that a table of contents may span; a council's longest agendas have about 100 items."""


@dataclass(frozen=True, slots=True)
class Contents:
    """A table of contents: its first and last line (end exclusive), and its titles' keys.

    ``numbers`` are the entries that print one: the title's key, the number, and where it stands.
    """

    first: int = 0
    end: int = 0
    keys: tuple[str, ...] = ()
    numbers: tuple[tuple[str, str, int], ...] = ()

    def lists(self, key: str) -> bool:
        """Tell whether a title stands in the table."""
        return any(same_title(key, other) for other in self.keys) if key else False

    def number_of(self, key: str) -> tuple[str, int] | None:
        """Give the number the table prints for a title, and its offset in the text."""
        return next(
            ((number, at) for other, number, at in self.numbers if same_title(key, other)), None
        )


def find_contents(lines: Sequence[Line], words: Vocabulary) -> tuple[Contents, tuple[Line, ...]]:
    """Find the table of contents, and give the lines, the last one split where an item is glued on.

    The table starts under its label, or where lines with leaders or page numbers start, or
    where numbered titles follow each other without anything said under them. It ends before the
    first line that prints one of its titles again.
    """
    for start, labelled in _starts(lines, words):
        contents, split = _read(lines, start, words, labelled)
        if contents is not None:
            return contents, (tuple(lines) if split is None else _split(lines, *split))
    return Contents(), tuple(lines)


def _starts(lines: Sequence[Line], words: Vocabulary) -> list[tuple[int, bool]]:
    starts: list[tuple[int, bool]] = []
    horizon = min(len(lines), 160)
    for line in lines[:horizon]:
        label = words.header.match(line.text)
        if label and label.kind == "contents" and (label.alone or has_leader(line.text)):
            starts.append((line.index + 1, True))
    # Without its label a table of contents is looked for above the first part of an item only:
    # further down, lines that end in numbers are tables.
    horizon = next(
        (
            line.index
            for line in lines[:horizon]
            if (label := words.sections.match(line.text))
            and label.kind in {"decision", "recommendation", "case", "summary"}
            and (not label.open_ended or read_heading(line.text))
        ),
        horizon,
    )
    run = 0
    for line in lines[:horizon]:
        if line.noise:
            continue
        run = run + 1 if has_leader(line.text) else 0
        if run == 2:
            starts.append((line.index - 1, False))
            break
    previous = None
    run = 0
    for line in lines[:horizon]:
        found = candidate(line)
        if found and found.title and previous is not None and found.value == previous + 1:
            run += 1
            if run == 2:
                starts.append((line.index - 2, False))
                break
        elif not found and not line.text[:1].islower():
            run = 0
        previous = found.value if found else previous
    return starts


def _read(
    lines: Sequence[Line], start: int, words: Vocabulary, labelled: bool
) -> tuple[Contents | None, tuple[int, int] | None]:
    keys: list[str] = []
    pending = ""
    stop = min(len(lines), start + _LONGEST)
    pages = _page_ends(lines, start, stop, 2 if labelled else 3)
    leaders = sum(_ends_in_page(line, pages) for line in lines[start : start + 12])
    for at in range(start, stop):
        line = lines[at]
        if line.noise:
            continue
        leader = _ends_in_page(line, pages)
        text = line.text[: pages.get(line.index, len(line.text))]
        if _COLUMNS.match(text) or _NUMBERS_ABOVE.match(text):
            continue
        key = title_key(text)
        if key and len(keys) >= 2 and not leader:
            glued = _glued_heading(text, keys)
            if glued is None:
                # "14. Eventuelt den 29.01.20138. Dagsorden": glued to a figure.
                first = lines[start].text
                again = text.find(first, 1) if len(first) >= 12 else -1
                # "12.  12. Dagsorden" is one heading, its number printed twice.
                glued = again if re.search(r"[^\W\d_]", text[: max(0, again)]) else None
            if glued is not None:
                keys.append(title_key(text[:glued]))
                found = Contents(start, at + 1, tuple(keys), _numbers(lines[start:at], pages))
                return found, (at, glued)
        if key and not leader and any(same_title(key, other) for other in keys[:3]):
            while at > start and (
                _CASE_ABOVE.match(lines[at - 1].text) or _lone_number(lines[at - 1])
            ):
                # Case numbers that stand above the first item's heading belong to it.
                at -= 1
                if keys[-1:] == [title_key(lines[at].text)]:
                    keys.pop()
            return _checked(start, at, keys, leaders, lines, pages), None
        field = words.header.match(text)
        if (
            field
            and not leader
            and not field.open_ended
            and field.kind in {"members", "absence", "staff", "place", "time"}
        ):
            return _checked(start, at, keys, leaders, lines, pages), None
        if field and field.colon and field.kind in {"date", "body"} and len(keys) < 2:
            # The fields of the head: the label above was the kind of document ("Dagsorden").
            return None, None
        section = words.sections.match(text)
        if (
            section
            and not leader
            and section.kind not in {"ignored", "case"}
            and (not section.open_ended or _decided(section, text))
        ):
            break
        if (
            leaders >= 2
            and not leader
            and not _wraps_into_leader(lines, at, pages)
            and len(keys) >= 2
        ):
            return _checked(start, at, keys, leaders, lines, pages), None
        if leaders >= 2 and not leader:
            # "Lukket møde" heads a group of entries and is no part of one.
            pending += "" if section and section.kind == "ignored" else key
            continue
        keys.append(pending + key if pending else key)
        pending = ""
    return None, None


def _decided(label: Label, text: str) -> bool:
    """Tell whether a line heads a decision: "Beslutning i Byrådet den 3. maj 2016".

    A table that a web page shows by a script has only its label in the text.
    """
    if label.kind != "decision":
        return False
    heading = read_heading(text[label.value :], labelled=True)
    return heading is not None and heading.date is not None


# "2 Budgetorientering 4": a page number after one space, as PDF text leaves it.
_PAGE_AFTER = re.compile(r"(?P<entry>.*[^\W\d_]{3}.*?)\s+(?P<page>\d{1,3})$")
_APART = 4


def _page_ends(lines: Sequence[Line], start: int, stop: int, wanted: int) -> Mapping[int, int]:
    """Give the lines that end in a page number without a leader, with where their entry ends.

    They are told by their numbers, which never fall from line to line; ``wanted`` lines at least
    must end so, and no more than a few others may stand between two of them.
    """
    ends: dict[int, int] = {}
    last = -1
    since = 0
    for line in lines[start:stop]:
        found = _PAGE_AFTER.match(line.text) if len(line.text) <= 300 else None
        page = int(found.group("page")) if found else -1
        if found and (last < 0 or last <= page <= last + 60) and not has_leader(line.text):
            ends[line.index] = found.end("entry")
            last, since = page, 0
        elif since >= _APART or (found and candidate(line) and page < last):
            break
        elif not line.noise:
            since += 1
    numbered = sum(candidate(line) is not None for line in lines[start:stop] if line.index in ends)
    return ends if len(ends) >= wanted and numbered * 2 >= len(ends) else {}


def _ends_in_page(line: Line, pages: Mapping[int, int]) -> bool:
    return line.index in pages or has_leader(line.text)


def _wraps_into_leader(lines: Sequence[Line], at: int, pages: Mapping[int, int]) -> bool:
    """Tell whether a title broken over lines ends with a leader within the next two lines."""
    for line in lines[at + 1 : at + 3]:
        if _ends_in_page(line, pages):
            return True
        if line.blank_before > 1:
            return False
    return False


def _checked(
    start: int,
    end: int,
    keys: list[str],
    leaders: int,
    lines: Sequence[Line],
    pages: Mapping[int, int],
) -> Contents | None:
    if len(keys) < 2 and leaders < 1:
        return None
    listed = tuple(key for key in keys if key)
    return Contents(start, end, listed, _numbers(lines[start:end], pages))


def _numbers(entries: Sequence[Line], pages: Mapping[int, int]) -> tuple[tuple[str, str, int], ...]:
    read = [(line, candidate(line)) for line in entries if not line.noise]
    return tuple(
        (title_key(line.text[: pages.get(line.index)]), one.number, one.number_start)
        for line, one in read
        if one is not None and one.title
    )


def _glued_heading(text: str, keys: Sequence[str]) -> int | None:
    """Give where the first item's heading begins on the table's last line, if it is glued to it."""
    for match in re.finditer(
        r"(?<=[^\s\d/.:,(-])\s{0,4}(?=(?:Punkt\s|Pkt\.\s)?\d{1,3}[.: ]{0,3}\s{0,4}[A-ZÆØÅ])", text
    ):
        tail = text[match.end() :]
        head = text[: match.start()].strip()
        if PREFIX_ALONE.fullmatch(head):
            continue
        if candidate_text(tail) and same_title(title_key(tail), keys[0]):
            return match.end()
    return None


def _lone_number(line: Line) -> bool:
    """Tell whether a line is the number of an item whose title stands below it."""
    found = candidate(line)
    return found is not None and found.prefix and not found.title


def candidate_text(text: str) -> bool:
    """Tell whether a text reads as the heading of a numbered item."""
    return candidate(Line(0, 0, len(text), text)) is not None


def _split(lines: Sequence[Line], at: int, position: int) -> tuple[Line, ...]:
    """Cut one line in two; the lines after it are numbered on."""
    line = lines[at]
    head = replace(line, end=line.start + position, text=line.text[:position].rstrip())
    tail = replace(line, start=line.start + position, text=line.text[position:], blank_before=1)
    moved = [*lines[:at], head, tail, *lines[at + 1 :]]
    return numbered(moved)
