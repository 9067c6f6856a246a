"""An item's title and its case numbers: behind labels, under the heading, in the title."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sagsspor.nlp.mentions.case_number_forms import parse_case_number
from sagsspor.nlp.mentions.case_numbers import find_case_numbers, labelled_case_numbers
from sagsspor.nlp.segmentation.items import ItemBlock
from sagsspor.nlp.segmentation.sections import Section
from sagsspor.nlp.text.folding import folded, joined
from sagsspor.nlp.text.source import Span

_TITLE_CASE = re.compile(
    r"^(?P<number>[A-ZÆØÅ]{2,4}\s\d{1,4}/\d{2,4}|\d{2}/\d{3,6}|"
    r"\d\d\.\d\d\.\d\d-?[A-ZÆØÅ]\d\d(?:-\S*)?)\.?\s+(?=[A-ZÆØÅ\d])"
)

_CASE_AFTER = re.compile(
    r"\s*[-–]?\s*\((?:(?:sag|sagsnr|sags\snr|j\.?\s?nr|journalnr)\.?:?\s)?"
    r"(?P<number>[^()\s]{5,24})\)\s*$",
    re.IGNORECASE,
)
# "Ny sti, 01.05.08-P19-2-16", "NY STI. J.NR. 06.00.05G01", "Ny sti - sagsnr. 17/2231"
_CASE_LAST = re.compile(
    r"[\s,.–-]{1,4}(?P<label>(?:j\.?\s?nr|journal\s?nr|sags?\s?nr|sagsid)\b[.:]{0,2}\s?)?"
    # Who deals with it: "Ny sti        05.01.08G01/7731 ib"
    r"(?P<number>[^()\s]{5,24})(?:\s[a-zæøå]{2,4})?\s*$",
    re.IGNORECASE,
)
_WHOLE_KLE = re.compile(r"\d\d\.\d\d\.\d\d-?[A-ZÆØÅ]\d\d\S*")


def read_title(
    block: ItemBlock, text: str
) -> tuple[str | None, tuple[Span, ...], tuple[str, Span] | None]:
    """Give an item's title without a case number printed in front of it."""
    title = block.title
    spans = block.title_spans
    if not title or not spans:
        return title, spans, None
    first = text[spans[0][0] : spans[0][1]]
    is_open = re.match(r"\(åbent?(?:\spunkt)?\)\s*", first, re.IGNORECASE)
    if is_open:
        spans = ((spans[0][0] + is_open.end(), spans[0][1]), *spans[1:])
        title = joined(text, spans)
        if not title:
            # "45 (Åben)": a number, a mark and no title.
            return None, (), None
        first = text[spans[0][0] : spans[0][1]]
    match = _TITLE_CASE.match(first)
    last = text[spans[-1][0] : spans[-1][1]]
    after = _CASE_AFTER.search(last) or _case_last(last)
    if after and parse_case_number(after.group("number")).family in _SURE_FAMILIES:
        start = spans[-1][0]
        number = (
            after.group("number"),
            (start + after.start("number"), start + after.end("number")),
        )
        rest = (*spans[:-1], (start, start + after.start()))
        return joined(text, rest), rest, number
    if not match:
        return title, spans, None
    cut = spans[0][0] + match.end()
    number = (match.group("number"), (spans[0][0], spans[0][0] + match.end("number")))
    rest = ((cut, spans[0][1]), *spans[1:])
    return joined(text, rest), rest, number


def _case_last(line: str) -> re.Match[str] | None:
    """Find the case number that ends a title, behind its label or of a form that is no other."""
    found = _CASE_LAST.search(line)
    if found and found.start() and (found["label"] or _WHOLE_KLE.fullmatch(found["number"])):
        return found
    return None


# "J.nr. 03.02.13G00, sag 98-4471"
_ALSO = re.compile(r"\d,\s(?:sag|sagen)\s(?:nr\.?\s)?(?P<number>\d{2,4}[-/]\d{3,6})(?=\s|$)")


