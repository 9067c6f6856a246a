"""Lines that hold several labels, and labels joined to their text."""

import pytest

from sagsspor.nlp.layout.joined_labels import part_joined
from sagsspor.nlp.layout.label_rows import part_rows
from sagsspor.nlp.layout.lines import split_lines
from sagsspor.nlp.reading import read_bytes
from sagsspor.nlp.text.source import Source
from sagsspor.nlp.vocabulary import vocabulary
from tests.linear import grows_linearly

ROWS = (
    (
        "Dato: 3. maj 2019   Starttidspunkt: kl. 13:00   Sted: Byrådssalen",
        ["Dato: 3. maj 2019", "Starttidspunkt: kl. 13:00", "Sted: Byrådssalen"],
    ),
    (
        "Dato: Starttidspunkt: Sted:\n3. maj 2019\nkl. 13:00",
        ["Dato:", "Starttidspunkt:", "Sted:", "3. maj 2019", "kl. 13:00"],
    ),
    (
        "Dato:   Starttidspunkt:   Sted:\n3. maj 2019   kl. 13:00   Byrådssalen",
        ["Dato:", "Starttidspunkt:", "Sted:", "3. maj 2019", "kl. 13:00", "Byrådssalen"],
    ),
    (
        "Mødedo: Start kl.: Sted:\n3. maj 2019\n13:00",
        ["Mødedo:", "Start kl.:", "Sted:", "3. maj 2019", "13:00"],
    ),
    ("Mødedo: Blok: Sted:\n3. maj 2019", ["Mødedo: Blok: Sted:", "3. maj 2019"]),
    ("kl. 10:15   Sted: Byrådssalen", ["kl. 10:15", "Sted: Byrådssalen"]),
    (
        "Mødedo: Mandag den 9. januar   Mødetid: 16:30   Sted: Søvej 4",
        ["Mødedo: Mandag den 9. januar", "Mødetid: 16:30", "Sted: Søvej 4"],
    ),
    ("Medlemmer: Fraværende:", ["Medlemmer: Fraværende:"]),
    ("12 - Ny cykelsti Punkttype: Åben sag", ["12 - Ny cykelsti", "Punkttype: Åben sag"]),
    ("6. Lukket punkt: Ekspropriation", ["6. Lukket punkt: Ekspropriation"]),
    ("00.22.04-P35-3-18 Sagsbehandler: Lone Holm", ["00.22.04-P35-3-18 Sagsbehandler: Lone Holm"]),
    (
        "Pkt. 12 Ny cykelsti Sagsnr.: 19/1284",
        ["Pkt. 12 Ny cykelsti", "Sagsnr.: 19/1284"],
    ),
    (
        "12 Ny cykelsti J.nr.: EMN-2025-02817",
        ["12 Ny cykelsti", "J.nr.: EMN-2025-02817"],
    ),
    (
        "Sag 12: Ny cykelsti J.nr.: 2025-71284 Sagsnr.: 19/1284",
        ["Sag 12: Ny cykelsti", "J.nr.: 2025-71284 Sagsnr.: 19/1284"],
    ),
    (
        "Åbent punkt 12 Ny cykelsti Sagsnr.: 19/1284",
        ["Åbent punkt 12 Ny cykelsti", "Sagsnr.: 19/1284"],
    ),
    (
        "Det foreslås, at planen sendes i høring.   Beslutning: Godkendt.",
        ["Det foreslås, at planen sendes i høring.", "Beslutning: Godkendt."],
    ),
    (
        "Sag nr. 29   J.nr.: 17.02A00   Dok.nr.: 12/04",
        ["Sag nr. 29", "J.nr.: 17.02A00   Dok.nr.: 12/04"],
    ),
    ("Lukket - Plan for torvet Sagsnr.:", ["Lukket - Plan for torvet", "Sagsnr.:"]),
    ("Plan for torvet KLE: ..-P-- Sag: ..-P--", ["Plan for torvet", "KLE: ..-P-- Sag: ..-P--"]),
    ("Medlemmer:          Fraværende:", ["Medlemmer:          Fraværende:"]),
    ("Sag 5: 3-i-1 hal i Nordby J.nr.: 19/1284", ["Sag 5: 3-i-1 hal i Nordby", "J.nr.: 19/1284"]),
    ("12. Ny cykelsti Sagsnr.: 19/1284", ["12. Ny cykelsti", "Sagsnr.: 19/1284"]),
    (
        "Ansøgningen ligger i arkivet. Se Sagsnr.: 19/1284",
        ["Ansøgningen ligger i arkivet. Se Sagsnr.: 19/1284"],
    ),
)


def _source(text: str) -> Source:
    return read_bytes(text.encode(), "rows.txt")


@pytest.mark.parametrize(("text", "parted"), ROWS)
def test_each_label_begins_a_line(text: str, parted: list[str]) -> None:
    lines = part_rows(split_lines(_source(text)), vocabulary())
    assert [line.text for line in lines] == parted
    assert [text[line.start : line.end] for line in lines] == parted
    assert [line.index for line in lines] == list(range(len(lines)))


JOINED = (
    "Resume Her gøres rede for forløbet.\nIndstilling Forvaltningen indstiller, at\n"
    "Beslutning Godkendt.\nResume En ny ramme.\nBeslutning Udsat.\nBeslutning om takster\n"
    "Sagen udsættes til næste møde.\n"
)


def test_labels_are_parted_from_their_text_where_all_are_joined() -> None:
    lines = part_joined(split_lines(_source(JOINED)), vocabulary())
    assert [line.text for line in lines][4:] == [
        "Beslutning",
        "Godkendt.",
        "Resume",
        "En ny ramme.",
        "Beslutning",
        "Udsat.",
        "Beslutning om takster",
        "Sagen udsættes til næste møde.",
    ]


def test_labels_are_parted_where_decisions_stand_in_a_dated_list() -> None:
    text = (
        "Referat\nResume Her gøres rede for forløbet.\nIndstilling Forvaltningen indstiller, at\n"
        "Sagsfremstilling Vejen er smal.\nBilag Oversigtskort\nNotat\nSagens forløb\n"
        "03-05-2022 Byrådet\nGodkendt.\n"
    )
    lines = part_joined(split_lines(_source(text)), vocabulary())
    assert [line.text for line in lines][7:11] == [
        "Bilag",
        "Oversigtskort",
        "Notat",
        "Sagens forløb",
    ]
    apart = text.replace("Bilag Oversigtskort", "Bilag\nOversigtskort")
    lines = split_lines(_source(apart))
    assert part_joined(lines, vocabulary()) == lines


def test_a_word_is_no_label_where_decisions_stand_under_theirs() -> None:
    text = JOINED + "Beslutning:\nGodkendt.\n"
    lines = split_lines(_source(text))
    assert part_joined(lines, vocabulary()) == lines


def test_rows_are_parted_in_linear_time() -> None:
    def part(text: str) -> None:
        part_joined(part_rows(split_lines(_source(text)), vocabulary()), vocabulary())

    assert grows_linearly(part, "Dato:   ", 40_000)
    assert grows_linearly(part, "Sagsnr.: A ", 40_000)
