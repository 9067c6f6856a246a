"""What holds for any minutes: order does not matter, removing undoes, incremental equals full.

The records are made of few names, dates, titles and cases, so that they meet each other often:
namesakes, shared cases, requests and answers, towns unknown.
"""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from sagsspor.graph.build import build, remove
from sagsspor.graph.dataset import CaseTrail
from sagsspor.graph.derive import Document, derive
from sagsspor.graph.export import export
from sagsspor.nlp.record import AskedBy, Item, MadeAt, Member, Record, ReportedRequest
from tests.graph.minutes import CASE, write_minutes
from tests.graph.records import ask, item, minutes

TITLES = (
    "Leje af havnepakhuset til kunstnere",
    "Status på havnepakhuset",
    "Lys på svømmehallens p-plads",
    "Svømmehallens saunagus",
    "Godkendelse af dagsorden",
)
DAYS = ("2023-03-07", "2023-05-09", "2023-10-10", "2024-04-16")
BASE = "https://sagsspor.example/"

asked = st.sampled_from(
    [
        ask("Udvalget ønsker en sag om leje af havnepakhuset.", "på næste møde"),
        ask("Udvalget ønsker en status på svømmehallens saunagus.", recurs="P6M"),
        ask("Udvalget ønsker en sag om lys på p-pladsen.", "i maj", "2023-05-01", "2023-05-31"),
    ]
)
reported = st.builds(
    lambda day, number: ReportedRequest(
        "Udvalget bad om en sag om lys på svømmehallens p-plads.",
        AskedBy("body", "Kulturudvalget"),
        MadeAt(day, None, number),
    ),
    st.sampled_from(DAYS),
    st.sampled_from(["2", "3", None]),
)


@st.composite
def items(draw: st.DrawFn) -> tuple[Item, ...]:
    """Give one to four items, numbered in order."""
    return tuple(
        item(
            str(number),
            draw(st.sampled_from(TITLES)),
            cases=draw(st.lists(st.sampled_from(["23-1", "23-2"]), max_size=1)),
            asks=draw(st.lists(asked, max_size=1)),
            reported_requests=tuple(draw(st.lists(reported, max_size=1))),
        )
        for number in range(1, draw(st.integers(2, 5)))
    )


@st.composite
def corpora(draw: st.DrawFn) -> list[Record]:
    """Give two to five meetings, of two towns and one unknown, with members of few names."""
    members = st.lists(
        st.builds(
            Member,
            st.sampled_from(["Karin Sandager", "Karen Sandager", "K. Sandager", "Bo Ejby"]),
            st.sampled_from(["A", "V", None]),
        ),
        max_size=3,
    )
    return [
        minutes(
            draw(st.sampled_from(DAYS)),
            *draw(items()),
            body=draw(st.sampled_from(["Kulturudvalget", "Kulturudvalg", "Teknisk Udvalg"])),
            town=draw(st.sampled_from(["Lillerup Kommune", "Storby Kommune", None])),
            members=draw(members),
            doc=f"d{number}",
        )
        for number in range(draw(st.integers(2, 5)))
    ]


def _derived(records: Sequence[Record]) -> str:
    documents = [
        Document(sha256(record.doc.encode()).hexdigest()[:16], record.doc, record)
        for record in records
    ]
    return derive(documents, base=BASE, judgements=Path("none.csv")).nquads


@settings(max_examples=50)
@given(corpora(), st.randoms(use_true_random=False))
def test_the_order_of_documents_changes_nothing(records: list[Record], random: Random) -> None:
    other = random.sample(records, len(records))
    assert _derived(records) == _derived(other) == _derived(records[::-1])


@settings(max_examples=50)
@given(corpora())
def test_what_another_town_says_changes_no_link(records: list[Record]) -> None:
    known = [record for record in records if record.meeting.municipality]
    mine = [row for row in known if row.meeting.municipality == "Lillerup Kommune"]
    town = f"<{BASE}lillerup/"
    assert _links(known, town) == _links(mine, town)


def _links(records: Sequence[Record], town: str) -> list[str]:
    lines = _derived(records).splitlines()
    ends = (" <https://w3id.org/sagsspor#later> ", " <https://w3id.org/sagsspor#answeredBy> ")
    return [line for line in lines if town in line and any(end in line for end in ends)]


# The whole way, on files: fewer examples, each a build of its own.

PIECES = (
    "Udvalget ønsker en status på seniorordningen på havnen på mødet i april 2024.",
    "Dorte Vang (F) kunne ikke støtte beslutningen, da hun hellere ser pengene brugt på unge.",
    "Otte er med i ordningen, som blev godkendt på mødet den 6. februar 2024 (sag 1).",
)


@st.composite
def folders(draw: st.DrawFn) -> list[tuple[str, str, str]]:
    """Give two to four documents as (stem, day, items), some of one day."""
    out = []
    for number in range(draw(st.integers(2, 4))):
        day = draw(st.sampled_from(["2024-02-06", "2024-04-09", "2024-06-04"]))
        rows = [
            f"## **Punkt {at}: {title}**\n{CASE if at == 1 else ''}\n\n## {at}. {title}\n"
            f"#### Beslutning\n##### Erhvervsudvalget, {day[8:]}.{day[5:7]}.{day[:4]}\n"
            f"Godkendt.\n\n{draw(st.sampled_from(PIECES))}\n"
            for at, title in enumerate(
                draw(st.lists(st.sampled_from(TITLES), min_size=1, max_size=2)), 1
            )
        ]
        # No two are copies of each other: of copies, a build keeps one, and says so.
        out.append((f"d{number}", day, "\n".join([*rows, f"Sagen har nr. {number}."])))
    return out


@settings(max_examples=6)
@given(folders(), st.permutations(range(4)))
def test_stores_built_in_any_order_and_by_any_steps_are_the_same(
    rows: list[tuple[str, str, str]], order: list[int]
) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files = [write_minutes(folder / "in", day, text, stem=stem) for stem, day, text in rows]
        build(files, folder / "full")
        whole = _nquads(folder / "full")
        steps = [files[at] for at in order if at < len(files)]
        for file in steps:  # incremental equals full, whatever the order
            build([file], folder / "steps")
        assert _nquads(folder / "steps") == whole
        for gone, _ in pairwise(steps):  # removed and loaded again
            remove(gone.stem, folder / "steps")
        for gone, _ in pairwise(steps):
            build([gone], folder / "steps")
        assert _nquads(folder / "steps") == whole


def _nquads(store: Path) -> str:
    with CaseTrail(store) as trail:
        return export(trail.oxigraph, "nquads")
