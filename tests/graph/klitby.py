"""The record and source of one invented meeting in which nearly everything happens."""

from __future__ import annotations

from hashlib import sha256

from sagsspor.nlp.record import (
    AskedBy,
    Decision,
    Dissent,
    Due,
    Item,
    MadeAt,
    Meeting,
    Member,
    Mention,
    PersonMentioned,
    Record,
    Reference,
    ReportedRequest,
    Request,
    SourceWarning,
    Treatment,
    Votes,
    Where,
)
from sagsspor.nlp.text.source import Source, Span

BASE = "https://sagsspor.example/"
AT = "klitby/oekonomiudvalget/2024-05-14"

TEXT = """Klitby Kommune
Økonomiudvalget 2022-2025, tirsdag den 14. maj 2024 kl. 13.00, Rådhuset
Medlemmer: Asta Bro (A), formand. Ib Holm (V). Liv Ås (UFP). Ove Krog (N) for Per Lund.
Fraværende: Ib Holm. Deltog: Mia Bech, kontorchef.

12. Havnebad
Sagsnr. 04.08.00-P20-3-23
Behandling: TMU 31. juni 2024
Indstilling: at havnebadet anlægges.
Teknik- og Miljøudvalget (TMU), 7. maj 2024, punkt 33: Anbefales. Bo Juhl (O) stemte imod.
Fraværende: Kim Lau.
Økonomiudvalget, 14. maj 2024: Godkendt. 2 stemte for, Liv Ås stemte imod.
Liv Ås tager forbehold for prisen.
Udvalget ønsker en status i juni 2024.
Asta Bro ønsker et notat.
Administrationen vender tilbage hvert halve år.
På mødet den 9. april 2024 (sag 8) bad udvalget om et budget.
Tidligere har udvalget ønsket en tidsplan.
KB vedtog planen den 19. marts 2024.
Bilag 1. Kort

Lukket punkt
Ingen.
"""

Spans = tuple[Span, ...]


def at(words: str) -> Spans:
    """Give the place of words in the text."""
    start = TEXT.index(words)
    return ((start, start + len(words)),)


def where(**words: str) -> Where:
    """Give evidence: ``whole`` is the object's own, other names are its fields."""
    return {
        "" if key == "whole" else "/" + key.rstrip("_").replace("__", "/"): at(value)
        for key, value in words.items()
    }


SOURCE = Source(
    name="klitby_oeu_2024-05-14",
    file="klitby_oeu_2024-05-14.pdf",
    text=TEXT,
    media_type="application/pdf",
    sha256=sha256(TEXT.encode()).hexdigest(),
    pages=(0, TEXT.index("12. Havnebad")),
)

