"""The worker processes: what they refuse for want of memory, time or a place."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

from sagsspor.graph.store import StoreFolder
from sagsspor.reports.serve.limits import MEGABYTE, Limits
from sagsspor.reports.serve.negotiation import GRAPHS, RESULTS
from sagsspor.reports.serve.pool import Pool, Question
from sagsspor.reports.serve.problem import Problem

SLOW = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?c < ?f && ?f < ?i) }"
HUNGRY = "SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?f ?c LIMIT 1"


def _question(query: str) -> Question:
    return Question(query, None, RESULTS[0], GRAPHS[0])


def _with_pool(
    store: Path, folder: Path, limits: Limits, use: Callable[[Pool], Awaitable[Any]]
) -> Any:
    async def run() -> Any:
        generation = StoreFolder(store).current()
        assert generation is not None
        pool = Pool(generation.oxigraph, folder / "answers", limits)
        await pool.start()
        try:
            return await use(pool)
        finally:
            await pool.close()
            assert list((folder / "answers").iterdir()) == []

    return asyncio.run(run())


async def _answer(pool: Pool, query: str) -> bytes:
    answered = await pool.ask(_question(query))
    with answered.file as file:
        return file.read()


async def _status(pool: Pool, query: str) -> int:
    try:
        await _answer(pool, query)
    except Problem as problem:
        return problem.status
    return 200


def test_memory_is_limited_and_the_next_query_is_answered(
    example_store: Path, tmp_path: Path
) -> None:
    async def use(pool: Pool) -> None:
        with pytest.raises(Problem, match="more memory") as caught:
            await pool.ask(_question(HUNGRY))
        assert caught.value.status == 503
        assert await _answer(pool, "ASK {}") == b'{"head":{},"boolean":true}'

    limits = Limits(seconds=60, workers=1, memory=200 * MEGABYTE)
    _with_pool(example_store, tmp_path, limits, use)


def test_time_is_limited_and_the_next_query_is_answered(
    example_store: Path, tmp_path: Path
) -> None:
    async def use(pool: Pool) -> list[int]:
        return [await _status(pool, query) for query in (SLOW, "ASK {}", SLOW, "ASK {}")]

    limits = Limits(seconds=0.7, workers=1)
    assert _with_pool(example_store, tmp_path, limits, use) == [504, 200, 504, 200]


def test_who_finds_no_place_in_the_queue_is_sent_away_at_once(
    example_store: Path, tmp_path: Path
) -> None:
    async def use(pool: Pool) -> list[int]:
        asked = [asyncio.create_task(_status(pool, SLOW)) for _ in range(4)]
        return list(await asyncio.gather(*asked))

    limits = Limits(seconds=1, workers=1, waiting=1)
    found = _with_pool(example_store, tmp_path, limits, use)
    # One at work, one in the queue until it has waited too long or worked too long, two refused.
    assert found[0] == 504
    assert found[2:] == [503, 503]
    assert found[1] in (503, 504)


def test_a_question_given_up_leaves_nothing_behind(example_store: Path, tmp_path: Path) -> None:
    async def use(pool: Pool) -> bytes:
        task = asyncio.create_task(pool.ask(_question(SLOW)))
        await asyncio.sleep(0.3)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        return await _answer(pool, "ASK {}")

    limits = Limits(seconds=60, workers=1)
    assert b"true" in _with_pool(example_store, tmp_path, limits, use)


def test_a_database_that_cannot_be_opened_is_told(tmp_path: Path) -> None:
    async def run() -> None:
        pool = Pool(tmp_path / "none", tmp_path / "answers", Limits(workers=1))
        try:
            with pytest.raises(Problem, match="cannot be opened"):
                await pool.start()
        finally:
            await pool.close()

    asyncio.run(run())
