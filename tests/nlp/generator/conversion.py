"""What a converter does to minutes: lines wrapped, joined and parted by pages, tokens lost."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Sequence

from tests.nlp.generator.dates import printed_date
from tests.nlp.generator.layout import Layout
from tests.nlp.generator.meeting import Meeting

PAGE_LINES = 46


def without_digits(text: str) -> str:
    """Give a text as a converter leaves it that loses the digits."""
    return re.sub(r"\d", "", text).strip()


def without_lost_words(text: str, layout: Layout) -> str:
    """Give a text without the words that the layout's converter loses."""
    if layout.dropped != "at":
        return text
    # The word is lost at a line's end too, the line's end is not.
    return re.sub(r"\b[aA]t |\sat(?=\n)", "", text.replace("Mødedato", "Mødedo"))


def wrapped(lines: Sequence[str], layout: Layout) -> list[str]:
    """Break lines at the layout's width."""
    if layout.wrap == "no":
        return list(lines)
    width = int(layout.wrap) if layout.wrap.isdigit() else 80
    out: list[str] = []
    for line in lines:
        broken = textwrap.wrap(
            line,
            width,
            break_long_words=False,
            break_on_hyphens=False,
            expand_tabs=False,
            replace_whitespace=False,
        ) or [""]
        out += _hyphenated(broken, width) if layout.wrap == "hyphens" else broken
    return out


def _hyphenated(lines: list[str], width: int) -> list[str]:
    """Part the first word of a wrapped line, where it is long and plain, as a typesetter does.

    No line becomes wider than the page: a text with a line too wide is set to no width.
    """
    for at in range(1, len(lines)):
        word, _, rest = lines[at].partition(" ")
        fits = len(lines[at - 1]) + len(" 1234-") <= width
        if len(word) >= 9 and word.isalpha() and word.islower() and fits:
            lines[at - 1] += f" {word[:4]}-"
            lines[at] = f"{word[4:]} {rest}".rstrip()
    return lines


def paged(lines: list[str], meeting: Meeting, layout: Layout) -> list[str]:
    """Part lines into pages with the layout's heads and feet."""
    if layout.pages == "none":
        return lines
    pages = [lines[at : at + PAGE_LINES] for at in range(0, len(lines), PAGE_LINES)]
    out: list[str] = []
    for number, page in enumerate(pages, 1):
        if layout.pages == "header_footer" and number > 1:
            out.append(f"{meeting.body}, {printed_date(meeting.date, 'dashes')}")
        foot = {
            "dashes": f"- {number} -",
            "one_line": f"{meeting.body} {printed_date(meeting.date, 'dashes')}    Side {number}",
        }.get(layout.pages, f"Side {number} af {len(pages)}")
        out += [*page, foot]
    return out
