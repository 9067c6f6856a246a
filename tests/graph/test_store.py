from __future__ import annotations

import contextlib
import fcntl
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from pyoxigraph import Store

from sagsspor.errors import StoreError, StoreLockedError
from sagsspor.graph.store import (
    FORMAT,
    Generation,
    StoreFolder,
    source_from_json,
    source_json,
    write_whole,
)
from sagsspor.nlp.record import Meeting, Record
from sagsspor.nlp.text.source import Heading, Source

TOP = Path(__file__).parents[2]


def commit(folder: StoreFolder, number: int, quads: int = 50) -> Generation:
    """Build a generation all of whose parts carry one number."""
    with folder.writing():
        generation = folder.begin()
        text = "".join(
            f'<https://x.example/{at}> <https://x.example/p> "{number}" <https://x.example/g> .\n'
            for at in range(quads)
        )
        generation.write_derived("", text)
        generation.load()
        generation.write_manifest({"format": FORMAT, "number": number})
        folder.commit(generation)
    return generation


def state(folder: StoreFolder, quads: int = 50) -> int:
    """Give the number that all parts of the current generation carry."""
    with folder.reading() as generation:
        store = Store.read_only(str(generation.oxigraph))
        number = int(generation.manifest()["number"])
        rows = [quad.object.value for quad in store]
    assert rows == [str(number)] * quads * 2  # and again in the default graph
    return number


def names(folder: StoreFolder) -> list[str]:
    return sorted(path.name for path in (folder.path / "generations").iterdir())


def test_a_new_generation_replaces_the_old(tmp_path: Path) -> None:
    folder = StoreFolder(tmp_path / "store")
    assert folder.current() is None
    for number in (1, 2, 3, 4):
        commit(folder, number)
        assert state(folder) == number
    assert os.readlink(folder.path / "current") == "generations/0004"
    assert names(folder) == ["0003", "0004"]
    assert sorted(path.name for path in folder.path.iterdir()) == ["current", "generations", "lock"]


def test_a_store_can_be_moved(tmp_path: Path) -> None:
    commit(StoreFolder(tmp_path / "a"), 1)
    (tmp_path / "a").rename(tmp_path / "b")
    assert state(StoreFolder(tmp_path / "b")) == 1


def test_a_generation_that_a_reader_has_open_stays(tmp_path: Path) -> None:
    folder = StoreFolder(tmp_path)
    commit(folder, 1)
    with folder.reading() as held:
        for number in (2, 3, 4):
            commit(folder, number)
        assert names(folder) == ["0001", "0003", "0004"]
        assert held.manifest()["number"] == 1
        assert state(folder) == 4
    commit(folder, 5)
    assert names(folder) == ["0004", "0005"]


def test_a_second_build_is_refused_and_told_what_to_do(tmp_path: Path) -> None:
    folder = StoreFolder(tmp_path)
    commit(folder, 1)
    with (
        folder.writing(),
        pytest.raises(StoreLockedError, match=r"Another build.*Wait until it has ended"),
        folder.writing(),
    ):
        pass
    commit(folder, 2)


def test_reading_goes_on_while_a_build_runs(tmp_path: Path) -> None:
    folder = StoreFolder(tmp_path)
    commit(folder, 1)
    with folder.writing():
        folder.begin()
        assert state(folder) == 1


def test_what_a_killed_build_left_is_removed_by_the_next(tmp_path: Path) -> None:
    folder = StoreFolder(tmp_path)
    commit(folder, 1)
    half = folder.path / "generations" / "0002"
    half.mkdir()
    (half / "manifest.json").write_text("{", "utf-8")
    (folder.path / "current.new").symlink_to("generations/0002")
    assert state(folder) == 1
    commit(folder, 2)
    assert state(folder) == 2
    assert not (folder.path / "current.new").is_symlink()


def test_a_discarded_generation_leaves_no_trace(tmp_path: Path) -> None:
    folder = StoreFolder(tmp_path)
    commit(folder, 1)
    with folder.writing():
        folder.discard(folder.begin())
    assert names(folder) == ["0001"]
    assert state(folder) == 1


def test_no_store_says_how_to_build_one(tmp_path: Path) -> None:
    with (
        pytest.raises(StoreError, match=r"no store here\. Build one with `sagsspor build"),
        StoreFolder(tmp_path / "none").reading(),
    ):
        pass
    assert not (tmp_path / "none").exists()


