"""The lines of a text, cleaned of markup, and what on them is only page furniture."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from sagsspor.nlp.layout.furniture import find_furniture
from sagsspor.nlp.layout.printed_line import Line
from sagsspor.nlp.text.source import Source

__all__ = ["Line", "split_lines"]

# Markdown emphasis and headings, bullets, and the rules that converters draw.
_MARKS = re.compile(r"[*#_`~|\u200b\ufeff]+")
# "UdskrivSagsid.: 14/513": the word of a button may be glued to what stands beside it.
_LEADING = re.compile(
    r"[\s*#_`>|\u200b\ufeff]*(?:[•·▪◦‣●■\uf0b7\u0335](?:\s|$)\s*)?[*#_`]*(?:Udskriv(?=[A-ZÆØÅ]))?"
)
_BULLET = re.compile(r"[•·▪◦‣●■\uf0b7\u0335]")
_RULE = re.compile(r"^[-–—_=*.\s]{3,}$")
# What is left of a number alone on its line whose digits a converter lost: "..-P--", "/".
_DIGITS_LOST = re.compile(r"(?:[./–-]{2,4}[A-ZÆØÅ]{1,2}[./–-]{0,4}[A-ZÆØÅ]?|/)$")
# The same before a label: "fold dette punkt ind Resume".
_FOLD_FIRST = re.compile(
    r"(?:klik her for at )?folde? (?:dette )?(?:punkt(?:et)? )?(?:ind|ud) ", re.IGNORECASE
)
_FOLD_OUT = re.compile(
    r"\s*Klik her for at folde (?:ud|ind)(?: og læse mere)?(?: om [^\n]{1,300})?\s*$", re.IGNORECASE
)


def split_lines(
    source: Source,
    cuts: Sequence[int] = (),
    furniture: Collection[int] = (),
    free: Collection[int] = (),
) -> tuple[Line, ...]:
    """Give the lines of a source that have content; page furniture is marked as noise.

    ``cuts`` are offsets, in order, at which a line begins though the text has no line end there;
    ``furniture`` are those of lines known to be of the page, ``free`` those that an empty line
    stood above.
    """
    levels = {heading.start: heading for heading in source.headings}
    starts = sorted(levels)
    lines: list[Line] = []
    blank = 0
    at_heading = 0
    for line_start, raw in _printed(source.text, cuts):
        position = line_start + len(raw) + 1
        lead = _LEADING.match(raw)
        first = lead.end() if lead else 0
        first += len(found.group()) if (found := _FOLD_FIRST.match(raw[first:])) else 0
        content = raw[first:].rstrip(" \t\r\u00a0*_`|")
        fold = _FOLD_OUT.search(content)
        if fold:
            content = content[: fold.start()]
        if not content.strip() or _RULE.match(content) or _DIGITS_LOST.match(content):
            blank += 1
            continue
        level = _markdown_level(raw[:first], raw)
        while at_heading < len(starts) and starts[at_heading] < position - 1:
            if levels[starts[at_heading]].end > line_start:
                level = level or levels[starts[at_heading]].level
            at_heading += 1
        text = _MARKS.sub("", content) if _MARKS.search(content) else content
        if "_" in content:
            # An underscore inside a word belongs to a file name.
            text = re.sub(r"[*#`~|\u200b\ufeff]+", "", content)
        lines.append(
            Line(
                index=len(lines),
                start=line_start + first,
                end=line_start + first + len(content),
                text=text.strip(),
                blank_before=blank or int(line_start in free),
                level=level,
                bullet=bool(first and _BULLET.search(raw, 0, first)),
                indent=len(raw) - len(raw.lstrip(" \t\u00a0")),
            )
        )
        blank = 0
    known = {line.index for line in lines if line.start in furniture}
    noise = find_furniture(lines, known)
    return tuple(replace(line, noise=True) if line.index in noise else line for line in lines)


def _printed(text: str, cuts: Sequence[int]) -> Iterator[tuple[int, str]]:
    """Give the start and the text of every line, those cut out of a long one too."""
    start = 0
    at = 0
    for raw in text.split("\n"):
        first = start
        while at < len(cuts) and cuts[at] < start + len(raw):
            if cuts[at] > first:
                yield first, text[first : cuts[at]]
                first = cuts[at]
            at += 1
        yield first, text[first : start + len(raw)]
        start += len(raw) + 1


def _markdown_level(prefix: str, raw: str) -> int:
    """Give the level of a markdown heading, or 7 for a line that is bold as a whole."""
    hashes = prefix.count("#")
    if hashes:
        return min(hashes, 6)
    stripped = raw.strip()
    if len(stripped) > 4 and stripped.startswith("**") and stripped.endswith("**"):
        return 7
    return 0
