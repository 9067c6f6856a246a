import re
from itertools import pairwise
from pathlib import Path

import pytest

from sagsspor.nlp.extract import extract
from sagsspor.nlp.layout.run_on import lost_lines
from sagsspor.nlp.record import Record
from sagsspor.nlp.vocabulary import vocabulary
from tests.linear import grows_linearly
from tests.nlp.texts import source_of

MINUTES = sorted((Path(__file__).parents[1] / "minutes").glob("*.txt"))

FILLER = "Forvaltningen har gennemgået området og fremlægger tallene for udvalget. " * 6


def lines_of(text: str) -> list[str]:
    starts = [0, *lost_lines(text, vocabulary()).starts, len(text)]
    return [text[a:b].strip() for a, b in pairwise(starts) if text[a:b].strip()]


@pytest.mark.parametrize(
    ("said", "lines"),
    [
        (
            "Mødedato: 3. maj 2011 Mødested: Byrådssalen",
            ["Mødedato: 3. maj 2011", "Mødested: Byrådssalen"],
        ),
        (
            "Sagen er drøftet. Indstilling Direktionen indstiller, at planen vedtages.",
            ["Sagen er drøftet.", "Indstilling", "Direktionen indstiller, at planen vedtages."],
        ),
        (
            "Naboerne er hørt. 12. Ny cykelsti ved Skolevej J.nr.: 05.01.00G01 Bilag: Kort",
            [
                "Naboerne er hørt.",
                "12. Ny cykelsti ved Skolevej",
                "J.nr.: 05.01.00G01",
                "Bilag: Kort",
            ],
        ),
        (
            "Teknisk Udvalg den 27. februar 2007: Anbefales. Byrådet den 13. marts 2007: Vedtaget.",
            [
                "Teknisk Udvalg den 27. februar 2007:",
                "Anbefales.",
                "Byrådet den 13. marts 2007:",
                "Vedtaget.",
            ],
        ),
        (
            "Indstilling: at planen vedtages. Beslutning den : Udsat til næste møde.",
            ["Indstilling: at planen vedtages.", "Beslutning den :", "Udsat til næste møde."],
        ),
        (
            "Beslutning i Økonomiudvalget den 11-11-2019 Ad 1: Anbefales.",
            ["Beslutning i Økonomiudvalget den 11-11-2019", "Ad 1: Anbefales."],
        ),
        (
            "Mødet begynder. TMU-58/07-B Udvidelse af havnen Klubben søger. Byrådet : Udsat. ",
            [
                "Mødet begynder.",
                "TMU-58/07-B",
                "Udvidelse af havnen Klubben søger.",
                "Byrådet :",
                "Udsat.",
            ],
        ),
        (
            "Afbud: Lone Holm BESLUTNING I BYRÅDET DEN 28. maj 2013 Godkendt.",
            ["Afbud: Lone Holm", "BESLUTNING I BYRÅDET DEN 28. maj 2013", "Godkendt."],
        ),
        (
            "Afbud: Lone Holm BESLUTNING I BYRÅDET DEN Formandens forslag vedtaget.",
            ["Afbud: Lone Holm", "BESLUTNING I BYRÅDET DEN", "Formandens forslag vedtaget."],
        ),
        (
            "Fraværende: Lone Holm LUKKEDE SAGER 39. Lukket sag: Køb",
            ["Fraværende: Lone Holm", "LUKKEDE SAGER", "39. Lukket sag: Køb"],
        ),
        (
            "Fraværende: Lone Holm Mødet hævet kl. 20.10",
            ["Fraværende: Lone Holm", "Mødet hævet kl", ". 20.10"],
        ),
        (
            "Fraværende: Lone Holm (C) Godkendt med bemærkninger.",
            ["Fraværende: Lone Holm (C)", "Godkendt med bemærkninger."],
        ),
        (
            "Medlemmer Torben Lind Birgit Skov Erik Anders Holm Fraværende Birgit Skov",
            [
                "Medlemmer",
                "Torben Lind",
                "Birgit Skov",
                "Erik Anders Holm",
                "Fraværende",
                "Birgit Skov",
            ],
        ),
    ],
)
def test_lines_are_found_in_the_middle(said: str, lines: list[str]) -> None:
    text = f"{FILLER}{said}"
    assert [line.removeprefix(FILLER) for line in lines_of(text)][-len(lines) :] == lines


@pytest.mark.parametrize(
    "said",
    [
        "Udvalget ser på Indstilling Nord og på Økonomi Syd.",
        "Det fremgår af Bilag 2. Kortet er vedlagt.",
        "Fristen er den 3. maj 2011, og Byrådet den 13. marts 2007 besluttede det.",
        "Indstillingens pkt. 3: Ikke anbefalet af flertallet.",
    ],
)
def test_a_sentence_that_goes_on_is_not_cut(said: str) -> None:
    assert lines_of(f"{FILLER}{said}") == [f"{FILLER}{said}"]


