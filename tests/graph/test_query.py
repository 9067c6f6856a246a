from __future__ import annotations

import json
from datetime import date
from decimal import Decimal

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store
from rdflib import Literal as RdflibLiteral
from rdflib import URIRef

from sagsspor.errors import QueryError
from sagsspor.graph.query import run_query
from sagsspor.graph.query_text import bind, variables
from sagsspor.graph.terms import IRI, XSD, term_of, value_of

EX = "https://ex.example/"


def node(name: str) -> NamedNode:
    return NamedNode(EX + name)


@pytest.fixture
def store() -> Store:
    """Three meetings whose dates and names stand in different graphs."""
    store = Store()
    for day in (1, 2, 3):
        meeting = node(f"m{day}")
        when = Literal(f"2024-01-0{day}", datatype=NamedNode(XSD + "date"))
        store.add(Quad(meeting, node("date"), when, node("g1")))
        store.add(Quad(meeting, node("name"), Literal(f"Møde {day}", language="da"), node("g2")))
        store.add(Quad(meeting, node("code"), Literal(f"{day}"), node("g2")))
    return store


def names(store: Store, text: str, **bindings: object) -> list[str]:
    found = run_query(store, f"PREFIX : <{EX}>\n{text}", bindings)
    return sorted(str(row[0]).removeprefix(EX) for row in found)


def test_the_default_graph_is_the_union_of_all_graphs(store: Store) -> None:
    assert names(store, "SELECT ?m { ?m :date ?d ; :name ?n }") == ["m1", "m2", "m3"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SELECT ?m { ?m :date ?d FILTER(?d <= ?as_of) }", ["m1", "m2"]),
        ("SELECT ?m { ?m :date $as_of }", ["m2"]),
        ("SELECT ?m ?as_of { ?m :date ?as_of }", ["m2"]),
        ("SELECT ?m { { SELECT ?m { ?m :date ?d FILTER(?d < ?as_of) } } }", ["m1"]),
        ("SELECT ?m { ?m :date ?d FILTER EXISTS { ?m :date ?as_of } }", ["m2"]),
        ("SELECT ?m { ?m :date ?d FILTER(BOUND(?as_of) && ?d > ?as_of) }", ["m3"]),
        ("SELECT ?m { ?m :date ?d FILTER(! bound ( ?as_of )) }", []),
        ("SELECT ?m { ?m :date ?d VALUES ?d { ?as_of } }", ["m2"]),
        ("SELECT ?m (MAX(?d) AS ?x) { ?m :date ?d, ?as_of } GROUP BY ?m ?as_of", ["m2"]),
        (
            "SELECT ?m { ?m :date ?d } ORDER BY (?d = ?as_of) DESC(?as_of) ?as_of",
            ["m1", "m2", "m3"],
        ),
    ],
)
def test_a_binding_reaches_the_variable_wherever_it_stands(
    store: Store, text: str, expected: list[str]
) -> None:
    assert names(store, text, as_of="2024-01-02") == expected


def test_an_unbound_parameter_stays_a_variable(store: Store) -> None:
    text = "SELECT ?m { ?m :date ?d FILTER(!BOUND(?as_of) || ?d = ?as_of) }"
    assert names(store, text) == ["m1", "m2", "m3"]
    assert names(store, text, as_of=date(2024, 1, 3)) == ["m3"]


@pytest.mark.parametrize(
    "value",
    [
        '" } SELECT * { ?s ?p ?o } #',
        "' . ?m :date ?d . '",
        '\\" . ?m :date ?d',
        'a\n" ; :date ?d',
        "<x> ?name",
        "\\u0022 . ?m :date ?d",
        "https://x.example/> . ?m :date ?d . <",
    ],
)
def test_no_value_can_add_to_the_query(store: Store, value: str) -> None:
    store.add(Quad(node("evil"), node("code"), Literal(value), node("g3")))
    assert names(store, "SELECT ?m { ?m :code ?name }", name=value) == ["evil"]
    assert names(store, "SELECT ?m { ?m :code ?n FILTER(?n = ?name) }", name=value) == ["evil"]


