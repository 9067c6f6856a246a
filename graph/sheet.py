"""One named graph as N-Quads text, the form that Oxigraph loads fastest."""

from __future__ import annotations

import re
from datetime import date

from rdflib import RDF, XSD

# Beside what N-Quads demands: all that str.splitlines() takes for the end of a line.
_ESCAPED = re.compile('[\x00-\x1f\x7f-\x9f\u2028\u2029"\\\\]')
_SHORT = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_DATES = (
    (re.compile(r"\d{4}-\d\d-\d\d"), XSD.date),
    (re.compile(r"\d{4}-(?:0[1-9]|1[0-2])"), XSD.gYearMonth),
    (re.compile(r"\d{4}"), XSD.gYear),
)
_DURATION = re.compile(r"P(?=\d|T\d)(?:\d+Y)?(?:\d+M)?(?:\d+W)?(?:\d+D)?(?:T(?:\d+H)?(?:\d+M)?)?")


def literal(value: str, kind: str = "") -> str:
    r"""Give a literal in N-Quads; ``kind`` is ``@da``, ``^^<...>`` or nothing.

    >>> print(literal('"A"\n', "@da"))
    "\"A\"\n"@da
    """
    text = _ESCAPED.sub(lambda found: _escape(found.group()), value)
    return f'"{text}"{kind}'


def _escape(char: str) -> str:
    return _SHORT.get(char) or f"\\u{ord(char):04X}"


class Sheet:
    """A named graph being written: each quad once. A value of None writes nothing.

    Subjects, predicates and objects that are IRIs are strings without brackets.
    """

    def __init__(self, graph: str) -> None:
        self._graph = graph
        self._lines: set[str] = set()

    def nquads(self) -> str:
        """Give the graph, its lines sorted."""
        return "".join(sorted(self._lines))

    def types(self, subject: str, *classes: str) -> None:
        """Say what something is."""
        for name in classes:
            self.link(subject, RDF.type, name)

    def link(self, subject: str, predicate: str, target: str | None) -> None:
        """Link one thing to another."""
        if target is not None:
            self._add(subject, predicate, f"<{target}>")

    def text(self, subject: str, predicate: str, value: str | None) -> None:
        """Write words of the minutes, which are Danish."""
        if value is not None:
            self._add(subject, predicate, literal(value, "@da"))

    def plain(self, subject: str, predicate: str, value: str | None) -> None:
        """Write an identifier, a name of a person or a quote."""
        if value is not None:
            self._add(subject, predicate, literal(value))

    def integer(self, subject: str, predicate: str, value: int | None) -> None:
        """Write a whole number."""
        if value is not None:
            self._add(subject, predicate, f'"{value}"^^<{XSD.integer}>')

    def boolean(self, subject: str, predicate: str, value: bool) -> None:
        """Write true or false."""
        self._add(subject, predicate, f'"{str(value).lower()}"^^<{XSD.boolean}>')

    def date(self, subject: str, predicate: str, value: str | None) -> None:
        """Write a date, or a year and month; what the calendar does not have stays a string."""
        if value is None:
            return
        value = value.strip()
        datatype = next((kind for form, kind in _DATES if form.fullmatch(value)), None)
        if datatype == XSD.date and not _in_calendar(value):
            datatype = None
        self._add(subject, predicate, literal(value, f"^^<{datatype}>" if datatype else ""))

    def duration(self, subject: str, predicate: str, value: str | None) -> None:
        """Write a duration; weeks, which XML Schema lacks, become days."""
        if value is None:
            return
        weeks = re.fullmatch(r"P(\d+)W", value)
        value = f"P{int(weeks[1]) * 7}D" if weeks else value
        kind = f"^^<{XSD.duration}>" if _DURATION.fullmatch(value) and "W" not in value else ""
        self._add(subject, predicate, literal(value, kind))

    def _add(self, subject: str, predicate: str, target: str) -> None:
        self._lines.add(f"<{subject}> <{predicate}> {target} <{self._graph}> .\n")


def _in_calendar(value: str) -> bool:
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True