@pytest.mark.parametrize("path", MINUTES, ids=lambda path: path.stem)
def test_no_other_minutes_are_cut(path: Path) -> None:
    assert lost_lines(path.read_text("utf-8"), vocabulary()).starts == ()


def test_page_numbers_are_furniture() -> None:
    firsts = ("Sagen", "Planen", "Vejen", "Skolen")
    pages = [f"{at} {first} ses. {FILLER}{at + 4}" for at, first in enumerate(firsts, 1)]
    text = "\n\n".join(pages)
    lost = lost_lines(text, vocabulary())
    said = {re.match(r"\S+", text[start:]).group() for start in lost.furniture}  # type: ignore[union-attr]
    assert said == {"1", "2", "3", "4", "5", "6", "7", "8"}


def test_who_was_away_is_no_foot_of_the_page() -> None:
    text = "\n\n".join(f"{FILLER}Fraværende: Lone Holm Side {at}" for at in range(3, 8))
    assert lines_of(text)[:3] == [FILLER.strip(), "Fraværende: Lone Holm", "Side 3"]


def test_a_transcript_set_to_a_width_again() -> None:
    text = (
        "Referat for Byrådet\n\nTranskript\n\n"
        "1 Nordby Kommune Byrådet Mødedato: Tirsdag den 9. maj\n2006 Mødelokale: Byrådssalen\n\n"
        "2 Nordby Kommune Indholdsfortegnelse 1. Ny vej 2. Ny\nskole ved søen\n\n"
        "4 Nordby Kommune 1. Ny vej Sagsnr.: 06/00121 Beslutning:\nGodkendt. Nordby Kommune 2\n\n"
        "5 Nordby Kommune 2. Ny skole ved søen i Lund Sagsnr.: 06/00122\nBeslutning i Byrådet den "
        "Udsat.\n"
    )
    lost = lost_lines(text, vocabulary())
    said = [line.replace("\n", " ") for line in lines_of(text)]
    assert [line for line in said if "Mødedato" in line] == ["Mødedato: Tirsdag den 9. maj 2006"]
    assert said[-3:] == ["Sagsnr.: 06/00122", "Beslutning i Byrådet den", "Udsat."]
    assert "2. Ny skole ved søen i Lund" in said
    furniture = [text[at:].split(None, 1)[0] for at in sorted(lost.furniture)]
    assert furniture == ["1", "Nordby", "2", "Nordby", "4", "Nordby", "5", "Nordby"]
    assert text.index("\nBeslutning i") in lost.soft


def run_on(text: str) -> str:
    """Write minutes as such a transcript: pages of some 2,200 signs, one line each."""
    pages = [""]
    for line in text.split("\n"):
        said = " ".join(re.sub(r"[#*`]+", "", line).split())
        if len(pages[-1]) > 2200:
            pages.append("")
        pages[-1] = f"{pages[-1]} {said}".strip() if said else pages[-1]
    return "\n\n".join(f"{number} {page}" for number, page in enumerate(pages, 1))


def _found(record: Record) -> set[tuple[str, str]]:
    return {("item", re.sub(r"\W", "", item.title or "").casefold()) for item in record.items} | {
        ("decision", f"{item.number} {decision.outcome}")
        for item in record.items
        for decision in item.decisions
    }


# Layouts that archives of PDF files show so: numbered items under labels. Where a title or a label
# is told by its own line alone, a run-on text has lost it.
NUMBERED = [
    "baekmark", "brohoej", "granstrup", "gribsoe", "himmerdal", "kystholm", "lilleaa", "lundeborg",
    "lyngbakke", "moelleby", "nederby", "nordmark", "stenvad", "tverdal",
]  # fmt: skip
KEPT = 0.75


def test_minutes_come_back_without_their_line_ends() -> None:
    kept = wanted = 0
    for path in MINUTES:
        if path.name.split("_")[0] not in NUMBERED:
            continue
        text = path.read_text("utf-8")
        whole = _found(extract(source_of(text)))
        cut = _found(extract(source_of(run_on(text))))
        wanted += len(whole)
        kept += len(whole & cut)
    assert wanted > 100
    assert kept >= KEPT * wanted, (kept, wanted)


@pytest.mark.parametrize(
    "piece",
    [
        "12. Ny cykelsti Bilag ",
        "Beslutning Godkendt. ",
        "Byrådet den 3. maj 2011: ",
        "Lone Holm Jens Ask ",
        "1 ",
        "Medlemmer ",
        ". . . . 4 ",
    ],
)
def test_cost_is_linear(piece: str) -> None:
    words = vocabulary()
    assert grows_linearly(lambda text: lost_lines(text, words), piece, 120_000)
