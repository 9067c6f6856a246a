"""What a query costs in a process of its own, and over HTTP, beside one in this process.

    python -m tests.benchmarks.serving STORE

The same queries in the same run, each the median of several; then what it costs to stop a query,
the memory of a worker, and how many short queries a second some clients get answered.
"""

from __future__ import annotations

import argparse
import asyncio
import statistics
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
from pyoxigraph import QueryResultsFormat, QueryTriples, Store

from sagsspor.graph.query import ask
from sagsspor.graph.store import StoreFolder
from sagsspor.reports.serve.limits import Limits
from sagsspor.reports.serve.negotiation import GRAPHS, RESULTS
from sagsspor.reports.serve.pool import Pool, Question
from sagsspor.reports.serve.problem import Problem
from tests.reports.serve.conftest import serving

QUERIES = {
    "ASK": "ASK { ?m a sag:Meeting }",
    "100 rows": "SELECT * { ?s ?p ?o } LIMIT 100",
    "20,000 rows": "SELECT * { ?s ?p ?o } LIMIT 20000",
    "a join and a count": "SELECT ?b (COUNT(*) AS ?n) { ?i sag:meeting ?m . ?m sag:body ?b . "
    "?d sag:item ?i ; sag:outcome ?o } GROUP BY ?b",
}
SLOW = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?c < ?f && ?f < ?i) }"
ROUNDS = 15
ANSWERS = 400


def _median(call: Callable[[], object]) -> float:
    call()
    seconds = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        call()
        seconds.append(time.perf_counter() - start)
    return statistics.median(seconds) * 1000


def _here(store: Store, query: str) -> bytes:
    answer = ask(store, query)
    assert not isinstance(answer, QueryTriples)
    return answer.serialize(format=QueryResultsFormat.JSON) or b""


async def _pooled(pool: Pool, query: str) -> bytes:
    answered = await pool.ask(Question(query, None, RESULTS[0], GRAPHS[0]))
    with answered.file as file:
        return file.read()


async def _stopped(database: Path, folder: Path) -> tuple[float, float]:
    """Give the milliseconds past its time that a query is stopped, and of the one after it."""
    pool = Pool(database, folder, Limits(seconds=0.5, workers=1))
    await pool.start()
    late, again = [], []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        try:
            await _pooled(pool, SLOW)
        except Problem:
            late.append(time.perf_counter() - start - 0.5)
        start = time.perf_counter()
        await _pooled(pool, QUERIES["ASK"])
        again.append(time.perf_counter() - start)
    await pool.close()
    return statistics.median(late) * 1000, statistics.median(again) * 1000


def _memory(pid: int) -> float:
    status = Path(f"/proc/{pid}/status").read_text("ascii")
    return int(status.partition("VmRSS:")[2].split()[0]) / 1000


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("store", type=Path)
    path = parser.parse_args().store
    generation = StoreFolder(path).current()
    assert generation is not None
    store = Store.read_only(str(generation.oxigraph))
    print(f"{len(store):,} quads\n")
    print("| query | this process, ms | a worker, ms | over HTTP, ms |\n|---|---:|---:|---:|")
    with (
        tempfile.TemporaryDirectory() as folder,
        serving(path) as server,
        httpx.Client(timeout=60) as client,
    ):
        with asyncio.Runner() as runner:
            pool = Pool(generation.oxigraph, Path(folder), Limits(workers=1))
            runner.run(pool.start())
            for name, query in QUERIES.items():
                params = {"query": query}
                times = (
                    _median(lambda query=query: _here(store, query)),  # type: ignore[misc]
                    _median(lambda query=query: runner.run(_pooled(pool, query))),  # type: ignore[misc]
                    _median(lambda params=params: client.get(server.endpoint, params=params)),  # type: ignore[misc]
                )
                print(f"| {name} | " + " | ".join(f"{time:.1f}" for time in times) + " |")
            runner.run(pool.close())
            late, again = runner.run(_stopped(generation.oxigraph, Path(folder)))
            print(f"\nStopped {late:.0f} ms after its time; the next query took {again:.0f} ms.")
        pid = server.process.pid
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()
        workers = [_memory(int(child)) for child in children]
        print(f"Memory: the server {_memory(pid):.0f} MB, a worker {max(workers):.0f} MB.")
        for clients in (1, 4, 16, 64):
            rate = _rate(client, server.endpoint, clients)
            print(f"{clients} clients: {rate:.0f} queries of 100 rows a second.")


def _rate(client: httpx.Client, endpoint: str, clients: int) -> float:
    def one(number: int) -> int:
        return client.get(endpoint, params={"query": QUERIES["100 rows"]}).status_code

    with ThreadPoolExecutor(clients) as threads:
        start = time.perf_counter()
        statuses = list(threads.map(one, range(ANSWERS)))
        seconds = time.perf_counter() - start
    assert set(statuses) == {200}
    return ANSWERS / seconds


if __name__ == "__main__":
    main()
