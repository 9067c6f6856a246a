"""The examples hold the stories that their README and data/examples.json tell of them."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from sagsspor.nlp.reading import find_documents, read_source
from sagsspor.nlp.text.source import Source

EXAMPLES = Path(__file__).parents[1] / "examples"
GOLD: dict[str, Any] = json.loads((Path(__file__).parent / "data/examples.json").read_text("utf-8"))
SOURCES = {path.stem: read_source(path) for path in find_documents([EXAMPLES]).documents}


def item_text(item: str) -> str:
    """Give the text of ``document#number``, from the item's last heading to the next item's."""
    stem, number = item.split("#")
    text = SOURCES[stem].text
    starts = [match.start() for match in re.finditer(rf"^[# ]*{number}\. ", text, re.MULTILINE)]
    assert starts, item
    after = re.search(
        rf"^[# *]*(?:Punkt {int(number) + 1}:|{int(number) + 1}\. )",
        text[starts[-1] :],
        re.MULTILINE,
    )
    return text[starts[-1] : starts[-1] + after.start() if after else None]


def heads(source: Source) -> dict[str, str]:
    """Give what the layout with doubled titles prints between the first title and the second."""
    pattern = re.compile(r"^[# *]*Punkt (\d+):[^\n]*\n(.*?)^[# ]*\1\. ", re.MULTILINE | re.DOTALL)
    return {f"{source.name}#{match[1]}": match[2] for match in pattern.finditer(source.text)}


HEADS = {key: head for source in SOURCES.values() for key, head in heads(source).items()}


def items_named(value: Any) -> set[str]:
    """Give every ``document#number`` in a piece of the gold data."""
    return set(re.findall(r'"(bregnholt-[a-z0-9-]+#\d+)"', json.dumps(value)))


def test_thirteen_documents_of_three_bodies_in_four_formats() -> None:
    assert len(SOURCES) == 13
    assert {source.media_type.rpartition("/")[2][:8] for source in SOURCES.values()} == {
        *("plain", "markdown", "html", "vnd.open")
    }


@pytest.mark.parametrize("item", sorted(items_named(GOLD)))
def test_every_item_named_is_there(item: str) -> None:
    assert item_text(item).strip()


@pytest.mark.parametrize("request_", GOLD["requests"], ids=lambda row: row["item"])
def test_requests_stand_in_their_items(request_: dict[str, Any]) -> None:
    assert request_["text"] in item_text(request_["item"])
    assert (request_["status"] == "answered") == bool(request_["answered_by"])
    if request_["due"]:
        assert request_["due"]["expression"] in request_["text"]
    if request_["answered_by"]:
        day, answer_day = (
            key.split("#")[0][-10:] for key in (request_["item"], request_["answered_by"])
        )
        assert day < answer_day
        assert request_["late"] == bool(
            request_["due"] and answer_day > (request_["due"]["end"] or "9")
        )


@pytest.mark.parametrize("reported", GOLD["reported_requests"], ids=lambda row: row["item"])
def test_reported_requests_stand_in_their_items(reported: dict[str, Any]) -> None:
    assert reported["text"] in item_text(reported["item"])
    assert reported["made_at"]["item_number"] in reported["text"]


def test_links_of_one_case_share_its_number_and_no_others_do() -> None:
    numbers = re.compile(
        r"^(?:Sagsnr\.: )?(\d\d-\d{6}|\d\d\.\d\d\.\d\d-[A-Z]\d\d-\d+-\d\d)\b", re.M
    )
    for link in GOLD["links"] + GOLD["optional_links"]:
        cases = [
            set(numbers.findall(item_text(link[end]) + HEADS.get(link[end], "")))
            for end in ("from", "to")
        ]
        assert bool(cases[0] & cases[1]) == ("same_case" in link["basis"]), link


@pytest.mark.parametrize("item", sorted(GOLD["votes"]))
def test_votes_name_whom_the_item_names(item: str) -> None:
    vote = GOLD["votes"][item]
    for name in (*vote["for"], *vote["against"], *vote["abstained"]):
        assert name in item_text(item)
    counts = vote.get("counts", {})
    assert counts == {} or counts["for"] + counts["against"] + counts.get("abstained", 0) in (
        14,
        15,
    )


@pytest.mark.parametrize("name", sorted(GOLD["people"]))
def test_people_are_printed_as_told(name: str) -> None:
    person = GOLD["people"][name]
    assert any(name in source.text for source in SOURCES.values())
    for variant, item in zip(person.get("variants", ()), person.get("variant_at", ()), strict=True):
        assert variant in item_text(item)
    for day, party in person.get("parties", ()):
        stem = next(stem for stem in SOURCES if stem.endswith(day) and "bsu" not in stem)
        printed = " ".join(SOURCES[stem].text.split())
        assert f"{name} ({party})" in printed
