"""Every path a document's own graph mints, beside the canonical path it stands for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sagsspor.graph.identity import ResolvedDocument
from sagsspor.graph.paths import body_path, case_path, item_path
from sagsspor.nlp.record import Record


def item_paths(record: Record, meeting: str) -> list[str]:
    """Give the path of each item of a record; a number printed twice is told apart by ordinal."""
    taken: set[str] = set()
    out: list[str] = []
    for item in record.items:
        path = item_path(meeting, item.number, item.ordinal)
        if path in taken:
            path = f"{path}~{item.ordinal}"
        taken.add(path)
        out.append(path)
    return out


def forms_of(
    record: Record, document: ResolvedDocument, body_paths: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """Give (printed, canonical) for authority, bodies, meetings, items and cases of a document.

    Those that are the same are left out.
    """
    start, end = document.printed_authority, document.authority
    short = {key.casefold(): name for key, name in record.abbreviations.items()}

    def body(name: str | None) -> tuple[str, str]:
        if name is None:
            name = record.meeting.body
        full = short.get(name.strip().casefold(), name) if name else None
        printed = body_path(start, full)
        return printed, body_paths.get(printed) or body_path(end, full)

    def all_forms() -> Iterator[tuple[str, str]]:
        yield start, end
        own = body(None)
        yield own
        # The meeting's own path, which tells a second one of its day from the first.
        printed = document.printed_meeting or f"{own[0]}/~{document.id.sha16[:12]}"
        here = (printed, f"{own[1]}/{printed.rpartition('/')[2]}")
        yield here
        yield from zip(item_paths(record, here[0]), item_paths(record, here[1]), strict=True)
        for name in record.committees_mentioned:
            yield body(name)
        for item in record.items:
            for number in item.case_numbers:
                yield case_path(start, number), case_path(end, number)
            for treatment in item.treatment:
                yield body(treatment.body)
            named = [(r.body, r.date, r.item_number) for r in item.references]
            named += [(d.body, d.date, d.item_number) for d in item.decisions]
            named += [
                (r.made_at.body, r.made_at.date, r.made_at.item_number)
                for r in item.reported_requests
            ]
            for name_, date, number_ in named:
                pair = body(name_)
                yield pair
                if date:
                    yield f"{pair[0]}/{date}", f"{pair[1]}/{date}"
                    if number_:
                        yield (
                            item_path(f"{pair[0]}/{date}", number_),
                            item_path(f"{pair[1]}/{date}", number_),
                        )
            for request in item.requests:
                if request.asked_by.type == "body" and request.asked_by.name:
                    yield body(request.asked_by.name)

    for printed, canonical in all_forms():
        if printed != canonical:
            yield printed, canonical
