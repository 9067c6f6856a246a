"""Identity and links as quads: whole, sorted, in the closed vocabulary, and pointing at what is."""

from __future__ import annotations

from pyoxigraph import NamedNode, RdfFormat, parse

from sagsspor.graph.describe_derived import describe_identity, describe_links
from sagsspor.graph.links import link
from sagsspor.nlp.record import Member, Record
from sagsspor.ontology.namespaces import SAG
from tests.graph.records import ask, ids, item, minutes, resolved

BASE = "https://sagsspor.example/"
SEATS = [Member(name, "A") for name in ("Anton Brask", "Bodil Krogh", "Carl Ejby")]


def _records() -> list[Record]:
    asked = ask("Udvalget ønsker en sag om leje af havnepakhuset.", "på næste møde")
    return [
        minutes("2023-03-07", item("11", "Atelierer", asks=[asked]), doc="a", members=SEATS),
        minutes(
            "2023-05-09",
            item("21", "Leje af havnepakhuset", cases=["23-7"]),
            doc="b",
            town=None,
            members=SEATS,
        ),
    ]


def _quads(text: str) -> set[tuple[str, str, str]]:
    return {
        (
            row.subject.value,
            row.predicate.value,
            row.object.value,
        )
        for row in parse(text.encode(), format=RdfFormat.N_QUADS)
        if isinstance(row.subject, NamedNode) and hasattr(row.object, "value")
    }


def test_printed_forms_lead_to_the_canonical() -> None:
    records = _records()
    text = describe_identity(resolved(*records), base=BASE)
    lines = text.splitlines(keepends=True)
    assert lines == sorted(lines)
    unknown = f"{BASE}~{ids(records)[1].sha16[:12]}"
    canonical = {(s, o) for s, p, o in _quads(text) if p == str(SAG.canonical)}
    body = "kulturudvalget"
    for path in (
        "",
        f"/{body}",
        f"/{body}/2023-05-09",
        f"/{body}/2023-05-09/21",
        "/sag/23-7",
        "/person/bodil-krogh",
    ):
        assert (unknown + path, f"{BASE}lillerup{path}") in canonical


def test_a_period_points_at_the_affiliations_that_show_it() -> None:
    records = _records()
    rows = _quads(describe_identity(resolved(*records), base=BASE))
    last = {o for s, p, o in rows if p == str(SAG.observedLast) and "bodil-krogh" in s}
    unknown = f"{BASE}~{ids(records)[1].sha16[:12]}"
    assert last == {f"{unknown}/kulturudvalget/2023-05-09/affiliation/bodil-krogh"}


def test_an_answer_leads_from_the_request_as_printed_to_the_item() -> None:
    records = _records()
    rows = _quads(describe_links(link(records, resolved(*records)), base=BASE))
    meeting = f"{BASE}lillerup/kulturudvalget"
    answered = {(s, o) for s, p, o in rows if p == str(SAG.answeredBy)}
    assert answered == {(f"{meeting}/2023-03-07/11/request/1", f"{meeting}/2023-05-09/21")}
    kinds = {o for s, p, o in rows if p == str(SAG.linkKind)}
    assert kinds == {"https://w3id.org/sagsspor#link/answers"}
