"""KLE, the municipalities' common list of subjects, as SKOS: from the XML file a user has.

KL publishes the list as ``KLE-Emneplan`` with ``Hovedgruppe``, ``Gruppe`` and ``Emne`` in each
other, each with a number and a title (``EmneNr``, ``EmneTitel``). Without the file, the graph has
the numbers that the case numbers begin with, and no titles.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from lxml import etree
from rdflib import RDF, SKOS

from sagsspor.errors import InputError
from sagsspor.graph.iris import DEFAULT_BASE, base_iri
from sagsspor.graph.sheet import Sheet

LEVELS = ("Hovedgruppe", "Gruppe", "Emne")
MAX_BYTES = 100_000_000
_NUMBER = re.compile(r"\d\d(?:\.\d\d){0,2}")


def read_kle(path: Path, *, max_bytes: int = MAX_BYTES) -> dict[str, str]:
    """Read the titles by number (``00``, ``00.01``, ``00.01.00``) from KL's XML.

    Raise InputError for a file that is missing, too large, no XML, or no KLE.
    """
    try:
        if path.stat().st_size > max_bytes:
            raise InputError(
                f"The file is larger than {max_bytes:,} bytes.",
                file=path.name,
                next_step="Give the Emneplan itself, as KL publishes it.",
            )
        data = path.read_bytes()
    except OSError as error:
        raise InputError(
            f"The file cannot be read: {error.strerror}.",
            file=path.name,
            next_step="Check the path after --kle.",
        ) from error
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        line, _ = error.position
        raise InputError(
            "The file is no well-formed XML.",
            file=path.name,
            place=f"line {line}",
            next_step="Give KL's KLE-Emneplan as an XML file.",
        ) from error
    titles: dict[str, str] = {}
    for element in root.iter():
        if not isinstance(element.tag, str) or _local(element) not in LEVELS:
            continue
        level = _local(element)
        parts = {_local(child): " ".join((child.text or "").split()) for child in element}
        number, title = parts.get(f"{level}Nr", ""), parts.get(f"{level}Titel", "")
        if _NUMBER.fullmatch(number) and title:
            titles[number] = title
    if not titles:
        raise InputError(
            "No subject with a number and a title is in the file.",
            file=path.name,
            next_step="Give KL's KLE-Emneplan, which has EmneNr and EmneTitel.",
        )
    return dict(sorted(titles.items()))


def _local(element: etree._Element) -> str:
    tag = str(element.tag)
    return tag.rpartition("}")[2]


def describe_kle(titles: Mapping[str, str], *, base: str = DEFAULT_BASE) -> str:
    """Give the subjects as a SKOS scheme in N-Quads, sorted; nothing without titles."""
    if not titles:
        return ""
    base = base_iri(base)
    sheet = Sheet(f"{base}graph/kle")
    scheme = f"{base}kle"
    sheet.link(scheme, RDF.type, SKOS.ConceptScheme)
    sheet.text(scheme, SKOS.prefLabel, "KL's emnesystematik (KLE)")
    for number, title in titles.items():
        iri = f"{base}kle/{number}"
        sheet.link(iri, RDF.type, SKOS.Concept)
        sheet.link(iri, SKOS.inScheme, scheme)
        sheet.plain(iri, SKOS.notation, number)
        sheet.text(iri, SKOS.prefLabel, title)
        above = number.rpartition(".")[0]
        if above in titles:
            sheet.link(iri, SKOS.broader, f"{base}kle/{above}")
    return sheet.nquads()