def test_texts_comments_and_iris_of_the_query_are_left_alone() -> None:
    text = """# ?x
    SELECT ?y { ?y <https://x.example/?x> "?x", '$x', \"\"\"a "?x" b\"\"\" ; ?x 1 } # ?x"""
    bound = bind(text, {"x": IRI("https://x.example/p")})
    assert bound == text.replace("; ?x 1", "; <https://x.example/p> 1")


def test_only_whole_names_are_bound() -> None:
    assert bind("SELECT ?xy { ?xy ?p ?x }", {"x": "a"}) == 'SELECT ?xy { ?xy ?p "a" }'
    assert variables('SELECT ?a { ?a $b "?c" } # ?d') == {"a", "b"}


@pytest.mark.parametrize(
    "text",
    ["SELECT ?m (?d AS ?x) { ?m :date ?d }", "SELECT ?m { ?m :date ?d VALUES ?x { 1 } }"],
)
def test_a_variable_the_query_sets_is_no_parameter(store: Store, text: str) -> None:
    with pytest.raises(QueryError, match=r"sets \?x itself.*another name"):
        names(store, text, x="1")


def test_an_unknown_parameter_is_refused(store: Store) -> None:
    with pytest.raises(QueryError, match="no parameter nope"):
        names(store, "SELECT ?m { ?m :date ?d }", nope="1")


@pytest.mark.parametrize(
    "text",
    [
        "INSERT DATA { <a:a> <a:a> <a:a> }",
        "# a comment\nPREFIX ex: <a:> DELETE WHERE { ?s ?p ?o }",
        "base <a:> prefix : <b:> drop all",
        "WITH <a:a> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
        "LOAD <file:///etc/passwd>",
    ],
)
def test_an_update_is_refused(store: Store, text: str) -> None:
    before = len(store)
    with pytest.raises(QueryError, match="would change the store; queries only read"):
        run_query(store, text)
    assert len(store) == before


def test_a_second_request_behind_a_query_is_refused(store: Store) -> None:
    with pytest.raises(QueryError):
        run_query(store, "SELECT * { ?s ?p ?o } ; DROP ALL")
    assert len(store) == 9


def test_an_error_names_the_line_and_the_next_step(store: Store) -> None:
    with pytest.raises(QueryError) as caught:
        run_query(store, "SELECT ?s {\n  ?s ?p ?o .\n  ?s foo ?o .\n}")
    message = str(caught.value)
    assert message.startswith("Line 3, column ")
    assert "`?s foo ?o .`" in message
    assert message.endswith("Mend it there.")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("SELEC ?x { }", "The query begins with SELEC. Begin it with SELECT"),
        ("SELECT * {\n  ?x ?y }\n", r"Line 2 of the query, `\?x \?y }`: it ends without being"),
        ("SELECT * { ?x ?y ?z", r"Line 1 of the query, `SELECT \* { .*not closed\.$"),
    ],
)
def test_an_error_at_the_end_says_what_to_look_for(store: Store, text: str, message: str) -> None:
    with pytest.raises(QueryError, match=message):
        run_query(store, text)


def test_the_line_holds_with_parameters_of_several_lines(store: Store) -> None:
    with pytest.raises(QueryError, match="Line 3, "):
        run_query(store, "SELECT ?s {\n ?s ?p ?x .\n ?s foo ?o }", {"x": "a\nb\nc"})


@pytest.mark.parametrize("text", ["", "  \n"])
def test_an_empty_query_says_so(store: Store, text: str) -> None:
    with pytest.raises(QueryError, match="The query is empty"):
        run_query(store, text)


def test_usual_prefixes_are_known_and_the_querys_own_win(store: Store) -> None:
    sag = "SELECT ?m { ?m sag:date ?d }"
    assert names(store, sag) == []
    assert names(store, f"PREFIX sag: <{EX}>\n{sag}") == ["m1", "m2", "m3"]


def test_rows_are_python_values(store: Store) -> None:
    text = """SELECT ?m ?d ?n ?i ?f ?b ?none ?x {
      ?m <https://ex.example/date> ?d ; <https://ex.example/name> ?n .
      BIND(7 AS ?i) BIND(1.5 AS ?f) BIND(true AS ?b)
      BIND("2024-02-31"^^xsd:date AS ?x) } ORDER BY ?m LIMIT 1"""
    (row,) = run_query(store, text)
    assert row[:4] == (IRI(EX + "m1"), date(2024, 1, 1), "Møde 1", 7)
    assert row[4:] == (Decimal("1.5"), True, None, "2024-02-31")
    assert isinstance(row[0], IRI)
    assert not isinstance(row[2], IRI)


