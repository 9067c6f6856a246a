"""Measure a name model: on the UNER test set, on texts of minutes, and its speed.

    python -m sagsspor.nlp.training.evaluate ../shared/ner --minutes ../shared/minutes

``--model NAME`` measures another installed pipeline.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from sagsspor.nlp.training.prepare import LABELS, uner_sentences

if TYPE_CHECKING:
    from spacy.language import Language

    from sagsspor.nlp.mentions.names_model import NamesModel

Figures = Mapping[str, Mapping[str, float]]


def prf(hits: int, found: int, gold: int) -> dict[str, float]:
    """Give precision, recall and F1 in percent, and the counts they rest on."""
    precision = 100 * hits / found if found else 0.0
    recall = 100 * hits / gold if gold else 0.0
    both = precision + recall
    return {
        "p": round(precision, 1),
        "r": round(recall, 1),
        "f": round(2 * precision * recall / both, 1) if both else 0.0,
        "found": found,
        "gold": gold,
    }


def evaluate_uner(nlp: Language, data: Path) -> Figures:
    """Compare exact character spans on the test sentences, tokenised by the pipeline itself.

    A name that does not fall on the pipeline's tokens counts as missed.
    """
    examples = uner_sentences(data, "test")
    hits: Counter[str] = Counter()
    found: Counter[str] = Counter()
    gold: Counter[str] = Counter()
    for example, doc in zip(examples, nlp.pipe(e.text for e in examples), strict=True):
        ours = {(e.start_char, e.end_char, e.label_) for e in doc.ents if e.label_ in LABELS}
        hits.update(label for *_, label in ours & set(example.spans))
        found.update(label for *_, label in ours)
        gold.update(label for *_, label in example.spans)
    return _table(hits, found, gold, LABELS)


def evaluate_minutes(model: NamesModel, folder: Path) -> Figures:
    """Compare the names found in each document with its gold record, as sets of names.

    Persons are those of ``members`` and ``persons_mentioned``; "sure persons" are those found with
    a confidence of at least 0.5. For organisations the records name committees only, so of
    committees there is a recall and nothing else.
    """
    from sagsspor.nlp.mentions.names_model import model_mentions

    hits: Counter[str] = Counter()
    found: Counter[str] = Counter()
    gold: Counter[str] = Counter()
    for path in sorted(folder.glob("*.json")):
        record = json.loads(path.read_text(encoding="utf-8"))
        mentions = model_mentions(model, path.with_suffix(".txt").read_text(encoding="utf-8"))
        persons = {_key(p["name"]) for p in record["members"] + record["persons_mentioned"]}
        committees = {_key(name) for name in record["committees_mentioned"]}
        wanted = {"persons": persons, "sure persons": persons, "committees": committees}
        found_persons = [m for m in mentions if m.label == "person"]
        organisations = {_key(m.value or m.text) for m in mentions if m.label == "organisation"}
        ours = {
            "persons": {_key(m.value or m.text) for m in found_persons},
            "sure persons": {_key(m.value or m.text) for m in found_persons if m.confidence >= 0.5},
            "committees": organisations & committees,
        }
        for kind, names in wanted.items():
            hits[kind] += len(names & ours[kind])
            found[kind] += len(ours[kind])
            gold[kind] += len(names)
    figures = {kind: prf(hits[kind], found[kind], gold[kind]) for kind in gold}
    for trivial in ("p", "f", "found"):
        del figures["committees"][trivial]
    return figures


def words_per_second(model: NamesModel, folder: Path, rounds: int = 5) -> tuple[float, float]:
    """Give the words per CPU-second of ``model_mentions`` and of spaCy's blank Danish tokeniser."""
    import spacy

    from sagsspor.nlp.mentions.names_model import model_mentions

    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.txt"))]
    blank = spacy.blank("da")
    return (
        _rate(lambda text: model_mentions(model, text), texts, rounds),
        _rate(blank, texts, rounds),
    )


def _rate(work: Callable[[str], object], texts: Sequence[str], rounds: int) -> float:
    for text in texts:
        # The first round only warms up.
        work(text)
    begin = time.process_time()
    for _ in range(rounds):
        for text in texts:
            work(text)
    return rounds * sum(len(text.split()) for text in texts) / (time.process_time() - begin)


def _key(name: str) -> str:
    name = re.sub(r"\s+", " ", re.sub(r"[*#_]+", "", name)).strip().casefold()
    return re.sub(r"(udvalget|rådet)s$", r"\1", name)


def _table(
    hits: Mapping[str, int],
    found: Mapping[str, int],
    gold: Mapping[str, int],
    rows: tuple[str, ...],
) -> Figures:
    figures = {row: prf(hits[row], found[row], gold[row]) for row in rows}
    totals = [sum(counts[row] for row in rows) for counts in (hits, found, gold)]
    return {**figures, "all": prf(*totals)}


def print_table(figures: Figures) -> None:
    """Print one row a label."""
    print("| | precision | recall | F1 | found | gold |\n|---|---|---|---|---|---|")
    for row, f in figures.items():
        cells = " | ".join(str(f.get(key, "")) for key in ("p", "r", "f", "found", "gold"))
        print(f"| {row} | {cells} |")


def main() -> None:
    """Print the tables asked for."""
    from sagsspor.nlp.mentions.names_model import load_model

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--minutes", type=Path)
    parser.add_argument("--model")
    options = parser.parse_args()
    model = load_model(options.model)
    print(f"{model.by}\n\nUNER Danish-DDT test")
    print_table(evaluate_uner(model.nlp, options.data))
    if options.minutes:
        for folder in sorted({path.parent for path in options.minutes.rglob("*.json")}):
            if any(folder.glob("*.txt")):
                print(f"\n{folder.name}: names per document")
                print_table(evaluate_minutes(model, folder))
        mentions, tokeniser = words_per_second(model, options.minutes)
        print(f"\nwords per CPU-second: {mentions:,.0f}; spaCy's blank tokeniser: {tokeniser:,.0f}")


if __name__ == "__main__":
    main()
