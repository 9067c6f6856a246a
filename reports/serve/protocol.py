"""The SPARQL 1.1 Protocol's requests: what is asked, of which graphs, in which form."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import parse_qsl

from starlette.datastructures import Headers
from starlette.requests import Request

from sagsspor.graph.query import Scope
from sagsspor.reports.serve.limits import MEGABYTE, Limits
from sagsspor.reports.serve.negotiation import GRAPHS, RESULTS, choose
from sagsspor.reports.serve.pool import Question
from sagsspor.reports.serve.problem import STATUS, Problem

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"
METHODS = ("GET", "HEAD", "POST", "OPTIONS")

_MOST_FIELDS = 1000


@dataclass(frozen=True, slots=True)
class Fields:
    """The parameters of a request that the protocol knows."""

    queries: tuple[str, ...]
    updates: tuple[str, ...]
    default: tuple[str, ...]
    named: tuple[str, ...]


async def read_question(request: Request, limits: Limits) -> Question | None:
    """Read what a GET, HEAD or POST asks; None where there is no query, which asks what we are.

    Raise Problem for what the protocol does not allow, for an update, and for a body that is too
    large or of another kind.
    """
    fields = _fields(request.scope["query_string"])
    if request.method == "POST":
        media = _media(request.headers)
        if media == UPDATE:
            raise _no_updates()
        if media not in {FORM, QUERY}:
            raise Problem(
                415,
                f"A query comes as {QUERY} or as {FORM}, not as {media or 'something unnamed'}.",
                {"Accept-Post": f"{QUERY}, {FORM}"},
            )
        body = await _body(request, limits.request)
        if media == FORM:
            fields = _fields(body)
        else:
            fields = Fields((_text(body),), fields.updates, fields.default, fields.named)
    if fields.updates:
        raise _no_updates()
    if len(fields.queries) > 1:
        raise Problem(400, "There is more than one query. Send one.")
    if not fields.queries:
        if request.method == "POST":
            raise Problem(400, "There is no query. Send it as the parameter query.")
        return None
    accept = accept_of(request.headers)
    results, graph = choose(accept, RESULTS), choose(accept, GRAPHS)
    if results is None and graph is None:
        raise Problem(
            STATUS["not-acceptable"],
            "No form that the Accept header names is one that answers come in: "
            + ", ".join(form.media for form in (*RESULTS[:4], *GRAPHS[:6]))
            + ".",
        )
    scope = None
    if fields.default or fields.named:
        scope = Scope(fields.default, fields.named)
    return Question(fields.queries[0], scope, results, graph)


def accept_of(headers: Headers) -> str | None:
    """Give the Accept header; several are one."""
    return ", ".join(headers.getlist("accept")) or None


def _fields(data: bytes) -> Fields:
    try:
        pairs = parse_qsl(
            data.decode("ascii"),
            keep_blank_values=True,
            errors="strict",
            max_num_fields=_MOST_FIELDS,
        )
    except UnicodeDecodeError as error:
        raise Problem(400, "The parameters are not percent-encoded UTF-8. Send them so.") from error
    except ValueError as error:
        raise Problem(400, f"There are more than {_MOST_FIELDS} parameters.") from error

    def of(name: str) -> tuple[str, ...]:
        return tuple(value for key, value in pairs if key == name)

    return Fields(of("query"), of("update"), of("default-graph-uri"), of("named-graph-uri"))


def _media(headers: Headers) -> str:
    media, _, params = headers.get("content-type", "").partition(";")
    charset = params.lower().partition("charset=")[2].strip(' "')
    if charset not in {"", "utf-8", "utf8", "us-ascii"}:
        raise Problem(415, f"The query is in {charset}. Send it in UTF-8.")
    if headers.get("content-encoding", "identity").lower() != "identity":
        raise Problem(415, "The body is compressed. Send it as it is.")
    return media.strip().lower()


async def _body(request: Request, most: int) -> bytes:
    """Read the body, and no more of it than it may have."""
    said = request.headers.get("content-length", "")
    size = int(said) if said.isdecimal() else 0
    parts: list[bytes] = []
    if size <= most:
        size = 0
        async for part in request.stream():
            size += len(part)
            if size > most:
                break
            parts.append(part)
    if size > most:
        raise Problem(
            413,
            f"The query is larger than {most / MEGABYTE:g} MB. Send a smaller one.",
            {"Connection": "close"},
        )
    return b"".join(parts)


def _text(body: bytes) -> str:
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Problem(400, "The query is not UTF-8. Send it so.") from error


def _no_updates() -> Problem:
    return Problem(
        STATUS["refused"],
        "This endpoint only reads; it takes no updates. Change the store with `sagsspor build`.",
    )
