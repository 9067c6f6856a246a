"""What stands behind the addresses: the current edition, and the watch for a newer one."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from pathlib import Path

from sagsspor.graph.store import StoreFolder
from sagsspor.reports.serve.edition import Edition, make_edition
from sagsspor.reports.serve.limits import Limits

WATCH = 1.0
"""Seconds between two looks at the store for a newer generation."""


class Service:
    """Serves a store: the newest generation, and the next as soon as its site is written.

    ``folder`` takes the files; ``say`` is told, in one line, what whoever started it should know.
    """

    def __init__(
        self,
        store: Path,
        folder: Path,
        *,
        lang: str = "da",
        as_of: str | None = None,
        limits: Limits | None = None,
        say: Callable[[str], None] = lambda text: None,
    ) -> None:
        self.store = store
        self.limits = limits or Limits()
        self._folder = folder
        self._lang = lang
        self._as_of = as_of
        self._say = say
        self._retiring: set[asyncio.Task[None]] = set()
        self._current = self._make(None)
        self._tried = self._current.trail.generation

    @contextmanager
    def edition(self) -> Iterator[Edition]:
        """Give what is served now, for the length of a request."""
        with self._current.used() as edition:
            yield edition

    def stop(self) -> None:
        """End the queries at work, so that nobody has to wait for them."""
        if self._current.pool is not None:
            self._current.pool.stop()

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Answer queries and watch the store, until the end of the ``with``."""
        try:
            await self._current.start(self.limits)
            watch = asyncio.create_task(self._watch())
            try:
                yield
            finally:
                watch.cancel()
                with suppress(asyncio.CancelledError):
                    await watch
        finally:
            for task in self._retiring:
                task.cancel()
            await asyncio.gather(*self._retiring, return_exceptions=True)
            await self._current.close()

    async def _watch(self) -> None:
        while True:
            await asyncio.sleep(WATCH)
            try:
                newest = StoreFolder(self.store).current()
                if newest is None or newest == self._tried:
                    continue
                self._tried = newest
                await self._renew()
            except Exception as error:  # whatever it is, what is served now stays served
                self._say(f"The newest state of the store cannot be served: {error}")

    async def _renew(self) -> None:
        """Make the next edition beside the current one, then serve it instead."""
        edition = await asyncio.to_thread(self._make, self._current)
        try:
            await edition.start(self.limits)
        except BaseException:
            await edition.close()
            raise
        before, self._current = self._current, edition
        self._tried = edition.trail.generation
        task = asyncio.create_task(before.retire())
        self._retiring.add(task)
        task.add_done_callback(self._retiring.discard)
        self._say(f"The store has changed; its new state is served, as of {edition.trail.as_of}.")

    def _make(self, before: Edition | None) -> Edition:
        return make_edition(
            self.store, self._folder, lang=self._lang, as_of=self._as_of, before=before
        )
