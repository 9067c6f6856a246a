"""KL's list of subjects: read from the user's file, kept by the store, refused with a next step."""

from __future__ import annotations

from pathlib import Path

import pytest

import sagsspor
from sagsspor.errors import InputError
from sagsspor.graph.build import build
from sagsspor.graph.conformance import check
from sagsspor.graph.kle import describe_kle, read_kle
from tests.graph.minutes import two_meetings

FILE = Path(__file__).parent / "data" / "kle.xml"
TITLES = """PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?case ?title ?above WHERE {
  ?case sag:kleSubject ?subject .
  ?subject skos:prefLabel ?title ; skos:broader/skos:prefLabel ?above
}"""


def test_titles_by_number() -> None:
    assert read_kle(FILE) == {
        "15": "Sejlads og tovværk",
        "15.00": "Sejlads i almindelighed",
        "15.00.00": "Sejlads og havne",
    }
    assert describe_kle({}) == ""


def test_namespaces_of_xml_are_all_one(tmp_path: Path) -> None:
    text = FILE.read_text("utf-8").replace("<KLE-Emneplan>", '<KLE-Emneplan xmlns="urn:x">')
    (tmp_path / "kle.xml").write_text(text, "utf-8")
    assert read_kle(tmp_path / "kle.xml") == read_kle(FILE)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("<KLE", "no well-formed XML"),
        ("", "no well-formed XML"),
        ("<KLE-Emneplan/>", "EmneNr and EmneTitel"),
        ('<!DOCTYPE a [<!ENTITY b SYSTEM "/etc/hostname">]><a>&b;</a>', "EmneNr and EmneTitel"),
    ],
)
def test_what_is_no_kle_names_the_next_step(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "kle.xml").write_text(text, "utf-8")
    with pytest.raises(InputError, match=said):
        read_kle(tmp_path / "kle.xml")
    with pytest.raises(InputError, match="larger than"):
        read_kle(FILE, max_bytes=10)
    with pytest.raises(InputError, match="--kle"):
        read_kle(tmp_path / "none.xml")


def test_the_store_keeps_the_titles_over_builds(tmp_path: Path) -> None:
    first, second = two_meetings(tmp_path / "in")
    store = tmp_path / "store"
    build([first], store)
    with sagsspor.open(store) as trail:
        assert trail.query(TITLES).rows == ()
    build([first], store, kle=FILE)
    build([second], store)
    with sagsspor.open(store) as trail:
        rows = {(str(title), str(above)) for _, title, above in trail.query(TITLES).rows}
        assert rows == {("Sejlads og havne", "Sejlads i almindelighed")}
        assert check(trail.oxigraph, trail.sources()).conforms
