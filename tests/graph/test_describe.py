from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from pyoxigraph import RdfFormat, Store

from sagsspor.errors import UsageError
from sagsspor.graph.describe import describe
from sagsspor.graph.query import run_query
from sagsspor.nlp.record import Meeting, Member, Record, Reference
from sagsspor.ontology.namespaces import closed_vocabulary
from tests.graph.klitby import AT, BASE, HARBOUR, RECORD, SOURCE, TEXT, at

DOC = f"{BASE}doc/{SOURCE.sha256[:16]}"


def store_of(*records: Record, **options: Any) -> Store:
    store = Store()
    for record in records:
        store.bulk_load(describe(record, SOURCE, **options).encode(), format=RdfFormat.N_QUADS)
    return store


@pytest.fixture(scope="module")
def store() -> Store:
    return store_of(RECORD)


def rows(store: Store, where: str, what: str = "?s") -> set[tuple[str, ...]]:
    """Ask, with IRIs cut to what stands behind the base, and dates as text."""
    found = run_query(store, f"SELECT {what} WHERE {{ {where} }}")
    return {tuple(str(value).removeprefix(BASE) for value in row) for row in found.rows}


def one(store: Store, subject: str, path: str) -> str | None:
    found = rows(store, f"<{BASE}{subject}> {path} ?s")
    assert len(found) <= 1
    return next((row[0] for row in found), None)


def test_everything_stands_in_the_document_s_graph(store: Store) -> None:
    assert [graph.value for graph in store.named_graphs()] == [DOC]


def test_the_same_record_gives_the_same_bytes_in_order() -> None:
    lines = describe(RECORD, SOURCE).splitlines()
    assert lines == sorted(lines)
    assert describe(RECORD, SOURCE) == describe(replace(RECORD), SOURCE)


def test_only_terms_of_the_closed_vocabulary_are_used(store: Store) -> None:
    closed = {str(term) for term in closed_vocabulary()}
    assert {quad.predicate.value for quad in store} <= closed
    ours = {
        quad.object.value
        for quad in store
        if getattr(quad.object, "value", "").startswith("https://w3id.org/sagsspor")
    }
    assert ours <= closed


def test_the_document_and_its_warning(store: Store) -> None:
    document = DOC.removeprefix(BASE)
    assert one(store, document, "dcterms:identifier") == "klitby_oeu_2024-05-14"
    assert one(store, document, "dcterms:format") == "application/pdf"
    assert one(store, document, "sag:about") == AT
    assert one(store, document, "sag:hasWarning/sag:code") == "date_impossible"
    assert one(store, f"{document}/warning/1", "sag:evidence/sag:page") == "2"


def test_the_meeting(store: Store) -> None:
    assert one(store, AT, "sag:date") == "2024-05-14"
    assert one(store, AT, "sag:body") == "klitby/oekonomiudvalget"
    assert one(store, AT, "sag:body/sag:authority/rdfs:label") == "Klitby Kommune"
    assert one(store, AT, "sag:startTime") == "13:00"
    assert one(store, AT, "sag:minutesLoaded") == "True"
    assert one(store, AT, "rdfs:label") == "Økonomiudvalget den 14. maj 2024"


def test_an_agenda_never_counts_as_loaded_minutes() -> None:
    agenda = store_of(replace(RECORD, document_type="agenda"))
    assert not rows(agenda, "?s sag:minutesLoaded ?o")
    assert one(agenda, AT, "sag:recordedIn") == DOC.removeprefix(BASE)


def test_the_items(store: Store) -> None:
    assert one(store, f"{AT}/12", "dcterms:title") == "Havnebad"
    assert one(store, f"{AT}/12", "sag:number") == "12."
    assert one(store, f"{AT}/12", "sag:closed") == "False"
    assert one(store, f"{AT}/~2", "sag:closed") == "True"
    assert one(store, f"{AT}/12", "sag:case") == "klitby/sag/04.08.00-P20-3-23"
    assert one(store, f"{AT}/12", "sag:case/sag:kleSubject") == "kle/04.08.00"


def test_two_items_of_one_number_stay_two() -> None:
    closed = replace(HARBOUR, ordinal=2, title="Grund")
    found = store_of(replace(RECORD, items=(HARBOUR, closed)))
    assert one(found, f"{AT}/12", "dcterms:title") == "Havnebad"
    assert one(found, f"{AT}/12~2", "dcterms:title") == "Grund"


