"""Turn the UNER sentences and synthetic minutes into spaCy's training files.

    python -m sagsspor.nlp.training.prepare ../shared/ner WORK

writes WORK/train.spacy and WORK/dev.spacy. The data itself stays where it is.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

from sagsspor.nlp.training.synthetic import (
    Example,
    MinutesWriter,
    NameMaker,
    add_noise,
    join_pieces,
    split_pieces,
)

LABELS = ("PER", "ORG", "LOC")
TRAIN_SEED, DEV_SEED, SWAP_SEED = 1, 2, 3
SYNTHETIC_TRAIN, SYNTHETIC_DEV = 3000, 300
FRAGMENTS_TRAIN, FRAGMENTS_DEV = 1500, 150


def uner_sentences(data: Path, part: str) -> list[Example]:
    """Read one part of UNER Danish-DDT: the sentences as printed, with their names."""
    path = data / "uner" / f"da_ddt-ud-{part}.iob2"
    blocks = path.read_text(encoding="utf-8").strip().split("\n\n")
    return [_sentence(block.split("\n")) for block in blocks]


def _sentence(lines: Sequence[str]) -> Example:
    text = next(line[len("# text = ") :] for line in lines if line.startswith("# text = "))
    spans: list[tuple[int, int, str]] = []
    at = 0
    for line in lines:
        if line.startswith("#"):
            continue
        _, word, tag, *_ = line.split("\t")
        start = text.index(word, at)
        at = start + len(word)
        if tag.startswith("B-") and tag[2:] in LABELS:
            spans.append((start, at, tag[2:]))
        elif tag.startswith("I-") and spans:
            spans[-1] = (spans[-1][0], at, spans[-1][2])
    return Example(text, tuple(spans))


def swapped(example: Example, make: NameMaker, rng: random.Random) -> Example:
    """Put drawn names in the place of the persons; a genitive stays one."""
    pieces = split_pieces(example)
    for at, (text, label) in enumerate(pieces):
        if label != "PER" or rng.random() < 0.2:
            continue
        name = make.person() if " " in text else make.person().split()[0]
        pieces[at] = (
            name + ("s" if re.search(r"[^s]s$", text) and rng.random() < 0.3 else ""),
            label,
        )
    return join_pieces(pieces)


def paragraphs(sentences: Sequence[Example], rng: random.Random) -> list[Example]:
    """Join sentences that follow one another to paragraphs of one to three."""
    joined: list[Example] = []
    at = 0
    while at < len(sentences):
        group = sentences[at : at + rng.choice((1, 1, 2, 3))]
        at += len(group)
        pieces: list[tuple[str, str]] = []
        for sentence in group:
            pieces += [*split_pieces(sentence), (" ", "")]
        joined.append(join_pieces(pieces[:-1]))
    return joined


def fragments(sentences: Sequence[Example], count: int, rng: random.Random) -> list[Example]:
    """Lay out name-free words of the sentences as headings, points and cells.

    Minutes are full of capitalised words that stand alone and are no names; news is not.
    """
    plain = [
        words
        for example in sentences
        for text, label in split_pieces(example)
        if not label and len(words := re.findall(r"[^\W\d_]{2,}(?:-[^\W\d_]+)*", text)) > 3
    ]
    made: list[Example] = []
    for _ in range(count):
        lines: list[str] = []
        for _ in range(rng.choice((1, 1, 2, 3, 5))):
            words = rng.choice(plain)
            first = rng.randrange(len(words))
            line = " ".join(words[first : first + rng.choice((1, 1, 2, 3, 5, 9))])
            lines.append(line[0].upper() + line[1:])
        mark = rng.choice(("", "", "- ", "• ", "1. "))
        end = rng.choice(("", "", ":", ".", ": 12.000 kr.", "\t45"))
        made.append(Example("\n".join(f"{mark}{line}{end}" for line in lines), ()))
    return made


def to_docs(nlp: Language, examples: Iterable[Example]) -> tuple[list[Doc], int]:
    """Tokenise examples; leave out those whose names do not fall on tokens, and count them."""
    docs: list[Doc] = []
    lost = 0
    for example in examples:
        doc = nlp.make_doc(example.text)
        spans = [doc.char_span(start, end, label) for start, end, label in example.spans]
        if any(span is None for span in spans):
            lost += 1
            continue
        doc.ents = [span for span in spans if span is not None]
        docs.append(doc)
    return docs, lost


def prepare(data: Path, work: Path) -> None:
    """Write both files; the same data gives the same files."""
    names: Mapping[str, Any] = json.loads((data / "names.json").read_text(encoding="utf-8"))
    rng = random.Random(SWAP_SEED)
    make = NameMaker(names, rng)
    news = uner_sentences(data, "train")
    other = [add_noise(swapped(example, make, rng), rng) for example in paragraphs(news, rng)]
    held_out = uner_sentences(data, "dev")
    parts = {
        "train": [
            *news,
            *other,
            *MinutesWriter(names, TRAIN_SEED).paragraphs(SYNTHETIC_TRAIN),
            *fragments(news, FRAGMENTS_TRAIN, rng),
        ],
        "dev": [
            *held_out,
            *MinutesWriter(names, DEV_SEED).paragraphs(SYNTHETIC_DEV),
            *fragments(held_out, FRAGMENTS_DEV, rng),
        ],
    }
    nlp = spacy.blank("da")
    work.mkdir(parents=True, exist_ok=True)
    for part, examples in parts.items():
        docs, lost = to_docs(nlp, examples)
        DocBin(docs=docs).to_disk(work / f"{part}.spacy")
        print(f"{part}: {len(docs)} texts, {lost} left out because a name cuts a token")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("work", type=Path)
    options = parser.parse_args()
    prepare(options.data, options.work)
