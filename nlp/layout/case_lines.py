"""Lines that hold the case numbers of an item, and nothing that is said."""

from __future__ import annotations

import re

from sagsspor.nlp.layout.lines import Line
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


def is_case_line(line: Line, words: Vocabulary) -> bool:
    """Tell whether a line holds the case numbers of an item, and nothing that is said."""
    if len(line.text) > 100:
        return False
    label = words.sections.match(line.text)
    if label and label.kind in {"case_number", "ignored"}:
        rest = line.text[label.value :]
        return bool(re.match(r"[\s.:]*(?:[A-ZÆØÅ]{1,4}\s)?\S*\d", rest))
    return bool(CASE_LINE.match(line.text) or CASE_FIRST.match(line.text))
