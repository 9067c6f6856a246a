"""Case and journal numbers in a text: behind their labels, or by a form nothing else has."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from sagsspor.nlp.mentions.case_number_forms import (
    ANY_FORM,
    END,
    FACET,
    YY,
    CaseNumber,
    parse_case_number,
)
from sagsspor.nlp.text.anchors import Anchored, anchored
from sagsspor.nlp.text.patterns import either
from sagsspor.nlp.text.source import Span
from sagsspor.nlp.vocabulary import table

_TOKEN = re.compile(r"[\w][\w./-]{0,38}\w|\w")

# Shapes that are case numbers wherever they stand; the others need a label or a line of their own.
_PLAIN = anchored(
    r"(?<![\w.,/-])(?:"
    rf"\d\d\.\d\d\.\d\d\s?[-.]?\s?{FACET}(?:\s?[-/]\s?\d{{1,7}}(?:\s?-\s?(?:(?:19|20)\d\d|\d\d)[A-Z]{{0,2}})?)?"
    rf"|\d\d\.\d\d{FACET}(?:\s?-\s?(?:19|20)\d\d/\d{{1,7}}|-\d{{1,7}})?"
    r"|(?:[1-8]\d\d|108[1-5])-(?:19|20)\d\d-\d{2,7}"
    r"|[A-Z]{3}-(?:19|20)\d\d-\d{3,7}"
    r"|BR \d{1,4}/\d\d"
    r"|[A-ZÆØÅ]{2,4}-\d{1,5}/\d\d-[A-ZÆØÅ]"
    r"|\d{1,2}-\d{2,3}-\d{1,3}-\d{1,5}-\d\d"
    rf"|(?:19|20)\d\d-\d{{5,7}}|{YY}-\d{{5,7}}"
    rf"){END}"
)
_DIGIT = re.compile(r"\d")
_TITLE_AFTER = re.compile(r"[ \t]+[^\W\d]")


@dataclass(frozen=True, slots=True)
class CaseNumberMention:
    """A case number in a text; ``label`` is the printed label before it, if any."""

    span: Span
    printed: str
    number: CaseNumber
    label: str | None = None


def find_case_numbers(text: str, offset: int = 0) -> tuple[CaseNumberMention, ...]:
    """Find the case numbers of a text: labelled, alone on a line, or of a shape nothing else has.

    >>> [found.printed for found in find_case_numbers("Se sag 24-017567 og Dok.nr.: 24-017999")]
    ['24-017567']
    """
    found: list[CaseNumberMention] = []
    for line in _read_lines(text, offset):
        found += line.labelled
        taken = sorted(
            [each.span for each in line.labelled]
            + [(first + offset, last + offset) for first, last in _barred(text, line)]
        )
        ahead = 0
        for match in _loose(text, line):
            span = (match[0] + offset, match[1] + offset)
            while ahead < len(taken) and taken[ahead][1] <= span[0]:
                ahead += 1
            if ahead < len(taken) and taken[ahead][0] < span[1]:
                continue
            printed = text[match[0] : match[1]]
            found.append(CaseNumberMention(span, printed, parse_case_number(printed)))
    return tuple(sorted(found, key=lambda each: each.span))


def labelled_case_numbers(text: str, offset: int = 0) -> tuple[CaseNumberMention, ...]:
    """Find the case numbers behind their labels; an empty label gives nothing.

    >>> line = "J.nr.: 00.01S00 Sagsid.: 014417 Initialer: hkj Dok.nr.: 12/99"
    >>> [found.printed for found in labelled_case_numbers(line)]
    ['00.01S00', '014417']
    """
    return tuple(one for line in _read_lines(text, offset) for one in line.labelled)


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a text with its labels and the numbers behind them; places are of the text."""

    start: int
    end: int
    labels: tuple[re.Match[str], ...]
    labelled: tuple[CaseNumberMention, ...]


def _read_lines(text: str, offset: int) -> Iterator[_Line]:
    """Read the lines that hold a digit; no other has a case number."""
    may_begin = _labels().starts(text)
    waiting = 0
    end = -1
    for line in text.split("\n"):
        start, end = end + 1, end + 1 + len(line)
        at = bisect_left(may_begin, start)
        labels = (
            tuple(_labels().finditer(text, start, end))
            if at < len(may_begin) and may_begin[at] < end
            else ()
        )
        if not _DIGIT.search(line):
            waiting = _empty_labels(text, start, end, labels)
            continue
        labelled = tuple(_labelled(text, end, labels, offset))
        if not labelled and waiting:
            labelled = tuple(_below(text, start, end, waiting, offset))
        waiting = _empty_labels(text, start, end, labels) if not labelled else 0
        yield _Line(start, end, labels, labelled)


