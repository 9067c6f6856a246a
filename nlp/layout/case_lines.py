"""Lines that hold the case numbers of an item, and nothing that is said."""

from __future__ import annotations

import re

from sagsspor.nlp.layout.lines import Line
from sagsspor.nlp.mentions.case_numbers import labelled_case_numbers
from sagsspor.nlp.vocabulary import Vocabulary

CASE_LINE = re.compile(
    r"(?:\d{5,6}-(?:19|20)\d{2}|\d{2}\.\d{2}(?:\.\d{2})?\s?-?[A-ZÆØÅ]\d{2}|\d{2,4}[-/]\d{3,7}\b|\d{3}-\d{4}-\d+|EMN-|"
    r"[A-Z]{2}\s\d+/\d{2}|[A-ZÆØÅ]{2,4}-\d{1,5}/\d{2}-[A-ZÆØÅ])\S*(?:\s\(?\w{0,8}\)?)?$"
)

# A case number, and after it only labels: "06.01.00-Ø39-1-17 Sagsbehandler: Lone Holm".
CASE_FIRST = re.compile(
    r"(?:\d{2}\.\d{2}(?:\.\d{2})?[.-]?[A-ZÆØÅ]\d{2}\S*|\d-\d{1,2}-\d{1,3}(?:-\d{1,6})+|"
    r"\d{2}[/-]\d{3,6})(?=\s|$)(?!\s[a-zæøå])"
)


# "Ref.: 18.20.00-Ø40-1-15": what is so written is a case number, whatever it is called.
_NAMED = re.compile(
    r"[A-ZÆØÅ][a-zæøå]{1,14}\.?\s?:\s{0,4}\d{2}\.\d{2}\.\d{2}[.-]?[A-ZÆØÅ]\d{2}(?:-\S+)?"
)


def is_case_line(line: Line, words: Vocabulary) -> bool:
    """Tell whether a line holds the case numbers of an item, and nothing that is said."""
    if len(line.text) > 100:
        return False
    label = words.sections.match(line.text)
    if label and label.kind in {"case_number", "ignored"}:
        rest = line.text[label.value :]
        return bool(re.match(r"[\s.:]*(?:[A-ZÆØÅ]{1,4}\s)?\S*\d", rest))
    if CASE_LINE.match(line.text) or CASE_FIRST.match(line.text):
        return True
    if _NAMED.fullmatch(line.text):
        return True
    return is_labelled_case(line.text, words)


# "Sagsnr. 22/7741 Åbent punkt": a label that no colon ends, and beside it what kind of item it is.
_LABELLED = re.compile(r"(?:sags?|j(?:ournal)?)[a-z. -]{0,9}\d", re.IGNORECASE)


def is_labelled_case(text: str, words: Vocabulary) -> bool:
    """Tell whether a line is a label, one case number, and nothing else but another label."""
    numbers = labelled_case_numbers(text) if _LABELLED.match(text) else ()
    if len(numbers) != 1:
        return False
    beside = text[numbers[0].span[1] :].strip(" .|-")
    label = words.sections.match(beside) if beside else None
    return not beside or (label is not None and label.kind == "ignored")