def test_dicts_name_the_columns(store: Store) -> None:
    found = run_query(store, "SELECT ?c { ?m <https://ex.example/code> ?c } ORDER BY ?c LIMIT 1")
    assert list(found.dicts()) == [{"c": "1"}]


def test_csv_is_that_of_sparql(store: Store) -> None:
    store.add(Quad(node("q"), node("text"), Literal('a "b",\nc'), node("g")))
    found = run_query(
        store, "SELECT ?m ?t ?none { ?m <https://ex.example/text> ?t OPTIONAL { ?m <a:a> ?none } }"
    )
    assert found.as_csv() == 'm,t,none\nhttps://ex.example/q,"a ""b"",\nc",\n'


def test_json_is_that_of_sparql(store: Store) -> None:
    text = """SELECT ?m ?n ?d ?c ?none {
      ?m <https://ex.example/date> ?d ; <https://ex.example/name> ?n ;
         <https://ex.example/code> ?c } ORDER BY ?m LIMIT 1"""
    assert json.loads(run_query(store, text).as_json()) == {
        "head": {"vars": ["m", "n", "d", "c", "none"]},
        "results": {
            "bindings": [
                {
                    "m": {"type": "uri", "value": EX + "m1"},
                    "n": {"type": "literal", "value": "Møde 1", "xml:lang": "da"},
                    "d": {"type": "literal", "value": "2024-01-01", "datatype": XSD + "date"},
                    "c": {"type": "literal", "value": "1"},
                }
            ]
        },
    }
    assert json.loads(run_query(store, "ASK { ?s ?p ?o }").as_json()) == {
        "head": {},
        "boolean": True,
    }


def test_construct_gives_sorted_turtle(store: Store) -> None:
    text = "CONSTRUCT { ?m sag:date ?d } WHERE { ?m <https://ex.example/date> ?d }"
    out = run_query(store, text).as_turtle()
    assert "@prefix sag: <https://w3id.org/sagsspor#> ." in out
    body = [line for line in out.splitlines() if not line.startswith("@prefix")]
    assert body == [f'<{EX}m{day}> sag:date "2024-01-0{day}"^^xsd:date .' for day in (1, 2, 3)]
    prefixes = [line for line in out.splitlines() if line.startswith("@prefix")]
    assert prefixes == sorted(prefixes)


def test_only_construct_gives_turtle(store: Store) -> None:
    with pytest.raises(QueryError, match="Only a CONSTRUCT"):
        run_query(store, "SELECT * { ?s ?p ?o }").as_turtle()


@pytest.mark.parametrize(
    ("value", "term"),
    [
        ("a", Literal("a")),
        ("2024-01-02", Literal("2024-01-02", datatype=NamedNode(XSD + "date"))),
        (Literal("2024-01-02"), Literal("2024-01-02")),
        (date(2024, 1, 2), Literal("2024-01-02", datatype=NamedNode(XSD + "date"))),
        (7, Literal(7)),
        (True, Literal(True)),
        (Decimal("1.5"), Literal("1.5", datatype=NamedNode(XSD + "decimal"))),
        ("<https://x.example/a>", NamedNode("https://x.example/a")),
        ("https://x.example/a", NamedNode("https://x.example/a")),
        ("<not an iri>", Literal("<not an iri>")),
        (IRI("urn:x"), NamedNode("urn:x")),
        (URIRef("urn:x"), NamedNode("urn:x")),
        (RdflibLiteral("å", lang="da"), Literal("å", language="da")),
        (RdflibLiteral(3), Literal(3)),
        (RdflibLiteral("x"), Literal("x")),
    ],
)
def test_values_become_terms(value: object, term: NamedNode | Literal) -> None:
    assert term_of(value) == term


def test_a_term_of_another_datatype_stays_text() -> None:
    assert value_of(Literal("POINT(1 2)", datatype=NamedNode(EX + "wkt"))) == "POINT(1 2)"
    assert value_of(Literal("P1Y", datatype=NamedNode(XSD + "duration"))) == "P1Y"
    assert value_of(None) is None