def item_case_numbers(
    sections: Sequence[Section], text: str, in_title: tuple[str, Span] | None
) -> list[tuple[str, Span]]:
    """Give the case numbers of an item: behind labels, under the heading, in the title."""
    found: list[tuple[str, Span]] = [in_title] if in_title else []
    for section in sections:
        if section.kind == "case_number":
            found += _behind_labels(section, text)
        elif section.kind == "head":
            for at, span in enumerate(section.spans[:8]):
                line = text[span[0] : span[1]]
                if re.match(r"Dok\b", line) or _EARLIER.fullmatch(line):
                    # "Dok. 306-2015-71319": a document's number, not the case's.
                    continue
                named = [one for one in find_case_numbers(line, span[0]) if one.label]
                found += [(folded(one.printed), one.span) for one in named]
                bare = at == 0 and _SERIAL.fullmatch(line.strip())
                if not named and (bare or _ALONE.fullmatch(line.strip())):
                    found += _tokens(text, span, sure=True)
                elif not named and len(re.findall(r"[a-zæøå]{3,}", line)) <= 5:
                    found += _tokens(text, span, sure=False)
    unique: dict[str, tuple[str, Span]] = {}
    for number, span in found:
        unique.setdefault(re.sub(r"\s", "", number).casefold(), (number, span))
    return list(unique.values())


def _behind_labels(section: Section, text: str) -> list[tuple[str, Span]]:
    """Give the case numbers that stand behind labels, or below the first or the last of a row."""
    start, end = (section.label_span or section.span)[0], section.span[1]
    labelled = labelled_case_numbers(text[start:end], start)
    if not labelled:
        return _tokens(text, _before_document(text, section.span), sure=True)
    # "J.nr.: | 320-2025-91207   Sagsnr.: 25/1207": the first stands below its label.
    before = _before_document(text, (section.span[0], labelled[0].span[0]))
    found = _tokens(text, before, sure=True)
    found += [(folded(one.printed), one.span) for one in labelled]
    also = _ALSO.search(text, start, end)
    if also:
        return [*found, (also["number"], also.span("number"))]
    # "J.nr.: 320-2025-91207   Sagsnr.: | 25/1207": the last stands below its label.
    if len(section.spans) > 1:
        return [*found, *_tokens(text, section.spans[-1], sure=True)]
    below = text.find("\n", labelled[-1].span[1], end)
    if below >= 0 and _LABEL_LAST.search(text, labelled[-1].span[1], below):
        found += _tokens(text, _before_document(text, (below, end)), sure=True)
    return found


# "(Økonomiudvalget 18/2 2008, sag nr. 44)": where the case was before.
_EARLIER = re.compile(r"\([^()]{3,90},\s(?:sag|pkt|punkt)\.?\s(?:nr\.\s)?\d{1,4}\)")

_OTHER_SHAPES = re.compile(
    r"[A-ZÆØÅ]{2,5}-\d{4}-\d{3,7}|\d{2}\.\d{2}(?:\.\d{2})?[.-]?[A-ZÆØÅ]\d{2}(?:[-.]\S*)?"
)

# "23/1816", "19-01284": short, so a case number only where it has the line to itself.
_ALONE = re.compile(r"\d{2}[/-]\d{3,6}|\d{5,6}-\d{2}")
# "299835": a case number only right under the heading, alone.
_SERIAL = re.compile(r"\d{6,7}")

# A label of the case's number that ends a line, no document's.
_LABEL_LAST = re.compile(r"(?<!\w)(?!Dok)[A-ZÆØÅ][\w. ]{2,12}:[ \t]*$")
_SURE_FAMILIES = {"kle", "kle_old", "municipality_serial", "year_serial", "region"}


def _before_document(text: str, span: Span) -> Span:
    """Give what stands before the number of a document: "Sagsnr.:   Dok.nr.: 12/99"."""
    document = re.search(
        r"\bDok(?:ument)?\.?\s?(?:(?:nr|id|nummer)\b|:?(?<=\W)(?=\d))", text[span[0] : span[1]]
    )
    return (span[0], span[0] + document.start()) if document else span


def _tokens(text: str, span: Span, *, sure: bool) -> list[tuple[str, Span]]:
    """Read a line that is case numbers and little else, word by word.

    ``sure`` tells that a label stands before it, so that any number counts; then words of a
    number that is printed with spaces are kept together.
    """
    line = text[span[0] : span[1]]
    if sure:
        mentions = find_case_numbers(line, span[0])
        if mentions:
            return [(folded(one.printed), one.span) for one in mentions]
    found: list[tuple[str, Span]] = []
    for match in re.finditer(r"\S*\d\S*", line):
        word = match.group().strip(",;:.()")
        family = parse_case_number(word).family
        if (
            family in _SURE_FAMILIES
            or _OTHER_SHAPES.fullmatch(word)
            or (sure and re.fullmatch(r"[\d./-]{4,}", word))
        ):
            at = span[0] + match.start() + match.group().find(word)
            found.append((word, (at, at + len(word))))
            if sure and family not in _SURE_FAMILIES:
                break
    return found
