"""A store that grows, shrinks and is judged is at each step the store that is built at once.

The documents are records as JSON, read where else the extraction would read minutes: what is tested
is identity, links and the database, and records are made of few names and words, so that they meet.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sagsspor.graph import build as building
from sagsspor.graph import renewal
from sagsspor.graph.build import Options, build, remove
from sagsspor.graph.dataset import CaseTrail
from sagsspor.graph.derive import Derived, Document, derive, derive_piece, relate
from sagsspor.graph.describe_derived import describe_identity, describe_links
from sagsspor.graph.describe_judgements import describe_judgements
from sagsspor.graph.export import export
from sagsspor.graph.judgements import COLUMNS, parse_judgements, read_judgements
from sagsspor.graph.pieces import card_of, pieces_of
from sagsspor.nlp.record import Decision, Item, Member, Record, Reference
from sagsspor.nlp.record_from_json import record_from_json
from sagsspor.nlp.record_json import record_json
from sagsspor.nlp.text.source import Source
from tests.graph.records import ask, item, minutes, resolved

BASE = "https://sagsspor.example/"
TOWNS = ("Lillerup Kommune", "Storby Kommune", None)
BODIES = ("Kulturudvalget", "Kulturudvalg", "KU", "Teknisk Udvalg")
DAYS = ("2023-03-07", "2023-05-09", "2023-10-10")
NAMES = ("Karin Sandager", "Karen Sandager", "K. Sandager", "Bo Ejby", "Ann Holm", "Ib Dal")
TITLES = (
    "Leje af havnepakhuset til kunstnere",
    "Status på havnepakhuset",
    "Lys på svømmehallens p-plads",
    "Godkendelse af dagsorden",
)
ASKED = (
    ask("Udvalget ønsker en sag om leje af havnepakhuset.", "på næste møde"),
    ask("Udvalget ønsker en status på svømmehallens p-plads.", recurs="P6M"),
)
DOCS = ("a", "b", "c", "d", "e")

references = st.builds(
    Reference, st.sampled_from(DAYS), st.sampled_from([None, "KU"]), st.sampled_from(["1", "2"])
)
decisions = st.builds(
    Decision,
    st.sampled_from(["Kulturudvalget", "KU"]),
    st.sampled_from(DAYS),
    st.just("recommended"),
    st.just("Udvalget anbefaler, at havnepakhuset udlejes til kunstnere."),
    st.sampled_from(["1", "2"]),
)


@st.composite
def an_item(draw: st.DrawFn, number: int) -> Item:
    made = item(
        str(number),
        draw(st.sampled_from(TITLES)),
        cases=draw(st.lists(st.sampled_from(["23-1", "23-2"]), max_size=1)),
        asks=draw(st.lists(st.sampled_from(ASKED), max_size=1)),
        refers=draw(st.lists(references, max_size=1)),
    )
    return replace(made, decisions=(*draw(st.lists(decisions, max_size=1)), *made.decisions))


@st.composite
def documents(draw: st.DrawFn) -> Record:
    return minutes(
        draw(st.sampled_from(DAYS)),
        *(draw(an_item(number)) for number in range(1, draw(st.integers(2, 3)))),
        body=draw(st.sampled_from(BODIES)),
        town=draw(st.sampled_from(TOWNS)),
        members=draw(
            st.lists(
                st.builds(Member, st.sampled_from(NAMES), st.sampled_from(["A", None])),
                min_size=2,
                max_size=4,
                unique=True,
            )
        ),
        doc=draw(st.sampled_from(DOCS)),
    )


people = st.sampled_from(
    [
        "karin-sandager",
        "karen-sandager",
        "lillerup/person/karen-sandager",
        "storby/person/karin-sandager",
        "karin-sandager@a",
        "karen-sandager@b",
    ]
)
items = st.builds(lambda doc, number: f"{doc}#{number}", st.sampled_from(DOCS), st.just("1"))
judgements = st.one_of(
    st.tuples(st.just("person"), people, people, st.sampled_from(["same", "different"])),
    st.tuples(st.just("link"), items, items, st.sampled_from(["right", "wrong"])),
).filter(lambda row: row[1] != row[2])
steps = st.lists(
    st.one_of(documents(), documents(), documents(), st.sampled_from(DOCS), judgements),
    min_size=3,
    max_size=8,
)
"""A record is added (or takes the place of its stem's), a stem is removed, or a judgement made."""


def _lines(rows: list[tuple[str, str, str, str]]) -> str:
    return "\n".join([",".join(COLUMNS), *(f"{','.join(row)},," for row in rows)]) + "\n"


def _document(record: Record) -> Document:
    text = json.dumps(record_json(record), ensure_ascii=False)
    return Document(sha256(text.encode()).hexdigest()[:16], record.doc, record)


@settings(max_examples=60, deadline=None)
@given(steps)
def test_what_is_kept_of_pieces_is_what_a_full_run_gives(
    rows: list[Record | str | tuple[str, str, str, str]],
) -> None:
    kept: dict[str, Derived] = {}
    held: dict[str, Document] = {}
    judged: list[tuple[str, str, str, str]] = []
    with tempfile.TemporaryDirectory() as name:
        file = Path(name) / "judgements.csv"
        for row in rows:
            if isinstance(row, Record):
                held[row.doc] = _document(row)
            elif isinstance(row, str):
                held.pop(row, None)
            else:
                judged.append(row)
                file.write_text(_lines(judged), "utf-8")
            found = _by_pieces(held, kept, file)
            whole = derive(list(held.values()), base=BASE, judgements=file)
            assert found == whole
            assert _differ(whole.nquads, _at_once(list(held.values()), file)) == []


def _by_pieces(held: Mapping[str, Document], kept: dict[str, Derived], file: Path) -> Derived:
    """Derive the pieces that are not kept yet, and put all together."""
    by_sha = {document.sha16: document for document in held.values()}
    cards = [card_of(at.record, at.sha16, at.stem, at.sha16, None) for at in by_sha.values()]
    parts = []
    for piece in pieces_of(cards, lambda sha: by_sha[sha].record, read_judgements(file)):
        key = piece.name + piece.key()
        if key not in kept:
            kept[key] = derive_piece(piece, lambda sha: by_sha[sha].record, base=BASE)
        parts.append(kept[key])
    lines = [line for part in parts for line in part.nquads.splitlines(keepends=True)]
    assert len(lines) == len(set(lines))  # what one piece says no other says
    apart = {sha: rows for part in parts for sha, rows in part.apart.items()}
    nth = {sha: number for part in parts for sha, number in part.nth.items()}
    links, requests = sum(part.links for part in parts), sum(part.requests for part in parts)
    return Derived("".join(sorted(lines)), links, requests, apart, nth)


def _differ(left: str, right: str) -> list[str]:
    return sorted(set(left.splitlines()) ^ set(right.splitlines()))


def _at_once(documents: list[Document], file: Path) -> str:
    """Resolve and link all documents together, without pieces."""
    identity, links = relate(documents, file)
    records = [document.record for document in documents]
    quads = (
        describe_identity(identity, base=BASE)
        + describe_links(links, base=BASE)
        + describe_judgements(read_judgements(file), identity, records, base=BASE)
    )
    return "".join(sorted(quads.splitlines(keepends=True)))


# On disk: the whole store, its database changed and not filled anew.


def _read(path: Path, options: Options) -> tuple[Source, Record]:
    """Read a record where the extraction would read minutes."""
    text = path.read_text("utf-8")
    record = record_from_json(json.loads(text))
    sha = sha256(text.encode()).hexdigest()
    return Source(path.stem, path.name, text, "text/plain", sha), record


@pytest.fixture(scope="module", autouse=True)
def records_for_minutes() -> Iterator[None]:
    with (
        patch.object(building, "extract_file", _read),
        patch("sagsspor.graph.store.CHANGED", 1e9),
    ):
        yield


def _state(store: Path) -> dict[str, bytes]:
    """Give all bytes of a store's current generation but the database's, and what that holds."""
    if not (store / "current").exists():
        return {}
    folder = (store / "current").resolve()
    files = {
        str(path.relative_to(folder)): path.read_bytes()
        for kind in ("derived", "quads", "records", "sources")
        for path in folder.glob(f"{kind}/*")
    }
    with CaseTrail(store) as trail:
        files["graph"] = export(trail.oxigraph, "nquads").encode()
        files["all"] = "\n".join(sorted(map(str, trail.oxigraph))).encode()
    return files | {"manifest.json": (folder / "manifest.json").read_bytes()}


@settings(max_examples=5, deadline=None)
@given(steps)
def test_the_store_has_the_bytes_of_one_built_anew(
    rows: list[Record | str | tuple[str, str, str, str]],
) -> None:
    with tempfile.TemporaryDirectory() as name:
        top = Path(name)
        (top / "in").mkdir()
        judged: list[tuple[str, str, str, str]] = []
        for at, row in enumerate(rows):
            if isinstance(row, str):
                if not (top / "in" / f"{row}.txt").exists():
                    continue
                (top / "in" / f"{row}.txt").unlink()
                remove(row, top / "store")
            elif isinstance(row, Record):
                text = json.dumps(record_json(row), ensure_ascii=False)
                (top / "in" / f"{row.doc}.txt").write_text(text, "utf-8")
                build([top / "in"], top / "store")
            elif (top / "store").exists():
                judged.append(row)
                (top / "store" / "judgements.csv").write_text(_lines(judged), "utf-8")
                build([top / "in"], top / "store")
            else:
                continue
            anew = top / f"anew-{at}"
            if judged:
                anew.mkdir()
                (anew / "judgements.csv").write_text(_lines(judged), "utf-8")
            build([top / "in"], anew)
            if any((top / "in").iterdir()):
                assert _state(top / "store") == _state(anew)


def test_only_the_town_that_a_document_touches_is_linked_again(tmp_path: Path) -> None:
    def write(doc: str, town: str, day: str) -> None:
        text = json.dumps(record_json(minutes(day, item("1", TITLES[0]), town=town, doc=doc)))
        (tmp_path / "in").mkdir(exist_ok=True)
        (tmp_path / "in" / f"{doc}.txt").write_text(text, "utf-8")

    write("a", "Lillerup Kommune", DAYS[0])
    write("b", "Storby Kommune", DAYS[0])
    build([tmp_path / "in"], tmp_path / "store")
    write("c", "Storby Kommune", DAYS[1])
    with patch.object(renewal, "derive_piece", wraps=derive_piece) as derived:
        build([tmp_path / "in"], tmp_path / "store")
    assert [call.args[0].name for call in derived.call_args_list] == ["storby"]


def test_a_judgement_by_a_bare_name_joins_nobody_of_two_towns() -> None:
    records = [
        minutes(DAYS[0], item("1", TITLES[0]), town=town, doc=f"{town} {name}", members=[name])
        for town in TOWNS[:2]
        for name in NAMES[:2]
    ]
    (judged,) = parse_judgements([",".join(COLUMNS), "person,karin-sandager,karen-sandager,same,,"])
    assert judged.verdict == "same"
    people = [person.path for person in resolved(*records, judgements=[judged]).persons]
    assert sorted(path.partition("/")[0] for path in people) == ["lillerup", "storby"]
