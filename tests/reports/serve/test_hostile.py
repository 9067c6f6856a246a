"""Every row of hostile.toml over a real socket, and raw bytes that are no good HTTP."""

from __future__ import annotations

import re
import socket
import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.reports.serve.conftest import Server

httpx = pytest.importorskip("httpx", reason="httpx is not installed (dependency group dev)")

DATA = Path(__file__).parent / "data" / "hostile.toml"
CASES: list[dict[str, Any]] = tomllib.loads(DATA.read_text("utf-8"))["case"]


def _grown(text: str) -> str:
    return re.sub(r"\{(.{1,4}?)\*(\d+)\}", lambda at: at[1] * int(at[2]), text)


def _alive(server: Server) -> bool:
    reply = httpx.get(server.endpoint, params={"query": "ASK { ?s a sag:Meeting }"})
    return bool(reply.json()["boolean"])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_the_answer_is_clear_and_the_server_stays(case: dict[str, Any], server: Server) -> None:
    with httpx.Client(timeout=30) as client:
        if "query" in case:
            query = _grown(case["query"])
            reply = client.get(server.endpoint, params={"query": query})
        else:
            headers = {"Content-Type": case["media"]} if case["media"] else {}
            body = _grown(case["body"]).encode()
            reply = client.post(server.endpoint, content=body, headers=headers)
    assert reply.status_code == case["status"], reply.text[:300]
    if case["status"] != 200:
        assert reply.headers["Content-Type"] == "text/plain; charset=utf-8"
        assert case.get("says", ".") in reply.text
        assert len(reply.text) < 1000
        assert "Traceback" not in reply.text
    assert _alive(server)


RAW = {
    "another name": (b"GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n", 403),
    "another name with our port": (b"GET / HTTP/1.1\r\nHost: evil.example:PORT\r\n\r\n", 403),
    "our name with another port": (b"GET / HTTP/1.1\r\nHost: localhost:1\r\n\r\n", 403),
    "our name": (b"GET /om.html HTTP/1.1\r\nHost: LOCALHOST:PORT\r\n\r\n", 200),
    "a name that ends in ours": (b"GET / HTTP/1.1\r\nHost: x.localhost:PORT\r\n\r\n", 403),
    "a page from elsewhere": (
        b"GET /sparql HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nOrigin: https://evil.example\r\n\r\n",
        403,
    ),
    "a file in a browser": (
        b"GET /sparql HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nOrigin: null\r\n\r\n",
        403,
    ),
    "our own page": (
        b"GET /sparql HTTP/1.1\r\nHost: localhost:PORT\r\nOrigin: http://localhost:PORT\r\n\r\n",
        200,
    ),
    "no name": (b"GET / HTTP/1.1\r\n\r\n", 400),
    "no name, as once was allowed": (b"GET / HTTP/1.0\r\n\r\n", 403),
    "two names": (b"GET / HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nHost: evil.example\r\n\r\n", 400),
    "up the folders": (b"GET /../../etc/passwd HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\n\r\n", 404),
    "up, written otherwise": (
        b"GET /static/..%2f..%2f..%2fetc/passwd HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\n\r\n",
        404,
    ),
    "a null byte in the path": (b"GET /%00 HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\n\r\n", 404),
    "a term that ends its IRI": (
        b"GET /x%3E%20?y HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\n\r\n",
        404,
    ),
    "the listing of the site": (
        b"GET /.sagsspor-site HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\n\r\n",
        404,
    ),
    "a very long address": (
        b"GET /" + b"a" * 100_000 + b" HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\n\r\n",
        414,
    ),
    "no HTTP": (b"\x16\x03\x01\x00\x00\r\n\r\n", 400),
    "a body that grows": (
        b"POST /sparql HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nTransfer-Encoding: chunked\r\n"
        b"Content-Type: application/sparql-query\r\n\r\n"
        + b"186A1\r\n"
        + b"#" * 0x186A1
        + b"\r\n"
        + (b"186A1\r\n" + b"#" * 0x186A1 + b"\r\n") * 10,
        413,
    ),
    "a length that is a lie": (
        b"POST /sparql HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nContent-Length: 99999999\r\n"
        b"Content-Type: application/sparql-query\r\n\r\nASK{}",
        413,
    ),
}


@pytest.mark.parametrize("name", RAW)
def test_bytes_of_a_stranger(name: str, server: Server) -> None:
    data, status = RAW[name]
    with socket.create_connection(("127.0.0.1", server.port), timeout=20) as line:
        line.sendall(data.replace(b"PORT", str(server.port).encode()))
        head = line.recv(1 << 16)
    assert int(head.split(b" ", 2)[1]) == status, head[:300]
    assert b"root:" not in head
    assert _alive(server)
