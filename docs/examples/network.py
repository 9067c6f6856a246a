"""Explore a store with networkx: who asked for what, and through how many meetings a case went.

python docs/examples/network.py demo/store
"""

from __future__ import annotations

import sys

import networkx as nx

import sagsspor


def main(store: str) -> None:
    """Print the open requests, the longest trails and the busiest members."""
    with sagsspor.open(store) as trail:
        graph = trail.network()

    def label(node: str) -> str:
        return str(graph.nodes[node]["label"])

    print("Asked for, and not answered in the minutes loaded:")
    for node, data in graph.nodes(data=True):
        relations = {at["relation"] for _, _, at in graph.out_edges(node, data=True)}
        # What a later item only tells again stands in the minutes of the meeting that asked.
        if data["kind"] == "request" and not relations & {"answered_by", "reported_in"}:
            print(f"  {data.get('date', '?')}  {data['label']}")

    print("Items joined into one trail:")
    kinds = {"answers", "continues", "refers"}
    trails = nx.Graph(
        (later, earlier)
        for later, earlier, data in graph.edges(data=True)
        if data["relation"] in kinds
    )
    for members in sorted(nx.connected_components(trails), key=lambda at: (-len(at), min(at)))[:3]:
        for node in sorted(members, key=lambda at: (graph.nodes[at].get("date", ""), at)):
            print(f"  {graph.nodes[node].get('date', '?')}  {label(node)}")
        print()

    print("Meetings attended:")
    attended = nx.DiGraph(
        (person, meeting)
        for person, meeting, data in graph.edges(data=True)
        if data["relation"] == "attended"
    )
    people = [node for node in attended if graph.nodes[node]["kind"] == "person"]
    for person in sorted(people, key=lambda at: (-attended.out_degree(at), label(at)))[:5]:
        print(f"  {attended.out_degree(person):3}  {label(person)}")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "demo/store")
