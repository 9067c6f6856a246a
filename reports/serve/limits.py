"""What one client may take: time, memory, sizes, places in the queue."""

from __future__ import annotations

from dataclasses import dataclass

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of the endpoint.

    ``seconds`` is what a query may take, and what it may wait for its turn; ``answer`` the size of
    an answer and ``request`` of a request's body, in bytes; ``memory`` what a query's process may
    hold, in bytes; ``workers`` how many queries run at once, ``waiting`` how many wait.
    """

    seconds: float = 30.0
    answer: int = 50 * MEGABYTE
    request: int = MEGABYTE
    memory: int = 2_000 * MEGABYTE
    workers: int = 4
    waiting: int = 100
