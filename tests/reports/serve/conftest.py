from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

TOP = Path(__file__).parents[3]
READY = "Ctrl-C stops the server."


@dataclass
class Server:
    """A `sagsspor serve` in a process of its own, and what it has said."""

    process: subprocess.Popen[str]
    address: str = ""
    said: list[str] = field(default_factory=list)
    ready: threading.Event = field(default_factory=threading.Event)

    @property
    def port(self) -> int:
        return int(self.address.rstrip("/").rpartition(":")[2])

    @property
    def endpoint(self) -> str:
        return f"{self.address}sparql"

    def listen(self) -> None:
        assert self.process.stderr is not None
        for line in self.process.stderr:
            self.said.append(line.rstrip("\n"))
            if line.startswith("The site: "):
                self.address = line.removeprefix("The site: ").strip()
            if READY in line:
                self.ready.set()
        self.ready.set()


@contextmanager
def serving(store: Path, *options: str) -> Iterator[Server]:
    """Serve a store on a free port until the end of the ``with``, then stop it by Ctrl-C."""
    pytest.importorskip("starlette", reason="the extra sagsspor[serve] is not installed")
    pytest.importorskip("uvicorn", reason="the extra sagsspor[serve] is not installed")
    process = subprocess.Popen(
        [sys.executable, "-m", "sagsspor", "serve", "--store", str(store), "--port=0", *options],
        stderr=subprocess.PIPE,
        text=True,
        cwd=TOP,
        env={**os.environ, "PYTHONPATH": str(TOP)},
    )
    server = Server(process)
    listener = threading.Thread(target=server.listen)
    listener.start()
    try:
        assert server.ready.wait(120)
        assert server.address, server.said
        yield server
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGINT)
            process.wait(30)
        listener.join(10)
        assert process.stderr is not None
        process.stderr.close()


@pytest.fixture(scope="session")
def server(example_store: Path) -> Iterator[Server]:
    """The example minutes, served with narrow limits."""
    with serving(example_store, "--time-limit=3", "--max-answer=1", "--workers=2") as running:
        yield running
    assert running.process.returncode == 0
    assert running.said[-1] == "Stopped."
