from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import networkx as nx
import pytest
from pyoxigraph import NamedNode, RdfFormat, Store, parse
from rdflib import Namespace, URIRef

import sagsspor
from sagsspor.errors import QueryError, StoreError, UsageError
from sagsspor.graph.build import build
from sagsspor.graph.dataset import CaseTrail
from sagsspor.graph.export import FORMATS, export, export_tables
from tests.graph.minutes import CASE, two_meetings, write_minutes

TOP = Path(__file__).parents[2]
SAG = Namespace("https://w3id.org/sagsspor#")
BODY = "https://sagsspor.example/sandvig/erhvervsudvalget"
REQUEST = f"{BODY}/2024-02-06/9/request/1"
DORTE = "https://sagsspor.example/sandvig/person/dorte-vang"
JENS = "https://sagsspor.example/sandvig/person/jens-rask"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dataset")
    build(two_meetings(folder / "minutes"), folder / "store")
    return folder / "store"


@pytest.fixture(scope="module")
def trail(store: Path) -> Iterator[CaseTrail]:
    with sagsspor.open(store) as trail:
        yield trail


def test_a_store_tells_what_it_holds(trail: CaseTrail) -> None:
    assert trail.documents == ("sandvig-2024-02-06", "sandvig-2024-04-09")
    assert trail.as_of == "2024-04-09"
    assert trail.base == "https://sagsspor.example/"
    assert [record.meeting.date for record in trail.records()] == ["2024-02-06", "2024-04-09"]
    assert trail.record("sandvig-2024-02-06").meeting.body == "Erhvervsudvalget"
    source = trail.source("sandvig-2024-04-09")
    assert source.text.startswith("# **REFERAT Erhvervsudvalget")
    with pytest.raises(UsageError, match="no document nope"):
        trail.source("nope")


def test_a_named_query_takes_its_parameters_as_texts(trail: CaseTrail) -> None:
    rows = list(trail.query("case-history", case=CASE).dicts())
    assert [str(row["date"]) for row in rows] == ["2024-02-06", "2024-04-09"]
    assert [row["item"] for row in rows] == ["9", "21"]
    assert len(trail.query("open-requests", as_of="2024-03-01")) == 1
    assert len(trail.query("open-requests")) == 0
    with pytest.raises(UsageError, match="needs case"):
        trail.query("case-history")
    with pytest.raises(UsageError, match="no parameter who"):
        trail.query("overdue", who="x")
    with pytest.raises(QueryError, match="no named query overdu"):
        trail.query("overdu")


def test_sparql_takes_parameters_too(trail: CaseTrail) -> None:
    text = "SELECT ?m { ?m a sag:Meeting ; sag:date ?d FILTER(?d >= ?since) }"
    found = trail.query(text, since="2024-03-01")
    assert found.rows == ((f"{BODY}/2024-04-09",),)


def test_rdflib_reads_the_union_and_cannot_write(trail: CaseTrail) -> None:
    graph = trail.graph
    meeting = URIRef(f"{BODY}/2024-02-06")
    assert str(graph.value(meeting, SAG.date)) == "2024-02-06"
    assert len(list(graph.query("SELECT ?m { ?m a sag:Meeting ; sag:minutesLoaded true }"))) == 2
    triple = (meeting, SAG.date, meeting)
    for write in (graph.add, graph.remove):
        with pytest.raises(StoreError, match="open for reading only"):
            write(triple)
    with pytest.raises(StoreError, match="open for reading only"):
        graph.update("INSERT DATA { <a:a> <a:a> <a:a> }")
    assert triple not in graph


def test_a_triple_of_two_graphs_counts_once(trail: CaseTrail) -> None:
    meeting = f"<{BODY}/2024-02-06>"
    said = f"SELECT (COUNT(*) AS ?n) {{ GRAPH ?g {{ {meeting} a sag:Meeting }} }}"
    assert trail.query(said).rows == ((2,),)  # by its own minutes and by those that refer to it
    assert trail.query(f"SELECT (COUNT(*) AS ?n) {{ {meeting} a sag:Meeting }}").rows == ((1,),)
    assert len(list(trail.graph.triples((URIRef(meeting[1:-1]), SAG.date, None)))) == 1
    triples = {quad.triple for quad in trail.oxigraph}
    assert len(trail.graph) == len(triples)
    assert trail.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").rows == ((len(triples),),)


