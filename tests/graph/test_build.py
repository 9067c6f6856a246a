from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import sagsspor
from sagsspor.errors import StoreError, StoreLockedError, UsageError
from sagsspor.graph.build import BuildReport, Failure, build, remove
from sagsspor.graph.export import export
from sagsspor.graph.store import StoreFolder
from tests.graph.minutes import APRIL, FEBRUARY, two_meetings, write_minutes

TOP = Path(__file__).parents[2]


def nquads(store: Path) -> str:
    with sagsspor.open(store) as trail:
        return export(trail.oxigraph, "nquads")


def documents(store: Path) -> tuple[str, ...]:
    with sagsspor.open(store) as trail:
        return trail.documents


@pytest.fixture
def minutes(tmp_path: Path) -> Path:
    two_meetings(tmp_path / "minutes")
    return tmp_path / "minutes"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "store"


def test_a_build_reads_every_document_and_counts(minutes: Path, store: Path) -> None:
    (minutes / "notes.xlsx").write_bytes(b"PK")
    report = build([minutes], store)
    assert report.read == ("sandvig-2024-02-06", "sandvig-2024-04-09")
    assert (report.documents, report.failed) == (2, ())
    assert [file.file for file in report.skipped] == ["notes.xlsx"]
    assert report.requests == 1
    assert report.links >= 1
    assert report.facts > 20
    assert report.quads == len(nquads(store).splitlines())
    with sagsspor.open(store) as trail:
        (answered,) = [at for at in trail.links()["requests"] if at["status"] == "answered"]
    assert answered["answered_by"] == "sandvig-2024-04-09#21"


def test_a_request_that_is_told_again_counts_once(minutes: Path, store: Path) -> None:
    april = minutes / "sandvig-2024-04-09.txt"
    told = "På mødet den 6. februar 2024 (sag 9) bad udvalget om en status på seniorordningen."
    text = april.read_text("utf-8").replace("Otte er med i den.", told)
    april.write_text(text, "utf-8")
    report = build([minutes], store)
    with sagsspor.open(store) as trail:
        assert len(trail.query("all-requests")) == 2
        assert report.requests == len(trail.links()["requests"]) == 1


