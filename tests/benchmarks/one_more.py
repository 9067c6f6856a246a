"""What one more document costs a large store: ``python -m tests.benchmarks.one_more``.

Invented minutes (``link_growth``) are resolved and linked whole, and then with one document more,
where what is kept of the other towns is kept. ``load`` does the same with the database: filled
whole with copies of the examples' graphs, and changed by one document more.
docs/benchmarks.md keeps the figures. Arguments: sizes in items; or ``load`` and numbers of copies.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from sagsspor.graph.build import build
from sagsspor.graph.derive import Derived, derive_piece
from sagsspor.graph.pieces import Card, card_of, pieces_of
from sagsspor.graph.store import FORMAT, Generation
from sagsspor.nlp.record import Record
from tests.benchmarks.link_growth import corpus
from tests.graph.records import ids

BASE = "https://sagsspor.example/"


def derived(
    cards: list[Card], records: dict[str, Record], kept: dict[str, Derived]
) -> tuple[float, int]:
    """Derive what is not kept; give the seconds, and how many documents that were."""
    begin, count = time.process_time(), 0
    for piece in pieces_of(cards, records.__getitem__):
        key = piece.key()
        if key not in kept:
            kept[key] = derive_piece(piece, records.__getitem__, base=BASE)
            count += len(piece.cards)
    return time.process_time() - begin, count


def linking(sizes: list[int]) -> Iterator[str]:
    """Measure resolving and linking: of many towns, and of one."""
    yield f"{'':<9} {'items':>8} {'whole s':>8} {'one more s':>10} {'ratio':>7} {'documents':>10}"
    for one_town in (False, True):
        for size in sizes:
            made, _ = corpus(size, one_town=one_town)
            rows = dict(zip((at.sha16 for at in ids(made)), made, strict=True))
            cards = [card_of(row, sha, row.doc, sha, None) for sha, row in rows.items()]
            kept: dict[str, Derived] = {}
            derived(cards[:-1], rows, kept)
            more, touched = derived(cards, rows, kept)
            whole, _ = derived(cards, rows, {})
            kind = "one town" if one_town else "towns"
            ratio = more / whole
            yield f"{kind:<9} {size:>8} {whole:>8.2f} {more:>10.3f} {ratio:>7.4f} {touched:>10}"


def loading(copies: list[int]) -> Iterator[str]:
    """Measure the database: filled whole, and with the graphs of one document more."""
    yield f"{'documents':>9} {'quads':>9} {'whole s':>8} {'one more s':>10} {'ratio':>7}"
    with tempfile.TemporaryDirectory() as name:
        top = Path(name)
        build([Path(__file__).parents[2] / "examples"], top / "store")
        texts = [
            path.read_text("utf-8")
            for path in sorted((top / "store" / "current").resolve().glob("quads/*.nq"))
        ]
        for number in copies:
            old, new, anew = (Generation(top / f"{number}-{kind}") for kind in ("a", "b", "c"))
            for copy in range(number):
                for at, text in enumerate(texts):
                    _write(old, f"{copy}-{at}", text.replace(BASE, f"{BASE}town{copy}/"))
            count = old.load()
            old.write_manifest({"format": FORMAT, "counts": {"quads": count}})
            for path in old.quads():
                new.take_over(old, "quads", path.stem)
            _write(new, "more", texts[0].replace(BASE, f"{BASE}more/"))
            begin = time.perf_counter()
            total = new.load(old)
            more = time.perf_counter() - begin
            for path in new.quads():
                anew.take_over(new, "quads", path.stem)
            begin = time.perf_counter()
            assert anew.load() == total
            whole = time.perf_counter() - begin
            rows = number * len(texts)
            yield f"{rows:>9} {count:>9} {whole:>8.2f} {more:>10.3f} {more / whole:>7.4f}"


def _write(generation: Generation, name: str, text: str) -> None:
    path = generation.file("quads", name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8", newline="\n")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("what", nargs="?", choices=("link", "load"), default="link")
    parser.add_argument("sizes", nargs="*", type=int, help="numbers of items, or of copies")
    wanted = parser.parse_args()
    if wanted.what == "load":
        lines = loading(wanted.sizes or [5, 25])
    else:
        lines = linking(wanted.sizes or [10_000, 50_000, 200_000])
    for line in lines:
        print(line, flush=True)
