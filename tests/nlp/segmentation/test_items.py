from typing import Any

import pytest

from tests.linear import grows_linearly
from tests.nlp.cases import cases
from tests.nlp.texts import items_of

LAYOUTS = cases("layout", "items")


@pytest.mark.parametrize("case", LAYOUTS, ids=lambda case: case["name"])
def test_items_are_cut_with_number_and_title(case: dict[str, Any]) -> None:
    blocks, _ = items_of(case["text"])
    assert [[block.number, block.title] for block in blocks] == case["items"]
    assert [block.ordinal for block in blocks] == list(range(1, len(blocks) + 1))


@pytest.mark.parametrize("case", LAYOUTS, ids=lambda case: case["name"])
def test_number_and_title_point_into_the_text(case: dict[str, Any]) -> None:
    for block in items_of(case["text"])[0]:
        assert block.number_span is not None
        assert case["text"][slice(*block.number_span)] == block.number
        assert " ".join(case["text"][a:b] for a, b in block.title_spans) == block.title


@pytest.mark.parametrize("case", LAYOUTS, ids=lambda case: case["name"])
def test_the_head_ends_where_items_begin(case: dict[str, Any]) -> None:
    blocks, head = items_of(case["text"])
    first = min(line.start for block in blocks for line in block.body)
    assert all(line.start < first for line in head)


@pytest.mark.parametrize(
    ("first", "last", "leads"),
    [
        ("", "\nSagsnr.: 19/103\n", [0, 0, 0]),
        ("Sagsnr.: 19/100\n\n", "", [1, 1, 1]),
        ("", "", [0, 1, 1]),
    ],
    ids=["each item ends with its own", "each heading stands below", "the first has none"],
)
def test_case_numbers_between_items_go_one_way(first: str, last: str, leads: list[int]) -> None:
    case = "Sagsfremstilling\nKlubben har søgt.\n\nBeslutning\nGodkendt.\n"
    text = (
        f"Kulturudvalget\nMødedato: 3. maj 2022\n\n{first}"
        f"1. Godkendelse af dagsorden\n\n{case}\nSagsnr.: 19/101\n\n"
        f"2. Ny bane\n\n{case}\nSagsnr.: 19/102\n\n"
        f"3. Ny hal\n\n{case}{last}"
    )
    assert [len(block.lead) for block in items_of(text)[0]] == leads


@pytest.mark.parametrize(
    ("signed", "last"),
    [
        ("Underskrifter:\nLis Krog\nPer Bak", "Godkendt."),
        ("Underskrevet af:\nLis Krog\nPer Bak", "Godkendt."),
        ("Underskrifter\nSamles ind af sekretæren inden mødet.", "Samles ind af sekretæren"),
    ],
)
def test_the_last_item_ends_above_the_names_of_those_who_sign(signed: str, last: str) -> None:
    text = (
        "Kulturudvalget\nMødedato: 3. maj 2022\n\n1. Ny bane\nBeslutning\nUdsat.\n\n"
        f"2. Ny hal\nBeslutning\nGodkendt.\n\n{signed}\n"
    )
    assert items_of(text)[0][-1].body[-1].text.startswith(last)


def test_a_text_without_items_has_none() -> None:
    blocks, _ = items_of("Kære alle\nTak for sidst.\nHilsen Bo\n")
    assert blocks == ()


@pytest.mark.parametrize("piece", ["1. Sag\n", "Punkt 1 Sag\n\n", "Beslutning\n", "12\n", "a\n"])
def test_time_is_bounded(piece: str) -> None:
    assert grows_linearly(items_of, piece, 1_000 * len(piece))
