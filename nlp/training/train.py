"""Make the Danish name model: prepare, train, strip, evaluate.

    OMP_NUM_THREADS=1 python -m sagsspor.nlp.training.train ../shared/ner --out nlp/model

takes about five minutes on one core. ``--width 96`` makes a larger model, ``--seed`` another one.
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
from pathlib import Path

import spacy
from spacy.cli.train import train as spacy_train

from sagsspor.nlp.training.evaluate import evaluate_uner, print_table
from sagsspor.nlp.training.prepare import LABELS, prepare

NAME, VERSION = "sagsspor-da-ner", "0.1.0"
HERE = Path(__file__).parent


def make_model(data: Path, out: Path, *, width: int, seed: int, steps: int) -> None:
    """Train from scratch and write the pipeline to ``out``; a LICENSE there stays."""
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        prepare(data, work)
        spacy_train(
            HERE / "config.cfg",
            work / "run",
            overrides={
                "paths.train": str(work / "train.spacy"),
                "paths.dev": str(work / "dev.spacy"),
                "components.tok2vec.model.encode.width": width,
                "system.seed": seed,
                "training.max_steps": steps,
            },
        )
        write_stripped(work / "run" / "model-best", out)
    figures = evaluate_uner(spacy.load(out), data)
    meta = json.loads((out / "meta.json").read_text(encoding="utf-8"))
    meta["performance"] = figures
    _write_json(out / "meta.json", meta)
    print_table(figures)


def write_stripped(trained: Path, out: Path) -> None:
    """Copy a trained pipeline without the words and the paths of its training.

    The embedding hashes words as it reads them, so loading needs no strings but the labels.
    """
    others = [path for path in out.iterdir() if path.name != "LICENSE"] if out.is_dir() else []
    if others and not (out / "meta.json").is_file():
        raise SystemExit(f"{out} holds something that is no spaCy pipeline. Name another folder.")
    for old in others:
        if old.is_dir():
            shutil.rmtree(old)
        else:
            old.unlink()
    shutil.copytree(trained, out, dirs_exist_ok=True)
    strings = sorted((*LABELS, *(f"{move}-{label}" for move in "BILU" for label in LABELS)))
    _write_json(out / "vocab" / "strings.json", strings)
    config = spacy.util.load_config(out / "config.cfg")
    config["paths"]["train"] = config["paths"]["dev"] = None
    config.to_disk(out / "config.cfg")
    meta = json.loads((out / "meta.json").read_text(encoding="utf-8"))
    meta |= {
        "name": NAME.removeprefix("da_"),
        "version": VERSION,
        "description": "Persons, organisations and places in Danish minutes",
        "author": "sagsspor",
        "license": "CC BY-SA 4.0",
        "sources": [
            {"name": "UNER Danish-DDT", "license": "CC BY-SA 4.0"},
            {"name": "DaN+", "license": "MIT"},
            {"name": "Universal Dependencies Danish-DDT", "license": "CC BY-SA 4.0"},
            {"name": "genda-lens 0.0.3, names of 2023", "license": "MIT"},
        ],
    }
    _write_json(out / "meta.json", meta)


def _write_json(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--out", type=Path, default=HERE.parent / "model")
    parser.add_argument("--width", type=int, default=64)
    parser.add_argument("--seed", type=int, default=20)
    parser.add_argument("--steps", type=int, default=4500)
    options = parser.parse_args()
    make_model(
        options.data, options.out, width=options.width, seed=options.seed, steps=options.steps
    )
