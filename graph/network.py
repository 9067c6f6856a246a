"""The store as a networkx graph: who sat where, what came up, what it answers.

Nodes are canonical IRIs with ``kind`` (person, body, party, meeting, item, case, request,
commitment), ``label`` and where known ``date``. An edge's ``relation`` is also its key, with a
date behind it where two nodes stand in one relation more than once:

    person member_of body               body decided item (outcome, date)
    person belongs_to party             item on_agenda_of meeting
    person attended meeting             item concerns case
    person absent_from meeting, item    item answers, continues, refers item or meeting
    person took_part_in meeting         request asked_at item
    person dissented_on, voted_on item  request answered_by item
    meeting held_by body                request reported_in item (an earlier one, told again)
                                        person, body or party asked request
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import networkx as nx
from pyoxigraph import NamedNode, Store

from sagsspor.graph.query import run_query

_KINDS = {
    "Person": "person",
    "Body": "body",
    "Party": "party",
    "Meeting": "meeting",
    "AgendaItem": "item",
    "Case": "case",
    "Request": "request",
    "Commitment": "commitment",
}

# Derived edges carry no date of their own; theirs is that of their first or second node.
_DATED_BY = {"answered_by": 1, "answers": 0, "continues": 0, "refers": 0}

_NODES = """
SELECT ?node ?class ?name ?label ?title ?text ?date ?number ?loaded ?identifier WHERE {
  VALUES ?class { sag:Person sag:Body sag:Party sag:Meeting sag:AgendaItem sag:Case
                  sag:Request sag:Commitment }
  ?node a ?class .
  OPTIONAL { ?node foaf:name ?name }
  OPTIONAL { ?node rdfs:label ?label }
  OPTIONAL { ?node dcterms:title ?title }
  OPTIONAL { ?node sag:text ?text }
  OPTIONAL { ?node sag:date ?ownDate }
  OPTIONAL { ?node sag:meeting/sag:date ?meetingDate }
  OPTIONAL { ?node sag:madeAt/sag:date ?askedDate }
  BIND(COALESCE(?ownDate, ?meetingDate, ?askedDate) AS ?date)
  OPTIONAL { ?node sag:number ?number }
  OPTIONAL { ?node sag:minutesLoaded ?loaded }
  OPTIONAL { ?node dcterms:identifier ?identifier }
}"""

# Each gives ?from ?to, and what it likes of ?date and further columns, which become attributes.
_EDGES: tuple[tuple[str, str], ...] = (
    (
        "member_of",
        """?seat a sag:Seat ; sag:person ?from ; sag:body ?to .
           OPTIONAL { ?seat sag:meeting/sag:date ?seen }""",
    ),
    (
        "belongs_to",
        """?held a sag:Affiliation ; sag:person ?from ; sag:party ?to .
           OPTIONAL { ?held sag:date ?seen }""",
    ),
    (
        "attended",
        """?at a sag:Attendance ; sag:person ?from ; sag:meeting ?to ; sag:status ?concept .
           FILTER NOT EXISTS { ?at sag:item ?any }
           FILTER(!STRENDS(STR(?concept), "absent"))
           BIND(REPLACE(STR(?concept), "^.*[/#]", "") AS ?status)
           OPTIONAL { ?to sag:date ?date } OPTIONAL { ?at sag:role ?role }""",
    ),
    (
        "absent_from",
        """?at a sag:Attendance ; sag:person ?from ; sag:meeting ?meeting ; sag:status ?concept .
           OPTIONAL { ?at sag:item ?item }
           FILTER(STRENDS(STR(?concept), "absent"))
           BIND(COALESCE(?item, ?meeting) AS ?to) OPTIONAL { ?meeting sag:date ?date }""",
    ),
    (
        "took_part_in",
        """?at a sag:Participation ; sag:person ?from ; sag:meeting ?to .
           OPTIONAL { ?to sag:date ?date } OPTIONAL { ?at sag:role ?role }""",
    ),
    (
        "held_by",
        "?from a sag:Meeting ; sag:body ?to . OPTIONAL { ?from sag:date ?date }",
    ),
    (
        "on_agenda_of",
        """?from a sag:AgendaItem ; sag:meeting ?to . OPTIONAL { ?to sag:date ?date }
           OPTIONAL { ?from sag:number ?number }""",
    ),
    (
        "concerns",
        """?from a sag:AgendaItem ; sag:case ?to . OPTIONAL { ?from sag:meeting/sag:date ?date }""",
    ),
    (
        "decided",
        """?decision a sag:Decision ; sag:item ?to ; sag:decidedBy ?from ; sag:outcome ?concept .
           BIND(REPLACE(STR(?concept), "^.*[/#]", "") AS ?outcome)
           OPTIONAL { ?decision sag:date ?date }""",
    ),
    (
        "dissented_on",
        """?dissent a sag:Dissent ; sag:person ?from ; sag:item ?to .
           OPTIONAL { ?dissent sag:text ?text } OPTIONAL { ?to sag:meeting/sag:date ?date }""",
    ),
    (
        "voted_on",
        """?vote a sag:Vote ; sag:person ?from ; sag:item ?to ; sag:choice ?concept .
           BIND(REPLACE(STR(?concept), "^.*[/#]", "") AS ?choice)
           OPTIONAL { ?to sag:meeting/sag:date ?date }""",
    ),
    (
        "asked",
        """?to a sag:FollowUp ; sag:askedBy ?from . OPTIONAL { ?to sag:madeAt/sag:date ?date }""",
    ),
    (
        "asked_at",
        """?from a sag:FollowUp ; sag:item ?to . OPTIONAL { ?from sag:madeAt/sag:date ?date }""",
    ),
    ("answered_by", "?from sag:answeredBy ?to ."),
    ("reported_in", "?from sag:reportedIn ?to ."),
    *(
        (
            kind,
            f"""?link a sag:Link ; sag:later ?from ; sag:earlier ?to ; sag:linkKind ?concept .
                FILTER(REPLACE(STR(?concept), "^.*[/#]", "") = "{kind}")
                OPTIONAL {{ ?link sag:score ?score }}""",
        )
        for kind in ("answers", "continues", "refers")
    ),
)


def network(store: Store) -> nx.MultiDiGraph[str]:
    """Build the graph; the same store gives the same graph, node for node in order."""
    canonical = {
        quad.subject.value: quad.object.value
        for quad in store.quads_for_pattern(
            None, NamedNode("https://w3id.org/sagsspor#canonical"), None
        )
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode)
    }
    said: dict[str, list[dict[str, Any]]] = {}
    for row in run_query(store, _NODES).dicts():
        printed = str(row["node"])
        said.setdefault(canonical.get(printed, printed), []).append(row)
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node, rows in sorted(said.items()):
        graph.add_node(node, **_attributes(node, rows))
    for relation, pattern in _EDGES:
        _add_edges(graph, relation, pattern, store, canonical)
    return graph


def _add_edges(
    graph: nx.MultiDiGraph[str],
    relation: str,
    pattern: str,
    store: Store,
    canonical: dict[str, str],
) -> None:
    found: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for row in run_query(store, f"SELECT DISTINCT * WHERE {{ {pattern} }}").dicts():
        ends = [canonical.get(str(row[end]), str(row[end])) for end in ("from", "to")]
        if all(end in graph for end in ends):
            found.setdefault((ends[0], ends[1]), []).append(row)
    for (start, end), rows in sorted(found.items()):
        for key, values in _merge(relation, rows):
            if relation in _DATED_BY and (
                day := graph.nodes[(start, end)[_DATED_BY[relation]]].get("date")
            ):
                values["date"] = day
            graph.add_edge(start, end, key=key, relation=relation, **values)


def _merge(relation: str, rows: list[dict[str, Any]]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Give the edges of one relation between two nodes; observations join to an interval."""
    dates = sorted({str(row["seen"]) for row in rows if row.get("seen") is not None})
    if "seen" in rows[0]:
        yield relation, ({"start": dates[0], "end": dates[-1]} if dates else {})
        return
    names = ("date", "outcome", "choice", "status", "role", "number", "text", "score")
    edges = {
        tuple((name, _plain(row[name])) for name in names if row.get(name) is not None)
        for row in rows
    }
    taken: set[str] = set()
    for edge in sorted(edges, key=str):
        values = dict(edge)
        key = relation if len(edges) == 1 else f"{relation} {values.get('date', '')}".strip()
        number = 2
        while key in taken:
            key = f"{key.split(' #')[0]} #{number}"
            number += 1
        taken.add(key)
        yield key, values


def _attributes(node: str, rows: list[dict[str, Any]]) -> dict[str, Any]:
    """Join what the printed forms of one thing say; its own name goes before a reference's."""

    def rank(row: dict[str, Any]) -> tuple[bool, bool, str]:
        named = row["name"] is not None or row["title"] is not None
        return not named, str(row["node"]) != node, str(sorted(row.items()))

    rows = sorted(rows, key=rank)

    def first(*names: str) -> Any:
        found = (row[name] for row in rows for name in names if row[name] is not None)
        return next(found, None)

    kind = _KINDS[str(rows[0]["class"]).rpartition("#")[2]]
    label = first("name", "title", "label", "identifier", "text")
    values = {
        "kind": kind,
        "label": label or node.rstrip("/").rpartition("/")[2],
        "date": first("date"),
        "number": first("number"),
        "loaded": any(row["loaded"] is True for row in rows) if kind == "meeting" else None,
        "text": first("text") if kind in {"request", "commitment"} else None,
    }
    return {name: _plain(value) for name, value in values.items() if value is not None}


def _plain(value: Any) -> Any:
    """Give what GraphML and GEXF can hold."""
    if isinstance(value, Decimal):
        return float(value)
    return value if isinstance(value, bool | int | float) else str(value)
