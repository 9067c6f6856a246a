"""Persons, organisations and places that a trained spaCy pipeline finds in a text.

The model fills what rules and the document's own member list leave; joining them is not done here.
It runs paragraph by paragraph on text without markdown signs, and every mention is a span of the
text as printed. spaCy is imported only when a model is loaded.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING

from sagsspor.errors import UsageError
from sagsspor.nlp.people.name_lists import is_first_name, is_last_name, looks_like_person
from sagsspor.nlp.record import Mention
from sagsspor.nlp.text.source import Span
from sagsspor.nlp.vocabulary import table

if TYPE_CHECKING:
    from spacy.language import Language

LABELS = {
    "PER": "person",
    "PERSON": "person",
    "ORG": "organisation",
    "LOC": "place",
    "GPE": "place",
}
"""Our labels for those of the model; what is not here is left out."""

CONFIDENCE = {"organisation": 0.6, "place": 0.7}
"""How far a mention of the model alone is trusted; docs/model.md says where from."""

PERSON_CONFIDENCE = {0.0: 0.3, 0.2: 0.4, 0.3: 0.5, 0.5: 0.8, 0.6: 0.7, 0.8: 0.9, 1.0: 0.95}
"""The same for persons, by how much the name looks like one (``looks_like_person``)."""

_LONGEST = 4000
"""Paragraphs beyond this many characters are cut, so that no input is too long for spaCy."""

_GAP = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+")
_MARKS = re.compile(
    r"[*`~\u200b\ufeff\u00ad]+|(?<!\w)#+|(?<!\w)_+|_+(?!\w)|\\(?=[*_#.\-()\[\]+!|])"
)
_SAME_LENGTH = str.maketrans({"|": "\t", "\u00a0": " ", "\r": " ", "\f": "\n", "\v": "\n"})
_BREAK = re.compile(r"[^\S\n]*\t[^\S\n]*|[^\S\n]{3,}|[^\S\n]*\n\s*")
_WORD = re.compile(r"\S+")
_ENDS = " \t\n\r\u00a0.,;:!?()[]{}<>\"'”“»«/–—-•*#_|&"
_RUNS_ON = re.compile(r"(?:\b(?:og|for|af|i|til|på|samt)|[-,&/])$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class NamesModel:
    """A loaded pipeline; ``by`` is what its mentions say found them, name and version."""

    nlp: Language
    by: str


def load_model(name: str | None = None) -> NamesModel:
    """Load the shipped model, or another spaCy pipeline by its package's name or its folder.

    Raises UsageError where there is no such pipeline, or it finds no names.
    """
    import spacy

    if name is None:
        with as_file(files("sagsspor.nlp").joinpath("model")) as folder:
            if not (folder / "meta.json").is_file():
                raise UsageError("The name model is not in this installation. Install again.")
            nlp = spacy.load(folder)
        return NamesModel(nlp, f"model:{nlp.meta['name']}/{nlp.meta['version']}")
    try:
        nlp = spacy.load(name, exclude=["parser", "tagger", "morphologizer", "senter"])
    except OSError as error:
        raise UsageError(
            f"No spaCy pipeline {name!r} is installed. Install it with `pip install {name}` "
            f"or `python -m spacy download {name}`, or leave --model out."
        ) from error
    except (ImportError, ValueError) as error:
        problem = str(error).strip().splitlines()[0]
        raise UsageError(
            f"The spaCy pipeline {name!r} cannot be loaded: {problem} "
            "Install what it needs in a version that fits, or leave --model out."
        ) from error
    if not set(LABELS) & {label for labels in nlp.pipe_labels.values() for label in labels}:
        raise UsageError(
            f"The spaCy pipeline {name!r} finds no persons, organisations or places. "
            "Name one with an entity recogniser, or leave --model out."
        )
    meta = nlp.meta
    return NamesModel(nlp, f"model:{meta['lang']}_{meta['name']}/{meta['version']}")


def model_mentions(
    model: NamesModel, text: str, paragraphs: Iterable[Span] | None = None
) -> tuple[Mention, ...]:
    """Find the names in a text, or only in the given parts of it, in text order.

    Without ``paragraphs`` the text is taken apart at its empty lines. ``value`` of a mention is the
    name on one line and without markup; ``text`` is the span as printed.
    """
    spans = _paragraphs(text) if paragraphs is None else paragraphs
    pieces = [_Piece(text, start, end) for span in spans for start, end in _cut(text, span)]
    found: dict[Span, Mention] = {}
    docs = model.nlp.pipe((piece.clean for piece in pieces), batch_size=64)
    for piece, doc in zip(pieces, docs, strict=True):
        for entity in doc.ents:
            label = LABELS.get(entity.label_)
            if label is None:
                continue
            for start, end in _names(piece.clean, entity.start_char, entity.end_char, label):
                span = piece.printed(start, end)
                value = " ".join(piece.clean[start:end].split())
                confidence = _confidence(label, value)
                found[span] = Mention(label, text[slice(*span)], span, model.by, confidence, value)
    return tuple(found[span] for span in sorted(found))


def _confidence(label: str, value: str) -> float:
    if label != "person":
        return CONFIDENCE[label]
    return PERSON_CONFIDENCE[looks_like_person(value)]


def _paragraphs(text: str) -> Iterator[Span]:
    start = 0
    for gap in _GAP.finditer(text):
        yield start, gap.start()
        start = gap.end()
    yield start, len(text)


def _cut(text: str, span: Span) -> Iterator[Span]:
    """Cut a paragraph that is too long, at a line end or a space where there is one."""
    start, end = span
    while end - start > _LONGEST:
        latest = start + _LONGEST
        cut = max(text.rfind(sign, start + _LONGEST // 2, latest) for sign in "\n ") + 1 or latest
        yield start, cut
        start = cut
    if text[start:end].strip():
        yield start, end


class _Piece:
    """A part of the text without markdown signs, and the way back to its offsets."""

    def __init__(self, text: str, start: int, end: int) -> None:
        kept: list[str] = []
        self._clean_starts = [0]
        self._printed_starts = [start]
        at, length = start, 0
        for mark in _MARKS.finditer(text, start, end):
            kept.append(text[at : mark.start()])
            length += mark.start() - at
            at = mark.end()
            self._clean_starts.append(length)
            self._printed_starts.append(at)
        kept.append(text[at:end])
        self.clean = "".join(kept).translate(_SAME_LENGTH)

    def printed(self, start: int, end: int) -> Span:
        """Give the span in the text of a span that is not empty."""
        return self._offset(start), self._offset(end - 1) + 1

    def _offset(self, clean: int) -> int:
        at = bisect_right(self._clean_starts, clean) - 1
        return self._printed_starts[at] + clean - self._clean_starts[at]


def _names(text: str, start: int, end: int, label: str) -> Iterator[Span]:
    """Give the names an entity holds: taken apart at lines and columns, and trimmed."""
    for part_start, part_end in _parts(text, start, end, label):
        if label == "person":
            part_start = _after_roles(text, part_start, part_end)
        while part_start < part_end and text[part_start] in _ENDS:
            part_start += 1
        while part_end > part_start and text[part_end - 1] in _ENDS:
            if text[part_end - 1] == ")" and "(" in text[part_start:part_end]:
                break
            part_end -= 1
        name = text[part_start:part_end]
        if len(name) > 1 and any(sign.isalpha() for sign in name):
            if label == "person" and any(sign.isdigit() for sign in name):
                continue
            yield part_start, part_end


def _parts(text: str, start: int, end: int, label: str) -> Iterator[Span]:
    for gap in _BREAK.finditer(text, start, end):
        if gap.start() <= start:
            continue
        left = text[start : gap.start()]
        if "\n" in gap[0] and "\t" not in gap[0]:
            single = len(_WORD.findall(left)) == 1
            # A name of several words goes on only where it cannot end: "Center for Job og".
            if single or (label != "person" and _RUNS_ON.search(left)):
                continue
        yield start, gap.start()
        start = gap.end()
    if start < end:
        yield start, end


def _after_roles(text: str, start: int, end: int) -> int:
    """Give where a name starts behind the role that stands before it; one word always stays."""
    words = list(_WORD.finditer(text, start, end))
    first = 0
    while first < len(words) - 1 and _is_role(words[first][0]):
        first += 1
    return words[first].start() if words else start


@cache
def _role_words() -> tuple[frozenset[str], tuple[str, ...]]:
    roles = table("roles")
    whole = frozenset(word.casefold() for word in (*roles["political"], *roles["modifiers"]))
    return whole, tuple(ending.casefold() for ending in roles["endings"])


def _is_role(word: str) -> bool:
    bare = word.strip(_ENDS).casefold()
    whole, endings = _role_words()
    if bare in whole or word.casefold() in whole:
        return True
    return bare.endswith(endings) and not is_first_name(bare) and not is_last_name(bare)
