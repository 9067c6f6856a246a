"""What is answered where a request cannot be: a status, and what to do next in one line."""

from __future__ import annotations

from collections.abc import Mapping

STATUS = {
    "malformed": 400,
    "refused": 403,
    "too-large": 403,
    "not-acceptable": 406,
    "too-deep": 400,
    "too-hungry": 503,
    "failed": 500,
    "too-slow": 504,
    "busy": 503,
}
"""The HTTP status of each kind of problem a query may have."""


class Problem(Exception):
    """A request cannot be answered; ``status`` is the HTTP status, ``headers`` go with it."""

    def __init__(self, status: int, message: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.message = message
        self.headers = dict(headers or {})