def test_a_first_build_that_fails_takes_back_what_it_made(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    for path in (tmp_path / "new" / "deep" / "store", tmp_path / "mine"):
        folder = StoreFolder(path)
        with contextlib.suppress(ZeroDivisionError), folder.writing():
            folder.discard(folder.begin())
            raise ZeroDivisionError
    assert [path.name for path in tmp_path.rglob("*")] == ["mine"]


def test_a_lock_that_a_failed_build_took_with_it_is_none(tmp_path: Path) -> None:
    """Else two builds would hold a lock each: one the old file, one the new."""
    folder = StoreFolder(tmp_path / "store")
    (tmp_path / "store").mkdir()

    def unlinked(*_args: object) -> None:
        (tmp_path / "store" / "lock").unlink()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(fcntl, "flock", unlinked)
        with pytest.raises(StoreLockedError), folder.writing():
            pytest.fail("held")


def test_a_folder_of_something_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.docx").write_text("dear", "utf-8")
    (tmp_path / "generations" / "0009").mkdir(parents=True)
    with (
        pytest.raises(StoreError, match=r"no store and is not empty\. Name an empty"),
        StoreFolder(tmp_path).writing(),
    ):
        pass
    assert (tmp_path / "generations" / "0009").is_dir()
    assert not (tmp_path / "lock").exists()


def test_a_file_in_the_stores_place_is_said(tmp_path: Path) -> None:
    (tmp_path / "store").write_text("", "utf-8")
    folder = StoreFolder(tmp_path / "store")
    with pytest.raises(StoreError, match="Name"), folder.writing():
        pass
    with pytest.raises(StoreError, match="Name"), folder.reading():
        pass


def test_a_missing_generation_is_said(tmp_path: Path) -> None:
    (tmp_path / "current").symlink_to("generations/0007")
    with (
        pytest.raises(
            StoreError, match=r"damaged.*Delete all in the store but its judgements.csv, and build"
        ),
        StoreFolder(tmp_path).reading(),
    ):
        pass


@pytest.mark.parametrize("text", ["", "{", '{"format": 99}'])
def test_a_manifest_of_another_time_is_said(tmp_path: Path, text: str) -> None:
    folder = StoreFolder(tmp_path)
    generation = commit(folder, 1)
    (generation.path / "manifest.json").write_text(text, "utf-8")
    with pytest.raises(
        StoreError, match=r"Delete all in the store but its judgements\.csv, and build"
    ):
        generation.manifest()


def test_documents_are_taken_over_from_the_older_generation(tmp_path: Path) -> None:
    older, newer = Generation(tmp_path / "0001"), Generation(tmp_path / "0002")
    older.path.mkdir()
    newer.path.mkdir()
    source = Source(
        "a", "a.pdf", "Ø 1\nx", "application/pdf", "ab" * 32, (0, 4), (Heading(0, 3, 2),)
    )
    record = Record("a", Meeting(body="Byrådet", where={"/body": ((0, 3),)}))
    older.write_document("ab" * 8, source, record)
    for kind in ("sources", "records"):
        assert newer.take_over(older, kind, "ab" * 8)
    assert not newer.take_over(older, "quads", "ab" * 8)
    assert newer.source("ab" * 8) == source == source_from_json(source_json(source))
    assert newer.record("ab" * 8) == record
    assert newer.record("ab" * 8).meeting.where == {"/body": ((0, 3),)}


def test_a_damaged_document_names_the_file(tmp_path: Path) -> None:
    generation = Generation(tmp_path)
    (tmp_path / "records").mkdir()
    generation.file("records", "ab" * 8).write_text("{", "utf-8")
    with pytest.raises(StoreError, match=r"abababababababab\.json: The store is damaged"):
        generation.record("ab" * 8)


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "new" / "a.json"
    write_whole(path, "first\n")
    with pytest.raises(UnicodeEncodeError):
        write_whole(path, "half \ud800")
    assert path.read_text("utf-8") == "first\n"
    assert [entry.name for entry in path.parent.iterdir()] == ["a.json"]


KILLED = """
import sys
from pathlib import Path
from tests.graph.test_store import commit
from sagsspor.graph.store import StoreFolder
folder = StoreFolder(Path(sys.argv[1]))
number = int(sys.argv[2])
print("go", flush=True)
while True:
    number += 1
    commit(folder, number)
    print(number, flush=True)
"""


def test_killed_at_any_moment_the_store_is_the_old_one_or_the_new_one(tmp_path: Path) -> None:
    """Builds follow each other without a pause; each round a kill falls somewhere among them."""
    folder = StoreFolder(tmp_path)
    started = time.monotonic()
    commit(folder, 1)
    took = time.monotonic() - started
    chance = random.Random(20240611)
    before = 1
    for _ in range(12):
        child = subprocess.Popen(
            [sys.executable, "-c", KILLED, str(tmp_path), str(before)],
            cwd=TOP,
            stdout=subprocess.PIPE,
            text=True,
        )
        with child:
            assert child.stdout is not None
            assert child.stdout.readline() == "go\n"
            time.sleep(chance.uniform(0, 3 * took))
            child.send_signal(signal.SIGKILL)
            said = [int(line) for line in child.stdout.read().split()]
        assert child.returncode == -signal.SIGKILL
        done = said[-1] if said else before
        # The last build may have been swapped in without the time to say so.
        assert state(folder) in {done, done + 1}
        before = state(folder)
    assert before > 1  # the builds did get somewhere
    commit(folder, before + 1)
    assert state(folder) == before + 1
    assert len(names(folder)) == 2


def test_a_dead_builds_lock_is_gone(tmp_path: Path) -> None:
    folder = StoreFolder(tmp_path)
    commit(folder, 1)
    code = (
        "import fcntl, sys, time; lock = open(sys.argv[1], 'a'); "
        "fcntl.flock(lock, fcntl.LOCK_EX); print('held', flush=True); time.sleep(60)"
    )
    child = subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path / "lock")], stdout=subprocess.PIPE, text=True
    )
    with child:
        assert child.stdout is not None
        assert child.stdout.readline() == "held\n"
        with pytest.raises(StoreLockedError):
            commit(folder, 2)
        child.kill()
    commit(folder, 2)
    with open(tmp_path / "lock", "a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)


def test_a_database_that_is_changed_again_and_again_is_put_in_order(tmp_path: Path) -> None:
    folder = StoreFolder(tmp_path)
    seen = []
    with folder.writing():
        for number in range(1, 9):
            older, generation = folder.current(), folder.begin()
            text = "".join(
                f"<https://x.example/{at}> <https://x.example/p> <https://x.example/o> "
                "<https://x.example/g> .\n"
                for at in range(number, number + 200)
            )
            generation.write_derived("", text)
            count = generation.load(older)
            assert count == 200
            generation.write_manifest({"format": FORMAT, "counts": {"quads": count}})
            folder.commit(generation)
            seen.append(generation.changed())
            store = Store.read_only(str(generation.oxigraph))
            found = {quad.subject.value.rpartition("/")[2] for quad in store}
            assert found == {str(at) for at in range(number, number + 200)}
            assert len(store) == 400  # and again in the default graph
    # One goes and one comes each time; beyond a twentieth of them the tables are put in order.
    assert seen == [0, 2, 4, 6, 8, 10, 0, 2]


def test_a_triple_that_another_graph_still_has_stays(tmp_path: Path) -> None:
    older, newer = Generation(tmp_path / "1"), Generation(tmp_path / "2")
    said = "<https://x.example/s> <https://x.example/p> <https://x.example/o>"
    many = "".join(
        f"<https://x.example/{at}> {said[22:]} <https://x.example/g> .\n" for at in range(30)
    )
    for generation, docs in ((older, "ab"), (newer, "a")):
        generation.path.mkdir()
        generation.write_derived("", many)
        for doc in docs:
            path = generation.file("quads", doc)
            path.parent.mkdir(exist_ok=True)
            path.write_text(f"{said} <https://x.example/doc/{doc}> .\n", "utf-8")
    older.write_manifest({"format": FORMAT, "counts": {"quads": older.load()}})
    assert newer.load(older) == 31
    store = Store.read_only(str(newer.oxigraph))
    graphs = sorted(str(quad.graph_name) for quad in store if quad.subject.value.endswith("/s"))
    assert graphs == ["<https://x.example/doc/a>", "DEFAULT"]


def test_a_graph_that_has_lost_all_it_held_is_gone(tmp_path: Path) -> None:
    older, newer = Generation(tmp_path / "1"), Generation(tmp_path / "2")
    for generation, docs in ((older, "ab"), (newer, "a")):
        generation.path.mkdir()
        for doc in docs:
            path = generation.file("quads", doc)
            path.parent.mkdir(exist_ok=True)
            rows = range(30) if doc == "a" else range(1)
            name = f"https://x.example/{doc}"
            path.write_text("".join(f"<{name}/{at}> <{name}> <{name}> <{name}> .\n" for at in rows))
    older.write_manifest({"format": FORMAT, "counts": {"quads": older.load()}})
    assert newer.load(older) == 30
    store = Store.read_only(str(newer.oxigraph))
    assert [str(graph) for graph in store.named_graphs()] == ["<https://x.example/a>"]