HARBOUR = Item(
    ordinal=1,
    number="12.",
    title="Havnebad",
    case_numbers=("04.08.00-P20-3-23",),
    treatment=(Treatment("TMU", "recommends", "2024-06-31", where(whole="TMU 31. juni 2024")),),
    recommendation="at havnebadet anlægges.",
    decisions=(
        Decision(
            "Teknik- og Miljøudvalget",
            "2024-05-07",
            "recommended",
            "Anbefales. Bo Juhl (O) stemte imod.",
            "33",
            ("Kim Lau",),
            Votes(against=("Bo Juhl",), where=where(against__0="Bo Juhl (O) stemte imod")),
            where(whole="Anbefales. Bo Juhl (O) stemte imod.", absent__0="Kim Lau"),
        ),
        Decision(
            "Økonomiudvalget",
            "2024-05-14",
            "approved",
            "Godkendt. 2 stemte for, Liv Ås stemte imod.",
            absent=("Ib Holm",),
            where=where(whole="Godkendt. 2 stemte for, Liv Ås stemte imod.", absent__0="Ib Holm."),
        ),
    ),
    absent=("Ib Holm",),
    votes=Votes(
        for_=("A",),
        against=("Liv Ås",),
        count_for=2,
        where=where(for__0="Asta Bro (A)", against__0="Liv Ås stemte", counts__for_="2 stemte for"),
    ),
    dissents=(
        Dissent(
            "Liv Ås",
            "UFP",
            "Liv Ås tager forbehold for prisen.",
            where(whole="Liv Ås tager forbehold for prisen."),
        ),
    ),
    attachments=("Bilag 1. Kort",),
    references=(
        Reference("2024-03-19", "KB", where=where(whole="KB vedtog planen den 19. marts 2024")),
        Reference("2024-04-09", None, "8", where=where(whole="mødet den 9. april 2024 (sag 8)")),
    ),
    requests=(
        Request(
            "request",
            "Udvalget ønsker en status i juni 2024.",
            AskedBy("body", "Økonomiudvalget"),
            Due("i juni 2024", "2024-06-01", "2024-06-30"),
            where=where(whole="Udvalget ønsker en status i juni 2024.", due="i juni 2024"),
        ),
        Request(
            "request",
            "Asta Bro ønsker et notat.",
            AskedBy("person", "Asta Bro"),
            where=where(whole="Asta Bro ønsker et notat."),
        ),
        Request(
            "commitment",
            "Administrationen vender tilbage hvert halve år.",
            AskedBy("administration", "Administrationen"),
            recurs="P6M",
            where=where(whole="Administrationen vender tilbage hvert halve år."),
        ),
    ),
    reported_requests=(
        ReportedRequest(
            "På mødet den 9. april 2024 (sag 8) bad udvalget om et budget.",
            AskedBy("body", "Økonomiudvalget"),
            MadeAt("2024-04-09", None, "8"),
            where=where(whole="På mødet den 9. april 2024 (sag 8) bad udvalget om et budget."),
        ),
        ReportedRequest(
            "Tidligere har udvalget ønsket en tidsplan.",
            AskedBy("body", "Økonomiudvalget"),
            MadeAt(None),
            where=where(whole="Tidligere har udvalget ønsket en tidsplan."),
        ),
    ),
    where=where(
        number="12.",
        title="Havnebad",
        case_numbers__0="04.08.00-P20-3-23",
        recommendation="at havnebadet anlægges.",
        absent__0="Ib Holm. Deltog",
        attachments__0="Bilag 1. Kort",
    ),
)

CLOSED = Item(
    ordinal=2,
    title="Lukket punkt",
    closed=True,
    decisions=(
        Decision("Økonomiudvalget", "2024-05-14", "none", "Ingen.", where=where(whole="Ingen.")),
    ),
    where=where(title="Lukket punkt"),
)

RECORD = Record(
    doc="klitby_oeu_2024-05-14",
    meeting=Meeting(
        "Økonomiudvalget",
        "2022-2025",
        "2024-05-14",
        "13:00",
        "Rådhuset",
        "Klitby Kommune",
        where(
            body="Økonomiudvalget",
            date="14. maj 2024",
            municipality="Klitby Kommune",
            place="Rådhuset",
            start_time="13.00",
            term="2022-2025",
        ),
    ),
    members=(
        Member(
            "Asta Bro",
            "A",
            role="formand",
            where=where(whole="Asta Bro", party="A)", role="formand"),
        ),
        Member("Ib Holm", "V", "absent", where=where(whole="Ib Holm")),
        Member("Liv Ås", "UFP", where=where(whole="Liv Ås")),
        Member("Ove Krog", "N", substitute_for="Per Lund", where=where(whole="Ove Krog (N)")),
    ),
    items=(HARBOUR, CLOSED),
    persons_mentioned=(
        PersonMentioned("Mia Bech", "kontorchef", where=where(whole="Mia Bech", role="kontorchef")),
        PersonMentioned("Bo Juhl", None, "O", where(whole="Bo Juhl")),
    ),
    committees_mentioned=("Økonomiudvalget", "Teknik- og Miljøudvalget"),
    mentions=(Mention("PERSON", "Mia Bech", at("Mia Bech")[0], "list names_da/1"),),
    warnings=(
        SourceWarning("date_impossible", "31. juni findes ikke.", where(whole="31. juni 2024")),
    ),
    abbreviations={"TMU": "Teknik- og Miljøudvalget"},
    where=where(abbreviations__TMU="(TMU)", committees_mentioned__0="Økonomiudvalget"),
)
