"""RDF terms from Python values and back, in pyoxigraph's types."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Any

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

Term = NamedNode | BlankNode | Literal | Triple

XSD = "http://www.w3.org/2001/XMLSchema#"
_ISO_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_IRI = re.compile(r"<([^<>\"{}|^`\\\s]+)>|(https?://[^<>\"{}|^`\\\s]+)")
_INTEGERS = {"integer", "int", "long", "short", "nonNegativeInteger", "positiveInteger"}


class IRI(str):
    """An IRI among Python values, to tell it from text."""

    __slots__ = ()


def term_of(value: Any) -> NamedNode | Literal:
    """Give the term that a Python value stands for.

    A string is an IRI if it is written ``<...>`` or begins with ``http://`` or ``https://``, a
    date if it is one in ISO form, and otherwise plain text. Terms of pyoxigraph and rdflib are
    taken as they are, so a text that looks like a date can be passed as one.

    >>> term_of("2025-05-13").datatype.value
    'http://www.w3.org/2001/XMLSchema#date'
    >>> term_of("00.01.00-K07-3-17S")
    <Literal value=00.01.00-K07-3-17S datatype=<NamedNode value=http://www.w3.org/2001/XMLSchema#string>>
    """
    if isinstance(value, NamedNode | Literal):
        return value
    if isinstance(value, bool | int | float):
        return Literal(value)
    if isinstance(value, Decimal):
        return Literal(str(value), datatype=NamedNode(XSD + "decimal"))
    if isinstance(value, date):
        return Literal(value.isoformat()[:10], datatype=NamedNode(XSD + "date"))
    if isinstance(value, IRI):
        return NamedNode(value)
    if type(value).__module__.startswith("rdflib."):
        return _from_rdflib(value)
    text = str(value)
    if _ISO_DATE.fullmatch(text):
        return Literal(text, datatype=NamedNode(XSD + "date"))
    if iri := _IRI.fullmatch(text):
        return NamedNode(iri[1] or iri[2])
    return Literal(text)


def value_of(term: Term | None) -> Any:
    """Give the Python value of a term: IRI, str, int, Decimal, float, bool, date or None.

    A literal whose text does not fit its datatype stays text.
    """
    if term is None:
        return None
    if isinstance(term, NamedNode):
        return IRI(term.value)
    if not isinstance(term, Literal):
        return str(term)
    datatype = term.datatype.value
    if not datatype.startswith(XSD):
        return term.value
    kind = datatype[len(XSD) :]
    try:
        if kind == "date":
            return date.fromisoformat(term.value[:10])
        if kind in _INTEGERS:
            return int(term.value)
        if kind == "boolean":
            return term.value in {"true", "1"}
        if kind == "decimal":
            return Decimal(term.value)
        if kind in {"double", "float"}:
            return float(term.value)
    except (ValueError, ArithmeticError):
        return term.value
    return term.value


def _from_rdflib(value: Any) -> NamedNode | Literal:
    """Give the pyoxigraph term of an rdflib one, without importing rdflib here."""
    if type(value).__name__ == "URIRef":
        return NamedNode(str(value))
    if value.language:
        return Literal(str(value), language=value.language)
    return Literal(str(value), datatype=NamedNode(str(value.datatype)) if value.datatype else None)
