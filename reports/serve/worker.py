"""A process that answers queries, one at a time, and that can be killed while it does.

Oxigraph cannot be interrupted from Python, and a query nested a few thousand deep ends the whole
process; here that costs one query (docs/decisions/0011). Lines of JSON come in on stdin and go out
on stdout; the answer itself is written to the file that the question names.
"""

from __future__ import annotations

import io
import json
import os
import resource
import signal
import sys
from typing import IO, Any

from pyoxigraph import QueryResultsFormat, QueryTriples, RdfFormat, Store, serialize

from sagsspor.errors import QueryError, RefusedQueryError
from sagsspor.graph.query import Scope, ask, explained
from sagsspor.graph.query_bounds import refuse_what_leaves
from sagsspor.graph.query_text import PREFIXES

SLACK = 5.0
"""Seconds after its time is over that a worker ends by itself, should nobody kill it."""

_LONGEST = 800
"""Letters of a message."""

_WITH_PREFIXES = (RdfFormat.TURTLE, RdfFormat.TRIG, RdfFormat.RDF_XML)


class TooLargeError(Exception):
    """The answer is larger than it may be."""


class Capped(io.FileIO):
    """A file that takes so many bytes and no more."""

    def __init__(self, path: str, most: int) -> None:
        super().__init__(path, "wb")
        self._left = most

    def write(self, data: Any) -> int:
        """Write all of it, or raise TooLargeError."""
        self._left -= len(data)
        if self._left < 0:
            raise TooLargeError
        return super().write(data)


def answer(store: Store, question: dict[str, Any]) -> dict[str, Any]:
    """Answer one question; give its kind and size, or its problem and what to say about it."""
    sparql: str = question["query"]
    scope = Scope(*map(tuple, question["scope"])) if question["scope"] is not None else None
    try:
        refuse_what_leaves(store, sparql, scope)
        with explained(sparql):
            found = ask(store, sparql, scope)
            is_graph = isinstance(found, QueryTriples)
            media = question["graph" if is_graph else "results"]
            if media is None:
                return {"problem": "not-acceptable", "kind": "graph" if is_graph else "results"}
            with io.BufferedWriter(Capped(question["file"], question["most"])) as out:
                if isinstance(found, QueryTriples):
                    _write_graph(found, out, media)
                else:
                    found.serialize(out, format=QueryResultsFormat.from_media_type(media))
            return {
                "kind": "graph" if is_graph else "results",
                "size": os.path.getsize(question["file"]),
            }
    except TooLargeError:
        return {"problem": "too-large"}
    except RefusedQueryError as error:
        return {"problem": "refused", "message": _short(error)}
    except QueryError as error:
        return {"problem": "malformed", "message": _short(error)}
    except RecursionError:
        return {"problem": "too-deep"}


def _short(error: QueryError) -> str:
    """Give an error's message; one that quotes a hostile query may be long."""
    text = str(error)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def _write_graph(found: QueryTriples, out: IO[bytes], media: str) -> None:
    form = RdfFormat.from_media_type(media)
    assert form is not None
    if form in _WITH_PREFIXES:
        serialize(found, out, form, prefixes=PREFIXES)
    else:
        found.serialize(out, format=form)


def main() -> None:
    """Answer what comes in on stdin, until it ends."""
    database, memory, seconds = sys.argv[1], int(sys.argv[2]), float(sys.argv[3])
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the server, which ends us
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    _, most = resource.getrlimit(resource.RLIMIT_DATA)
    if most != resource.RLIM_INFINITY:
        memory = min(memory, most)
    resource.setrlimit(resource.RLIMIT_DATA, (memory, most))
    store = Store.read_only(database)
    out = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    print(json.dumps({"ready": True}), file=out, flush=True)
    for line in sys.stdin.buffer:
        signal.setitimer(signal.ITIMER_REAL, seconds + SLACK)
        reply = answer(store, json.loads(line))
        signal.setitimer(signal.ITIMER_REAL, 0)
        print(json.dumps(reply), file=out, flush=True)


if __name__ == "__main__":
    main()
