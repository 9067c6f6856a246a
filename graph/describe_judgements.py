"""Human judgements as quads of their own graph, and the things of a store that their ids mean."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256

from rdflib import RDFS

from sagsspor.graph.forms import item_paths
from sagsspor.graph.identity import Identity
from sagsspor.graph.iris import DEFAULT_BASE, base_iri
from sagsspor.graph.judgements import Judgement, is_bare
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

    Those on something the store does not hold (any more) are left out: they wait. One by a bare
    name is described once for each authority where somebody bears it.
    """
    base = base_iri(base)
    sheet = Sheet(f"{base}graph/judgements")
    linked = any(row.kind == "link" for row in judgements)
    items = item_paths_by_id(identity, records) if linked else {}
    for row in judgements:
        for left, right in _ends(row, items, identity):
            place = left.partition("/")[0]
            parts = (row.kind, row.left, row.right, place)
            iri = f"{base}graph/judgements/{sha256(chr(10).join(parts).encode()).hexdigest()[:16]}"
            sheet.types(iri, SAG.Judgement)
            sheet.link(iri, SAG.left, base + left)
            sheet.link(iri, SAG.right, base + right)
            sheet.plain(iri, SAG.verdict, row.verdict)
            sheet.plain(iri, SAG.judgedBy, row.by or None)
            sheet.plain(iri, RDFS.comment, row.note or None)
    return sheet.nquads()


def _ends(
    row: Judgement, items: Mapping[str, str], identity: Identity
) -> Iterator[tuple[str, str]]:
    """Give the two things of each authority that a judgement is on."""
    if row.kind == "link":
        ends = [items[end] for end in (row.left, row.right) if end in items]
        # Between two authorities there is no link: of such a judgement nothing follows.
        if len(ends) == 2 and len({end.partition("/")[0] for end in ends}) == 1:
            yield ends[0], ends[1]
        return
    mine, theirs = people_named(row.left, identity), people_named(row.right, identity)
    places = mine.keys() & theirs.keys()
    for place in sorted(places):
        yield min(mine[place]), min(theirs[place])
    exact = not (is_bare(row.left) or is_bare(row.right))
    if exact and not places and len(mine) == len(theirs) == 1:
        (left,), (right,) = mine.values(), theirs.values()
        yield min(left), min(right)


def people_named(person: str, identity: Identity) -> dict[str, set[str]]:
    """Give the printed paths that a person's id means, by authority.

    An id is a path or its last part, perhaps with ``@document``.
    """
    path, _, stem = person.partition("@")
    found: dict[str, set[str]] = {}
    for (sha16, printed), canonical in identity.person_paths.items():
        document = identity.documents[sha16]
        if stem and stem not in (document.id.stem, sha16):
            continue
        tail = printed.removeprefix(f"{document.printed_authority}/")
        names = {printed, canonical, f"{document.authority}/{tail}"}
        # The path without what tells namesakes apart means all of the name.
        names |= {name.rpartition("~")[0] for name in names if "~" in name.rpartition("/")[2]}
        if path in names or path in {name.rpartition("/")[2] for name in names}:
            found.setdefault(document.authority, set()).add(printed)
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