def test_the_network_has_every_kind_with_labels_and_dates(trail: CaseTrail) -> None:
    graph = trail.network()
    assert isinstance(graph, nx.MultiDiGraph)
    kinds = {data["kind"] for _, data in graph.nodes(data=True)}
    assert kinds == {"person", "body", "party", "meeting", "item", "case", "request"}
    assert all(data["label"] for _, data in graph.nodes(data=True))
    assert graph.nodes[DORTE] == {"kind": "person", "label": "Dorte Vang"}
    assert graph.nodes[f"{BODY}/2024-02-06"]["loaded"] is True
    item = graph.nodes[f"{BODY}/2024-04-09/21"]
    assert (item["date"], item["number"]) == ("2024-04-09", "21")
    assert item["label"] == "Status på seniorordningen på havnen"
    assert graph.nodes[REQUEST]["date"] == "2024-02-06"


@pytest.mark.parametrize(
    ("start", "relation", "end"),
    [
        (DORTE, "member_of", BODY),
        (DORTE, "attended", f"{BODY}/2024-04-09"),
        (JENS, "absent_from", f"{BODY}/2024-04-09"),
        (DORTE, "dissented_on", f"{BODY}/2024-02-06/9"),
        (f"{BODY}/2024-02-06", "held_by", BODY),
        (f"{BODY}/2024-02-06/9", "on_agenda_of", f"{BODY}/2024-02-06"),
        (f"{BODY}/2024-02-06/9", "concerns", f"https://sagsspor.example/sandvig/sag/{CASE}"),
        (BODY, "decided", f"{BODY}/2024-02-06/9"),
        (BODY, "asked", REQUEST),
        (REQUEST, "asked_at", f"{BODY}/2024-02-06/9"),
        (REQUEST, "answered_by", f"{BODY}/2024-04-09/21"),
        (f"{BODY}/2024-04-09/21", "answers", f"{BODY}/2024-02-06/9"),
    ],
)
def test_the_networks_edges_are_keyed_by_relation(
    trail: CaseTrail, start: str, relation: str, end: str
) -> None:
    graph = trail.network()
    assert graph.has_edge(start, end, key=relation)
    assert graph.edges[start, end, relation]["relation"] == relation


def test_a_request_told_again_is_marked_in_the_network(tmp_path: Path) -> None:
    told = (
        "## 21. Status\n#### Sagsfremstilling\n"
        "På mødet den 6. februar 2024 (sag 9) ønskede udvalget en status på ordningen.\n\n"
        "#### Beslutning\n##### Erhvervsudvalget, 09.04.2024\nTil efterretning.\n"
    )
    build([write_minutes(tmp_path / "in", "2024-04-09", told)], tmp_path / "store")
    with sagsspor.open(tmp_path / "store") as trail:
        graph = trail.network()
    (request,) = (node for node, data in graph.nodes(data=True) if data["kind"] == "request")
    assert graph.has_edge(request, f"{BODY}/2024-04-09/21", key="reported_in")


def test_an_absent_member_did_not_attend(trail: CaseTrail) -> None:
    graph = trail.network()
    assert not graph.has_edge(JENS, f"{BODY}/2024-04-09", key="attended")
    assert graph.edges[JENS, BODY, "member_of"] == {
        "relation": "member_of",
        "start": "2024-02-06",
        "end": "2024-04-09",
    }


def test_links_have_the_scorers_keys_and_keep_to_the_date(trail: CaseTrail) -> None:
    found = trail.links()
    link = {"from": "sandvig-2024-04-09#21", "to": "sandvig-2024-02-06#9", "kind": "answers"}
    assert any(link.items() <= at.items() for at in found["links"])
    (request,) = found["requests"]
    assert request["item"] == "sandvig-2024-02-06#9"
    assert (request["status"], request["answered_by"]) == ("answered", "sandvig-2024-04-09#21")
    assert {"overdue", "partly", "next_expected", "text"} <= request.keys()
    early = trail.links(as_of="2024-03-01")
    assert [at for at in early["links"] if at["from"].startswith("sandvig-2024-04")] == []
    assert [at["status"] for at in early["requests"]] == ["open"]


@pytest.mark.parametrize("form", FORMATS)
def test_an_export_gives_the_same_bytes_each_time(trail: CaseTrail, store: Path, form: str) -> None:
    first = export(trail.oxigraph, form)
    assert first == export(trail.oxigraph, form)
    code = (
        "import sys, sagsspor; from sagsspor.graph.export import export\n"
        "sys.stdout.buffer.write(export(sagsspor.open(sys.argv[1]).oxigraph, sys.argv[2]).encode())"
    )
    other = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code, str(store), form],
        cwd=TOP,
        check=True,
        capture_output=True,
    )
    assert other.stdout.decode("utf-8") == first


@pytest.mark.parametrize(
    ("form", "rdf"), [("nquads", RdfFormat.N_QUADS), ("jsonld", RdfFormat.JSON_LD)]
)
def test_nquads_and_jsonld_hold_the_whole_store(
    trail: CaseTrail, form: str, rdf: RdfFormat
) -> None:
    copy = Store()
    copy.load(export(trail.oxigraph, form), format=rdf)
    named = {quad for quad in trail.oxigraph if isinstance(quad.graph_name, NamedNode)}
    assert set(copy) == named


