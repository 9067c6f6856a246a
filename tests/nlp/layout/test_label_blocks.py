"""Labels apart from their values: what is paired with what, and where the block ends."""

import pytest

from sagsspor.nlp.layout.label_blocks import (
    Block,
    read_head_block,
    read_item_block,
    read_people_columns,
)
from sagsspor.nlp.layout.lines import split_lines
from sagsspor.nlp.vocabulary import vocabulary
from tests.nlp.texts import source_of

READERS = {
    "head": read_head_block,
    "item": read_item_block,
    "columns": read_people_columns,
}


def read(kind: str, text: str) -> tuple[Block | None, int]:
    lines = split_lines(source_of(text))
    return READERS[kind](lines, 0, vocabulary()), len(lines)


def pairs(block: Block | None, text: str) -> list[tuple[str, list[str]]] | None:
    if block is None:
        return None
    return [(one.label.word, [text[a:b] for a, b in one.spans]) for one in block.pairs]


@pytest.mark.parametrize(
    ("kind", "text", "wanted", "left"),
    [
        (
            "head",
            "Dato:\nMødetid:\nMødet slut:\nSted:\n08. sep 2007\n:\nkl. :\nByrådssalen\n1. Ny bane",
            [
                ("dato", ["08. sep 2007"]),
                ("mødetid", [":"]),
                ("mødet slut", ["kl. :"]),
                ("sted", ["Byrådssalen"]),
            ],
            1,
        ),
        (
            "head",
            "Dato:\nStart:\nSted:\n3. maj 2022\nkl. 18\nSøvej 4, møde-\nlokale B\n1. Ny bane",
            [
                ("dato", ["3. maj 2022"]),
                ("start", ["kl. 18"]),
                ("sted", ["Søvej 4, møde-", "lokale B"]),
            ],
            1,
        ),
        (
            "head",
            "Dato:\nStart:\nSlut:\nSted:\n08. sep 2007\nkl..\nKl. .\nByrådssalen\n1. Ny bane",
            [
                ("dato", ["08. sep 2007"]),
                ("start", ["kl.."]),
                ("slut", ["Kl. ."]),
                ("sted", ["Byrådssalen"]),
            ],
            1,
        ),
        (
            "head",
            "Dato:\nSted:\nFraværende:\n3. maj 2022\nRådhuset\nLone Holm\n1. Ny bane",
            [("dato", ["3. maj 2022"]), ("sted", ["Rådhuset"]), ("fraværende", ["Lone Holm"])],
            1,
        ),
        (
            "head",
            "Dato:\nSted:\nFraværende:\n3. maj 2022\nLone Holm",
            [("dato", ["3. maj 2022"]), ("fraværende", ["Lone Holm"])],
            0,
        ),
        (
            "head",
            "Sted:\nMedlemmer:\nRådhuset\nLone Holm",
            [("sted", ["Rådhuset"]), ("medlemmer", ["Lone Holm"])],
            0,
        ),
        ("head", "Dato:\nSted:\n3. maj 2022\nRådhuset", None, 4),
        (
            "item",
            "Sagsnr.:\nSagen afgøres i:\nBilag:\n1/24\nByrådet\nKort.pdf\nPlan.pdf\nResume",
            [
                ("sagsnr", ["1/24"]),
                ("sagen afgøres i", ["Byrådet"]),
                ("bilag", ["Kort.pdf", "Plan.pdf"]),
            ],
            1,
        ),
        ("item", "Sagsnr.:\nBilag:\n15/240\nIndstilling", [("sagsnr", ["15/240"])], 1),
        ("item", "Sagsnr.:\nBilag:\nByrådet har fået et brev.", [], 1),
        ("item", "Bilag:\nKort.pdf", None, 2),
        ("item", "Bilag:\nSagsnr.:\nKort.pdf\n15/240", None, 4),
        (
            "columns",
            "Medlemmer Tilforordnede\nLone Holm Jens Ask\nEva Lund\nBilag",
            [("medlemmer", ["Lone Holm", "Eva Lund"]), ("tilforordnede", ["Jens Ask"])],
            1,
        ),
        ("columns", "Medlemmer Lone Holm\nBo Ask", None, 2),
    ],
)
def test_values_go_to_their_labels(
    kind: str, text: str, wanted: list[tuple[str, list[str]]] | None, left: int
) -> None:
    block, lines = read(kind, text)
    assert pairs(block, text) == wanted
    assert lines - (block.end if block else 0) == left