def test_a_declared_abbreviation_is_its_body(store: Store) -> None:
    assert one(store, f"{AT}/12/treatment/1", "sag:body") == "klitby/teknik-og-miljoeudvalget"
    assert one(store, "klitby/teknik-og-miljoeudvalget", "sag:abbreviation") == "TMU"
    # An undeclared one is resolved by the identity station.
    assert one(store, f"{AT}/12/reference/1", "sag:refersToMeeting") == "klitby/kb/2024-03-19"


def test_a_date_the_calendar_lacks_stays_a_string(store: Store) -> None:
    found = run_query(store, "SELECT ?d { ?t a sag:Treatment ; sag:date ?d }")
    assert [row[0] for row in found.rows] == ["2024-06-31"]


def test_decisions_of_two_bodies(store: Store) -> None:
    earlier, own = f"{AT}/12/decision/1", f"{AT}/12/decision/2"
    stub = "klitby/teknik-og-miljoeudvalget/2024-05-07"
    assert one(store, earlier, "sag:decidedAt") == stub
    assert one(store, earlier, "sag:decidedAtItem") == f"{stub}/33"
    assert one(store, own, "sag:decidedAt") == AT
    assert one(store, own, "sag:outcome") == "https://w3id.org/sagsspor#outcome/approved"
    assert one(store, stub, "sag:date") == "2024-05-07"
    assert one(store, stub, "sag:minutesLoaded") is None


def test_who_was_there(store: Store) -> None:
    found = rows(
        store,
        "?a a sag:Attendance ; sag:meeting ?m ; sag:person/foaf:name ?n ; sag:status ?s "
        "OPTIONAL { ?a sag:item ?i }",
        "?n ?m ?s ?i",
    )
    status = "https://w3id.org/sagsspor#status/"
    assert found == {
        ("Asta Bro", AT, f"{status}present", "None"),
        ("Ib Holm", AT, f"{status}absent", "None"),
        ("Ib Holm", AT, f"{status}absent", f"{AT}/12"),
        ("Liv Ås", AT, f"{status}present", "None"),
        ("Ove Krog", AT, f"{status}present", "None"),
        ("Kim Lau", "klitby/teknik-og-miljoeudvalget/2024-05-07", f"{status}absent", f"{AT}/12"),
    }


def test_a_substitute_has_no_seat(store: Store) -> None:
    seats = rows(store, "?x a sag:Seat ; sag:person/foaf:name ?s")
    assert seats == {("Asta Bro",), ("Ib Holm",), ("Liv Ås",)}
    assert one(store, f"{AT}/attendance/ove-krog", "sag:substituteFor") == "klitby/person/per-lund"


def test_staff_and_posts(store: Store) -> None:
    assert rows(store, "?s a sag:StaffMember") == {("klitby/staff/mia-bech",)}
    assert rows(store, "?p a sag:Participation ; sag:role ?s") == {("kontorchef",)}
    assert one(store, f"{AT}/attendance/asta-bro", "sag:personRole") == (
        "https://w3id.org/sagsspor#role/chair"
    )


def test_parties_are_national_local_or_none(store: Store) -> None:
    party = "sag:party"
    assert one(store, f"{AT}/affiliation/asta-bro", party) == "party/a"
    assert one(store, f"{AT}/affiliation/ove-krog", party) == "klitby/party/n"
    assert one(store, f"{AT}/affiliation/liv-aas", party) == "party/uden-for-partierne"
    assert one(store, f"{AT}/affiliation/liv-aas", "sag:partyAsPrinted") == "UFP"
    assert one(store, "party/a", "sag:nationalParty") == "https://w3id.org/sagsspor#party/A"
    assert rows(store, "?s a sag:OutsideParties") == {("party/uden-for-partierne",)}


def test_votes_with_the_party_at_the_meeting(store: Store) -> None:
    votes = f"{AT}/12/vote"
    assert one(store, f"{votes}/for/a", "sag:party") == "party/a"
    assert (
        one(store, f"{votes}/against/liv-aas", "sag:partyAtMeeting") == "party/uden-for-partierne"
    )
    assert one(store, f"{votes}/against/liv-aas", "sag:decision") == f"{AT}/12/decision/2"
    assert one(store, f"{AT}/12/vote-count/for", "sag:count") == "2"
    # Another meeting's vote has the party only where that decision itself prints it.
    other = f"{AT}/12/decision/1/vote/against/bo-juhl"
    assert one(store, other, "sag:partyAtMeeting") == "party/o"


