"""The graph in the words of ELI-DL and of OSLO Besluit."""

from __future__ import annotations

import pytest
from pyoxigraph import RdfFormat, Store

from sagsspor.graph.describe import describe
from sagsspor.graph.query import run_query
from sagsspor.reports.queries import named_query
from tests.graph.klitby import AT, BASE, RECORD, SOURCE

TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
ELI_DL = "http://data.europa.eu/eli/eli-draft-legislation-ontology#"
BESLUIT = "http://data.vlaanderen.be/ns/besluit#"
ITEM = f"{BASE}{AT}/12"


def construct(name: str) -> set[tuple[str, str, str]]:
    store = Store()
    store.bulk_load(describe(RECORD, SOURCE).encode(), format=RdfFormat.N_QUADS)
    rows = run_query(store, named_query(name).text).rows
    return {(str(s), str(p), str(o)) for s, p, o in rows}


def test_eli_dl() -> None:
    graph = construct("construct-eli-dl")
    case = f"{BASE}klitby/sag/04.08.00-P20-3-23"
    assert {
        (case, TYPE, f"{ELI_DL}Process"),
        (ITEM, TYPE, f"{ELI_DL}Activity"),
        (ITEM, f"{ELI_DL}forms_part_of", case),
        (f"{ITEM}/decision/2", TYPE, f"{ELI_DL}Decision"),
        (f"{ITEM}/decision/2", "http://www.w3.org/ns/prov#wasGeneratedBy", ITEM),
        (f"{ITEM}/request/1", TYPE, f"{ELI_DL}ForeseenActivity"),
        (f"{ITEM}/request/1", f"{ELI_DL}forms_part_of", case),
    } <= graph


def test_besluit() -> None:
    graph = construct("construct-besluit")
    stemming = f"{ITEM}/decision/2/stemming"
    assert {
        (f"{BASE}{AT}", TYPE, f"{BESLUIT}Zitting"),
        (f"{BASE}{AT}", f"{BESLUIT}behandelt", ITEM),
        (f"{BASE}{AT}", f"{BESLUIT}isGehoudenDoor", f"{BASE}klitby/oekonomiudvalget"),
        (f"{BASE}{AT}", "http://www.w3.org/ns/prov#startedAtTime", "2024-05-14T13:00:00"),
        (f"{ITEM}/behandeling", "http://www.w3.org/ns/prov#generated", f"{ITEM}/decision/2"),
        (f"{ITEM}/behandeling", f"{BESLUIT}heeftStemming", stemming),
        (stemming, f"{BESLUIT}aantalVoorstanders", "2"),
        (stemming, f"{BESLUIT}heeftTegenstander", f"{BASE}{AT}/seat/liv-aas"),
    } <= graph


@pytest.mark.parametrize("name", ["construct-eli-dl", "construct-besluit"])
def test_nothing_of_our_own_vocabulary_is_left_but_the_concepts(name: str) -> None:
    graph = construct(name)
    ours = "https://w3id.org/sagsspor#"
    assert not [row for row in graph if row[1].startswith(ours)]
    assert not [row for row in graph if row[1] == TYPE and row[2].startswith(ours)]
