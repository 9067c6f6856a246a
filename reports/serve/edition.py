"""One generation of a store as it is served: its pages, its things, its processes for queries."""

from __future__ import annotations

import asyncio
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path

import sagsspor
from sagsspor.graph.dataset import CaseTrail
from sagsspor.reports.folder import SiteFile, write_files
from sagsspor.reports.serve.limits import Limits
from sagsspor.reports.serve.pool import Pool
from sagsspor.reports.serve.query_page import query_files, query_page
from sagsspor.reports.serve.things import Things, things_of
from sagsspor.reports.site import failures, store_views, view_files

_GRACE = 2.0
"""Seconds that the files of an edition stay after its last request."""


class Edition:
    """Everything served of one generation; it holds the generation until it is closed.

    ``names`` are the files of the site in ``site``, as paths from its root.
    """

    def __init__(self, trail: CaseTrail, folder: Path, names: frozenset[str], things: Things):
        self.trail = trail
        self.folder = folder
        self.site = folder / "site"
        self.names = names
        self.things = things
        self.pool: Pool | None = None
        self._users = 0
        self._unused = asyncio.Event()
        self._unused.set()

    @contextmanager
    def used(self) -> Iterator[Edition]:
        """Keep it from being closed while a request is answered from it."""
        self._users += 1
        self._unused.clear()
        try:
            yield self
        finally:
            self._users -= 1
            if not self._users:
                self._unused.set()

    async def start(self, limits: Limits) -> None:
        """Start its processes."""
        pool = Pool(self.trail.generation.oxigraph, self.folder / "answers", limits)
        await pool.start()
        self.pool = pool

    async def retire(self) -> None:
        """Close it when the last request that uses it is answered."""
        try:
            await self._unused.wait()
            # A file is opened a moment after the request that wants it has been answered here.
            await asyncio.sleep(_GRACE)
        finally:
            await self.close()

    async def close(self) -> None:
        """End its processes, let go of the generation, remove its files."""
        if self.pool is not None:
            await self.pool.close()
        self.trail.close()
        shutil.rmtree(self.folder, ignore_errors=True)


def make_edition(
    store: Path, folder: Path, *, lang: str, as_of: str | None, before: Edition | None = None
) -> Edition:
    """Write the site of a store's newest generation into a folder; raise StoreError as it does.

    Of an edition ``before`` the pages that have not changed are taken over.
    """
    trail = sagsspor.open(store)
    try:
        views = store_views(trail, lang=lang, as_of=as_of, served=True)
        own = folder / trail.generation.path.name
        names: list[str] = []

        def noted() -> Iterator[SiteFile]:
            pages = view_files(views, failures(trail))
            for file in chain(pages, query_files(query_page(trail, views))):
                names.append(file.path)
                yield file

        shutil.rmtree(own, ignore_errors=True)
        if before is not None:
            # Links do: a file that changes is written beside the old one and put in its place.
            shutil.copytree(before.site, own / "site", copy_function=os.link)
        write_files(noted(), own / "site")
        return Edition(trail, own, frozenset(names), things_of(trail, views))
    except BaseException:
        trail.close()
        raise