def test_a_second_build_without_changes_reads_nothing(
    minutes: Path, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = build([minutes], store)
    monkeypatch.setattr("sagsspor.nlp.reading.read_source", None)
    second = build([minutes], store)
    assert second.read == ()
    assert second.unchanged == first.read
    assert second.generation == first.generation == 1
    counts = ("documents", "facts", "quads", "links", "requests")
    assert [getattr(second, name) for name in counts] == [getattr(first, name) for name in counts]


def test_only_the_new_document_is_read(minutes: Path, store: Path) -> None:
    build([minutes / "sandvig-2024-02-06.txt"], store)
    report = build([minutes], store)
    assert report.read == ("sandvig-2024-04-09",)
    assert report.unchanged == ("sandvig-2024-02-06",)
    assert report.documents == 2


def test_the_same_input_gives_the_same_bytes(minutes: Path, tmp_path: Path) -> None:
    build([minutes], tmp_path / "one")
    for name in ("sandvig-2024-04-09", "sandvig-2024-02-06"):
        build([minutes / f"{name}.txt"], tmp_path / "two")
    elsewhere = tmp_path / "elsewhere"
    minutes.rename(elsewhere)
    build([elsewhere], tmp_path / "three")
    first = nquads(tmp_path / "one")
    assert first == nquads(tmp_path / "two") == nquads(tmp_path / "three")
    manifests = {
        (tmp_path / name / "current" / "manifest.json").read_bytes()
        for name in ("one", "two", "three")
    }
    assert len(manifests) == 1
    assert str(tmp_path) not in manifests.pop().decode()


def test_a_document_absent_from_a_later_build_stays(minutes: Path, store: Path) -> None:
    build([minutes], store)
    before = nquads(store)
    report = build([minutes / "sandvig-2024-04-09.txt"], store)
    assert report.unchanged == ("sandvig-2024-04-09",)
    assert nquads(store) == before


def test_new_content_of_a_stem_takes_the_old_ones_place(minutes: Path, store: Path) -> None:
    build([minutes], store)
    write_minutes(minutes, "2024-02-06", FEBRUARY.replace("havnen", "kajen"))
    report = build([minutes], store)
    assert report.read == report.replaced == ("sandvig-2024-02-06",)
    assert report.documents == 2
    text = nquads(store)
    assert "Seniorordning på kajen" in text
    assert "Seniorordning på havnen" not in text


def test_a_renamed_document_is_one_document(minutes: Path, store: Path) -> None:
    build([minutes], store)
    (minutes / "sandvig-2024-02-06.txt").rename(minutes / "februar.txt")
    build([minutes], store)
    assert documents(store) == ("februar", "sandvig-2024-04-09")


def test_a_copy_is_skipped_every_time(minutes: Path, store: Path) -> None:
    data = (minutes / "sandvig-2024-02-06.txt").read_bytes()
    (minutes / "zz-copy.txt").write_bytes(data)
    (copy,) = build([minutes], store).duplicates
    assert copy.file == "zz-copy.txt"
    assert "sandvig-2024-02-06.txt" in copy.reason
    second = build([minutes], store)
    assert (second.duplicates, second.read, second.documents) == ((copy,), (), 2)


def test_two_inputs_of_one_stem_are_refused_before_anything_is_written(
    minutes: Path, store: Path
) -> None:
    write_minutes(minutes / "sub", "2024-02-06", APRIL)
    with pytest.raises(UsageError) as caught:
        build([minutes], store)
    assert str(minutes / "sandvig-2024-02-06.txt") in str(caught.value)
    assert str(minutes / "sub" / "sandvig-2024-02-06.txt") in str(caught.value)
    assert not store.exists()


def test_a_document_that_fails_costs_no_other(minutes: Path, store: Path) -> None:
    (minutes / "empty.txt").write_bytes(b"")
    (minutes / "letter.txt").write_text("Kære Jens, tak for sidst.\n", "utf-8")
    (minutes / "broken.docx").write_bytes(b"PK\x03\x04 no zip")
    report = build([minutes, minutes / "gone.txt"], store)
    assert report.read == ("sandvig-2024-02-06", "sandvig-2024-04-09")
    failed = {failure.file: failure.reason for failure in report.failed}
    assert sorted(failed) == ["broken.docx", "empty.txt", "gone.txt", "letter.txt"]
    for reason in failed.values():
        assert reason.endswith(".")
        assert str(minutes) not in reason
    manifest = json.loads((store / "current" / "manifest.json").read_text("utf-8"))
    assert {at["file"]: at["reason"] for at in manifest["failed"]} == failed


def test_an_error_of_our_own_costs_no_other_document(
    minutes: Path, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from sagsspor.nlp import reading

    read = reading.read_source

    def broken(path: Path, *, max_bytes: int) -> object:
        if "02-06" in path.name:
            raise ZeroDivisionError("division by zero")
        return read(path, max_bytes=max_bytes)

    monkeypatch.setattr(reading, "read_source", broken)
    report = build([minutes], store)
    assert report.read == ("sandvig-2024-04-09",)
    assert report.failed == (
        Failure(
            "sandvig-2024-02-06.txt",
            "An error of sagsspor itself (ZeroDivisionError: division by zero). "
            "Please report it with the file.",
        ),
    )


def test_a_new_version_that_fails_leaves_the_old_one(minutes: Path, store: Path) -> None:
    build([minutes], store)
    before = nquads(store)
    (minutes / "sandvig-2024-02-06.txt").write_text("Kære Jens.\n", "utf-8")
    report = build([minutes], store)
    assert [failure.file for failure in report.failed] == ["sandvig-2024-02-06.txt"]
    assert report.documents == 2
    assert nquads(store) == before


def test_a_full_disk_is_said_once_and_the_store_stays(minutes: Path, store: Path) -> None:
    build([minutes / "sandvig-2024-02-06.txt"], store)
    before = nquads(store)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2000, hard))
    try:
        with pytest.raises(
            StoreError, match=r"cannot be written: File too large\. It is as it was"
        ):
            build([minutes], store)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert nquads(store) == before
    assert build([minutes], store).documents == 2


def test_nothing_read_makes_no_store(tmp_path: Path, store: Path) -> None:
    (tmp_path / "letter.txt").write_text("Kære Jens.\n", "utf-8")
    assert build([tmp_path / "letter.txt"], store).documents == 0
    with pytest.raises(StoreError, match="no store here"):
        sagsspor.open(store)
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_the_municipality_is_part_of_the_key(minutes: Path, store: Path) -> None:
    build([minutes], store)
    report = build([minutes], store, municipality="Vesterø Kommune")
    assert len(report.read) == 2
    assert "https://sagsspor.example/vesteroe/erhvervsudvalget/2024-02-06" in nquads(store)


def test_another_base_describes_all_again_and_stays(minutes: Path, store: Path) -> None:
    build([minutes], store)
    report = build([minutes / "sandvig-2024-04-09.txt"], store, base="https://minutes.example")
    assert report.read == ()
    text = nquads(store)
    assert "https://minutes.example/sandvig/erhvervsudvalget/2024-02-06>" in text
    assert "sagsspor.example" not in text
    build([minutes], store)
    assert nquads(store) == text


def test_a_vocabulary_that_changes_reads_again(minutes: Path, store: Path, tmp_path: Path) -> None:
    vocabulary = tmp_path / "own.toml"
    vocabulary.write_text("", "utf-8")
    build([minutes], store, vocabulary=vocabulary)
    assert build([minutes], store, vocabulary=vocabulary).read == ()
    vocabulary.write_text("# changed\n", "utf-8")
    assert len(build([minutes], store, vocabulary=vocabulary).read) == 2


