"""Whether a later item of the same case treats what was asked, or only goes on with it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from sagsspor.nlp.record import Decision, Item, Record, Reference
from tests.graph.records import BODY, ask, item, linked, minutes, statuses, triples

CASE = "18.20.00-P20-4-23"
TITLE = "Etablering af naturlegeplads ved Åmosen"
TOLD = "Fritids- og Legeforvaltningen indstiller, at naturlegepladsen etableres."
SEPTEMBER = ("på mødet i september", "2023-09-01", "2023-09-30")


def _asked(text: str, *due: str, **more: Any) -> Record:
    asked = item(
        "31",
        TITLE,
        cases=[CASE],
        asks=[ask(text, *due)],
        outcome="recommended",
        recommendation=TOLD,
        **more,
    )
    return minutes("2023-05-09", asked, doc="maj")


def _council(*, printed: bool = True, **more: Any) -> Record:
    """Give the council's item: the committee's with its printed decision, and a decision on it."""
    passed_on = item("71", TITLE, cases=[CASE], recommendation=TOLD, **more)
    if printed:
        first = Decision(BODY, "2023-05-09", "recommended", "Anbefales.", "31")
        passed_on = replace(passed_on, decisions=(first, *passed_on.decisions))
    return minutes("2023-05-30", passed_on, body="Byrådet", doc="byraad")


@pytest.mark.parametrize("printed", [True, False])
@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Forvaltningen skal redegøre for, hvordan der køres fritidsbørn derud.", SEPTEMBER),
        ("Udvalget ønsker en status på mødet i september.", SEPTEMBER),
        ("Udvalget ønsker en evaluering af naturlegepladsen, når den har været åben et år.", ()),
        ("Udvalget ønsker senere en redegørelse for vedligeholdelsen.", ()),
        ("Udvalget ønsker en sag om naturlegepladsen på et senere møde.", ()),
    ],
)
def test_that_the_council_decides_what_was_recommended_is_no_answer(
    text: str, due: tuple[str, ...], printed: bool
) -> None:
    links = linked(_asked(text, *due), _council(printed=printed))
    assert triples(links) == {("byraad#71", "continues", "maj#31")}


def test_the_answer_is_found_behind_the_council() -> None:
    asked = _asked("Forvaltningen skal redegøre for kørslen af fritidsbørn.", *SEPTEMBER)
    refers = [Reference("2023-05-09", None, "31")]
    answer = item("54", "Kørsel til Åmosen", summary="En bus kører hver time.", refers=refers)
    september = minutes("2023-09-12", answer, doc="september")
    (status,) = statuses(asked, _council(), september)
    assert status.answered_by is not None
    assert status.answered_by.id == "september#54"


@pytest.mark.parametrize(
    ("text", "summary", "treated"),
    [
        # What the request added to the case, and the other body's item tells.
        ("Udvalget ønsker prisen på et hegn belyst.", "Prisen på et hegn er 80.000 kr.", True),
        # One word of many is not enough elsewhere.
        ("Udvalget ønsker belyst, hvordan bus og lærere skaffes til turen.", "Ingen bus.", False),
        ("Udvalget ønsker prisen på et hegn belyst.", "Skovrejsningen er færdig.", False),
        # That the committee has asked for it is no answer.
        ("Udvalget ønsker prisen på et hegn.", "Udvalget har bedt om prisen på et hegn.", False),
        ("Udvalget ønsker prisen på et hegn.", "Udvalget bad om en pris. Et hegn: 9 kr.", True),
    ],
)
def test_another_body_answers_with_what_the_request_added(
    text: str, summary: str, treated: bool
) -> None:
    links = linked(_asked(text), _council(summary=summary))
    kind = "answers" if treated else "continues"
    assert triples(links) == {("byraad#71", kind, "maj#31")}


def test_what_the_council_sends_back_is_treated_by_the_committee() -> None:
    back = item(
        "71",
        TITLE,
        cases=[CASE],
        asks=[ask("Byrådet beder udvalget om fornyet behandling.")],
        outcome="returned",
    )
    council = minutes("2023-05-30", back, body="Byrådet", doc="byraad")
    committee = minutes("2023-06-13", item("41", TITLE, cases=[CASE]), doc="juni")
    assert triples(linked(council, committee)) == {("juni#41", "answers", "byraad#71")}


@pytest.mark.parametrize(
    ("text", "due", "later", "treated"),
    [
        # Before the time that was named a case that goes on answers by new words only.
        ("Udvalget ønsker naturlegepladsen drøftet igen.", SEPTEMBER, {}, False),
        ("Udvalget ønsker hegn og port drøftet.", SEPTEMBER, {"summary": "Hegn, port."}, True),
        # A kind of thing that was asked for by name must be brought.
        ("Udvalget ønsker en evaluering af naturlegepladsen.", (), {}, False),
        (
            "Udvalget ønsker en oversigt over naturlegepladsen.",
            (),
            {"attachments": ("Notat",)},
            True,
        ),
        ("Udvalget ønsker en status på naturlegepladsen.", (), {"title": "Resultater"}, True),
        ("Udvalget ønsker en sag om naturlegepladsen.", (), {}, True),
    ],
)
def test_the_case_goes_on_in_the_committee_itself(
    text: str, due: tuple[str, ...], later: dict[str, Any], treated: bool
) -> None:
    title = later.pop("title", "Normering") + " på naturlegepladsen"
    june = minutes("2023-06-13", item("41", title, cases=[CASE], **later), doc="juni")
    kind = "answers" if treated else "continues"
    assert triples(linked(_asked(text, *due), june)) == {("juni#41", kind, "maj#31")}


def test_a_request_without_words_of_its_own_is_not_answered_by_two_words_of_its_title() -> None:
    asked = item("31", "Ny cykelsti langs Åmosevej", asks=[ask("Udvalget ønsker sagen belyst.")])
    first = minutes("2023-05-09", asked, doc="maj")

    def later(title: str) -> set[tuple[str, str, str]]:
        return triples(linked(first, minutes("2023-06-13", item("41", title), doc="juni")))

    assert later("Cykelsti langs Åmosevej - forslag") == {("juni#41", "answers", "maj#31")}
    assert later("Skiltning ved cykelsti og hegn langs Åmosevej ved Skovsøen") == set()


def _items(*items: Item) -> Record:
    return minutes("2023-06-13", *items, doc="juni")


def test_the_verb_of_asking_is_no_topic() -> None:
    text = "Eva Holm (F) efterlyste svar og spurgte, hvad det koster at male gavlen på Ny Mole."
    first = minutes("2023-05-09", item("31", "Meddelelser", asks=[ask(text)]), doc="maj")
    other = _items(item("41", "Sejlere efterlyst: hvad koster kosten på molen?"))
    assert linked(first, other).links == ()


OVERVIEW = "Eva Holm (F) efterlyste en oversigt over kommunens drikkeposter."
NOTED = "Teknisk Forvaltning indstiller, at oversigten tages til efterretning."


@pytest.mark.parametrize(
    ("text", "due", "title", "more", "treated"),
    [
        (OVERVIEW, (), "Drikkeposter i kommunen", {"recommendation": NOTED}, True),
        (OVERVIEW, ("på næste møde",), "Drikkeposter", {"recommendation": NOTED}, True),
        # Nothing says that it is the overview; more than that; before its time.
        (OVERVIEW, (), "Drikkeposter i kommunen", {}, False),
        (OVERVIEW, (), "Drikkeposter ved stadion", {"recommendation": NOTED}, False),
        (OVERVIEW, SEPTEMBER, "Drikkeposter", {"recommendation": NOTED}, False),
        # What was asked at a standing item is nearly the title.
        (
            "Eva Holm (F) bad om tal for lærlinge i bagerier og slagterier.",
            (),
            "Lærlinge i bagerier",
            {},
            True,
        ),
        (
            "Eva Holm (F) bad om tal for lærlinge i bagerier og slagterier.",
            (),
            "Lærlinge i bagerier: hjælp til mad",
            {},
            False,
        ),
    ],
)
def test_what_was_asked_at_a_standing_item_comes_as_a_title(
    text: str, due: tuple[str, ...], title: str, more: dict[str, Any], treated: bool
) -> None:
    first = minutes("2023-05-09", item("31", "Meddelelser", asks=[ask(text, *due)]), doc="maj")
    links = linked(first, _items(item("41", title, **more)))
    assert triples(links) == ({("juni#41", "answers", "maj#31")} if treated else set())
    elsewhere = minutes("2023-06-13", item("41", title, **more), body="Byrådet", doc="byraad")
    assert linked(first, elsewhere).links == ()


def test_another_time_and_title_do_not_stand_for_the_words_that_were_asked() -> None:
    asked = ask("Eva Holm (F) efterlyste en oversigt over drikkeposter til september.", *SEPTEMBER)
    first = minutes("2023-05-09", item("31", "Parkering ved Ravn Station", asks=[asked]), doc="maj")
    later = minutes(
        "2023-09-12", item("41", "Parkering ved Ravn Station - skilte"), doc="september"
    )
    assert ("september#41", "answers", "maj#31") not in triples(linked(first, later))
