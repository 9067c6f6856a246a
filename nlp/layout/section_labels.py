"""Which words at the start of a line are the label of an item's part, and which are only words."""

from __future__ import annotations

import re
from dataclasses import replace

from sagsspor.nlp.findings import Known
from sagsspor.nlp.layout.decision_headings import read_heading
from sagsspor.nlp.layout.decision_marks import is_mark
from sagsspor.nlp.layout.lines import Line
from sagsspor.nlp.mentions.bodies import find_bodies
from sagsspor.nlp.mentions.case_numbers import labelled_case_numbers
from sagsspor.nlp.mentions.outcomes import sentence_outcome
from sagsspor.nlp.people.person_lists import people_in_list
from sagsspor.nlp.vocabulary import Label, Vocabulary

# Labels that a value may be glued to: "BeslutningGodkendt.".
_GLUED = {
    "decision",
    "attachments",
    "absence",
    "recommendation",
    "summary",
    "case",
    "history",
    "treatment",
    "competence",
}

# "Bilag (3)": how many there are.
_COUNT = re.compile(r"(?<=\w)\s?\(\d{1,3}(?:\sstk\.?)?\)\s?:?$")
# "Beslutning den :", the day of which a converter dropped.
_DATE_LOST = re.compile(r"\s+(?:den|d\.)\s*:?\s*")


def section_label(line: Line, under: str, words: Vocabulary, known: Known) -> Label | None:
    """Give the label of a part that a line starts with; ``under`` is the kind of the part above."""
    label = judged_label(line.text, words, known)
    if label is None or _is_only_a_word(label, line, under):
        return None
    if label.kind == "ignored" and labelled_case_numbers(line.text):
        # "Sagsbehandler: Lone Holm  Sagsnr.: 16/407": a case number behind another label.
        return replace(label, kind="case_number")
    return label


def judged_label(text: str, words: Vocabulary, known: Known) -> Label | None:
    """Give the label a text starts with, if what follows it is what may follow a label."""
    counted = _COUNT.search(text)
    label = words.sections.match(text[: counted.start()] if counted else text)
    if label and counted and label.alone:
        return replace(label, value=len(text))
    label = words.sections.match(text) if counted else label
    if label is None or not label.open_ended:
        return label
    rest = text[label.value :]
    if label.kind == "decision":
        lost = _DATE_LOST.match(rest)
        if lost and lost.end() == len(rest):
            return replace(label, value=len(text), alone=True)
        if lost and ":" in lost[0]:
            # "Beslutning den : Godkendt."
            return replace(label, value=label.value + lost.end(), colon=True, open_ended=False)
        return label if _is_heading(rest, known) else None
    if label.kind == "attachments":
        # "Bilag til åbent punkt nr. 2"
        bare = re.fullmatch(r"[\s.:]*(?:nr\.?)?[\s\d/.:]*", rest, re.IGNORECASE)
        return replace(label, value=len(text), alone=True) if bare else None
    if label.kind == "recommendation" and len(text) < 90:
        return replace(label, value=len(text), alone=True) if _is_body(rest, known) else None
    if label.kind == "absence":
        return label if _says_who(rest) else None
    if label.kind == "case_number":
        return label if _is_case_number(rest) else None
    return None


def _is_heading(rest: str, known: Known) -> bool:
    """Tell whether only a body, a date and a number follow."""
    heading = read_heading(
        rest, known=known.bodies, abbreviations=known.abbreviations, labelled=True
    )
    return heading is not None


def _is_body(rest: str, known: Known) -> bool:
    bodies = find_bodies(rest, known=known.bodies, abbreviations=known.abbreviations)
    return bool(bodies) and len(rest) - (bodies[0].span[1] - bodies[0].span[0]) < 12


def _says_who(rest: str) -> bool:
    """Tell whether a list of people follows, or the heading of a body's decision and a colon."""
    if rest[:1] not in " -–":
        return False
    colon = rest.find(":")
    return bool(people_in_list(rest)) or (
        colon > 0 and read_heading(rest[:colon], labelled=True) is not None
    )


def _is_case_number(rest: str) -> bool:
    said = re.search(r"[a-zæøå]{4,}\s[a-zæøå]{3,}|\d\s[a-zæøå]{4,}\.$", rest)
    return bool(re.match(r"[.\s]+\S*\d", rest)) and not said


def _is_only_a_word(label: Label, line: Line, under: str) -> bool:
    """Tell whether a label's word is meant as a word: the start of a sentence or a point."""
    unmarked = not label.alone and not label.colon
    return (
        (label.glued and label.kind not in _GLUED)
        or (label.kind == "ignored" and unmarked)
        or (label.kind == "case_number" and label.alone and len(line.text) <= 4)
        or (
            label.alone
            and label.word == "behandling"
            and label.kind == "treatment"
            and under == "case"
        )
        or (
            # "... til fornyet | behandling.": a sentence that goes on.
            label.alone
            and (label.kind in {"consequence", "case"} or line.text[0].islower())
            and line.text.endswith(".")
            and not line.blank_before
        )
        or (label.kind == under == "attachments" and unmarked)
        # "R: Formanden svarer.", the second of an item: what was decided goes on.
        or (label.kind == under == "decision" and is_mark(label.word))
        or (
            # "Protokol: Lone Holm (A) mener, ...": a remark on the decision above, none of its own.
            under == "decision"
            and label.word == "protokol"
            and label.colon
            and not label.alone
            and sentence_outcome(line.text[label.value :]) is None
            and read_heading(line.text[label.value :], labelled=True) is None
        )
    )