def _empty_labels(text: str, start: int, end: int, labels: Sequence[re.Match[str]]) -> int:
    """Count the case labels of a line that is nothing but two or more labels."""
    if len(labels) < 2:
        return 0
    ends = [start, *(label.end() for label in labels)]
    starts = [*(label.start() for label in labels), end]
    rest = "".join(text[a:b] for a, b in zip(ends, starts, strict=True)).strip(" :.\t")
    return 0 if rest else sum(1 for label in labels if label["case"])


def _below(
    text: str, start: int, end: int, wanted: int, offset: int
) -> Iterator[CaseNumberMention]:
    """Give the numbers that begin a line under a line of empty labels, at most one for each."""
    line = text[start:end]
    start += len(line) - len(line.lstrip())
    for first, last in list(_values(text, start, end, False))[:wanted]:
        printed = text[first:last]
        yield CaseNumberMention(
            (first + offset, last + offset), printed, parse_case_number(printed)
        )


@cache
def _labels() -> Anchored:
    data = table("case_numbers")
    groups = "|".join(f"(?P<{kind}>{either(data[kind])})" for kind in ("document", "case", "other"))
    colon = either(data["case_with_colon"])
    return anchored(
        rf"(?<![\w-])(?:(?:{groups})(?![\w-])\.?(?P<colon>\s?:)?|(?P<strict>{colon})\s?:)\s*",
        re.IGNORECASE,
    )


def _labelled(
    text: str, end: int, labels: Sequence[re.Match[str]], offset: int
) -> Iterator[CaseNumberMention]:
    for number, label in enumerate(labels):
        if not (label["case"] or label["strict"]):
            continue
        until = labels[number + 1].start() if number + 1 < len(labels) else end
        printed_label = text[label.start() : label.end()].strip(" :")
        sure = bool(label["case"])
        for first, last in _values(text, label.end(), until, sure):
            printed = text[first:last]
            yield CaseNumberMention(
                (first + offset, last + offset),
                printed,
                parse_case_number(printed),
                printed_label,
            )


_SEPARATOR = re.compile(r"\s?(?:[,;+&|]|og|samt)\s{0,3}|\s{1,3}")


def _values(line: str, start: int, end: int, sure: bool) -> Iterator[tuple[int, int]]:
    """Give the places of the numbers that follow a label, separated by commas or "og"."""
    while start < end:
        match = ANY_FORM.match(line, start, end)
        if not match and sure:
            match = _TOKEN.match(line, start, end)
            if match and not (
                re.search(r"\d\D*\d\D*\d", match[0]) and re.fullmatch(r"[\dA-ZÆØÅ./-]+", match[0])
            ):
                return
        if not match:
            return
        yield match.start(), match.end()
        sure = False
        separator = _SEPARATOR.match(line, match.end(), end)
        if not separator:
            return
        start = separator.end()


def _barred(text: str, line: _Line) -> Iterator[Span]:
    """Give the places that labels of other things claim: document, telephone, CVR numbers."""
    for label in line.labels:
        if label["document"]:
            token = _TOKEN.match(text, label.end(), line.end)
            if token:
                yield token.span()
            tail = _DIGITS_ON.match(text, label.end(), line.end)
            if tail:
                yield tail.span()


_DIGITS_ON = re.compile(r"[\d ./-]{1,20}")


def _loose(text: str, line: _Line) -> Iterator[Span]:
    """Give the places of numbers without a label."""
    bare = text[line.start : line.end].strip(" \t*_#|")
    if 4 < len(bare) <= 40:
        whole = ANY_FORM.fullmatch(bare)
        if whole and parse_case_number(bare).family != "other" and not _date_like(bare):
            start = text.index(bare, line.start)
            yield start, start + len(bare)
            return
    for match in _PLAIN.finditer(text, line.start, line.end):
        leads = not text[line.start : match.start()].strip(" \t*_#-•")
        document = re.match(r"(?:[1-8]\d\d|108[1-5])-", match[0])
        if leads and document and _TITLE_AFTER.match(text, match.end(), line.end):
            continue  # "347-2018-220544 Takstblad 2019": an attachment and its number
        before = text[max(line.start, match.start() - 6) : match.start()].casefold()
        if before.rstrip().endswith(("tlf.", "tlf", "cvr", "kr.")):
            continue
        yield match.span()


def _date_like(bare: str) -> bool:
    """Tell whether what stands alone may be a date, a period or a plain number in a table."""
    return bool(
        re.fullmatch(r"(?:19|20)\d\d[-/](?:(?:19|20)?\d\d|0?[1-9]|1[0-2])", bare)
        or re.fullmatch(r"(?:0?[1-9]|[12]\d|3[01])/(?:0?[1-9]|1[0-2])", bare)
        or re.fullmatch(r"\d\d\.\d\d\.\d\d", bare)
        or re.fullmatch(r"(?:0[1-9]|1[0-2])[-/](?:19|20)\d\d", bare)
    )