def test_votes_given_twice_are_written_once() -> None:
    own = replace(HARBOUR.decisions[1], votes=replace(HARBOUR.votes, where={}))
    amendment = replace(own, text="Ændringsforslag.", outcome="rejected")
    item = replace(HARBOUR, decisions=(HARBOUR.decisions[0], amendment, own))
    found = store_of(replace(RECORD, items=(item,)))
    assert one(found, f"{AT}/12/vote/against/liv-aas", "sag:decision") == f"{AT}/12/decision/3"
    votes = rows(found, "?s a sag:Vote ; sag:person/foaf:name 'Liv Ås'")
    assert votes == {
        (f"{AT}/12/vote/against/liv-aas",),
        (f"{AT}/12/decision/2/vote/against/liv-aas",),
    }


def test_a_reference_without_a_body_is_to_the_own_one(store: Store) -> None:
    there = "klitby/oekonomiudvalget/2024-04-09"
    assert one(store, f"{AT}/12/reference/2", "sag:refersToMeeting") == there
    assert one(store, f"{AT}/12/reference/2", "sag:refersToItem") == f"{there}/8"


def test_a_reference_to_a_case_only() -> None:
    item = replace(HARBOUR, references=(Reference(None, None, case_number="22-004417"),))
    found = store_of(replace(RECORD, items=(item,)))
    assert one(found, f"{AT}/12/reference/1", "sag:refersToCase") == "klitby/sag/22-004417"
    assert one(found, f"{AT}/12/reference/1", "sag:refersToMeeting") is None


def test_requests_and_commitments(store: Store) -> None:
    request, note, promise = (f"{AT}/12/request/{n}" for n in (1, 2, 3))
    assert one(store, request, "sag:askedBy") == "klitby/oekonomiudvalget"
    assert one(store, request, "sag:dueEnd") == "2024-06-30"
    assert one(store, note, "sag:askedBy") == "klitby/person/asta-bro"
    assert one(store, promise, "sag:askedBy") is None
    assert one(store, promise, "sag:recurrence") == "P6M"
    assert rows(store, "?s a sag:Commitment") == {(promise,)}
    assert len(rows(store, "?s a sag:FollowUp")) == 5


def test_a_reported_request_belongs_to_the_meeting_it_was_made_at(store: Store) -> None:
    dated, undated = (f"{AT}/12/reported-request/{n}" for n in (1, 2))
    earlier = "klitby/oekonomiudvalget/2024-04-09"
    assert one(store, dated, "sag:madeAt") == earlier
    assert one(store, dated, "sag:item") == f"{earlier}/8"
    assert one(store, dated, "sag:reportedIn") == f"{AT}/12"
    assert one(store, undated, "sag:madeAt") == f"{undated}/meeting"
    assert one(store, f"{undated}/meeting", "sag:date") is None
    assert one(store, undated, "sag:item") is None


def test_evidence_quotes_the_text(store: Store) -> None:
    start, end = at("Mia Bech")[0]
    evidence = f"{DOC.removeprefix(BASE)}/evidence/{start}-{end}"
    assert one(store, evidence, "oa:hasSelector/oa:exact") == "Mia Bech"
    assert one(store, evidence, "oa:hasSelector/oa:start") == str(start)
    assert one(store, evidence, "sag:foundBy") == "list names_da/1"
    assert one(store, evidence, "sag:page") == "1"
    selectors = "?x oa:hasSelector ?p, ?t . ?p oa:start ?a ; oa:end ?b . ?t oa:exact ?q"
    quotes = run_query(store, f"SELECT ?q ?a ?b {{ {selectors} }}").rows
    assert quotes
    assert all(TEXT[a:b] == quote for quote, a, b in quotes)


def test_a_field_has_evidence_of_its_own(store: Store) -> None:
    found = rows(
        store,
        f"<{BASE}{AT}/12> sag:evidence ?e . ?e sag:field ?f ; oa:hasSelector/oa:exact ?q",
        "?f ?q",
    )
    assert found == {
        ("number", "12."),
        ("title", "Havnebad"),
        ("recommendation", "at havnebadet anlægges."),
    }


def test_every_fact_has_evidence(store: Store) -> None:
    kinds = ("Decision", "FollowUp", "Dissent", "Reference", "Vote", "VoteCount", "Attachment")
    more = ("Treatment", "Attendance", "Affiliation", "Seat", "Participation", "Case")
    for kind in (*kinds, *more, "AgendaItem", "Meeting"):
        stub = "FILTER NOT EXISTS { ?s a sag:AgendaItem . FILTER NOT EXISTS { ?s sag:ordinal ?o } }"
        stub += " FILTER NOT EXISTS { ?s a sag:Meeting FILTER NOT EXISTS { ?s sag:recordedIn ?r } }"
        without = f"?s a sag:{kind} FILTER NOT EXISTS {{ ?s sag:evidence ?e }} {stub}"
        assert not rows(store, without), kind


