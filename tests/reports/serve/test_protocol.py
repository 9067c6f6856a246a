"""The SPARQL 1.1 Protocol over a real socket: forms of asking, graphs, methods, many clients."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from rdflib import RDF, Graph, Namespace, URIRef
from rdflib.plugins.stores.sparqlstore import SPARQLStore

import sagsspor
from tests.reports.serve.conftest import Server, serving

httpx = pytest.importorskip("httpx", reason="httpx is not installed (dependency group dev)")

SAG = Namespace("https://w3id.org/sagsspor#")
SD = Namespace("http://www.w3.org/ns/sparql-service-description#")
MEETINGS = "SELECT ?m WHERE { ?m a sag:Meeting } ORDER BY ?m"
SLOW = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?c < ?f && ?f < ?i) }"
GRAPH = "https://sagsspor.example/graph/links"


def _values(reply: Any, name: str = "m") -> list[str]:
    assert reply.status_code == 200, reply.text
    return [row[name]["value"] for row in reply.json()["results"]["bindings"]]


@pytest.fixture(scope="module")
def meetings(example_store: Path) -> list[str]:
    with sagsspor.open(example_store) as trail:
        return [str(row[0]) for row in trail.query(MEETINGS)]


def test_all_three_forms_of_asking_give_the_same(server: Server, meetings: list[str]) -> None:
    asked = (
        httpx.get(server.endpoint, params={"query": MEETINGS}),
        httpx.post(server.endpoint, data={"query": MEETINGS}),
        httpx.post(
            server.endpoint,
            content=MEETINGS,
            headers={"Content-Type": "application/sparql-query; charset=UTF-8"},
        ),
    )
    for reply in asked:
        assert _values(reply) == meetings


def test_danish_letters_come_through_in_every_form(server: Server) -> None:
    query = "SELECT (STRLEN('Børne- og Skoleudvalget på 汉') AS ?m) {}"
    for reply in (
        httpx.get(server.endpoint, params={"query": query}),
        httpx.post(server.endpoint, data={"query": query}),
        httpx.post(
            server.endpoint,
            content=query.encode(),
            headers={"Content-Type": "application/sparql-query"},
        ),
    ):
        assert _values(reply) == ["28"]


@pytest.mark.parametrize("method", ["get", "form", "body"])
def test_the_graphs_of_the_protocol_are_the_dataset(method: str, server: Server) -> None:
    def ask(query: str, **graphs: str) -> list[str]:
        params = {f"{name}-graph-uri": iri for name, iri in graphs.items()}
        if method == "get":
            return _values(httpx.get(server.endpoint, params={"query": query, **params}))
        if method == "form":
            return _values(httpx.post(server.endpoint, data={"query": query, **params}))
        headers = {"Content-Type": "application/sparql-query"}
        return _values(httpx.post(server.endpoint, params=params, content=query, headers=headers))

    count = "SELECT (COUNT(*) AS ?m) { ?s a sag:Link }"
    meeting = "SELECT (COUNT(*) AS ?m) { ?s a sag:Meeting }"
    graphs = "SELECT (COUNT(DISTINCT ?g) AS ?m) { GRAPH ?g { ?s ?p ?o } }"
    assert ask(count, default=GRAPH) == ask(count) != ["0"]
    assert ask(meeting, default=GRAPH) == ["0"] != ask(meeting)
    assert ask(graphs, default=GRAPH) == ["0"]
    assert ask(graphs, named=GRAPH) == ["1"] != ask(graphs)
    assert ask(count, named=GRAPH) == ["0"]
    # The protocol's dataset goes over the query's own.
    own = count.replace("{", f"FROM <{GRAPH}> {{", 1)
    assert ask(own, default="https://sagsspor.example/graph/identity") == ["0"]


@pytest.mark.parametrize("name", ["default-graph-uri", "named-graph-uri"])
def test_a_graph_from_elsewhere_is_refused(name: str, server: Server) -> None:
    params = {"query": "ASK {}", name: "http://127.0.0.1:9/"}
    reply = httpx.get(server.endpoint, params=params)
    assert reply.status_code == 403
    assert "The graph <http://127.0.0.1:9/> is not in this store" in reply.text


def test_a_slip_is_told_with_its_place(server: Server) -> None:
    reply = httpx.get(server.endpoint, params={"query": "SELECT *\nWHERE { ?s ?p }"})
    assert reply.status_code == 400
    assert reply.text.startswith("Line 2 of the query, `WHERE { ?s ?p }`: ")


def test_a_slip_inside_a_line_is_told_with_its_column(server: Server) -> None:
    reply = httpx.get(server.endpoint, params={"query": "SELECT *\nWHERE { ?s ?p ! }"})
    assert reply.status_code == 400
    assert reply.text.startswith("Line 2, column ")


def test_head_gives_what_get_gives_without_the_body(server: Server) -> None:
    for address in (f"{server.endpoint}?query=ASK{{}}", server.address, server.endpoint):
        got, head = httpx.get(address), httpx.head(address)
        assert head.status_code == 200
        assert head.content == b""
        for name in ("Content-Type", "Content-Length"):
            assert head.headers[name] == got.headers[name]


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "PROPFIND"])
@pytest.mark.parametrize(
    ("path", "allowed"), [("sparql", "GET, HEAD, POST, OPTIONS"), ("om.html", "GET, HEAD, OPTIONS")]
)
def test_other_methods_are_not_taken(method: str, path: str, allowed: str, server: Server) -> None:
    reply = httpx.request(method, server.address + path)
    assert (reply.status_code, reply.headers["Allow"]) == (405, allowed)
    reply = httpx.options(server.address + path)
    assert (reply.status_code, reply.headers["Allow"]) == (204, allowed)


def test_without_a_query_the_service_describes_itself(server: Server, example_store: Path) -> None:
    reply = httpx.get(server.endpoint, headers={"Accept": "text/turtle"})
    graph = Graph().parse(data=reply.text, format="turtle")
    endpoint = URIRef(server.endpoint)
    service = graph.value(predicate=SD.endpoint, object=endpoint)
    assert (service, RDF.type, SD.Service) in graph
    assert (service, SD.supportedLanguage, SD.SPARQL11Query) in graph
    with sagsspor.open(example_store) as trail:
        named = {str(getattr(at, "value", at)) for at in trail.oxigraph.named_graphs()}
    assert {str(name) for name in graph.objects(None, SD.name)} == named


def test_a_browser_at_the_endpoint_gets_the_query_page(server: Server) -> None:
    reply = httpx.get(server.endpoint, headers={"Accept": "text/html,*/*;q=0.8"})
    assert (reply.status_code, reply.headers["Location"]) == (303, "/sparql.html")


def test_rdflib_is_a_client(server: Server, meetings: list[str]) -> None:
    store = SPARQLStore(server.endpoint, returnFormat="json")
    graph = Graph(store=store)
    rows = list(graph.query("SELECT ?m WHERE { ?m a <https://w3id.org/sagsspor#Meeting> }"))
    assert sorted(str(row[0]) for row in rows) == meetings  # type: ignore[index]
    assert (URIRef(meetings[0]), RDF.type, SAG.Meeting) in graph
    assert len(list(graph.triples((None, RDF.type, SAG.Meeting)))) == len(meetings)
    links = Graph(store=store, identifier=URIRef(GRAPH))
    assert not list(links.triples((None, RDF.type, SAG.Meeting)))
    assert list(links.triples((None, RDF.type, SAG.Link)))
    xml = Graph(store=SPARQLStore(server.endpoint, returnFormat="xml", method="POST_FORM"))
    assert bool(xml.query("ASK { ?m a <https://w3id.org/sagsspor#Meeting> }"))
    constructed = xml.query("CONSTRUCT { ?m a ?c } WHERE { ?m a ?c } LIMIT 5").graph
    assert constructed is not None
    assert len(constructed) == 5


def test_many_clients_at_once_each_get_their_own_answer(example_store: Path) -> None:
    def ask(server: Server, number: int) -> list[str]:
        query = f"SELECT ?m {{ VALUES ?m {{ {number} }} ?s a sag:Meeting }} LIMIT 1"
        return _values(httpx.get(server.endpoint, params={"query": query}, timeout=60))

    with serving(example_store) as server, ThreadPoolExecutor(40) as clients:
        answers = list(clients.map(partial(ask, server), range(200)))
    assert answers == [[str(number)] for number in range(200)]


def test_a_slow_query_holds_up_neither_pages_nor_others(server: Server) -> None:
    with ThreadPoolExecutor(1) as clients:
        slow = clients.submit(httpx.get, server.endpoint, params={"query": SLOW}, timeout=30)
        time.sleep(0.5)
        assert httpx.get(server.address).status_code == 200
        assert httpx.get(server.endpoint, params={"query": "ASK {}"}).status_code == 200
        assert not slow.done()
        assert slow.result().status_code == 504


def test_a_client_that_goes_frees_its_place(example_store: Path) -> None:
    """One worker with a minute: the second client would wait for it, had the first not gone."""
    with serving(example_store, "--workers=1", "--time-limit=60") as server:
        with pytest.raises(httpx.ReadTimeout):
            httpx.get(server.endpoint, params={"query": SLOW}, timeout=1)
        reply = httpx.get(server.endpoint, params={"query": "ASK {}"}, timeout=20)
        assert reply.status_code == 200


def test_a_full_house_is_told_so(example_store: Path) -> None:
    """With one worker at work for three seconds, those who wait that long are sent away."""
    with serving(example_store, "--workers=1", "--time-limit=2") as server:

        def ask(number: int) -> int:
            reply = httpx.get(server.endpoint, params={"query": SLOW}, timeout=60)
            if reply.status_code == 503:
                assert int(reply.headers["Retry-After"]) > 0
            return int(reply.status_code)

        with ThreadPoolExecutor(120) as clients:
            answers = list(clients.map(ask, range(120)))
        assert set(answers) == {503, 504}
        assert httpx.get(server.endpoint, params={"query": "ASK {}"}).status_code == 200