def test_changed_rules_read_again(
    minutes: Path, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build([minutes], store)
    monkeypatch.setattr("sagsspor.graph.inputs.code_version", lambda package: "new" + package)
    assert len(build([minutes], store).read) == 2


def test_new_judgements_link_again_without_reading(minutes: Path, store: Path) -> None:
    build([minutes], store)
    (store / "judgements.csv").write_text(
        "kind,left,right,verdict,by,note\n"
        "link,sandvig-2024-04-09#21,sandvig-2024-02-06#9,wrong,eva,\n",
        "utf-8",
    )
    report = build([minutes], store)
    assert report.read == ()
    with sagsspor.open(store) as trail:
        pairs = [(at["from"], at["to"]) for at in trail.links()["links"]]
    assert ("sandvig-2024-04-09#21", "sandvig-2024-02-06#9") not in pairs
    assert (store / "judgements.csv").exists()


def test_progress_names_every_document(minutes: Path, store: Path) -> None:
    seen: list[str] = []
    build([minutes], store, progress=lambda what, done, of: seen.append(what))
    assert seen[:2] == ["sandvig-2024-02-06.txt", "sandvig-2024-04-09.txt"]
    assert "linking" in seen


@pytest.mark.parametrize("by", ["stem", "sha16", "start"])
def test_a_document_is_removed_by_stem_or_digest(minutes: Path, store: Path, by: str) -> None:
    build([minutes / "sandvig-2024-02-06.txt"], store)
    before = nquads(store)
    build([minutes], store)
    manifest = json.loads((store / "current" / "manifest.json").read_text("utf-8"))
    (sha16,) = (
        key for key, at in manifest["documents"].items() if at["stem"] == "sandvig-2024-04-09"
    )
    name = {"stem": "sandvig-2024-04-09", "sha16": sha16, "start": sha16[:6]}[by]
    report = remove(name, store)
    assert report.documents == 1
    assert nquads(store) == before
    assert documents(store) == ("sandvig-2024-02-06",)


def test_the_last_document_can_be_removed(minutes: Path, store: Path) -> None:
    build([minutes / "sandvig-2024-02-06.txt"], store)
    assert remove("sandvig-2024-02-06", store).documents == 0
    assert nquads(store) == ""
    assert build([minutes], store).documents == 2


def test_removing_what_is_not_there_names_what_is(minutes: Path, store: Path) -> None:
    with pytest.raises(StoreError, match="no store here"):
        remove("x", store)
    assert not store.exists()
    build([minutes], store)
    with pytest.raises(UsageError, match=r"no document x\. It has: sandvig-2024-02-06, sandvig"):
        remove("x", store)
    assert documents(store) == ("sandvig-2024-02-06", "sandvig-2024-04-09")


def test_two_builds_at_once_are_refused(minutes: Path, store: Path) -> None:
    build([minutes], store)
    with StoreFolder(store).writing(), pytest.raises(StoreLockedError):
        build([minutes], store)


def test_a_reader_keeps_what_it_opened(minutes: Path, store: Path) -> None:
    build([minutes / "sandvig-2024-02-06.txt"], store)
    with sagsspor.open(store) as trail:
        before = export(trail.oxigraph, "nquads")
        build([minutes], store)
        remove("sandvig-2024-02-06", store)
        build([minutes], store)
        assert export(trail.oxigraph, "nquads") == before
        assert trail.source("sandvig-2024-02-06").text.startswith("# **REFERAT")
        assert trail.documents == ("sandvig-2024-02-06",)
    assert documents(store) == ("sandvig-2024-02-06", "sandvig-2024-04-09")


def test_killed_at_any_moment_the_store_is_the_old_one_or_the_new_one(
    minutes: Path, store: Path
) -> None:
    build([minutes / "sandvig-2024-02-06.txt"], store)
    old = nquads(store)
    command = [sys.executable, "-m", "sagsspor", "build", str(minutes), "--store", str(store)]
    started = time.monotonic()
    subprocess.run(command, cwd=TOP, check=True, capture_output=True)
    took = time.monotonic() - started
    new = nquads(store)
    assert old != new
    outcomes = []
    rounds = 10
    for at in range(rounds):
        if nquads(store) == new:
            remove("sandvig-2024-04-09", store)
        child = subprocess.Popen(command, cwd=TOP, stderr=subprocess.DEVNULL)
        time.sleep(took * (0.3 + 0.7 * at / rounds))
        os.kill(child.pid, signal.SIGKILL)
        child.wait()
        after = nquads(store)
        assert after in {old, new}
        outcomes.append(after == new)
    assert not all(outcomes)
    assert isinstance(build([minutes], store), BuildReport)
    assert nquads(store) == new
    generations = sorted(path.name for path in (store / "generations").iterdir())
    assert len(generations) == 2
