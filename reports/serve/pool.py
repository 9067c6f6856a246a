"""The worker processes: questions in, files out, and an end to what takes too long."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
import tempfile
from asyncio.subprocess import PIPE, Process
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from sagsspor.graph.query import Scope
from sagsspor.reports.serve.limits import MEGABYTE, Limits
from sagsspor.reports.serve.negotiation import Form
from sagsspor.reports.serve.problem import STATUS, Problem

_START = 30.0
"""Seconds that a process may take to open the store."""


@dataclass(frozen=True, slots=True)
class Question:
    """A query, the graphs it is asked of, and the form for each kind of answer if one will do."""

    query: str
    scope: Scope | None = None
    results: Form | None = None
    graph: Form | None = None


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer: its form, its size, and the open file it is in, which has no name any more."""

    form: Form
    size: int
    file: BinaryIO


class Pool:
    """Some processes that have one generation of a store open for reading."""

    def __init__(self, database: Path, folder: Path, limits: Limits) -> None:
        self._database = database
        self._folder = folder
        self._limits = limits
        self._free = asyncio.Semaphore(limits.workers)
        self._waiting = 0
        self._stopping = False
        self._idle: list[Process] = []
        self._busy: set[Process] = set()
        self._ending: set[asyncio.Task[int]] = set()

    async def start(self) -> None:
        """Start the processes; raise Problem if the store cannot be opened."""
        self._folder.mkdir(parents=True, exist_ok=True)
        self._idle += await asyncio.gather(*(self._new() for _ in range(self._limits.workers)))

    async def ask(self, question: Question) -> Answered:
        """Answer a question, when its turn comes; raise Problem where it cannot be."""
        await self._turn()
        try:
            process = self._idle.pop() if self._idle else await self._new()
            self._busy.add(process)
            whole = False
            try:
                answered = await self._ask(process, question)
                whole = True
                return answered
            except Problem as problem:
                whole = problem.status not in {STATUS["too-slow"]} and process.returncode is None
                raise
            finally:
                self._busy.discard(process)
                if whole:
                    self._idle.append(process)
                else:
                    self._end(process)
        finally:
            self._free.release()

    def stop(self) -> None:
        """End what is at work, and begin nothing more; those who wait are told so."""
        self._stopping = True
        for process in self._busy:
            self._end(process)

    async def close(self) -> None:
        """End the processes, also those that are at work."""
        for process in (*self._idle, *self._busy):
            self._end(process)
        self._idle.clear()
        await asyncio.gather(*self._ending)

    async def _turn(self) -> None:
        if self._waiting >= self._limits.waiting:
            raise _busy()
        self._waiting += 1
        try:
            await asyncio.wait_for(self._free.acquire(), self._limits.seconds)
        except TimeoutError:
            raise _busy() from None
        finally:
            self._waiting -= 1
        if self._stopping:
            self._free.release()
            raise _stopping()

    async def _ask(self, process: Process, question: Question) -> Answered:
        handle, name = tempfile.mkstemp(dir=self._folder)
        file = os.fdopen(handle, "rb")
        try:
            reply = await self._reply(process, question, name)
            form = question.graph if reply.get("kind") == "graph" else question.results
            if "problem" in reply or form is None:
                raise self._problem(reply)
            return Answered(form, reply["size"], file)
        except BaseException:
            file.close()
            raise
        finally:
            os.unlink(name)

    async def _reply(self, process: Process, question: Question, file: str) -> dict[str, Any]:
        scope = question.scope
        asked = {
            "query": question.query,
            "scope": None if scope is None else [scope.default, scope.named],
            "results": question.results.known_as if question.results else None,
            "graph": question.graph.known_as if question.graph else None,
            "file": file,
            "most": self._limits.answer,
        }
        try:
            async with asyncio.timeout(self._limits.seconds):
                return await _exchange(process, asked)
        except TimeoutError:
            raise Problem(
                STATUS["too-slow"],
                f"The query took longer than {self._limits.seconds:g} seconds and was stopped. "
                "Narrow it down, or start the server with a larger --time-limit.",
            ) from None
        except _Gone:
            if self._stopping:
                raise _stopping() from None
            code = await process.wait()
            if code == -signal.SIGSEGV:
                return {"problem": "too-deep"}
            return {"problem": "too-hungry"}

    def _problem(self, reply: dict[str, Any]) -> Problem:
        kind = reply.get("problem", "failed")
        said = {
            "too-large": f"The answer is larger than {self._limits.answer / MEGABYTE:g} MB. "
            "Add a LIMIT, or start the server with a larger --max-answer.",
            "too-deep": "The query is nested too deeply to be read. Write it flatter.",
            "too-hungry": "The query needed more memory than it may have, or its process was ended "
            "from outside. Narrow it down.",
            "not-acceptable": "No form that the Accept header names can hold this answer. "
            + (
                "CONSTRUCT and DESCRIBE come as Turtle, N-Triples, RDF/XML, JSON-LD, TriG or "
                "N-Quads."
                if reply.get("kind") == "graph"
                else "SELECT and ASK come as SPARQL JSON, SPARQL XML, CSV or TSV."
            ),
        }
        return Problem(STATUS[kind], reply.get("message") or said.get(kind, "The query failed."))

    async def _new(self) -> Process:
        """Start a process that finds our modules where we found them."""
        path = os.pathsep.join(entry for entry in sys.path if entry)
        limits = self._limits
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-P", "-m", "sagsspor.reports.serve.worker"),
            *(str(self._database), str(limits.memory), str(limits.seconds)),
            stdin=PIPE,
            stdout=PIPE,
            env={**os.environ, "PYTHONPATH": path},
            start_new_session=True,
        )
        assert process.stdout is not None
        try:
            line = await asyncio.wait_for(process.stdout.readline(), _START)
        except BaseException:
            self._end(process)
            raise
        if not line:
            self._end(process)
            raise Problem(STATUS["failed"], "The store cannot be opened for queries.")
        return process

    def _end(self, process: Process) -> None:
        if process.returncode is None:
            process.kill()
        if process.stdin is not None:
            process.stdin.close()
        task = asyncio.create_task(process.wait())
        self._ending.add(task)
        task.add_done_callback(self._ending.discard)


class _Gone(Exception):
    """The process has ended."""


async def _exchange(process: Process, asked: dict[str, Any]) -> dict[str, Any]:
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        process.stdin.write(json.dumps(asked).encode() + b"\n")
        await process.stdin.drain()
        line = await process.stdout.readline()
    except ConnectionError:
        raise _Gone from None
    if not line:
        raise _Gone
    reply: dict[str, Any] = json.loads(line)
    return reply


def _stopping() -> Problem:
    return Problem(STATUS["busy"], "The server is stopping.")


def _busy() -> Problem:
    return Problem(
        STATUS["busy"],
        "Too many queries are waiting. Ask again in a moment.",
        {"Retry-After": "2"},
    )