def test_turtle_is_the_union(trail: CaseTrail) -> None:
    found = {quad.triple for quad in parse(export(trail.oxigraph, "turtle"), RdfFormat.TURTLE)}
    assert found == {quad.triple for quad in trail.oxigraph}


def test_nquads_are_sorted_lines(trail: CaseTrail) -> None:
    lines = export(trail.oxigraph, "nquads").splitlines()
    assert lines == sorted(lines)
    assert all(line.endswith(" .") for line in lines)


def test_graphml_and_gexf_hold_the_network(trail: CaseTrail) -> None:
    graph = trail.network()
    graphml = nx.read_graphml(
        io.BytesIO(export(trail.oxigraph, "graphml").encode()), force_multigraph=True
    )
    assert list(graphml.nodes) == list(graph.nodes)
    assert all(graphml.nodes[node] == graph.nodes[node] for node in graph)
    assert set(graphml.edges) == set(graph.edges)
    gexf = nx.read_gexf(io.BytesIO(export(trail.oxigraph, "gexf").encode()))
    assert set(gexf.nodes) == set(graph.nodes)
    assert "lastmodifieddate" not in export(trail.oxigraph, "gexf")


def test_csv_has_a_row_per_quad_or_a_table_per_query(trail: CaseTrail, tmp_path: Path) -> None:
    lines = export(trail.oxigraph, "csv").splitlines()
    assert lines[0] == "subject,predicate,object,datatype,language,graph"
    assert len(lines) > len(export(trail.oxigraph, "nquads").splitlines())
    (path,) = export_tables(
        trail.oxigraph, tmp_path / "t", {"days": "SELECT ?d { ?m sag:date ?d } ORDER BY ?d"}
    )
    assert path.name == "days.csv"
    assert path.read_text("utf-8").splitlines()[:2] == ["d", "2024-02-06"]


DAYS = {"days": "SELECT ?d { ?m sag:date ?d } ORDER BY ?d"}


def test_tables_replace_those_of_an_earlier_export(trail: CaseTrail, tmp_path: Path) -> None:
    (path,) = export_tables(trail.oxigraph, tmp_path / "t", DAYS)
    path.write_text("old", "utf-8")
    assert export_tables(trail.oxigraph, tmp_path / "t", DAYS) == (path,)
    assert path.read_text("utf-8").startswith("d\n2024-02-06")


def test_tables_do_not_go_among_other_files(trail: CaseTrail, tmp_path: Path) -> None:
    (tmp_path / "budget.csv").write_text("mine", "utf-8")
    with pytest.raises(
        UsageError, match=r"something else than exported tables: budget\.csv\. Name"
    ):
        export_tables(trail.oxigraph, tmp_path, DAYS)
    assert [path.name for path in tmp_path.iterdir()] == ["budget.csv"]


def test_a_table_that_fails_leaves_the_folder_as_it_was(trail: CaseTrail, tmp_path: Path) -> None:
    (path,) = export_tables(trail.oxigraph, tmp_path / "t", DAYS)
    path.write_text("old", "utf-8")
    with pytest.raises(QueryError):
        export_tables(trail.oxigraph, tmp_path / "t", {**DAYS, "broken": "SELECT"})
    assert path.read_text("utf-8") == "old"
    assert [path.name for path in tmp_path.rglob("*")] == ["t", "days.csv"]


def test_tables_where_a_file_stands(trail: CaseTrail, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(UsageError, match="cannot be written: Not a directory"):
        export_tables(trail.oxigraph, tmp_path / "file", DAYS)


def test_an_unknown_format_is_refused(trail: CaseTrail) -> None:
    with pytest.raises(UsageError, match="no format xml"):
        export(trail.oxigraph, "xml")


def test_a_damaged_database_is_said(tmp_path: Path) -> None:
    build(two_meetings(tmp_path / "minutes"), tmp_path / "store")
    for path in (tmp_path / "store" / "current" / "oxigraph").iterdir():
        path.unlink()
    with pytest.raises(StoreError, match=r"cannot be opened.*build it again"):
        sagsspor.open(tmp_path / "store")


def test_the_import_is_quick() -> None:
    code = "import sys, sagsspor; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", code], cwd=TOP, check=True, capture_output=True, text=True
    ).stdout.split()
    assert not {"rdflib", "spacy", "networkx", "pyoxigraph", "rich"} & set(loaded)


def test_the_example_runs(store: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "docs/examples/network.py", str(store)],
        cwd=TOP,
        env={"PYTHONPATH": str(TOP), "PATH": ""},
        check=True,
        capture_output=True,
        text=True,
    )
    assert "Status på seniorordningen på havnen" in done.stdout
    assert "  2  Dorte Vang" in done.stdout
