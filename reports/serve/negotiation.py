"""Content negotiation: the media types there are, and which of them a client wants most."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Form:
    """A media type we answer in; ``form`` is the one Oxigraph knows it by, when it has another."""

    media: str
    form: str = ""

    @property
    def known_as(self) -> str:
        """Give the media type by which Oxigraph knows the format."""
        return self.form or self.media

    @property
    def content_type(self) -> str:
        """Give the Content-Type; text is always UTF-8."""
        return f"{self.media}; charset=utf-8" if self.media.startswith("text/") else self.media


RESULTS = (
    Form("application/sparql-results+json"),
    Form("application/sparql-results+xml"),
    Form("text/csv"),
    Form("text/tab-separated-values"),
    Form("application/json", "application/sparql-results+json"),
    Form("application/xml", "application/sparql-results+xml"),
    Form("text/xml", "application/sparql-results+xml"),
)
"""For SELECT and ASK, the preferred first; the last three are other names."""

GRAPHS = (
    Form("text/turtle"),
    Form("application/n-triples"),
    Form("application/rdf+xml"),
    Form("application/ld+json"),
    Form("application/trig"),
    Form("application/n-quads"),
    Form("application/x-turtle", "text/turtle"),
    Form("text/plain", "application/n-triples"),
    Form("application/json", "application/ld+json"),
    Form("application/xml", "application/rdf+xml"),
    Form("text/xml", "application/rdf+xml"),
)
"""For CONSTRUCT and DESCRIBE and the things themselves; the last five are other names."""

HTML = (Form("text/html"), Form("application/xhtml+xml"))


def choose(accept: str | None, offered: Sequence[Form]) -> Form | None:
    """Give the form a client wants most (RFC 9110, 12.5.1), None where it takes none of them.

    Of equally wanted ones the first offered. Without an Accept header, or one that says nothing
    that can be read, every form will do.
    """
    ranges = _ranges(accept or "")
    if not ranges:
        return offered[0]
    best: Form | None = None
    most = 0.0
    for form in offered:
        wanted = _quality(form.media, ranges)
        if wanted > most:
            best, most = form, wanted
    return best


def wants_html(accept: str | None, others: Sequence[Form] = GRAPHS) -> bool:
    """Tell whether a client asks for HTML by name, at least as much as for the other forms."""
    ranges = [at for at in _ranges(accept or "") if at[0] != "*/*"]
    html = max((_quality(form.media, ranges) for form in HTML), default=0.0)
    return html > 0 and html >= max(_quality(form.media, ranges) for form in others)


def _ranges(accept: str) -> list[tuple[str, float]]:
    """Read an Accept header: media ranges with their qualities; what cannot be read is left out."""
    found: list[tuple[str, float]] = []
    for part in accept.split(",")[:100]:
        media, *params = (piece.strip() for piece in part.split(";"))
        kind, slash, subtype = media.lower().partition("/")
        if not slash or not kind or not subtype or (kind == "*" and subtype != "*"):
            continue
        quality = 1.0
        for param in params:
            name, _, value = param.partition("=")
            if name.strip().lower() == "q":
                try:
                    quality = float(value.strip())
                except ValueError:
                    quality = -1.0
        if 0.0 <= quality <= 1.0:
            found.append((f"{kind}/{subtype}", quality))
    return found


def _quality(media: str, ranges: Sequence[tuple[str, float]]) -> float:
    """Give how much a media type is wanted: what the most specific range that fits says."""
    for name in (media, f"{media.partition('/')[0]}/*", "*/*"):
        said = [quality for wanted, quality in ranges if wanted == name]
        if said:
            return max(said)
    return 0.0
