"""What answers, continues and refers to what: one small matter for each rule."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from sagsspor.graph.judgements import Judgement
from sagsspor.nlp.record import AskedBy, Decision, Item, MadeAt, Record, Reference, ReportedRequest
from tests.graph.records import BODY, ask, item, linked, minutes, triples

ASKED = ask(
    "Udvalget ønsker en sag om muligheden for at leje havnepakhuset ud til kunstnere.",
    "på mødet i maj",
    "2023-05-01",
    "2023-05-31",
)


def _march(**more: Any) -> Record:
    return minutes(
        "2023-03-07",
        item("11", "Orientering om byens atelierer", asks=[ASKED], **more),
        doc="marts",
    )


def _may(*items: Item, **more: Any) -> Record:
    return minutes("2023-05-09", *items, doc="maj", **more)


def test_a_topic_alone_answers_under_another_case_number() -> None:
    links = linked(
        _march(cases=["23-1"]),
        _may(
            item("20", "Godkendelse af dagsorden"),
            item("21", "Udlejning af havnepakhuset til kunstnere", cases=["23-99"]),
        ),
    )
    assert triples(links) == {("maj#21", "answers", "marts#11")}
    assert links.links[0].basis == ("topic",)
    assert {part.name for part in links.links[0].parts} >= {"topic", "due", "body"}


@pytest.mark.parametrize(
    "title",
    [
        "Havnepakhuset - nyt tag",
        "Støtte til kunstnere på biblioteket",
        "Orientering om leje af lagerhaller",
        "Meddelelser til orientering",
        "Diverse orienteringer - havnepakhuset og kunstnere",
    ],
)
def test_one_word_in_common_or_a_standing_item_is_no_answer(title: str) -> None:
    links = linked(_march(), _may(item("21", title)))
    assert links.links == ()


def test_two_items_that_fit_alike_are_candidates() -> None:
    links = linked(
        _march(),
        _may(
            item("21", "Udlejning af havnepakhuset til kunstnere"),
            item("22", "Havnepakhuset og kunstnere: brandsikring"),
        ),
    )
    assert links.links == ()
    assert {row.later.id for row in links.candidates} == {"maj#21", "maj#22"}


def test_a_case_number_with_what_was_asked_answers_without_it_continues() -> None:
    march = _march(cases=["15.20.00-A00-7-24S"])
    asked = item("21", "Havnepakhuset", cases=["15.20.00- A00-7-24S"])
    assert triples(linked(march, _may(asked))) == {("maj#21", "answers", "marts#11")}
    other = item("21", "Regnskab for atelierer", cases=["15.20.00-A00-7-24S"])
    assert triples(linked(march, _may(other))) == {("maj#21", "continues", "marts#11")}


@pytest.mark.parametrize(
    "items",
    [
        (("20", "Godkendelse af dagsorden"), ("21", "Regnskab")),
        (("20", "Havnepakhuset"), ("21", "Regnskab")),
    ],
)
def test_a_standing_case_is_no_proof(items: tuple[tuple[str, str], ...]) -> None:
    may = _may(*(item(number, title, cases=["23-1"]) for number, title in items))
    march = minutes("2023-03-07", item("11", "Atelierer", cases=["23-1"]), doc="marts")
    assert linked(march, may).links == ()


def test_a_subject_code_without_a_serial_is_no_case() -> None:
    march = minutes("2023-03-07", item("11", "Atelierer", cases=["04.04Ø40"]), doc="marts")
    assert linked(march, _may(item("21", "Sejlklub", cases=["04.04Ø40"]))).links == ()


def test_a_reference_to_the_item_that_asked_answers() -> None:
    refers = [Reference("2023-03-07", None, "11")]
    links = linked(_march(), _may(item("21", "Pakhuset ved kajen", refers=refers)))
    assert triples(links) == {("maj#21", "answers", "marts#11")}
    assert "explicit_reference" in links.links[0].basis


def test_a_reference_to_an_item_that_asked_nothing_refers() -> None:
    march = minutes("2023-03-07", item("11", "Byens atelierer"), doc="marts")
    links = linked(
        march, _may(item("21", "Sejlklub", refers=[Reference("2023-03-07", None, "11")]))
    )
    assert triples(links) == {("maj#21", "refers", "marts#11")}


def test_a_reference_to_a_meeting_not_loaded_names_it() -> None:
    (link,) = linked(
        _may(item("21", "Sejlklub", refers=[Reference("2023-01-10", None, "3")]))
    ).links
    assert link.earlier.path == "lillerup/kulturudvalget/2023-01-10/3"
    assert link.earlier.document is None


def test_references_to_the_same_meeting_or_to_a_later_one_are_none() -> None:
    refers = [Reference("2023-05-09", None, "22"), Reference("2023-08-01", None, "3")]
    assert linked(_may(item("21", "A", refers=refers), item("22", "B"))).links == ()


def test_an_earlier_bodys_decision_continues_its_item() -> None:
    first = minutes("2023-03-07", item("11", "Ny sti ved åen"), doc="kultur")
    later = item("5", "Ny sti ved åen")
    decided = Decision(BODY, "2023-03-07", "recommended", "Anbefales.", "11")
    later = replace(later, decisions=(decided, *later.decisions))
    council = minutes("2023-03-20", later, body="Byrådet", doc="byraad")
    links = linked(first, council)
    assert triples(links) == {("byraad#5", "continues", "kultur#11")}


def test_titles_with_a_number_continue_across_bodies() -> None:
    records = [
        minutes("2021-03-09", item("2", "Lokalplan 198, boliger i Højby - Forslag"), doc="a"),
        minutes("2021-03-17", item("3", "Lokalplan 198, boliger i Højby"), body="Byrådet", doc="b"),
        minutes("2021-06-01", item("4", "Lokalplan 198, boliger i Højby - Vedtagelse"), doc="c"),
        minutes("2021-06-08", item("5", "Lokalplan 204, boliger i Højby"), body="Byrådet", doc="d"),
    ]
    assert triples(linked(*records)) == {
        ("b#3", "continues", "a#2"),
        ("c#4", "continues", "a#2"),
        ("c#4", "continues", "b#3"),
    }


def test_a_title_of_every_meeting_proves_nothing() -> None:
    records = [
        minutes(f"2023-0{n}-07", item("1", "Anlægsregnskab for skolevejen"), doc=f"d{n}")
        for n in range(1, 6)
    ]
    assert linked(*records).links == ()


def test_a_title_put_off_twice_is_no_standing_one() -> None:
    title = "Anlægsregnskab for skolevejen"
    put_off = [
        minutes(f"2023-0{n}-07", item("1", title, outcome="postponed"), doc=f"d{n}")
        for n in range(1, 3)
    ]
    settled = minutes("2023-03-07", item("1", title), doc="d3")
    council = minutes("2023-03-14", item("5", title), body="Byrådet", doc="byraad")
    assert ("byraad#5", "continues", "d3#1") in triples(linked(*put_off, settled, council))


def test_a_postponed_item_is_answered_when_it_comes_again() -> None:
    moved = ask("Sagen udsættes til næste møde.", "til næste møde")
    first = item("11", "Salg af den gamle brandstation", asks=[moved], outcome="postponed")
    links = linked(
        minutes("2023-03-07", first, doc="marts"),
        _may(item("21", "Salg af den gamle brandstation")),
    )
    assert triples(links) == {("maj#21", "answers", "marts#11")}


def test_an_item_put_off_again_is_a_holding_answer_and_the_next_the_final() -> None:
    again = item("21", "Udlejning af havnepakhuset til kunstnere", outcome="postponed")
    final = item("31", "Udlejning af havnepakhuset til kunstnere", outcome="approved")
    links = linked(_march(), _may(again), minutes("2023-06-06", final, doc="juni"))
    kinds = {(row.later.id, row.answer_kind) for row in links.links if row.kind == "answers"}
    assert kinds == {("maj#21", "holding"), ("juni#31", "final")}


def test_one_link_per_pair_though_two_requests_are_answered() -> None:
    second = ask("Udvalget ønsker en pris på nye vinduer i havnepakhuset.")
    march = minutes("2023-03-07", item("11", "Atelierer", asks=[ASKED, second]), doc="marts")
    links = linked(
        march, _may(item("21", "Havnepakhuset: leje til kunstnere og pris på nye vinduer"))
    )
    assert triples(links) == {("maj#21", "answers", "marts#11")}
    assert len(links.links[0].answers) == 2


def test_a_reported_request_belongs_to_the_meeting_it_was_made_at() -> None:
    reported = ReportedRequest(
        "Siden har udvalget på mødet den 4. april ønsket en sag om leje af havnepakhuset.",
        AskedBy("body", BODY),
        MadeAt("2023-04-04"),
    )
    links = linked(_may(item("21", "Leje af havnepakhuset", reported_requests=(reported,))))
    (link,) = links.links
    assert link.earlier.path == "lillerup/kulturudvalget/2023-04-04"
    assert (link.kind, link.later.id) == ("answers", "maj#21")


def test_an_item_that_reports_a_request_and_treats_another_matter_does_not_answer() -> None:
    reported = ReportedRequest(
        "Udvalget ønskede den 4. april en sag om lys på svømmehallens p-plads.",
        AskedBy("body", BODY),
        MadeAt("2023-04-04"),
    )
    links = linked(_may(item("21", "Leje af havnepakhuset", reported_requests=(reported,))))
    assert links.links == ()


def test_two_municipalities_are_never_linked() -> None:
    other = _may(item("21", "Udlejning af havnepakhuset til kunstnere"), town="Storby Kommune")
    assert linked(_march(), other).links == ()


def test_an_agenda_answers_nothing() -> None:
    agenda = _may(item("21", "Udlejning af havnepakhuset til kunstnere"), document_type="agenda")
    assert linked(_march(), agenda).links == ()


def test_judgements_are_last() -> None:
    march, may = _march(), _may(item("21", "Udlejning af havnepakhuset til kunstnere"))
    wrong = Judgement("link", "maj#21", "marts#11", "wrong")
    assert linked(march, may, judgements=[wrong]).links == ()
    other = _may(item("22", "Noget helt andet"))
    right = Judgement("link", "maj#22", "marts#11", "right", "eva")
    (link,) = linked(march, other, judgements=[right]).links
    assert link.judged
    assert link.kind == "answers"
    assert "judgement" in link.basis


@pytest.mark.parametrize("day", ["2023-02-31", "2023", "", "marts", None])
def test_slips_in_dates_cost_a_link_at_most(day: str | None) -> None:
    due = ask("Udvalget ønsker en sag om leje af havnepakhuset.", "i marts", day, day, recurs="P1X")
    reported = ReportedRequest("Leje af havnepakhuset", AskedBy("body", BODY), MadeAt(day))
    row = item(
        "21",
        "Leje af havnepakhuset",
        asks=[due],
        refers=[Reference(day, None, "11")],
        reported_requests=(reported,),
    )
    row = replace(row, decisions=(Decision("Byrådet", day, "approved", "Godkendt.", "3"),))
    assert linked(_march(), _may(row)).links
    undated = replace(_march(), meeting=replace(_march().meeting, date=day))
    assert linked(undated, _may(row)).links == ()


def test_what_reports_the_request_answers_before_the_same_case_going_on() -> None:
    asks = ask(
        "Udvalget anmoder om en sag om lys på svømmehallens p-plads.", "inden udgangen af maj"
    )
    plan = minutes(
        "2023-03-07", item("11", "Lokalplan 7", cases=["23-1"], asks=[asks]), doc="marts"
    )
    reported = ReportedRequest(
        "Udvalget anmodede den 7. marts (sag 11) om en sag om lys på svømmehallens p-plads.",
        AskedBy("body", BODY),
        MadeAt("2023-03-07", None, "11"),
    )
    goes_on = item("21", "Lokalplan 7 og svømmehallens p-plads", cases=["23-1"])
    answer = item("22", "Lamper ved svømmehallen", reported_requests=(reported,))
    found = triples(linked(plan, _may(goes_on, answer)))
    assert found == {("maj#22", "answers", "marts#11"), ("maj#21", "continues", "marts#11")}
    other = replace(reported, made_at=MadeAt("2023-03-07", None, "12"))
    elsewhere = item("22", "Lamper ved svømmehallen", reported_requests=(other,))
    assert ("maj#22", "answers", "marts#11") not in triples(linked(plan, _may(goes_on, elsewhere)))


@pytest.mark.parametrize(
    ("title", "day", "same"),
    [
        ("Budgetopfølgning 2. kvartal - Kultur og Fritid", "2024-03-05", False),
        ("Tilskud til havnefesten i Rønsø", "2024-03-05", False),
        ("Tilskud til havnefesten i Rønsø", "2023-06-06", True),
        ("Lokalplan 198, boliger i Højby", "2024-03-05", True),
        ("Havnefesten 2023 i Rønsø", "2024-03-05", False),
    ],
)
def test_a_title_of_every_year_is_no_proof_unless_it_has_a_number(
    title: str, day: str, same: bool
) -> None:
    first = minutes("2023-03-07", item("11", title), doc="marts")
    later = minutes(day, item("4", title), doc="senere")
    assert bool(linked(first, later).links) == same


def _promise(text: str, expression: str, year: int, recurs: str | None = None) -> Record:
    start, end = f"{year}-10-01", f"{year}-10-31"
    promised = ask(text, expression, start, end, kind="commitment", by="administration")
    promised = replace(promised, recurs=recurs)
    return minutes("2024-10-08", item("4", "Status på seniorordningen", asks=[promised]), doc="a")


def test_what_comes_back_in_the_month_that_was_promised_answers() -> None:
    a = _promise("Udvalget får næste gang en status i oktober 2025.", "i oktober 2025", 2025)
    early = minutes("2025-06-10", item("4", "Seniorordningen: takster"), doc="b")
    other = minutes("2025-10-14", item("4", "Status på havnen"), doc="c")
    status = minutes("2025-10-14", item("4", "Status på seniorordningen"), doc="c")
    late = minutes("2025-12-09", item("4", "Status på seniorordningen"), doc="c")
    assert triples(linked(a, early, status)) == {("c#4", "answers", "a#4")}
    assert linked(a, early, other).links == ()
    assert linked(a, early, late).links == ()


def test_every_turn_of_what_recurs_answers() -> None:
    text = "Udvalget ønsker en status på seniorordningen hvert år i oktober."
    a = _promise(text, "hvert år i oktober", 2025, recurs="P1Y")
    later = [
        minutes(day, item("4", "Status på seniorordningen"), doc=f"d{day[:4]}")
        for day in ("2025-10-14", "2026-10-13", "2027-10-12")
    ]
    between = minutes("2026-06-09", item("4", "Seniorordningen - kantine"), doc="x")
    assert {
        later for later, kind, _ in triples(linked(a, between, *later)) if kind == "answers"
    } == {
        "d2025#4",
        "d2026#4",
        "d2027#4",
    }


@pytest.mark.parametrize(
    ("text", "title"),
    [
        # The same words, another thing: a place, a number, an event.
        ("Udvalget ønsker en sag om åbningstider i svømmehallen i Åby.", "Åbningstider i Nordby"),
        (
            "Udvalget ønsker en redegørelse for parkering ved boligerne.",
            "Lokalplan 204 - parkering",
        ),
        ("Udvalget ønsker et notat om trafik på Skolevej ved Søborg Skole.", "Søborg Skole - tag"),
        ("Udvalget ønsker en redegørelse for merforbrug i svømmehallen.", "Budget 2. kvartal"),
    ],
)
def test_other_matters_of_the_trade_do_not_answer(text: str, title: str) -> None:
    march = minutes("2023-03-07", item("11", "Lokalplan 198 - boliger", asks=[ask(text)]), doc="a")
    assert linked(march, _may(item("21", title))).links == ()


def test_of_two_requests_of_one_item_only_the_one_that_is_treated_is_answered() -> None:
    second = ask("Udvalget ønsker en oversigt over tilskud til musikskolen.")
    march = minutes("2023-03-07", item("11", "Atelierer", asks=[ASKED, second]), doc="marts")
    may = _may(item("21", "Udlejning af havnepakhuset til kunstnere"))
    (link,) = linked(march, may).links
    assert len(link.answers) == 1


def test_a_returned_item_that_comes_again_answers_what_was_asked_of_it() -> None:
    again = ask("Udvalget ønsker sagen yderligere belyst.")
    first = item("11", "Salg af den gamle brandstation", asks=[again], outcome="returned")
    links = linked(
        minutes("2023-03-07", first, doc="marts"),
        _may(item("21", "Salg af den gamle brandstation"), item("22", "Ny brandstation i Åby")),
    )
    assert ("maj#21", "answers", "marts#11") in triples(links)


def test_the_same_committee_and_case_number_in_two_municipalities_are_two() -> None:
    march = _march(cases=["23-1"])
    other = _may(item("21", "Udlejning af havnepakhuset", cases=["23-1"]), town="Storby Kommune")
    links = linked(march, other)
    assert links.links == () == links.candidates


def test_a_reference_to_a_number_that_another_body_has_is_to_the_own_body() -> None:
    own = minutes("2023-03-07", item("11", "Byens atelierer"), doc="own")
    other = minutes("2023-03-07", item("11", "Sejlklubben"), body="Teknisk Udvalg", doc="other")
    refers = [Reference("2023-03-07", None, "11")]
    later = _may(item("21", "Pavillonen", refers=refers))
    assert triples(linked(own, other, later)) == {("maj#21", "refers", "own#11")}