def test_a_record_without_evidence_has_no_evidence_nodes() -> None:
    bare = Record("x", Meeting("Byrådet", date="2024-01-01"), members=(Member("Asta Bro"),))
    assert not rows(store_of(bare), "?s a sag:Evidence")


def test_the_unknown_is_kept_apart() -> None:
    found = store_of(Record("x"))
    sha = SOURCE.sha256[:12]
    assert rows(found, "?s sag:recordedIn ?d") == {(f"~{sha}/~/~{sha}",)}


def test_the_set_municipality_takes_the_place_of_the_printed_one() -> None:
    found = store_of(RECORD, municipality="Havby")
    assert rows(found, "?s a sag:Authority") == {("havby",)}
    assert one(found, DOC.removeprefix(BASE), "sag:authorityName") == "Klitby Kommune"


def test_two_people_of_one_name_stay_two() -> None:
    twins = (Member("Jens Bo", "A"), Member("Jens Bo", "V", "absent"))
    found = store_of(replace(RECORD, members=twins, items=(), persons_mentioned=()))
    people = rows(found, "?a a sag:Attendance ; sag:person ?s")
    assert people == {
        ("klitby/person/jens-bo",),
        (f"klitby/person/jens-bo~{SOURCE.sha256[:12]}",),
    }


def test_a_title_and_a_party_are_no_part_of_a_name() -> None:
    members = (Member("Borgmester Asta Bro (A)", "A"),)
    found = store_of(replace(RECORD, members=members, items=(), persons_mentioned=()))
    assert rows(found, "?s foaf:name 'Asta Bro'") == {("klitby/person/asta-bro",)}


@pytest.mark.parametrize(
    "text", ["a\u2028b", "\x85", 'quote " and \\', "tab\t", "\x00", "\x0b\x0c\x1c"]
)
def test_any_text_survives_in_lines(text: str) -> None:
    quads = describe(Record("x", Meeting(place=text)), SOURCE)
    assert all(line.endswith(" .") for line in quads.splitlines())
    store = Store()
    store.bulk_load(quads.encode(), format=RdfFormat.N_QUADS)
    assert rows(store, "?m sag:place ?s") == {(text,)}


@pytest.mark.parametrize("base", ["", "no iri", "https://x.example/<a>", "relative/"])
def test_a_base_that_is_no_iri_is_refused(base: str) -> None:
    with pytest.raises(UsageError, match="base"):
        describe(RECORD, SOURCE, base=base)


def test_the_base_can_be_changed() -> None:
    assert "sagsspor.example" not in describe(RECORD, SOURCE, base="https://data.klitby.example")


def test_a_recommendation_goes_before_the_next_decision_of_another_body(store: Store) -> None:
    own = one(store, f"{AT}/12/decision/1", "sag:recommendationOf")
    assert own == f"{AT}/12/decision/2"
    assert rows(store, "?s sag:recommendationOf ?o") == {(f"{AT}/12/decision/1",)}


@pytest.mark.parametrize(
    ("body", "day", "outcome"),
    [
        ("Økonomiudvalget", "2024-04-09", "recommended"),  # the body itself, before
        ("Teknik- og Miljøudvalget", "2024-05-07", "postponed"),  # decides, and recommends nothing
        ("Teknik- og Miljøudvalget", None, "recommended"),  # on a day that is not told
        ("Teknik- og Miljøudvalget", "2024-06-04", "recommended"),  # after what stands beside it
    ],
)
def test_what_is_no_recommendation_to_a_later_body(
    body: str, day: str | None, outcome: str
) -> None:
    first = replace(HARBOUR.decisions[0], body=body, date=day, outcome=outcome)
    item = replace(HARBOUR, decisions=(first, HARBOUR.decisions[1]))
    found = store_of(replace(RECORD, items=(item,)))
    assert rows(found, "?s sag:recommendationOf ?o") == set()


def test_a_second_meeting_of_the_day_has_a_number() -> None:
    found = store_of(RECORD, nth=2)
    assert one(found, f"{AT}~2/12", "sag:meeting") == f"{AT}~2"
    assert rows(found, f"<{BASE}{AT}> ?p ?o") == set()
