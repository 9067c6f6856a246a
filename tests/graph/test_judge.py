"""``judge``: ids held against the store, judgements kept over rebuilds and shown in the graph."""

from __future__ import annotations

from pathlib import Path

import pytest

import sagsspor
from sagsspor.errors import UsageError
from sagsspor.graph.build import build, remove
from sagsspor.graph.conformance import check
from sagsspor.graph.judge import judge, withdraw
from tests.graph.minutes import two_meetings

LATER, EARLIER = "sandvig-2024-04-09#21", "sandvig-2024-02-06#9"
JUDGED = """SELECT ?left ?right ?verdict ?by ?note WHERE {
  ?j a sag:Judgement ; sag:left ?left ; sag:right ?right ; sag:verdict ?verdict .
  OPTIONAL { ?j sag:judgedBy ?by } OPTIONAL { ?j rdfs:comment ?note } }"""


@pytest.fixture
def store(tmp_path: Path) -> Path:
    build(two_meetings(tmp_path / "in"), tmp_path / "store")
    return tmp_path / "store"


def _links(store: Path) -> list[tuple[str, str]]:
    with sagsspor.open(store) as trail:
        return [(row["from"], row["to"]) for row in trail.links()["links"]]


def _judged(store: Path) -> list[tuple[str, ...]]:
    with sagsspor.open(store) as trail:
        assert check(trail.oxigraph, trail.sources()).conforms
        return [tuple(str(cell) for cell in row) for row in trail.query(JUDGED).rows]


def test_a_wrong_link_goes_and_stays_away(store: Path, tmp_path: Path) -> None:
    assert (LATER, EARLIER) in _links(store)
    done = judge(store, "link", LATER, EARLIER, "wrong", by="eva", note="en\nanden sag")
    assert done.before is None
    assert done.build is not None
    assert _links(store) == []
    (row,) = _judged(store)
    assert row[0].endswith("/2024-04-09/21")
    assert row[2:] == ("wrong", "eva", "en anden sag")
    remove("sandvig-2024-04-09", store)
    assert _judged(store) == []  # it waits
    build([tmp_path / "in"], store)
    assert _links(store) == []
    again = judge(store, "link", LATER, EARLIER, "right")
    assert again.before is not None
    assert again.before.verdict == "wrong"
    assert _links(store) == [(LATER, EARLIER)]
    with sagsspor.open(store) as trail:
        assert trail.links()["links"][0]["judged"]


def test_one_person_is_parted_and_joined_again(store: Path) -> None:
    ends = ("jens-rask@sandvig-2024-02-06", "jens-rask@sandvig-2024-04-09")
    people = 'SELECT DISTINCT ?p WHERE { ?p a sag:Person ; foaf:name "Jens Rask" }'
    later = judge(store, "person", *ends, "not-same", apply=False)
    assert later.build is None
    with sagsspor.open(store) as trail:
        assert len(trail.query(people).rows) == 1
    judge(store, "person", *ends, "not-same")
    with sagsspor.open(store) as trail:
        assert len(trail.query(people).rows) == 2
    (row,) = _judged(store)
    assert row[0] != row[1]
    judge(store, "person", *ends, "same")
    with sagsspor.open(store) as trail:
        assert len(trail.query(people).rows) == 1


def _state(store: Path) -> dict[str, bytes]:
    """Give the bytes of all that a store holds, but for the generation's number."""
    current = (store / "current").resolve()
    files = {path.relative_to(current).as_posix(): path for path in current.rglob("*")}
    kept = {name: path for name, path in files.items() if path.suffix in {".nq", ".json", ".csv"}}
    return {name: path.read_bytes() for name, path in kept.items()}


@pytest.mark.parametrize(
    ("kind", "left", "right", "verdict"),
    [
        ("link", LATER, EARLIER, "wrong"),
        ("person", "jens-rask@sandvig-2024-04-09", "jens-rask@sandvig-2024-02-06", "different"),
        ("person", "sandvig/person/jens-rask", "sandvig/person/dorte-vang", "same"),
    ],
)
def test_what_is_withdrawn_is_as_if_it_had_not_been_given(
    store: Path, tmp_path: Path, kind: str, left: str, right: str, verdict: str
) -> None:
    before = _state(store)
    judge(store, kind, left, right, verdict, by="eva")
    judge(store, kind, left, right, verdict)
    assert _state(store) != before
    done = withdraw(store, kind, left, right, apply=False)
    assert (done.judgement.verdict, done.build) == (verdict, None)
    assert _state(store) != before
    build([tmp_path / "in"], store)
    assert _state(store) == before
    assert not (store / "judgements.csv").exists()


def test_withdrawing_leaves_all_other_lines(store: Path) -> None:
    file = store / "judgements.csv"
    text = (
        "\ufeffkind,left,right,verdict,by,note\r\n# by hand\r\n"
        'person,dorte-vang,jens-rask,different,eva,"of two\r\nlines"\r\n'
    )
    file.write_text(f"{text}link,{LATER},{EARLIER},wrong,,\r\n", "utf-8", newline="")
    assert withdraw(store, "link", LATER, EARLIER).build is not None
    assert _links(store) == [(LATER, EARLIER)]
    with file.open(encoding="utf-8", newline="") as left:
        assert left.read() == text.removeprefix("\ufeff")
    with pytest.raises(UsageError, match="Name one that it has: person dorte-vang jens-rask"):
        withdraw(store, "link", LATER, EARLIER)
    withdraw(store, "person", "jens-rask", "dorte-vang")
    assert file.read_text("utf-8").splitlines()[-1] == "# by hand"


def test_lines_are_added_in_the_files_own_columns(store: Path) -> None:
    file = store / "judgements.csv"
    file.write_text("\ufeffverdict,note,right,left,kind\r\n# by hand", "utf-8", newline="")
    judge(store, "link", LATER, EARLIER, "wrong", note="nej")
    assert file.read_text("utf-8").splitlines()[-1] == f"wrong,nej,{EARLIER},{LATER},link"
    assert _links(store) == []


@pytest.mark.parametrize(
    ("kind", "left", "right", "verdict", "said"),
    [
        ("link", LATER, "sandvig-2024-02-06#99", "wrong", "sagsspor links --format json"),
        ("person", "jens-rask", "nobody", "same", "no person nobody"),
        ("person", "jens-rask", "svend-ege@gone", "same", "no person svend-ege@gone"),
    ],
)
def test_unknown_ids_are_refused(
    store: Path, kind: str, left: str, right: str, verdict: str, said: str
) -> None:
    with pytest.raises(UsageError, match=said):
        judge(store, kind, left, right, verdict)
    with pytest.raises(
        UsageError, match=r"^The verdict 'same' does not fit .* Write right or wrong"
    ):
        judge(store, "link", LATER, EARLIER, "same")
    with pytest.raises(UsageError, match=r"^A judgement needs two different ids"):
        judge(store, "link", LATER, LATER, "right")
    with pytest.raises(UsageError, match=f"Write the later item first: {LATER} {EARLIER}"):
        judge(store, "link", EARLIER, LATER, "wrong")
    assert not (store / "judgements.csv").exists()
