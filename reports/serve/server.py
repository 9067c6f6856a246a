"""The server: a port on this machine, uvicorn, and a clean end."""

from __future__ import annotations

import errno
import signal
import socket
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

import uvicorn

from sagsspor.errors import UsageError
from sagsspor.reports.serve.app import application
from sagsspor.reports.serve.limits import Limits
from sagsspor.reports.serve.service import Service

HOST = "127.0.0.1"
PORT = 8765

_GRACE = 3
"""Seconds that requests under way have to end when the server does."""
_LONGEST_HEAD = 1 << 17
"""Bytes of a request's first line and headers; a query in the address must fit."""


def serve(
    store: Path,
    *,
    port: int = PORT,
    lang: str = "da",
    as_of: str | None = None,
    limits: Limits | None = None,
    say: Callable[[str], None] = lambda text: None,
    ready: Callable[[str], None] = lambda address: None,
) -> None:
    """Serve a store until the process is told to end (Ctrl-C, SIGTERM).

    Port 0 is a free one. ``ready`` gets the address when requests are answered, ``say`` a line
    when something happens to the store. Raise UsageError where the port cannot be had, StoreError
    where there is no store.
    """
    with _listening(port) as door, tempfile.TemporaryDirectory(prefix="sagsspor-") as folder:
        service = Service(store, Path(folder), lang=lang, as_of=as_of, limits=limits, say=say)
        _run(service, door, ready)


def _run(service: Service, door: socket.socket, ready: Callable[[str], None]) -> None:
    port = door.getsockname()[1]
    config = uvicorn.Config(
        application(service, port),
        http="h11",
        ws="none",
        loop="asyncio",
        lifespan="on",
        log_level="error",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=_GRACE,
        h11_max_incomplete_event_size=_LONGEST_HEAD,
    )
    server = _Server(config, lambda: ready(f"http://{HOST}:{port}/"), service.stop)
    with _ended_by_sigterm():
        try:
            server.run(sockets=[door])
        except KeyboardInterrupt:
            return


class _Server(uvicorn.Server):
    """Says when it answers, and when it begins to end."""

    def __init__(
        self, config: uvicorn.Config, ready: Callable[[], None], ending: Callable[[], None]
    ) -> None:
        super().__init__(config)
        self._ready = ready
        self._ending = ending

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, and say so."""
        await super().startup(sockets)
        if not self.should_exit:
            self._ready()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Let go of what holds clients up, then end."""
        self._ending()
        await super().shutdown(sockets)


@contextmanager
def _listening(port: int) -> Iterator[socket.socket]:
    """Take a port of this machine, that nobody reaches from another."""
    # asyncio sends without delay (TCP_NODELAY) only where the protocol is named; else head and body
    # of an answer come 40 ms apart.
    door = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            door.bind((HOST, port))
            door.listen()
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                reason = "is in use"
            elif error.errno == errno.EACCES:
                reason = "may not be taken"
            else:
                reason = f"cannot be had: {error.strerror}"
            raise UsageError(f"Port {port} {reason}. Name another one with --port.") from error
        yield door
    finally:
        door.close()


@contextmanager
def _ended_by_sigterm() -> Iterator[None]:
    """Let SIGTERM end the process by an exception, so that files and processes are put away."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def end(number: int, frame: FrameType | None) -> None:
        raise SystemExit(128 + number)

    before = signal.signal(signal.SIGTERM, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
