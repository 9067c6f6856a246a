"""The addresses: the endpoint, the files of the site, the things of the base."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from typing import BinaryIO
from urllib.parse import quote

from pyoxigraph import DefaultGraph, NamedNode, RdfFormat, serialize
from starlette.applications import Starlette
from starlette.background import BackgroundTask
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Route
from starlette.staticfiles import StaticFiles

from sagsspor.graph.query_text import PREFIXES
from sagsspor.reports.serve.description import describe_service
from sagsspor.reports.serve.edition import Edition
from sagsspor.reports.serve.guard import Guard
from sagsspor.reports.serve.negotiation import GRAPHS, Form, choose, wants_html
from sagsspor.reports.serve.pool import Answered, Question
from sagsspor.reports.serve.problem import STATUS, Problem
from sagsspor.reports.serve.protocol import METHODS, accept_of, read_question
from sagsspor.reports.serve.query_page import PAGE
from sagsspor.reports.serve.service import Service

ENDPOINT = "/sparql"
READING = ("GET", "HEAD", "OPTIONS")

_CHUNK = 1 << 16
_LOOK = 0.25
"""Seconds between two looks whether a client is still there."""


def application(service: Service, port: int) -> Starlette:
    """Give the application that serves a store on a port of this machine."""

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        async with service.running():
            yield

    async def endpoint(request: Request) -> Response:
        return await _endpoint(request, service)

    async def other(request: Request) -> Response:
        return await _other(request, service)

    app = Starlette(
        routes=[
            Route(ENDPOINT, endpoint, methods=list(METHODS)),
            Route("/{path:path}", other, methods=list(READING)),
        ],
        exception_handlers={Problem: _say_problem, 405: _say_methods},
        lifespan=lifespan,
    )
    app.add_middleware(Guard, port=port)
    return app


async def _endpoint(request: Request, service: Service) -> Response:
    if request.method == "OPTIONS":
        return Response(status_code=204, headers={"Allow": ", ".join(METHODS)})
    question = await read_question(request, service.limits)
    with service.edition() as edition:
        if question is not None:
            return _response(await _ask(request, edition, question))
        accept = accept_of(request.headers)
        if wants_html(accept):
            return RedirectResponse(f"/{PAGE}", 303, {"Vary": "Accept"})
        form = choose(accept, GRAPHS)
        if form is None:
            raise Problem(
                STATUS["not-acceptable"],
                "The service description comes in no form that the Accept header names. "
                f"It takes {', '.join(at.media for at in GRAPHS[:6])} and text/html.",
            )
        address = f"http://{request.headers['host']}{ENDPOINT}"
        body = await asyncio.to_thread(describe_service, edition.trail.oxigraph, address, form)
        return Response(body, headers={"Content-Type": form.content_type, "Vary": "Accept"})


async def _other(request: Request, service: Service) -> Response:
    if request.method == "OPTIONS":
        return Response(status_code=204, headers={"Allow": ", ".join(READING)})
    with service.edition() as edition:
        name = request.path_params["path"] or "index.html"
        if name in edition.names:
            files = StaticFiles(directory=edition.site)
            response = await files.get_response(name, request.scope)
            response.headers["Cache-Control"] = "no-cache"
            return response
        return await _thing(request, edition)


async def _thing(request: Request, edition: Edition) -> Response:
    """Answer for an IRI of the base: its page for those who read, its RDF for programs."""
    path = request.scope["raw_path"].decode("latin-1").partition("?")[0].removeprefix("/")
    iri = edition.things.iri(path)
    accept = accept_of(request.headers)
    form = choose(accept, GRAPHS)
    html = wants_html(accept)
    if iri is None:
        raise _nothing_here(path)
    if form is None and not html:
        raise Problem(
            STATUS["not-acceptable"],
            "The thing comes in no form that the Accept header names. "
            f"It takes {', '.join(at.media for at in GRAPHS[:6])} and text/html.",
        )
    described = await asyncio.to_thread(_describe, edition, iri, form or GRAPHS[0])
    if not described:
        raise _nothing_here(path)
    page = edition.things.page(iri)
    if html:
        target = page or f"{PAGE}?query={quote(f'DESCRIBE <{iri}>')}"
        return RedirectResponse(f"/{target}", 303, {"Vary": "Accept"})
    headers = {"Content-Type": (form or GRAPHS[0]).content_type, "Vary": "Accept"}
    if page:
        headers["Link"] = f'</{page}>; rel="alternate"; type="text/html"'
    return Response(described, headers=headers)


def _describe(edition: Edition, iri: str, form: Form) -> bytes:
    """Write what the store says of a thing, as DESCRIBE does; nothing where it says nothing."""
    triples = [
        quad.triple
        for quad in edition.trail.oxigraph.quads_for_pattern(
            NamedNode(iri), None, None, DefaultGraph()
        )
    ]
    if not triples:
        return b""
    rdf = RdfFormat.from_media_type(form.known_as)
    return serialize(sorted(triples, key=str), format=rdf, prefixes=PREFIXES) or b""


async def _ask(request: Request, edition: Edition, question: Question) -> Answered:
    """Answer a question, or stop when nobody waits for the answer any more."""
    assert edition.pool is not None
    asked = asyncio.create_task(edition.pool.ask(question))
    try:
        while True:
            done, _ = await asyncio.wait({asked}, timeout=_LOOK)
            if done:
                return asked.result()
            if await request.is_disconnected():
                raise Problem(499, "The client has gone.")
    finally:
        if not asked.done():
            asked.cancel()
            await asyncio.wait({asked})


def _response(answered: Answered) -> Response:
    headers = {
        "Content-Type": answered.form.content_type,
        "Content-Length": str(answered.size),
        "Vary": "Accept",
        "Cache-Control": "no-cache",
    }
    return StreamingResponse(
        _chunks(answered.file), headers=headers, background=BackgroundTask(answered.file.close)
    )


def _chunks(file: BinaryIO) -> Iterator[bytes]:
    with file:
        while chunk := file.read(_CHUNK):
            yield chunk


def _nothing_here(path: str) -> Problem:
    return Problem(404, f"There is nothing at /{path}. Begin at /.")


async def _say_problem(request: Request, problem: Exception) -> Response:
    assert isinstance(problem, Problem)
    return PlainTextResponse(f"{problem.message}\n", problem.status, problem.headers)


async def _say_methods(request: Request, problem: Exception) -> Response:
    allowed = ", ".join(METHODS if request.url.path == ENDPOINT else READING)
    said = f"This address takes {allowed}, not {request.method}.\n"
    return PlainTextResponse(said, 405, {"Allow": allowed})
