"""Human judgements as quads of their own graph, and the things of a store that their ids mean."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

from rdflib import RDFS

from sagsspor.graph.forms import item_paths
from sagsspor.graph.identity import Identity
from sagsspor.graph.iris import DEFAULT_BASE, base_iri
from sagsspor.graph.judgements import Judgement
from sagsspor.graph.sheet import Sheet
from sagsspor.nlp.record import Record
from sagsspor.ontology.namespaces import SAG


def describe_judgements(
    judgements: Sequence[Judgement],
    identity: Identity,
    records: Sequence[Record],
    *,
    base: str = DEFAULT_BASE,
) -> str:
    """Give the graph of the judgements as N-Quads, sorted.

    Those on something the store does not hold (any more) are left out: they wait.
    """
    base = base_iri(base)
    sheet = Sheet(f"{base}graph/judgements")
    items = item_paths_by_id(identity, records)
    for row in judgements:
        if row.kind == "link":
            left, right = items.get(row.left), items.get(row.right)
        else:
            left, right = (
                min(people_named(end, identity), default=None) for end in (row.left, row.right)
            )
        if left is None or right is None:
            continue
        key = sha256("\n".join((row.kind, row.left, row.right)).encode()).hexdigest()[:16]
        iri = f"{base}graph/judgements/{key}"
        sheet.types(iri, SAG.Judgement)
        sheet.link(iri, SAG.left, base + left)
        sheet.link(iri, SAG.right, base + right)
        sheet.plain(iri, SAG.verdict, row.verdict)
        sheet.plain(iri, SAG.judgedBy, row.by or None)
        sheet.plain(iri, RDFS.comment, row.note or None)
    return sheet.nquads()


def people_named(person: str, identity: Identity) -> set[str]:
    """Give the printed paths that a person's id means: a path or its last part, ``@document``."""
    path, _, stem = person.partition("@")
    found: set[str] = set()
    for (sha16, printed), canonical in identity.person_paths.items():
        document = identity.documents[sha16]
        if stem and stem not in (document.id.stem, sha16):
            continue
        tail = printed.removeprefix(f"{document.printed_authority}/")
        names = {printed, canonical, f"{document.authority}/{tail}"}
        # The path without what tells namesakes apart means all of the name.
        names |= {name.rpartition("~")[0] for name in names if "~" in name.rpartition("/")[2]}
        if path in names or path in {name.rpartition("/")[2] for name in names}:
            found.add(printed)
    return found


def item_paths_by_id(identity: Identity, records: Sequence[Record]) -> dict[str, str]:
    """Give the canonical path of every item by its id, and of every other end a link may have.

    That is, meetings and items that are known only by reference, whose ids are their paths.
    """
    out: dict[str, str] = {}
    for id_, record in zip(identity.ids, records, strict=True):
        document = identity.documents[id_.sha16]
        if document.meeting is None:
            continue
        paths = item_paths(record, document.meeting)
        for item, path in zip(record.items, paths, strict=True):
            out.setdefault(f"{id_.stem}#{item.number or f'~{item.ordinal}'}", path)
        for item in record.items:
            named = [(at.body, at.date) for at in item.references]
            named += [(at.body, at.date) for at in item.decisions]
            named += [(at.made_at.body, at.made_at.date) for at in item.reported_requests]
            for body, date in named:
                place = identity.body_path(id_.sha16, body)
                if place and date:
                    out.setdefault(f"{place}/{date}", f"{place}/{date}")
    return out
