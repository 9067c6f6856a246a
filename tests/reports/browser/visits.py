"""Visits to a site in Debian's chromium, and what a page did during one."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any, Literal

from playwright.sync_api import Browser, BrowserContext, Page, Request, Route, sync_playwright

PHONE, DESK = 390, 1280
"""The widths that pages are read at, in CSS pixels."""

REQUIRED = "SAGSSPOR_BROWSER_REQUIRED"
"""Set, to anything, it makes a missing chromium a failure; ``.ci/run`` sets it."""

_DOWNLOADED = "net::ERR_ABORTED"
"""What chromium calls the end of a request whose answer became a download."""

Scheme = Literal["light", "dark"]


def chromium_path() -> str | None:
    """Give Debian's chromium, None where it is not installed."""
    return shutil.which("chromium")


def is_required() -> bool:
    """Tell whether tests must have a browser."""
    return bool(os.environ.get(REQUIRED))


@contextmanager
def chromium(path: str) -> Iterator[Browser]:
    """Start chromium; nothing of Playwright's own browsers is downloaded or used."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        try:
            yield browser
        finally:
            browser.close()


@dataclass(slots=True)
class Visit:
    """A window on a site, and what its pages said and asked for.

    ``complaints`` holds errors and warnings of the console and of scripts, ``outside`` the
    requests that left the site, which are stopped.
    """

    page: Page
    root: str
    complaints: list[str] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)

    def open(self, path: str) -> Page:
        """Open a page of the site and wait until it is loaded."""
        self.page.goto(self.root + path, wait_until="load")
        return self.page

    def is_quiet(self) -> bool:
        """Tell whether no page complained or asked for anything outside the site."""
        return not self.complaints and not self.outside


@contextmanager
def visit(
    browser: Browser,
    root: str,
    *,
    width: int = DESK,
    scheme: Scheme = "light",
    scripts: bool = True,
    **options: Any,
) -> Iterator[Visit]:
    """Open a window on the site whose address begins with ``root``."""
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme=scheme,
        java_script_enabled=scripts,
        reduced_motion="reduce",
        locale="da-DK",
        **options,
    )
    context.set_default_timeout(15_000)
    try:
        yield _watched(context, root)
    finally:
        context.close()


def _watched(context: BrowserContext, root: str) -> Visit:
    visited = Visit(context.new_page(), root)

    def guard(route: Route, request: Request) -> None:
        if request.url.startswith((root, "data:")):
            route.continue_()
        else:
            visited.outside.append(request.url)
            route.abort()

    context.route("**/*", guard)
    page = visited.page
    page.on(
        "console",
        lambda said: (
            visited.complaints.append(f"{page.url}: {said.text}")
            if said.type in ("error", "warning")
            else None
        ),
    )
    page.on("pageerror", lambda error: visited.complaints.append(f"{page.url}: {error}"))
    page.on(
        "requestfailed",
        lambda lost: (
            visited.complaints.append(f"{lost.url}: {lost.failure}")
            if lost.failure != _DOWNLOADED
            else None
        ),
    )
    return visited


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder on the loopback; give the address of its root."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder))) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()


def on_disk(folder: Path) -> str:
    """Give the address of a folder as a double click opens it."""
    return f"{folder.resolve().as_uri()}/"
