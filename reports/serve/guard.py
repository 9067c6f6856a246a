"""The door: who may ask, and what every answer carries."""

from __future__ import annotations

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
"""What a page of ours may load: its own files, and nothing from elsewhere."""

HEADERS = {
    "Content-Security-Policy": POLICY,
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}

LONGEST_ADDRESS = 1 << 16
"""Bytes of an address with its query; a longer query is sent in the request's body."""

NAMES = ("127.0.0.1", "localhost")
"""The names by which this machine may be asked."""


class Guard:
    """Answers only those who ask for this machine by its own name, and sets the headers.

    A page on the web can give its own name this machine's address (DNS rebinding) and would then
    read what is served here; its requests carry its name, so they are refused. So are those that a
    page from elsewhere sends here (Origin), which could not read the answer but cost us a query.
    """

    def __init__(self, app: ASGIApp, port: int) -> None:
        self._app = app
        self._hosts = {f"{name}:{port}" for name in NAMES}
        if port == 80:
            self._hosts |= set(NAMES)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
            await send(message)

        if len(scope["raw_path"]) + len(scope["query_string"]) > LONGEST_ADDRESS:
            # Whole in one piece, it came past the server's own limit for a head that does not end.
            refusal = PlainTextResponse(
                f"The address is longer than {LONGEST_ADDRESS} bytes. Send a long query by POST.\n",
                414,
            )
            await refusal(scope, receive, send_guarded)
            return
        headers = Headers(scope=scope)
        host = headers.get("host", "").lower()
        origin = headers.get("origin", f"http://{host}").lower()
        if host not in self._hosts or origin != f"http://{host}":
            refusal = PlainTextResponse(
                "This server answers only to the name of this machine, as "
                f"{min(self._hosts)}. Ask for it by that.\n",
                403,
            )
            await refusal(scope, receive, send_guarded)
            return
        await self._app(scope, receive, send_guarded)
