from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from sagsspor.cli import main
from sagsspor.cli.group import cli
from tests.graph.minutes import CASE, FEBRUARY, two_meetings, write_minutes

TOP = Path(__file__).parent.parent


@dataclass(frozen=True)
class Ran:
    code: int
    out: str
    err: str


class Runner:
    """Runs the command line in this process, as ``main`` does for a user."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self.capsys = capsys

    def __call__(self, *args: object) -> Ran:
        with pytest.raises(SystemExit) as stopped:
            main([str(arg) for arg in args])
        captured = self.capsys.readouterr()
        assert isinstance(stopped.value.code, int)
        return Ran(stopped.value.code, captured.out, captured.err)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Runner:
    return Runner(capsys)


@pytest.fixture(scope="module")
def minutes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cli") / "minutes"
    two_meetings(folder)
    (folder / "picture.png").write_bytes(b"png")
    return folder


@pytest.fixture(scope="module")
def store(minutes: Path) -> Path:
    from sagsspor.graph.build import build

    build([minutes], minutes.parent / "store")
    return minutes.parent / "store"


def one_line(ran: Ran) -> str:
    """Give the error, which is one line and no traceback."""
    (line,) = ran.err.splitlines()
    assert line.startswith("sagsspor: ")
    return line


def test_every_command_of_the_design_is_there(run: Runner) -> None:
    assert sorted(cli.commands) == [
        "build",
        "check",
        "demo",
        "explain",
        "export",
        "extract",
        "judge",
        "links",
        "query",
        "remove",
        "report",
        "serve",
        "withdraw",
    ]
    for name in cli.commands:
        shown = run(name, "--help")
        assert shown.code == 0
        assert shown.out.startswith(f"Usage: sagsspor {name}")
    assert run("--version").out == "sagsspor, version 0.1.0\n"


def test_extract_writes_a_record_per_document(run: Runner, minutes: Path, tmp_path: Path) -> None:
    ran = run("extract", minutes, "--out", tmp_path / "new" / "records")
    assert ran.code == 0
    assert ran.out == ""
    assert "2 documents read" in ran.err
    assert "1 other file skipped" in ran.err
    assert "\n  Skipped picture.png: Files of this kind are not read; accepted are " in ran.err
    files = sorted((tmp_path / "new" / "records").iterdir())
    assert [path.name for path in files] == ["sandvig-2024-02-06.json", "sandvig-2024-04-09.json"]
    text = files[0].read_text("utf-8")
    record = json.loads(text)
    assert record["doc"] == "sandvig-2024-02-06"
    assert text == json.dumps(record, ensure_ascii=False, indent=1) + "\n"


def test_extract_goes_on_after_a_failure(run: Runner, minutes: Path, tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Kære Jens.\n", "utf-8")
    ran = run("extract", letter, minutes, tmp_path / "gone.txt", "--out", tmp_path / "out")
    assert ran.code == 1
    assert "2 documents read" in ran.err
    assert "\n  letter.txt: " in ran.err
    assert "\n  gone.txt: There is no such file" in ran.err
    assert len(list((tmp_path / "out").iterdir())) == 2


def test_extract_refuses_two_inputs_of_one_stem(run: Runner, minutes: Path, tmp_path: Path) -> None:
    other = write_minutes(tmp_path, "2024-02-06", FEBRUARY)
    ran = run("extract", minutes, other, "--out", tmp_path / "out")
    assert ran.code == 2
    line = one_line(ran)
    assert str(other) in line
    assert str(minutes / other.name) in line
    assert not (tmp_path / "out").exists()


def test_nothing_read_is_code_3(run: Runner, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Kære Jens.\n", "utf-8")
    (tmp_path / "empty").mkdir()
    for inputs in ([tmp_path / "letter.txt"], [tmp_path / "empty"], [tmp_path / "gone"]):
        assert run("extract", *inputs, "--out", tmp_path / "out").code == 3
        assert run("build", *inputs, "--store", tmp_path / "store").code == 3


def test_build_sums_up_and_skips_what_is_unchanged(
    run: Runner, minutes: Path, tmp_path: Path
) -> None:
    first = run("build", minutes, "--store", tmp_path / "store")
    assert first.code == 0
    assert "2 documents read; 1 other file skipped." in first.err
    second = run("build", minutes, "--store", tmp_path / "store")
    assert second.code == 0
    assert "0 documents read, 2 skipped unchanged; 1 other file skipped." in second.err
    totals = first.err.splitlines()[-1]
    assert totals == second.err.splitlines()[-1]
    assert " holds 2 documents, " in totals
    assert "1 request and " in totals


def test_a_build_with_a_failure_is_code_1(run: Runner, minutes: Path, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Kære Jens.\n", "utf-8")
    ran = run("build", minutes, tmp_path / "letter.txt", "--store", tmp_path / "store")
    assert ran.code == 1
    assert "2 documents read, 1 failed; 1 other file skipped." in ran.err
    assert "\n  Skipped picture.png: Files of this kind are not read; accepted are " in ran.err
    assert "\n  letter.txt: " in ran.err


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("--model", "da_no_such", "`pip install da_no_such` or `python -m spacy download da_no_s"),
        ("--vocabulary", "broken.toml", "broken.toml: The vocabulary file is not TOML"),
    ],
)
def test_a_bad_option_is_said_once_and_before_anything_is_read(
    run: Runner, minutes: Path, tmp_path: Path, option: str, value: str, said: str
) -> None:
    (tmp_path / "broken.toml").write_text("labels = [", "utf-8")
    value = str(tmp_path / value) if option == "--vocabulary" else value
    for command in (("build", minutes, "--store"), ("extract", minutes, "--out")):
        ran = run(*command, tmp_path / "new", option, value)
        assert ran.code == 2
        assert said in one_line(ran)
        assert not (tmp_path / "new").exists()


def test_remove_takes_a_document_out(run: Runner, minutes: Path, tmp_path: Path) -> None:
    run("build", minutes, "--store", tmp_path / "store")
    assert run("remove", "nope", "--store", tmp_path / "store").code == 2
    ran = run("remove", "sandvig-2024-04-09", "--store", tmp_path / "store")
    assert ran.code == 0
    assert "1 document left" in ran.err


def test_links_as_json_can_be_scored(run: Runner, store: Path, tmp_path: Path) -> None:
    ran = run("links", "--store", store, "--format", "json")
    assert ran.code == 0
    found = json.loads(ran.out)
    link = {"from": "sandvig-2024-04-09#21", "to": "sandvig-2024-02-06#9", "kind": "answers"}
    assert any(link.items() <= at.items() for at in found["links"])
    (request,) = found["requests"]
    assert request["item"] == "sandvig-2024-02-06#9"
    assert (request["status"], request["answered_by"]) == ("answered", "sandvig-2024-04-09#21")
    early = run("links", "--store", store, "--format", "json", "--as-of", "2024-03-01")
    assert [at["status"] for at in json.loads(early.out)["requests"]] == ["open"]


def test_links_as_a_table(run: Runner, store: Path) -> None:
    ran = run("links", "--store", store)
    assert "Requests as of 2024-04-09 (1)" in ran.out
    assert "sandvig-2024-04-09#21" in ran.out
    overdue = run("links", "--store", store, "--as-of", "2024-05-01")
    assert "Requests as of 2024-05-01 (1)" in overdue.out


def test_a_named_query_in_every_format(run: Runner, store: Path) -> None:
    asked = ("query", "case-history", "--store", store, "--param", f"case={CASE}")
    table = run(*asked)
    assert table.code == 0
    assert "Seniorordning på havnen" in table.out
    assert "2 rows" in table.err
    rows = list(csv.DictReader(io.StringIO(run(*asked, "--format", "csv").out)))
    assert [row["item"] for row in rows] == ["9", "21"]
    found = json.loads(run(*asked, "--format", "json").out)
    assert found["head"]["vars"] == list(rows[0])
    refused = run(*asked, "--format", "ttl")
    assert refused.code == 2
    assert "CONSTRUCT" in one_line(refused)


def test_a_table_is_not_cut_where_it_is_piped(run: Runner, store: Path) -> None:
    sparql = store.parent / "long.rq"
    sparql.write_text('SELECT ("' + "x" * 300 + '" AS ?long) {}', "utf-8")
    assert "x" * 300 in run("query", sparql, "--store", store).out


def test_without_a_name_query_lists_the_named_ones(run: Runner) -> None:
    ran = run("query")
    assert ran.code == 0
    assert "open-requests" in ran.out
    assert "all-items" not in ran.out


def test_a_query_from_a_file_and_from_stdin(
    run: Runner, store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "# æøå\nSELECT (COUNT(*) AS ?n) { ?m a sag:Meeting ; sag:date ?d FILTER(?d >= ?since) }"
    (tmp_path / "q.rq").write_text(text, "utf-8")
    asked = ("--store", store, "--param", "since=2024-03-01", "--format", "csv")
    assert run("query", tmp_path / "q.rq", *asked).out == "n\n1\n"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    assert run("query", "-", *asked).out == "n\n1\n"
    (tmp_path / "latin.rq").write_bytes("# æøå".encode("latin-1"))
    refused = run("query", tmp_path / "latin.rq", *asked)
    assert refused.code == 2
    assert "not UTF-8" in one_line(refused)


def test_construct_gives_turtle_and_ask_a_word(run: Runner, store: Path, tmp_path: Path) -> None:
    sparql = tmp_path / "q.rq"
    sparql.write_text("CONSTRUCT { ?m sag:date ?d } WHERE { ?m sag:date ?d }", "utf-8")
    ran = run("query", sparql, "--store", store, "--format", "ttl")
    assert 'sag:date "2024-02-06"^^xsd:date' in ran.out
    sparql.write_text("ASK { ?m a sag:Meeting }", "utf-8")
    assert run("query", sparql, "--store", store).out == "yes\n"


def test_as_of_reaches_a_query(run: Runner, store: Path) -> None:
    asked = ("query", "open-requests", "--store", store, "--format", "csv")
    assert len(run(*asked).out.splitlines()) == 1
    assert len(run(*asked, "--as-of", "2024-03-01").out.splitlines()) == 2


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("query", "overdu"), "Did you mean overdue?"),
        (("query", "case-history"), "needs case"),
        (("query", "overdue", "--param", "who=x"), "no parameter who"),
        (("query", "overdue", "--param", "who"), "not KEY=VALUE"),
        (("query", "overdue", "--as-of", "8. april"), "Write it as YYYY-MM-DD"),
        (("query", "overdue", "--format", "xml"), "xml"),
        (("remove",), "Missing argument"),
        (("export",), "Missing option '--format'"),
        (("export",), "csv, dcat. See `sagsspor export --help`."),
        (("judge", "link", "a#1", "b#2", "same"), "sagsspor: The verdict 'same' does not fit"),
        (("withdraw", "link", "a#1", "b#2"), "no judgement of link a#1 b#2. It has none."),
    ],
)
def test_wrong_usage_is_code_2_and_one_line(
    run: Runner, store: Path, args: tuple[str, ...], said: str
) -> None:
    ran = run(*args, "--store", store)
    assert ran.code == 2
    assert said in one_line(ran)


def test_an_update_is_refused(run: Runner, store: Path, tmp_path: Path) -> None:
    (tmp_path / "q.rq").write_text("DELETE WHERE { ?s ?p ?o }", "utf-8")
    ran = run("query", tmp_path / "q.rq", "--store", store)
    assert ran.code == 2
    assert "queries only read" in one_line(ran)


@pytest.mark.parametrize(
    "args",
    [
        ("query", "overdue"),
        ("links",),
        ("check",),
        ("remove", "x"),
        ("export", "--format", "nquads"),
        ("report", "--out", "site"),
    ],
)
def test_no_store_is_code_3_and_says_how_to_build_one(
    run: Runner, tmp_path: Path, args: tuple[str, ...]
) -> None:
    ran = run(*args, "--store", tmp_path / "none")
    assert ran.code == 3
    assert "sagsspor build" in one_line(ran)


def test_a_locked_store_is_said(run: Runner, minutes: Path, store: Path) -> None:
    from sagsspor.graph.store import StoreFolder

    with StoreFolder(store).writing():
        ran = run("build", minutes, "--store", store)
    assert ran.code == 3
    assert "Another build holds the store. Wait" in one_line(ran)


def test_check_conforms(run: Runner, store: Path) -> None:
    ran = run("check", "--store", store)
    assert ran.code == 0, ran.out
    assert "2 documents and " in ran.err
    assert "0 violations" in ran.err
    found = json.loads(run("check", "--store", store, "--format", "json").out)
    assert found["conforms"] is True
    assert found["violations"] == []


def test_report_writes_a_site(run: Runner, store: Path, tmp_path: Path) -> None:
    for lang in ("da", "en"):
        ran = run("report", "--store", store, "--out", tmp_path / lang, "--lang", lang)
        assert ran.code == 0
        assert str(tmp_path / lang / "index.html") in ran.err
        assert (tmp_path / lang / "index.html").is_file()


@pytest.mark.parametrize("form", ["nquads", "turtle", "jsonld", "graphml", "gexf", "csv"])
def test_export_to_stdout_and_to_a_file(
    run: Runner, store: Path, tmp_path: Path, form: str
) -> None:
    shown = run("export", "--store", store, "--format", form)
    assert shown.code == 0
    assert "2024-02-06" in shown.out
    written = run("export", "--store", store, "--format", form, "--out", tmp_path / "x")
    assert written.code == 0
    if form == "csv":
        assert (tmp_path / "x" / "all-meetings.csv").read_text("utf-8").startswith("meeting,date,")
    else:
        assert (tmp_path / "x").read_text("utf-8") == shown.out


def test_the_demo_builds_and_tells_where_to_look(run: Runner, tmp_path: Path) -> None:
    ran = run("demo", "--out", tmp_path / "demo")
    assert ran.code == 0
    assert str(tmp_path / "demo" / "report" / "index.html") in ran.err
    assert (tmp_path / "demo" / "report" / "index.html").is_file()
    tried = [line.split() for line in ran.err.splitlines() if "sagsspor query" in line]
    assert len(tried) == 2
    for words in tried:
        again = run(*words[1:])
        assert again.code == 0
        assert "0 rows" not in again.err


def test_a_closed_pipe_is_no_error(store: Path) -> None:
    command = f"{sys.executable} -m sagsspor export --store {store} --format nquads | head -1"
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command],
        cwd=TOP,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(TOP)},
    )
    assert done.stderr == ""
    assert len(done.stdout.splitlines()) == 1


def test_the_command_line_starts_without_spacy_or_rdflib() -> None:
    code = "import sys, sagsspor.cli; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", code], cwd=TOP, check=True, capture_output=True, text=True
    ).stdout.split()
    assert not {"rdflib", "spacy", "networkx", "pyoxigraph", "rich"} & set(loaded)
