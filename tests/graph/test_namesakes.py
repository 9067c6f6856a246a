"""Two people of one printed name in one municipality are two in the graph, and stay two."""

from __future__ import annotations

from pathlib import Path

import sagsspor
from sagsspor.graph.build import build, remove
from tests.graph.minutes import APRIL, FEBRUARY, write_minutes

PEOPLE = """
PREFIX sag: <https://w3id.org/sagsspor#>
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
SELECT DISTINCT ?person ?party WHERE {
  ?printed a sag:Person ; foaf:name "Jens Rask" .
  OPTIONAL { ?printed sag:canonical ?other }
  BIND (COALESCE(?other, ?printed) AS ?person)
  ?affiliation sag:person ?printed ; sag:partyAsPrinted ?party .
} ORDER BY ?party"""


def _other_committee(folder: Path, day: str = "2024-02-06") -> Path:
    path = write_minutes(folder, day, FEBRUARY, stem=f"skole-{day}")
    text = path.read_text("utf-8").replace("Erhvervsudvalget", "Skoleudvalget")
    path.write_text(text.replace("Jens Rask (A)", "Jens Rask (C)"), "utf-8")
    return path


def _people(store: Path) -> list[tuple[str, str]]:
    with sagsspor.open(store) as trail:
        return [(str(row[0]), str(row[1])) for row in trail.query(PEOPLE).rows]


def test_sparql_sees_two(tmp_path: Path) -> None:
    one = write_minutes(tmp_path / "in", "2024-02-06", FEBRUARY)
    build([one, _other_committee(tmp_path / "in")], tmp_path / "store")
    people = _people(tmp_path / "store")
    assert [party for _, party in people] == ["A", "C"]
    assert len({person for person, _ in people}) == 2
    assert sum("/person/jens-rask~" in person for person, _ in people) == 1


def test_a_document_is_described_anew_when_a_namesake_comes_or_goes(tmp_path: Path) -> None:
    one = write_minutes(tmp_path / "in", "2024-02-06", FEBRUARY)
    later = write_minutes(tmp_path / "in", "2024-04-09", APRIL)
    other = _other_committee(tmp_path / "in")
    alone, both = tmp_path / "alone", tmp_path / "both"
    build([other], alone)
    before = _nquads(alone)
    build([one, later], alone)
    build([one, later, other], both)
    assert _nquads(alone) == _nquads(both)
    remove(one.stem, alone)
    remove(later.stem, alone)
    assert _nquads(alone) == before
    assert "jens-rask~" not in before


def _nquads(store: Path) -> str:
    from sagsspor.graph.export import export

    with sagsspor.open(store) as trail:
        return export(trail.oxigraph, "nquads")
